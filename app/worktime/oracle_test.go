package worktime

import (
	"slices"
	"time"

	"tallydesk/app/civil"
)

// oracle is business time by the letter of the rules, second by second, with
// nothing of the calendar's own: the wall clock of each version is watched as
// it runs, one that is put back counts as standing still, and a second is open
// if the latest reading lies in the hours of its day.
type oracle struct {
	start int64 // seconds since 1970 of the first second
	open  []bool
	sum   []int64 // open seconds before each second, and at the end
	day   []civil.Day
	wall  []int64 // the latest reading, in seconds
}

// watch makes an oracle of some seconds. Versions are in order of their days.
func watch(rules []Rule, deviations []Deviation, start int64, seconds int) *oracle {
	const warmUp = 30 * 3600
	zones, latest := make([]*time.Location, len(rules)), make([]int64, len(rules))
	for i, rule := range rules {
		zones[i], _ = time.LoadLocation(rule.Zone)
		latest[i] = -1 << 62
	}
	o := &oracle{start: start, sum: []int64{0}}
	hours := map[civil.Day][]Interval{}
	for t := start - warmUp; t < start+int64(seconds); t++ {
		for i, zone := range zones {
			_, offset := time.Unix(t, 0).In(zone).Zone()
			latest[i] = max(latest[i], t+int64(offset))
		}
		if t < start {
			continue
		}
		v := 0
		for i := 1; i < len(rules); i++ {
			if latest[i] >= int64(rules[i].ValidFrom)*86400 {
				v = i
			}
		}
		wall := latest[v]
		if v+1 < len(rules) { // a move to the west: the last day stands still
			wall = min(wall, int64(rules[v+1].ValidFrom)*86400-1)
		}
		day := civil.Day(wall / 86400)
		if _, known := hours[day]; !known {
			hours[day] = plainHours(rules, deviations, day)
		}
		minute := int(wall % 86400 / 60)
		open := latest[v] == wall && slices.ContainsFunc(hours[day], func(i Interval) bool { return i.From <= minute && minute < i.To })
		o.add(open, day, wall)
	}
	return o
}

func (o *oracle) add(open bool, day civil.Day, wall int64) {
	sum := o.sum[len(o.sum)-1]
	if open {
		sum++
	}
	o.open, o.sum, o.day, o.wall = append(o.open, open), append(o.sum, sum), append(o.day, day), append(o.wall, wall)
}

// plainHours applies R-CAL-1 to R-CAL-3 to one day as they are written.
func plainHours(rules []Rule, deviations []Deviation, day civil.Day) []Interval {
	rule := ruleOn(rules, day)
	for _, deviation := range deviations {
		if deviation.Day == day {
			return deviation.Intervals
		}
	}
	weekday := rule.Week[day.Weekday()]
	notOpen := func(d civil.Day) bool {
		return plainRed(rules, d) || len(ruleOn(rules, d).Week[d.Weekday()]) == 0
	}
	switch {
	case notOpen(day):
		return nil
	case rule.BridgeClosed && notOpen(day-1) && notOpen(day+1) && (plainRed(rules, day-1) || plainRed(rules, day+1)):
		return nil
	case rule.PreHoliday != nil && plainRed(rules, day+1):
		return rule.PreHoliday
	}
	return weekday
}

func ruleOn(rules []Rule, day civil.Day) Rule {
	found := rules[0]
	for _, rule := range rules {
		if rule.ValidFrom <= day {
			found = rule
		}
	}
	return found
}

// plainRed knows the Swedish red days and all eves by what they are.
func plainRed(rules []Rule, day civil.Day) bool {
	rule := ruleOn(rules, day)
	if rule.Region != "SE" {
		return false
	}
	year, month, date := day.Date()
	from := func(m time.Month, d int) bool { return civil.Date(year, m, d) <= day && day < civil.Date(year, m, d)+7 }
	on := func(m time.Month, d int) bool { return month == m && date == d }
	eve := func(name string) bool { return slices.Contains(rule.Eves, name) }
	easter, weekday := day-plainEaster(year), day.Weekday()
	return on(1, 1) || on(1, 6) || on(5, 1) || on(12, 25) || on(12, 26) || on(6, 6) && year >= 2005 ||
		easter == -2 || easter == 0 || easter == 1 || easter == 39 || easter == 49 || easter == 50 && year < 2005 ||
		weekday == time.Saturday && (from(6, 20) || from(10, 31)) ||
		eve("epiphany") && on(1, 5) || eve("walpurgis") && on(4, 30) || eve("christmas") && on(12, 24) || eve("newyear") && on(12, 31) ||
		eve("easter") && easter == -1 || eve("whitsun") && easter == 48 ||
		weekday == time.Friday && (eve("midsummer") && from(6, 19) || eve("allsaints") && from(10, 30))
}

// plainEaster is Gauss's rule for the years 1900 to 2099.
func plainEaster(year int) civil.Day {
	d := (19*(year%19) + 24) % 30
	e := (2*(year%4) + 4*(year%7) + 6*d + 5) % 7
	switch {
	case d == 29 && e == 6:
		return civil.Date(year, 4, 19)
	case d == 28 && e == 6 && year%19 > 10:
		return civil.Date(year, 4, 18)
	}
	return civil.Date(year, 3, 22) + civil.Day(d+e)
}
