package facts

import (
	"fmt"
	"sync"
	"time"

	"tallydesk/app/civil"
	"tallydesk/app/fail"
	"tallydesk/app/worktime"
	"tallydesk/data"
)

// NoPreHoliday is what the column pre_holiday holds when there is no rule for
// days before holidays; empty means that they are closed.
const NoPreHoliday = "-"

// Calendars makes calendars of their rows and keeps them, since a calendar
// keeps the years that it has laid out. One whose rows have changed is made
// anew. Safe for concurrent use; the zero value is ready.
type Calendars struct {
	mu   sync.Mutex
	kept map[string]keptCalendar
}

type keptCalendar struct {
	version  string // the tags of all its rows
	calendar *worktime.Calendar
}

// Get gives the calendar with the id, or says fail.NotFound.
func (c *Calendars) Get(q data.Querier, id string) (*worktime.Calendar, error) {
	rules, err := data.CalendarRules.Find(q, "calendar_id = ? ORDER BY valid_from, id", id)
	if err != nil {
		return nil, err
	}
	if len(rules) == 0 {
		return nil, fail.New(fail.NotFound, "calendar")
	}
	deviations, err := data.Deviations.Find(q, "calendar_id = ? ORDER BY day, id", id)
	if err != nil {
		return nil, err
	}
	version := versionOf(rules, deviations)
	c.mu.Lock()
	defer c.mu.Unlock()
	if kept := c.kept[id]; kept.calendar != nil && kept.version == version {
		return kept.calendar, nil
	}
	calendar, err := CalendarOf(rules, deviations)
	if err != nil {
		return nil, fmt.Errorf("calendar %s: %w", id, err)
	}
	if c.kept == nil {
		c.kept = map[string]keptCalendar{}
	}
	c.kept[id] = keptCalendar{version, calendar}
	return calendar, nil
}

func versionOf(rules []data.CalendarRule, deviations []data.Deviation) string {
	var version []byte
	for _, rule := range rules {
		version = fmt.Appendf(version, "%s:%d ", rule.ID, rule.Tag)
	}
	for _, deviation := range deviations {
		version = fmt.Appendf(version, "%s:%d ", deviation.ID, deviation.Tag)
	}
	return string(version)
}

// CalendarOf makes a calendar of its rows.
func CalendarOf(ruleRows []data.CalendarRule, deviationRows []data.Deviation) (*worktime.Calendar, error) {
	rules := make([]worktime.Rule, len(ruleRows))
	for i, row := range ruleRows {
		rule, err := Rule(row)
		if err != nil {
			return nil, err
		}
		rules[i] = rule
	}
	deviations := make([]worktime.Deviation, len(deviationRows))
	for i, row := range deviationRows {
		deviation, err := Deviation(row)
		if err != nil {
			return nil, err
		}
		deviations[i] = deviation
	}
	return worktime.New(rules, deviations)
}

// Deviation gives the other hours of a date as a value.
func Deviation(row data.Deviation) (worktime.Deviation, error) {
	hours, err := worktime.ParseHours(row.Hours)
	return worktime.Deviation{
		Day: civil.FromText(row.Day, 0), Intervals: hours, Reason: row.Reason,
		AnnouncedOn: civil.FromText(row.AnnouncedOn, civil.Never),
	}, err
}

// Rule gives a calendar's version as a value.
func Rule(row data.CalendarRule) (worktime.Rule, error) {
	rule := worktime.Rule{
		ValidFrom: civil.FromText(row.ValidFrom, 0), Zone: row.Zone, Region: row.Region,
		Eves: list(row.Eves), BridgeClosed: row.BridgeClosed == 1,
	}
	week := [7]string{
		time.Sunday: row.Sunday, time.Monday: row.Monday, time.Tuesday: row.Tuesday, time.Wednesday: row.Wednesday,
		time.Thursday: row.Thursday, time.Friday: row.Friday, time.Saturday: row.Saturday,
	}
	for weekday, text := range week {
		hours, err := worktime.ParseHours(text)
		if err != nil {
			return rule, err
		}
		rule.Week[weekday] = hours
	}
	if row.PreHoliday == NoPreHoliday {
		return rule, nil
	}
	hours, err := worktime.ParseHours(row.PreHoliday)
	if hours == nil {
		hours = []worktime.Interval{} // closed, which is a rule too
	}
	rule.PreHoliday = hours
	return rule, err
}

// Zone gives the zone of a calendar as its latest version has it: that of the
// days of contracts with the calendar. Without a calendar it is that of the
// provider's, and on a desk without any UTC.
func Zone(q data.Querier, calendarID string) (*time.Location, error) {
	rules, err := data.CalendarRules.Find(q, `calendar_id = COALESCE(NULLIF(?, ''), (SELECT calendar_id FROM provider ORDER BY id LIMIT 1))
		ORDER BY valid_from DESC, id DESC LIMIT 1`, calendarID)
	if err != nil {
		return nil, err
	}
	if len(rules) == 0 {
		return time.UTC, nil
	}
	return civil.Zone(rules[0].Zone)
}
