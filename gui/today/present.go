package today

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"tallydesk/app/civil"
	"tallydesk/app/view"
	"tallydesk/app/words"
	"tallydesk/app/worktime"
	"tallydesk/gui/icon"
	"tallydesk/gui/kit"
	"tallydesk/gui/theme"
)

// columns are those of the queue (ux.md 3.6).
func columns() []kit.Column {
	return []kit.Column{{ID: "priority", Width: 100}, {ID: "ticket", Width: 120, Flex: 1}, {ID: "state", Width: 136}, {ID: "last", Width: 164}}
}

// queueRow writes a ticket of the queue. The subject runs on over the state,
// which stands on the second line.
func queueRow(w *words.Words, t view.TicketRow, now time.Time) kit.Row {
	priority := kit.PriorityBadge(string(t.Priority), w.T("priority."+string(t.Priority)))
	shape, ink := kit.StateIcon(string(t.State))
	return kit.Row{Key: t.ID, Cells: []kit.Cell{
		{First: kit.Part{Badge: &priority}},
		{First: kit.Part{Spans: []kit.Span{kit.Strong(t.Ref + "  "), kit.Plain(t.Subject)}}, Second: kit.Part{Text: t.Customer}},
		{Second: kit.Part{Text: w.T("state." + string(t.State)), Icon: shape, IconInk: ink}},
		{First: kit.Part{Text: lastText(w, t, now), Meta: true, Ink: theme.Text2, Slot: true}, Second: standsOut(w, t)},
	}}
}

// lastText is when something was last said, or when the ticket came.
func lastText(w *words.Words, t view.TicketRow, now time.Time) string {
	last := t.LastAt
	if last.IsZero() {
		last = t.Received
	}
	return w.Moment(last.In(now.Location()), now)
}

// standsOut is what is urgent about a ticket.
func standsOut(w *words.Words, t view.TicketRow) kit.Part {
	part := kit.Part{Meta: true, Slot: true, Ink: theme.Text2}
	switch {
	case t.Emergency:
		part.Text, part.Icon, part.Ink = w.T("today.emergency"), icon.WarningSmall, theme.Danger.Ink()
	case t.Uncovered:
		part.Text, part.Icon, part.Ink = w.T("today.uncovered"), icon.WarningSmall, theme.Danger.Ink()
	case t.LastFrom == view.CustomerSide:
		part.Text, part.Icon = w.T("today.customer_wrote"), icon.ReplySmall
	default:
		return kit.Part{}
	}
	return part
}

// foldedRow writes a ticket on one line.
func foldedRow(w *words.Words, t view.TicketRow, now time.Time) fyne.CanvasObject {
	shape, ink := kit.StateIcon(string(t.State))
	return kit.Across(kit.NewMark(shape, ink, theme.IconSmall), kit.Name(t.Ref), kit.Grow(kit.Body(t.Subject).Clipped()), kit.Meta(lastText(w, t, now)))
}

// waitingText says how many tickets nobody has taken.
func waitingText(w *words.Words, read view.Today) string {
	if read.Line == 0 {
		return w.N("today.waiting", read.Waiting)
	}
	return w.N("today.waiting.line", read.Waiting, "Line", read.Line)
}

// dayText says what day it is and when the desk is open: "Wed 18 Nov 2026 ·
// open 09–12 and 13–16 · closes at 12:00".
func dayText(w *words.Words, calendar *worktime.Calendar, now time.Time) string {
	parts := []string{words.Sentence(w.Weekday(now.Weekday())) + " " + w.DayYear(civil.Of(now))}
	if calendar == nil {
		return parts[0]
	}
	day := calendar.Day(calendar.DayOf(now))
	if !day.Open() {
		return strings.Join(append(parts, w.T("today.closed")+causeText(w, day)), " · ")
	}
	parts = append(parts, w.T("today.open", "Hours", hoursText(w, day.Intervals)))
	return strings.Join(append(parts, momentText(w, calendar, day, now)), " · ")
}

// momentText says whether the desk is open now, and how long.
func momentText(w *words.Words, calendar *worktime.Calendar, day worktime.DayInfo, now time.Time) string {
	midnight := calendar.StartOf(day.Day)
	local := now.In(midnight.Location())
	minute := local.Hour()*60 + local.Minute()
	for i, interval := range day.Intervals {
		switch {
		case minute < interval.From && i == 0:
			return w.T("today.opens", "Clock", clockText(interval.From))
		case minute < interval.From:
			return w.T("today.opens.again", "Clock", clockText(interval.From))
		case minute < interval.To:
			return w.T("today.closes", "Clock", clockText(interval.To), "Left", w.Duration(interval.To-minute))
		}
	}
	return w.T("today.closed.now")
}

// hoursText writes opening hours: "09–12 and 13–16".
func hoursText(w *words.Words, intervals []worktime.Interval) string {
	texts := make([]string, len(intervals))
	for i, interval := range intervals {
		texts[i] = hourText(interval.From) + "–" + hourText(interval.To)
	}
	if len(texts) < 2 {
		return strings.Join(texts, "")
	}
	last := len(texts) - 1
	return strings.Join(texts[:last], ", ") + " " + w.T("today.and") + " " + texts[last]
}

// hourText writes a time of day, without minutes on the hour.
func hourText(minutes int) string {
	if minutes%60 == 0 {
		return clockText(minutes)[:2]
	}
	return clockText(minutes)
}

func clockText(minutes int) string { return worktime.Interval{From: minutes, To: minutes}.String()[:5] }

// causeText says why a day is as it is.
func causeText(w *words.Words, day worktime.DayInfo) string {
	switch {
	case day.Reason != "":
		return " (" + day.Reason + ")"
	case day.Name != "":
		return " (" + w.T(day.Cause.Key()) + ", " + w.T(day.Name) + ")"
	case day.Cause != worktime.CauseWeekday:
		return " (" + w.T(day.Cause.Key()) + ")"
	}
	return ""
}

// changedText says what hours a coming day has.
func changedText(w *words.Words, day worktime.DayInfo) string {
	date := words.Sentence(w.Weekday(day.Day.Weekday())) + " " + w.Day(day.Day)
	if !day.Open() {
		return w.T("today.day.closed", "Day", date) + causeText(w, day)
	}
	return w.T("today.day.open", "Day", date, "Hours", hoursText(w, day.Intervals)) + causeText(w, day)
}
