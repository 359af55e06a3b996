package worktime

import "tallydesk/app/civil"

// Cause says which rule of R-CAL-1 decided the hours of a day.
type Cause string

// The causes, the strongest first.
const (
	CauseDeviation  Cause = "deviation"
	CauseHoliday    Cause = "holiday"
	CauseEve        Cause = "eve" // a selected extra day
	CauseBridge     Cause = "bridge"
	CausePreHoliday Cause = "preholiday"
	CauseWeekday    Cause = "weekday"
)

// Key names the cause in words: "daycause.bridge".
func (c Cause) Key() string { return "daycause." + string(c) }

// DayInfo is what a calendar says of one day (R-CAL-8).
type DayInfo struct {
	Day civil.Day
	// Intervals are the opening hours, none on a closed day. They belong to
	// the calendar: read them only.
	Intervals []Interval
	Cause     Cause
	// Name is the key of the holiday's or eve's name in words, such as
	// "holiday.se.epiphany"; of a bridge day and a day before a holiday that of
	// the holiday beside it; of a deviation that of the holiday it overrides.
	// It is empty on all other days.
	Name string
	// Reason is a deviation's reason as it was written.
	Reason string
}

// Open reports whether the day has opening hours.
func (d DayInfo) Open() bool { return len(d.Intervals) > 0 }

// Day gives what the calendar says of a day. A day outside the years that can
// be open is a closed weekday.
func (c *Calendar) Day(day civil.Day) DayInfo {
	year := day.Year()
	if year < firstYear || year > lastYear {
		return DayInfo{Day: day, Cause: CauseWeekday}
	}
	tl := c.coveringYears(year, year)
	return tl.days[day-tl.first].DayInfo
}

// Year gives every day of a year in order: the year view of R-CAL-8.
func (c *Calendar) Year(year int) []DayInfo {
	first, end := civil.Date(year, 1, 1), civil.Date(year+1, 1, 1)
	days := make([]DayInfo, 0, end-first)
	for day := first; day < end; day++ {
		days = append(days, c.Day(day))
	}
	return days
}

// almanac decides the days of a row of years.
type almanac struct {
	*Calendar
	red []map[civil.Day]redDay // by version
}

func (c *Calendar) almanac(first, last int) almanac {
	red := make([]map[civil.Day]redDay, len(c.versions))
	for i, v := range c.versions {
		// A holiday may be observed in the year before, and the days beside
		// a year's ends decide too.
		red[i] = redDays(v.Region, v.Eves, first-1, last+1)
	}
	return almanac{c, red}
}

// decide applies R-CAL-1 to a day. The rule for it is that of the version of
// that day; the days beside it count as their own versions have them.
func (a almanac) decide(day civil.Day) DayInfo {
	info := a.generated(day)
	if deviation, ok := a.deviations[day]; ok {
		info.Cause, info.Intervals, info.Reason = CauseDeviation, deviation.Intervals, deviation.Reason
		if _, red := a.holiday(day); !red {
			info.Name = ""
		}
	}
	return info
}

// generated decides a day by the rules alone.
func (a almanac) generated(day civil.Day) DayInfo {
	rule := &a.versions[a.versionOn(day)].Rule
	hours := rule.Week[day.Weekday()]
	if red, ok := a.holiday(day); ok {
		cause := CauseHoliday
		if red.eve {
			cause = CauseEve
		}
		return DayInfo{Day: day, Cause: cause, Name: red.key}
	}
	if len(hours) == 0 {
		return DayInfo{Day: day, Cause: CauseWeekday}
	}
	before, redBefore := a.holiday(day - 1)
	after, redAfter := a.holiday(day + 1)
	if rule.BridgeClosed && (redBefore || redAfter) && a.normallyClosed(day-1) && a.normallyClosed(day+1) {
		if redAfter {
			before = after
		}
		return DayInfo{Day: day, Cause: CauseBridge, Name: before.key}
	}
	if rule.PreHoliday != nil && redAfter {
		return DayInfo{Day: day, Cause: CausePreHoliday, Intervals: rule.PreHoliday, Name: after.key}
	}
	return DayInfo{Day: day, Cause: CauseWeekday, Intervals: hours}
}

// holiday finds the holiday or selected eve of a day.
func (a almanac) holiday(day civil.Day) (redDay, bool) {
	red, ok := a.red[a.versionOn(day)][day]
	return red, ok
}

// normallyClosed reports whether a day is weekend or holiday: weekday hours
// and holidays alone count here (R-CAL-3).
func (a almanac) normallyClosed(day civil.Day) bool {
	_, red := a.holiday(day)
	return red || len(a.versions[a.versionOn(day)].Week[day.Weekday()]) == 0
}
