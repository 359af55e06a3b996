package contracts_test

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"github.com/google/go-cmp/cmp"

	"tallydesk/app/bank"
	"tallydesk/app/civil"
	"tallydesk/app/command"
	"tallydesk/app/desktest"
	"tallydesk/app/terms"
	"tallydesk/app/ticket"
	"tallydesk/app/view"
	"tallydesk/gui/contracts"
	"tallydesk/gui/page"
	"tallydesk/gui/pagetest"
)

// scene is a desk with one customer who has bought an hour and used two.
type scene struct {
	*desktest.Desk
	customer, contract, ticket string
}

func newScene(t *testing.T) *scene {
	t.Helper()
	s := &scene{Desk: desktest.New(t)}
	s.customer = s.Do(&command.CreateCustomer{Code: "SUND", Name: "Sundvik kommun", Language: "sv"}).Created("customer")
	s.contract = s.Do(&command.OpenContract{
		CustomerID: s.customer, Name: "Care", Start: day(t, "2026-01-01"), End: day(t, "2026-12-31"), RenewalMonths: 12, Lines: []terms.Line{
			{Kind: terms.Prepaid, Least: 60, Price: 100000, EarlyUse: true},
		},
	}).Created("contract")
	s.Do(&command.BuyHours{
		ContractID: s.contract, Minutes: 60, Day: day(t, "2026-10-05"), Quarter: bank.ThisQuarter, PaidOn: day(t, "2026-10-06"), Reason: "Order 17",
	})
	s.ticket = s.Do(&command.OpenTicket{CustomerID: s.customer, Subject: "Restore the test database", Kind: ticket.Assistance, Emergency: true, EmergencyReason: "Down"}).Created("ticket")
	s.Do(&command.LogTime{Work: command.Work{TicketID: s.ticket, WorkDay: day(t, "2026-11-16"), Minutes: 45, WorkType: "support", Note: "Read the copy in"}})
	s.Do(&command.LogTime{Work: command.Work{TicketID: s.ticket, WorkDay: day(t, "2026-11-17"), Minutes: 75, WorkType: "support"}})
	return s
}

func (s *scene) open(t *testing.T, options pagetest.Options) *pagetest.Bench {
	t.Helper()
	b := pagetest.Open(t, s.Desk, options, contracts.New)
	b.Show(page.Route{Page: page.Contracts, ID: s.contract})
	return b
}

func (s *scene) card(t *testing.T) view.Contract {
	t.Helper()
	card, err := s.View().Contract(context.Background(), s.contract, civil.Of(s.Now()))
	if err != nil {
		t.Fatal(err)
	}
	return card
}

