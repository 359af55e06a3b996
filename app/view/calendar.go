package view

import (
	"context"
	"database/sql"

	"tallydesk/app/worktime"
	"tallydesk/data"
)

// Named is something to choose from a list.
type Named struct{ ID, Name string }

// Calendars lists the calendars by name. Calendars are no secret.
func (r *Reader) Calendars(ctx context.Context) ([]Named, error) {
	var calendars []Named
	err := r.each(ctx, "SELECT id, name FROM calendar ORDER BY name, id", nil, func(rows *sql.Rows) error {
		var calendar Named
		err := rows.Scan(&calendar.ID, &calendar.Name)
		calendars = append(calendars, calendar)
		return err
	})
	return calendars, err
}

// Calendar gives the calendar with the id, ready to be asked. It is kept until
// its rows change.
func (r *Reader) Calendar(ctx context.Context, id string) (*worktime.Calendar, error) {
	var calendar *worktime.Calendar
	err := r.db.Snapshot(ctx, func(q data.Querier) (err error) {
		calendar, err = r.calendars.Get(q, id)
		return err
	})
	return calendar, err
}

// CalendarByName gives the calendar with the name; without a name the
// provider's.
func (r *Reader) CalendarByName(ctx context.Context, name string) (*worktime.Calendar, error) {
	query, args := "SELECT id FROM calendar WHERE name = ? ORDER BY id LIMIT 1", []any{name}
	if name == "" {
		query, args = "SELECT calendar_id FROM provider WHERE calendar_id IS NOT NULL ORDER BY id LIMIT 1", nil
	}
	var id string
	if err := r.one(ctx, "calendar", query, args, &id); err != nil {
		return nil, err
	}
	return r.Calendar(ctx, id)
}
