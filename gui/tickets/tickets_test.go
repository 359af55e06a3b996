package tickets

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"tallydesk/app/bank"
	"tallydesk/app/civil"
	"tallydesk/app/command"
	"tallydesk/app/ticket"
	"tallydesk/app/view"
	"tallydesk/gui/kit"
	"tallydesk/gui/page"
	"tallydesk/gui/pagetest"
)

// ticketOf reads a ticket.
func (s *scene) ticketOf(id string) view.Ticket {
	s.t.Helper()
	read, err := s.View().Ticket(s.t.Context(), id)
	if err != nil {
		s.t.Fatal(err)
	}
	return read
}

// timeOf reads the time on a ticket.
func (s *scene) timeOf(id string) []view.EntryRow {
	s.t.Helper()
	entries, err := s.View().TimeOf(s.t.Context(), id)
	if err != nil {
		s.t.Fatal(err)
	}
	return entries
}

// said reads what was said on a ticket.
func (s *scene) said(id string) []string {
	s.t.Helper()
	items, err := s.View().Conversation(s.t.Context(), id)
	if err != nil {
		s.t.Fatal(err)
	}
	var texts []string
	for _, item := range items {
		if item.Body != "" {
			texts = append(texts, item.Body)
		}
	}
	return texts
}

func (s *scene) undo(b *pagetest.Bench) {
	s.t.Helper()
	if len(b.Acts) == 0 {
		s.t.Fatalf("nothing was done: %v", b.Failed)
	}
	if _, err := s.Undo(s.t.Context(), b.Acts[len(b.Acts)-1]); err != nil {
		s.t.Fatal(err)
	}
}

// ux.md 1: answer, set the state, log the time: R, text, Ctrl+Enter. One act.
func TestReplyWithStateAndTimeIsOneAct(t *testing.T) {
	s := newScene(t)
	b := s.show(pagetest.Options{})
	b.Show(page.Route{Page: page.Tickets, ID: s.locks})
	s.At("2026-11-18T10:54:30+01:00") // 12 and a half minutes later
	b.Type("r")
	b.Type("Hello Carin.")
	b.Wants("0 h 13 from Prepaid 6 Oct · 19 h 47 left then")
	b.Act(page.Confirm)

	read, entries := s.ticketOf(s.locks), s.timeOf(s.locks)
	if read.State != ticket.WaitingCustomer || len(entries) != 1 || entries[0].Minutes != 13 {
		t.Fatalf("state %s, time %+v, failed %v", read.State, entries, b.Failed)
	}
	b.Wants("Hello Carin.", "Waiting for customer", "0 h 13 worked")
	s.undo(b)
	if read, entries := s.ticketOf(s.locks), s.timeOf(s.locks); read.State != ticket.New || len(entries) != 0 || len(s.said(s.locks)) != 1 {
		t.Errorf("undone: state %s, time %+v, said %q", read.State, entries, s.said(s.locks))
	}
}

// ux.md 1: log time afterwards: L, Enter.
func TestLogTimeTakesTwoKeys(t *testing.T) {
	s := newScene(t)
	b := s.show(pagetest.Options{})
	b.Show(page.Route{Page: page.Tickets, ID: s.locks})
	s.At("2026-11-18T11:00:00+01:00")
	b.Type("l")
	b.Wants("Draws 0 h 18 from Prepaid 6 Oct.")
	b.Key(fyne.KeyReturn)
	if entries := s.timeOf(s.locks); len(entries) != 1 || entries[0].Minutes != 18 || entries[0].Verdict.Class != bank.Drawn {
		t.Fatalf("time %+v, failed %v", entries, b.Failed)
	}
	b.Type("r")
	b.Lacks("0 h 18 from") // it is not logged twice
}

func TestNotesAreInternal(t *testing.T) {
	s := newScene(t)
	b := s.show(pagetest.Options{})
	b.Show(page.Route{Page: page.Tickets, ID: s.locks})
	b.Type("n")
	b.Type("Same as last week?")
	b.Act(page.Confirm)
	items, err := s.View().Conversation(t.Context(), s.locks)
	if err != nil {
		t.Fatal(err)
	}
	if last := items[len(items)-1]; last.Kind != view.ItemNote || last.Body != "Same as last week?" {
		t.Errorf("got %+v", last)
	}
	if read := s.ticketOf(s.locks); read.State != ticket.New {
		t.Errorf("a note moved the ticket to %s", read.State)
	}
}

