package worktime

import (
	"errors"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tallydesk/app/fail"
)

func TestParseHours(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"", ""},
		{"  ", ""},
		{"09:00-12:00,13:00-16:00", "09:00-12:00,13:00-16:00"},
		{"9–12, 13.00–16.30", "09:00-12:00,13:00-16:30"},
		{"0-24", "00:00-24:00"},
		{"22:00-24:00", "22:00-24:00"},
		{"13-16,9-12", "09:00-12:00,13:00-16:00"},       // put in order
		{"9-12,12-16,17-18", "09:00-16:00,17:00-18:00"}, // touching ones are one
		{"00:01-00:02", "00:01-00:02"},
	} {
		got, err := ParseHours(c.text)
		if err != nil || FormatHours(got) != c.want {
			t.Errorf("ParseHours(%q) = %v, %v, want %q", c.text, got, err, c.want)
		}
	}
}

func TestParseHoursRefuses(t *testing.T) {
	for text, reason := range map[string]string{
		"9":           "hours",
		"9-":          "hours",
		"-9":          "hours",
		"9-12,":       "hours",
		"9-12-13":     "hours",
		"+9-12":       "hours",
		"9:5-12":      "hours",
		"9:60-12":     "hours",
		"24:01-25":    "hours",
		"009-12":      "hours",
		"nine-12":     "hours",
		"22-06":       "hours.midnight",
		"9-9":         "hours.midnight",
		"9-12,11-16":  "hours.overlap",
		"9-12,9-12":   "hours.overlap",
		"0-24,23-24":  "hours.overlap",
		"9-12;13-16":  "hours",
		"9-12, ,13-1": "hours",
	} {
		got, err := ParseHours(text)
		var invalid *fail.Invalid
		if !errors.As(err, &invalid) || invalid.Reason != reason || got != nil {
			t.Errorf("ParseHours(%q) = %v, %v, want %q", text, got, err, reason)
		}
	}
}

func FuzzParseHours(f *testing.F) {
	for _, seed := range []string{"", "09:00-12:00,13:00-16:00", "9–12, 13.00–16.30", "0-24", "22-06", "9-12,11-16", "9:5-12", ",", "–", "٩-12"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		read, err := ParseHours(text)
		if err != nil {
			if !errors.Is(err, fail.NotValid) {
				t.Fatalf("ParseHours(%q): %v is no *fail.Invalid", text, err)
			}
			return
		}
		if err := checkHours(read); err != nil {
			t.Fatalf("ParseHours(%q) = %v: %v", text, read, err)
		}
		again, err := ParseHours(FormatHours(read))
		if err != nil || !slices.Equal(again, read) {
			t.Fatalf("%q: wrote %q, read %s", text, FormatHours(read), cmp.Diff(read, again))
		}
	})
}
