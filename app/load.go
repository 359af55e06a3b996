package app

import (
	"context"
	"errors"

	"tallydesk/app/command"
	"tallydesk/app/facts"
	"tallydesk/app/ticket"
	"tallydesk/data"
)

// Loader puts very many tickets with all that happened on them into a desk at
// once. Its rows are those that commands would have written, and what is
// derived from them is computed by the same rules; but they have no journal:
// nobody can undo how they came to be, only what is done to them afterwards.
type Loader struct {
	filler     *data.Filler
	charging   map[string]facts.Charging // by contract, or by customer for none
	contracted map[string]bool           // contracts that are more than pay-as-you-go
	numbers    map[string]int64          // last number given, by customer
}

// LoadOptions say how a desk is loaded.
type LoadOptions struct {
	Program   string                // who loads: named to others who find the desk in use
	Finishing func(done, of int)    // told of the steps that come after all tickets
	Tickets   func(l *Loader) error // puts the tickets in
}

// Load fills a desk that nobody has open. Until it returns nil the file is of
// no use to anybody: when it fails, whoever called throws the desk away.
func Load(ctx context.Context, path string, options LoadOptions) error {
	fill := data.FillOptions{Program: options.Program, Finishing: options.Finishing}
	return data.Fill(ctx, path, fill, func(f *data.Filler) error {
		l := &Loader{filler: f, charging: map[string]facts.Charging{}, contracted: map[string]bool{}, numbers: map[string]int64{}}
		if err := options.Tickets(l); err != nil {
			return err
		}
		for customerID, last := range l.numbers {
			if err := f.Number(command.TicketSeries(customerID), last); err != nil {
				return err
			}
		}
		return nil
	})
}

// Written is a row with the id of the command that wrote it last.
type Written[T any] struct {
	By  string
	Row T
}

// Life is a ticket with all that happened on it, in the order in which it
// happened. Buckets, tags, the number and what is derived are the loader's to
// give.
type Life struct {
	Ticket       Written[data.Ticket]
	Messages     []Written[data.Message]
	Notes        []Written[data.Note]
	Events       []Written[data.TicketEvent]
	Moves        []Written[data.LineMove]
	Participants []Written[data.Participant]
	Entries      []Written[data.TimeEntry]
}

// Add puts a ticket in. Tickets of a customer must come in the order of their
// numbers; the customer must have none before.
func (l *Loader) Add(life *Life) error {
	row := &life.Ticket.Row
	bucket := data.CustomerPrefix + row.CustomerID
	if err := l.number(row); err != nil {
		return err
	}
	if err := l.derive(life); err != nil {
		return err
	}
	row.Bucket = bucket
	if err := data.Tickets.Load(l.filler, life.Ticket.By, row); err != nil {
		return err
	}
	title, body := ticketWords(*row)
	if err := l.filler.Index("ticket", row.ID, title, body); err != nil {
		return err
	}
	if err := l.talk(life, bucket); err != nil {
		return err
	}
	return errors.Join(l.course(life, bucket), l.time(life, bucket))
}

func (l *Loader) number(row *data.Ticket) error {
	last, known := l.numbers[row.CustomerID]
	if !known {
		last = ticket.FirstNumber - 1
	}
	row.Number = last + 1
	l.numbers[row.CustomerID] = row.Number
	return nil
}

// derive gives the ticket what deriveTicket would.
func (l *Loader) derive(life *Life) error {
	row := &life.Ticket.Row
	var last data.Message
	for _, message := range life.Messages {
		if m := message.Row; m.At > last.At || m.At == last.At && m.ID > last.ID {
			last = m
		}
	}
	row.LastAt = last.At
	switch {
	case last.ID == "":
	case last.ContactID != "":
		row.LastFrom = "customer"
	default:
		row.LastFrom = "staff"
	}
	for _, event := range life.Events {
		row.LastAt = max(row.LastAt, event.Row.At)
	}
	contracted, err := l.isContracted(row.ContractID)
	placeInQueue(row, contracted)
	return err
}

func (l *Loader) isContracted(contractID string) (bool, error) {
	if known, ok := l.contracted[contractID]; ok {
		return known, nil
	}
	rows, err := l.filler.Query(contractedQuery, contractID)
	if err != nil {
		return false, err
	}
	defer rows.Close()
	var contracted bool
	for rows.Next() {
		if err := rows.Scan(&contracted); err != nil {
			return false, err
		}
	}
	l.contracted[contractID] = contracted
	return contracted, rows.Err()
}

// talk loads what was said.
func (l *Loader) talk(life *Life, bucket string) error {
	for i := range life.Messages {
		message := &life.Messages[i]
		message.Row.Bucket = bucket
		if err := data.Messages.Load(l.filler, message.By, &message.Row); err != nil {
			return err
		}
		if err := l.filler.Index("message", message.Row.ID, "", message.Row.Body); err != nil {
			return err
		}
	}
	for i := range life.Notes {
		note := &life.Notes[i]
		if err := data.Notes.Load(l.filler, note.By, &note.Row); err != nil {
			return err
		}
		if err := l.filler.Index("note", note.Row.ID, "", note.Row.Body); err != nil {
			return err
		}
	}
	return nil
}

// course loads what was done to the ticket, and who took part.
func (l *Loader) course(life *Life, bucket string) error {
	for i := range life.Events {
		life.Events[i].Row.Bucket = bucket
		if err := data.TicketEvents.Load(l.filler, life.Events[i].By, &life.Events[i].Row); err != nil {
			return err
		}
	}
	for i := range life.Moves {
		if err := data.LineMoves.Load(l.filler, life.Moves[i].By, &life.Moves[i].Row); err != nil {
			return err
		}
	}
	for i := range life.Participants {
		life.Participants[i].Row.Bucket = bucket
		if err := data.Participants.Load(l.filler, life.Participants[i].By, &life.Participants[i].Row); err != nil {
			return err
		}
	}
	return nil
}

// time loads what was worked, charged as it must be now.
func (l *Loader) time(life *Life, bucket string) error {
	if len(life.Entries) == 0 {
		return nil
	}
	charging, err := l.chargingOf(life.Ticket.Row)
	if err != nil {
		return err
	}
	for i := range life.Entries {
		entry := &life.Entries[i]
		if err := data.TimeEntries.Load(l.filler, entry.By, &entry.Row); err != nil {
			return err
		}
		for _, charge := range command.Charges(charging, entry.Row) {
			charge.Bucket = bucket
			if err := data.Charges.Load(l.filler, entry.By, &charge); err != nil {
				return err
			}
		}
	}
	return nil
}

func (l *Loader) chargingOf(row data.Ticket) (facts.Charging, error) {
	under := row.CustomerID + row.ContractID
	charging, known := l.charging[under]
	if !known {
		var err error
		if charging, err = facts.ChargingUnder(l.filler, row.CustomerID, row.ContractID); err != nil {
			return charging, err
		}
		l.charging[under] = charging
	}
	charging.TicketID, charging.Kind, charging.SoftwareFault = row.ID, row.Kind, row.Cause == string(ticket.Software)
	return charging, nil
}
