package worktime

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// holidaysOf lists a year's holidays and eves as "01-06 holiday.se.epiphany".
func holidaysOf(c *Calendar, year int) string {
	var lines []string
	for _, d := range c.Year(year) {
		if d.Cause == CauseHoliday || d.Cause == CauseEve {
			lines = append(lines, d.Day.String()[5:]+" "+d.Name)
		}
	}
	return strings.Join(lines, "\n")
}

// R-CAL-8: the year view names the holidays, Sundays included.
func TestSwedishHolidays(t *testing.T) {
	want := `01-01 holiday.se.newyear
01-06 holiday.se.epiphany
04-03 holiday.se.goodfriday
04-05 holiday.se.easterday
04-06 holiday.se.eastermonday
05-01 holiday.se.mayday
05-14 holiday.se.ascension
05-24 holiday.se.whitsunday
06-06 holiday.se.nationalday
06-19 eve.se.midsummer
06-20 holiday.se.midsummerday
10-31 holiday.se.allsaints
12-24 eve.se.christmas
12-25 holiday.se.christmasday
12-26 holiday.se.boxingday
12-31 eve.se.newyear`
	if diff := cmp.Diff(want, holidaysOf(must(t, SwedenOffice()), 2026)); diff != "" {
		t.Error(diff)
	}
}

func TestSwedishEvesAreSelected(t *testing.T) {
	rules := SwedenOffice()
	rules[0].Eves = Eves("SE")
	c := must(t, rules)
	for text, want := range map[string]string{
		"2026-01-05": "eve.se.epiphany",
		"2026-04-04": "eve.se.easter",
		"2026-04-30": "eve.se.walpurgis",
		"2026-05-23": "eve.se.whitsun",
		"2026-06-19": "eve.se.midsummer",
		"2026-10-30": "eve.se.allsaints",
		"2026-12-24": "eve.se.christmas",
		"2026-12-31": "eve.se.newyear",
	} {
		if got := c.Day(day(t, text)); got.Cause != CauseEve || got.Name != want {
			t.Errorf("%s: %+v, want %s", text, got, want)
		}
	}
}

// The National Day became red in 2005, and Whit Monday ceased to be.
func TestSwedishHolidaysOfTheirTime(t *testing.T) {
	c := must(t, SwedenOffice())
	for text, want := range map[string]string{
		"2004-05-31": "holiday.se.whitmonday",
		"2005-05-16": "",
		"2003-06-06": "",
		"2005-06-06": "holiday.se.nationalday",
	} {
		if got := c.Day(day(t, text)); got.Name != want {
			t.Errorf("%s: %q, want %q", text, got.Name, want)
		}
	}
}

func TestAmericanHolidays(t *testing.T) {
	want := `01-01 holiday.us.newyear
01-19 holiday.us.mlk
02-16 holiday.us.presidents
05-25 holiday.us.memorial
06-19 holiday.us.juneteenth
07-03 holiday.us.independence
07-04 holiday.us.independence
09-07 holiday.us.labor
10-12 holiday.us.columbus
11-11 holiday.us.veterans
11-26 holiday.us.thanksgiving
12-25 holiday.us.christmasday`
	c := must(t, USEasternOffice())
	if diff := cmp.Diff(want, holidaysOf(c, 2026)); diff != "" {
		t.Error(diff)
	}
	// New Year's Day 2028 is a Saturday, observed in the year before.
	if got := c.Day(day(t, "2027-12-31")); got.Name != "holiday.us.newyear" || got.Open() {
		t.Errorf("31 December 2027: %+v", got)
	}
}

// The library computes in the machine's zone, where a midnight may be missing.
func TestHolidaysDoNotDependOnTheMachinesZone(t *testing.T) {
	slipped := time.Date(2018, 11, 3, 23, 0, 0, 0, time.UTC) // 4 November began at 01:00 in São Paulo
	if got := noonDay(slipped); got != day(t, "2018-11-04") {
		t.Errorf("a slipped midnight is of %v", got)
	}
	if got := noonDay(time.Date(2018, 11, 4, 0, 0, 0, 0, time.UTC)); got != day(t, "2018-11-04") {
		t.Errorf("a midnight is of %v", got)
	}
}
