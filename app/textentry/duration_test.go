package textentry

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"tallydesk/app/fail"
	"tallydesk/app/words"
)

// reason gives why one field was refused, "" if err is not exactly that.
func reason(err error) string {
	if found := fail.Invalids(err); len(found) == 1 {
		return found[0].Reason
	}
	return ""
}

// R-TIME-7
func TestDurationsAreUnderstood(t *testing.T) {
	for text, want := range map[string]int{
		"1h30": 90, "1H30": 90, "1h": 60, "1 h 30": 90, "1 h 30 min": 90, "1h30m": 90, "1h05": 65, "1h5m": 65, "1:30": 90,
		"90m": 90, "90 min": 90, "5 minuter": 5, "1 minut": 1, "1,5 h": 90, "1.5": 90, "1,5": 90, "1,25": 75, "1.25 h": 75,
		"0.75": 45, "2.00": 120, "0,33": 20, "1,5 timmar": 90, "1 tim 30 min": 90, "1 tim. 30 min.": 90, "2 tim": 120, "2 hours": 120,
		"8t": 480, "2": 120, "9": 540, "0:05": 5, "24h": 1440, "24:00": 1440, "1440m": 1440,
		"  1h30 ": 90, "1\u00a0h\u00a030": 90, "1  h\t30": 90,
	} {
		if got, err := Duration(text); err != nil || got != (Span{Minutes: want}) {
			t.Errorf("Duration(%q) = %+v, %v, want %d", text, got, err, want)
		}
	}
}

// R-TIME-7
func TestFromAndTo(t *testing.T) {
	for text, want := range map[string]Span{
		"9-11:30":       {150, true, 540, 690},
		"9–11.30":       {150, true, 540, 690},
		"09:00-11:30":   {150, true, 540, 690},
		"0900 - 1130":   {150, true, 540, 690},
		"kl. 9 — kl 11": {120, true, 540, 660},
		"23-01":         {120, true, 1380, 60},
		"22-10":         {720, true, 1320, 600},
		"0-24":          {1440, true, 0, 1440},
		"23:30-24":      {30, true, 1410, 1440},
		"0:00-0:01":     {1, true, 0, 1},
	} {
		got, err := Duration(text)
		if err != nil {
			t.Errorf("Duration(%q): %v", text, err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("Duration(%q): %s", text, diff)
		}
	}
}

// R-TIME-7, R-TIME-8: anything else is refused, never guessed.
func TestOtherDurationsAreRefused(t *testing.T) {
	for text, want := range map[string]string{
		"": "required", " \t": "required",
		"1h3o": "duration", "abc": "duration", "1:60": "duration", "1h60": "duration", "1h5": "duration", "1:5": "duration",
		":30": "duration", "1.5m": "duration", "1,5,5": "duration", "1h 1h": "duration", "1:30:00": "duration", "h": "duration",
		"1.555": "duration", "+1h": "duration", "١h": "duration", "1h30 x": "duration", "999999999999999999h": "duration",
		"-1h": "duration", "-": "duration", "9-": "duration", "9-25": "duration", "9-11:60": "duration", "24-1": "duration",
		"9-10-11": "duration", "9.5-11": "duration", "2026-11-21": "duration",
		"0": "duration.zero", "0h": "duration.zero", "0:00": "duration.zero", "0m": "duration.zero", "0,0": "duration.zero",
		"24:01": "duration.long", "25h": "duration.long", "1441m": "duration.long", "24.1": "duration.long", "9999h59": "duration.long",
		"10": "duration.unit", "15": "duration.unit", "90": "duration.unit",
		"1.30": "duration.point", "1.25": "duration.point", "0.50": "duration.point",
		"9-9": "duration.same", "11:30-9": "duration.night", "17-8": "duration.night",
	} {
		if got, err := Duration(text); reason(err) != want {
			t.Errorf("Duration(%q) = %+v, %v, want %s", text, got, err, want)
		}
	}
}

func TestNoTimeAtAllWhereItMayBe(t *testing.T) {
	for _, text := range []string{"0", "0h", "0:00", "0 min", "0,0 h"} {
		if got, err := DurationOrZero(text); err != nil || got != (Span{}) {
			t.Errorf("DurationOrZero(%q) = %+v, %v", text, got, err)
		}
	}
	if _, err := DurationOrZero(""); reason(err) != "required" {
		t.Errorf("DurationOrZero of nothing: %v", err)
	}
}

func TestDurationErrorsNameBothReadings(t *testing.T) {
	for _, c := range []struct{ text, lang, want string }{
		{"1h3o", "en", `"1h3o" is not a time. Try 1h30, 1:30, 90m or 9-11:30.`},
		{"1h3o", "sv", `"1h3o" är ingen tid. Prova 1h30, 1:30, 90m eller 9-11:30.`},
		{"90", "en", `"90" could be minutes or hours. Write 90m or 90h.`},
		{"1.30", "sv", `"1.30" kan vara 1 tim 30 min eller 1 tim 18 min. Skriv 1:30 eller 1,30.`},
		{"11:30-9", "en", `"11:30-9" ends before it starts; over midnight it would be 21 h 30. Turn it round, or write how long it was.`},
	} {
		_, err := Duration(c.text)
		if got := words.For(c.lang).Invalid(fail.Invalids(err)[0]); got != c.want {
			t.Errorf("%s: got %q, want %q", c.lang, got, c.want)
		}
	}
}

// What the desk writes, it reads.
func TestDurationReadsWhatIsWritten(t *testing.T) {
	for _, lang := range words.Languages {
		w := words.For(lang)
		for minutes := 0; minutes <= day; minutes++ {
			for _, text := range []string{w.Duration(minutes), w.Hours(minutes), w.ClockHours(minutes)} {
				if got, err := DurationOrZero(text); err != nil || got.Minutes != minutes {
					t.Fatalf("%s: %d written as %q, read as %+v, %v", lang, minutes, text, got, err)
				}
			}
		}
	}
}

func TestFromAndToAddUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		start := rapid.IntRange(0, day-1).Draw(t, "start")
		end := rapid.IntRange(0, day).Draw(t, "end")
		w := words.For("en")
		text := w.ClockHours(start) + "-" + w.ClockHours(end)
		span, err := Duration(text)
		if err != nil {
			if r := reason(err); r != "duration.same" && r != "duration.night" {
				t.Fatalf("%q: %v", text, err)
			}
			return
		}
		if span.Start != start || span.End != end || (span.Start+span.Minutes-span.End)%day != 0 {
			t.Fatalf("%q = %+v", text, span)
		}
	})
}

