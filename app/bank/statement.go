package bank

import (
	"cmp"
	"slices"

	"tallydesk/app/civil"
)

// Statement is a ledger's movements of a period (R-BANK-10). Opening plus all
// movements is Closing, and a period's Opening is the Closing of the one
// before. A period that is not over yet closes with the balance of today.
type Statement struct {
	From, To  civil.Day // inclusive
	Opening   int
	Movements []Movement
	Closing   int
	Uncovered []Gap // of the period: listed beside, not part of the balance
}

// Statement cuts the period from one day to another, inclusive, out of the
// ledger.
func (l Ledger) Statement(from, to civil.Day) Statement {
	s := Statement{From: from, To: to, Opening: l.balanceBefore(from)}
	s.Movements = within(l.Movements, from, to, func(m Movement) civil.Day { return m.Day })
	s.Uncovered = within(l.Uncovered, from, to, func(g Gap) civil.Day { return g.Day })
	s.Closing = s.Opening
	if n := len(s.Movements); n > 0 {
		s.Closing = s.Movements[n-1].Balance
	}
	return s
}

// balanceBefore gives the balance with which a day begins.
func (l Ledger) balanceBefore(day civil.Day) int {
	at, _ := slices.BinarySearchFunc(l.Movements, day, func(m Movement, day civil.Day) int { return cmp.Compare(m.Day, day) })
	if at == 0 {
		return 0
	}
	return l.Movements[at-1].Balance
}

// within gives those of a list in order of days that lie in a period.
func within[T any](list []T, from, to civil.Day, dayOf func(T) civil.Day) []T {
	if to < from {
		return nil
	}
	byDay := func(item T, day civil.Day) int { return cmp.Compare(dayOf(item), day) }
	first, _ := slices.BinarySearchFunc(list, from, byDay)
	last, _ := slices.BinarySearchFunc(list, to+1, byDay)
	return list[first:last:last]
}
