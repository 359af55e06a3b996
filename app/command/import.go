package command

import (
	"cmp"
	"time"

	"tallydesk/app/access"
	"tallydesk/app/fail"
	"tallydesk/app/ticket"
	"tallydesk/data"
)

var (
	_ = register[ImportTime]()
	_ = register[ImportTicket]()
)

// Origin says where an imported row comes from: the program and kind of row,
// and what the row is called there. The same origin is imported once. Nothing
// that is imported is told to anybody: no mail goes out for it.
type Origin struct {
	Source     string // such as toggl.time
	ExternalID string
	Digest     string // of what the row said; may be empty
}

func (o Origin) sound() error {
	return fail.Join(wantText("source", o.Source, 64), wantText("external_id", o.ExternalID, maxName), allowText("digest", o.Digest, 64))
}

// take remembers what the row has become, or says that it is here already.
func (o Origin) take(tx *data.Tx, c Ctx, table, id string) error {
	var known int
	err := tx.QueryRow("SELECT COUNT(*) FROM external_ref WHERE source = ? AND external_id = ?", o.Source, o.ExternalID).Scan(&known)
	if err != nil {
		return err
	}
	if known > 0 {
		return fail.New(fail.Conflict, "imported")
	}
	ref := data.ExternalRef{
		Row: data.Row{ID: c.NewID("external_ref")}, Source: o.Source, ExternalID: o.ExternalID, Table: table, RowID: id, Digest: o.Digest,
	}
	return data.ExternalRefs.Insert(tx, &ref)
}

// ImportTime is LogTime for a row of another program's export. Label: "entry".
type ImportTime struct {
	Origin
	LogTime
}

// Spec names the command.
func (ImportTime) Spec() Spec { return Spec{Name: "time.import", Version: 1, Class: Fact} }

// Validate looks at the origin and the work.
func (i *ImportTime) Validate() error { return fail.Join(i.sound(), i.LogTime.Validate()) }

// Authorize is for those who may import.
func (i *ImportTime) Authorize(_ *data.Tx, actor access.Actor) error {
	return actor.Require(access.Import)
}

// Apply writes the entry and remembers its origin.
func (i *ImportTime) Apply(tx *data.Tx, c Ctx) error {
	if err := i.take(tx, c, "time_entry", c.NewID("entry")); err != nil {
		return err
	}
	return i.LogTime.Apply(tx, c)
}

// ImportTicket is OpenTicket for a row of another program's export: the ticket
// is put where it has come to there, whatever gates and routing would say here.
// Labels are those of OpenTicket, and "note".
type ImportTicket struct {
	Origin
	OpenTicket
	State      ticket.State // new when empty
	Closed     time.Time    // when it was done; that of opening when zero
	Resolution string       // public
	Note       string       // internal: what has no place of its own here
}

// Spec names the command.
func (ImportTicket) Spec() Spec { return Spec{Name: "ticket.import", Version: 1, Class: Fact} }

// Validate looks at the origin and the ticket.
func (i *ImportTicket) Validate() error {
	errs := []error{
		i.sound(), i.OpenTicket.Validate(), wantOneOf("state", i.state(), ticket.States...),
		allowText("resolution", i.Resolution, maxText), allowText("note", i.Note, maxText),
	}
	if i.state() == ticket.AwaitingLiaison {
		errs = append(errs, fail.NewInvalid("state", "unknown", fail.Args{"Text": string(i.State)}))
	}
	if !i.Closed.IsZero() && i.Closed.Before(i.At) {
		errs = append(errs, fail.NewInvalid("closed", "order"))
	}
	return fail.Join(errs...)
}

func (i *ImportTicket) state() ticket.State { return cmp.Or(i.State, ticket.New) }

// Authorize is for those who may import.
func (i *ImportTicket) Authorize(_ *data.Tx, actor access.Actor) error {
	return actor.Require(access.Import)
}

// Check refuses what is still to come.
func (i *ImportTicket) Check(tx *data.Tx, c Ctx) error {
	return fail.Join(i.OpenTicket.Check(tx, c), wantPast("closed", i.Closed, c))
}

// Apply writes the ticket with its history, and remembers its origin.
func (i *ImportTicket) Apply(tx *data.Tx, c Ctx) error {
	if err := i.take(tx, c, "ticket", c.NewID("ticket")); err != nil {
		return err
	}
	row, err := i.row(tx, c)
	if err != nil {
		return err
	}
	row.State, row.OpenedAt, row.Resolution = string(i.state()), row.ReceivedAt, i.Resolution
	done := row.ReceivedAt
	if !i.Closed.IsZero() {
		done = i.Closed.UnixMilli()
	}
	switch i.state() {
	case ticket.Resolved:
		row.ResolvedAt = done
	case ticket.Closed:
		row.ResolvedAt, row.ClosedAt = done, done
	case ticket.Declined, ticket.Merged:
		row.ClosedAt = done
	}
	if err := data.Tickets.Insert(tx, &row); err != nil {
		return err
	}
	return i.history(tx, c, row, done)
}

// history writes what was said and what happened, at the moments at which it
// did.
func (i *ImportTicket) history(tx *data.Tx, c Ctx, row data.Ticket, done int64) error {
	if i.Body != "" {
		message := data.Message{
			Row: data.Row{ID: c.NewID("message")}, TicketID: row.ID, ContactID: row.ReporterID, Channel: row.Channel, At: row.ReceivedAt, Body: i.Body,
		}
		if err := addMessage(tx, c, message, nil); err != nil {
			return err
		}
	}
	if err := addEvent(tx, c, row.ID, data.TicketEvent{Kind: "opened", At: row.ReceivedAt, After: string(ticket.New)}); err != nil {
		return err
	}
	if i.state() != ticket.New {
		moved := data.TicketEvent{Kind: "state", At: done, Before: string(ticket.New), After: row.State, Text: i.Resolution}
		if err := addEvent(tx, c, row.ID, moved); err != nil {
			return err
		}
	}
	if i.Note == "" {
		return nil
	}
	note := data.Note{Row: data.Row{ID: c.NewID("note")}, TicketID: row.ID, StaffID: c.Actor.StaffID, At: c.Millis(), Body: i.Note}
	return data.Notes.Insert(tx, &note)
}

// Settle gives the ticket its customer's next number. Nobody is called to it:
// who works on it was settled there.
func (i *ImportTicket) Settle(tx *data.Tx, c Ctx) error {
	row, err := data.Tickets.Get(tx, c.NewID("ticket"))
	if err != nil {
		return err
	}
	if row.Number, err = nextNumber(tx, "ticket:"+row.CustomerID, ticket.FirstNumber); err != nil {
		return err
	}
	return data.Tickets.Put(tx, &row)
}
