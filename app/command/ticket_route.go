package command

import (
	"slices"
	"strings"

	"tallydesk/app/civil"
	"tallydesk/app/ticket"
	"tallydesk/data"
)

// route calls the people of R-TIX-2 to a ticket whose work may begin: the
// participants, and the assignee where nobody has been given.
func route(tx *data.Tx, c Ctx, row *data.Ticket) error {
	kind := ticket.Kind(row.Kind)
	routed := kind == ticket.Fault || kind == ticket.Training
	if !routed || ticket.State(row.State) == ticket.AwaitingLiaison {
		return nil
	}
	people, err := peopleFor(tx, row.CustomerID)
	if err != nil {
		return err
	}
	customer, err := data.Customers.Get(tx, row.CustomerID)
	if err != nil {
		return err
	}
	known, err := data.Participants.Find(tx, "ticket_id = ? ORDER BY id", row.ID)
	if err != nil {
		return err
	}
	for _, called := range ticket.Participants(kind, people, customer.ManagerID) {
		if slices.ContainsFunc(known, func(p data.Participant) bool { return p.StaffID == called.StaffID }) {
			continue // was called while the request was held
		}
		participant := data.Participant{
			Row:      data.Row{ID: c.NewID("participant:" + called.StaffID)},
			TicketID: row.ID, StaffID: called.StaffID, Part: string(called.Part),
		}
		if err := data.Participants.Insert(tx, &participant); err != nil {
			return err
		}
	}
	if row.AssigneeID != "" {
		return nil
	}
	if row.AssigneeID = ticket.Assignee(kind, people); row.AssigneeID == "" {
		return nil
	}
	return addEvent(tx, c, row.ID, data.TicketEvent{Kind: "routed", After: row.AssigneeID})
}

// peopleFor lists the active staff with their last day of work with a
// customer.
func peopleFor(tx *data.Tx, customerID string) ([]ticket.Person, error) {
	members, err := data.StaffMembers.Find(tx, "active = 1 ORDER BY id")
	if err != nil {
		return nil, err
	}
	people := make([]ticket.Person, len(members))
	for i, member := range members {
		people[i] = ticket.Person{ID: member.ID, Functions: strings.Split(member.Functions, ",")}
		if people[i].LastWork, err = lastWork(tx, member.ID, customerID); err != nil {
			return nil, err
		}
	}
	return people, nil
}

// lastWork is the day of somebody's latest work with a customer: on its tickets
// as it was charged, or without a ticket, of which there is little: the plus
// keeps SQLite from reading all that the person ever did.
func lastWork(tx *data.Tx, staffID, customerID string) (civil.Day, error) {
	var day string
	err := tx.QueryRow(`SELECT MAX(
		COALESCE((SELECT MAX(work_day) FROM charge WHERE bucket = ? AND staff_id = ?), ''),
		COALESCE((SELECT MAX(work_day) FROM time_entry WHERE customer_id = ? AND +staff_id = ?), ''))`,
		data.CustomerPrefix+customerID, staffID, customerID, staffID).Scan(&day)
	return civil.FromText(day, 0), err
}
