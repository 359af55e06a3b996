package demo

import (
	"encoding/binary"
	"math"
	"math/rand/v2"
	"sort"
	"time"

	"github.com/google/uuid"

	"tallydesk/app"
	"tallydesk/app/civil"
	"tallydesk/app/ticket"
)

// history is the course of years in which the tickets of a large desk arrive.
// Everything in it comes from the seed: the same seed and the same now give the
// same rows.
type history struct {
	*company
	random  *rand.Rand
	now     time.Time
	zone    *time.Location
	lastDay civil.Day       // on which work can have been done
	called  []ticket.Person // whom R-TIX-2 calls
	days    []civil.Day     // open ones, the first to the last
	upTo    []float64       // shares of clients, summed up
}

func newHistory(c *company, random *rand.Rand, now time.Time, called []ticket.Person) *history {
	h := &history{company: c, random: random, now: now, zone: now.Location(), lastDay: civil.Of(now), called: called}
	for day := c.start; day <= h.lastDay; day++ {
		if isWorkday(day) && moment(day, dayEnd, h.zone).Before(now) {
			h.days = append(h.days, day)
		}
	}
	total := 0.0
	for _, k := range c.clients {
		total += k.weight
		h.upTo = append(h.upTo, total)
	}
	return h
}

// The working day, in minutes since midnight.
const (
	dayStart = 7*60 + 30
	dayEnd   = 17*60 + 30
	dayFull  = 8*60 + 30 // as many minutes of work at most
)

func isWorkday(day civil.Day) bool {
	return day.Weekday() != time.Saturday && day.Weekday() != time.Sunday
}

// tickets puts so many tickets into a desk, the earliest first.
func (h *history) tickets(l *app.Loader, n int, told func(done int)) error {
	for i := range n {
		place := (float64(i) + h.random.Float64()) / float64(n)
		day := place * float64(len(h.days))
		received := moment(h.days[int(day)], dayStart, h.zone).Add(time.Duration((day - math.Floor(day)) * float64((dayEnd-dayStart)*int(time.Minute)))).Truncate(time.Millisecond)
		if err := l.Add(h.live(received, h.client(), h.stillOpen(1-place))); err != nil {
			return err
		}
		if i%1000 == 0 {
			told(i)
		}
	}
	return nil
}

// stillOpen tells whether a ticket is not done yet, by how much of the history
// lies after it: some of the latest, and few of the others. About two of a
// hundred are.
func (h *history) stillOpen(after float64) bool {
	return h.random.Float64() < 0.85*math.Exp(-after/0.018)+0.0045
}

func (h *history) client() *client {
	at := sort.SearchFloat64s(h.upTo, h.random.Float64()*h.upTo[len(h.upTo)-1])
	return h.clients[min(at, len(h.clients)-1)]
}

// agentOf gives who works for a customer: mostly the same few people.
func (h *history) agentOf(k *client) *member {
	return h.people[(3*k.place+h.random.IntN(min(6, len(h.people))))%len(h.people)]
}

// frontDesk gives somebody who takes requests in.
func (h *history) frontDesk() *member { return h.people[h.random.IntN(len(h.people))] }

// id gives the id of a command of a moment.
func (h *history) id(at time.Time) string { return newID(h.random, at) }

// newID gives a UUIDv7 of a moment, the rest of it from the seed.
func newID(random *rand.Rand, at time.Time) string {
	var id uuid.UUID
	binary.BigEndian.PutUint64(id[:], uint64(at.UnixMilli())<<16|random.Uint64()&0xffff)
	binary.BigEndian.PutUint64(id[8:], random.Uint64())
	id[6] = id[6]&0x0f | 0x70
	id[8] = id[8]&0x3f | 0x80
	return id.String()
}

// hours moves a moment outside working hours to the next morning.
func (h *history) hours(at time.Time) time.Time {
	day, minute := civil.Of(at), at.Hour()*60+at.Minute()
	if isWorkday(day) && minute >= dayStart && minute < dayEnd {
		return at
	}
	if minute >= dayEnd || !isWorkday(day) {
		day++
	}
	for !isWorkday(day) {
		day++
	}
	return moment(day, dayStart+h.random.IntN(180), h.zone)
}

// room finds the first day from a moment on that a person has room for so much
// work, and when on it.
func (h *history) room(who *member, at time.Time, minutes int) (day civil.Day, from int) {
	for day = civil.Of(at); day <= min(h.lastDay, civil.Of(at)+mostWait); day++ {
		used := &who.used[day-h.start]
		if !isWorkday(day) || int(*used)+minutes > dayFull {
			continue
		}
		from = 8*60 + int(*used)
		*used += int16(minutes)
		return day, from
	}
	return h.lastDay + 1, 0
}

// mostWait is how many days work is put off at most; after that nobody does it.
const mostWait = 14
