package civil

import (
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestParseAndString(t *testing.T) {
	for _, s := range []string{"1969-12-31", "1970-01-01", "2026-02-28", "2028-02-29"} {
		d, err := Parse(s)
		if err != nil || d.String() != s {
			t.Errorf("Parse(%q) = %v, %v", s, d, err)
		}
	}
	for _, s := range []string{"", "2026-02-29", "20260101", "21 Nov", "2026-1-1"} {
		if d, err := Parse(s); err == nil {
			t.Errorf("Parse(%q) = %v, want an error", s, d)
		}
	}
}

func TestMonthsAndQuarters(t *testing.T) {
	d := Date(2026, 1, 31)
	if got := d.AddMonths(1); got != Date(2026, 2, 28) {
		t.Errorf("31 January + 1 month = %v", got)
	}
	if got := d.AddMonths(2); got != Date(2026, 3, 31) { // R-BANK-3: clamped, never chained
		t.Errorf("31 January + 2 months = %v", got)
	}
	if got := Date(2026, 11, 21).QuarterEnd(); got != Date(2026, 12, 31) {
		t.Errorf("quarter end = %v", got)
	}
	if got := Date(2026, 2, 1).QuarterStart(); got != Date(2026, 1, 1) {
		t.Errorf("quarter start = %v", got)
	}
}

func TestWeekdayAgreesWithTime(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := Day(rapid.Int32Range(-100000, 100000).Draw(t, "day"))
		if d.Weekday() != d.utc().Weekday() {
			t.Fatalf("%v: %v, want %v", d, d.Weekday(), d.utc().Weekday())
		}
	})
}

func TestStartIsTheFirstInstantOfTheDay(t *testing.T) {
	for _, name := range []string{"Europe/Stockholm", "America/Sao_Paulo", "Africa/Cairo", "UTC"} {
		zone, err := time.LoadLocation(name)
		if err != nil {
			t.Fatal(err)
		}
		for d := Date(2016, 1, 1); d < Date(2019, 1, 1); d++ {
			start := d.Start(zone)
			if Of(start) != d || Of(start.Add(-time.Second)) != d-1 {
				t.Fatalf("%s: %v starts at %v", name, d, start)
			}
		}
	}
}

// What is written can be read; a day of a year that four digits do not give is
// not written at all.
func TestMarshalledDaysComeBack(t *testing.T) {
	for _, d := range []Day{0, Never, Date(1, 1, 1), Date(9999, 12, 31), Date(2026, 11, 21)} {
		text, err := d.MarshalText()
		var back Day
		if err != nil || back.UnmarshalText(text) != nil || back != d {
			t.Errorf("%v: %q, %v, back %v", d, text, err, back)
		}
	}
	for _, d := range []Day{Date(-1, 12, 31), Date(10000, 1, 1), -1 << 31} {
		if text, err := d.MarshalText(); err == nil {
			t.Errorf("%d is written as %q", d, text)
		}
	}
}
