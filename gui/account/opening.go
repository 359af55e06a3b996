package account

import (
	"slices"
	"strings"

	"tallydesk/app/civil"
	"tallydesk/app/view/liaison"
	"tallydesk/app/words"
	"tallydesk/app/worktime"
	"tallydesk/gui/kit"
	"tallydesk/gui/theme"
)

// changesAhead is how many days ahead other opening hours are told of.
const changesAhead = 21

// changeTexts tells of the days with other opening hours that have been
// announced (R-CAL-8). What two calendars have alike is told once.
func changeTexts(w *words.Words, changes []liaison.Change, today civil.Day) []string {
	var texts []string
	for _, change := range changes {
		if text := changeText(w, change, today); !slices.Contains(texts, text) {
			texts = append(texts, text)
		}
	}
	return texts
}

// changeText tells when support is open, or closed, on a day or on several.
func changeText(w *words.Words, change liaison.Change, today civil.Day) string {
	when := dayName(w, change.Day, today)
	if change.Last > change.Day {
		when = w.T("account.change.span", "From", when, "To", dayName(w, change.Last, today))
	}
	when = words.Sentence(when)
	if len(change.Intervals) == 0 {
		return w.T("account.change.closed", "When", when, "Reason", change.Reason)
	}
	hours := strings.NewReplacer("-", "–", ",", ", ").Replace(worktime.FormatHours(change.Intervals))
	return w.T("account.change.open", "When", when, "Hours", hours, "Reason", change.Reason)
}

// dayName is a day with its weekday; today is called so.
func dayName(w *words.Words, day, today civil.Day) string {
	if day == today {
		return w.T("day.today")
	}
	return w.WeekdayName(day.Weekday()) + " " + w.Day(day)
}

// showChanges tells of other opening hours above everything else.
func (h *home) showChanges() {
	h.changes.Objects = nil
	for _, text := range changeTexts(h.words, h.facts.changes, civil.Of(h.env.Clock())) {
		h.changes.Add(kit.NewMessageLine(theme.Info, text))
	}
	h.changes.Refresh()
}
