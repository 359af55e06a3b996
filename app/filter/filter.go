// Package filter is the grammar of the filters that people type over a list of
// tickets:
//
//	customer:acme state:open prio:high -kind:question opened:>2026-01-01 "exact words" -word
//
// A token is a name and one or more values, as its words are in English or in
// Swedish. Several values of one token, and the same token twice, mean any of
// them; different tokens must all hold; a minus turns one round. What is no
// token is looked for as words. The package knows no database: whom a name
// means is found by who reads the tickets (app/view).
package filter

import (
	"slices"

	"tallydesk/app/civil"
)

// Field is what a part of a filter looks at. Its words are
// "filter.token.<field>": the names that it can be typed by, the one that it is
// written by first.
type Field string

// The fields.
const (
	Text     Field = "text" // words: no token
	Customer Field = "customer"
	Contract Field = "contract"
	Product  Field = "product"
	Assignee Field = "assignee"
	Reporter Field = "reporter"
	State    Field = "state"
	Priority Field = "priority"
	Kind     Field = "kind"
	Cause    Field = "cause"
	Channel  Field = "channel"
	Line     Field = "line"
	Is       Field = "is"
	Has      Field = "has"
	Opened   Field = "opened"
	Updated  Field = "updated"
	Resolved Field = "resolved"
	Closed   Field = "closed"
)

// Tokens lists the fields that have a token, in the order to offer them.
var Tokens = []Field{
	Customer, State, Priority, Assignee, Kind, Line, Opened, Updated, Is, Has, Product, Contract, Reporter, Channel, Cause, Resolved, Closed,
}

// Values with a meaning of their own among names: the person who looks, and
// nobody.
const (
	Me   = "me"
	None = "none"
)

// States that stand for several.
const (
	Open = "open" // all in which something is left to do
	Done = "done"
)

// Marks are the values of Is, each of which must hold.
const (
	Mine       = "mine"
	Unassigned = "unassigned"
	Uncovered  = "uncovered"
	Emergency  = "emergency"
	Unanswered = "unanswered" // open, and the customer spoke last
	Reopened   = "reopened"
)

// Things that a ticket Has.
const (
	Time = "time"
	File = "file"
	Note = "note"
)

// Term is one condition of a filter.
type Term struct {
	Field Field
	Not   bool
	// Values are codes, or names as typed; any of them will do. Of Text, Is and
	// Has there is one.
	Values []string
	// Exact is of Text: the words as they stand, one after the other.
	Exact bool
	// Days is of the fields that are moments.
	Days Days
}

// Filter is a list of conditions that must all hold. The zero Filter asks for
// nothing.
type Filter struct{ Terms []Term }

// Has tells whether a field is asked for, turned round or not.
func (f Filter) Has(field Field) bool {
	return slices.ContainsFunc(f.Terms, func(t Term) bool { return t.Field == field })
}

// Days is a range of days, both ends in it, each of which may be open. A
// relative one counts back from the day on which it is asked.
type Days struct {
	From, To civil.Day // zero: open
	Relative bool
	Newest   int // days back of the last day
	Oldest   int // days back of the first day; Forever: open
}

// Forever is an Oldest without an end.
const Forever = -1

// Range gives the days as seen from today. A zero day is an open end.
func (d Days) Range(today civil.Day) (from, to civil.Day) {
	if !d.Relative {
		return d.From, d.To
	}
	if d.Oldest != Forever {
		from = today - civil.Day(d.Oldest)
	}
	return from, today - civil.Day(d.Newest)
}

// hasDays tells whether a field is a moment.
func (field Field) hasDays() bool {
	return field == Opened || field == Updated || field == Resolved || field == Closed
}

// Named tells whether the values of a field are names that the desk knows:
// customers, people, contracts, products.
func (field Field) Named() bool {
	return field == Customer || field == Contract || field == Product || field == Assignee || field == Reporter
}

// alone tells whether every value of a field is a condition of its own.
func (field Field) alone() bool {
	return field == Text || field == Is || field == Has || field.hasDays()
}

// AsksForState tells whether the filter itself says which states it means, so
// that no list leaves out the done ones by custom.
func (f Filter) AsksForState() bool {
	return slices.ContainsFunc(f.Terms, func(t Term) bool {
		switch t.Field {
		case State, Resolved, Closed:
			return true
		case Is:
			return t.Values[0] == Open || t.Values[0] == Done
		}
		return false
	})
}