// R-TIX-6: a draft survives another ticket, another screen and a crash.
func TestDraftsSurvive(t *testing.T) {
	s := newScene(t)
	b := s.show(pagetest.Options{})
	b.Show(page.Route{Page: page.Tickets, ID: s.locks})
	b.Type("r")
	b.Type("Half an answer")
	b.Key(fyne.KeyEscape)
	b.Type("n")
	b.Type("half a note")
	b.Show(page.Route{Page: page.Tickets, ID: s.report})
	b.Type("r")
	b.Lacks("Half an answer", "half a note")

	again := s.show(pagetest.Options{}) // as after a crash
	again.Show(page.Route{Page: page.Tickets, ID: s.locks})
	again.Wants("Half an answer")
	again.Type("n")
	again.Wants("half a note")
}

func TestEnterOpensAndEscGoesBackStepByStep(t *testing.T) {
	s := newScene(t)
	b := s.show(pagetest.Options{})
	b.Key(fyne.KeyDown, fyne.KeyReturn)
	last := func() page.Route { return b.Went[len(b.Went)-1] }
	if last().ID != s.locks {
		t.Fatalf("opened %v, want the second ticket of the queue", last())
	}
	b.Wants("When Eva and I publish")
	b.Type("r")
	b.Type("x")
	b.Key(fyne.KeyEscape, fyne.KeyEscape) // to the conversation, to the list
	grid, ok := b.Window.Canvas().Focused().(*kit.Grid)
	if !ok || grid.Selected() != s.locks {
		t.Fatalf("the keyboard is not on the same row but on %T", b.Window.Canvas().Focused())
	}
	b.Key(fyne.KeyEscape)
	if last() != (page.Route{Page: page.Tickets}) {
		t.Errorf("went to %v, want the list alone", last())
	}
}

func TestNextAndPreviousFollowTheList(t *testing.T) {
	s := newScene(t)
	b := s.show(pagetest.Options{})
	b.Show(page.Route{Page: page.Tickets, ID: s.locks})
	b.Act(page.Next)
	b.Wants("BROV", "Report shows wrong week for part-time staff")
	if got := b.Went[len(b.Went)-1].ID; got != s.report {
		t.Errorf("next is %s", got)
	}
	b.Act(page.Previous)
	b.Act(page.Previous)
	if got := b.Went[len(b.Went)-1].ID; got != s.login {
		t.Errorf("two before it is %s", got)
	}
}

func TestLettersActOnTheRow(t *testing.T) {
	s := newScene(t)
	b := s.show(pagetest.Options{})
	b.Key(fyne.KeyDown)
	b.Type("t")
	if got := s.ticketOf(s.locks); got.AssigneeID != s.diane {
		t.Errorf("T: assigned to %q", got.Assignee)
	}
	b.Type("p")
	b.Type("1")
	if got := s.ticketOf(s.locks); got.Priority != ticket.VeryHigh {
		t.Errorf("P 1: %s", got.Priority)
	}
	b.Key(fyne.KeyEnd) // the row may have moved in the queue
	for b.Page.(*screen).list.now.grid.Selected() != s.locks {
		b.Key(fyne.KeyUp)
	}
	b.Type("s")
	b.Type("2")
	if got := s.ticketOf(s.locks); got.State != ticket.InProgress {
		t.Errorf("S 2: %s", got.State)
	}
	if len(b.Failed) > 0 {
		t.Error(b.Failed)
	}
}

// R-TIX-4: moving to another line asks why.
func TestMovingTheLineWantsAReason(t *testing.T) {
	s := newScene(t)
	b := s.show(pagetest.Options{})
	b.Show(page.Route{Page: page.Tickets, ID: s.locks})
	b.Type("m")
	b.Type("3")
	b.Act(page.Confirm)
	b.Wants("This is needed.")
	b.Type("Needs the source")
	b.Act(page.Confirm)
	if got := s.ticketOf(s.locks); got.Line != 3 {
		t.Fatalf("line %d, failed %v", got.Line, b.Failed)
	}
	b.Wants("Line 3: Needs the source")
	s.undo(b)
	if got := s.ticketOf(s.locks); got.Line == 3 {
		t.Error("was not undone")
	}
}

