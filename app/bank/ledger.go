package bank

import (
	"cmp"
	"slices"
	"strings"

	"tallydesk/app/civil"
)

// Ledger is the bank as it stands during a day: everything posted up to and
// including that day has drawn, and what expires on that day can still be used.
// Its expiry is a movement of that day from the next day on.
type Ledger struct {
	AsOf civil.Day
	// Left is what can be drawn from on AsOf: the minutes left in open lots,
	// and the balance after the last movement. Future lots do not count.
	Left int
	// Lots are in the order in which they will be used: the open ones by draw
	// order, the future ones by start (of an allowance only the next lot), then
	// those used up and those expired.
	Lots []LotState
	// Draws are in serving order.
	Draws []Draw
	// Uncovered are the minutes that no lot covered, in serving order. They are
	// undecided: neither drawn nor billed.
	Uncovered []Gap
	// Movements are in the order in which they happened: on each day arrivals,
	// then draws, then expiries.
	Movements []Movement
	// Warnings tell what is lost in the next 30 days if nothing more is used,
	// the nearest first.
	Warnings []Warning
}

// Draw is what one entry takes from one lot.
type Draw struct {
	Entry, Lot string // ids
	Minutes    int
}

// Gap is what an entry needed and no lot had.
type Gap struct {
	Entry   string // id
	Day     civil.Day
	Minutes int
}

// Kind says what a movement is: the origin of the lot that arrives, or one of
// these.
type Kind string

// The kinds of movement beside the arrivals, whose kind is the lot's Origin.
const (
	KindDraw   Kind = "draw"
	KindExpiry Kind = "expiry"
)

// Movement is one change of the balance.
type Movement struct {
	Day     civil.Day
	Kind    Kind
	Lot     string // id of the lot that gains or loses
	Entry   string // id of the entry that draws; empty otherwise
	Minutes int    // what the balance gains, below zero what it loses
	Balance int    // after this movement
	Why     Why
}

// What says what happened, in a word or two: "Monthly allowance". A draw is
// better told by its entry's ticket.
func (m Movement) What() Phrase { return Phrase{Key: "bank.move." + string(m.Kind)} }

// Lot finds a lot by its id.
func (l Ledger) Lot(id string) (LotState, bool) {
	i := slices.IndexFunc(l.Lots, func(lot LotState) bool { return lot.ID == id })
	if i < 0 {
		return LotState{}, false
	}
	return l.Lots[i], true
}

// Of gives what an entry drew, lot by lot, and what of it is uncovered.
func (l Ledger) Of(entry string) (draws []Draw, uncovered int) {
	for _, draw := range l.Draws {
		if draw.Entry == entry {
			draws = append(draws, draw)
		}
	}
	for _, gap := range l.Uncovered {
		if gap.Entry == entry {
			uncovered += gap.Minutes
		}
	}
	return draws, uncovered
}

// inUse gives the lots as Ledger.Lots has them. Of the future lots of an
// allowance only the next is kept.
func (b *book) inUse() []LotState {
	rank := map[State]int{Open: 0, Future: 1, UsedUp: 2, Expired: 3}
	slices.SortFunc(b.lots, func(x, y account) int {
		if x.State == Open && y.State == Open {
			return b.order.compare(&x, &y)
		}
		return cmp.Or(cmp.Compare(rank[x.State], rank[y.State]), cmp.Compare(x.From, y.From), strings.Compare(x.ID, y.ID))
	})
	told := map[string]bool{}
	var lots []LotState
	for _, lot := range b.lots {
		if lot.State == Future && lot.Origin == OfAllowance {
			if told[lot.Line] {
				continue
			}
			told[lot.Line] = true
		}
		lots = append(lots, lot.LotState)
	}
	return lots
}
