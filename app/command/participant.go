package command

import (
	"tallydesk/app/access"
	"tallydesk/app/fail"
	"tallydesk/app/ticket"
	"tallydesk/data"
)

var (
	_ = register[AddParticipant]()
	_ = register[RemoveParticipant]()
)

// AddParticipant lets somebody watch a ticket. Label: "participant".
type AddParticipant struct {
	TicketID  string
	StaffID   string // one of the two
	ContactID string // of the ticket's customer
}

// Spec names the command.
func (AddParticipant) Spec() Spec { return Spec{Name: "participant.add", Version: 1, Class: Decision} }

// Validate wants one person.
func (k *AddParticipant) Validate() error {
	if (k.StaffID == "") == (k.ContactID == "") {
		return fail.Required("person")
	}
	return nil
}

// Authorize is for staff.
func (k *AddParticipant) Authorize(tx *data.Tx, actor access.Actor) error {
	return mayOnTicket(tx, actor, access.WorkTickets, k.TicketID)
}

// Apply adds the person as a watcher; somebody who takes part already is not
// added again.
func (k *AddParticipant) Apply(tx *data.Tx, c Ctx) error {
	row, err := data.Tickets.Get(tx, k.TicketID)
	if err != nil {
		return notFound(err, "ticket")
	}
	if err := k.wantPerson(tx, row); err != nil {
		return err
	}
	known, err := data.Participants.Find(tx, "ticket_id = ? AND (staff_id = ? OR contact_id = ?) ORDER BY id", row.ID, k.StaffID, k.ContactID)
	if err != nil {
		return err
	}
	if len(known) > 0 {
		return refuseTicket(tx, c, row, "participant.known", nil)
	}
	participant := data.Participant{
		Row: data.Row{ID: c.NewID("participant")}, TicketID: row.ID, StaffID: k.StaffID, ContactID: k.ContactID, Part: string(ticket.Watcher),
	}
	if err := data.Participants.Insert(tx, &participant); err != nil {
		return err
	}
	return addEvent(tx, c, row.ID, data.TicketEvent{Kind: "joined", After: k.StaffID + k.ContactID})
}

func (k *AddParticipant) wantPerson(tx *data.Tx, row data.Ticket) error {
	if k.StaffID != "" {
		return wantStaff(tx, k.StaffID)
	}
	_, err := contactOf(tx, row.CustomerID, k.ContactID)
	return err
}

// RemoveParticipant ends somebody's part in a ticket.
type RemoveParticipant struct {
	ParticipantID string
}

// Spec names the command.
func (RemoveParticipant) Spec() Spec {
	return Spec{Name: "participant.remove", Version: 1, Class: Decision}
}

// Validate has nothing to look at.
func (k *RemoveParticipant) Validate() error { return nil }

// Authorize is for staff.
func (k *RemoveParticipant) Authorize(_ *data.Tx, actor access.Actor) error {
	return actor.Require(access.WorkTickets)
}

// Apply takes the participant away.
func (k *RemoveParticipant) Apply(tx *data.Tx, c Ctx) error {
	row, err := data.Participants.Get(tx, k.ParticipantID)
	if err != nil {
		return notFound(err, "participant")
	}
	if err := data.Participants.Delete(tx, row.ID); err != nil {
		return err
	}
	return addEvent(tx, c, row.TicketID, data.TicketEvent{Kind: "left", Before: row.StaffID + row.ContactID})
}
