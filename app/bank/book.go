package bank

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"tallydesk/app/civil"
)

// book is a ledger in the making: the facts, and what the steps taken so far
// have made of them.
type book struct {
	zone    *time.Location
	terms   []Terms // those not in force yet, the next one first
	entries []Entry
	caps    []capping
	lots    []account

	order     DrawOrder
	open      []int // indexes of the lots that can be drawn from, in draw order
	balance   int
	movements []Movement
	draws     []Draw
	uncovered []Gap
}

// account is a lot in the book.
type account struct {
	LotState
	width int // of its scope
}

func newBook(f Facts, asOf civil.Day) *book {
	b := &book{zone: f.Contract.Zone, entries: f.Entries, terms: slices.Clone(f.Terms)}
	if b.zone == nil {
		b.zone = time.UTC
	}
	slices.SortFunc(b.terms, func(a, b Terms) int {
		return cmp.Or(cmp.Compare(a.From, b.From), strings.Compare(a.ID, b.ID))
	})
	allowances, caps := f.allowanceLots(max(asOf, f.Contract.Start) + horizon)
	b.caps = caps
	for _, lot := range slices.Concat(f.Lots, allowances) {
		if lot.Minutes > 0 {
			b.lots = append(b.lots, account{newLotState(lot, f.Contract.End), lot.Scope.width()})
		}
	}
	b.movements = make([]Movement, 0, len(b.entries)+len(b.entries)/4+2*len(b.lots))
	b.draws = make([]Draw, 0, len(b.entries)+len(b.entries)/4)
	return b
}

// run takes steps, in order.
func (b *book) run(steps []step) {
	for _, s := range steps {
		day := s.day()
		b.follow(day)
		switch s.phase() {
		case lotArrives:
			b.arrive(day, s.at)
		case entryDraws:
			b.serve(&b.entries[s.at])
		case lotExpires:
			b.expire(day, s.at)
		case capApplies:
			b.applyCap(b.caps[s.at])
		}
	}
}

// follow puts the terms of a day in force.
func (b *book) follow(day civil.Day) {
	for len(b.terms) > 0 && b.terms[0].From <= day {
		if order := b.terms[0].Order; order != b.order {
			b.order = order
			slices.SortFunc(b.open, b.compare)
		}
		b.terms = b.terms[1:]
	}
}

func (b *book) compare(i, j int) int { return b.order.compare(&b.lots[i], &b.lots[j]) }

// arrive puts a lot's minutes into the bank.
func (b *book) arrive(day civil.Day, i int) {
	b.enter(day, &b.lots[i])
	at, _ := slices.BinarySearchFunc(b.open, i, b.compare)
	b.open = slices.Insert(b.open, at, i)
}

func (b *book) enter(day civil.Day, lot *account) {
	lot.State = Open
	b.move(Movement{Day: day, Kind: Kind(lot.Origin), Lot: lot.ID, Minutes: lot.Minutes, Why: lot.cameBy()})
}

// serve draws an entry from the open lots that fit, in draw order; what they
// cannot cover is uncovered (R-BANK-2).
func (b *book) serve(e *Entry) {
	need := e.Minutes
	for at := 0; at < len(b.open) && need > 0; {
		lot := &b.lots[b.open[at]]
		if !lot.Scope.Fits(e.Kind, e.WorkType) {
			at++
			continue
		}
		took := min(need, lot.Left)
		need -= took
		lot.take(took, false)
		b.draws = append(b.draws, Draw{Entry: e.ID, Lot: lot.ID, Minutes: took})
		b.move(Movement{
			Day: e.PostingDay, Kind: KindDraw, Lot: lot.ID, Entry: e.ID, Minutes: -took,
			Why: b.order.why(lot, b.nextFor(e, at+1)),
		})
		if lot.Left == 0 {
			b.open = slices.Delete(b.open, at, at+1)
		}
	}
	if need > 0 {
		b.uncovered = append(b.uncovered, Gap{Entry: e.ID, Day: e.PostingDay, Minutes: need})
	}
}

// nextFor gives the first open lot from a place on that would serve an entry.
func (b *book) nextFor(e *Entry, at int) *account {
	for _, i := range b.open[at:] {
		if b.lots[i].Scope.Fits(e.Kind, e.WorkType) {
			return &b.lots[i]
		}
	}
	return nil
}

// expire ends a lot: what is left of it is lost (R-BANK-6). One that could
// never be used comes only now, so that it is seen to go.
func (b *book) expire(day civil.Day, i int) {
	if b.lots[i].neverUsable() {
		b.enter(day, &b.lots[i])
	}
	b.lose(day, i, b.lots[i].Left, b.lots[i].lostBy())
}

// applyCap lets what a line's lots hold above the cap expire, the oldest lot
// first (R-BANK-3).
func (b *book) applyCap(c capping) {
	var held []int
	excess := -c.keep
	for i := range b.lots {
		lot := &b.lots[i]
		if lot.Origin == OfAllowance && lot.Line == c.line && lot.State == Open {
			held = append(held, i)
			excess += lot.Left
		}
	}
	if excess <= 0 {
		return
	}
	slices.SortFunc(held, func(i, j int) int {
		return cmp.Compare(b.lots[i].From, b.lots[j].From) // no two months of a line begin on one day
	})
	for _, i := range held {
		lost := min(max(0, excess), b.lots[i].Left)
		excess -= lost
		b.lose(c.day, i, lost, Why{Rule: LostToCap, Day: c.day, Minutes: c.keep})
	}
}

func (b *book) lose(day civil.Day, i, minutes int, why Why) {
	if minutes <= 0 {
		return
	}
	lot := &b.lots[i]
	lot.take(minutes, true)
	b.move(Movement{Day: day, Kind: KindExpiry, Lot: lot.ID, Minutes: -minutes, Why: why})
	if at := slices.Index(b.open, i); lot.Left == 0 && at >= 0 {
		b.open = slices.Delete(b.open, at, at+1)
	}
}

func (b *book) move(m Movement) {
	b.balance += m.Minutes
	m.Balance = b.balance
	b.movements = append(b.movements, m)
}
