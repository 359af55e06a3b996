package bank

import (
	"slices"

	"tallydesk/app/civil"
	"tallydesk/app/fail"
)

// Warning says what is lost on a coming day if nothing more is used
// (R-BANK-6).
type Warning struct {
	Lot     string // id
	Minutes int    // that are lost
	Day     civil.Day
	Days    int // until then; 0 is today
	Stage   int // how near it is: 30, 14 or 3 days or less
	Why     Why
}

// stages are the days before an expiry on which it is warned of.
var stages = []int{3, 14, 30}

// warnings takes the steps to come in a copy of the book and tells what of the
// lots that are there now is lost on the way.
func (b *book) warnings(asOf civil.Day, coming []step) []Warning {
	ahead := b.ahead()
	ahead.run(coming)
	var told []Warning
	for _, m := range ahead.movements {
		if m.Kind != KindExpiry || !b.holds(m.Lot) {
			continue
		}
		days := int(m.Day - asOf)
		nearest := slices.IndexFunc(stages, func(stage int) bool { return days <= stage })
		if nearest < 0 {
			continue
		}
		told = append(told, Warning{
			Lot: m.Lot, Minutes: -m.Minutes, Day: m.Day, Days: days, Stage: stages[nearest], Why: m.Why,
		})
	}
	return told
}

// ahead copies the book, without its past.
func (b *book) ahead() *book {
	c := *b
	c.lots, c.open = slices.Clone(b.lots), slices.Clone(b.open)
	c.movements, c.draws, c.uncovered = nil, nil, nil
	return &c
}

// holds reports whether a lot can be drawn from now.
func (b *book) holds(id string) bool {
	return slices.ContainsFunc(b.open, func(i int) bool { return b.lots[i].ID == id })
}

// Phrase says the warning: "2 h of Allowance Nov expire on
// 30 Nov, in 3 days.".
func (w Warning) Phrase(lot Lot) Phrase {
	args := fail.Args{"Hours": fail.Minutes(w.Minutes), "Lot": lot.Name()}
	if w.Days == 0 {
		return Phrase{Key: "bank.warning.today", Args: args}
	}
	args["Day"], args["Count"] = w.Day, w.Days
	return Phrase{Key: "bank.warning", Args: args}
}
