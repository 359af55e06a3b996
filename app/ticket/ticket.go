// Package ticket holds the rules of tickets (domain.md 4): what they can be,
// where they may go, in which order they are worked on, who is called to them
// and which contract pays. Everything is a pure function of plain values: no
// clock, no database and no words.
package ticket

import "slices"

// Kind is what a ticket is about.
type Kind string

// The kinds of ticket. Their codes are also those of contract scopes.
const (
	Fault      Kind = "fault"      // tech ticket
	Assistance Kind = "assistance" // services request
	Training   Kind = "training"
	Change     Kind = "change" // change request
	Question   Kind = "question"
)

// Kinds lists the kinds in the order to offer them.
var Kinds = []Kind{Fault, Assistance, Training, Change, Question}

// Cause is what triage found behind a ticket.
type Cause string

// The causes.
const (
	Software     Cause = "software" // a fault of ours
	Installation Cause = "installation"
	Released     Cause = "released" // already fixed by a release
	Access       Cause = "access"   // access rights
	Data         Cause = "data"
	Network      Cause = "network" // the customer's network or hardware
	User         Cause = "user"    // how it was used
)

// Causes lists the causes in the order of the triage checklist (R-TIX-3), the
// software fault last.
var Causes = []Cause{Network, Installation, Released, Access, Data, User, Software}

// Channel is the way in which something was said.
type Channel string

// The channels.
const (
	App    Channel = "app"
	Email  Channel = "email"
	Phone  Channel = "phone"
	OnSite Channel = "onsite"
)

// Channels lists the channels in the order to offer them.
var Channels = []Channel{App, Email, Phone, OnSite}

// Priority says how urgent a ticket is.
type Priority string

// The priorities.
const (
	VeryHigh Priority = "very_high" // the whole installation is down
	High     Priority = "high"      // no workaround, one user, critical
	Medium   Priority = "medium"    // no workaround, one user
	Low      Priority = "low"       // a change or enhancement
)

// Priorities lists the priorities, the highest first.
var Priorities = []Priority{VeryHigh, High, Medium, Low}

// rank is the priority's place among Priorities; unknown ones count as Medium.
func (p Priority) rank() int {
	if at := slices.Index(Priorities, p); at >= 0 {
		return at
	}
	return slices.Index(Priorities, Medium)
}
