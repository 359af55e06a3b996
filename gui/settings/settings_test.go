package settings_test

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"tallydesk/app/access"
	"tallydesk/app/command"
	"tallydesk/app/desktest"
	"tallydesk/gui/page"
	"tallydesk/gui/pagetest"
	"tallydesk/gui/settings"
)

// at opens a section of the settings.
func at(t *testing.T, desk *desktest.Desk, options pagetest.Options, section string) *pagetest.Bench {
	t.Helper()
	b := pagetest.Open(t, desk, options, settings.New)
	b.Show(page.Route{Page: page.Settings, ID: section})
	return b
}

// The column is driven by the arrows; Enter goes into the section, Esc back.
func TestTheColumnIsDrivenByKeys(t *testing.T) {
	b := at(t, desktest.New(t), pagetest.Options{}, "")
	b.Wants("Settings", "Light or dark", "Text size")
	b.Key(fyne.KeyDown)
	b.Wants("HOW IT IS WRITTEN")
	b.Type("j")
	b.Wants("Undo is offered for")
	b.Type("k")
	b.Key(fyne.KeyReturn)
	b.Type("s") // the language is a field: its options by their first letter
	if got := b.Env.Config.Now().Language; got != "sv" {
		t.Errorf("language = %q", got)
	}
	b.Key(fyne.KeyEscape, fyne.KeyHome)
	b.Wants("Light or dark")
	b.Key(fyne.KeyEnd)
	b.Wants("Tallydesk 1.2.3")
}

// What an unknown route names is the first section.
func TestARouteToNowhere(t *testing.T) {
	b := at(t, desktest.New(t), pagetest.Options{}, "nowhere")
	b.Wants("Light or dark")
}

// The section shown comes back at the next start.
func TestTheSectionComesBack(t *testing.T) {
	desk := desktest.New(t)
	state := at(t, desk, pagetest.Options{}, "language").Page.Save()
	b := pagetest.Open(t, desk, pagetest.Options{}, settings.New)
	b.Page.Restore(state)
	b.Show(page.Route{Page: page.Settings})
	b.Wants("HOW IT IS WRITTEN")
}

// What is chosen is written at once.
func TestAppearanceIsWrittenAtOnce(t *testing.T) {
	b := at(t, desktest.New(t), pagetest.Options{}, "appearance")
	b.Write("appearance", "dark")
	b.Write("text_size", "150")
	b.Write("density", "comfortable")
	b.Field("reduce_motion").Focus()
	b.Key(fyne.KeySpace)
	now := b.Env.Config.Now()
	if now.Appearance != "dark" || now.TextSize != 150 || now.Density != "comfortable" || !now.ReduceMotion {
		t.Errorf("%+v", now)
	}
	b.Write("text_size", "7")
	if got := b.Field("text_size").Error(); !strings.Contains(got, "90") {
		t.Errorf("rubbish is answered by %q", got)
	}
	if b.Env.Config.Now().TextSize != 150 {
		t.Error("rubbish was taken")
	}
}

// R-ACC-1: liaisons have their own settings alone, agents may read the rest.
func TestWhoSeesWhat(t *testing.T) {
	desk := desktest.Demo(t, "en")
	admins, staffs := []string{"Data folder"}, []string{"People and roles", "Company"}
	all := slices.Concat(admins, staffs)
	at(t, desk, pagetest.Options{}, "").Wants(all...)
	b := at(t, desk, pagetest.Options{As: "anna"}, "")
	b.Wants(staffs...)
	b.Lacks(admins...)
	b = at(t, desk, pagetest.Options{As: "carin"}, "people")
	b.Wants("Appearance", "Light or dark", "Language")
	b.Lacks(all...)
	b.Lacks("Anna Lind")
}

// A desk with a colleague, a liaison without a login, and one with.
func staffed(t *testing.T) *desktest.Desk {
	t.Helper()
	desk := desktest.New(t)
	erik := desk.Do(&command.AddStaff{Name: "Erik Dahl", Line: 3, WeeklyMinutes: 2400}).Created("staff")
	desk.Do(&command.AddUser{Login: "erik", Role: access.Agent, StaffID: erik})
	customer := desk.Do(&command.CreateCustomer{Code: "SUND", Name: "Sundvik kommun"}).Created("customer")
	carin := desk.Do(&command.AddContact{CustomerID: customer, Name: "Carin Holm", Liaison: true, Function: "main_admin"}).Created("contact")
	desk.Do(&command.AddUser{Login: "carin", Role: access.Liaison, ContactID: carin})
	desk.Do(&command.AddContact{CustomerID: customer, Name: "Eva Ros", Liaison: true, Function: "it"})
	return desk
}

