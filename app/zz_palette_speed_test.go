package app_test

import (
	"fmt"
	"os"
	"slices"
	"testing"
	"time"

	"tallydesk/app"
)

func TestPaletteSpeed(t *testing.T) {
	path := os.Getenv("BIG")
	if path == "" {
		t.Skip()
	}
	desk, err := app.Open(ctx, path, app.Options{Program: "bench"})
	if err != nil {
		t.Fatal(err)
	}
	defer desk.Close()
	for _, typed := range []string{"s", "sc", "sch", "mal", "malmö", "löne", "pri", "@ex", "c++", "k-2", "1042", "the", "and", `"slow report"`, "zzq"} {
		var all []time.Duration
		parts := map[string]time.Duration{}
		for range 5 {
			from := time.Now()
			for _, kinds := range [][]string{{"customer"}, {"contract"}, {"contact"}, {"ticket", "message", "note"}} {
				at := time.Now()
				if _, err := desk.View().Find(ctx, typed, 7, kinds...); err != nil {
					t.Error(err)
				}
				parts[kinds[0]] += time.Since(at) / 5
			}
			if _, err := desk.View().FindStaff(ctx, typed, 5); err != nil {
				t.Error(err)
			}
			all = append(all, time.Since(from))
		}
		slices.Sort(all)
		fmt.Println(typed, all[2], all[4], parts)
	}
}
