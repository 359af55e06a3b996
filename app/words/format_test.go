package words

import (
	"math"
	"testing"
	"time"

	"tallydesk/app/civil"
	"tallydesk/app/money"
)

func TestDurationsNeverLookLikeAClock(t *testing.T) {
	en, sv := For("en"), For("sv")
	for _, c := range []struct {
		minutes                 int
		en, sv, column, changed string
		clock                   string
	}{
		{0, "0 h", "0 min", "0 h 00", "0 h 00", "0:00"},
		{6, "0 h 06", "6 min", "0 h 06", "+0 h 06", "0:06"},
		{40, "0 h 40", "40 min", "0 h 40", "+0 h 40", "0:40"},
		{60, "1 h", "1 tim", "1 h 00", "+1 h 00", "1:00"},
		{90, "1 h 30", "1 tim 30 min", "1 h 30", "+1 h 30", "1:30"},
		{123, "2 h 03", "2 tim 3 min", "2 h 03", "+2 h 03", "2:03"},
		{855, "14 h 15", "14 tim 15 min", "14 h 15", "+14 h 15", "14:15"},
		{-45, "−0 h 45", "−45 min", "−0 h 45", "−0 h 45", "−0:45"},
		{-90, "−1 h 30", "−1 tim 30 min", "−1 h 30", "−1 h 30", "−1:30"},
	} {
		for what, pair := range map[string][2]string{
			"Duration en":   {en.Duration(c.minutes), c.en},
			"Duration sv":   {sv.Duration(c.minutes), c.sv},
			"Hours en":      {en.Hours(c.minutes), c.column},
			"Hours sv":      {sv.Hours(c.minutes), c.sv},
			"Change en":     {en.Change(c.minutes), c.changed},
			"ClockHours sv": {sv.ClockHours(c.minutes), c.clock},
		} {
			if pair[0] != pair[1] {
				t.Errorf("%s(%d) = %q, want %q", what, c.minutes, pair[0], pair[1])
			}
		}
	}
	if got, want := en.Hours(math.MinInt64), "−153722867280912930 h 08"; got != want {
		t.Errorf("least integer: %q, want %q", got, want)
	}
}

func TestNumbersAreGrouped(t *testing.T) {
	for n, want := range map[int][2]string{
		0: {"0", "0"}, 999: {"999", "999"}, 1240: {"1,240", "1 240"}, -1240: {"−1,240", "−1 240"},
		1000000: {"1,000,000", "1 000 000"}, math.MinInt64: {"−9,223,372,036,854,775,808", "−9 223 372 036 854 775 808"},
	} {
		if en, sv := For("en").Number(n), For("sv").Number(n); en != want[0] || sv != want[1] {
			t.Errorf("Number(%d) = %q, %q", n, en, sv)
		}
	}
}

func TestSizesOfFiles(t *testing.T) {
	for n, want := range map[int64]string{
		0: "0 B", 999: "999 B", 1000: "1 kB", 214_300: "214 kB", 999_499: "999 kB", 999_500: "1,0 MB",
		1_200_000: "1,2 MB", 9_960_000: "10 MB", 5_000_000_000: "5,0 GB", 9_999_000_000_000_000: "9999 TB",
	} {
		if got := For("sv").Bytes(n); got != want {
			t.Errorf("Bytes(%d) = %q, want %q", n, got, want)
		}
	}
}

func TestMoneyIsWrittenTheSwedishWay(t *testing.T) {
	for _, c := range []struct {
		amount money.Amount
		en, sv string
	}{
		{money.Amount{Minor: 2300000, Currency: "SEK"}, "23 000 kr", "23 000 kr"},
		{money.Amount{Minor: 95850, Currency: "SEK"}, "958.50 kr", "958,50 kr"},
		{money.Amount{Minor: -115000, Currency: "SEK"}, "−1 150 kr", "−1 150 kr"},
		{money.Amount{Minor: 1250, Currency: "EUR"}, "12.50 €", "12,50 €"},
		{money.Amount{Minor: 5, Currency: "JPY"}, "5 ¥", "5 ¥"},
	} {
		if en, sv := For("en").Money(c.amount), For("sv").Money(c.amount); en != c.en || sv != c.sv {
			t.Errorf("%v: %q, %q, want %q, %q", c.amount, en, sv, c.en, c.sv)
		}
	}
}

func TestDays(t *testing.T) {
	en, sv := For("en"), For("sv")
	day := civil.Date(2026, time.November, 18)
	for _, c := range [][2]string{
		{en.Day(day), "18 Nov"},
		{sv.Day(day), "18 nov"},
		{en.DayYear(day), "18 Nov 2026"},
		{sv.DayYear(day), "18 nov 2026"},
		{en.LongDay(day), "Wed 18 Nov 2026"},
		{sv.LongDay(day), "ons 18 nov 2026"},
		{en.Month(day), "November 2026"},
		{sv.Month(day), "november 2026"},
		{en.WeekdayName(time.Sunday), "Sunday"},
		{sv.WeekdayName(time.Saturday), "lördag"},
		{en.Day(civil.Never), "never"},
		{sv.LongDay(civil.Never), "aldrig"},
		{Sentence(sv.Day(civil.Never)), "Aldrig"},
		{Sentence("åter"), "Åter"},
		{Sentence(""), ""},
	} {
		if c[0] != c[1] {
			t.Errorf("got %q, want %q", c[0], c[1])
		}
	}
}

func TestMomentsAsSeenFromNow(t *testing.T) {
	stockholm, err := time.LoadLocation("Europe/Stockholm")
	if err != nil {
		t.Fatal(err)
	}
	at := func(year int, month time.Month, day, hour, minute int) time.Time {
		return time.Date(year, month, day, hour, minute, 0, 0, stockholm)
	}
	now := at(2026, time.November, 18, 10, 42).UTC() // a Wednesday; only t's zone counts
	for _, c := range []struct {
		moment time.Time
		en, sv string
	}{
		{at(2026, 11, 18, 9, 12), "today 09:12", "i dag 09:12"},
		{at(2026, 11, 18, 0, 5), "today 00:05", "i dag 00:05"},
		{at(2026, 11, 17, 23, 59), "yesterday 23:59", "i går 23:59"},
		{at(2026, 11, 19, 11, 52), "Thu 11:52", "tor 11:52"},
		{at(2026, 11, 24, 8, 0), "Tue 08:00", "tis 08:00"},
		{at(2026, 11, 25, 8, 0), "25 Nov 08:00", "25 nov 08:00"},
		{at(2026, 11, 16, 8, 0), "16 Nov 08:00", "16 nov 08:00"},
		{at(2026, 5, 4, 11, 52), "4 May 11:52", "4 maj 11:52"},
		{at(2025, 11, 4, 11, 52), "4 Nov 2025 11:52", "4 nov 2025 11:52"},
	} {
		if en, sv := For("en").Moment(c.moment, now), For("sv").Moment(c.moment, now); en != c.en || sv != c.sv {
			t.Errorf("%v: %q, %q, want %q, %q", c.moment, en, sv, c.en, c.sv)
		}
	}
	if got := For("sv").Clock(at(2026, 11, 18, 9, 12)); got != "09:12" {
		t.Errorf("Clock = %q", got)
	}
}