// lastly gives what was said to be done last.
func lastly(b *pagetest.Bench) string {
	if len(b.Told) == 0 {
		return ""
	}
	return b.Told[len(b.Told)-1]
}

// A new colleague gets a login in the same act, and both go with one undo.
func TestAddAColleague(t *testing.T) {
	b := at(t, desktest.New(t), pagetest.Options{}, "people")
	b.Press("Add…")
	b.Write("name", "Karin Sjö")
	b.Write("email", "karin@nordicdesk.example")
	b.Write("line", "2")
	b.Write("skills", "Planner, Payroll")
	b.Write("weekly_minutes", "32h")
	b.Write("login", "karin")
	b.Write("role", "admin")
	b.Act(page.Confirm)
	if lastly(b) != "Karin Sjö is added." {
		t.Fatalf("told %q, %v", lastly(b), b.Failed)
	}
	b.Wants("Karin Sjö", "Administrator · line 2")
	b.Pick("Karin Sjö")
	b.Wants("Planner, Payroll", "32 h", "karin@nordicdesk.example")
	b.Undo()
	b.Lacks("Karin Sjö")
}

// Errors stand at their fields, whatever is written in them.
func TestRubbishOfAColleague(t *testing.T) {
	b := at(t, desktest.New(t), pagetest.Options{}, "people")
	b.Press("Add…")
	refuses(t, b, map[string]string{"name": "Karin Sjö", "email": "", "weekly_minutes": "40h", "login": ""}, map[string][]string{
		"name":           {"", "   ", strings.Repeat("x", 450), "a\x00b"},
		"email":          {"karin", "@", "a b@c.example"},
		"weekly_minutes": {"many", "200h", "-1h"},
		"login":          {"Karin", "karin sjö", "diane"},
	})
}

// refuses writes rubbish into the fields of the open sheet, one after the
// other, all others holding what is good: each is answered at its field.
func refuses(t *testing.T, b *pagetest.Bench, good map[string]string, rubbish map[string][]string) {
	t.Helper()
	for field, text := range good {
		b.Write(field, text)
	}
	for field, texts := range rubbish {
		for _, text := range texts {
			b.Write(field, text)
			b.Act(page.Confirm)
			if lastly(b) != "" || b.Field(field).Error() == "" {
				t.Fatalf("%s %.20q: told %q, no error at the field", field, text, lastly(b))
			}
		}
		b.Write(field, good[field])
	}
}

func TestChangeAColleague(t *testing.T) {
	b := at(t, staffed(t), pagetest.Options{}, "people")
	b.Pick("Erik Dahl")
	b.Key(fyne.KeyReturn)
	b.Write("name", "Erik Dahl Berg")
	b.Write("department", "Development")
	b.Act(page.Confirm)
	b.Wants("Erik Dahl Berg", "Development", "Agent · line 3")
	b.Undo()
	b.Lacks("Development")
}

// The desk always keeps an administrator.
func TestTheLastAdministratorStays(t *testing.T) {
	b := at(t, staffed(t), pagetest.Options{}, "people")
	b.Pick("Diane Berg")
	b.Press("No longer here…")
	b.Wants("Does Diane Berg no longer work here?")
	b.Press("No longer here")
	if len(b.Failed) != 1 || lastly(b) != "" {
		t.Fatalf("told %q, failed %v", lastly(b), b.Failed)
	}
	b.Press("Close the login…")
	b.Press("Close the login")
	if len(b.Failed) != 2 {
		t.Errorf("failed %v", b.Failed)
	}
	b.Press("Role…")
	b.Write("role", "agent")
	b.Act(page.Confirm)
	b.Wants("This is the desk's last administrator.")
}

func TestLettingGoAndTakingBack(t *testing.T) {
	desk := staffed(t)
	b := at(t, desk, pagetest.Options{}, "people")
	b.Pick("Erik Dahl")
	b.Press("No longer here…")
	b.Press("No longer here")
	b.Wants("no longer here")
	if _, err := desk.As(t.Context(), "erik"); err == nil {
		t.Error("Erik can still come in")
	}
	b.Pick("Erik Dahl")
	b.Lacks("Change…")
	b.Press("Works here again")
	b.Wants("Agent · line 3")
	if _, err := desk.As(t.Context(), "erik"); err != nil {
		t.Error(err)
	}
}

