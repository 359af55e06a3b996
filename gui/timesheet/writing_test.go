package timesheet_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"tallydesk/app/command"
	"tallydesk/app/desktest"
	"tallydesk/app/view"
	"tallydesk/gui/page"
	"tallydesk/gui/pagetest"
	"tallydesk/gui/timesheet"
)

// open shows Björn's week. The cursor stands on today, Wednesday, in the row of
// BROV-1002; two rows further down comes Internal.
func open(t *testing.T, desk *desktest.Desk) *pagetest.Bench {
	t.Helper()
	b := pagetest.Open(t, desk, pagetest.Options{}, timesheet.New)
	b.Show(page.Route{Page: page.Time})
	return b
}

// cell is what a row holds on a day of the test desk's week.
func cell(t *testing.T, desk *desktest.Desk, ref string, day int) view.WeekCell {
	t.Helper()
	for _, row := range week(t, desk, monday).Rows {
		if row.TicketRef == ref {
			return row.Cells[day]
		}
	}
	return view.WeekCell{}
}

// wantMinutes fails when a cell holds something else.
func wantMinutes(t *testing.T, desk *desktest.Desk, ref string, day, minutes int) {
	t.Helper()
	if got := cell(t, desk, ref, day).Minutes; got != minutes {
		t.Errorf("%s, day %d: %d minutes, want %d", ref, day, got, minutes)
	}
}

// Ctrl+D writes the time of the day before, in one step that can be undone.
func TestSameAsTheDayBefore(t *testing.T) {
	desk := demoDesk(t)
	b := open(t, desk)
	before := cell(t, desk, "BROV-1002", 2).Minutes
	b.Key(fyne.KeyLeft)
	b.Type("1h15")
	b.Key(fyne.KeyTab)
	b.Act(page.SameAsBefore)
	wantMinutes(t, desk, "BROV-1002", 2, 75)
	b.Undo()
	wantMinutes(t, desk, "BROV-1002", 2, before)
	b.Key(fyne.KeyHome)
	told := len(b.Told)
	b.Act(page.SameAsBefore)
	if b.Wants("There is no time on this row the day before."); len(b.Told) != told {
		t.Errorf("did %q", b.Told[told:])
	}
}

// Two keys fill a cell: the time, Enter. What is written is a draft (R-TIME-6).
func TestDigitsWriteIntoTheCell(t *testing.T) {
	desk := demoDesk(t)
	b := open(t, desk)
	b.Type("1h30")
	b.Key(fyne.KeyReturn)
	written := cell(t, desk, "BROV-1002", 2)
	if len(written.Entries) != 1 || written.Minutes != 90 || written.Entries[0].State != command.Draft {
		t.Fatalf("the cell holds %+v", written)
	}
	if written.Entries[0].WorkType != "consulting" {
		t.Errorf("the work is %s, the row's is consulting", written.Entries[0].WorkType)
	}
	b.Wants("1:30", "Part submitted")
	if want := "1 h 30 on BROV-1002, Wed 18 Nov 2026."; len(b.Told) != 1 || b.Told[0] != want {
		t.Errorf("told %q", b.Told)
	}
	b.Type("2")
	b.Key(fyne.KeyReturn)
	wantMinutes(t, desk, "NORR-1002", 2, 120) // Enter went down
}

func TestTabGoesRight(t *testing.T) {
	desk := demoDesk(t)
	b := open(t, desk)
	b.Key(fyne.KeyHome)
	b.Type("45m")
	b.Key(fyne.KeyTab, fyne.KeyTab)
	b.Type("30m")
	b.Key(fyne.KeyTab)
	wantMinutes(t, desk, "BROV-1002", 0, 45)
	wantMinutes(t, desk, "BROV-1002", 2, 30)
}

// Every form of R-TIME-7.
func TestEveryFormOfTime(t *testing.T) {
	desk := demoDesk(t)
	b := open(t, desk)
	b.Key(fyne.KeyHome)
	for typed, minutes := range map[string]int{"1h30": 90, "1:30": 90, "90m": 90, "1,5 h": 90, "1.5": 90, "9-11:30": 150, "2": 120} {
		b.Type(typed)
		b.Key(fyne.KeyReturn, fyne.KeyUp)
		wantMinutes(t, desk, "BROV-1002", 0, minutes)
		b.Key(fyne.KeyDelete)
		wantMinutes(t, desk, "BROV-1002", 0, 0)
	}
}

