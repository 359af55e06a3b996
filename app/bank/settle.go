package bank

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"tallydesk/app/civil"
)

// horizon is how far beyond its day a ledger looks, in days: far enough for
// the first warning and for the next month's allowance.
const horizon = 31

// Settle computes the bank as it stands during a day (see Ledger) from all
// facts, those of later days left out. The day must be a real one, not
// civil.Never.
func Settle(f Facts, asOf civil.Day) Ledger {
	b := newBook(f, asOf)
	steps := b.steps(asOf)
	today := slices.IndexFunc(steps, func(s step) bool { return s.key >= stepKey(asOf, lotExpires, 0) })
	if today < 0 {
		today = len(steps)
	}
	b.run(steps[:today])
	b.follow(asOf)

	ledger := Ledger{
		AsOf: asOf, Left: b.balance,
		Draws: b.draws, Uncovered: b.uncovered, Movements: b.movements,
		Warnings: b.warnings(asOf, steps[today:]),
	}
	ledger.Lots = b.inUse()
	return ledger
}

// phase is the part of a day in which a step happens.
type phase int64

const (
	lotArrives phase = iota
	entryDraws
	lotExpires
	capApplies
)

// step is something that happens to the bank. Steps are taken in the order of
// their keys, then of the ids of what they concern. A step holds no pointers:
// there are many of them to sort.
type step struct {
	key int64
	at  int // index of the lot, entry or capping
}

// A step's key is its day, the phase of the day, and the place within it.
const (
	placeBits = 28 // a day in milliseconds, and more
	phaseBits = 2
)

func stepKey(day civil.Day, p phase, place int64) int64 {
	return int64(day)<<(phaseBits+placeBits) | int64(p)<<placeBits | place
}

func (s step) day() civil.Day { return civil.Day(s.key >> (phaseBits + placeBits)) }
func (s step) phase() phase   { return phase(s.key >> placeBits & (1<<phaseBits - 1)) }

// steps lays out what happens: entries up to a day, everything else as far as
// the horizon.
func (b *book) steps(asOf civil.Day) []step {
	until := asOf + horizon
	steps := make([]step, 0, len(b.entries)+2*len(b.lots)+len(b.caps))
	for i := range b.lots {
		lot := &b.lots[i]
		if lot.From <= until && !lot.neverUsable() {
			steps = append(steps, step{stepKey(lot.From, lotArrives, arrivalPlace[lot.Origin]), i})
		}
		if lot.Expires <= until {
			steps = append(steps, step{stepKey(lot.Expires, lotExpires, 0), i})
		}
	}
	for i, c := range b.caps {
		if c.day <= until {
			steps = append(steps, step{stepKey(c.day, capApplies, 0), i})
		}
	}
	place := servingPlace(b.zone)
	for i := range b.entries {
		if e := &b.entries[i]; e.PostingDay <= asOf && e.Minutes > 0 {
			steps = append(steps, step{stepKey(e.PostingDay, entryDraws, place(e)), i})
		}
	}
	slices.SortFunc(steps, func(x, y step) int {
		if x.key != y.key {
			return cmp.Compare(x.key, y.key)
		}
		return strings.Compare(b.idOf(x), b.idOf(y))
	})
	return steps
}

// idOf gives the id of what a step concerns.
func (b *book) idOf(s step) string {
	switch s.phase() {
	case entryDraws:
		return b.entries[s.at].ID
	case capApplies:
		return b.caps[s.at].line
	default:
		return b.lots[s.at].ID
	}
}

// arrivalPlace puts lots that arrive on one day in an order that reads well.
var arrivalPlace = map[Origin]int64{OfOpening: 0, OfTraining: 1, OfAllowance: 2, OfPurchase: 3}

// servingPlace gives an entry's place in its day: entries without a start time
// first, the others by the time since their work day began (R-BANK-1).
func servingPlace(zone *time.Location) func(*Entry) int64 {
	starts := map[civil.Day]time.Time{}
	return func(e *Entry) int64 {
		if e.Start.IsZero() {
			return 0
		}
		start, ok := starts[e.WorkDay]
		if !ok {
			start = e.WorkDay.Start(zone)
			starts[e.WorkDay] = start
		}
		return 1 + min(max(0, e.Start.Sub(start).Milliseconds()), 1<<placeBits-2)
	}
}
