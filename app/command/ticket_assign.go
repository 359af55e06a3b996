package command

import (
	"strconv"

	"tallydesk/app/access"
	"tallydesk/app/fail"
	"tallydesk/data"
)

var (
	_ = register[Assign]()
	_ = register[Take]()
	_ = register[SetOwner]()
	_ = register[MoveLine]()
)

// Assign says who works on a ticket.
type Assign struct {
	TicketID string
	StaffID  string // empty: nobody
	Expect   string // staff that the person saw it assigned to; empty: nobody
}

// Spec names the command.
func (Assign) Spec() Spec { return Spec{Name: "ticket.assign", Version: 1, Class: Decision} }

// Validate has nothing to look at.
func (k *Assign) Validate() error { return nil }

// Authorize is for staff.
func (k *Assign) Authorize(tx *data.Tx, actor access.Actor) error {
	return mayOnTicket(tx, actor, access.WorkTickets, k.TicketID)
}

// Apply assigns the ticket, unless somebody else did meanwhile.
func (k *Assign) Apply(tx *data.Tx, c Ctx) error {
	return assign(tx, c, k.TicketID, k.StaffID, k.Expect)
}

// Take assigns a ticket to whoever takes it.
type Take struct {
	TicketID string
	Expect   string // staff that the person saw it assigned to; empty: nobody
}

// Spec names the command.
func (Take) Spec() Spec { return Spec{Name: "ticket.take", Version: 1, Class: Decision} }

// Validate has nothing to look at.
func (k *Take) Validate() error { return nil }

// Authorize is for staff.
func (k *Take) Authorize(tx *data.Tx, actor access.Actor) error {
	return mayOnTicket(tx, actor, access.WorkTickets, k.TicketID)
}

// Apply assigns the ticket, unless somebody else took it first.
func (k *Take) Apply(tx *data.Tx, c Ctx) error {
	return assign(tx, c, k.TicketID, c.Actor.StaffID, k.Expect)
}

func assign(tx *data.Tx, c Ctx, ticketID, staffID, expect string) error {
	return changeTicket(tx, c, ticketID, func(row *data.Ticket) (data.TicketEvent, error) {
		if row.AssigneeID == staffID {
			return data.TicketEvent{}, nil
		}
		if row.AssigneeID != expect {
			return data.TicketEvent{}, takenBy(tx, c, *row)
		}
		event := data.TicketEvent{Kind: "assignee", Before: row.AssigneeID, After: staffID}
		row.AssigneeID = staffID
		return event, wantStaff(tx, staffID)
	})
}

// takenBy is the error of a ticket that went to somebody else meanwhile.
func takenBy(tx *data.Tx, c Ctx, row data.Ticket) error {
	if row.AssigneeID == "" {
		return refuseTicket(tx, c, row, "ticket.freed", nil)
	}
	member, err := data.StaffMembers.Get(tx, row.AssigneeID)
	if err != nil {
		return err
	}
	return refuseTicket(tx, c, row, "ticket.taken", fail.Args{"Name": member.Name})
}

// SetOwner says who watches a ticket and reports back, whoever works on it
// (R-TIX-14).
type SetOwner struct {
	TicketID string
	StaffID  string // empty: nobody
}

// Spec names the command.
func (SetOwner) Spec() Spec { return Spec{Name: "ticket.owner", Version: 1, Class: Decision} }

// Validate has nothing to look at.
func (k *SetOwner) Validate() error { return nil }

// Authorize is for staff.
func (k *SetOwner) Authorize(tx *data.Tx, actor access.Actor) error {
	return mayOnTicket(tx, actor, access.WorkTickets, k.TicketID)
}

// Apply sets the owner.
func (k *SetOwner) Apply(tx *data.Tx, c Ctx) error {
	return changeTicket(tx, c, k.TicketID, func(row *data.Ticket) (data.TicketEvent, error) {
		if row.OwnerID == k.StaffID {
			return data.TicketEvent{}, nil
		}
		event := data.TicketEvent{Kind: "owner", Before: row.OwnerID, After: k.StaffID}
		row.OwnerID = k.StaffID
		return event, wantStaff(tx, k.StaffID)
	})
}

// MoveLine moves a ticket to another support line (R-TIX-4). Why is for staff
// only; owner and assignee stay.
type MoveLine struct {
	TicketID string
	Line     int    // 1, 2 or 3
	Reason   string // internal
}

// Spec names the command.
func (MoveLine) Spec() Spec { return Spec{Name: "ticket.move_line", Version: 1, Class: Decision} }

// Validate wants a line and the reason.
func (k *MoveLine) Validate() error {
	errs := []error{wantText("reason", k.Reason, maxText)}
	if k.Line < 1 || k.Line > 3 {
		errs = append(errs, fail.NewInvalid("line", "unknown", fail.Args{"Text": strconv.Itoa(k.Line)}))
	}
	return fail.Join(errs...)
}

// Authorize is for staff.
func (k *MoveLine) Authorize(tx *data.Tx, actor access.Actor) error {
	return mayOnTicket(tx, actor, access.WorkTickets, k.TicketID)
}

// Apply moves the ticket, and records the move where only staff see it: that
// starts the line's clock.
func (k *MoveLine) Apply(tx *data.Tx, c Ctx) error {
	row, err := data.Tickets.Get(tx, k.TicketID)
	if err != nil {
		return notFound(err, "ticket")
	}
	if row.Line == int64(k.Line) {
		return nil
	}
	move := data.LineMove{
		Row:      data.Row{ID: c.NewID("line")},
		TicketID: row.ID, At: c.Millis(), Before: row.Line, After: int64(k.Line), Reason: k.Reason, StaffID: c.Actor.StaffID,
	}
	row.Line = int64(k.Line)
	if err := data.Tickets.Put(tx, &row); err != nil {
		return err
	}
	return data.LineMoves.Insert(tx, &move)
}
