package command

import (
	"tallydesk/app/access"
	"tallydesk/app/fail"
	"tallydesk/app/ticket"
	"tallydesk/data"
)

var (
	_ = register[SetPriority]()
	_ = register[WishPriority]()
	_ = register[SetCause]()
)

// SetPriority says how urgent staff find a ticket.
type SetPriority struct {
	TicketID string
	Priority ticket.Priority
	Expect   ticket.Priority // the priority that the person saw; empty for any
	Reason   string          // public; may be empty
}

// Spec names the command.
func (SetPriority) Spec() Spec { return Spec{Name: "ticket.priority", Version: 1, Class: Decision} }

// Validate wants a priority.
func (k *SetPriority) Validate() error {
	return fail.Join(wantOneOf("priority", k.Priority, ticket.Priorities...), allowText("reason", k.Reason, maxText))
}

// Authorize is for staff.
func (k *SetPriority) Authorize(tx *data.Tx, actor access.Actor) error {
	return mayOnTicket(tx, actor, access.WorkTickets, k.TicketID)
}

// Apply sets the priority, unless somebody else did meanwhile.
func (k *SetPriority) Apply(tx *data.Tx, c Ctx) error {
	return changeTicket(tx, c, k.TicketID, func(row *data.Ticket) (data.TicketEvent, error) {
		if k.Expect != "" && string(k.Expect) != row.Priority {
			return data.TicketEvent{}, refuseTicket(tx, c, *row, "ticket.priority", fail.Args{"Priority": fail.Word("priority." + row.Priority)})
		}
		if row.Priority == string(k.Priority) {
			return data.TicketEvent{}, nil
		}
		event := data.TicketEvent{Kind: "priority", Before: row.Priority, After: string(k.Priority), Text: k.Reason}
		row.Priority = string(k.Priority)
		return event, nil
	})
}

// WishPriority says how urgent the customer finds a ticket. Until it is
// assessed the priority follows the wish.
type WishPriority struct {
	TicketID string
	Priority ticket.Priority
}

// Spec names the command.
func (WishPriority) Spec() Spec { return Spec{Name: "ticket.wish", Version: 1, Class: Fact} }

// Validate wants a priority.
func (k *WishPriority) Validate() error {
	return wantOneOf("priority", k.Priority, ticket.Priorities...)
}

// Authorize is for whoever may see the ticket: staff pass wishes on.
func (k *WishPriority) Authorize(tx *data.Tx, actor access.Actor) error {
	return mayOnTicket(tx, actor, access.OpenTickets, k.TicketID)
}

// Apply records the wish.
func (k *WishPriority) Apply(tx *data.Tx, c Ctx) error {
	return changeTicket(tx, c, k.TicketID, func(row *data.Ticket) (data.TicketEvent, error) {
		if row.Wished == string(k.Priority) {
			return data.TicketEvent{}, nil
		}
		event := data.TicketEvent{Kind: "wish", Before: row.Wished, After: string(k.Priority)}
		row.Wished = string(k.Priority)
		if state := ticket.State(row.State); state == ticket.New || state == ticket.AwaitingLiaison {
			row.Priority = row.Wished
		}
		return event, nil
	})
}

// SetCause says what triage found behind a ticket. A software fault makes its
// time free of charge (R-TIME-10).
type SetCause struct {
	TicketID string
	Cause    ticket.Cause // empty: not known
}

// Spec names the command.
func (SetCause) Spec() Spec { return Spec{Name: "ticket.cause", Version: 1, Class: Decision} }

// Validate wants a known cause.
func (k *SetCause) Validate() error {
	if k.Cause == "" {
		return nil
	}
	return wantOneOf("cause", k.Cause, ticket.Causes...)
}

// Authorize is for staff.
func (k *SetCause) Authorize(tx *data.Tx, actor access.Actor) error {
	return mayOnTicket(tx, actor, access.WorkTickets, k.TicketID)
}

// Apply sets the cause and charges the ticket's time by it.
func (k *SetCause) Apply(tx *data.Tx, c Ctx) error {
	err := changeTicket(tx, c, k.TicketID, func(row *data.Ticket) (data.TicketEvent, error) {
		if row.Cause == string(k.Cause) {
			return data.TicketEvent{}, nil
		}
		event := data.TicketEvent{Kind: "cause", Before: row.Cause, After: string(k.Cause)}
		row.Cause = string(k.Cause)
		return event, nil
	})
	if err != nil {
		return err
	}
	return reclassify(tx, k.TicketID)
}
