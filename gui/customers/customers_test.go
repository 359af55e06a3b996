package customers_test

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"github.com/google/go-cmp/cmp"

	"tallydesk/app/command"
	"tallydesk/app/desktest"
	"tallydesk/app/view"
	"tallydesk/gui/customers"
	"tallydesk/gui/page"
	"tallydesk/gui/pagetest"
)

// scene is a desk with one customer and two of its people.
type scene struct {
	*desktest.Desk
	t                        *testing.T
	customer, liaison, eva   string
	product, installed, sara string
}

func newScene(t *testing.T) *scene {
	t.Helper()
	s := &scene{Desk: desktest.New(t), t: t}
	s.sara = s.Do(&command.AddStaff{Name: "Sara Nyström", Functions: []string{"account_manager"}}).Created("staff")
	s.customer = s.Do(&command.CreateCustomer{
		Code: "SUND", Name: "Sundvik kommun", Language: "sv", ManagerID: s.sara, Address: "Torget 1", Notes: "Call before noon.",
	}).Created("customer")
	s.liaison = s.Do(&command.AddContact{
		CustomerID: s.customer, Name: "Carin Holm", Emails: []string{"carin@sundvik.example"}, Liaison: true, Function: "main_admin",
	}).Created("contact")
	s.eva = s.Do(&command.AddContact{CustomerID: s.customer, Name: "Eva Ros", Emails: []string{"eva@sundvik.example"}}).Created("contact")
	s.product = s.Do(&command.AddProduct{Name: "Planner", Modules: []string{"Leave", "Payroll"}}).Created("product")
	s.installed = s.Do(&command.Install{CustomerID: s.customer, ProductID: s.product, Version: "8.4.2", Modules: []string{"Leave"}, Licences: 120}).Created("installation")
	return s
}

func (s *scene) open(options pagetest.Options) *pagetest.Bench {
	s.t.Helper()
	b := pagetest.Open(s.t, s.Desk, options, customers.New)
	b.Show(page.Route{Page: page.Customers, ID: s.customer})
	return b
}

func (s *scene) card() view.Customer {
	s.t.Helper()
	card, err := s.View().Customer(context.Background(), s.customer)
	if err != nil {
		s.t.Fatal(err)
	}
	return card
}

func (s *scene) person(id string) view.Contact {
	s.t.Helper()
	for _, contact := range s.card().Contacts {
		if contact.ID == id {
			return contact
		}
	}
	s.t.Fatalf("nobody has the id %s", id)
	return view.Contact{}
}

func TestListIsFilteredAndOpened(t *testing.T) {
	s := newScene(t)
	s.Do(&command.CreateCustomer{Code: "NORR", Name: "Norrhamn Region"})
	b := pagetest.Open(t, s.Desk, pagetest.Options{}, customers.New)
	b.Show(page.Route{Page: page.Customers})
	b.Wants("SUND", "Norrhamn Region", "Carin Holm", "Sara Nyström", "1–2 of 2")
	b.Type("f")
	b.Type("torget")
	b.Lacks("Norrhamn Region")
	b.Key(fyne.KeyReturn, fyne.KeyReturn)
	if diff := cmp.Diff([]page.Route{{Page: page.Customers, ID: s.customer}}, b.Went); diff != "" {
		t.Error(diff)
	}
}

func TestEmptyDeskOffersTheFirstCustomer(t *testing.T) {
	b := pagetest.Open(t, desktest.New(t), pagetest.Options{}, customers.New)
	b.Show(page.Route{Page: page.Customers})
	b.Wants("No customers yet.", "New customer…")
}

func TestCardShowsWhatIsKnown(t *testing.T) {
	s := newScene(t)
	b := s.open(pagetest.Options{})
	b.Wants("SUND Sundvik kommun", "Hosted · Swedish · Europe/Stockholm · Sara Nyström, account manager",
		"Carin Holm", "Liaison · Main administrator", "carin@sundvik.example", "Eva Ros",
		"No contract. Work is not covered until there is one.", "No tickets yet.",
		"Planner 8.4.2", "Hosted · 120 licences · Leave", "Internal", "Call before noon.", "Torget 1", "SEK")
}

func TestNewCustomer(t *testing.T) {
	s := newScene(t)
	b := pagetest.Open(t, s.Desk, pagetest.Options{}, customers.New)
	b.Show(page.Route{Page: page.Customers})
	b.Act(page.NewCustomer)
	b.Write("code", "not a code!")
	b.Write("zone", "Atlantis")
	b.Act(page.Confirm)
	for _, name := range []string{"name", "code", "zone"} {
		if b.Field(name).Error() == "" {
			t.Errorf("nothing is said at %s", name)
		}
	}
	b.Write("name", "Norrhamn Region")
	b.Write("code", "sund")
	b.Write("zone", "")
	b.Act(page.Confirm)
	if got := b.Field("code").Error(); !strings.Contains(got, "already used") {
		t.Errorf("a code that is taken: %q", got)
	}
	b.Write("code", "norr")
	b.Act(page.Confirm)
	if diff := cmp.Diff([]string{"Enrolled Norrhamn Region."}, b.Told); diff != "" {
		t.Fatal(diff)
	}
	made, err := s.View().Customer(context.Background(), "NORR")
	if err != nil || len(b.Went) != 1 || b.Went[0].ID != made.ID {
		t.Fatalf("made %+v, %v; went %v", made, err, b.Went)
	}
	b.Show(b.Went[0])
	b.Undo()
	if b.Went[1] != (page.Route{Page: page.Customers}) || len(b.Failed) > 0 {
		t.Errorf("after undoing: went %v, failed %v", b.Went, b.Failed)
	}
}

