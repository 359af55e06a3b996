package timesheet

import (
	"strconv"
	"time"

	"tallydesk/app/bank"
	"tallydesk/app/civil"
	"tallydesk/app/command"
	"tallydesk/app/view"
	"tallydesk/app/words"
	"tallydesk/gui/icon"
	"tallydesk/gui/kit"
	"tallydesk/gui/theme"
)

// none stands where a working day holds nothing.
const none = "–"

// weekName writes a week: Week 47 · 16–22 Nov 2026.
func weekName(w *words.Words, monday civil.Day) []kit.Span {
	year, month, date := monday.Date()
	_, number := time.Date(year, month, date, 0, 0, 0, 0, time.UTC).ISOWeek()
	first, last := monday, monday+days-1
	from := w.DayYear(first) + " – "
	switch {
	case first.MonthStart() == last.MonthStart():
		from = strconv.Itoa(date) + "–"
	case first.Year() == last.Year():
		from = w.Day(first) + " – "
	}
	return []kit.Span{{Text: w.T("timesheet.week", "Number", number), Bold: true}, {Text: " · " + from + w.DayYear(last)}}
}

func presentHead(w *words.Words, week view.Week, today civil.Day) gridHead {
	head := gridHead{label: w.T("timesheet.head"), total: w.T("timesheet.total"), bank: w.T("timesheet.bank"), today: -1}
	for day := range days {
		date := week.Monday + civil.Day(day)
		_, _, number := date.Date()
		head.days[day] = w.Weekday(date.Weekday()) + " " + strconv.Itoa(number)
		head.locked[day] = dayLocked(week, day)
		if date == today {
			head.today = day
		}
	}
	return head
}

// dayLocked tells whether all of a day's time is approved.
func dayLocked(week view.Week, day int) bool {
	some := false
	for _, row := range week.Rows {
		entries := row.Cells[day].Entries
		if len(entries) > 0 && !locked(entries) {
			return false
		}
		some = some || len(entries) > 0
	}
	return some
}

func presentSums(w *words.Words, read reading) gridSums {
	week := read.week
	sums := gridSums{worked: w.T("timesheet.worked"), sum: hours(w, week.Total), long: week.LongDays}
	if week.Capacity > 0 {
		sums.ofDay = w.T("timesheet.of_day")
	}
	for day := range days {
		sums.workedOf[day] = hours(w, week.Totals[day])
		sums.ofDayOf[day] = hours(w, read.ofDay[day])
		if week.Totals[day] == 0 && read.ofDay[day] > 0 {
			sums.workedOf[day] = none
		}
	}
	return sums
}

// later tells the working days that are still to come.
func later(read reading, today civil.Day) [days]bool {
	var to [days]bool
	for day := range days {
		to[day] = read.ofDay[day] > 0 && read.week.Monday+civil.Day(day) > today
	}
	return to
}

// ofTheDay says what is odd with a day: more work than it is long, or less than
// it should hold. It warns once the day is over.
func ofTheDay(w *words.Words, read reading, day int, today civil.Day) (string, bool) {
	date := read.week.Monday + civil.Day(day)
	left := read.ofDay[day] - read.week.Totals[day]
	switch {
	case read.week.LongDays[day]:
		return w.T("time.long_day"), true
	case left <= 0 || date > today:
		return "", false
	}
	return w.T("timesheet.left", "Hours", w.Duration(left), "Day", w.Weekday(date.Weekday())), date < today
}

func presentRows(w *words.Words, rows []view.WeekRow, read reading) []gridRow {
	shown := make([]gridRow, len(rows))
	for i, row := range rows {
		shown[i] = gridRow{key: keyOf(row).text(), total: hours(w, row.Total), bank: none, detail: detail(w, row)}
		shown[i].name, shown[i].work = names(w, row)
		if row.Bank.HasBank {
			left := row.Bank.Left - read.pending[row.ContractID]
			shown[i].bank, shown[i].warn = w.ClockHours(left), left <= 0
		}
		for day, cell := range row.Cells {
			shown[i].cells[day] = presentCell(w, cell)
		}
	}
	return shown
}