func TestResolveWantsAResolutionAndTakesTheCause(t *testing.T) {
	s := newScene(t).talked()
	b := s.show(pagetest.Options{})
	b.Show(page.Route{Page: page.Tickets, ID: s.locks})
	b.Type("d")
	b.Act(page.Confirm)
	b.Wants("This is needed.")
	b.Write("resolution", "The lock is released.")
	b.Write("cause", string(ticket.Software))
	b.Act(page.Confirm)
	read := s.ticketOf(s.locks)
	if read.State != ticket.Resolved || read.Resolution != "The lock is released." || read.Cause != ticket.Software {
		t.Fatalf("got %+v, failed %v", read, b.Failed)
	}
	if entry := s.timeOf(s.locks)[0]; entry.Verdict.Reason != bank.SoftwareFault {
		t.Errorf("time is charged as %+v", entry.Verdict)
	}
	b.Wants("No charge: software fault.")
}

func TestAssignNamesPeople(t *testing.T) {
	s := newScene(t)
	b := s.show(pagetest.Options{})
	b.Show(page.Route{Page: page.Tickets, ID: s.locks})
	b.Type("a")
	b.Type("erik")
	b.Key(fyne.KeyReturn)
	b.Write("owner", "nobody known")
	b.Act(page.Confirm)
	b.Wants("Choose one of the suggestions")
	b.Write("owner", "dia")
	b.Key(fyne.KeyReturn)
	b.Write("person", "eva")
	b.Key(fyne.KeyReturn)
	b.Act(page.Confirm)
	read := s.ticketOf(s.locks)
	if read.AssigneeID != s.erik || read.OwnerID != s.diane {
		t.Fatalf("got %+v, failed %v", read, b.Failed)
	}
	b.Wants("Erik Dahl", "Eva Ros", "To Carin Holm, Eva Ros")
}

func TestFilterNarrowsAndSaysWhatItDoesNotUnderstand(t *testing.T) {
	s := newScene(t)
	b := s.show(pagetest.Options{})
	b.Type("f")
	b.Type("report")
	b.Wants("SUND-1002")
	b.Lacks("SUND-1001", "BROV-1001")
	b.Fill("customer:brov")
	b.Wants("BROV-1001")
	b.Lacks("SUND-1002")
	b.Fill("custo:brov")
	b.Wants(`"custo:" is not a filter.`)
	b.Fill("nothing like this")
	b.Wants("No tickets match nothing like this.")
	b.Key(fyne.KeyEscape)
	b.Wants("SUND-1001", "SUND-1002", "BROV-1001")
}

func TestANumberGoesToItsTicket(t *testing.T) {
	s := newScene(t)
	b := s.show(pagetest.Options{})
	b.Type("1002")
	b.Key(fyne.KeyReturn)
	if len(b.Went) == 0 || b.Went[len(b.Went)-1].ID != s.report {
		t.Fatalf("went to %v", b.Went)
	}
	b.Show(page.Route{Page: page.Tickets})
	b.Type("#1001") // two customers have it
	b.Key(fyne.KeyReturn)
	b.Wants("SUND-1001", "BROV-1001")
	b.Lacks("SUND-1002")
}

// ux.md 1: rows do not move while the list has the focus.
func TestNewRowsWaitWhileTheListHasTheKeyboard(t *testing.T) {
	s := newScene(t)
	b := s.show(pagetest.Options{})
	s.open(command.OpenTicket{CustomerID: s.brovalla, Subject: "All is down again", Kind: ticket.Fault, Priority: ticket.VeryHigh, Emergency: true})
	b.Page.Reload()
	b.Lacks("All is down again")
	b.Key(fyne.KeyF5)
	b.Wants("All is down again")
}

