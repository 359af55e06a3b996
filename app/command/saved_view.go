package command

import (
	"regexp"
	"strings"

	"tallydesk/app/access"
	"tallydesk/app/fail"
	"tallydesk/app/filter"
	"tallydesk/app/ticket"
	"tallydesk/data"
)

var (
	_ = register[SaveView]()
	_ = register[RenameView]()
	_ = register[ChangeView]()
	_ = register[DeleteView]()
)

// Seen is what a saved view shows (R-TIX-11).
type Seen struct {
	Filter  string   // as app/filter reads it, in any language; empty for all tickets
	Columns []string // ids of the list's columns; none for those that everybody begins with
	Sort    string   // one of ViewSorts; empty for the queue
	Shared  bool     // with all staff
}

// ViewSorts lists the orders of a saved view, the one that is meant when none
// is named first.
var ViewSorts = []string{"queue", "activity", "number"}

// The most that a view can hold.
const (
	maxViewName = 80
	maxColumns  = 20
)

var columnID = regexp.MustCompile(`^[a-z_]{1,30}$`)

func (s *Seen) validate() error {
	_, err := filter.Parse(s.Filter)
	if err == nil {
		err = allowText("filter", s.Filter, maxText)
	}
	if s.Sort != "" {
		err = fail.Join(err, wantOneOf("sort", s.Sort, ViewSorts...))
	}
	if len(s.Columns) > maxColumns {
		return fail.Join(err, fail.NewInvalid("columns", "too_long", fail.Args{"Most": maxColumns}))
	}
	for _, column := range s.Columns {
		if !columnID.MatchString(column) {
			return fail.Join(err, fail.NewInvalid("columns", "unknown", fail.Args{"Text": column}))
		}
	}
	return err
}

// onto writes what is seen into a row.
func (s *Seen) onto(row *data.SavedView) error {
	read, err := filter.Parse(s.Filter)
	if err != nil {
		return err
	}
	row.Filter, row.Columns, row.Sort = read.String(), strings.Join(s.Columns, ","), ViewSorts[0]
	if s.Sort != "" {
		row.Sort = s.Sort
	}
	row.Shared = bit(s.Shared)
	return nil
}

// SaveView keeps a filter with columns and order under a name that nobody has
// given to a view that the same people see. Label: "view".
type SaveView struct {
	Name string
	Seen
}

// Spec names the command.
func (SaveView) Spec() Spec { return Spec{Name: "view.save", Version: 1, Class: Decision} }

// Validate wants a name and a filter that can be read.
func (k *SaveView) Validate() error {
	return fail.Join(wantText("name", k.Name, maxViewName), k.validate())
}

// Authorize is for staff.
func (k *SaveView) Authorize(_ *data.Tx, actor access.Actor) error {
	return actor.Require(access.WorkTickets)
}

// Apply writes the view.
func (k *SaveView) Apply(tx *data.Tx, c Ctx) error {
	row := data.SavedView{Row: data.Row{ID: c.NewID("view")}, OwnerID: c.Actor.StaffID, Name: strings.TrimSpace(k.Name)}
	if err := k.onto(&row); err != nil {
		return err
	}
	if err := wantFreeName(tx, row); err != nil {
		return err
	}
	return data.SavedViews.Insert(tx, &row)
}

// RenameView gives a view another name.
type RenameView struct {
	ViewID string
	Name   string
}

// Spec names the command.
func (RenameView) Spec() Spec { return Spec{Name: "view.rename", Version: 1, Class: Decision} }

// Validate wants a name.
func (k *RenameView) Validate() error { return wantText("name", k.Name, maxViewName) }

// Authorize is for who saved the view, and for admins.
func (k *RenameView) Authorize(tx *data.Tx, actor access.Actor) error {
	return mayChangeView(tx, actor, k.ViewID)
}

// Apply writes the name.
func (k *RenameView) Apply(tx *data.Tx, _ Ctx) error {
	row, err := data.SavedViews.Get(tx, k.ViewID)
	if err != nil {
		return notFound(err, "view")
	}
	row.Name = strings.TrimSpace(k.Name)
	if err := wantFreeName(tx, row); err != nil {
		return err
	}
	return data.SavedViews.Put(tx, &row)
}

// ChangeView makes a view show something else, or to others.
type ChangeView struct {
	ViewID string
	Seen
}

// Spec names the command.
func (ChangeView) Spec() Spec { return Spec{Name: "view.change", Version: 1, Class: Decision} }

// Validate wants a filter that can be read.
func (k *ChangeView) Validate() error { return k.validate() }

// Authorize is for who saved the view, and for admins.
func (k *ChangeView) Authorize(tx *data.Tx, actor access.Actor) error {
	return mayChangeView(tx, actor, k.ViewID)
}

// Apply writes what the view shows.
func (k *ChangeView) Apply(tx *data.Tx, _ Ctx) error {
	row, err := data.SavedViews.Get(tx, k.ViewID)
	if err != nil {
		return notFound(err, "view")
	}
	if err := k.onto(&row); err != nil {
		return err
	}
	if err := wantFreeName(tx, row); err != nil {
		return err
	}
	return data.SavedViews.Put(tx, &row)
}

// DeleteView takes a view away.
type DeleteView struct{ ViewID string }

// Spec names the command.
func (DeleteView) Spec() Spec { return Spec{Name: "view.delete", Version: 1, Class: Decision} }

// Validate has nothing to look at.
func (k *DeleteView) Validate() error { return nil }

// Authorize is for who saved the view, and for admins.
func (k *DeleteView) Authorize(tx *data.Tx, actor access.Actor) error {
	return mayChangeView(tx, actor, k.ViewID)
}

// Apply takes the row away.
func (k *DeleteView) Apply(tx *data.Tx, _ Ctx) error {
	if _, err := data.SavedViews.Get(tx, k.ViewID); err != nil {
		return notFound(err, "view")
	}
	return data.SavedViews.Delete(tx, k.ViewID)
}

// mayChangeView lets people change their own views, and admins those that are
// shared too. What somebody else keeps for itself is not there.
func mayChangeView(tx *data.Tx, actor access.Actor, id string) error {
	if err := actor.Require(access.WorkTickets); err != nil {
		return err
	}
	row, err := data.SavedViews.Get(tx, id)
	switch {
	case err != nil:
		return notFound(err, "view")
	case row.OwnerID == actor.StaffID, row.Shared == 1 && actor.Role == access.Admin:
		return nil
	case row.Shared == 0:
		return fail.New(fail.NotFound, "view")
	}
	return fail.New(fail.Forbidden, "view.owner", fail.Args{"Name": row.Name})
}

// wantFreeName refuses a name that its owner, or the others when it is shared,
// would see twice. Large and small letters and diacritics make no difference.
func wantFreeName(tx *data.Tx, row data.SavedView) error {
	others, err := data.SavedViews.Find(tx, "id <> ? AND (shared = 1 OR owner_id = ? OR ? = 1) ORDER BY id", row.ID, row.OwnerID, row.Shared)
	if err != nil {
		return err
	}
	for _, other := range others {
		if ticket.Fold(other.Name) == ticket.Fold(row.Name) && (other.Shared == 1 || other.OwnerID == row.OwnerID) {
			return fail.New(fail.Conflict, "view.taken", fail.Args{"Name": other.Name})
		}
	}
	return nil
}
