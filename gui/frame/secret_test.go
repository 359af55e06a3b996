package frame_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"tallydesk/app/access"
	"tallydesk/app/bank"
	"tallydesk/app/civil"
	"tallydesk/app/command"
	"tallydesk/app/desktest"
	"tallydesk/app/terms"
	"tallydesk/app/ticket"
	"tallydesk/gui/frame"
	"tallydesk/gui/kit"
	"tallydesk/gui/page"
)

// canary stands at the beginning of every field that a liaison must never see.
const canary = "kanariefågel"

// october is the day on which everything happens.
var october = civil.Date(2026, time.October, 1)

// secretDesk is a desk with a liaison, Carin, and secrets all around her. It
// gives her ticket and another customer's.
func secretDesk(t *testing.T) (desk *desktest.Desk, own, foreign string) {
	t.Helper()
	desk = desktest.New(t)
	desk.At("2026-10-01T09:00:00+02:00")
	agent := desk.Do(&command.AddStaff{
		Name: "Erik Dahl", Email: "kanarie@kanarie.example", Department: canary, Functions: []string{"engineer"}, Skills: []string{canary}, Line: 2,
	}).Created("staff")
	desk.Do(&command.AddStaff{Name: canary + " Nilsson"})
	customer := desk.Do(&command.CreateCustomer{Code: "SUND", Name: "Sundvik kommun", Notes: canary, ManagerID: agent}).Created("customer")
	contact := desk.Do(&command.AddContact{CustomerID: customer, Name: "Carin Holm", Liaison: true, Function: "main_admin"}).Created("contact")
	desk.Do(&command.AddUser{Login: "carin", Role: access.Liaison, ContactID: contact})
	own = secretTicket(t, desk, customer, contact, agent)
	return desk, own, otherCustomer(desk)
}

// secretTicket is a ticket of the customer's with public things, and secrets
// between them.
func secretTicket(t *testing.T, desk *desktest.Desk, customer, contact, agent string) string {
	t.Helper()
	contract := desk.Do(&command.OpenContract{
		CustomerID: customer, Name: "Customer Care", Start: october, OverUse: terms.Ask,
		Lines: []terms.Line{{Kind: terms.Allowance, Minutes: 120, RollOver: bank.RollUnlimited}, {Kind: terms.Prepaid, Least: 600, Price: 100000, EarlyUse: true}},
	}).Created("contract")
	desk.Do(&command.BuyHours{ContractID: contract, Minutes: 60, Day: october, Quarter: bank.ThisQuarter, PaidOn: october, OverrideReason: canary})
	id := desk.Do(&command.OpenTicket{CustomerID: customer, Subject: "Schedule locks", Body: "It locks.", Kind: ticket.Assistance, ReporterID: contact}).Created("ticket")
	note := desk.Do(&command.AddNote{TicketID: id, Body: canary}).Created("note")
	desk.Do(&command.EditNote{NoteID: note, Body: canary + " and more"})
	message := desk.Do(&command.Reply{TicketID: id, Body: canary + " schedule"}).Created("message")
	desk.Do(&command.EditMessage{MessageID: message, Body: "Hello Carin, the schedule is free again."})
	desk.Do(&command.MoveLine{TicketID: id, Line: 3, Reason: canary})
	desk.Do(&command.Assign{TicketID: id, StaffID: agent})
	desk.Do(&command.AddNote{TicketID: id, Body: canary, Files: []command.File{secretFile(t, desk)}})
	desk.Do(&command.LogTime{StaffID: agent, Work: command.Work{
		TicketID: id, WorkDay: october, Minutes: 50, Adjusted: 45, AdjustedReason: canary, WorkType: "support", Note: "Released the lock", InternalNote: canary,
	}})
	desk.Do(&command.LogTime{StaffID: agent, Work: command.Work{CustomerID: customer, WorkDay: october, Minutes: 15, WorkType: "support", Note: canary, InternalNote: canary}})
	return id
}