func TestBackBringsViewAndFilterBack(t *testing.T) {
	s := newScene(t)
	b := s.show(pagetest.Options{})
	b.Type("f")
	b.Type("report")
	b.Key(fyne.KeyReturn)
	saved := b.Page.Save()

	again := s.show(pagetest.Options{})
	again.Page.Restore(saved)
	again.Show(page.Route{Page: page.Tickets})
	again.Wants("SUND-1002", "report")
	again.Lacks("SUND-1001")
	again.Page.Restore("rubbish")
	again.Wants("SUND-1002")
}

// R-ACC-2, R-ACC-3 and R-ACC-4 are told before the ticket is opened.
func TestNewTicketSaysWhatFollows(t *testing.T) {
	s := newScene(t)
	b := s.show(pagetest.Options{})
	b.Act(page.NewTicket)
	b.Act(page.Confirm)
	b.Wants("This is needed.")
	b.Field("customer").Focus()
	b.Type("eva")
	b.Key(fyne.KeyReturn)
	b.Wants("Eva Ros is not a liaison")
	b.Write("subject", "Schedule locks again for planners")
	b.Wants("SUND-1001", "Open that one")
	b.Write("body", "It happened again.")
	b.Act(page.Confirm)
	opened := s.ticketOf("SUND-1003")
	if opened.State != ticket.AwaitingLiaison || opened.ReporterID != s.eva || s.said(opened.ID)[0] != "It happened again." {
		t.Fatalf("got %+v, failed %v", opened, b.Failed)
	}
	b.Wants("A liaison of the customer must confirm this first.")

	b.Press("Take as emergency…")
	b.Type("Nobody can work.")
	b.Act(page.Confirm)
	if got := s.ticketOf(opened.ID); got.State != ticket.New || !got.Emergency {
		t.Errorf("got %+v, failed %v", got, b.Failed)
	}

	b.Act(page.NewTicket)
	b.Type("brov")
	b.Key(fyne.KeyReturn)
	b.Wants("No active contract covers this.")
}

// ux.md 1: take a phone call: Ctrl+Shift+C, name, Enter, subject, Ctrl+Enter.
func TestLogACall(t *testing.T) {
	s := newScene(t)
	b := s.show(pagetest.Options{})
	b.Act(page.LogCall)
	b.Type("carin")
	b.Key(fyne.KeyReturn)
	b.Write("subject", "How do I copy a week?")
	b.Write("at", "9:30")
	b.Write("minutes", "1h3o")
	b.Act(page.Confirm)
	b.Wants(`"1h3o" is not a time.`)
	b.Write("minutes", "20m")
	b.Act(page.Confirm)
	called := s.ticketOf("SUND-1003")
	want := time.Date(2026, 11, 18, 8, 30, 0, 0, time.UTC)
	if called.Channel != ticket.Phone || called.ReporterID != s.carin || !called.Received.Equal(want) {
		t.Fatalf("got %+v, failed %v", called, b.Failed)
	}
	if entries := s.timeOf(called.ID); len(entries) != 1 || entries[0].Minutes != 20 {
		t.Errorf("time %+v", entries)
	}
	s.undo(b)
	if _, err := s.View().Ticket(t.Context(), called.ID); err == nil {
		t.Error("the ticket is still there")
	}
}

func TestTimeCanBeChangedAndDeleted(t *testing.T) {
	s := newScene(t).talked()
	b := s.show(pagetest.Options{})
	b.Show(page.Route{Page: page.Tickets, ID: s.locks})
	panel := b.Page.(*screen).detail.panel
	b.Window.Canvas().Focus(panel.times)
	b.Key(fyne.KeyReturn)
	b.Write("minutes", "1h3o")
	b.Act(page.Confirm)
	b.Wants(`"1h3o" is not a time. Try 1h30, 1:30, 90m or 9-11:30.`)
	b.Write("minutes", "30h")
	b.Act(page.Confirm)
	b.Wants("is more than 24 h")
	b.Write("minutes", "22h")
	b.Wants("22 h is needed, 20 h is left.", "stop and ask for the remaining 2 h")
	b.Write("minutes", "45m")
	b.Write("class", string(bank.NoCharge))
	b.Act(page.Confirm)
	entry := s.timeOf(s.locks)[0]
	if entry.Minutes != 45 || entry.Verdict != (bank.Verdict{Class: bank.NoCharge, Reason: bank.Goodwill}) {
		t.Fatalf("got %+v, failed %v", entry, b.Failed)
	}
	b.Window.Canvas().Focus(panel.times)
	b.Key(fyne.KeyReturn)
	b.Press("Delete this entry")
	if got := s.timeOf(s.locks); len(got) != 0 {
		t.Fatalf("got %+v, failed %v", got, b.Failed)
	}
	s.undo(b)
	if got := s.timeOf(s.locks); len(got) != 1 || got[0].Minutes != 45 {
		t.Errorf("undone: %+v", got)
	}
}

