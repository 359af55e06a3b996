package bank

import (
	"slices"

	"tallydesk/app/civil"
)

// Outcome is what an entry will do to the bank (R-BANK-11).
type Outcome struct {
	Draws     []Draw
	Uncovered int
	// Displaced is how many minutes of other entries lose their cover: an entry
	// of an earlier day is served before them.
	Displaced int
	Before    int // left without the entry
	After     Ledger
}

// Preview tells what an entry will do, new or in place of the one with its id:
// on a day, or on its posting day if that is later.
func Preview(f Facts, e Entry, asOf civil.Day) Outcome {
	asOf = max(asOf, e.PostingDay)
	others := slices.DeleteFunc(slices.Clone(f.Entries), func(old Entry) bool { return old.ID == e.ID })

	f.Entries = others
	before := Settle(f, asOf)
	f.Entries = append(others, e)
	after := Settle(f, asOf)

	outcome := Outcome{Before: before.Left, After: after}
	outcome.Draws, outcome.Uncovered = after.Of(e.ID)
	outcome.Displaced = after.uncovered() - outcome.Uncovered - before.uncovered()
	return outcome
}

func (l Ledger) uncovered() int {
	sum := 0
	for _, gap := range l.Uncovered {
		sum += gap.Minutes
	}
	return sum
}