func FuzzDuration(f *testing.F) {
	for _, seed := range []string{
		"1h30", "1 h 30", "1:30", "90m", "90 min", "1,5 h", "1.5", "1 tim 30 min", "9-11:30", "9–11.30", "23-01", "0-24",
		"90", "1.30", "", "1h3o", "24:01", "-1", "9-", "99999h99", "\u00a0", "１h", "\xff", "kl. 9-10",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		span, err := Duration(text)
		if err != nil {
			if reason(err) == "" || span != (Span{}) {
				t.Fatalf("Duration(%q) = %+v, %v", text, span, err)
			}
			return
		}
		if span.Minutes < 1 || span.Minutes > day {
			t.Fatalf("Duration(%q) = %+v", text, span)
		}
		if !span.Timed && (span.Start != 0 || span.End != 0) {
			t.Fatalf("Duration(%q) = %+v, untimed", text, span)
		}
		if again, err := Duration(" " + text + "\u00a0"); err != nil || again != span {
			t.Fatalf("Duration(%q) = %+v, with spaces around %+v, %v", text, span, again, err)
		}
	})
}

// R-TIME-7: what is bought or agreed may be more than a day.
func TestLengthsMayBeMoreThanADay(t *testing.T) {
	for text, want := range map[string]int{"20h": 1200, "40 tim": 2400, "1:30": 90, "2000h": 120_000, "90m": 90, "1,5": 90} {
		if got, err := Length(text); err != nil || got != want {
			t.Errorf("Length(%q) = %d, %v, want %d", text, got, err, want)
		}
	}
	for text, want := range map[string]string{"0": "duration.zero", "9-11": "duration", "30": "duration.unit", "": "required"} {
		if _, err := Length(text); reason(err) != want {
			t.Errorf("Length(%q): %v, want %s", text, err, want)
		}
	}
}
