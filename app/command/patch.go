package command

import (
	"maps"
	"slices"

	"tallydesk/app/access"
	"tallydesk/app/fail"
	"tallydesk/data"
)

var _ = register[Patch]()

// Patch sets plain fields of one row: those that no rule reads. Two people's
// patches of different fields both stand; of the same field the second is
// refused.
type Patch struct {
	Table string
	ID    string
	From  map[string]string // what the person saw in each field
	To    map[string]string // what it shall be
}

// patchable says of one column who may set it and what it may hold.
type patchable struct {
	right access.Right
	check func(field, value string) error
}

// patchRow reads and writes the patchable columns of one row.
type patchRow func(tx *data.Tx, id string) (fields map[string]*string, put func() error, err error)

type patchTable struct {
	columns map[string]patchable
	row     patchRow
}

// patchTables lists the tables that have patchable columns; each noun's file
// adds its own.
var patchTables = map[string]patchTable{}

// Spec names the command.
func (Patch) Spec() Spec { return Spec{Name: "row.patch", Version: 1, Class: Decision} }

// Validate wants known fields with values that they may hold.
func (p *Patch) Validate() error {
	table, known := patchTables[p.Table]
	if !known {
		return fail.NewInvalid("table", "unknown", fail.Args{"Text": p.Table})
	}
	if len(p.To) == 0 {
		return fail.Required("to")
	}
	var errs []error
	for _, field := range slices.Sorted(maps.Keys(p.To)) {
		column, known := table.columns[field]
		if !known {
			errs = append(errs, fail.NewInvalid(field, "not_patchable"))
			continue
		}
		errs = append(errs, column.check(field, p.To[field]))
	}
	return fail.Join(errs...)
}

// Authorize wants the right of every field.
func (p *Patch) Authorize(_ *data.Tx, actor access.Actor) error {
	for _, field := range slices.Sorted(maps.Keys(p.To)) {
		if err := actor.Require(patchTables[p.Table].columns[field].right); err != nil {
			return err
		}
	}
	return nil
}

// Apply sets the fields, unless one no longer holds what the person saw.
func (p *Patch) Apply(tx *data.Tx, _ Ctx) error {
	fields, put, err := patchTables[p.Table].row(tx, p.ID)
	if err != nil {
		return notFound(err, p.Table)
	}
	for _, name := range slices.Sorted(maps.Keys(p.To)) {
		if *fields[name] != p.From[name] {
			return changed(fail.Word("field." + name))
		}
		*fields[name] = p.To[name]
	}
	return put()
}
