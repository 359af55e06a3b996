package app

import (
	"database/sql"
	"errors"
	"strconv"
	"time"

	"tallydesk/app/ticket"
	"tallydesk/data"
)

// deriveTicket keeps a ticket's last activity, its place in the queue (R-TIX-1)
// and what it is found by.
func deriveTicket(tx *data.Tx, id string) error {
	row, err := data.Tickets.Get(tx, id)
	if errors.Is(err, data.ErrNotFound) {
		return tx.Unindex("ticket", id)
	}
	if err != nil {
		return err
	}
	if err := setActivity(tx, &row); err != nil {
		return err
	}
	elsewhere, err := calledElsewhere(tx, id)
	if err != nil {
		return err
	}
	title, body := ticketWords(row)
	return tx.Index("ticket", id, title+elsewhere, body)
}

// calledElsewhere gives the number that an imported ticket had before, after a
// space; nothing for others.
func calledElsewhere(tx *data.Tx, id string) (string, error) {
	var number string
	err := tx.QueryRow("SELECT external_id FROM external_ref WHERE row_id = ? AND tbl = 'ticket' ORDER BY id LIMIT 1", id).Scan(&number)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return " " + number, err
}

// ticketWords is what a ticket is found by.
func ticketWords(row data.Ticket) (title, body string) {
	return strconv.FormatInt(row.Number, 10) + " " + row.Subject, row.Resolution
}

// deriveActivity keeps a ticket's last activity when its conversation goes on.
func deriveActivity(tx *data.Tx, id string) error {
	row, err := data.Tickets.Get(tx, id)
	if errors.Is(err, data.ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	return setActivity(tx, &row)
}

func setActivity(tx *data.Tx, row *data.Ticket) error {
	var contact string
	err := tx.QueryRow("SELECT at, COALESCE(contact_id, '') FROM message WHERE ticket_id = ? ORDER BY at DESC, id DESC LIMIT 1", row.ID).
		Scan(&row.LastAt, &contact)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		row.LastAt, row.LastFrom = 0, ""
	case err != nil:
		return err
	case contact != "":
		row.LastFrom = "customer"
	default:
		row.LastFrom = "staff"
	}
	var event int64
	if err := tx.QueryRow("SELECT COALESCE(MAX(at), 0) FROM ticket_event WHERE ticket_id = ?", row.ID).Scan(&event); err != nil {
		return err
	}
	row.LastAt = max(row.LastAt, event)
	return setQueue(tx, row)
}

// setQueue gives a ticket its place in the queue (R-TIX-1) and writes what is
// derived.
func setQueue(tx *data.Tx, row *data.Ticket) error {
	var contracted bool
	if !ticket.State(row.State).Done() {
		if err := tx.QueryRow(contractedQuery, row.ContractID).Scan(&contracted); err != nil {
			return err
		}
	}
	placeInQueue(row, contracted)
	return data.Tickets.SetDerived(tx, row)
}

// contractedQuery asks whether a contract is more than pay-as-you-go.
const contractedQuery = "SELECT EXISTS (SELECT 1 FROM contract_line WHERE contract_id = ? AND kind <> 'payg')"

// placeInQueue gives a ticket its place by what it holds already.
func placeInQueue(row *data.Ticket, contracted bool) {
	if ticket.State(row.State).Done() {
		row.Done, row.QueueKey = 1, ticket.DoneKey(time.UnixMilli(row.LastAt))
		return
	}
	place := ticket.Place{
		Emergency: row.Emergency == 1, Priority: ticket.Priority(row.Priority), Contracted: contracted, Received: time.UnixMilli(row.ReceivedAt),
	}
	row.Done, row.QueueKey = 0, place.Key()
}

// deriveTicketsUnder keeps the queue places of the open tickets of a contract,
// whose lines decide who comes before pay-as-you-go.
func deriveTicketsUnder(tx *data.Tx, contractID string) error {
	rows, err := data.Tickets.Find(tx, "contract_id = ? AND done = 0 ORDER BY id", contractID)
	if err != nil {
		return err
	}
	for _, row := range rows {
		if err := setQueue(tx, &row); err != nil {
			return err
		}
	}
	return nil
}

// deriveMessage makes a message findable by its words.
func deriveMessage(tx *data.Tx, id string) error {
	message, err := data.Messages.Get(tx, id)
	if errors.Is(err, data.ErrNotFound) {
		return tx.Unindex("message", id)
	}
	if err != nil {
		return err
	}
	return tx.Index("message", id, "", message.Body)
}

// deriveNote makes an internal note findable by its words, for staff.
func deriveNote(tx *data.Tx, id string) error {
	note, err := data.Notes.Get(tx, id)
	if errors.Is(err, data.ErrNotFound) {
		return tx.Unindex("note", id)
	}
	if err != nil {
		return err
	}
	return tx.Index("note", id, "", note.Body)
}
