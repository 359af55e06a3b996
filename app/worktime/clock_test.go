package worktime

import (
	"testing"
	"time"

	"tallydesk/app/civil"
)

const hour = time.Hour

// R-CAL-5
func TestAdd(t *testing.T) {
	c := must(t, SwedenOffice())
	for _, row := range []struct {
		why   string
		start string
		d     time.Duration
		want  string
	}{
		// 12 May 15–16 is 1 h, 13 May (before Ascension) 9–12 is 3 h, 14 May is
		// Ascension, 15 May a bridge day, 18 May 9–12 is 3 h and 13–14 the last.
		{"over Ascension", "2026-05-12 15:00", 8 * hour, "2026-05-18 14:00:00 +0200"},
		{"within an interval", "2026-05-12 09:30", hour, "2026-05-12 10:30:00 +0200"},
		{"over lunch", "2026-05-12 11:30", hour, "2026-05-12 13:30:00 +0200"},
		{"onto lunch: stays at the closing", "2026-05-12 11:30", hour / 2, "2026-05-12 12:00:00 +0200"},
		{"onto the last closing: stays", "2026-05-12 09:00", 6 * hour, "2026-05-12 16:00:00 +0200"},
		{"onto the closing days later: stays", "2026-05-12 09:00", 9 * hour, "2026-05-13 12:00:00 +0200"},
		{"one second more", "2026-05-12 09:00", 9*hour + time.Second, "2026-05-18 09:00:01 +0200"},
		{"from lunch", "2026-05-12 12:15", hour, "2026-05-12 14:00:00 +0200"},
		{"from a closing", "2026-05-12 16:00", hour, "2026-05-13 10:00:00 +0200"},
		{"from before opening", "2026-05-12 07:00", hour, "2026-05-12 10:00:00 +0200"},
		{"from a Saturday", "2026-05-09 11:00", hour, "2026-05-11 10:00:00 +0200"},
		{"nothing from open time", "2026-05-12 10:00", 0, "2026-05-12 10:00:00 +0200"},
		{"nothing from a closing: next opening", "2026-05-12 16:00", 0, "2026-05-13 09:00:00 +0200"},
		{"nothing from a holiday", "2026-05-14 10:00", 0, "2026-05-18 09:00:00 +0200"},
		{"over New Year", "2025-12-30 11:00", 2 * hour, "2026-01-07 10:00:00 +0100"},
		{"back within", "2026-05-12 10:30", -hour, "2026-05-12 09:30:00 +0200"},
		{"back over lunch", "2026-05-12 13:30", -hour, "2026-05-12 11:30:00 +0200"},
		{"back onto an opening: stays", "2026-05-12 14:00", -hour, "2026-05-12 13:00:00 +0200"},
		{"back from closed time", "2026-05-17 10:00", -3 * hour, "2026-05-13 09:00:00 +0200"},
		{"back over Ascension", "2026-05-18 14:00", -8 * hour, "2026-05-12 15:00:00 +0200"},
		{"back over New Year", "2026-01-07 10:00", -2 * hour, "2025-12-30 11:00:00 +0100"},
	} {
		got, ok := c.Add(stockholm(t, row.start), row.d)
		check(t, row.why, got, ok, row.want)
	}
}

// Fractions of a second are kept, and the location of the start.
func TestAddKeepsNanosecondsAndLocation(t *testing.T) {
	c := must(t, SwedenOffice())
	start := time.Date(2026, 5, 12, 9, 59, 59, 999999999, time.UTC) // 11:59:59.999999999
	got, ok := c.Add(start, 3)
	want := time.Date(2026, 5, 12, 11, 0, 0, 2, time.UTC)
	if !ok || !got.Equal(want) || got.Location() != time.UTC {
		t.Errorf("got %v, %v, want %v", got, ok, want)
	}
}

// R-CAL-5: Between is the inverse of Add on open time; R-CAL-4: half-open.
func TestBetween(t *testing.T) {
	c := must(t, SwedenOffice())
	for _, row := range []struct {
		from, to string
		want     time.Duration
	}{
		{"2026-05-12 15:00", "2026-05-18 14:00", 8 * hour},
		{"2026-05-18 14:00", "2026-05-12 15:00", -8 * hour},
		{"2026-05-12 12:00", "2026-05-12 13:00", 0},
		{"2026-05-12 16:00", "2026-05-13 09:00", 0},
		{"2026-05-12 08:00", "2026-05-12 20:00", 6 * hour},
		{"2026-05-14 00:00", "2026-05-18 00:00", 0},
		{"2025-12-30 11:00", "2026-01-07 10:00", 2 * hour},
	} {
		if got := c.Between(stockholm(t, row.from), stockholm(t, row.to)); got != row.want {
			t.Errorf("from %s to %s: %v, want %v", row.from, row.to, got, row.want)
		}
	}
}

