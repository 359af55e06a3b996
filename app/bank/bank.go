// Package bank is the time bank: what a customer has left of the minutes of a
// contract, and why (domain.md 6). Everything here is a pure function of facts
// that are passed in: the result is the same for every order of the same
// facts, and on every machine. It never reads a clock, a database or a price,
// and never holds words: what it has to say are keys and figures (Phrase).
//
// Settle lays all facts out on one line of time. On each day lots arrive
// first, then entries draw, then, at the end of the day, lots expire and caps
// bite. Whatever happens to minutes is one step on that line, so there is one
// place for every rule and one order in which they meet.
//
// All durations are whole minutes. All days are civil days of the contract.
package bank

import (
	"time"

	"tallydesk/app/civil"
)

// Facts is all that a contract's balance depends on. The order within each
// list means nothing. Ids are unique within their list.
type Facts struct {
	Contract   Contract
	Terms      []Terms
	Allowances []Allowance
	Lots       []Lot
	Entries    []Entry
}

// Contract is what the bank needs to know of a contract.
type Contract struct {
	Start civil.Day
	End   civil.Day // the last day; civil.Never when open-ended
	// Zone is that of the contract's calendar: entries of a day are served by
	// their time in it. Nil is UTC.
	Zone *time.Location
	// Deployments are the customer's, over time (R-CON-7).
	Deployments []Deployment
}

// Deployment says where the customer's installation runs from a day on.
type Deployment struct {
	ID     string
	From   civil.Day
	Hosted bool
}

// Terms is one version of a contract's rules, in force from a day on until the
// next version (R-BANK-15). Before the first version the zero value holds.
type Terms struct {
	ID    string
	From  civil.Day
	Order DrawOrder
}

// Entry is one charge that draws: a part of a time entry on one day
// (R-BANK-2), of the class Drawn. An entry without minutes is left out.
type Entry struct {
	ID         string
	WorkDay    civil.Day
	PostingDay civil.Day // the work day, except for late entries (R-BANK-13)
	Start      time.Time // zero when only the duration is known
	Minutes    int
	Kind       string // the ticket's, for the scope of lots
	WorkType   string // likewise
}

// hosted reports whether the customer was hosted on a day. What is known first
// also holds for the days before; nothing known is not hosted.
func (c Contract) hosted(day civil.Day) bool {
	if len(c.Deployments) == 0 {
		return false
	}
	found := c.Deployments[0]
	for _, d := range c.Deployments[1:] {
		if later(day, d.From, d.ID, found.From, found.ID) {
			found = d
		}
	}
	return found.Hosted
}

// later reports whether version a takes the place of version b on a day: the
// latest one begun by then; of those not yet begun, the earliest; the greater
// id where both began on the same day.
func later(day, a civil.Day, idA string, b civil.Day, idB string) bool {
	switch {
	case a == b:
		return idA > idB
	case a <= day && b <= day:
		return a > b
	default:
		return a < b
	}
}
