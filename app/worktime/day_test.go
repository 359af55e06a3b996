package worktime

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"tallydesk/app/civil"
)

// R-CAL-1, R-CAL-2, R-CAL-3: the days of Sweden office.
func TestDaysOfSwedenOffice(t *testing.T) {
	const usual, morning = "09:00-12:00,13:00-16:00", "09:00-12:00"
	c := must(t, SwedenOffice())
	for _, want := range []struct {
		day, hours string
		cause      Cause
		name       string
	}{
		{"2026-01-01", "", CauseHoliday, "holiday.se.newyear"},
		{"2026-01-02", "", CauseBridge, "holiday.se.newyear"}, // R-CAL-2: between New Year's Day and Saturday
		{"2026-01-03", "", CauseWeekday, ""},
		{"2026-01-05", "", CauseBridge, "holiday.se.epiphany"}, // R-CAL-2: between Sunday and Epiphany; not a pre-holiday
		{"2026-01-06", "", CauseHoliday, "holiday.se.epiphany"},
		{"2026-01-07", usual, CauseWeekday, ""},
		{"2026-04-02", morning, CausePreHoliday, "holiday.se.goodfriday"},
		{"2026-04-30", morning, CausePreHoliday, "holiday.se.mayday"},
		{"2026-05-12", usual, CauseWeekday, ""},
		{"2026-05-13", morning, CausePreHoliday, "holiday.se.ascension"},
		{"2026-05-14", "", CauseHoliday, "holiday.se.ascension"},
		{"2026-05-15", "", CauseBridge, "holiday.se.ascension"}, // R-CAL-2: between Ascension and Saturday
		{"2026-05-22", usual, CauseWeekday, ""},                 // Friday before Whit weekend: its Saturday is no holiday
		{"2026-06-05", morning, CausePreHoliday, "holiday.se.nationalday"},
		{"2026-06-18", morning, CausePreHoliday, "eve.se.midsummer"}, // R-CAL-3: an eve is a holiday
		{"2026-06-19", "", CauseEve, "eve.se.midsummer"},
		{"2026-10-23", usual, CauseWeekday, ""},                          // R-CAL-3: the day after is an ordinary Saturday
		{"2026-10-30", morning, CausePreHoliday, "holiday.se.allsaints"}, // R-CAL-3: before All Saints' Saturday
		{"2026-12-23", morning, CausePreHoliday, "eve.se.christmas"},     // R-CAL-3
		{"2026-12-28", usual, CauseWeekday, ""},                          // Sunday before it is closed, Tuesday is not
		{"2026-12-30", morning, CausePreHoliday, "eve.se.newyear"},       // R-CAL-3
		{"2027-12-27", usual, CauseWeekday, ""},                          // Monday after Boxing Day: Tuesday is open
		{"2028-06-05", "", CauseBridge, "holiday.se.nationalday"},        // between Whit Sunday and the National Day
		{"2026-12-31", "", CauseEve, "eve.se.newyear"},
	} {
		got := c.Day(day(t, want.day))
		if FormatHours(got.Intervals) != want.hours || got.Cause != want.cause || got.Name != want.name || got.Reason != "" {
			t.Errorf("%s: %+v, want %+v", want.day, got, want)
		}
		if got.Open() != (want.hours != "") {
			t.Errorf("%s: open is %v", want.day, got.Open())
		}
	}
}

// R-CAL-2: where bridge days are open they are days like all others, and may
// be days before a holiday.
func TestOpenBridgeDays(t *testing.T) {
	rules := SwedenOffice()
	rules[0].BridgeClosed = false
	c := must(t, rules)
	for text, want := range map[string]Cause{"2026-01-02": CauseWeekday, "2026-01-05": CausePreHoliday, "2026-05-15": CauseWeekday} {
		if got := c.Day(day(t, text)); got.Cause != want || !got.Open() {
			t.Errorf("%s: %+v, want %s", text, got, want)
		}
	}
}

// R-CAL-2: at least one of the days beside a bridge day is a holiday.
func TestNoBridgeDaysWithoutHolidays(t *testing.T) {
	rules := SwedenOffice()
	rules[0].Week[2], rules[0].Week[4] = nil, nil // open Monday, Wednesday and Friday
	c := must(t, rules)
	for text, want := range map[string]Cause{"2026-11-18": CauseWeekday, "2026-05-13": CauseBridge} {
		if got := c.Day(day(t, text)); got.Cause != want {
			t.Errorf("%s: %+v, want %s", text, got, want)
		}
	}
}

