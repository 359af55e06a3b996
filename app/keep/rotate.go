package keep

import (
	"fmt"
	"slices"
	"time"
)

// Plan says how many backups are kept: the newest of each of the last hours,
// days, weeks and months that have any. What counts is how many there are, not
// how old they are, so that a desk that is not used for a year, or a clock that
// was wrong, costs no backup.
type Plan struct{ Hours, Days, Weeks, Months int }

// PlanFor spreads a number of backups over the past: when they are made every
// hour, the last twelve hours; then a week of days, four weeks, and months for
// as long as the number lasts.
func PlanFor(every string, keep int) Plan {
	var p Plan
	take := func(most int) int {
		n := min(most, max(keep, 0))
		keep -= n
		return n
	}
	if every == "hour" {
		p.Hours = take(12)
	}
	if every != "week" {
		p.Days = take(7)
	}
	p.Weeks = take(4)
	p.Months = max(keep, 0)
	return p
}

// Kept is a backup that is there.
type Kept struct {
	File string
	Made time.Time
	Good bool // it looks whole
}

// Surplus gives the backups that are kept no longer, oldest last. It never
// gives the newest good one, nor one that is not good, nor one of the future:
// where the clock was wrong, its time will come. Days and months are those of
// now's zone.
func Surplus(plan Plan, all []Kept, now time.Time) []Kept {
	var counted []Kept
	for _, k := range all {
		if k.Good && !k.Made.After(now) {
			counted = append(counted, k)
		}
	}
	slices.SortStableFunc(counted, func(a, b Kept) int { return b.Made.Compare(a.Made) })
	wanted := make([]bool, len(counted))
	if len(counted) > 0 {
		wanted[0] = true
	}
	for _, want := range []struct {
		most   int
		period func(time.Time) string
	}{{plan.Hours, hour}, {plan.Days, day}, {plan.Weeks, week}, {plan.Months, month}} {
		last, n := "", 0
		for i, k := range counted {
			period := want.period(k.Made.In(now.Location()))
			if period != last && n < want.most {
				wanted[i], last = true, period
				n++
			}
		}
	}
	var surplus []Kept
	for i, k := range counted {
		if !wanted[i] {
			surplus = append(surplus, k)
		}
	}
	return surplus
}

func hour(t time.Time) string  { return t.Format("2006010215Z0700") }
func day(t time.Time) string   { return t.Format("20060102") }
func month(t time.Time) string { return t.Format("200601") }

func week(t time.Time) string {
	year, n := t.ISOWeek()
	return fmt.Sprintf("%04d-%02d", year, n)
}