// Not enough hours (ux.md 5.2-6): the time is saved, what is not covered stays open.
func TestTimeBeyondTheHoursIsSaved(t *testing.T) {
	s := newScene(t)
	s.Do(&command.LogTime{Work: command.Work{TicketID: s.report, WorkDay: civil.Date(2026, 11, 17), Minutes: 1160, WorkType: "support"}})
	b := s.show(pagetest.Options{})
	b.Show(page.Route{Page: page.Tickets, ID: s.locks})
	b.Type("l")
	b.Type("1h30")
	b.Wants("1 h 30 is needed, 0 h 40 is left.", "Your time is saved; the 0 h 50 is not billed until it is decided.")
	b.Key(fyne.KeyReturn)
	if entries := s.timeOf(s.locks); len(entries) != 1 || entries[0].Minutes != 90 {
		t.Fatalf("time %+v, failed %v", entries, b.Failed)
	}
	b.Wants("0 h left", "0 h 50 worked beyond the hours")
}

func TestWhyExplainsTheHours(t *testing.T) {
	s := newScene(t).talked()
	b := s.show(pagetest.Options{})
	b.Show(page.Route{Page: page.Tickets, ID: s.locks})
	b.Lacks("20 h came")
	b.Type("w")
	b.Wants("Assistance is drawn from the hours of", "20 h came, 0 h 32 drawn: 19 h 28 left", "19 h 28 left in all")
	b.Act(page.Why)
	b.Lacks("20 h came")
}

func TestUncoveredTicketsGetAContract(t *testing.T) {
	s := newScene(t)
	b := s.show(pagetest.Options{})
	b.Show(page.Route{Page: page.Tickets, ID: s.login})
	b.Wants("No contract covers this.", "Uncovered")
	contract := s.Do(&command.EnrolCustomer{CustomerID: s.brovalla, Start: civil.Date(2026, 1, 1)}).Created("contract")
	b.Press("Choose contract…")
	b.Key(fyne.KeyReturn)
	if got := s.ticketOf(s.login); got.ContractID != contract {
		t.Fatalf("got %q, failed %v", got.ContractID, b.Failed)
	}
	b.Lacks("No contract covers this.")
}

// pickedFiles gives files as if the person had picked them.
type pickedFiles struct {
	open []page.Picked
	save string
}

func (f *pickedFiles) Open(_ string, done func([]page.Picked, error)) { done(f.open, nil) }
func (f *pickedFiles) Save(_, _ string, done func(string, error))     { done(f.save, nil) }
func (f *pickedFiles) Folder(_ string, done func(string, error))      { done("", nil) }

