package account

import (
	"cmp"
	"slices"

	"tallydesk/app/bank"
	"tallydesk/app/civil"
	"tallydesk/app/view/liaison"
	"tallydesk/app/words"
)

// hours is what the customer has left, of all its contracts.
type hours struct {
	left, whole int    // whole: what the hours that can be used now were at first
	until       []span // by the last day, the nearest first
	coming      []span // by the first day
	lost        []span // what is lost soon if nothing more is used
	open        int    // work that the hours did not cover, not billed
}

// span is an amount of hours with a day.
type span struct {
	minutes int
	day     civil.Day // the last day of use, or the first
	soon    bool      // some of it is lost soon
}

// hoursOf adds up the hours of the contracts.
func hoursOf(banks []liaison.Bank) hours {
	var h hours
	for _, b := range banks {
		h.left += b.Left
		for _, lot := range b.Lots {
			switch {
			case lot.State == bank.Open && lot.Left > 0:
				h.whole += lot.Minutes
				h.until = add(h.until, lot.Expires, lot.Left)
			case lot.State == bank.Future && lot.From != civil.Never:
				h.coming = add(h.coming, lot.From, lot.Left)
			}
		}
		for _, warning := range b.Warnings {
			h.lost = add(h.lost, warning.Day, warning.Minutes)
		}
		for _, work := range slices.Concat(b.Uncovered, b.Undecided) {
			h.open += work.Open
		}
	}
	for i := range h.until {
		h.until[i].soon = slices.ContainsFunc(h.lost, func(s span) bool { return s.day == h.until[i].day })
	}
	for _, list := range [][]span{h.until, h.coming, h.lost} {
		slices.SortFunc(list, func(a, b span) int { return cmp.Compare(a.day, b.day) })
	}
	return h
}

// add puts minutes to those of the same day.
func add(list []span, day civil.Day, minutes int) []span {
	at := slices.IndexFunc(list, func(s span) bool { return s.day == day })
	if at < 0 {
		return append(list, span{minutes: minutes, day: day})
	}
	list[at].minutes += minutes
	return list
}

// untilText says until when hours can be used.
func untilText(w *words.Words, s span, today civil.Day) string {
	if s.day == civil.Never {
		return w.T("account.hours.for_ever")
	}
	return w.T("account.hours.until", "Day", longDay(w, s.day, today))
}

// longDay writes a day with the month's full name, and its year when that is
// not today's.
func longDay(w *words.Words, day, today civil.Day) string {
	year, month, number := day.Date()
	if year == today.Year() {
		return w.T("account.day", "Day", number, "Month", w.MonthName(month))
	}
	return w.T("account.day.year", "Day", number, "Month", w.MonthName(month), "Year", year)
}
