package timesheet_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"tallydesk/app/command"
	"tallydesk/app/desktest"
	"tallydesk/app/view"
	"tallydesk/gui/page"
	"tallydesk/gui/pagetest"
)

func TestStepping(t *testing.T) {
	desk := demoDesk(t)
	b := open(t, desk)
	b.Wants("Week 47", "16–22 Nov 2026", "Wed 18")
	b.Act(page.PreviousWeek)
	b.Wants("Week 46", "9–15 Nov 2026")
	b.Act(page.NextWeek)
	b.Act(page.NextWeek)
	b.Wants("Week 48", "23–29 Nov 2026", "Nothing logged this week.")
	b.Act(page.NextWeek)
	b.Wants("30 Nov – 6 Dec 2026")
	b.Type("t")
	b.Wants("Week 47")
	b.Page.Open(page.Route{Page: page.Time, ID: "2026-12-31"})
	b.Wants("Week 53", "28 Dec 2026 – 3 Jan 2027")
}

// The week is kept, but for the present one: the next start shows the week of
// its own day.
func TestWhatIsRemembered(t *testing.T) {
	desk := demoDesk(t)
	b := open(t, desk)
	kept := b.Page.Save()
	b.Act(page.PreviousWeek)
	earlier := b.Page.Save()
	desk.At("2026-11-25T09:00:00+01:00")
	b.Page.Restore(kept)
	b.Page.Reload()
	b.Wants("Week 48")
	b.Page.Restore(earlier)
	b.Page.Reload()
	b.Wants("Week 46")
	b.Page.Restore("rubbish")
	b.Page.Reload()
	b.Wants("Week 46")
}

func TestCopyLastWeek(t *testing.T) {
	desk := demoDesk(t)
	b := open(t, desk)
	b.Act(page.NextWeek)
	b.Act(page.CopyLastWeek)
	b.Wants("BROV-1002", "NORR-1002", "Internal")
	if rows := week(t, desk, monday+7).Rows; len(rows) != 0 {
		t.Errorf("hours were copied: %v", rows)
	}
	if b.Page.Actions()[page.CopyLastWeek] != nil {
		t.Error("there is nothing left to copy")
	}
	b.Act(page.PreviousWeek)
	b.Act(page.NextWeek)
	b.Wants("BROV-1002") // rows without time are kept
}

// add types into the line under the rows and takes the first suggestion.
func add(b *pagetest.Bench, text string) {
	b.Key(fyne.KeyPageDown, fyne.KeyDown, fyne.KeyReturn)
	b.Type(text)
	b.Key(fyne.KeyReturn)
}

func TestAddRowByTicket(t *testing.T) {
	desk := demoDesk(t)
	b := open(t, desk)
	add(b, "LIND-1001")
	b.Wants("Lindqvist Bygg AB", "Support · remote", "WED 18 NOV 2026 · LIND-1001")
	b.Type("20m")
	b.Key(fyne.KeyReturn)
	entry := cell(t, desk, "LIND-1001", 2).Entries[0]
	if entry.Worked != 20 || entry.WorkType != "support" {
		t.Errorf("the entry is %+v", entry)
	}
}