// R-CAL-4: 16:00 is closed.
func TestOpenAndNextOpening(t *testing.T) {
	c := must(t, SwedenOffice())
	for _, row := range []struct {
		at   string
		open bool
		next string
	}{
		{"2026-05-12 08:59:59", false, "2026-05-12 09:00:00 +0200"},
		{"2026-05-12 09:00:00", true, "2026-05-12 09:00:00 +0200"},
		{"2026-05-12 11:59:59", true, "2026-05-12 11:59:59 +0200"},
		{"2026-05-12 12:00:00", false, "2026-05-12 13:00:00 +0200"},
		{"2026-05-12 15:59:59", true, "2026-05-12 15:59:59 +0200"},
		{"2026-05-12 16:00:00", false, "2026-05-13 09:00:00 +0200"},
		{"2026-05-13 12:00:00", false, "2026-05-18 09:00:00 +0200"},
		{"2026-12-30 12:00:00", false, "2027-01-04 09:00:00 +0100"},
	} {
		at := stockholm(t, row.at)
		if got := c.Open(at); got != row.open {
			t.Errorf("open at %s: %v", row.at, got)
		}
		next, ok := c.NextOpening(at)
		check(t, "next opening after "+row.at, next, ok, row.next)
	}
}

// R-CAL-4: sums are real seconds, and days are as long as the clocks make them.
func TestChangesOfClocks(t *testing.T) {
	for _, row := range []struct {
		zone, hours, day string
		length           time.Duration
		opens, closes    string
	}{
		{"Europe/Stockholm", "0-24", "2026-03-29", 23 * hour, "2026-03-29 00:00:00 +0100", "2026-03-30 00:00:00 +0200"},
		{"Europe/Stockholm", "0-24", "2026-10-25", 25 * hour, "2026-10-25 00:00:00 +0200", "2026-10-26 00:00:00 +0100"},
		{"Europe/Stockholm", "2:30-6", "2026-03-29", 3 * hour, "2026-03-29 03:00:00 +0200", "2026-03-29 06:00:00 +0200"},
		{"Europe/Stockholm", "1-2:30", "2026-03-29", hour, "2026-03-29 01:00:00 +0100", "2026-03-29 03:00:00 +0200"},
		{"Europe/Stockholm", "1-2:30", "2026-10-25", 3 * hour / 2, "2026-10-25 01:00:00 +0200", "2026-10-25 02:30:00 +0200"},
		{"Europe/Stockholm", "2:30-6", "2026-10-25", 9 * hour / 2, "2026-10-25 02:30:00 +0200", "2026-10-25 06:00:00 +0100"},
		{"Europe/Stockholm", "1-3", "2026-10-25", 3 * hour, "2026-10-25 01:00:00 +0200", "2026-10-25 03:00:00 +0100"},
		{"America/New_York", "9-17", "2026-03-08", 8 * hour, "2026-03-08 09:00:00 -0400", "2026-03-08 17:00:00 -0400"},
		{"Australia/Lord_Howe", "0-24", "2026-04-05", 49 * hour / 2, "2026-04-05 00:00:00 +1100", "2026-04-06 00:00:00 +1030"},
		{"Africa/Cairo", "0-24", "2026-04-24", 23 * hour, "2026-04-24 01:00:00 +0300", "2026-04-25 00:00:00 +0300"},
		{"America/Sao_Paulo", "0-24", "2018-11-04", 23 * hour, "2018-11-04 01:00:00 -0200", "2018-11-05 00:00:00 -0200"},
		{"America/Sao_Paulo", "0-24", "2018-02-17", 25 * hour, "2018-02-17 00:00:00 -0200", "2018-02-18 00:00:00 -0300"},
		{"Asia/Kathmandu", "0-24", "1986-01-01", 24*hour - 15*time.Minute, "1986-01-01 00:15:00 +0545", "1986-01-02 00:00:00 +0545"},
	} {
		c := must(t, []Rule{everyDay(t, row.zone, row.hours)})
		d := day(t, row.day)
		start, end := c.StartOf(d), c.StartOf(d+1)
		if got := c.Between(start, end); got != row.length {
			t.Errorf("%s %s %s: %v, want %v", row.zone, row.day, row.hours, got, row.length)
		}
		opens, ok := c.NextOpening(start)
		check(t, row.zone+" "+row.day+" opens", opens, ok, row.opens)
		closes, ok := c.SameBusinessDay(opens)
		check(t, row.zone+" "+row.day+" closes", closes, ok, row.closes)
	}
}

// The last day of a leap year beyond the tables of the time zones, where the
// standard library's bounds of an offset are wrong.
func TestLeapYearsFarOn(t *testing.T) {
	c := must(t, []Rule{everyDay(t, "America/New_York", "9-17")})
	check(t, "New Year 2041", c.StartOf(day(t, "2041-01-01")), true, "2041-01-01 00:00:00 -0500")
	got, ok := c.Add(moment(t, "America/New_York", "2040-12-30 16:00"), 10*hour)
	check(t, "over New Year", got, ok, "2041-01-01 10:00:00 -0500")
}

