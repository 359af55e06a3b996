// Package civil holds calendar days without a time of day or a zone.
//
// Contracts, lots and work dates speak of days ("expires 31 December"), never
// of instants; a Day keeps the two from being mixed up. It does not know which
// days are open: that is worktime's business.
package civil

import (
	"fmt"
	"math"
	"time"
)

// Day is a date in the proleptic Gregorian calendar, counted in days since
// 1 January 1970. Days compare and subtract like the integers they are.
type Day int32

// Never is later than every other day: the expiry of what does not expire.
const Never Day = math.MaxInt32

// Date gives the day of a year, month and day of month, normalised like
// time.Date (31 April is 1 May).
func Date(year int, month time.Month, day int) Day {
	return Day(time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Unix() / 86400)
}

// Of gives the day that t's wall clock shows in t's own location.
func Of(t time.Time) Day { return Date(t.Date()) }

// Parse reads a day written as 2026-11-21. The empty string is no day.
func Parse(s string) (Day, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return 0, fmt.Errorf("day %q: want YYYY-MM-DD", s)
	}
	return Of(t), nil
}

// String writes the day as 2026-11-21, and Never as "never".
func (d Day) String() string {
	if d == Never {
		return "never"
	}
	return d.utc().Format(time.DateOnly)
}

// Text writes the day as rows and commands hold it: the zero Day and Never are
// the empty string, which stands for no day there.
func (d Day) Text() string {
	if d == 0 || d == Never {
		return ""
	}
	return d.String()
}

// FromText reads a day from a row; the empty string gives none.
func FromText(text string, none Day) Day {
	d, err := Parse(text)
	if err != nil {
		return none
	}
	return d
}

// MarshalText writes the day as 2026-11-21, and no day (zero) as nothing. A day
// that no four digits give the year of is an error.
func (d Day) MarshalText() ([]byte, error) {
	if d == 0 {
		return nil, nil
	}
	if year := d.Year(); d != Never && (year < 0 || year > 9999) {
		return nil, fmt.Errorf("day %v: the year has no four digits", d)
	}
	return []byte(d.String()), nil
}

// UnmarshalText reads what MarshalText wrote.
func (d *Day) UnmarshalText(text []byte) (err error) {
	switch string(text) {
	case "":
		*d = 0
	case "never":
		*d = Never
	default:
		*d, err = Parse(string(text))
	}
	return err
}

// Date gives year, month and day of month.
func (d Day) Date() (int, time.Month, int) { return d.utc().Date() }

// Year gives the calendar year.
func (d Day) Year() int { return d.utc().Year() }

// Weekday gives the day of the week.
func (d Day) Weekday() time.Weekday { return time.Weekday((int(d)%7 + 11) % 7) }

// Start gives the first instant of the day in a zone. Where a change of clocks
// swallows midnight, that is the first instant that exists.
func (d Day) Start(zone *time.Location) time.Time {
	year, month, day := d.Date()
	start := time.Date(year, month, day, 0, 0, 0, 0, zone)
	if Of(start) < d { // midnight does not exist: time.Date went back before the gap
		start = time.Date(year, month, day, 3, 0, 0, 0, zone)
		for t := start; Of(t) == d; t = t.Add(-time.Minute) {
			start = t
		}
	}
	return start
}

// MonthStart gives the first day of d's month.
func (d Day) MonthStart() Day {
	year, month, _ := d.Date()
	return Date(year, month, 1)
}

// MonthEnd gives the last day of d's month.
func (d Day) MonthEnd() Day {
	year, month, _ := d.Date()
	return Date(year, month+1, 1) - 1
}

// QuarterStart gives the first day of d's calendar quarter.
func (d Day) QuarterStart() Day {
	year, month, _ := d.Date()
	return Date(year, (month-1)/3*3+1, 1)
}

// QuarterEnd gives the last day of d's calendar quarter.
func (d Day) QuarterEnd() Day {
	year, month, _ := d.Date()
	return Date(year, (month-1)/3*3+4, 1) - 1
}

// AddMonths gives the same day of month n months on, clamped to that month's
// end (31 January + 1 month is 28 February). Counting n from one fixed day
// never chains the clamping (R-BANK-3).
func (d Day) AddMonths(n int) Day {
	year, month, day := d.Date()
	first := Date(year, month+time.Month(n), 1)
	_, _, last := first.MonthEnd().Date()
	return first + Day(min(day, last)) - 1
}

func (d Day) utc() time.Time { return time.Unix(int64(d)*86400, 0).UTC() }
