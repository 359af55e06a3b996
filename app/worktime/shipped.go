package worktime

// SwedenOffice is the shipped calendar "Sweden office": 09–12 and 13–16 Monday
// to Friday, 09–12 before red days, bridge days and the three great eves
// closed.
func SwedenOffice() []Rule {
	return []Rule{{
		Zone:         "Europe/Stockholm",
		Week:         mondayToFriday(Interval{9 * 60, 12 * 60}, Interval{13 * 60, 16 * 60}),
		Region:       "SE",
		Eves:         []string{"midsummer", "christmas", "newyear"},
		PreHoliday:   []Interval{{9 * 60, 12 * 60}},
		BridgeClosed: true,
	}}
}

// USEasternOffice is the shipped calendar "US Eastern office": 09–17 Monday to
// Friday but on federal holidays.
func USEasternOffice() []Rule {
	return []Rule{{
		Zone:   "America/New_York",
		Week:   mondayToFriday(Interval{9 * 60, 17 * 60}),
		Region: "US",
	}}
}

// RoundTheClock is the shipped calendar "Round the clock": always open. Its
// days are those of UTC.
func RoundTheClock() []Rule {
	rule := Rule{Zone: "UTC"}
	for day := range rule.Week {
		rule.Week[day] = []Interval{{0, dayMinutes}}
	}
	return []Rule{rule}
}

func mondayToFriday(hours ...Interval) [7][]Interval {
	return [7][]Interval{nil, hours, hours, hours, hours, hours, nil}
}
