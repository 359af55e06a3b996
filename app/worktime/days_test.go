package worktime

import (
	"testing"
	"time"

	"tallydesk/app/civil"
)

// R-CAL-6
func TestAddWorkingDays(t *testing.T) {
	c := must(t, SwedenOffice(),
		Deviation{Day: day(t, "2026-09-02"), Intervals: hours(t, "10-11,14-15")},
	)
	for _, row := range []struct {
		why   string
		start string
		n     int
		want  string
	}{
		{"same time the next day", "2026-05-11 10:15", 1, "2026-05-12 10:15:00 +0200"},
		{"2 working days are not 16 hours", "2026-05-18 15:30", 2, "2026-05-20 15:30:00 +0200"},
		{"at or after the last closing: that closing", "2026-05-12 15:00", 1, "2026-05-13 12:00:00 +0200"},
		{"over Ascension and its bridge day", "2026-05-12 15:00", 2, "2026-05-18 15:00:00 +0200"},
		{"closed start: from the next opening", "2026-05-13 12:00", 1, "2026-05-19 09:00:00 +0200"},
		{"from a Saturday", "2026-05-09 11:00", 1, "2026-05-12 09:00:00 +0200"},
		{"from lunch", "2026-05-11 12:30", 1, "2026-05-12 13:00:00 +0200"},
		{"before that day's opening", "2026-09-01 09:30", 1, "2026-09-02 10:00:00 +0200"},
		{"in that day's gap", "2026-09-01 11:30", 1, "2026-09-02 14:00:00 +0200"},
		{"on a closing that is not the last", "2026-09-01 11:00", 1, "2026-09-02 14:00:00 +0200"},
		{"at that day's last closing", "2026-09-01 15:00", 1, "2026-09-02 15:00:00 +0200"},
		{"after that day's last closing", "2026-09-01 15:30", 1, "2026-09-02 15:00:00 +0200"},
		{"no days: the moved start", "2026-05-14 10:00", 0, "2026-05-18 09:00:00 +0200"},
		{"no days in open time", "2026-05-12 10:00", 0, "2026-05-12 10:00:00 +0200"},
		// 40 days to 19 December, then 22, 23, 29 and 30 December, 7 to 9, 12 to
		// 16, 19 to 23 and 26 to 28 January.
		{"over New Year and the change of clocks", "2025-10-24 10:00", 60, "2026-01-28 10:00:00 +0100"},
		{"back", "2026-05-18 15:00", -2, "2026-05-12 15:00:00 +0200"},
		{"back onto half a day", "2026-05-18 15:00", -1, "2026-05-13 12:00:00 +0200"},
		{"back over New Year", "2026-01-07 10:00", -1, "2025-12-30 10:00:00 +0100"},
	} {
		got, ok := c.AddWorkingDays(stockholm(t, row.start), row.n)
		check(t, row.why, got, ok, row.want)
	}
}

// R-CAL-7
func TestSameBusinessDay(t *testing.T) {
	c := must(t, SwedenOffice())
	for start, want := range map[string]string{
		"2026-05-12 09:00": "2026-05-12 16:00:00 +0200",
		"2026-05-12 15:59": "2026-05-12 16:00:00 +0200",
		"2026-05-12 12:30": "2026-05-12 16:00:00 +0200", // lunch: opens the same day
		"2026-05-12 08:00": "2026-05-12 16:00:00 +0200",
		"2026-05-12 16:00": "2026-05-13 12:00:00 +0200", // closed: the next day is half
		"2026-05-13 12:00": "2026-05-18 16:00:00 +0200",
		"2026-12-30 13:00": "2027-01-04 16:00:00 +0100",
	} {
		got, ok := c.SameBusinessDay(stockholm(t, start))
		check(t, "from "+start, got, ok, want)
	}
}