// R-CAL-3: no pre-holiday rule, and one that closes the day.
func TestPreHolidayHours(t *testing.T) {
	rules := SwedenOffice()
	eve := day(t, "2026-05-13")
	rules[0].PreHoliday = nil
	if got := must(t, rules).Day(eve); got.Cause != CauseWeekday || len(got.Intervals) != 2 {
		t.Errorf("no rule: %+v", got)
	}
	rules[0].PreHoliday = []Interval{}
	if got := must(t, rules).Day(eve); got.Cause != CausePreHoliday || got.Open() {
		t.Errorf("closed: %+v", got)
	}
}

// R-CAL-1: a deviation overrides every other rule. R-CAL-3: it does not make
// its neighbours anything.
func TestDeviationsComeFirst(t *testing.T) {
	open := hours(t, "10-11")
	c := must(t, SwedenOffice(),
		Deviation{Day: day(t, "2026-05-14"), Intervals: open, Reason: "inventory"},
		Deviation{Day: day(t, "2026-05-15"), Intervals: open},
		Deviation{Day: day(t, "2026-11-20"), Intervals: hours(t, "9-12"), Reason: "staff day"},
		Deviation{Day: day(t, "2026-11-25")},
		Deviation{Day: day(t, "2026-11-28"), Intervals: open},
	)
	for _, want := range []DayInfo{
		{day(t, "2026-05-13"), hours(t, "9-12"), CausePreHoliday, "holiday.se.ascension", ""},
		{day(t, "2026-05-14"), open, CauseDeviation, "holiday.se.ascension", "inventory"},
		{day(t, "2026-05-15"), open, CauseDeviation, "", ""},
		{day(t, "2026-11-20"), hours(t, "9-12"), CauseDeviation, "", "staff day"},
		{day(t, "2026-11-24"), hours(t, "9-12,13-16"), CauseWeekday, "", ""},
		{day(t, "2026-11-25"), nil, CauseDeviation, "", ""},
		{day(t, "2026-11-28"), open, CauseDeviation, "", ""},
	} {
		if diff := cmp.Diff(want, c.Day(want.Day)); diff != "" {
			t.Errorf("%v: %s", want.Day, diff)
		}
	}
	// A day between a weekend and a day closed by a deviation is no bridge day.
	closed := must(t, SwedenOffice(), Deviation{Day: day(t, "2026-11-24")})
	if got := closed.Day(day(t, "2026-11-23")); got.Cause != CauseWeekday || !got.Open() {
		t.Errorf("Monday before a deviation: %+v", got)
	}
}

// R-CAL-8: the year view has every day, and its deviations.
func TestYear(t *testing.T) {
	c := must(t, SwedenOffice(), Deviation{Day: day(t, "2028-02-29"), Reason: "leap party"})
	days := c.Year(2028)
	if len(days) != 366 || days[0].Day != civil.Date(2028, 1, 1) || days[365].Day != civil.Date(2028, 12, 31) {
		t.Fatalf("%d days from %v", len(days), days[0].Day)
	}
	if got := days[59]; got.Reason != "leap party" || got.Cause != CauseDeviation {
		t.Errorf("29 February: %+v", got)
	}
	for _, d := range c.Year(1949) {
		if d.Open() || d.Cause != CauseWeekday {
			t.Fatalf("1949 is not closed: %+v", d)
		}
	}
}

// Each version holds from its day on, and the first before it too; the days
// beside one are open or not by their own version.
func TestVersions(t *testing.T) {
	old := SwedenOffice()[0]
	old.ValidFrom = civil.Date(2025, 1, 1)
	young := everyDay(t, "Europe/Stockholm", "8-17")
	young.ValidFrom = civil.Date(2026, 5, 16) // the Saturday after Ascension is now open
	c := must(t, []Rule{young, old})
	for text, want := range map[string]string{
		"2019-05-29": "09:00-12:00",             // before the first version: as the first has it
		"2026-05-13": "09:00-12:00",             // pre-holiday of the old one
		"2026-05-15": "09:00-12:00,13:00-16:00", // no bridge day any more
		"2026-05-16": "08:00-17:00",
		"2026-12-25": "08:00-17:00", // the young one has no holidays
	} {
		if got := FormatHours(c.Day(day(t, text)).Intervals); got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}
