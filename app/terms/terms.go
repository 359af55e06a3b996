// Package terms holds what a contract is made of: its lines (entitlements),
// what each kind of line must say, which of them are in force on a day, and
// the shipped templates (domain.md 5). Everything here is a plain value. It
// never reads a clock or a database, never counts minutes (bank does) and holds
// no words.
package terms

import (
	"slices"

	"tallydesk/app/bank"
	"tallydesk/app/civil"
)

// Kind says what a contract line entitles to. Its word is line.<kind>.
type Kind string

// The kinds of line of domain.md 5.
const (
	Maintenance Kind = "maintenance" // an amount per period, and what it covers
	Allowance   Kind = "allowance"   // minutes each month
	Quota       Kind = "quota"       // tech tickets each contract year
	Prepaid     Kind = "prepaid"     // hours bought in blocks
	Reserved    Kind = "reserved"    // an average of hours a week, kept free for the customer
	PayAsYouGo  Kind = "payg"        // a rate
	Training    Kind = "training"    // minutes of training for the contract's term
	AddOn       Kind = "addon"       // a service by subscription or at a fixed price
)

// Kinds lists the kinds of line in the order in which a contract names them.
var Kinds = []Kind{Maintenance, Allowance, Quota, Prepaid, Reserved, PayAsYouGo, Training, AddOn}

// OverUse says what becomes of minutes that the bank cannot cover. Its word is
// overuse.<code>.
type OverUse string

// The over-use policies.
const (
	Ask      OverUse = "ask"      // stop and ask
	Charge   OverUse = "charge"   // charge as pay-as-you-go
	Negative OverUse = "negative" // go negative
)

// OverUses lists the over-use policies.
var OverUses = []OverUse{Ask, Charge, Negative}

// DrawOrders lists the orders in which a bank can be drawn from.
var DrawOrders = []bank.DrawOrder{bank.ExpiryFirst, bank.StartFirst}

// Period says how often a line's price is paid. Its word is period.<code>.
type Period string

// The periods.
const (
	Month   Period = "month"
	Quarter Period = "quarter"
	Year    Period = "year"
	Once    Period = "once" // each time the service is ordered
)

// Periods lists the periods.
var Periods = []Period{Month, Quarter, Year, Once}

// WorkTypes lists the types of work that time is logged as. Their words are
// worktype.<code>.
var WorkTypes = []string{"support", "training", "consulting", "development", "travel", "other"}

// Version is a contract line as it is from its ValidFrom on, until the line's
// next version.
type Version struct {
	ID     string
	LineID string // the same for all versions of a line
	Line
}

// InForce gives the versions that hold on a day, in the order they are given
// in: of each line the latest one begun, unless it has ended (R-BANK-15).
func InForce(versions []Version, day civil.Day) []Version {
	latest := map[string]civil.Day{}
	for _, v := range versions {
		if v.ValidFrom <= day {
			latest[v.LineID] = max(latest[v.LineID], v.ValidFrom)
		}
	}
	return slices.DeleteFunc(slices.Clone(versions), func(v Version) bool {
		from, begun := latest[v.LineID]
		return !begun || v.ValidFrom != from || v.ValidTo != 0 && v.ValidTo < day
	})
}
