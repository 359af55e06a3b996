package worktime

import (
	"encoding/json"
	"os"
	"testing"
)

// Every key that the calendar gives away has words in both languages.
func TestWordsForEveryKey(t *testing.T) {
	var keys []string
	for _, cause := range []Cause{CauseDeviation, CauseHoliday, CauseEve, CauseBridge, CausePreHoliday, CauseWeekday} {
		keys = append(keys, cause.Key())
	}
	for _, code := range Regions() {
		for _, red := range redDays(code, Eves(code), 2000, 2030) {
			keys = append(keys, red.key)
		}
	}
	for _, reason := range []string{"hours", "hours.midnight", "hours.overlap", "hours.never"} {
		keys = append(keys, "error.invalid."+reason)
	}
	keys = append(keys, "region.se", "region.us")
	for _, language := range []string{"en", "sv"} {
		content, err := os.ReadFile("../../assets/lang/worktime/" + language + ".json")
		if err != nil {
			t.Fatal(err)
		}
		words := map[string]string{}
		if err := json.Unmarshal(content, &words); err != nil {
			t.Fatalf("%s: %v", language, err)
		}
		used := map[string]bool{}
		for _, key := range keys {
			used[key] = true
			if words[key] == "" {
				t.Errorf("%s: no words for %s", language, key)
			}
		}
		for key := range words {
			if !used[key] {
				t.Errorf("%s: nothing says %s", language, key)
			}
		}
	}
}