func TestAddRowForACustomerAndInternal(t *testing.T) {
	desk := demoDesk(t)
	b := open(t, desk)
	b.Key(fyne.KeyPageDown, fyne.KeyDown, fyne.KeyReturn)
	b.Type("Hedvall")
	b.Wants("HEDV-1001 Report shows", "HEDV-1002", "HEDV-1003", "without a ticket") // open tickets first
	b.Key(fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	b.Wants("Consulting · remote · not shown to customers")
	b.Type("1h")
	b.Key(fyne.KeyReturn)
	rows := week(t, desk, monday).Rows
	if !has(rows, func(row view.WeekRow) bool {
		return row.TicketID == "" && row.Customer == "Hedvall University" && row.Total == 60
	}) {
		t.Errorf("the rows are %+v", rows)
	}
}

// What is shown is what is suggested: nothing found still offers internal work.
func TestAddRowOfNothingKnown(t *testing.T) {
	desk := demoDesk(t)
	b := open(t, desk)
	b.Key(fyne.KeyPageDown, fyne.KeyDown, fyne.KeyReturn)
	b.Type("xyzzy")
	b.Wants("Internal", "not shown to customers")
	b.Key(fyne.KeyEscape, fyne.KeyEscape)
	b.Wants("Add row: type a ticket or customer")
}

func has(rows []view.WeekRow, wanted func(view.WeekRow) bool) bool {
	for _, row := range rows {
		if wanted(row) {
			return true
		}
	}
	return false
}

// R-TIME-6: submitting charges the drafts, as one act that can be undone.
func TestSubmitWeek(t *testing.T) {
	desk := fullWeek(t)
	b := open(t, desk)
	b.Act(page.Confirm)
	if want := "17 h 15 submitted."; len(b.Told) != 1 || b.Told[0] != want {
		t.Errorf("told %q", b.Told)
	}
	states := func() map[command.EntryState]int {
		count := map[command.EntryState]int{}
		for _, row := range week(t, desk, monday).Rows {
			for _, cell := range row.Cells {
				for _, entry := range cell.Entries {
					count[entry.State]++
				}
			}
		}
		return count
	}
	if got := states(); got[command.Draft] != 0 {
		t.Errorf("drafts are left: %v", got)
	}
	b.Wants("Submitted")
	if b.Page.Actions()[page.Confirm] != nil {
		t.Error("there is nothing left to submit")
	}
	if _, err := desk.Undo(t.Context(), b.Acts[0]); err != nil {
		t.Fatal(err)
	}
	if got := states(); got[command.Draft] != 6 {
		t.Errorf("after undo: %v", got)
	}
}

// The bank of a row is what is left when its drafts are submitted (ux.md 3.3).
func TestTheBankCountsTheDrafts(t *testing.T) {
	desk := fullWeek(t)
	b := open(t, desk)
	shown := strings.Join(b.Texts(), "|")
	b.Act(page.Confirm)
	left := week(t, desk, monday)
	for _, row := range left.Rows {
		if row.TicketRef != "SUND-1002" {
			continue
		}
		if want := b.Env.Words.ClockHours(row.Bank.Left); !strings.Contains(shown, "|"+want) {
			t.Errorf("before submitting, %s was not foretold in %s", want, shown)
		}
	}
}

// R-BANK-11: the box under the sheet tells what a draft will do.
func TestTheBoxTellsTheCharge(t *testing.T) {
	desk := fullWeek(t)
	b := open(t, desk)
	b.Key(fyne.KeyDown, fyne.KeyDown)
	b.Wants("WED 18 NOV 2026 · SUND-1002", "The old server was still running.", "Drawn", "Draft")
	b.Key(fyne.KeyEnd)
	b.Wants("Nothing logged here.")
}

// A day that should hold more says so.
func TestWhatIsLeftOfTheDay(t *testing.T) {
	desk := demoDesk(t)
	b := open(t, desk)
	b.Key(fyne.KeyLeft)
	b.Wants("Of the day", "6 h left to explain on Tue")
	b.Key(fyne.KeyEnd)
	b.Lacks("left to explain")
}

func TestAnEmptyWeekOfADeskWithoutHours(t *testing.T) {
	desk := desktest.New(t)
	b := open(t, desk)
	b.Wants("Nothing logged this week.", "Add row")
	b.Key(fyne.KeyLeft, fyne.KeyUp, fyne.KeyF2, fyne.KeyDelete, fyne.KeyTab, fyne.KeyReturn, fyne.KeyEnd)
	b.Type("5+- w")
	b.Key(fyne.KeyDown)
	if len(b.Failed)+len(b.Told) != 0 {
		t.Errorf("failed %v, told %v", b.Failed, b.Told)
	}
}

// An update from elsewhere leaves what is being typed, and the cursor, alone.
func TestReloadWhileTyping(t *testing.T) {
	desk := demoDesk(t)
	b := open(t, desk)
	b.Type("1h")
	desk.Do(&command.LogTime{Work: command.Work{TicketID: ticketOf(t, desk, "SUND-1002"), WorkDay: monday, Minutes: 60, WorkType: "support"}})
	b.Page.Reload()
	b.Type("30")
	b.Key(fyne.KeyReturn)
	wantMinutes(t, desk, "BROV-1002", 2, 90)
}

func TestGoingToTheTicket(t *testing.T) {
	desk := demoDesk(t)
	b := open(t, desk)
	b.Press("Open BROV-1002")
	want := page.Route{Page: page.Tickets, ID: ticketOf(t, desk, "BROV-1002")}
	if len(b.Went) != 1 || b.Went[0] != want {
		t.Errorf("went %v", b.Went)
	}
}

func TestTheCellMenuRemovesARowWithoutTime(t *testing.T) {
	desk := demoDesk(t)
	b := open(t, desk)
	add(b, "LIND-1001")
	b.Key("Menu")
	b.Wants("Remove the row")
	b.Key(fyne.KeyEnd, fyne.KeyReturn)
	b.Lacks("LIND-1001")
}
