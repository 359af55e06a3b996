package command

import (
	"time"

	"tallydesk/app/access"
	"tallydesk/app/fail"
	"tallydesk/app/ticket"
	"tallydesk/data"
)

// visibleTicket reads a ticket that the actor may see; to others it does not
// exist.
func visibleTicket(tx *data.Tx, actor access.Actor, id string) (data.Ticket, error) {
	row, err := data.Tickets.Get(tx, id)
	if err != nil {
		return row, notFound(err, "ticket")
	}
	if !actor.Holds(row.Bucket) {
		return row, fail.New(fail.NotFound, "ticket")
	}
	return row, nil
}

// mayOnTicket is nil when the actor has the right and the ticket is one that it
// may see.
func mayOnTicket(tx *data.Tx, actor access.Actor, right access.Right, id string) error {
	if err := actor.Require(right); err != nil {
		return err
	}
	_, err := visibleTicket(tx, actor, id)
	return err
}

// changeTicket lets alter change a ticket, and writes it with the event that
// alter gives. An event without a kind says that nothing has changed.
func changeTicket(tx *data.Tx, c Ctx, id string, alter func(*data.Ticket) (data.TicketEvent, error)) error {
	row, err := data.Tickets.Get(tx, id)
	if err != nil {
		return notFound(err, "ticket")
	}
	event, err := alter(&row)
	if err != nil || event.Kind == "" {
		return err
	}
	if err := data.Tickets.Put(tx, &row); err != nil {
		return err
	}
	return addEvent(tx, c, id, event)
}

// addEvent records what happened to a ticket, now unless the event says when.
// A command makes at most one event of a kind.
func addEvent(tx *data.Tx, c Ctx, ticketID string, event data.TicketEvent) error {
	event.ID, event.TicketID, event.RecordedAt = c.NewID("event:"+event.Kind), ticketID, c.Millis()
	if event.At == 0 {
		event.At = c.Millis()
	}
	event.StaffID, event.ContactID = c.Actor.StaffID, c.Actor.ContactID
	return data.TicketEvents.Insert(tx, &event)
}

// refuseTicket makes the error of a ticket that stands against a command. It
// names the ticket as the actor does (R-ACC-7).
func refuseTicket(tx *data.Tx, c Ctx, row data.Ticket, key string, more fail.Args) error {
	ref := ticket.OwnRef(int(row.Number))
	if c.Actor.Staff() {
		customer, err := data.Customers.Get(tx, row.CustomerID)
		if err != nil {
			return err
		}
		ref = ticket.Ref(customer.Code, int(row.Number))
	}
	return fail.New(fail.Conflict, key, fail.Args{"Ref": ref}, more)
}

// wantPast is an error of the field when the moment is still to come.
func wantPast(field string, at time.Time, c Ctx) error {
	if at.After(c.At) {
		return fail.NewInvalid(field, "future")
	}
	return nil
}

// momentOr gives a moment as rows hold it; that of recording for none.
func momentOr(at time.Time, c Ctx) int64 {
	if at.IsZero() {
		return c.Millis()
	}
	return at.UnixMilli()
}

// wantStaff is a fail.NotFound unless the person works here; nobody is fine.
func wantStaff(tx *data.Tx, id string) error {
	if id == "" {
		return nil
	}
	member, err := data.StaffMembers.Get(tx, id)
	if err != nil {
		return notFound(err, "staff")
	}
	if member.Active == 0 {
		return fail.New(fail.Conflict, "staff.left", fail.Args{"Name": member.Name})
	}
	return nil
}

// knownStaff is a fail.NotFound unless the person works here or once did;
// nobody is fine.
func knownStaff(tx *data.Tx, id string) error {
	if id == "" {
		return nil
	}
	return wantRow(tx, "staff", id, "staff")
}

// contactOf reads a contact of the customer; those of others do not exist.
func contactOf(tx *data.Tx, customerID, id string) (data.Contact, error) {
	contact, err := data.Contacts.Get(tx, id)
	if err != nil {
		return contact, notFound(err, "contact")
	}
	if contact.CustomerID != customerID {
		return contact, fail.New(fail.NotFound, "contact")
	}
	return contact, nil
}
