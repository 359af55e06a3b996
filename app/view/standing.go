package view

import (
	"strings"

	"tallydesk/app/filter"
)

// Standing is a view of the list of tickets that everybody has. Its words are
// "tickets.view.<code>".
type Standing struct {
	Code   string
	Filter filter.Filter
}

// StandingViews lists the views that everybody has, in the order to offer them.
func StandingViews() []Standing {
	return []Standing{
		{"open", of(filter.Is, filter.Open)},
		{"mine", of(filter.Is, filter.Open, filter.Mine)},
		{"unassigned", of(filter.Is, filter.Open, filter.Unassigned)},
		{"waiting", of(filter.State, "waiting_customer")},
		{"all", filter.Filter{}},
	}
}

// StandingView gives the view of a code.
func StandingView(code string) (Standing, bool) {
	for _, one := range StandingViews() {
		if one.Code == strings.ToLower(strings.TrimSpace(code)) {
			return one, true
		}
	}
	return Standing{}, false
}

func of(field filter.Field, values ...string) filter.Filter {
	var f filter.Filter
	for _, value := range values {
		f.Terms = append(f.Terms, filter.Term{Field: field, Values: []string{value}})
	}
	return f
}
