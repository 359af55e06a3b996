package textentry

import (
	"regexp"
	"slices"
	"strings"
	"time"

	"tallydesk/app/civil"
	"tallydesk/app/fail"
)

// Order says which comes first in a day written in figures, such as
// 03/04/2024.
type Order string

// The orders. Where none is stated, only what can be read in one way is taken.
const (
	Unstated   Order = ""
	DayFirst   Order = "day_first"
	MonthFirst Order = "month_first"
)

// The years that can be typed.
const (
	firstYear = 1900
	lastYear  = 2199
)

var (
	yearFirst  = regexp.MustCompile(`^(\d{4})([-/])(\d{1,2})([-/])(\d{1,2})$`)
	together   = regexp.MustCompile(`^(\d{4})(\d{2})(\d{2})$`)
	yearLast   = regexp.MustCompile(`^(\d{1,2})([-/])(\d{1,2})([-/])(\d{4})$`)
	yearless   = regexp.MustCompile(`^(\d{1,2})/(\d{1,2})$`)
	dayNamed   = regexp.MustCompile(`^(?:den )?(\d{1,2}) ?(\pL+)(?: (\d{4}))?$`)
	monthNamed = regexp.MustCompile(`^(\pL+) (\d{1,2})(?: (\d{4}))?$`)
)

// Day reads a day as seen from today:
//
//	2026-11-21  2026/11/21  20261121       in full
//	21 nov  21 november 2026  Nov 21       with a month's name
//	21/11  21/11/2026  11/21/2026          in figures, see below
//	today  i dag  yesterday  imorgon       by name
//	mon  måndag                            today or the nearest one before it
//	Wed 18 Nov 2026                        a weekday that must agree
//
// Without a year it is today's year. In figures with the year last or left out
// the order decides; where it is Unstated, 21/11 can only be a day and a month,
// 03/04 is refused naming both readings, and 11/21 is refused because nobody
// said that months come first. The error is of the field "day".
func Day(text string, today civil.Day, order Order) (civil.Day, error) {
	typed := tidy(strings.NewReplacer(",", " ", ".", " ").Replace(text))
	if d, ok := named(typed, today); ok {
		return d, nil
	}
	weekday, rest := cutWeekday(typed)
	d, err := dated(text, rest, today, order)
	if err == nil && weekday >= 0 && d.Weekday() != weekday {
		return 0, refuse("day", "day.weekday", text, fail.Args{"Day": d})
	}
	return d, err
}

// named reads a day called by its relation to today.
func named(typed string, today civil.Day) (civil.Day, bool) {
	switch typed {
	case "today", "idag", "i dag":
		return today, true
	case "yesterday", "igår", "i går", "igar", "i gar":
		return today - 1, true
	case "tomorrow", "imorgon", "i morgon":
		return today + 1, true
	}
	weekday, ok := weekdayNamed(typed)
	if !ok {
		return 0, false
	}
	back := (int(today.Weekday()) - int(weekday) + 7) % 7
	return today - civil.Day(back), true
}

// cutWeekday takes a weekday off the front; −1 if there is none.
func cutWeekday(typed string) (time.Weekday, string) {
	first, rest, _ := strings.Cut(typed, " ")
	if weekday, ok := weekdayNamed(first); ok {
		return weekday, rest
	}
	return -1, typed
}

// dated reads a tidied date.
func dated(text, typed string, today civil.Day, order Order) (civil.Day, error) {
	if parts := yearFirst.FindStringSubmatch(typed); parts != nil && parts[2] == parts[4] {
		return exact(text, number(parts[1]), number(parts[3]), number(parts[5]))
	}
	if parts := together.FindStringSubmatch(typed); parts != nil {
		return exact(text, number(parts[1]), number(parts[2]), number(parts[3]))
	}
	if parts := yearLast.FindStringSubmatch(typed); parts != nil && parts[2] == parts[4] {
		return figures(text, number(parts[5]), number(parts[1]), number(parts[3]), order)
	}
	if parts := yearless.FindStringSubmatch(typed); parts != nil {
		return figures(text, today.Year(), number(parts[1]), number(parts[2]), order)
	}
	if parts := dayNamed.FindStringSubmatch(typed); parts != nil {
		return spelled(text, parts[3], parts[2], parts[1], today)
	}
	if parts := monthNamed.FindStringSubmatch(typed); parts != nil {
		return spelled(text, parts[3], parts[1], parts[2], today)
	}
	return 0, refuse("day", "day", text)
}

