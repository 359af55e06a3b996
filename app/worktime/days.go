package worktime

import (
	"time"

	"tallydesk/app/civil"
)

// AddWorkingDays gives the same wall-clock time n open days later (R-CAL-6),
// in start's location. A start in closed time moves to the next opening first.
// Before the first opening of the day found, or in a gap between two openings,
// it is the next opening; at or after the last closing it is that closing. A
// negative n counts open days back from the moved start.
//
// It is false when the calendar has not so many open days, ever.
func (c *Calendar) AddWorkingDays(start time.Time, n int) (time.Time, bool) {
	t := nanos(start)
	for tl, ok := c.covering(t, t), true; ok; {
		at, side := c.advanceDays(tl, t, n)
		if side == here {
			return time.Unix(0, at).In(start.Location()), true
		}
		tl, ok = c.grown(tl, side)
	}
	return time.Time{}, false
}

// SameBusinessDay gives the last closing of start's day, in start's location;
// of the day of the next opening when start is in closed time (R-CAL-7). It is
// false when there is no opening any more.
func (c *Calendar) SameBusinessDay(start time.Time) (time.Time, bool) {
	t := nanos(start)
	for tl, ok := c.covering(t, t), true; ok; {
		if place := tl.endingAfter(t); place < len(tl.spans) {
			today := tl.spansOf(tl.dayOfSpan(place))
			return time.Unix(0, today[len(today)-1].to).In(start.Location()), true
		}
		tl, ok = c.grown(tl, later)
	}
	return time.Time{}, false
}

// OpenDays counts the open days from one day to another, both included.
func (c *Calendar) OpenDays(from, to civil.Day) int {
	from, end := clampDay(from), clampDay(to)
	if to == end { // not clamped: the last day counts too
		end++
	}
	if from >= end {
		return 0
	}
	tl := c.coveringYears(from.Year(), (end - 1).Year())
	return tl.openDaysBefore(end) - tl.openDaysBefore(from)
}

// DayOf gives the day that a moment belongs to in the calendar's zone.
func (c *Calendar) DayOf(t time.Time) civil.Day { return c.dayOf(nanos(t)) }

// StartOf gives the first moment of a day in the calendar's zone, and in that
// location. Days follow each other without gaps, however clocks are changed.
func (c *Calendar) StartOf(day civil.Day) time.Time {
	day = clampDay(day)
	return time.Unix(0, c.startOf(day)).In(c.versions[c.versionOn(day)].zone)
}

// advanceDays finds what AddWorkingDays finds, if it lies in the timeline.
func (c *Calendar) advanceDays(tl *timeline, t int64, n int) (int64, direction) {
	place := tl.endingAfter(t)
	if place == len(tl.spans) {
		return 0, later
	}
	moved := max(t, tl.spans[place].from)
	if n == 0 {
		return moved, here
	}
	from := tl.days[tl.dayOfSpan(place)]
	switch target := from.openBefore + n; {
	case n > 0 && n >= tl.openDays-from.openBefore:
		return 0, later
	case target < 0:
		return 0, earlier
	default:
		day := tl.openDay(target)
		to := tl.days[day].Day
		wall := wallAt(c.versions[c.versionOn(from.Day)].zone, moved) + int64(to-from.Day)*dayNanos
		return openTime(tl.spansOf(day), firstShowing(c.versions[c.versionOn(to)].zone, wall)), here
	}
}

// openTime moves an instant to the next open one of a day's spans, and at or
// after the last closing to that closing.
func openTime(today []span, t int64) int64 {
	for _, s := range today {
		if t < s.to {
			return max(t, s.from)
		}
	}
	return today[len(today)-1].to
}