func TestEditingIsRefusedWhenSomebodyElseWasFaster(t *testing.T) {
	s := newScene(t)
	b := s.open(pagetest.Options{})
	k := s.card()
	b.PressFirst("Change…")
	b.Write("name", "Sundvik")
	s.Do(&command.ChangeCustomer{
		CustomerID: k.ID, Base: k.Tag, Code: k.Code, Name: k.Name, Language: "en", Zone: k.Zone, Currency: k.Currency, Status: "active",
	})
	b.Act(page.Confirm)
	b.Wants("Somebody else has changed this meanwhile")
	b.Key(fyne.KeyEscape)
	b.Page.Reload()
	b.PressFirst("Change…")
	b.Wants("What you wrote earlier is still here.")
	b.Act(page.Confirm)
	if got := s.card(); got.Name != "Sundvik" || got.Language != "en" {
		t.Errorf("one of the two changes is lost: %+v", got)
	}
}

func TestNewContactBecomesLiaison(t *testing.T) {
	s := newScene(t)
	b := s.open(pagetest.Options{})
	b.Act(page.NewContact)
	b.Write("name", "Mona Ek")
	b.Write("emails", "mona@sundvik.example, rubbish")
	b.Act(page.Confirm)
	if got := b.Field("emails").Error(); !strings.Contains(got, "rubbish") {
		t.Errorf("an address that is none: %q", got)
	}
	b.Write("emails", "mona@sundvik.example")
	b.Write("phones", "08-1, 08-2")
	b.Field("liaison").Focus()
	b.Key(fyne.KeySpace)
	b.Write("function", "it")
	b.Act(page.Confirm)
	b.Wants("Mona Ek", "Liaison · IT", "mona@sundvik.example · 08-")
}

// Enter changes the person under the cursor; the menu does the rest.
func TestPeopleAreChangedByTheKeyboard(t *testing.T) { // R-ACC-5
	s := newScene(t)
	b := s.open(pagetest.Options{})
	b.Key(fyne.KeyDown, fyne.KeyReturn)
	b.Write("name", "Eva Roos")
	b.Act(page.Confirm)
	b.Wants("Eva Roos")
	b.Key(desktop.KeyMenu)
	b.Wants("Make liaison…", "Record training…", "Has left…")
	b.Key(fyne.KeyDown, fyne.KeyReturn)
	b.Wants("Main administrator")
	b.Act(page.Confirm)
	if !s.person(s.eva).Liaison {
		t.Error("Eva is no liaison")
	}
}

func TestOneWhoHasLeftIsAskedAbout(t *testing.T) {
	s := newScene(t)
	b := s.open(pagetest.Options{})
	b.Key(desktop.KeyMenu, fyne.KeyEnd, fyne.KeyReturn)
	b.Wants("Has Carin Holm left the customer?")
	b.Act(page.Confirm)
	if carin := s.person(s.liaison); carin.Active || carin.Liaison || len(carin.Emails) != 1 {
		t.Errorf("Carin: %+v", carin)
	}
	b.Wants("Has left")
}

func TestTrainingIsRecorded(t *testing.T) { // R-ACC-5
	s := newScene(t)
	b := s.open(pagetest.Options{})
	b.Key(desktop.KeyMenu, fyne.KeyDown, fyne.KeyReturn)
	b.Write("day", "someday")
	b.Act(page.Confirm)
	if b.Field("day").Error() == "" {
		t.Error("rubbish is taken for a day")
	}
	b.Write("day", "2026-11-02")
	b.Act(page.Confirm)
	b.Wants("Trained in Planner 2 Nov 2026")
}

func TestUpgradeIsPlannedAndTakenBack(t *testing.T) {
	s := newScene(t)
	b := s.open(pagetest.Options{})
	b.Act(page.NextArea)
	b.Key(desktop.KeyMenu, fyne.KeyEnd, fyne.KeyReturn)
	b.Write("version", "8.5")
	b.Write("day", "2026-12-01")
	b.Write("staff", s.sara)
	b.Write("state", "agreed")
	b.Act(page.Confirm)
	b.Wants("Agreed", "Upgrade to 8.5 · 1 Dec 2026 · Sara Nyström")
	b.Key(desktop.KeyMenu, fyne.KeyEnd, fyne.KeyReturn)
	b.Write("version", "")
	b.Act(page.Confirm)
	b.Lacks("Upgrade to 8.5")
}

