package textentry

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"tallydesk/app/civil"
	"tallydesk/app/fail"
	"tallydesk/app/words"
)

var today = civil.Date(2026, time.November, 18) // a Wednesday

func TestDaysAreUnderstood(t *testing.T) {
	for text, want := range map[string]string{
		"2026-11-21": "2026-11-21", "2026/11/21": "2026-11-21", "20261121": "2026-11-21", "2026-1-5": "2026-01-05", "2026–11–21": "2026-11-21",
		"21/11": "2026-11-21", "21/11/2024": "2024-11-21", "21-11-2024": "2024-11-21", "5/5": "2026-05-05", "29/2/2028": "2028-02-29",
		"21 nov": "2026-11-21", "21 nov.": "2026-11-21", "21nov": "2026-11-21", "21 november 2027": "2027-11-21", "den 1 maj": "2026-05-01",
		"Nov 21": "2026-11-21", "November 21, 2025": "2025-11-21", "3 mars": "2026-03-03", "3 okt 2026": "2026-10-03", "1 Sept 2026": "2026-09-01",
		"today": "2026-11-18", "idag": "2026-11-18", "I dag": "2026-11-18", "yesterday": "2026-11-17", "igår": "2026-11-17", "i går": "2026-11-17",
		"tomorrow": "2026-11-19", "imorgon": "2026-11-19", "i morgon": "2026-11-19",
		"wed": "2026-11-18", "onsdag": "2026-11-18", "tis": "2026-11-17", "Monday": "2026-11-16", "mån": "2026-11-16", "tors": "2026-11-12", "lordag": "2026-11-14",
		"Wed 18 Nov 2026": "2026-11-18", "ons 18 nov 2026": "2026-11-18", "lör 21/11": "2026-11-21",
	} {
		if got, err := Day(text, today, Unstated); err != nil || got.String() != want {
			t.Errorf("Day(%q) = %v, %v, want %s", text, got, err, want)
		}
	}
}

func TestDaysInFiguresFollowTheOrder(t *testing.T) {
	for _, c := range []struct {
		text  string
		order Order
		want  string // a day, or the reason of the refusal
	}{
		{"11/21/2026", MonthFirst, "2026-11-21"},
		{"11/21/2026", DayFirst, "day.none"},
		{"11/21/2026", Unstated, "day.monthfirst"},
		{"03/04/2024", MonthFirst, "2024-03-04"},
		{"03/04/2024", DayFirst, "2024-04-03"},
		{"03/04/2024", Unstated, "day.ambiguous"},
		{"3/4", Unstated, "day.ambiguous"},
		{"3/4", DayFirst, "2026-04-03"},
		{"2024-04-03", MonthFirst, "2024-04-03"},
		{"30/30", Unstated, "day.none"},
		{"13/13", Unstated, "day.none"},
		{"29/2", Unstated, "day.none"},
	} {
		got, err := Day(c.text, today, c.order)
		if err != nil && reason(err) != c.want || err == nil && got.String() != c.want {
			t.Errorf("Day(%q, %q) = %v, %v, want %s", c.text, c.order, got, err, c.want)
		}
	}
}

func TestOtherDaysAreRefused(t *testing.T) {
	for text, want := range map[string]string{
		"": "required", "  ": "required", ".": "day", "nonsense": "day", "21": "day", "261121": "day", "26-11-21": "day", "21/11/26": "day",
		"21 nov 26": "day", "21 nev": "day", "3.4": "day", "21.11.2026": "day", "2026-11/21": "day", "next monday": "day", "2026-11-21 09:00": "day",
		"31 april": "day.none", "2026-02-29": "day.none", "2026-13-01": "day.none", "0 nov": "day.none", "2026-00-00": "day.none",
		"0001-01-01": "day.year", "9999-12-31": "day.year", "1 jan 2200": "day.year",
		"mon 18 nov 2026": "day.weekday",
	} {
		if got, err := Day(text, today, Unstated); reason(err) != want {
			t.Errorf("Day(%q) = %v, %v, want %s", text, got, err, want)
		}
	}
}

func TestDayErrorsNameBothReadings(t *testing.T) {
	for _, c := range []struct{ text, lang, want string }{
		{"03/04/2024", "en", `"03/04/2024" could be 3 Apr 2024 or 4 Mar 2024. Write it like 2024-04-03.`},
		{"03/04/2024", "sv", `"03/04/2024" kan vara 3 apr 2024 eller 4 mars 2024. Skriv som 2024-04-03.`},
		{"11/21/2026", "en", `"11/21/2026" has the month first. If it is 21 Nov 2026, write 2026-11-21.`},
		{"9999-12-31", "en", `"9999-12-31" has a year out of reach. It must be from 1900 to 2199.`},
	} {
		_, err := Day(c.text, today, Unstated)
		if got := words.For(c.lang).Invalid(fail.Invalids(err)[0]); got != c.want {
			t.Errorf("%s: got %q, want %q", c.lang, got, c.want)
		}
	}
}

// What the desk writes, it reads; a weekday is never after today nor a week
// before it.
func TestDayReadsWhatIsWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := civil.Day(rapid.IntRange(int(civil.Date(firstYear, 1, 1)), int(civil.Date(lastYear, 12, 31))).Draw(t, "day"))
		order := rapid.SampledFrom([]Order{Unstated, DayFirst, MonthFirst}).Draw(t, "order")
		for _, lang := range words.Languages {
			w := words.For(lang)
			for text, now := range map[string]civil.Day{
				d.String(): today, w.DayYear(d): today, w.LongDay(d): today, w.Day(d): d.MonthStart(),
			} {
				if got, err := Day(text, now, order); err != nil || got != d {
					t.Fatalf("%v written as %q, read as %v, %v", d, text, got, err)
				}
			}
			for _, name := range []string{w.Weekday(d.Weekday()), w.WeekdayName(d.Weekday())} {
				got, err := Day(name, today, order)
				if err != nil || got.Weekday() != d.Weekday() || got > today || got <= today-7 {
					t.Fatalf("%q = %v, %v", name, got, err)
				}
			}
			_, month, _ := d.Date()
			if got, err := Day("1 "+w.MonthName(month), d, order); err != nil || got != d.MonthStart() {
				t.Fatalf("the first of %q = %v, %v", w.MonthName(month), got, err)
			}
		}
	})
}

func FuzzDay(f *testing.F) {
	for _, seed := range []string{
		"2026-11-21", "21/11", "21 nov", "21 november 2026", "i dag", "igår", "tomorrow", "mon", "måndag", "11/21/2026", "03/04/2024",
		"20261121", "Wed 18 Nov 2026", "", "99/99", "2026-02-30", "den 1 maj", "0000-00-00", "\xff", "nov 21", "21.11",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, order := range []Order{Unstated, DayFirst, MonthFirst} {
			d, err := Day(text, today, order)
			if err != nil {
				if reason(err) == "" || d != 0 {
					t.Fatalf("Day(%q) = %v, %v", text, d, err)
				}
				continue
			}
			if d.Year() < firstYear || d.Year() > lastYear {
				t.Fatalf("Day(%q) = %v", text, d)
			}
			if stated, err := Day(text, today, DayFirst); order == Unstated && (err != nil || stated != d) {
				t.Fatalf("Day(%q) = %v, with the day first %v, %v", text, d, stated, err)
			}
		}
	})
}
