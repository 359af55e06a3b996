package ticket

import (
	"slices"
	"time"
)

// State is how far a ticket has come.
type State string

// The states of domain.md 4.
const (
	New             State = "new"
	AwaitingLiaison State = "awaiting_liaison" // held until a liaison confirms it (R-ACC-3)
	Assessed        State = "assessed"
	InProgress      State = "in_progress"
	WaitingCustomer State = "waiting_customer"
	WaitingApproval State = "waiting_approval" // of a quote
	WaitingRelease  State = "waiting_release"
	Resolved        State = "resolved"
	Closed          State = "closed"
	Declined        State = "declined"
	Merged          State = "merged"
)

// States lists the states in the order of a ticket's life.
var States = []State{
	New, AwaitingLiaison, Assessed, InProgress, WaitingCustomer, WaitingApproval, WaitingRelease,
	Resolved, Closed, Declined, Merged,
}

// transitions says where each state may go, in the order to offer. A done
// ticket's way back is its reopening; only a confirmation or a refusal leads
// out of AwaitingLiaison.
var transitions = map[State][]State{
	New:             {Assessed, InProgress, WaitingCustomer, WaitingApproval, WaitingRelease, Resolved, Declined},
	AwaitingLiaison: {New, Declined},
	Assessed:        {InProgress, WaitingCustomer, WaitingApproval, WaitingRelease, Resolved, Declined},
	InProgress:      {WaitingCustomer, WaitingApproval, WaitingRelease, Resolved, Declined},
	WaitingCustomer: {InProgress, WaitingApproval, WaitingRelease, Resolved, Declined},
	WaitingApproval: {InProgress, WaitingCustomer, WaitingRelease, Resolved, Declined},
	WaitingRelease:  {InProgress, WaitingCustomer, WaitingApproval, Resolved, Declined},
	Resolved:        {Closed, InProgress},
	Closed:          {InProgress},
	Declined:        {New},
	Merged:          {},
}

// Next lists where a state may go, in the order to offer.
func Next(from State) []State { return slices.Clone(transitions[from]) }

// CanMove reports whether a ticket may go from one state to another.
func CanMove(from, to State) bool { return slices.Contains(transitions[from], to) }

// Done reports whether nothing is left to do in the state.
func (s State) Done() bool { return s == Resolved || s == Closed || s == Declined || s == Merged }

// WantsText reports whether the state is only entered with a text for the
// customer: a resolution when resolving, a reason when declining (R-ACC-7).
func WantsText(to State) bool { return to == Resolved || to == Declined }

// ReopenDays is how long a done ticket can be reopened. After that a new ticket
// follows it up.
const ReopenDays = 30

// CanReopen reports whether a ticket that was done at a moment, the later of
// resolved and closed, can still be reopened at another.
func CanReopen(done, at time.Time) bool { return at.Before(done.AddDate(0, 0, ReopenDays)) }

// AfterMessage gives the state that a message of the customer moves a ticket
// to: one that waits for it goes on, and a done one is reopened. "" leaves it.
func AfterMessage(from State) State {
	switch from {
	case WaitingCustomer, Resolved, Closed:
		return InProgress
	case Declined:
		return New
	}
	return ""
}
