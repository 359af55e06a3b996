package settings

import (
	"strings"
	"time"

	"tallydesk/app/civil"
	"tallydesk/app/view"
	"tallydesk/app/words"
	"tallydesk/app/worktime"
	"tallydesk/gui/kit"
)

// hoursText writes the opening hours of a day: "09:00–12:00, 13:00–16:00", or
// the word for closed.
func hoursText(w *words.Words, hours []worktime.Interval) string {
	if len(hours) == 0 {
		return w.T("calendar.closed")
	}
	return strings.NewReplacer("-", "–", ",", ", ").Replace(worktime.FormatHours(hours))
}

// yearKind says how a day of the year view is marked.
func yearKind(info worktime.DayInfo) kit.YearKind {
	switch info.Cause {
	case worktime.CauseDeviation:
		return kit.YearChanged
	case worktime.CauseHoliday:
		return kit.YearHoliday
	case worktime.CauseEve:
		return kit.YearEve
	case worktime.CauseBridge:
		return kit.YearBridge
	case worktime.CausePreHoliday:
		return kit.YearHalf
	}
	if info.Open() {
		return kit.YearOpen
	}
	return kit.YearClosed
}

// yearDays marks every day of a year.
func yearDays(calendar *worktime.Calendar, year int) []kit.YearKind {
	var kinds []kit.YearKind
	for _, info := range calendar.Year(year) {
		kinds = append(kinds, yearKind(info))
	}
	return kinds
}

// monthSums says how many open days and hours each month has.
func monthSums(w *words.Words, calendar *worktime.Calendar, year int) (sums [12]string) {
	for i := range sums {
		first := civil.Date(year, time.Month(i+1), 1)
		sums[i] = openSum(w, calendar, first, first.MonthEnd())
	}
	return sums
}

// openSum says how many open days and hours there are from one day to another,
// both included.
func openSum(w *words.Words, calendar *worktime.Calendar, from, to civil.Day) string {
	open := calendar.Between(calendar.StartOf(from), calendar.StartOf(to+1))
	return w.N("calendar.days", calendar.OpenDays(from, to)) + " · " + w.Duration(int(open/time.Minute))
}

// dayHead says which day it is and when it is open.
func dayHead(w *words.Words, info worktime.DayInfo) (day, hours string) {
	return words.Sentence(w.WeekdayName(info.Day.Weekday())) + " " + w.DayYear(info.Day), hoursText(w, info.Intervals)
}

// dayCause says which rule made a day what it is (R-CAL-8).
func dayCause(w *words.Words, card view.CalendarCard, info worktime.DayInfo) string {
	t, weekday := w.T, words.Sentence(w.WeekdayName(info.Day.Weekday()))
	switch info.Cause {
	case worktime.CauseDeviation:
		return deviationCause(w, card, info)
	case worktime.CauseHoliday:
		return t("calendar.cause.holiday", "Name", w.T(info.Name))
	case worktime.CauseEve:
		return t("calendar.cause.eve", "Name", w.T(info.Name))
	case worktime.CauseBridge:
		return t("calendar.cause.bridge", "Day", besideHoliday(w, card.Compiled, info), "Name", w.T(info.Name))
	case worktime.CausePreHoliday:
		return t("calendar.cause.half", "Day", words.Sentence(w.WeekdayName((info.Day + 1).Weekday())), "Name", w.T(info.Name))
	}
	if info.Open() {
		return t("calendar.cause.open", "Day", weekday)
	}
	return t("calendar.cause.closed", "Day", weekday)
}

// besideHoliday is the weekday beside a bridge day that the holiday is on.
func besideHoliday(w *words.Words, calendar *worktime.Calendar, info worktime.DayInfo) string {
	day := info.Day + 1
	if before := calendar.Day(info.Day - 1); before.Name == info.Name && (before.Cause == worktime.CauseHoliday || before.Cause == worktime.CauseEve) {
		day = info.Day - 1
	}
	return words.Sentence(w.WeekdayName(day.Weekday()))
}

// deviationCause says why a day was changed, what it overrides, and whether
// customers have been told.
func deviationCause(w *words.Words, card view.CalendarCard, info worktime.DayInfo) string {
	text := w.T("calendar.cause.changed", "Reason", info.Reason)
	if info.Name != "" {
		text += " " + w.T("calendar.cause.over", "Name", w.T(info.Name))
	}
	for _, deviation := range card.Deviations {
		if deviation.Day == info.Day {
			return text + " " + toldText(w, deviation.AnnouncedOn)
		}
	}
	return text
}

