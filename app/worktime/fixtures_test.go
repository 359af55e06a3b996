package worktime

import (
	"testing"
	"time"

	"tallydesk/app/civil"
)

// must makes a calendar that is known to be good.
func must(t testing.TB, rules []Rule, deviations ...Deviation) *Calendar {
	t.Helper()
	c, err := New(rules, deviations)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// moment reads "2026-05-12 15:00" or "2026-05-12 15:00:30" in a zone.
func moment(t testing.TB, zone, text string) time.Time {
	t.Helper()
	location, err := time.LoadLocation(zone)
	if err != nil {
		t.Fatal(err)
	}
	layout := time.DateTime[:len(text)]
	at, err := time.ParseInLocation(layout, text, location)
	if err != nil {
		t.Fatal(err)
	}
	return at
}

func stockholm(t testing.TB, text string) time.Time {
	t.Helper()
	return moment(t, "Europe/Stockholm", text)
}

func day(t testing.TB, text string) civil.Day {
	t.Helper()
	d, err := civil.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func hours(t testing.TB, text string) []Interval {
	t.Helper()
	h, err := ParseHours(text)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// everyDay is a rule with the same hours on all days of the week.
func everyDay(t testing.TB, zone, text string) Rule {
	t.Helper()
	rule := Rule{Zone: zone}
	for i := range rule.Week {
		rule.Week[i] = hours(t, text)
	}
	return rule
}

// check compares a moment that may not exist with a text in the same zone, ""
// for none.
func check(t *testing.T, what string, got time.Time, ok bool, want string) {
	t.Helper()
	text := ""
	if ok {
		text = got.Format("2006-01-02 15:04:05 -0700")
	}
	if text != want {
		t.Errorf("%s = %q, want %q", what, text, want)
	}
}