func presentCell(w *words.Words, cell view.WeekCell) gridCell {
	shown := gridCell{text: hours(w, cell.Minutes), locked: locked(cell.Entries)}
	for _, entry := range cell.Entries {
		shown.note = shown.note || entry.Note != "" || entry.InternalNote != ""
	}
	if len(cell.Entries) == 1 {
		shown.edit = typedText(w, cell.Entries[0])
	}
	return shown
}

// typedText writes an entry as one would type it: 9:00-11:30, or 1:30.
func typedText(w *words.Words, entry view.EntryRow) string {
	if entry.Start.IsZero() {
		return w.ClockHours(entry.Worked)
	}
	return w.Clock(entry.Start) + "-" + w.Clock(entry.End)
}

// writtenTime is typedText outside the grid, where 1:30 would look like a clock.
func writtenTime(w *words.Words, entry view.EntryRow) string {
	if entry.Start.IsZero() {
		return w.Duration(entry.Worked)
	}
	return typedText(w, entry)
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

// shortName names a row in a sentence.
func shortName(w *words.Words, row view.WeekRow) string {
	switch {
	case row.TicketID != "":
		return row.TicketRef
	case row.CustomerID != "":
		return row.Customer
	}
	return w.T("timesheet.internal")
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

// presentProgress says how far a week has come.
func presentProgress(w *words.Words, week view.Week) kit.Badge {
	count := map[command.EntryState]int{}
	all := 0
	each(week, func(entry view.EntryRow) { count[entry.State]++; all++ })
	switch all {
	case count[command.Draft]:
		return kit.Badge{Text: w.T("timesheet.progress.draft"), Icon: icon.StateNew, Tone: theme.Neutral, Fill: kit.FillTone}
	case count[command.Approved]:
		return kit.Badge{Text: w.T("timesheet.progress.approved"), Icon: icon.Tick, Tone: theme.Good, Fill: kit.FillTone}
	case count[command.Submitted] + count[command.Approved]:
		return kit.Badge{Text: w.T("timesheet.progress.submitted"), Icon: icon.Tick, Tone: theme.Neutral, Fill: kit.FillTone}
	}
	return kit.Badge{Text: w.T("timesheet.progress.part"), Icon: icon.Half, Tone: theme.Neutral, Fill: kit.FillTone}
}

// presentStatus says how much of the week is there.
func presentStatus(w *words.Words, read reading) []kit.Span {
	spans := []kit.Span{{Text: w.Duration(read.week.Total), Bold: true}}
	if goal := weekGoal(read); goal > 0 {
		spans = append(spans, kit.Span{Text: " " + w.T("timesheet.of", "Hours", w.Duration(goal)), Ink: theme.Text2})
	}
	return spans
}

// weekGoal is what the days of a week should hold together.
func weekGoal(read reading) int {
	sum := 0
	for _, minutes := range read.ofDay {
		sum += minutes
	}
	return sum
}

func partOf(read reading) float64 {
	goal := weekGoal(read)
	if goal == 0 {
		return 0
	}
	return min(float64(read.week.Total)/float64(goal), 1)
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

// locked tells whether there is approved time among entries.
func locked(entries []view.EntryRow) bool {
	for _, entry := range entries {
		if entry.State == command.Approved {
			return true
		}
	}
	return false
}

// chargeOf says what becomes of an entry, and whether somebody must look at it.
func chargeOf(w *words.Words, entry view.EntryRow, costs map[string]view.Preview) (string, bool) {
	verdict, uncovered := entry.Verdict, 0
	if preview, known := costs[entry.ID]; known {
		verdict, uncovered = foretold(preview), preview.Uncovered
	}
	if verdict.Class == "" {
		return "", false
	}
	text := w.T("class." + string(verdict.Class))
	if key := "reason." + string(verdict.Reason); verdict.Reason != "" && w.Has(key) {
		text += " · " + w.T(key)
	}
	if uncovered > 0 {
		return w.T("timesheet.uncovered", "Hours", w.Duration(uncovered)), true
	}
	return text, verdict.Class == bank.Undecided
}

// foretold is the verdict of a draft's first part.
func foretold(preview view.Preview) bank.Verdict {
	if len(preview.Parts) == 0 {
		return bank.Verdict{}
	}
	return preview.Parts[0].Verdict
}