// spelled reads a day whose month has a name; without a year it is today's.
func spelled(text, year, month, dayOfMonth string, today civil.Day) (civil.Day, error) {
	found, ok := monthCalled(month)
	if !ok {
		return 0, refuse("day", "day", text)
	}
	if year == "" {
		return exact(text, today.Year(), found, number(dayOfMonth))
	}
	return exact(text, number(year), found, number(dayOfMonth))
}

// figures reads two numbers that are day and month in some order.
func figures(text string, year, one, other int, order Order) (civil.Day, error) {
	switch order {
	case DayFirst:
		return exact(text, year, other, one)
	case MonthFirst:
		return exact(text, year, one, other)
	}
	dayFirst, errDay := exact(text, year, other, one)
	monthFirst, errMonth := exact(text, year, one, other)
	switch {
	case errDay == nil && (errMonth != nil || dayFirst == monthFirst):
		return dayFirst, nil
	case errDay == nil:
		return 0, refuse("day", "day.ambiguous", text, fail.Args{
			"One": dayFirst, "Other": monthFirst, "Example": dayFirst.String(),
		})
	case errMonth == nil:
		return 0, refuse("day", "day.monthfirst", text, fail.Args{"Day": monthFirst, "Example": monthFirst.String()})
	}
	return 0, errDay
}

// exact gives a day that is in the calendar.
func exact(text string, year, month, dayOfMonth int) (civil.Day, error) {
	if year < firstYear || year > lastYear {
		return 0, refuse("day", "day.year", text, fail.Args{"First": firstYear, "Last": lastYear})
	}
	d := civil.Date(year, time.Month(month), dayOfMonth)
	if gotYear, gotMonth, gotDay := d.Date(); gotYear != year || int(gotMonth) != month || gotDay != dayOfMonth {
		return 0, refuse("day", "day.none", text)
	}
	return d, nil
}

// monthNames are the ways to write each month, from January.
var monthNames = [][]string{
	{"jan", "january", "januari"},
	{"feb", "february", "februari"},
	{"mar", "march", "mars"},
	{"apr", "april"},
	{"may", "maj"},
	{"jun", "june", "juni"},
	{"jul", "july", "juli"},
	{"aug", "august", "augusti"},
	{"sep", "sept", "september"},
	{"oct", "october", "okt", "oktober"},
	{"nov", "november"},
	{"dec", "december"},
}

// weekdayNames are the ways to write each weekday, from Sunday, also on a
// keyboard without å, ä and ö.
var weekdayNames = [][]string{
	{"sun", "sunday", "sön", "söndag", "son", "sondag"},
	{"mon", "monday", "mån", "måndag", "man", "mandag"},
	{"tue", "tues", "tuesday", "tis", "tisdag"},
	{"wed", "wednesday", "ons", "onsdag"},
	{"thu", "thur", "thurs", "thursday", "tor", "tors", "torsdag"},
	{"fri", "friday", "fre", "fredag"},
	{"sat", "saturday", "lör", "lördag", "lor", "lordag"},
}

// monthCalled gives the month of a name, from 1.
func monthCalled(name string) (int, bool) {
	i := slices.IndexFunc(monthNames, func(names []string) bool { return slices.Contains(names, name) })
	return i + 1, i >= 0
}

func weekdayNamed(name string) (time.Weekday, bool) {
	i := slices.IndexFunc(weekdayNames, func(names []string) bool { return slices.Contains(names, name) })
	return time.Weekday(i), i >= 0
}