func TestEscapeLeavesTheCellAsItWas(t *testing.T) {
	desk := demoDesk(t)
	b := open(t, desk)
	b.Key(fyne.KeyLeft)
	b.Type("8h")
	b.Key(fyne.KeyEscape)
	wantMinutes(t, desk, "BROV-1002", 1, 90)
	if len(b.Told) != 0 {
		t.Errorf("told %q", b.Told)
	}
	b.Wants("1:30")
}

func TestRubbishKeepsTheTextAndSaysWhatWorks(t *testing.T) {
	for typed, message := range map[string]string{
		"1h3o": `"1h3o" is not a time. Try 1h30, 1:30, 90m or 9-11:30.`,
		"15":   "15m",               // minutes or hours?
		"25h":  "24 h",              // longer than a day
		"9-13": "still to come",     // it is 10:42
		"0":    "is no time at all", // nothing
		"1.30": "1 h 30",            // or 1 h 18?
		"1--2": "is not a time",     //
		"💥":    "",                  // no digit: nothing opens
		"9999": "9999m",             // minutes or hours?
	} {
		t.Run(typed, func(t *testing.T) {
			desk := demoDesk(t)
			b := open(t, desk)
			b.Type(typed)
			b.Key(fyne.KeyReturn)
			wantMinutes(t, desk, "BROV-1002", 2, 0)
			if message == "" {
				return
			}
			b.Wants(message, typed)
			b.Key(fyne.KeyEscape)
			b.Lacks(message)
		})
	}
}

func TestDeleteEmptiesAndUndoBringsBack(t *testing.T) {
	desk := demoDesk(t)
	b := open(t, desk)
	b.Key(fyne.KeyLeft, fyne.KeyDelete)
	wantMinutes(t, desk, "BROV-1002", 1, 0)
	if _, err := desk.Undo(t.Context(), b.Acts[0]); err != nil {
		t.Fatal(err)
	}
	wantMinutes(t, desk, "BROV-1002", 1, 90)
}

// Typing over an entry keeps what the cell does not say: when it began, its
// note, that it is submitted.
func TestTypingOverKeepsTheRest(t *testing.T) {
	desk := demoDesk(t)
	before := cell(t, desk, "BROV-1002", 1).Entries[0]
	b := open(t, desk)
	b.Key(fyne.KeyLeft)
	b.Type("2h")
	b.Key(fyne.KeyReturn)
	after := cell(t, desk, "BROV-1002", 1).Entries[0]
	if after.ID != before.ID || after.Worked != 120 || !after.Start.Equal(before.Start) || after.Note != before.Note || after.State != before.State {
		t.Errorf("%+v became %+v", before, after)
	}
}

// R-TIME-1: what was adjusted by hand stays, with its reason, when the measured
// time is corrected.
func TestTypingOverKeepsTheAdjustment(t *testing.T) {
	desk := demoDesk(t)
	desk.Do(&command.LogTime{Work: command.Work{
		TicketID: ticketOf(t, desk, "BROV-1002"), WorkDay: monday, Minutes: 120, Adjusted: 60, AdjustedReason: "Half of it was our own doing", WorkType: "consulting",
	}})
	b := open(t, desk)
	b.Key(fyne.KeyHome)
	b.Type("90m")
	b.Key(fyne.KeyReturn)
	entry := cell(t, desk, "BROV-1002", 0).Entries[0]
	if entry.Worked != 90 || entry.Minutes != 60 || entry.AdjustedReason == "" {
		t.Errorf("the entry is %+v", entry)
	}
}

func TestEditingWithoutChangeDoesNothing(t *testing.T) {
	desk := demoDesk(t)
	b := open(t, desk)
	b.Key(fyne.KeyLeft, fyne.KeyF2)
	b.Wants("13:00-14:30")
	b.Key(fyne.KeyReturn)
	if len(b.Told) != 0 {
		t.Errorf("told %q", b.Told)
	}
}

func TestQuarterHours(t *testing.T) {
	desk := demoDesk(t)
	b := open(t, desk)
	for _, step := range []struct {
		key     string
		minutes int
	}{{"-", 0}, {"+", 15}, {"+", 30}, {"+", 45}, {"-", 30}, {"-", 15}, {"-", 0}} {
		b.Type(step.key)
		wantMinutes(t, desk, "BROV-1002", 2, step.minutes)
	}
	if got := len(cell(t, desk, "BROV-1002", 2).Entries); got != 0 {
		t.Errorf("%d entries are left of nothing", got)
	}
}