func day(t *testing.T, text string) civil.Day {
	t.Helper()
	d, err := civil.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestListIsFilteredAndOpened(t *testing.T) {
	s := newScene(t)
	s.Do(&command.OpenContract{CustomerID: s.customer, Name: "Old", Start: day(t, "2024-01-01"), End: day(t, "2024-12-31")})
	b := pagetest.Open(t, s.Desk, pagetest.Options{}, contracts.New)
	b.Show(page.Route{Page: page.Contracts})
	b.Wants("K-2026-001", "Sundvik kommun", "0 h 00", "1 h not covered", "1 Jan – 31 Dec 2026")
	b.Lacks("Old")
	b.Type("f")
	b.Type("nothing like it")
	b.Wants("No contracts match nothing like it.")
	b.Key(fyne.KeyEscape)
	b.Wants("K-2026-001")
	b.Key(fyne.KeyReturn)
	if diff := cmp.Diff([]page.Route{{Page: page.Contracts, ID: s.contract}}, b.Went); diff != "" {
		t.Error(diff)
	}
}

func TestHoursExplainThemselves(t *testing.T) { // R-BANK-10
	s := newScene(t)
	b := s.open(t, pagetest.Options{})
	b.Wants("0 h 00", "Used up: 1", "Brought forward", "#1001", "−0 h 45", "−0 h 15")
	b.Wants("−0 h 15 on 17 Nov", "1 h 15 worked by Diane Berg, support", "1 h of it had no hours to draw from.", "0 h 15 before, 0 h after")
	b.Key(fyne.KeyUp)
	b.Wants("−0 h 45 on 16 Nov", "Read the copy in", "1 h before, 0 h 15 after")
	b.Type("w")
	b.Wants("0 h left today", "Prepaid 5 Oct: 1 h came, 1 h used: 0 h left")
	b.Act(page.Why)
	b.Wants("−0 h 45 on 16 Nov")
}

func TestEnterOpensTheTicketOfAMovement(t *testing.T) {
	s := newScene(t)
	b := s.open(t, pagetest.Options{})
	b.Key(fyne.KeyReturn)
	if diff := cmp.Diff([]page.Route{{Page: page.Tickets, ID: s.ticket}}, b.Went); diff != "" {
		t.Error(diff)
	}
}

// What no hours cover is said where hours are left, and waits to be done, until
// hours are bought for it.
func TestUncoveredWorkWaitsForHours(t *testing.T) { // R-BANK-9
	s := newScene(t)
	b := s.open(t, pagetest.Options{})
	b.Wants("1 h not covered", "1 h of work has no hours to draw from", "Buy hours…")
	if *shots != "" {
		b.Picture(filepath.Join(*shots, "todo-en.png"))
	}
	b.Act(page.BuyHours)
	b.Write("minutes", "2h")
	b.Wants("2 h that can be used from 18 Nov 2026 to 31 Dec 2026. It costs 2 000 kr: 1 000 kr/h.")
	b.Act(page.Confirm)
	if diff := cmp.Diff([]string{"Bought 2 h."}, b.Told); diff != "" {
		t.Fatal(diff)
	}
	b.Wants("Prepaid 18 Nov", "Prepaid 18 Nov, 2 h, is not paid", "Mark as paid…")
}

func TestTooSmallAPurchaseAsksWhy(t *testing.T) { // R-BANK-4
	s := newScene(t)
	b := s.open(t, pagetest.Options{})
	b.Act(page.BuyHours)
	b.Write("minutes", "hello")
	b.Act(page.Confirm)
	if got := b.Field("minutes").Error(); !strings.Contains(got, "hello") {
		t.Errorf("rubbish: %q", got)
	}
	b.Write("minutes", "30m")
	b.Act(page.Confirm)
	if got := b.Field("minutes").Error(); !strings.Contains(got, "at least 1 h") {
		t.Errorf("too little: %q", got)
	}
	b.Write("override_reason", "A gift")
	b.Act(page.Confirm)
	if diff := cmp.Diff([]string{"Bought 0 h 30."}, b.Told); diff != "" {
		t.Error(diff)
	}
	if b.Env.Modals.Open() {
		t.Error("the sheet is still open")
	}
}

func TestWhatWasBegunIsKept(t *testing.T) {
	s := newScene(t)
	b := s.open(t, pagetest.Options{})
	b.Act(page.BuyHours)
	b.Write("minutes", "12h")
	b.Write("reason", "Order 18")
	b.Key(fyne.KeyEscape)
	if b.Env.Modals.Open() {
		t.Fatal("Esc does not leave the sheet")
	}
	b = s.open(t, pagetest.Options{}) // as after a crash
	b.Act(page.BuyHours)
	b.Wants("What you wrote earlier is still here.", "12 h", "Order 18")
	b.Press("Start over")
	b.Lacks("Order 18", "What you wrote earlier is still here.")
	b.Key(fyne.KeyEscape)
	b.Act(page.BuyHours)
	b.Lacks("What you wrote earlier is still here.")
}

func TestNewContractFromATemplate(t *testing.T) { // R-CON-7
	s := newScene(t)
	b := pagetest.Open(t, s.Desk, pagetest.Options{}, contracts.New)
	b.Show(page.Route{Page: page.Contracts})
	b.Act(page.NewContract)
	b.Act(page.Confirm)
	if b.Field("customer").Error() == "" || b.Field("name").Error() == "" {
		t.Error("what is missing is not said at its field")
	}
	b.Field("customer").Focus()
	b.Type("Sund")
	b.Key(fyne.KeyReturn)
	b.Write("template", "care_hosted")
	b.Wants("Kundvård", "17 Nov 2027", "Monthly allowance")
	b.Act(page.Confirm)
	if len(b.Told) != 1 || len(b.Went) != 1 {
		t.Fatalf("told %q, went %v", b.Told, b.Went)
	}
	made, err := s.View().Contract(context.Background(), b.Went[0].ID, civil.Of(s.Now()))
	if err != nil {
		t.Fatal(err)
	}
	if len(made.Lines) != 4 || made.RenewalMonths != 12 || made.ServiceLevel == "" {
		t.Errorf("the contract is not as the template: %+v", made)
	}
}

func TestLinesChangeFromADayOn(t *testing.T) { // R-BANK-15
	s := newScene(t)
	b := s.open(t, pagetest.Options{})
	b.Page.Restore(`{"state":"active","view":"terms"}`)
	b.Page.Focus()
	b.Key(fyne.KeyReturn)
	b.Write("valid_from", "2026-12-01")
	b.Write("price", "1 200")
	b.Act(page.Confirm)
	b.Wants("1 Jan – 30 Nov 2026", "1 000 kr/h", "from 1 Dec 2026", "1 200 kr/h")
	line := s.card(t).Lines[0]
	if len(line.Versions) != 2 || line.Versions[1].Price != 120000 {
		t.Errorf("versions: %+v", line.Versions)
	}
}

func TestALineIsAddedWithTheFieldsOfItsKind(t *testing.T) {
	s := newScene(t)
	b := s.open(t, pagetest.Options{})
	b.Page.Restore(`{"state":"active","view":"terms"}`)
	b.Press("Add a line…")
	b.Write("kind", string(terms.Allowance))
	b.Write("rollover", string(bank.RollMonths))
	b.Write("minutes", "2h")
	b.Act(page.Confirm)
	if b.Field("rollover_months").Error() == "" {
		t.Error("the months are not asked for")
	}
	b.Write("rollover_months", "2")
	b.Act(page.Confirm)
	b.Wants("Monthly allowance", "2 h a month · kept 2 months")
	if len(s.card(t).Lines) != 2 {
		t.Error("the line is not there")
	}
}

func TestRenewingMakesTheContractThatFollows(t *testing.T) { // R-CON-3
	s := newScene(t)
	b := s.open(t, pagetest.Options{})
	b.Press("Renew…")
	b.Wants("31 Dec 2027", "A new contract begins on 1 Jan 2027")
	b.Act(page.Confirm)
	card := s.card(t)
	if card.Successor.ID == "" || len(b.Went) != 1 || b.Went[0].ID != card.Successor.ID {
		t.Errorf("successor %+v, went %v", card.Successor, b.Went)
	}
	b.Wants("renewed as K-2027-001")
	b.Lacks("Renew…")
}

func TestAgentsMayOnlyLook(t *testing.T) {
	s := newScene(t)
	anna := s.Do(&command.AddStaff{Name: "Anna Lind"}).Created("staff")
	s.Do(&command.AddUser{Login: "anna", Role: "agent", StaffID: anna})
	b := s.open(t, pagetest.Options{As: "anna"})
	b.Wants("0 h 00", "1 h not covered")
	b.Lacks("Buy hours…", "Renew…", "Mark as paid…")
	for _, action := range []page.Action{page.NewContract, page.BuyHours} {
		if b.Page.Actions()[action] != nil {
			t.Errorf("an agent is offered %s", action)
		}
	}
	b.Page.Restore(`{"state":"active","view":"terms"}`)
	b.Page.Focus()
	b.Key(fyne.KeyReturn)
	if b.Env.Modals.Open() {
		t.Error("an agent can open a line")
	}
}

func TestMonthsAreTurnedWithinTheTerm(t *testing.T) {
	s := newScene(t)
	b := s.open(t, pagetest.Options{})
	b.Wants("1–18 Nov 2026")
	b.Page.Restore(`{"state":"active","view":"hours","month":"2026-10-01"}`)
	b.Page.Reload()
	b.Wants("October 2026", "Hours bought", "+1 h 00", "Order 17", "Entered by Diane Berg, 1 000 kr.", "Paid on 6 Oct.")
	b.Page.Restore(`{"state":"active","view":"hours","month":"2020-01-01"}`)
	b.Page.Reload()
	b.Wants("January 2026")
}

func TestEscGoesBackToTheList(t *testing.T) {
	s := newScene(t)
	b := s.open(t, pagetest.Options{})
	b.Key(fyne.KeyEscape)
	if diff := cmp.Diff([]page.Route{{Page: page.Contracts}}, b.Went); diff != "" {
		t.Error(diff)
	}
}

func TestSavedPlaceComesBack(t *testing.T) {
	s := newScene(t)
	b := pagetest.Open(t, s.Desk, pagetest.Options{}, contracts.New)
	b.Show(page.Route{})
	b.Type("f")
	b.Type("sund")
	kept := b.Page.Save()
	b = pagetest.Open(t, s.Desk, pagetest.Options{}, contracts.New)
	b.Page.Restore("not JSON")
	b.Page.Restore(kept)
	if got := b.Page.Save(); got != kept {
		t.Errorf("restored %s, saved %s", got, kept)
	}
	b.Wants("sund")
}

// Every sheet changes what it says, and what it has done can be undone.
func TestSheetsChangeTheContract(t *testing.T) {
	for name, c := range map[string]struct {
		at    int // its place in the menu of what is done seldom
		write map[string]string
		want  []string
		view  string
	}{
		"opening balance": {at: 1, write: map[string]string{"minutes": "3h", "from": "2026-11-01", "expires": "2026-12-15"}, want: []string{"Opening balance 1 Nov", "2 h 00"}, view: "hours"},
		"agreed":          {at: 2, write: map[string]string{"name": "Care plus", "renewal_months": "6", "service_level": "Gold"}, want: []string{"Care plus", "By 6 months", "Gold"}, view: "terms"},
		"rules":           {at: 3, write: map[string]string{"valid_from": "2026-12-01", "over_use": "charge"}, want: []string{"1 Dec – 31 Dec 2026", "Charge as pay as you go"}, view: "terms"},
		"end":             {at: 6, write: map[string]string{"end": "2026-11-30"}, want: []string{"1 Jan – 30 Nov 2026"}, view: "hours"},
	} {
		t.Run(name, func(t *testing.T) {
			s := newScene(t)
			b := s.open(t, pagetest.Options{})
			b.Page.Restore(`{"state":"active","view":"` + c.view + `"}`)
			b.Press("More…")
			for range c.at {
				b.Key(fyne.KeyDown)
			}
			b.Key(fyne.KeyReturn)
			for field, text := range c.write {
				b.Write(field, text)
			}
			b.Act(page.Confirm)
			if len(b.Told) != 1 {
				t.Fatalf("nothing was done: %s", b.Text())
			}
			b.Wants(c.want...)
			b.Undo()
			b.Lacks(c.want[len(c.want)-1])
		})
	}
}

func TestProductsAreChosen(t *testing.T) {
	s := newScene(t)
	s.Do(&command.AddProduct{Name: "Planner"})
	b := s.open(t, pagetest.Options{})
	b.Press("More…")
	b.Key(fyne.KeyEnd, fyne.KeyUp, fyne.KeyReturn)
	b.Field("products").Focus()
	b.Key(fyne.KeySpace)
	b.Act(page.Confirm)
	if products := s.card(t).Products; len(products) != 1 || products[0].Name != "Planner" {
		t.Errorf("products: %v", products)
	}
}

func TestLineIsEnded(t *testing.T) {
	s := newScene(t)
	b := s.open(t, pagetest.Options{})
	b.Page.Restore(`{"state":"active","view":"terms"}`)
	b.Page.Focus()
	b.Key(desktop.KeyMenu, fyne.KeyDown, fyne.KeyReturn)
	b.Write("last_day", "2026-11-17")
	b.Act(page.Confirm)
	b.Wants("1 Jan – 17 Nov 2026", "Ended")
	b.Lacks("Buy hours…")
}

func TestHoursAreMarkedAsPaid(t *testing.T) { // R-BANK-4
	s := newScene(t)
	s.Do(&command.BuyHours{ContractID: s.contract, Minutes: 300, Day: day(t, "2026-11-10"), Quarter: bank.ThisQuarter})
	b := s.open(t, pagetest.Options{})
	b.Press("Mark as paid…")
	b.Write("paid_on", "")
	b.Act(page.Confirm)
	if b.Field("paid_on").Error() == "" {
		t.Error("the day is not asked for")
	}
	b.Write("paid_on", "17 Nov")
	b.Act(page.Confirm)
	b.Lacks("is not paid")
}

func TestAContractThatIsGoneLeavesTheScreen(t *testing.T) {
	s := newScene(t)
	b := s.open(t, pagetest.Options{})
	b.Press("Renew…")
	b.Act(page.Confirm)
	b.Show(b.Went[0])
	b.Wants("K-2027-001", "Coming", "Follows", "K-2026-001")
	b.Undo()
	if b.Went[len(b.Went)-1] != (page.Route{Page: page.Contracts}) || len(b.Failed) > 0 {
		t.Errorf("went %v, failed %v", b.Went, b.Failed)
	}
}

func TestANarrowWindowHasThePanelInAView(t *testing.T) {
	s := newScene(t)
	width, height := pagetest.Room(960)
	b := s.open(t, pagetest.Options{Width: width, Height: height})
	b.Lacks("TO DO HERE")
	views := []fyne.KeyName{fyne.KeyRight, fyne.KeyRight}
	b.Act(page.NextArea)
	b.Key(views...)
	b.Wants("TO DO HERE", "TERMS", "LINES")
	b.Lacks("MOVEMENTS")
}
