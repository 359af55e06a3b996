package view

import (
	"context"
	"database/sql"
	"strings"

	"tallydesk/app/fail"
	"tallydesk/app/worktime"
	"tallydesk/data"
)

// Named is something to choose from a list.
type Named struct{ ID, Name string }

// Calendars lists the calendars by name. That they are there is no secret.
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

// Calendar gives the calendar with the id, ready to be asked, with deviations
// that nobody has been told of: customers read theirs through app/view/liaison.
// It is kept until its rows change.
func (r *Reader) Calendar(ctx context.Context, id string) (*worktime.Calendar, error) {
	if err := r.staff(); err != nil {
		return nil, err
	}
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

// CalledCalendar finds the calendar with an id or a name, in any case.
func CalledCalendar(all []Named, called string) (Named, error) {
	for _, calendar := range all {
		if called == calendar.ID || strings.EqualFold(called, calendar.Name) {
			return calendar, nil
		}
	}
	return Named{}, fail.New(fail.NotFound, "calendar")
}
