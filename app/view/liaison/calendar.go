package liaison

import (
	"cmp"
	"context"
	"database/sql"
	"slices"

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

// Change is a day with other opening hours, or several open days after one
// another, as customers are told of it.
type Change struct {
	worktime.Deviation           // of the first day
	Last               civil.Day // the same as Day for one alone
	CalendarID         string
	Calendar           string
	Usual              []worktime.Interval // what the first day would have had
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
		calendars, err := data.Calendars.Find(q, `id IN (SELECT k.calendar_id FROM contract k WHERE k.bucket = ? UNION
			SELECT calendar_id FROM provider WHERE NOT EXISTS (SELECT 1 FROM contract k WHERE k.bucket = ?)) ORDER BY name, id`, bucket, bucket)
		if err != nil {
			return err
		}
		for _, calendar := range calendars {
			told, err := changesOf(q, calendar, today, ahead)
			if err != nil {
				return err
			}
			changes = append(changes, told...)
		}
		return nil
	})
	slices.SortStableFunc(changes, func(a, b Change) int { return cmp.Compare(a.Day, b.Day) })
	return changes, err
}

// changesOf lists what is announced of one calendar; open days with the same
// change after one another are one.
func changesOf(q data.Querier, calendar data.Calendar, today civil.Day, ahead int) ([]Change, error) {
	rules, err := data.CalendarRules.Find(q, "calendar_id = ? ORDER BY valid_from, id", calendar.ID)
	if err != nil {
		return nil, err
	}
	usual, err := facts.CalendarOf(rules, nil)
	if err != nil {
		return nil, err
	}
	rows, err := data.Deviations.Find(q, `calendar_id = ? AND day BETWEEN ? AND ? AND announced_on <> '' AND announced_on <= ? ORDER BY day, id`,
		calendar.ID, today.Text(), (today + civil.Day(ahead)).Text(), today.Text())
	if err != nil {
		return nil, err
	}
	var changes []Change
	for _, row := range rows {
		deviation, err := facts.Deviation(row)
		if err != nil {
			return nil, err
		}
		if n := len(changes); n > 0 && changes[n-1].goesOn(deviation, usual) {
			changes[n-1].Last = deviation.Day
			continue
		}
		changes = append(changes, Change{
			Deviation: deviation, Last: deviation.Day, CalendarID: calendar.ID, Calendar: calendar.Name, Usual: usual.Day(deviation.Day).Intervals,
		})
	}
	return changes, nil
}

// goesOn tells whether a deviation is more of the same: no day that would be
// open lies between.
func (c Change) goesOn(next worktime.Deviation, usual *worktime.Calendar) bool {
	return c.Reason == next.Reason && slices.Equal(c.Intervals, next.Intervals) && usual.OpenDays(c.Last+1, next.Day-1) == 0
}
