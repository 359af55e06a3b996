package view

import (
	"cmp"
	"context"
	"database/sql"
	"slices"
	"time"

	"tallydesk/app/civil"
	"tallydesk/app/facts"
	"tallydesk/app/worktime"
	"tallydesk/data"
)

// CalendarRow is a calendar in a list, as it is on a day.
type CalendarRow struct {
	ID, Name     string
	Default      bool      // the provider's own
	Zone, Region string    // of the version that holds
	WeekMinutes  int       // open time of an ordinary week
	Deviations   int       // from the day on
	Contracts    int       // that have it
	Next         civil.Day // first day of a version to come, civil.Never for none
}

// CalendarCard is all that there is to know of a calendar.
type CalendarCard struct {
	CalendarRow
	Rules       []CalendarVersion // by their first day
	Deviations  []worktime.Deviation
	Compiled    *worktime.Calendar
	holdingRule int
}

// CalendarVersion is one version of a calendar's rules.
type CalendarVersion struct {
	worktime.Rule
	Tag int64 // of its row, for command.ChangeCalendar
}

// Holding gives the version that holds on the day the card was read for.
func (c CalendarCard) Holding() CalendarVersion { return c.Rules[c.holdingRule] }

// CalendarRows lists the calendars as they are on a day, by name.
func (r *Reader) CalendarRows(ctx context.Context, today civil.Day) ([]CalendarRow, error) {
	if err := r.staff(); err != nil {
		return nil, err
	}
	named, err := r.Calendars(ctx)
	if err != nil {
		return nil, err
	}
	list := make([]CalendarRow, len(named))
	for i, calendar := range named {
		card, err := r.CalendarCard(ctx, calendar.ID, today)
		if err != nil {
			return nil, err
		}
		list[i] = card.CalendarRow
	}
	return list, nil
}

// CalendarCard reads a calendar by its id as it is on a day.
func (r *Reader) CalendarCard(ctx context.Context, id string, today civil.Day) (CalendarCard, error) {
	if err := r.staff(); err != nil {
		return CalendarCard{}, err
	}
	var card CalendarCard
	err := r.db.Snapshot(ctx, func(q data.Querier) (err error) {
		if card.Compiled, err = r.calendars.Get(q, id); err != nil {
			return err
		}
		return card.read(q, id, today)
	})
	return card, err
}

func (c *CalendarCard) read(q data.Querier, id string, today civil.Day) error {
	c.ID = id
	err := scanRows(q, `SELECT c.name, EXISTS (SELECT 1 FROM provider p WHERE p.calendar_id = c.id),
		(SELECT COUNT(*) FROM contract k WHERE k.calendar_id = c.id) FROM calendar c WHERE c.id = ?`, []any{id}, func(rows *sql.Rows) error {
		return rows.Scan(&c.Name, &c.Default, &c.Contracts)
	})
	if err != nil {
		return err
	}
	if c.Rules, err = calendarVersions(q, id); err != nil {
		return err
	}
	rows, err := data.Deviations.Find(q, "calendar_id = ? ORDER BY day, id", id)
	if err != nil {
		return err
	}
	for _, row := range rows {
		deviation, err := facts.Deviation(row)
		if err != nil {
			return err
		}
		c.Deviations = append(c.Deviations, deviation)
		if deviation.Day >= today {
			c.CalendarRow.Deviations++
		}
	}
	c.hold(today)
	return nil
}

// hold notes which version holds on a day.
func (c *CalendarCard) hold(today civil.Day) {
	c.Next = civil.Never
	for i, version := range c.Rules {
		if i > 0 && version.ValidFrom > today {
			c.Next = version.ValidFrom
			break
		}
		c.holdingRule = i
	}
	holding := c.Holding()
	c.Zone, c.Region = holding.Zone, holding.Region
	for _, hours := range holding.Week {
		for _, interval := range hours {
			c.WeekMinutes += interval.To - interval.From
		}
	}
}

func calendarVersions(q data.Querier, id string) ([]CalendarVersion, error) {
	rows, err := data.CalendarRules.Find(q, "calendar_id = ? ORDER BY valid_from, id", id)
	if err != nil {
		return nil, err
	}
	versions := make([]CalendarVersion, len(rows))
	for i, row := range rows {
		rule, err := facts.Rule(row)
		if err != nil {
			return nil, err
		}
		versions[i] = CalendarVersion{rule, row.Tag}
	}
	return versions, nil
}

// CalendarImpact says what a version of a calendar would change of the past.
type CalendarImpact struct {
	From, To  civil.Day     // the first and the last past day that gets other hours; none without any
	Days      int           // how many do
	Open      time.Duration // more open time than before; negative for less
	Contracts int           // that have the calendar
}

// CalendarImpact compares a calendar with itself under another version, from
// the desk's first ticket or contract to the day before today. The days that
// nothing hangs on are left out.
func (r *Reader) CalendarImpact(ctx context.Context, id string, rule worktime.Rule, today civil.Day) (CalendarImpact, error) {
	card, err := r.CalendarCard(ctx, id, today)
	if err != nil {
		return CalendarImpact{}, err
	}
	first, err := r.firstDay(ctx, today)
	if err != nil {
		return CalendarImpact{}, err
	}
	after, err := worktime.New(withRule(card.Rules, rule), card.Deviations)
	if err != nil {
		return CalendarImpact{}, err
	}
	impact := CalendarImpact{Contracts: card.Contracts}
	for day := first; day < today; day++ {
		if slices.Equal(card.Compiled.Day(day).Intervals, after.Day(day).Intervals) {
			continue
		}
		impact.From, impact.To = cmp.Or(impact.From, day), day
		impact.Days++
		impact.Open += openOn(after, day) - openOn(card.Compiled, day)
	}
	return impact, nil
}

func openOn(calendar *worktime.Calendar, day civil.Day) time.Duration {
	return calendar.Between(calendar.StartOf(day), calendar.StartOf(day+1))
}

// withRule gives the versions with another one, which takes the place of one
// from the same day.
func withRule(versions []CalendarVersion, rule worktime.Rule) []worktime.Rule {
	rules := []worktime.Rule{rule}
	for _, version := range versions {
		if version.ValidFrom != rule.ValidFrom {
			rules = append(rules, version.Rule)
		}
	}
	return rules
}

// farthestBack is the oldest past that is looked at, in days.
const farthestBack = 20 * 366

// firstDay is the day from which something hangs on opening hours: that of the
// first ticket or contract, today when there is none.
func (r *Reader) firstDay(ctx context.Context, today civil.Day) (civil.Day, error) {
	var contract string
	var received int64
	err := r.one(ctx, "calendar", `SELECT COALESCE((SELECT MIN(start_day) FROM contract), ''), COALESCE((SELECT MIN(received_at) FROM ticket), 0)`,
		nil, &contract, &received)
	if err != nil {
		return 0, err
	}
	first := civil.FromText(contract, today)
	if received > 0 {
		first = min(first, civil.Of(time.UnixMilli(received).UTC()))
	}
	return max(min(first, today), today-farthestBack), nil
}
