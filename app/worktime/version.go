package worktime

import (
	"math"
	"time"

	"tallydesk/app/civil"
)

const dayNanos = int64(24 * time.Hour)

// widestOffset is more than any zone has ever been off UTC.
const widestOffset = int64(16 * time.Hour)

// version is a Rule with its zone and the instants between which it holds.
type version struct {
	Rule
	zone        *time.Location
	from, until int64 // nanoseconds since 1970
	lastDay     civil.Day
}

// setSpans gives each version, in order of their days, the instants between
// which it holds: from the first instant of its first day in its own zone on.
func setSpans(versions []version) {
	until, lastDay := int64(math.MaxInt64), civil.Never
	for i := len(versions) - 1; i >= 0; i-- {
		v := &versions[i]
		v.until, v.lastDay = until, lastDay
		v.from = firstShowing(v.zone, int64(clampDay(v.ValidFrom))*dayNanos)
		until, lastDay = v.from, v.ValidFrom-1
	}
	versions[0].from = math.MinInt64
}

// versionOn gives the place of the version that holds on a day.
func (c *Calendar) versionOn(day civil.Day) int {
	i := len(c.versions) - 1
	for i > 0 && c.versions[i].ValidFrom > day {
		i--
	}
	return i
}

// versionAt gives the version that holds at an instant.
func (c *Calendar) versionAt(t int64) *version {
	i := len(c.versions) - 1
	for c.versions[i].from > t {
		i--
	}
	return &c.versions[i]
}

// startOf gives the first instant of a day.
func (c *Calendar) startOf(day civil.Day) int64 {
	return c.versions[c.versionOn(day)].at(day, 0)
}

// at gives the instant of a wall-clock minute of a day, not later than the end
// of the version.
func (v *version) at(day civil.Day, minute int) int64 {
	return min(v.until, firstShowing(v.zone, int64(day)*dayNanos+int64(minute)*int64(time.Minute)))
}

// dayOf gives the day that an instant belongs to. Where clocks are put back
// over midnight, the repeated minutes belong to the day that had begun; where a
// new version moves to the west, the time until it begins to the day before.
func (c *Calendar) dayOf(t int64) civil.Day {
	v := c.versionAt(t)
	day := min(civil.Of(time.Unix(0, t).In(v.zone)), v.lastDay)
	if t >= c.startOf(day+1) {
		return day + 1
	}
	return day
}

// firstShowing gives the first instant at which a zone's wall clock shows a
// reading (nanoseconds since 1970 as if the clock showed UTC) or a later one.
// So a reading that a change of clocks leaves out is the moment of the change,
// and one that comes twice is the first (R-CAL-4). Later readings never have
// earlier instants.
func firstShowing(zone *time.Location, wall int64) int64 {
	from := wall - widestOffset
	for {
		offset, end := periodOf(zone, from)
		at := max(from, wall-offset)
		if at < end {
			return at
		}
		from = end
	}
}

// periodOf gives a zone's offset at an instant, and until when it holds at
// least.
func periodOf(zone *time.Location, t int64) (offset, end int64) {
	at := time.Unix(0, t).In(zone)
	_, seconds := at.Zone()
	offset = int64(seconds) * int64(time.Second)
	_, bound := at.ZoneBounds()
	switch {
	case bound.IsZero():
		return offset, math.MaxInt64
	case !bound.After(at):
		// After 2037 the standard library ends every year after 365 days, so
		// that the bound of a leap year's last day lies before it.
		return offset, t + int64(time.Hour)
	}
	return offset, bound.UnixNano()
}

// wallAt gives the reading of a zone's wall clock at an instant, the opposite
// of firstShowing.
func wallAt(zone *time.Location, t int64) int64 {
	_, offset := time.Unix(0, t).In(zone).Zone()
	return t + int64(offset)*int64(time.Second)
}

// nanos gives an instant in nanoseconds since 1970. Instants of years in which
// all calendars are closed are moved to the nearest such year that fits.
func nanos(t time.Time) int64 {
	return time.Unix(min(max(t.Unix(), outerStart), outerEnd), int64(t.Nanosecond())).UnixNano()
}

// The first and last second that nanos keeps apart, two days outside the years
// that can be open.
var (
	outerStart = (int64(civil.Date(firstYear, 1, 1)) - 2) * 86400
	outerEnd   = (int64(civil.Date(lastYear+1, 1, 1)) + 2) * 86400
)

// clampYear moves a year in which no calendar can be open to the nearest that
// can.
func clampYear(year int) int { return min(max(year, firstYear), lastYear) }

// clampDay moves a day outside the years that can be open to their edge.
func clampDay(day civil.Day) civil.Day {
	return min(max(day, civil.Date(firstYear, 1, 1)), civil.Date(lastYear+1, 1, 1))
}
