package timesheet

import (
	"strconv"
	"time"

	"tallydesk/app/civil"
	"tallydesk/app/command"
	"tallydesk/app/view"
	"tallydesk/app/words"
	"tallydesk/gui/kit"
	"tallydesk/gui/theme"
)

// weekName writes a week: Week 47 · 16–22 Nov 2026.
func weekName(w *words.Words, monday civil.Day) string {
	_, number := time.Unix(int64(monday)*24*60*60, 0).UTC().ISOWeek()
	return w.T("timesheet.week", "Number", number, "From", w.Day(monday), "To", w.DayYear(monday+days-1))
}

func presentHead(w *words.Words, week view.Week, today civil.Day) gridHead {
	head := gridHead{
		label: w.T("timesheet.head"), total: w.T("timesheet.total"), bank: w.T("timesheet.bank"), sums: w.T("timesheet.worked"),
		today: -1, sum: hours(w, week.Total), long: week.LongDays,
	}
	for day := range days {
		date := week.Monday + civil.Day(day)
		_, _, number := date.Date()
		head.days[day] = w.Weekday(date.Weekday()) + " " + strconv.Itoa(number)
		head.sumOf[day] = hours(w, week.Totals[day])
		if date == today {
			head.today = day
		}
	}
	return head
}

func presentRows(w *words.Words, rows []view.WeekRow) []gridRow {
	shown := make([]gridRow, len(rows))
	for i, row := range rows {
		shown[i] = gridRow{key: keyOf(row), total: hours(w, row.Total), bank: "–", detail: detail(w, row)}
		shown[i].name, shown[i].work = names(w, row)
		if row.Bank.HasBank {
			shown[i].bank = w.ClockHours(row.Bank.Left)
			shown[i].warn = row.Bank.Left == 0 || row.Bank.Undecided > 0
		}
		for day, cell := range row.Cells {
			shown[i].cells[day] = hours(w, cell.Minutes)
			shown[i].locked[day] = approved(cell)
		}
	}
	return shown
}

// hours writes the hours of a cell; nothing for none.
func hours(w *words.Words, minutes int) string {
	if minutes == 0 {
		return ""
	}
	return w.ClockHours(minutes)
}

// names gives a row's bold name and what follows it.
func names(w *words.Words, row view.WeekRow) (string, string) {
	switch {
	case row.TicketID != "":
		return row.Customer, " · " + row.TicketRef + " " + row.Subject
	case row.CustomerID != "":
		return row.Customer, " · " + w.T("timesheet.no_ticket")
	}
	return w.T("timesheet.internal"), ""
}

func rowName(w *words.Words, row view.WeekRow) string {
	name, work := names(w, row)
	return name + work
}

func detail(w *words.Words, row view.WeekRow) string {
	place := "timesheet.remote"
	if row.OnSite {
		place = "timesheet.on_site"
	}
	text := w.T("worktype."+row.WorkType) + " · " + w.T(place)
	if row.TicketID == "" {
		text += " · " + w.T("timesheet.not_shown")
	}
	return text
}

// presentStatus says how much of the week is there and how far it has come.
func presentStatus(w *words.Words, week view.Week) []kit.Span {
	spans := []kit.Span{{Text: w.Duration(week.Total), Bold: true}}
	if week.Capacity > 0 {
		spans = append(spans, kit.Span{Text: " " + w.T("timesheet.of", "Hours", w.Duration(week.Capacity)), Ink: theme.Text2})
	}
	if minutes := draftMinutes(week); minutes > 0 {
		spans = append(spans, kit.Span{Text: " · " + w.T("timesheet.drafts", "Hours", w.Duration(minutes)), Ink: theme.Warning.Ink()})
	}
	return spans
}

func partOf(week view.Week) float64 {
	if week.Capacity == 0 {
		return 0
	}
	return min(float64(week.Total)/float64(week.Capacity), 1)
}

// drafts gives the entries of a week that are not yet submitted.
func drafts(week view.Week) []string {
	var ids []string
	each(week, func(entry view.EntryRow) {
		if entry.State == command.Draft {
			ids = append(ids, entry.ID)
		}
	})
	return ids
}

func draftMinutes(week view.Week) int {
	sum := 0
	each(week, func(entry view.EntryRow) {
		if entry.State == command.Draft {
			sum += entry.Worked
		}
	})
	return sum
}

func each(week view.Week, do func(view.EntryRow)) {
	for _, row := range week.Rows {
		for _, cell := range row.Cells {
			for _, entry := range cell.Entries {
				do(entry)
			}
		}
	}
}

func approved(cell view.WeekCell) bool {
	for _, entry := range cell.Entries {
		if entry.State == command.Approved {
			return true
		}
	}
	return false
}

func keyOf(row view.WeekRow) string {
	return row.TicketID + "/" + row.CustomerID + "/" + row.WorkType + "/" + strconv.FormatBool(row.OnSite)
}

func entryColumns(w *words.Words) []kit.Column {
	return []kit.Column{
		{ID: "when", Label: w.T("timesheet.when"), Width: 128},
		{ID: "hours", Label: w.T("timesheet.hours"), Width: 88, Align: kit.Right},
		{ID: "note", Label: w.T("timesheet.note"), Width: 200, Flex: 1},
		{ID: "internal", Label: w.T("timesheet.internal_note"), Width: 160, Flex: 1},
		{ID: "charge", Label: w.T("timesheet.charge"), Width: 200},
		{ID: "state", Label: w.T("timesheet.state"), Width: 112},
	}
}

func presentEntries(w *words.Words, entries []view.EntryRow) []kit.Row {
	rows := make([]kit.Row, len(entries))
	for i, entry := range entries {
		rows[i] = kit.Row{Key: entry.ID, Cells: []kit.Cell{
			{First: kit.Part{Text: when(w, entry)}},
			{First: kit.Part{Text: w.Duration(entry.Worked), Bold: true}},
			{First: kit.Part{Text: entry.Note}},
			{First: kit.Part{Text: entry.InternalNote, Ink: theme.Text2}},
			{First: kit.Part{Text: charge(w, entry)}},
			{First: kit.Part{Text: w.T("entrystate." + string(entry.State))}},
		}}
	}
	return rows
}

func when(w *words.Words, entry view.EntryRow) string {
	switch {
	case entry.Overlaps:
		return w.T("timesheet.overlaps")
	case entry.Start.IsZero():
		return ""
	}
	return w.Clock(entry.Start) + "–" + w.Clock(entry.End)
}

// charge says what becomes of an entry: a draft is charged when it is
// submitted.
func charge(w *words.Words, entry view.EntryRow) string {
	if entry.State == command.Draft {
		return w.T("timesheet.when_submitted")
	}
	text := w.T("class." + string(entry.Verdict.Class))
	if entry.Verdict.Reason != "" {
		text += " · " + w.T("reason."+string(entry.Verdict.Reason))
	}
	return text
}
