package command

import (
	"tallydesk/app/access"
	"tallydesk/app/fail"
	"tallydesk/data"
)

var (
	_ = register[ImportTime]()
	_ = register[ImportTicket]()
)

// Origin says where an imported row comes from: the program and kind of row,
// and what the row is called there. The same origin is imported once.
type Origin struct {
	Source     string // such as toggl.time
	ExternalID string
}

func (o Origin) sound() error {
	return fail.Join(wantText("source", o.Source, 64), wantText("external_id", o.ExternalID, maxName))
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
		Row: data.Row{ID: c.NewID("external_ref")}, Source: o.Source, ExternalID: o.ExternalID, Table: table, RowID: id,
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

// ImportTicket is OpenTicket for a row of another program's export. Labels are
// those of OpenTicket.
type ImportTicket struct {
	Origin
	OpenTicket
}

// Spec names the command.
func (ImportTicket) Spec() Spec { return Spec{Name: "ticket.import", Version: 1, Class: Fact} }

// Validate looks at the origin and the ticket.
func (i *ImportTicket) Validate() error {
	return fail.Join(i.sound(), i.OpenTicket.Validate())
}

// Authorize is for those who may import.
func (i *ImportTicket) Authorize(_ *data.Tx, actor access.Actor) error {
	return actor.Require(access.Import)
}

// Apply opens the ticket and remembers its origin.
func (i *ImportTicket) Apply(tx *data.Tx, c Ctx) error {
	if err := i.take(tx, c, "ticket", c.NewID("ticket")); err != nil {
		return err
	}
	return i.OpenTicket.Apply(tx, c)
}
