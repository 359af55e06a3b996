package command

import (
	"tallydesk/app/access"
	"tallydesk/app/fail"
	"tallydesk/app/ticket"
	"tallydesk/data"
)

var (
	_ = register[ConfirmRequest]()
	_ = register[DeclineRequest]()
)

// ConfirmRequest lets a held request go on (R-ACC-3): a liaison confirms it, or
// staff take it as an emergency with a reason. All clocks start now; the time
// of receipt is kept.
type ConfirmRequest struct {
	TicketID        string
	EmergencyReason string // staff's; public
}

// Spec names the command.
func (ConfirmRequest) Spec() Spec { return Spec{Name: "ticket.confirm", Version: 1, Class: Decision} }

// Validate looks at the reason.
func (k *ConfirmRequest) Validate() error {
	return allowText("emergency_reason", k.EmergencyReason, maxText)
}

// Authorize is for the customer's liaisons, and for staff with a reason.
func (k *ConfirmRequest) Authorize(tx *data.Tx, actor access.Actor) error {
	if err := mayOnTicket(tx, actor, access.OpenTickets, k.TicketID); err != nil {
		return err
	}
	switch {
	case actor.Staff() && k.EmergencyReason == "":
		return fail.Required("emergency_reason")
	case !actor.Staff() && k.EmergencyReason != "":
		return actor.Require(access.WorkTickets)
	}
	return nil
}

// Apply makes the request a new ticket.
func (k *ConfirmRequest) Apply(tx *data.Tx, c Ctx) error {
	err := decideRequest(tx, c, k.TicketID, func(row *data.Ticket) data.TicketEvent {
		row.Emergency = max(row.Emergency, bit(k.EmergencyReason != ""))
		return moveTo(row, c, ticket.New, "")
	})
	if err != nil || k.EmergencyReason == "" {
		return err
	}
	return addEvent(tx, c, k.TicketID, data.TicketEvent{Kind: "emergency", Text: k.EmergencyReason})
}

// Settle calls people to the ticket (R-TIX-2).
func (k *ConfirmRequest) Settle(tx *data.Tx, c Ctx) error {
	row, err := data.Tickets.Get(tx, k.TicketID)
	if err != nil {
		return err
	}
	if err := route(tx, c, &row); err != nil {
		return err
	}
	return data.Tickets.Put(tx, &row)
}

// DeclineRequest turns a held request down.
type DeclineRequest struct {
	TicketID string
	Reason   string // public
}

// Spec names the command.
func (DeclineRequest) Spec() Spec {
	return Spec{Name: "ticket.decline_request", Version: 1, Class: Decision}
}

// Validate wants the reason.
func (k *DeclineRequest) Validate() error { return wantText("reason", k.Reason, maxText) }

// Authorize is for the customer's liaisons and for staff.
func (k *DeclineRequest) Authorize(tx *data.Tx, actor access.Actor) error {
	return mayOnTicket(tx, actor, access.OpenTickets, k.TicketID)
}

// Apply declines the request.
func (k *DeclineRequest) Apply(tx *data.Tx, c Ctx) error {
	return decideRequest(tx, c, k.TicketID, func(row *data.Ticket) data.TicketEvent {
		return moveTo(row, c, ticket.Declined, k.Reason)
	})
}

// decideRequest changes a ticket that is still held; the second to decide is
// told so.
func decideRequest(tx *data.Tx, c Ctx, id string, decide func(*data.Ticket) data.TicketEvent) error {
	return changeTicket(tx, c, id, func(row *data.Ticket) (data.TicketEvent, error) {
		if ticket.State(row.State) != ticket.AwaitingLiaison {
			return data.TicketEvent{}, refuseTicket(tx, c, *row, "ticket.state", fail.Args{"State": stateWord(c, row.State)})
		}
		return decide(row), nil
	})
}
