package bank

import (
	"slices"

	"tallydesk/app/civil"
)

// Outcome is what entries will do to the bank (R-BANK-11).
type Outcome struct {
	Before int    // left without them
	After  Ledger // with them
	// Displaced is how many minutes of other entries lose their cover: an entry
	// of an earlier day is served before them.
	Displaced int
}

// Preview tells what entries will do, in place of those with the ids replaced:
// on a day, or on their last posting day if that is later.
func Preview(f Facts, entries []Entry, replaced []string, asOf civil.Day) Outcome {
	for _, e := range entries {
		asOf = max(asOf, e.PostingDay)
	}
	f.Entries = slices.DeleteFunc(slices.Clone(f.Entries), func(old Entry) bool { return slices.Contains(replaced, old.ID) })
	before := Settle(f, asOf)
	f.Entries = append(f.Entries, entries...)
	after := Settle(f, asOf)

	outcome := Outcome{Before: before.Left, After: after, Displaced: after.uncovered() - before.uncovered()}
	for _, e := range entries {
		_, uncovered := after.Of(e.ID)
		outcome.Displaced -= uncovered
	}
	return outcome
}

func (l Ledger) uncovered() int {
	sum := 0
	for _, gap := range l.Uncovered {
		sum += gap.Minutes
	}
	return sum
}