func secretFile(t *testing.T, desk *desktest.Desk) command.File {
	t.Helper()
	path := filepath.Join(desk.Dir, canary+".txt")
	if err := os.WriteFile(path, []byte(canary), 0o600); err != nil {
		t.Fatal(err)
	}
	file, err := desk.AddFile(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	return file
}

// otherCustomer is a customer that Carin must not know of, with a ticket that
// is much like hers.
func otherCustomer(desk *desktest.Desk) string {
	other := desk.Do(&command.CreateCustomer{Code: "NORR", Name: canary + " Region", Address: canary}).Created("customer")
	person := desk.Do(&command.AddContact{CustomerID: other, Name: canary + " Persson", Emails: []string{"kanarie@region.example"}, Liaison: true, Function: "it"}).Created("contact")
	desk.Do(&command.EnrolCustomer{CustomerID: other, Template: "support", Name: canary, Start: october})
	return desk.Do(&command.OpenTicket{CustomerID: other, Subject: "Schedule locks " + canary, Body: canary + " schedule", ReporterID: person}).Created("ticket")
}

// R-ACC-1, R-ACC-7: wherever a liaison goes in the window, it shows the own
// customer's things and nothing that is kept from it.
func TestALiaisonsWindowKeepsSecrets(t *testing.T) {
	desk, own, foreign := secretDesk(t)
	staff := open(t, desk)
	frame.Go(staff.frame, page.Route{Page: page.Tickets, ID: own})
	staff.want(canary) // else the test looks in the wrong place
	carin, err := desk.As(context.Background(), "carin")
	if err != nil {
		t.Fatal(err)
	}
	desk.Desk = carin
	s := open(t, desk)
	s.window.Resize(fyne.NewSize(1920, 1080))
	look := func(where string, wanted ...string) {
		t.Helper()
		for _, text := range wanted {
			if !s.shows(text) {
				t.Errorf("%s: %q is not shown", where, text)
			}
		}
		s.lacks(canary, "kanarie", "NORR", "Nilsson", "Persson")
	}
	look("account", "Sundvik kommun", "Schedule locks", "Erik Dahl", "2 h 15")
	for i, label := range []string{"Why?", "Why?", "Why?"} {
		s.press(label, i)
		look("why")
	}
	for _, route := range []page.Route{{Page: page.Tickets}, {Page: page.Tickets, ID: own}, {Page: page.Tickets, ID: foreign}, {Page: page.Search, ID: "schedule"}, {Page: page.Search, ID: "kanar"}, {Page: page.Search, ID: "1001"}} {
		frame.Go(s.frame, route)
		s.lacks(canary+"f", canary+" ", "NORR", "Nilsson", "Persson")
	}
	frame.Go(s.frame, page.Route{Page: page.Tickets, ID: own})
	look("ticket", "It locks.", "Hello Carin, the schedule is free again.", "Assigned to Erik Dahl")
	s.menu("New ticket…")
	s.window.Canvas().Focused().(interface{ SetText(string) }).SetText("Schedule locks again")
	look("new ticket", "Carin Holm reported something like this", "#1001")
}

// press presses the button of a label that is drawn at an index among those of
// the same label.
func (s *stand) press(label string, index int) {
	s.t.Helper()
	var found []*kit.Button
	visit(s.window.Content(), func(o fyne.CanvasObject) {
		if button, ok := o.(*kit.Button); ok && button.Label() == label {
			found = append(found, button)
		}
	})
	if index >= len(found) {
		s.t.Fatalf("%d buttons %q, want one more than %d", len(found), label, index)
	}
	found[index].Tapped(&fyne.PointEvent{})
}

// visit walks all that is shown.
func visit(o fyne.CanvasObject, see func(fyne.CanvasObject)) {
	if !o.Visible() {
		return
	}
	see(o)
	switch o := o.(type) {
	case *fyne.Container:
		for _, child := range o.Objects {
			visit(child, see)
		}
	case fyne.Widget:
		for _, child := range test.WidgetRenderer(o).Objects() {
			visit(child, see)
		}
	}
}