// toldText says from when customers are told of a change.
func toldText(w *words.Words, announced civil.Day) string {
	if announced == civil.Never {
		return w.T("calendar.told.never")
	}
	return w.T("calendar.told", "Day", announced)
}

// versionOn is the version of a calendar that holds on a day.
func versionOn(card view.CalendarCard, day civil.Day) view.CalendarVersion {
	version := card.Rules[0]
	for _, later := range card.Rules[1:] {
		if later.ValidFrom <= day {
			version = later
		}
	}
	return version
}

// versionText says which of several versions holds on a day; nothing when there
// is only one.
func versionText(w *words.Words, card view.CalendarCard, day civil.Day) string {
	if len(card.Rules) == 1 {
		return ""
	}
	return spanText(w, card, versionOn(card, day).ValidFrom)
}

// spanText says from when to when a version holds. The first holds from the
// beginning on.
func spanText(w *words.Words, card view.CalendarCard, from civil.Day) string {
	until := civil.Never
	for _, version := range card.Rules {
		if version.ValidFrom > from {
			until = min(until, version.ValidFrom-1)
		}
	}
	first := from == card.Rules[0].ValidFrom
	switch {
	case first && until == civil.Never:
		return w.T("calendar.version.always")
	case first:
		return w.T("calendar.version.until", "Day", until)
	case until == civil.Never:
		return w.T("calendar.version.from", "Day", from)
	}
	return w.T("calendar.version.between", "From", from, "To", until)
}

// workWeek are the days of the week from Monday on.
var workWeek = []time.Weekday{
	time.Monday, time.Tuesday, time.Wednesday, time.Thursday, time.Friday, time.Saturday, time.Sunday,
}

// weekText lists the hours of a week, days with the same hours together:
// "Mon–Fri 09:00–12:00, 13:00–16:00".
func weekText(w *words.Words, rule worktime.Rule) []kit.Fact {
	var facts []kit.Fact
	for i := 0; i < len(workWeek); {
		last := i
		for last+1 < len(workWeek) && worktime.FormatHours(rule.Week[workWeek[last+1]]) == worktime.FormatHours(rule.Week[workWeek[i]]) {
			last++
		}
		label := words.Sentence(w.Weekday(workWeek[i]))
		if last > i {
			label += "–" + w.Weekday(workWeek[last])
		}
		facts = append(facts, kit.Fact{Label: label, Value: hoursText(w, rule.Week[workWeek[i]])})
		i = last + 1
	}
	return facts
}

// ruleFacts lists what a version says.
func ruleFacts(w *words.Words, rule worktime.Rule) []kit.Fact {
	t := w.T
	facts := append(weekText(w, rule), kit.Fact{Label: t("calendar.zone"), Value: rule.Zone})
	if rule.Region == "" {
		return append(facts, kit.Fact{Label: t("calendar.region"), Value: t("calendar.region.none")})
	}
	place := strings.ToLower(rule.Region)
	facts = append(facts, kit.Fact{Label: t("calendar.region"), Value: w.T("region." + place)})
	var eves []string
	for _, eve := range rule.Eves {
		eves = append(eves, w.T("eve."+place+"."+eve))
	}
	if len(eves) == 0 {
		eves = []string{t("calendar.eves.none")}
	}
	before := t("calendar.half.none")
	if rule.PreHoliday != nil {
		before = hoursText(w, rule.PreHoliday)
	}
	bridge := t("calendar.bridge.open")
	if rule.BridgeClosed {
		bridge = t("calendar.bridge.closed")
	}
	return append(facts, kit.Fact{Label: t("calendar.eves"), Value: strings.Join(eves, ", ")},
		kit.Fact{Label: t("calendar.half"), Value: before}, kit.Fact{Label: t("calendar.bridge"), Value: bridge})
}

// impactText warns of what a version changes of the past; nothing when it does
// not.
func impactText(w *words.Words, impact view.CalendarImpact) string {
	if impact.Days == 0 {
		return ""
	}
	return w.T("calendar.impact", "Days", w.N("calendar.days.past", impact.Days), "From", impact.From, "To", impact.To,
		"Hours", w.Change(int(impact.Open/time.Minute)), "Contracts", w.N("calendar.contracts", impact.Contracts))
}
