package today_test

import (
	"context"
	"testing"

	"tallydesk/app/command"
	"tallydesk/app/desktest"
	"tallydesk/app/ticket"
	"tallydesk/gui/page"
	"tallydesk/gui/pagetest"
	"tallydesk/gui/today"
)

// scene is a desk with Anna on a support line, and a customer.
func scene(t *testing.T, line int) (desk *desktest.Desk, customer string) {
	t.Helper()
	desk = desktest.New(t)
	anna := desk.Do(&command.AddStaff{Name: "Anna Lind", Line: line}).Created("staff")
	desk.Do(&command.AddUser{Login: "anna", Role: "agent", StaffID: anna})
	customer = desk.Do(&command.CreateCustomer{Code: "SUND", Name: "Sundvik kommun"}).Created("customer")
	return desk, customer
}

func open(t *testing.T, desk *desktest.Desk, customer, subject string, priority ticket.Priority) string {
	t.Helper()
	return desk.Do(&command.OpenTicket{CustomerID: customer, Subject: subject, Priority: priority}).Created("ticket")
}

func TestTakeNextTakesTheFirstOfTheQueueAndOpensIt(t *testing.T) {
	desk, customer := scene(t, 1)
	open(t, desk, customer, "Slow report", ticket.Low)
	first := open(t, desk, customer, "Nothing prints", ticket.High)
	b := pagetest.Open(t, desk, pagetest.Options{As: "anna"}, today.New)
	b.Show(page.Route{Page: page.Today})
	b.Wants("Nothing is waiting for you.", "Line 1: 2 waiting")
	b.Type("t")
	if len(b.Went) != 1 || b.Went[0] != (page.Route{Page: page.Tickets, ID: first}) {
		t.Fatalf("went to %v", b.Went)
	}
	b.Show(page.Route{Page: page.Today})
	b.Wants("Nothing prints", "SUND-1002", "Line 1: 1 waiting")
	b.Undo()
	b.Wants("Line 1: 2 waiting")
}

func TestTakeNextWithNothingToTakeSaysSo(t *testing.T) {
	desk, _ := scene(t, 1)
	b := pagetest.Open(t, desk, pagetest.Options{As: "anna"}, today.New)
	b.Show(page.Route{Page: page.Today})
	b.Act(page.Take)
	b.Wants("Nothing to take: nobody is waiting.")
	if len(b.Went)+len(b.Failed) > 0 {
		t.Error(b.Went, b.Failed)
	}
}

func TestANewDeskSaysHowToBegin(t *testing.T) {
	b := pagetest.Open(t, desktest.New(t), pagetest.Options{}, today.New)
	b.Show(page.Route{Page: page.Today})
	b.Wants("This desk is new.", "Import…", "Customers")
	b.Press("Import…")
	if len(b.Went) != 1 || b.Went[0].Page != page.Import {
		t.Errorf("went to %v", b.Went)
	}
}

// What is on another line is not hers; what nobody has assessed waits for the
// lowest line that is staffed.
func TestTheLineTakesItsOwn(t *testing.T) {
	desk, customer := scene(t, 2)
	desk.Do(&command.AddStaff{Name: "Sara Nyström", Line: 1})
	open(t, desk, customer, "Not assessed", ticket.High)
	second := open(t, desk, customer, "On line two", ticket.Low)
	desk.Do(&command.MoveLine{TicketID: second, Line: 2, Reason: "knows Planner"})
	b := pagetest.Open(t, desk, pagetest.Options{As: "anna"}, today.New)
	b.Show(page.Route{Page: page.Today})
	b.Wants("Line 2: 1 waiting", "moved SUND-1002 to line 2")
	b.Act(page.Take)
	if len(b.Went) != 1 || b.Went[0].ID != second {
		t.Errorf("went to %v", b.Went)
	}
}

func TestWhatConcernsMeIsTold(t *testing.T) {
	desk, customer := scene(t, 1)
	id := open(t, desk, customer, "Nothing prints", ticket.High)
	contact := desk.Do(&command.AddContact{CustomerID: customer, Name: "Carin Holm", Liaison: true, Function: "it"}).Created("contact")
	staff, err := desk.View().Staff(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	for _, member := range staff {
		if member.Login == "anna" {
			desk.Do(&command.Assign{TicketID: id, StaffID: member.ID})
		}
	}
	desk.Do(&command.Reply{TicketID: id, Body: "It prints nothing at all", ContactID: contact})
	b := pagetest.Open(t, desk, pagetest.Options{As: "anna"}, today.New)
	b.Show(page.Route{Page: page.Today})
	b.Wants("gave you SUND-1001", "answered SUND-1001", "has no contract: Sundvik kommun")
}

func TestInSwedishAndNarrow(t *testing.T) {
	desk, customer := scene(t, 1)
	open(t, desk, customer, "Inget skrivs ut", ticket.High)
	width, height := pagetest.Room(960)
	b := pagetest.Open(t, desk, pagetest.Options{As: "anna", Lang: "sv", Scale: 150, Width: width, Height: height}, today.New)
	b.Show(page.Route{Page: page.Today})
	b.Wants("Inget väntar på dig.", "Linje 1: 1 väntar", "Runt mig")
}