func TestLoginsOfLiaisons(t *testing.T) {
	desk := staffed(t)
	b := at(t, desk, pagetest.Options{}, "people")
	b.Turn("liaisons")
	b.Wants("Carin Holm", "Sundvik kommun")
	b.Lacks("Erik Dahl", "COST OF AN HOUR")
	b.Press("Close the login…")
	b.Press("Close the login")
	b.Wants("login closed")
	if _, err := desk.As(t.Context(), "carin"); err == nil {
		t.Error("Carin can still come in")
	}
	b.Press("Open the login again")
	b.Press("Add…")
	b.Field("contact").Focus()
	b.Type("eva")
	b.Key(fyne.KeyReturn)
	b.Write("login", "eva")
	b.Act(page.Confirm)
	b.Wants("Eva Ros")
	if _, err := desk.As(t.Context(), "eva"); err != nil {
		t.Error(err)
	}
	b.Press("Open the customer")
	if len(b.Went) != 1 || b.Went[0].Page != page.Customers || b.Went[0].ID == "" {
		t.Errorf("went %v", b.Went)
	}
}

// R-COST-1, domain.md 1: what an hour costs is seen by admins and the person.
func TestCostRates(t *testing.T) {
	desk := staffed(t)
	b := at(t, desk, pagetest.Options{}, "people")
	b.Pick("Erik Dahl")
	b.Wants("No cost yet")
	for _, rate := range [][2]string{{"2026-01-01", "450"}, {"2027-01-01", "470"}} {
		b.Press("New cost…")
		b.Write("valid_from", rate[0])
		b.Write("hour_cost", rate[1])
		b.Act(page.Confirm)
	}
	b.Wants("450 kr an hour from 1 Jan 2026 now", "470 kr an hour from 1 Jan 2027")
	own := at(t, desk, pagetest.Options{As: "erik"}, "people")
	own.Pick("Erik Dahl")
	own.Wants("450 kr an hour")
	own.Lacks("New cost…", "Change…", "Add…")
	own.Pick("Diane Berg")
	own.Lacks("COST OF AN HOUR")
}

func TestRubbishOfACostRate(t *testing.T) {
	b := at(t, staffed(t), pagetest.Options{}, "people")
	b.Press("New cost…")
	refuses(t, b, map[string]string{"valid_from": "2026-01-01", "hour_cost": "450"}, map[string][]string{
		"valid_from": {"", "soon", "2026-02-30"}, "hour_cost": {"", "much", "-5", "99999999999", "5 USD and more"},
	})
}

// In a narrow window with large text, list and card take turns.
func TestPeopleInANarrowWindow(t *testing.T) {
	width, height := pagetest.Room(960)
	b := at(t, staffed(t), pagetest.Options{Width: width, Height: height, Scale: 150}, "people")
	b.Wants("Erik Dahl")
	b.Lacks("Hours a week")
	b.Pick("Erik Dahl")
	b.Key(fyne.KeyReturn)
	b.Wants("Hours a week", "To the list")
	b.Press("To the list")
	b.Lacks("Hours a week")
}

func TestTheCompany(t *testing.T) {
	b := at(t, desktest.New(t), pagetest.Options{}, "company")
	b.Wants("Nordic Desk AB", "SEK", "Sweden office", "No logo yet.")
	b.Press("Change…")
	b.Write("name", "Nordic Desk Group AB")
	b.Write("vat_no", "SE556677889901")
	b.Act(page.Confirm)
	b.Wants("Nordic Desk Group AB", "SE556677889901")
	b.Undo()
	b.Wants("Nordic Desk AB")
	agent := at(t, staffed(t), pagetest.Options{As: "erik"}, "company")
	agent.Wants("Nordic Desk AB")
	agent.Lacks("Change…", "Choose a picture…")
}

func TestRubbishOfTheCompany(t *testing.T) {
	b := at(t, desktest.New(t), pagetest.Options{}, "company")
	b.Press("Change…")
	refuses(t, b, map[string]string{"name": "Nordic Desk AB", "currency": "SEK"}, map[string][]string{
		"name": {"", strings.Repeat("x", 450)}, "currency": {"", "kr", "sek", "SEKK"}, "vat_no": {strings.Repeat("9", 450), "a\x00"},
	})
}