// The end of a stretch of time moves, and never past now.
func TestQuarterHoursMoveTheEnd(t *testing.T) {
	desk := demoDesk(t)
	b := open(t, desk)
	b.Type("9-10:30")
	b.Key(fyne.KeyReturn, fyne.KeyUp)
	b.Type("+")
	wantMinutes(t, desk, "BROV-1002", 2, 90)
	b.Wants("still to come")
	b.Type("-")
	entry := cell(t, desk, "BROV-1002", 2).Entries[0]
	if entry.Worked != 75 || entry.End.Sub(entry.Start).Minutes() != 75 {
		t.Errorf("the entry is %+v", entry)
	}
}

// R-TIME-8: what has not happened yet is not written.
func TestDaysToComeAreRefused(t *testing.T) {
	desk := demoDesk(t)
	b := open(t, desk)
	b.Key(fyne.KeyRight)
	b.Type("2")
	b.Wants("This is still to come.")
	b.Key(fyne.KeyReturn)
	wantMinutes(t, desk, "BROV-1002", 3, 0)
}

func TestSeveralEntriesOfACell(t *testing.T) {
	desk := fullWeek(t)
	b := open(t, desk)
	b.Key(fyne.KeyLeft)
	b.Wants("2:15") // their sum
	b.Type("3")
	b.Wants("There are several entries here.")
	b.Key(fyne.KeyDelete)
	wantMinutes(t, desk, "BROV-1002", 1, 135)
	b.Key(fyne.KeyReturn) // to the entries
	b.Wants("13:00–14:30", "Log files")
	b.Key(fyne.KeyReturn)
	b.Fill("2h")
	b.Act(page.Confirm)
	if len(b.Failed) > 0 {
		t.Fatal(b.Failed)
	}
	wantMinutes(t, desk, "BROV-1002", 1, 210)
	b.Key(fyne.KeyDelete) // the first of them
	wantMinutes(t, desk, "BROV-1002", 1, 90)
}

// R-TIME-6: approved time is locked for the person.
func TestApprovedCellsAreLocked(t *testing.T) {
	desk := fullWeek(t)
	approve(t, desk, 1)
	b := open(t, desk)
	b.Key(fyne.KeyDown, fyne.KeyDown, fyne.KeyLeft) // SUND-1002 on Tuesday
	for _, press := range []func(){
		func() { b.Type("1") }, func() { b.Type("+") }, func() { b.Type(" ") }, func() { b.Key(fyne.KeyDelete) }, func() { b.Key(fyne.KeyF2) },
	} {
		press()
		b.Wants("Approved, so it is locked.")
		wantMinutes(t, desk, "SUND-1002", 1, 420)
		b.Key(fyne.KeyRight, fyne.KeyLeft)
		b.Lacks("Approved, so it is locked.")
	}
	if len(b.Failed) > 0 {
		t.Error(b.Failed)
	}
}

func TestTheNoteOfACell(t *testing.T) {
	desk := demoDesk(t)
	b := open(t, desk)
	b.Type(" ")
	b.Write("minutes", "rubbish")
	b.Write("note", "Checked the log files")
	b.Act(page.Confirm)
	b.Wants(`"rubbish" is not a time.`)
	b.Write("minutes", "8:15-9")
	b.Act(page.Confirm)
	entry := cell(t, desk, "BROV-1002", 2).Entries[0]
	if entry.Note != "Checked the log files" || entry.Worked != 45 || entry.Start.IsZero() || entry.State != command.Draft {
		t.Errorf("the entry is %+v", entry)
	}
	b.Type(" ")
	b.Wants("Checked the log files", "08:15-09:00")
}

// A click elsewhere takes what was typed, unless it is not understood.
func TestClickingOnAnotherCell(t *testing.T) {
	desk := demoDesk(t)
	b := open(t, desk)
	row := fyne.NewPos(480, 210) // Monday of the second row
	b.Type("40m")
	test.TapCanvas(b.Window.Canvas(), row)
	wantMinutes(t, desk, "BROV-1002", 2, 40)
	b.Wants("MON 16 NOV 2026 · NORR-1002")
	b.Type("4x")
	test.TapCanvas(b.Window.Canvas(), fyne.NewPos(560, 210))
	b.Wants("4x", "is not a time", "MON 16 NOV 2026 · NORR-1002")
}
