package command

import (
	"time"

	"tallydesk/app/access"
	"tallydesk/app/fail"
	"tallydesk/app/ticket"
	"tallydesk/data"
)

var (
	_ = register[SetState]()
	_ = register[AskToClose]()
)

// SetState moves a ticket along the table of domain.md 4. Resolving wants a
// resolution, declining a public reason. A liaison may close what is resolved,
// and reopen what is resolved or closed.
type SetState struct {
	TicketID   string
	State      ticket.State
	Expect     ticket.State // the state that the person saw; empty for any
	Resolution string       // public
	Reason     string       // public
}

// Spec names the command.
func (SetState) Spec() Spec { return Spec{Name: "ticket.state", Version: 1, Class: Decision} }

// Validate wants the text of the gate.
func (k *SetState) Validate() error {
	errs := []error{
		wantOneOf("state", k.State, ticket.States...),
		allowText("resolution", k.Resolution, maxText), allowText("reason", k.Reason, maxText),
	}
	if ticket.WantsText(k.State) {
		errs = append(errs, wantText(k.gate(), k.text(), maxText))
	}
	return fail.Join(errs...)
}

func (k *SetState) gate() string {
	if k.State == ticket.Resolved {
		return "resolution"
	}
	return "reason"
}

func (k *SetState) text() string {
	if k.State == ticket.Resolved {
		return k.Resolution
	}
	return k.Reason
}

// Authorize is for staff, but for what a liaison may.
func (k *SetState) Authorize(tx *data.Tx, actor access.Actor) error {
	row, err := visibleTicket(tx, actor, k.TicketID)
	if err != nil {
		return err
	}
	from := ticket.State(row.State)
	closes := from == ticket.Resolved && k.State == ticket.Closed
	reopens := (from == ticket.Resolved || from == ticket.Closed) && k.State == ticket.InProgress
	if closes || reopens {
		return actor.Require(access.OpenTickets)
	}
	return actor.Require(access.WorkTickets)
}

// Apply moves the ticket, unless it is not where the person saw it or may not
// go there.
func (k *SetState) Apply(tx *data.Tx, c Ctx) error {
	return changeTicket(tx, c, k.TicketID, func(row *data.Ticket) (data.TicketEvent, error) {
		if k.Expect != "" && k.Expect != ticket.State(row.State) {
			return data.TicketEvent{}, refuseTicket(tx, c, *row, "ticket.state", fail.Args{"State": stateWord(c, row.State)})
		}
		if err := mayMove(tx, *row, k.State, c); err != nil {
			return data.TicketEvent{}, err
		}
		return moveTo(row, c, k.State, k.text()), nil
	})
}

// stateWord is what the actor's side calls a state (ux.md 5.1).
func stateWord(c Ctx, state string) fail.Word {
	if c.Actor.Staff() {
		return fail.Word("state." + state)
	}
	return fail.Word("state.customer." + state)
}

// moves reports whether a ticket may go to the state: by the table, and within
// its time where that reopens it. A held request only goes on by ConfirmRequest
// and DeclineRequest.
func moves(row data.Ticket, to ticket.State, c Ctx) bool {
	from := ticket.State(row.State)
	return from != ticket.AwaitingLiaison && ticket.CanMove(from, to) && (!from.Done() || to.Done() || reopens(row, c))
}

// reopens reports whether a done ticket can still be reopened.
func reopens(row data.Ticket, c Ctx) bool { return ticket.CanReopen(doneAt(row), c.At) }

// mayMove is nil when a ticket moves to the state, and else says why not.
func mayMove(tx *data.Tx, row data.Ticket, to ticket.State, c Ctx) error {
	from := ticket.State(row.State)
	switch {
	case moves(row, to, c):
		return nil
	case from == ticket.AwaitingLiaison:
		return refuseTicket(tx, c, row, "ticket.awaiting", nil)
	case !ticket.CanMove(from, to):
		return refuseTicket(tx, c, row, "ticket.move", fail.Args{"From": stateWord(c, row.State), "To": stateWord(c, string(to))})
	}
	return tooLate(tx, c, row)
}

// tooLate is the error of a ticket that was done too long ago: a new one
// follows it up.
func tooLate(tx *data.Tx, c Ctx, row data.Ticket) error {
	return refuseTicket(tx, c, row, "ticket.followup", fail.Args{"Days": ticket.ReopenDays})
}

func doneAt(row data.Ticket) time.Time { return time.UnixMilli(max(row.ResolvedAt, row.ClosedAt)) }

// moveTo puts a ticket into a state, with what goes with it, and gives the
// event. A reopening starts the ticket's life again; what was resolved stays in
// the events (R-SLA-5). A request that was declined before a liaison confirmed
// it, and is taken up again, is held again (R-ACC-3).
func moveTo(row *data.Ticket, c Ctx, to ticket.State, text string) data.TicketEvent {
	from := ticket.State(row.State)
	if from.Done() && !to.Done() {
		row.ResolvedAt, row.ClosedAt, row.Resolution = 0, 0, ""
		row.Reopened++
		if from == ticket.Declined && row.OpenedAt == 0 {
			to = ticket.AwaitingLiaison
		}
	}
	switch to {
	case ticket.Resolved:
		row.ResolvedAt, row.Resolution = c.Millis(), text
	case ticket.Closed, ticket.Declined:
		row.ClosedAt = c.Millis()
	}
	if row.OpenedAt == 0 && !to.Done() && to != ticket.AwaitingLiaison { // held until now: all clocks start here (R-ACC-3)
		row.OpenedAt = c.Millis()
	}
	row.State = string(to)
	return data.TicketEvent{Kind: "state", Before: string(from), After: string(to), Text: text}
}

// AskToClose is how a customer says that nothing is left to do.
type AskToClose struct {
	TicketID string
	Text     string // may be empty
}

// Spec names the command.
func (AskToClose) Spec() Spec { return Spec{Name: "ticket.ask_to_close", Version: 1, Class: Fact} }

// Validate looks at the text.
func (k *AskToClose) Validate() error { return allowText("text", k.Text, maxText) }

// Authorize is for whoever may see the ticket.
func (k *AskToClose) Authorize(tx *data.Tx, actor access.Actor) error {
	return mayOnTicket(tx, actor, access.OpenTickets, k.TicketID)
}

// Apply records the wish; staff resolve the ticket.
func (k *AskToClose) Apply(tx *data.Tx, c Ctx) error {
	return addEvent(tx, c, k.TicketID, data.TicketEvent{Kind: "ask_close", Text: k.Text})
}
