package liaison

import (
	"context"
	"database/sql"

	"tallydesk/app/civil"
	"tallydesk/app/facts"
	"tallydesk/app/fail"
	"tallydesk/app/view"
	"tallydesk/app/worktime"
	"tallydesk/data"
)

// Calendars lists the calendars that the customer's contracts have, and the
// provider's, by name.
func (r *Reader) Calendars(ctx context.Context) ([]view.Named, error) {
	bucket, err := r.bucket()
	if err != nil {
		return nil, err
	}
	var calendars []view.Named
	err = r.each(ctx, `SELECT c.id, c.name FROM calendar c WHERE c.id IN (SELECT k.calendar_id FROM contract k WHERE k.bucket = ?)
		OR c.id IN (SELECT calendar_id FROM provider) ORDER BY c.name, c.id`, []any{bucket}, func(rows *sql.Rows) error {
		var calendar view.Named
		err := rows.Scan(&calendar.ID, &calendar.Name)
		calendars = append(calendars, calendar)
		return err
	})
	return calendars, err
}

// Calendar gives one of the Calendars with the deviations that have been
// announced by a day, and no others (R-CAL-8).
func (r *Reader) Calendar(ctx context.Context, id string, today civil.Day) (*worktime.Calendar, error) {
	own, err := r.Calendars(ctx)
	if err != nil {
		return nil, err
	}
	if _, err := view.CalledCalendar(own, id); err != nil {
		return nil, err
	}
	var calendar *worktime.Calendar
	err = r.db.Snapshot(ctx, func(q data.Querier) error {
		rules, err := data.CalendarRules.Find(q, "calendar_id = ? ORDER BY valid_from, id", id)
		if err != nil {
			return err
		}
		if len(rules) == 0 {
			return fail.New(fail.NotFound, "calendar")
		}
		told, err := data.Deviations.Find(q, "calendar_id = ? AND announced_on <> '' AND announced_on <= ? ORDER BY day, id", id, today.Text())
		if err != nil {
			return err
		}
		calendar, err = facts.CalendarOf(rules, told)
		return err
	})
	return calendar, err
}

// Change is a day with other opening hours, as customers are told of it.
type Change struct {
	worktime.Deviation
	CalendarID, Calendar string
	Usual                []worktime.Interval // what the day would have had
}

// Changes lists the announced deviations of the calendars of the customer's
// contracts, or of the provider's when there are none, from a day on, as far
// ahead as some days, in order of their days (R-CAL-8).
func (r *Reader) Changes(ctx context.Context, today civil.Day, ahead int) ([]Change, error) {
	bucket, err := r.bucket()
	if err != nil {
		return nil, err
	}
	var changes []Change
	err = r.db.Snapshot(ctx, func(q data.Querier) error {
		rows, err := data.Deviations.Find(q, `day BETWEEN ? AND ? AND announced_on <> '' AND announced_on <= ?
			AND calendar_id IN (SELECT k.calendar_id FROM contract k WHERE k.bucket = ? UNION
				SELECT calendar_id FROM provider WHERE NOT EXISTS (SELECT 1 FROM contract k WHERE k.bucket = ?)) ORDER BY day, calendar_id, id`,
			today.Text(), (today + civil.Day(ahead)).Text(), today.Text(), bucket, bucket)
		if err != nil {
			return err
		}
		for _, row := range rows {
			change, err := changeOf(q, row)
			if err != nil {
				return err
			}
			changes = append(changes, change)
		}
		return nil
	})
	return changes, err
}

func changeOf(q data.Querier, row data.Deviation) (Change, error) {
	deviation, err := facts.Deviation(row)
	if err != nil {
		return Change{}, err
	}
	change := Change{Deviation: deviation, CalendarID: row.CalendarID}
	calendars, err := data.Calendars.Find(q, "id = ?", row.CalendarID)
	if err != nil || len(calendars) == 0 {
		return change, err
	}
	change.Calendar = calendars[0].Name
	rules, err := data.CalendarRules.Find(q, "calendar_id = ? ORDER BY valid_from, id", row.CalendarID)
	if err != nil {
		return change, err
	}
	usual, err := facts.CalendarOf(rules, nil)
	if err != nil {
		return change, err
	}
	change.Usual = usual.Day(deviation.Day).Intervals
	return change, nil
}