// Hours that a change of clocks leaves out altogether make no open day.
func TestSwallowedHours(t *testing.T) {
	c := must(t, []Rule{everyDay(t, "Europe/Stockholm", "2:15-2:45")})
	if got := c.OpenDays(day(t, "2026-03-28"), day(t, "2026-03-30")); got != 2 {
		t.Errorf("%d open days, want 2", got)
	}
	got, ok := c.NextOpening(stockholm(t, "2026-03-28 12:00"))
	check(t, "after the 28th", got, ok, "2026-03-30 02:15:00 +0200")
}

func TestRoundTheClockIsOrdinaryTime(t *testing.T) {
	c := must(t, RoundTheClock())
	start := time.Date(2026, 2, 3, 4, 5, 6, 7, time.UTC)
	for _, d := range []time.Duration{-90000 * hour, -hour, 0, 1, hour, 24 * hour, 1000 * hour, 100000 * hour} {
		got, ok := c.Add(start, d)
		if !ok || !got.Equal(start.Add(d)) || c.Between(start, got) != d {
			t.Errorf("%v: %v, %v", d, got, ok)
		}
	}
	got, ok := c.SameBusinessDay(start)
	check(t, "same day", got, ok, "2026-02-04 00:00:00 +0000")
}

// Add ends, also where there is no open time any more.
func TestAddWhenNeverOpenAgain(t *testing.T) {
	only := Deviation{Day: day(t, "2026-05-12"), Intervals: hours(t, "9-10")}
	c := must(t, []Rule{{Zone: "Europe/Stockholm"}}, only)
	got, ok := c.Add(stockholm(t, "2000-01-01 00:00"), hour)
	check(t, "the only hour", got, ok, "2026-05-12 10:00:00 +0200")
	got, ok = c.Add(stockholm(t, "2026-06-01 00:00"), -hour)
	check(t, "the only hour, back", got, ok, "2026-05-12 09:00:00 +0200")
	for _, start := range []string{"2000-01-01 00:00", "2026-05-12 09:30", "2026-05-12 10:00", "2150-01-01 00:00"} {
		at := stockholm(t, start)
		got, ok = c.Add(at, hour+1)
		check(t, "too long from "+start, got, ok, "")
		got, ok = c.Add(at, -hour-1)
		check(t, "too long back from "+start, got, ok, "")
	}
	closed := stockholm(t, "2026-05-12 10:00")
	_, opening := c.NextOpening(closed)
	_, sameDay := c.SameBusinessDay(closed)
	_, workingDays := c.AddWorkingDays(stockholm(t, "2026-05-12 09:30"), 1)
	_, daysBack := c.AddWorkingDays(stockholm(t, "2026-05-12 09:30"), -1)
	if opening || sameDay || workingDays || daysBack {
		t.Error("found an opening after the last")
	}
}

// Moments of any year are taken; outside 1950 to 2199 all is closed.
func TestTheEndsOfTime(t *testing.T) {
	first := time.Date(1950, 1, 1, 0, 0, 0, 0, time.UTC)
	end := time.Date(2200, 1, 1, 0, 0, 0, 0, time.UTC)
	for _, before := range []time.Time{{}, first.Add(-1), time.Date(-9999, 1, 1, 0, 0, 0, 0, time.UTC)} {
		c := must(t, RoundTheClock())
		if got, ok := c.NextOpening(before); !ok || !got.Equal(first) || c.Open(before) {
			t.Errorf("after %v: %v, %v", before, got, ok)
		}
		if got := c.Between(before, first.Add(hour)); got != hour {
			t.Errorf("from %v: %v", before, got)
		}
	}
	for _, after := range []time.Time{end, time.Date(9999, 1, 1, 0, 0, 0, 0, time.UTC), time.Unix(1<<60, 0)} {
		c := must(t, RoundTheClock())
		if got, ok := c.NextOpening(after); ok || c.Open(after) {
			t.Errorf("after %v: %v", after, got)
		}
		if got, ok := c.Add(after, -hour); !ok || !got.Equal(end.Add(-hour)) {
			t.Errorf("back from %v: %v, %v", after, got, ok)
		}
		if got := c.Between(end.Add(-hour), after); got != hour {
			t.Errorf("to %v: %v", after, got)
		}
	}
	c := must(t, RoundTheClock())
	if got, ok := c.Add(first, end.Sub(first)); !ok || !got.Equal(end) {
		t.Errorf("all time: %v, %v", got, ok)
	}
	if _, ok := c.Add(first, 1<<63-1); ok {
		t.Error("added more than all time")
	}
	if got := c.OpenDays(civil.Date(1, 1, 1), civil.Never); got != int(civil.Date(2200, 1, 1)-civil.Date(1950, 1, 1)) {
		t.Errorf("%d open days in all", got)
	}
}