func TestOpenDays(t *testing.T) {
	c := must(t, SwedenOffice())
	for _, row := range []struct {
		from, to string
		want     int
	}{
		{"2026-05-12", "2026-05-12", 1},
		{"2026-05-14", "2026-05-17", 0},
		{"2026-05-11", "2026-05-18", 4},
		{"2026-05-18", "2026-05-11", 0},
		{"2026-12-28", "2027-01-04", 4}, // 28, 29, 30 December and 4 January
	} {
		if got := c.OpenDays(day(t, row.from), day(t, row.to)); got != row.want {
			t.Errorf("%s to %s: %d, want %d", row.from, row.to, got, row.want)
		}
	}
	for year := 2020; year < 2030; year++ {
		open := 0
		for _, d := range c.Year(year) {
			if d.Open() {
				open++
			}
		}
		if got := c.OpenDays(civil.Date(year, 1, 1), civil.Date(year, 12, 31)); got != open {
			t.Errorf("%d: %d, the year view has %d", year, got, open)
		}
	}
	if got := c.OpenDays(civil.Date(2200, 1, 1), civil.Date(2200, 1, 1)); got != 0 {
		t.Errorf("2200: %d", got)
	}
}

// Days follow each other without gaps: a moment is of the day that began last.
func TestDayOfAndStartOf(t *testing.T) {
	for _, zone := range []string{"Europe/Stockholm", "Africa/Cairo", "America/Sao_Paulo", "America/St_Johns", "Pacific/Apia"} {
		c := must(t, []Rule{everyDay(t, zone, "9-17")})
		for d := civil.Date(2006, 1, 1); d < civil.Date(2013, 1, 1); d++ {
			start, end := c.StartOf(d), c.StartOf(d+1)
			if start.Equal(end) { // Apia had no 30 December 2011
				continue
			}
			if c.DayOf(start) != d || c.DayOf(end.Add(-1)) != d {
				t.Fatalf("%s %v: starts %v of %v, ends %v of %v", zone, d, start, c.DayOf(start), end, c.DayOf(end.Add(-1)))
			}
		}
	}
}

// Where clocks are put back over midnight, the minutes that come twice are of
// the day that had begun, and it does not begin twice.
func TestClocksPutBackOverMidnight(t *testing.T) {
	c := must(t, []Rule{everyDay(t, "America/St_Johns", "0-24")})
	sunday := day(t, "2006-10-29")
	start := moment(t, "America/St_Johns", "2006-10-29 00:00")
	check(t, "Sunday", c.StartOf(sunday), true, "2006-10-29 00:00:00 -0230")
	again := start.Add(30 * time.Minute) // one minute past midnight it became 23:01
	if text := again.Format("15:04"); text != "23:30" || c.DayOf(again) != sunday {
		t.Errorf("half an hour later, %s, is of %v", text, c.DayOf(again))
	}
	if got := c.Between(start, c.StartOf(sunday+1)); got != 25*hour {
		t.Errorf("Sunday has %v", got)
	}
}

// No working days from an hour that comes twice: the same moment, not the
// first of the two.
func TestNoWorkingDaysFromARepeatedHour(t *testing.T) {
	c := must(t, []Rule{everyDay(t, "Europe/Stockholm", "0-24")})
	second := time.Date(2026, 10, 25, 1, 30, 0, 0, time.UTC) // 02:30 for the second time
	if got, ok := c.AddWorkingDays(second, 0); !ok || !got.Equal(second) {
		t.Errorf("got %v, %v", got, ok)
	}
}

// A version in another zone holds from the first moment of its first day there.
func TestMovingToAnotherZone(t *testing.T) {
	move := civil.Date(2026, 6, 1)
	for _, row := range []struct{ from, to, until, starts string }{
		{"Europe/Stockholm", "Asia/Tokyo", "2026-05-31 17:00:00 +0200", "2026-06-01 00:00:00 +0900"},
		{"Asia/Tokyo", "Europe/Stockholm", "2026-06-01 00:00:00 +0900", "2026-06-01 00:00:00 +0200"},
	} {
		old, young := everyDay(t, row.from, "0-24"), everyDay(t, row.to, "0-24")
		young.ValidFrom = move
		c := must(t, []Rule{old, young})
		last, ok := c.SameBusinessDay(moment(t, row.from, "2026-05-31 10:00"))
		check(t, "the old hours end", last, ok, row.until)
		check(t, "the young day starts", c.StartOf(move), true, row.starts)
		if got := c.DayOf(c.StartOf(move).Add(-1)); got != move-1 {
			t.Errorf("just before %v: %v", move, got)
		}
	}
}
