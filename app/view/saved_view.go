package view

import (
	"context"
	"database/sql"

	"tallydesk/app/access"
	"tallydesk/app/fail"
	"tallydesk/app/filter"
	"tallydesk/app/ticket"
)

// SavedView is a filter of the list of tickets with columns and order, under a
// name (R-TIX-11).
type SavedView struct {
	ID, Name string
	Filter   filter.Filter
	Columns  []string // none: those that everybody begins with
	Sort     TicketSort
	Shared   bool
	OwnerID  string
	Owner    string // name
	Mine     bool   // the actor may change it
}

// SortNames are the codes of the orders of tickets.
var SortNames = map[TicketSort]string{ByQueue: "queue", ByActivity: "activity", ByNumber: "number"}

// SortOf gives the order of a code; the queue for any other.
func SortOf(code string) TicketSort {
	for sort, name := range SortNames {
		if name == code {
			return sort
		}
	}
	return ByQueue
}

// SavedViews lists the actor's own views and those that all staff have, by
// name.
func (r *Reader) SavedViews(ctx context.Context) ([]SavedView, error) {
	if err := r.staff(); err != nil {
		return nil, err
	}
	var views []SavedView
	err := r.each(ctx, `SELECT v.id, v.name, v.filter_text, v.shown, v.sorted, v.shared, COALESCE(v.owner_id, ''), COALESCE(s.name, '')
		FROM saved_view v LEFT JOIN staff s ON s.id = v.owner_id WHERE v.shared = 1 OR v.owner_id = ? ORDER BY v.name, v.id`,
		[]any{r.actor.StaffID}, func(rows *sql.Rows) error {
			var v SavedView
			var text, columns, sorted string
			if err := rows.Scan(&v.ID, &v.Name, &text, &columns, &sorted, &v.Shared, &v.OwnerID, &v.Owner); err != nil {
				return err
			}
			v.Filter, _ = filter.Parse(text) // what a later version may have written and this one does not know is shown as all
			v.Columns, v.Sort = split(columns), SortOf(sorted)
			v.Mine = v.OwnerID == r.actor.StaffID || r.actor.Role == access.Admin
			views = append(views, v)
			return nil
		})
	return views, err
}

// SavedView finds one of the views that the actor has, by id or by name.
func (r *Reader) SavedView(ctx context.Context, idOrName string) (SavedView, error) {
	views, err := r.SavedViews(ctx)
	if err != nil {
		return SavedView{}, err
	}
	for _, v := range views {
		if v.ID == idOrName || ticket.Fold(v.Name) == ticket.Fold(idOrName) {
			return v, nil
		}
	}
	return SavedView{}, fail.New(fail.NotFound, "view")
}
