package keep

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

var noon = time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC)

func madeAt(times ...time.Time) []Kept {
	var all []Kept
	for _, t := range times {
		all = append(all, Kept{File: t.Format(time.RFC3339), Made: t, Good: true})
	}
	return all
}

func left(plan Plan, all []Kept, now time.Time) []Kept {
	surplus := Surplus(plan, all, now)
	return slices.DeleteFunc(slices.Clone(all), func(k Kept) bool { return slices.Contains(surplus, k) })
}

func TestANumberOfBackupsIsSpreadOverThePast(t *testing.T) {
	for _, c := range []struct {
		every string
		keep  int
		want  Plan
	}{
		{"day", 23, Plan{Days: 7, Weeks: 4, Months: 12}},
		{"day", 14, Plan{Days: 7, Weeks: 4, Months: 3}},
		{"day", 3, Plan{Days: 3}},
		{"hour", 23, Plan{Hours: 12, Days: 7, Weeks: 4}},
		{"week", 10, Plan{Weeks: 4, Months: 6}},
		{"day", 0, Plan{}},
		{"day", -5, Plan{}},
	} {
		if diff := cmp.Diff(c.want, PlanFor(c.every, c.keep)); diff != "" {
			t.Errorf("%s, %d: %s", c.every, c.keep, diff)
		}
	}
}

// A year and a half of daily backups leaves a week of days, a month of weeks, a
// year of months.
func TestDailyBackupsAreThinnedOut(t *testing.T) {
	plan := PlanFor("day", 23)
	var all []Kept
	now := noon
	for range 550 {
		now = now.AddDate(0, 0, 1)
		all = left(plan, append(all, madeAt(now)...), now)
	}
	if len(all) < 20 || len(all) > 23 {
		t.Errorf("%d are kept", len(all))
	}
	for _, back := range []int{0, 1, 2, 3, 4, 5, 6} {
		if !slices.ContainsFunc(all, func(k Kept) bool { return k.Made.Equal(now.AddDate(0, 0, -back)) }) {
			t.Errorf("none of %d days ago", back)
		}
	}
	months := map[string]bool{}
	for _, k := range all {
		months[month(k.Made)] = true
	}
	if len(months) != 12 {
		t.Errorf("months kept: %v", months)
	}
}

// A clock that jumps ahead and back costs nothing that is there: what was made
// before is still there afterwards.
func TestAClockThatJumpsIsHarmless(t *testing.T) {
	plan := PlanFor("day", 23)
	before := left(plan, madeAt(noon.AddDate(0, 0, -2), noon.AddDate(0, 0, -1), noon), noon)
	ahead := noon.AddDate(10, 0, 0)
	all := left(plan, append(before, madeAt(ahead)...), ahead)
	if len(all) != 4 {
		t.Errorf("after the jump ahead %v are left", all)
	}
	back := noon.AddDate(0, 0, 1)
	if all = left(plan, append(all, madeAt(back)...), back); len(all) != 5 {
		t.Errorf("after the jump back %v are left", all)
	}
}

// The laws of thinning out, for any backups at any times.
func TestSurplusLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		zone := time.FixedZone("", rapid.IntRange(-12, 14).Draw(t, "zone")*3600)
		now := noon.In(zone)
		plan := PlanFor(rapid.SampledFrom([]string{"hour", "day", "week"}).Draw(t, "every"), rapid.IntRange(0, 40).Draw(t, "keep"))
		var all []Kept
		for i := range rapid.IntRange(0, 60).Draw(t, "n") {
			hours := rapid.IntRange(-24*800, 24*50).Draw(t, "hours")
			all = append(all, Kept{File: fmt.Sprint(i), Made: now.Add(time.Duration(hours) * time.Hour), Good: rapid.IntRange(0, 9).Draw(t, "good") > 0})
		}
		surplus := Surplus(plan, all, now)
		var newest time.Time
		for _, k := range all {
			if k.Good && !k.Made.After(now) && k.Made.After(newest) {
				newest = k.Made
			}
		}
		for _, k := range surplus {
			if !slices.Contains(all, k) {
				t.Fatalf("deletes %v, which is not there", k)
			}
			if !k.Good || k.Made.After(now) {
				t.Fatalf("deletes %v", k)
			}
		}
		rest := left(plan, all, now)
		if !newest.IsZero() && !slices.ContainsFunc(rest, func(k Kept) bool { return k.Good && k.Made.Equal(newest) }) {
			t.Fatalf("the newest good one of %v goes", newest)
		}
		if len(Surplus(plan, rest, now)) > 0 {
			t.Fatalf("a second time more goes")
		}
		counted := 0
		for _, k := range rest {
			if k.Good && !k.Made.After(now) {
				counted++
			}
		}
		if most := max(1, plan.Hours+plan.Days+plan.Weeks+plan.Months); counted > most {
			t.Fatalf("%d are kept, %d at most by %+v", counted, most, plan)
		}
		shuffled := rapid.Permutation(all).Draw(t, "order")
		if again := left(plan, shuffled, now); len(again) != len(rest) {
			t.Fatalf("another order keeps %d, not %d", len(again), len(rest))
		}
	})
}

func TestNames(t *testing.T) {
	n := Name{Desk: "my-desk", Tag: tagFor("h", "c", "/a/my-desk.db"), Made: noon.In(time.FixedZone("", 3600))}
	got, ok := ParseName(n.File())
	if !ok || got.Desk != n.Desk || got.Tag != n.Tag || !got.Made.Equal(n.Made) {
		t.Errorf("%s: %+v, %v", n.File(), got, ok)
	}
	for _, other := range []string{
		"", "desk.db", "tallydesk-2026-11-21.tdbackup", "desk-3f9a2c1b-20261121T120000Z.tdbackup.part", "desk-3F9A2C1B-20261121T120000Z.tdbackup",
		"desk-3f9a2c1b-20261321T120000Z.tdbackup", "-3f9a2c1b-20261121T120000Z.tdbackup", "desk-3f9a2c1b-20261121T120000Z.tdbackup~", "../desk.db",
	} {
		if n, ok := ParseName(other); ok {
			t.Errorf("%q is taken for %+v", other, n)
		}
	}
	if tagFor("h", "c", "/a") == tagFor("h", "c", "/b") || tagFor("h", "c", "/a") == tagFor("h", "d", "/a") || tagFor("h", "c", "/a") == tagFor("i", "c", "/a") {
		t.Error("two desks have one tag")
	}
}

func FuzzParseName(f *testing.F) {
	f.Add("desk-3f9a2c1b-20261121T120000Z.tdbackup")
	f.Add("-")
	f.Fuzz(func(t *testing.T, file string) {
		if n, ok := ParseName(file); ok && n.File() != file {
			t.Errorf("%q is read as %q", file, n.File())
		}
	})
}

func FuzzState(f *testing.F) {
	f.Add(`{"last":"2026-11-21T12:00:00Z","findings":[{"kind":"damage","text":"x"}]}`)
	f.Add("null")
	f.Fuzz(func(_ *testing.T, text string) { parseState(text) })
}
