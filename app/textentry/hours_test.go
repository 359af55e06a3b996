package textentry

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"tallydesk/app/worktime"
)

func TestOpeningHours(t *testing.T) {
	for text, want := range map[string]string{
		"9-12, 13-16": "09:00-12:00,13:00-16:00", "09:00–12:00 13–16": "09:00-12:00,13:00-16:00", "13-16 9-12": "09:00-12:00,13:00-16:00",
		"9.30 - 12 och 13 till 16.30": "09:30-12:00,13:00-16:30", "9 to 12 and 13 to 16": "09:00-12:00,13:00-16:00", "0-24": "00:00-24:00",
		"0900-1200": "09:00-12:00", "9-12,12-16": "09:00-16:00", "kl 9-12": "09:00-12:00", "kl. 9 – kl. 12; 13-16": "09:00-12:00,13:00-16:00",
		"closed": "", "Stängt": "", " – ": "", "": "", "9-12,": "09:00-12:00", "8-10+11-12 & 13-14": "08:00-10:00,11:00-12:00,13:00-14:00",
	} {
		if got, err := Hours(text); err != nil || worktime.FormatHours(got) != want {
			t.Errorf("Hours(%q) = %s, %v, want %s", text, worktime.FormatHours(got), err, want)
		}
	}
	for text, want := range map[string]string{
		"9": "hours", "9-": "hours", "-12": "hours", "9-12-13": "hours", "noon-13": "hours", "9-25": "hours", ",": "hours", "closed 9-12": "hours",
		"22-6": "hours.midnight", "9-9": "hours.midnight", "9-12, 11-13": "hours.overlap", strings.Repeat("9-12 ", 60): "hours",
	} {
		if got, err := Hours(text); reason(err) != want {
			t.Errorf("Hours(%q) = %v, %v, want %s", text, got, err, want)
		}
	}
}

// Law: hours as rows and screens write them are read as what they were.
func TestWrittenHoursAreReadAgain(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var hours []worktime.Interval
		for at := rapid.IntRange(0, 600).Draw(t, "first"); at < 1400 && len(hours) < 4; {
			end := at + rapid.IntRange(1, 1440-at).Draw(t, "long")
			hours = append(hours, worktime.Interval{From: at, To: end})
			at = end + rapid.IntRange(1, 300).Draw(t, "gap")
		}
		written := worktime.FormatHours(hours)
		for _, text := range []string{written, strings.ReplaceAll(written, ",", " "), strings.ReplaceAll(strings.ReplaceAll(written, "-", "–"), ",", ", ")} {
			got, err := Hours(text)
			if err != nil || !cmp.Equal(hours, got) {
				t.Fatalf("Hours(%q) = %v, %v, want %v", text, got, err, hours)
			}
		}
	})
}

// Whatever is typed, what is understood is a day's hours, and writing them and
// reading that gives the same.
func FuzzHours(f *testing.F) {
	for _, seed := range []string{"9-12, 13-16", "09:00–12:00 13–16", "closed", "stängt", "kl. 9 till 12 och 13-16", "0-24", "22-6", "9-12 11-13", "-", "9.5-12", "1-2-3"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		hours, err := Hours(text)
		if err != nil {
			return
		}
		again, err := Hours(worktime.FormatHours(hours))
		if err != nil || !cmp.Equal(hours, again) {
			t.Errorf("%q: %v read again %v, %v", text, hours, again, err)
		}
	})
}
