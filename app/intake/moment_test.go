package intake

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestMomentsAreReadAsProgramsWriteThem(t *testing.T) {
	for text, want := range map[string]string{
		"2024-03-04":                      "2024-03-04 00:00:00",
		"2024-03-04 10:23":                "2024-03-04 10:23:00",
		"2024-03-04T10:23:52":             "2024-03-04 10:23:52",
		"2024-03-04 10:23:52.123":         "2024-03-04 10:23:52",
		"2024/03/04 10:23 AM":             "2024-03-04 10:23:00",
		"20240304":                        "2024-03-04 00:00:00",
		"04.03.2024 10:23":                "2024-03-04 10:23:00",
		"4.3.2024":                        "2024-03-04 00:00:00",
		"4/3/24 1:30 PM":                  "2024-03-04 13:30:00",
		"04/03/2024, 11:00:00 AM":         "2024-03-04 11:00:00",
		"04-03-2024 12:05 am":             "2024-03-04 00:05:00",
		"04/03/2024 1:30 p.m.":            "2024-03-04 13:30:00",
		"04/03/2024 1:30\u202fPM":         "2024-03-04 13:30:00",
		"4 mars 2024 kl. 10.15":           "2024-03-04 10:15:00",
		"4 mars 2024 10:15":               "2024-03-04 10:15:00",
		"4. März 2024, 10:15 Uhr":         "2024-03-04 10:15:00",
		"Mar 4, 2024 10:23 AM":            "2024-03-04 10:23:00",
		"Mon, Mar 4, 2024":                "2024-03-04 00:00:00",
		"4 de marzo de 2024":              "2024-03-04 00:00:00",
		"4-Mar-2024 09:00":                "2024-03-04 09:00:00",
		"2024-03-04 24:00":                "2024-03-05 00:00:00",
		"2024-03-04T09:23:00Z":            "2024-03-04 10:23:00",
		"2024-03-04T10:23:00+01:00":       "2024-03-04 10:23:00",
		"2024-03-04 09:23:00 UTC":         "2024-03-04 10:23:00",
		"Mon, 04 Mar 2024 10:23:00 +0100": "2024-03-04 10:23:00",
	} {
		zone, err := time.LoadLocation("Europe/Stockholm")
		if err != nil {
			t.Fatal(err)
		}
		r := cellReader{zone: zone, order: map[int]Order{0: DayFirst}}
		got, err := r.moment(0, text)
		if err != nil {
			t.Errorf("%q: %v", text, err)
			continue
		}
		if diff := cmp.Diff(want, got.(time.Time).Format(time.DateTime)); diff != "" {
			t.Errorf("%q: %s", text, diff)
		}
	}
}

func TestWhatIsNoMomentIsNone(t *testing.T) {
	zone, err := time.LoadLocation("Europe/Stockholm")
	if err != nil {
		t.Fatal(err)
	}
	r := cellReader{zone: zone, order: map[int]Order{0: DayFirst}}
	for _, text := range []string{
		"", "soon", "2024-02-30", "31/04/2024", "2024-13-01", "12/25/2024", "10:23", "4/3/24 13:30 PM", "2024-03-04 25:00", "2024-03-04 10:60",
		"2024-03-31 02:30", "1/2/3", "1/2/345", "0000-01-01", "99999999", "2024-03-04 10", "4 foo 2024", "0001-01-01",
	} {
		if got, err := r.moment(0, text); err == nil {
			t.Errorf("%q is %v", text, got)
		}
	}
}

func TestClocks(t *testing.T) {
	r := cellReader{zone: time.UTC, order: map[int]Order{}}
	for text, want := range map[string]int{
		"10:23:52 AM": 37432, "10:23": 37380, "1:30 PM": 48600, "01:30PM": 48600, "12:00 AM": 0, "12:00 PM": 43200, "kl. 13.30": 48600,
		"1:30 em": 48600, "9h30": 34200, "13:30 Uhr": 48600, "1 pm": 46800,
	} {
		got, err := r.clock(0, text)
		if err != nil || got != Clock(want) {
			t.Errorf("%q: %v, %v; want %d", text, got, err, want)
		}
	}
	for _, text := range []string{"9", "25:00", "13:00 PM", "0:30 AM", "noon", "10:5"} {
		if got, err := r.clock(0, text); err == nil {
			t.Errorf("%q is %v", text, got)
		}
	}
}

func TestLengths(t *testing.T) {
	for text, want := range map[string]int{
		"1:30": 5400, "01:30:00": 5400, "0:13": 780, "1.5": 5400, "1,5": 5400, "1,5 h": 5400, "1.5h": 5400, "90m": 5400, "90 min": 5400, "1h30": 5400,
		"1h 30m": 5400, "1 h 30 min": 5400, "1 tim 30 min": 5400, "1 Std. 30 Min.": 5400, "5400s": 5400, "PT1H30M": 5400, "0,01": 36, "20,0": 72000,
		".25": 900, "2": 7200, "1h30m15s": 5415, "100:00": 360000,
	} {
		got, open, ok := readLength(text, Hours)
		if !ok || open || got != want {
			t.Errorf("%q: %d %t %t, want %d", text, got, open, ok, want)
		}
	}
	for _, text := range []string{"", "-1", "1:60", "1:2:3", "ten", "1.500,00", "1,5h30", "h", "PT", "1 2", "1e3", "99999999999999999999"} {
		if got, open, ok := readLength(text, Hours); ok {
			t.Errorf("%q: %d %t", text, got, open)
		}
	}
	if got, _, _ := readLength("90", Minutes); got != 5400 {
		t.Errorf("90 minutes = %d s", got)
	}
	if _, open, ok := readLength("90", ""); !open || !ok {
		t.Error("90 of nothing is not asked about")
	}
}

func FuzzStamp(f *testing.F) {
	for _, seed := range []string{"2024-03-04 10:23", "4. März 2024, 10:15 Uhr", "10/15/2024, 11:00:00 AM", "kl", "2024-03-04T10:23:00+99:99", "1/1/1"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, order := range Orders {
			r := cellReader{zone: time.UTC, order: map[int]Order{0: order}}
			if at, err := r.moment(0, text); err == nil && at.(time.Time).Year() < 1969 {
				t.Errorf("%q is %v", text, at)
			}
			if _, err := r.clock(0, text); err != nil {
				continue
			}
		}
	})
}

func FuzzLength(f *testing.F) {
	for _, seed := range []string{"1:30", "1h30", "1,5 h", "90m", "PT1H", "999999999999 h"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, unit := range append([]Unit{""}, Units...) {
			if seconds, _, ok := readLength(text, unit); ok && seconds < 0 {
				t.Errorf("%q is %d s", text, seconds)
			}
		}
	})
}