func TestFilesGoWithTheReplyAndCanBeSaved(t *testing.T) {
	s := newScene(t)
	path := filepath.Join(s.Dir, "fix.log")
	if err := os.WriteFile(path, []byte("fixed\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	files := &pickedFiles{open: []page.Picked{{Name: "fix.log", Path: path}}, save: filepath.Join(s.Dir, "saved.log")}
	s.files = files
	b := s.show(pagetest.Options{})
	b.Show(page.Route{Page: page.Tickets, ID: s.locks})
	b.Act(page.Attach)
	b.Wants("fix.log")
	b.Type("r")
	b.Type("Here it is.")
	b.Act(page.Confirm)
	b.Press("fix.log")
	saved, err := os.ReadFile(files.save)
	if err != nil || string(saved) != "fixed\n" {
		t.Errorf("saved %q, %v, failed %v", saved, err, b.Failed)
	}
}

func TestNewsWhileWritingIsTold(t *testing.T) {
	s := newScene(t)
	b := s.show(pagetest.Options{})
	b.Show(page.Route{Page: page.Tickets, ID: s.locks})
	b.Type("r")
	b.Type("I am writing")
	s.Do(&command.Reply{TicketID: s.locks, ContactID: s.carin, Body: "It is worse now."})
	b.Page.Reload()
	b.Wants("Carin Holm wrote just now.", "I am writing", "It is worse now.")
}

func TestTakingWhatSomebodyTookIsRefused(t *testing.T) {
	s := newScene(t)
	b := s.show(pagetest.Options{})
	b.Show(page.Route{Page: page.Tickets, ID: s.report})
	s.Do(&command.Assign{TicketID: s.report, StaffID: s.erik})
	b.Type("t")
	if len(b.Failed) != 1 || !strings.Contains(b.Env.Words.Error(b.Failed[0]), "Erik Dahl took SUND-1002 first.") {
		t.Errorf("failed %v", b.Failed)
	}
}

func TestTheScreenFitsItsWindow(t *testing.T) {
	s := newScene(t)
	narrow := s.show(pagetest.Options{Width: 640, Height: 700})
	narrow.Show(page.Route{Page: page.Tickets, ID: s.locks})
	narrow.Lacks("BROV-1001", "WHAT IT COSTS THE CUSTOMER")
	narrow.Act(page.SidePanel)
	narrow.Wants("WHAT IT COSTS THE CUSTOMER")
	narrow.Key(fyne.KeyEscape, fyne.KeyEscape)
	if got := narrow.Went[len(narrow.Went)-1]; got.ID != "" {
		t.Errorf("Esc went to %v, want the list", got)
	}
	wide := s.show(pagetest.Options{Width: 1700, Height: 900})
	wide.Show(page.Route{Page: page.Tickets, ID: s.locks})
	wide.Wants("WHAT IT COSTS THE CUSTOMER", "BROV-1001")
	wide.Act(page.SidePanel)
	wide.Lacks("WHAT IT COSTS THE CUSTOMER")
}

// R-TIX-6: an edit keeps the former text.
func TestEditKeepsTheFormerText(t *testing.T) {
	s := newScene(t).talked()
	b := s.show(pagetest.Options{})
	b.Show(page.Route{Page: page.Tickets, ID: s.locks})
	b.Key(desktop.KeyMenu)
	b.Type("e")
	b.Key(fyne.KeyReturn)
	b.Fill("Fixed in 8.4.3.")
	b.Act(page.Confirm)
	if said := s.said(s.locks); !slices.Contains(said, "Fixed in 8.4.3.") {
		t.Fatalf("said %q, failed %v", said, b.Failed)
	}
	b.Key(desktop.KeyMenu)
	b.Type("f")
	b.Key(fyne.KeyReturn)
	b.Wants("Erik, is that the same as last week?", "changed by Diane Berg")
}

func TestAMessageCanBeQuoted(t *testing.T) {
	s := newScene(t).talked()
	b := s.show(pagetest.Options{})
	b.Show(page.Route{Page: page.Tickets, ID: s.locks})
	b.Key(fyne.KeyHome)
	b.Key(desktop.KeyMenu)
	b.Type("q")
	b.Key(fyne.KeyReturn)
	if got := b.Page.(*screen).detail.writing.composer.Draft(false); !strings.HasPrefix(got, "> When Eva and I publish") {
		t.Errorf("wrote %q", got)
	}
}

func TestSwedishIsSpokenThroughout(t *testing.T) {
	s := newScene(t).talked()
	b := s.show(pagetest.Options{Lang: "sv"})
	b.Wants("Öppna", "Mina ärenden", "Köordning")
	b.Show(page.Route{Page: page.Tickets, ID: s.locks})
	b.Type("w")
	b.Wants("VAD DET KOSTAR KUNDEN", "20 tim kom in, 32 min uttaget", "Hjälpärende")
	for _, text := range b.Texts() {
		if strings.Contains(text, "tickets.") {
			t.Errorf("a key without words is shown: %q", text)
		}
	}
}
