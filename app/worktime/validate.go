package worktime

import (
	"slices"
	"strings"
	"time"

	"tallydesk/app/civil"
	"tallydesk/app/fail"
)

// validate tells everything that New refuses, nil when nothing.
func validate(rules []Rule, deviations []Deviation) error {
	if len(rules) == 0 {
		return fail.Required("rules")
	}
	var errs []error
	starts, open := map[civil.Day]bool{}, false
	for _, rule := range rules {
		if starts[rule.ValidFrom] {
			errs = append(errs, fail.NewInvalid("validfrom", "taken", fail.Args{"Text": rule.ValidFrom.String()}))
		}
		starts[rule.ValidFrom] = true
		errs = append(errs, validateRule(rule)...)
		open = open || slices.ContainsFunc(rule.Week[:], func(hours []Interval) bool { return len(hours) > 0 })
	}
	days := map[civil.Day]bool{}
	for _, deviation := range deviations {
		if days[deviation.Day] {
			errs = append(errs, fail.NewInvalid("deviation", "taken", fail.Args{"Text": deviation.Day.String()}))
		}
		days[deviation.Day] = true
		errs = append(errs, fail.In("deviation", checkHours(deviation.Intervals)))
		open = open || len(deviation.Intervals) > 0
	}
	if !open {
		errs = append(errs, fail.NewInvalid("week", "hours.never"))
	}
	return fail.Join(errs...)
}

func validateRule(rule Rule) []error {
	errs := []error{zoneError(rule.Zone), fail.In("preholiday", checkHours(rule.PreHoliday))}
	for day, hours := range rule.Week {
		errs = append(errs, fail.In(strings.ToLower(time.Weekday(day).String()), checkHours(hours)))
	}
	if _, known := regions[rule.Region]; rule.Region != "" && !known {
		errs = append(errs, fail.NewInvalid("region", "unknown", fail.Args{"Text": rule.Region}))
	}
	for _, eve := range rule.Eves {
		if !slices.Contains(Eves(rule.Region), eve) {
			errs = append(errs, fail.NewInvalid("eves", "unknown", fail.Args{"Text": eve}))
		}
	}
	return errs
}

// zoneError refuses unknown zones, and "Local", which is another zone on every
// machine.
func zoneError(name string) error {
	if name == "" {
		return fail.Required("zone")
	}
	if _, err := time.LoadLocation(name); err != nil || name == "Local" {
		return fail.NewInvalid("zone", "unknown", fail.Args{"Text": name})
	}
	return nil
}