func TestInstallingOffersAProductFirst(t *testing.T) {
	desk := desktest.New(t)
	id := desk.Do(&command.CreateCustomer{Code: "SUND", Name: "Sundvik kommun"}).Created("customer")
	b := pagetest.Open(t, desk, pagetest.Options{}, customers.New)
	b.Show(page.Route{Page: page.Customers, ID: id})
	b.Press("Install…")
	b.Write("name", "Planner")
	b.Write("modules", "Leave, Payroll")
	b.Act(page.Confirm)
	b.Wants("Leave", "Payroll")
	b.Write("licences", "many")
	b.Act(page.Confirm)
	if b.Field("licences").Error() == "" {
		t.Error("rubbish is taken for a number")
	}
	b.Write("licences", "999999999999")
	b.Act(page.Confirm)
	if b.Field("licences").Error() == "" {
		t.Error("a slip of the hand is taken for a number of licences")
	}
	b.Write("licences", "12")
	b.Field("modules").Focus()
	b.Key(fyne.KeySpace)
	b.Write("version", "8.4")
	b.Act(page.Confirm)
	b.Wants("Planner 8.4", "12 licences · Leave")
}

func TestEnrollingMakesAContract(t *testing.T) { // R-CON-7
	s := newScene(t)
	b := s.open(pagetest.Options{})
	b.Act(page.NewContract)
	b.Wants("Customer care, hosted", "Monthly allowance", "Until 17 Nov 2027.")
	b.Act(page.Confirm)
	if len(b.Went) != 1 || b.Went[0].Page != page.Contracts {
		t.Fatalf("went %v, failed %v", b.Went, b.Failed)
	}
	b.Wants("K-2026-001", "Active · 18 Nov 2026 – 17 Nov 2027")
	b.Act(page.NextArea)
	b.Key(fyne.KeyReturn)
	if b.Went[1] != b.Went[0] {
		t.Errorf("Enter leads to %v", b.Went[1])
	}
}

func TestNotesAreInternal(t *testing.T) {
	s := newScene(t)
	b := s.open(pagetest.Options{})
	b.Press("Change…")
	b.Write("notes", "Call after noon.")
	b.Act(page.Confirm)
	if got := s.card().Notes; got != "Call after noon." {
		t.Errorf("notes: %q", got)
	}
}

func TestAgentsMayNotEnrol(t *testing.T) {
	s := newScene(t)
	s.Do(&command.AddUser{Login: "sara", Role: "agent", StaffID: s.sara})
	b := s.open(pagetest.Options{As: "sara"})
	b.Lacks("Enrol…", "Add a product…", "Change how it runs…")
	if b.Page.Actions()[page.NewContract] != nil || b.Page.Actions()[page.NewContact] == nil {
		t.Error("an agent is offered the wrong things")
	}
}

func TestDeploymentHasADay(t *testing.T) { // R-CON-7
	s := newScene(t)
	b := s.open(pagetest.Options{})
	b.Press("Change how it runs…")
	b.Write("deployment", "on_premise")
	b.Write("valid_from", "2026-11-01")
	b.Act(page.Confirm)
	if got := s.card().Deployment; got != "on_premise" {
		t.Errorf("deployment: %q", got)
	}
}

func TestEscGoesBackAndPlaceComesBack(t *testing.T) {
	s := newScene(t)
	b := s.open(pagetest.Options{})
	b.Key(fyne.KeyEscape)
	if diff := cmp.Diff([]page.Route{{Page: page.Customers}}, b.Went); diff != "" {
		t.Error(diff)
	}
	b.Page.Restore("rubbish")
	b.Page.Restore(`{"status":"former","filter":"x"}`)
	b.Show(page.Route{Page: page.Customers})
	b.Wants("No customers match x.")
}

// A page pasted into the filter does not cover the screen when nothing matches.
func TestALongFilterIsRepeatedInPart(t *testing.T) {
	s := newScene(t)
	b := s.open(pagetest.Options{})
	b.Page.Restore(`{"status":"active","filter":"` + strings.Repeat("no such ", 2500) + `"}`)
	b.Show(page.Route{Page: page.Customers})
	b.Wants("No customers match " + strings.Repeat("no such ", 12) + "no s….")
}

func TestTheListHasTwoLinesWhereOneHasNoRoom(t *testing.T) {
	b := pagetest.Open(t, desktest.Demo(t, "en"), pagetest.Options{Scale: 150, Width: 707, Height: 500}, customers.New)
	b.Show(page.Route{Page: page.Customers})
	b.Lacks("Account manager")
	b.Wants("Hedvall University", "Grace Miller", "Open tickets")
	b.Key(fyne.KeyDown, fyne.KeyReturn)
	if len(b.Went) != 1 || b.Went[0].Page != page.Customers {
		t.Errorf("Enter goes to %v", b.Went)
	}
}
