package settings

import (
	"os"
	"testing"

	"fyne.io/fyne/v2"

	"tallydesk/app/access"
	"tallydesk/app/command"
	"tallydesk/app/desktest"
	"tallydesk/app/view"
	"tallydesk/gui/page"
	"tallydesk/gui/pagetest"
	"tallydesk/gui/theme"
)

func openTemplates(t testing.TB, desk *desktest.Desk, options pagetest.Options) *pagetest.Bench {
	t.Helper()
	b := pagetest.Open(t, desk, options, New)
	b.Show(page.Route{Page: page.Settings, ID: "templates"})
	b.Act(page.NextArea)
	return b
}

// templatesOf reads the templates that there are.
func templatesOf(t testing.TB, desk *desktest.Desk, filter view.TemplateFilter) []view.Template {
	t.Helper()
	list, err := desk.View().Templates(t.Context(), filter)
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// deskWithTicket is a desk with a ticket to show templates on.
func deskWithTicket(t testing.TB) *desktest.Desk {
	t.Helper()
	desk := desktest.New(t)
	customer := desk.Do(&command.CreateCustomer{Code: "SUND", Name: "Sundvik kommun", Language: "sv"}).Created("customer")
	carin := desk.Do(&command.AddContact{CustomerID: customer, Name: "Carin Holm", Liaison: true, Function: "main_admin"}).Created("contact")
	desk.Do(&command.OpenTicket{CustomerID: customer, ReporterID: carin, Subject: "Schedule locks"})
	return desk
}

// R-TIX-11: a canned reply is written with its look on a ticket beside it;
// mistakes stand at their fields.
func TestACannedReplyIsWrittenWithAPreview(t *testing.T) {
	desk := deskWithTicket(t)
	b := openTemplates(t, desk, pagetest.Options{})
	b.Wants("No templates here.")
	b.Press("New template…")
	b.Write("name", "Known fault")
	b.Write("language", "sv")
	b.Write("body", "Hej {{first_name}}! {{tickt}}")
	b.Wants("{{tickt}} is not a variable.")
	b.Act(page.Confirm)
	if b.Field("body").Error() == "" {
		t.Error("an unknown variable is taken")
	}
	b.Write("body", "Hej {{first_name}}! {{ticket}} är {{state}}, {{product}}.")
	b.Wants("HOW IT WILL LOOK ON SUND-1001", "Hej Carin! SUND-1001 är Nytt, {{product}}.", "No value here for: the product.")
	b.Act(page.Confirm)
	list := templatesOf(t, desk, view.TemplateFilter{})
	if len(list) != 1 || list[0].Language != "sv" || list[0].Own {
		t.Fatalf("%+v, failed %v", list, b.Failed)
	}
	b.Wants("Known fault", "Swedish", "Everyone", "Hej {{first_name}}!")
	b.Undo()
	b.Wants("No templates here.")
}

// A ticket template is changed; archived it is kept, and used again.
func TestATicketTemplateIsChangedAndArchived(t *testing.T) {
	desk := deskWithTicket(t)
	desk.Do(&command.CreateTemplate{Use: command.TicketTemplate, Name: "New user", Language: "en", Subject: "New user at {{customer}}"})
	b := openTemplates(t, desk, pagetest.Options{})
	section := b.Page.(*screen).made["templates"].(*templates)
	turn := func(by fyne.KeyName) {
		b.Window.Canvas().Focus(section.views)
		b.Key(by)
		section.Focus()
	}
	turn(fyne.KeyRight)
	b.Wants("New user at {{customer}}")
	b.Key(fyne.KeyReturn)
	b.Write("priority", "high")
	b.Act(page.Confirm)
	list := templatesOf(t, desk, view.TemplateFilter{Use: command.TicketTemplate})
	if len(list) != 1 || list[0].Priority != "high" {
		t.Fatalf("%+v, failed %v", list, b.Failed)
	}
	section.Focus()
	b.Key(fyne.KeyDelete)
	b.Lacks("New user at")
	turn(fyne.KeyRight)
	b.Wants("New user at")
	b.Press("Use again")
	if list := templatesOf(t, desk, view.TemplateFilter{}); len(list) != 1 {
		t.Errorf("%+v", list)
	}
}

// Agents write templates of their own, and leave those of all alone.
func TestAgentsWriteTheirOwnTemplates(t *testing.T) {
	desk := deskWithTicket(t)
	staff := desk.Do(&command.AddStaff{Name: "Erik Dahl"}).Created("staff")
	desk.Do(&command.AddUser{Login: "erik", Role: access.Agent, StaffID: staff})
	desk.Do(&command.CreateTemplate{Use: command.CannedReply, Name: "Shared", Language: "en", Body: "x"})
	b := openTemplates(t, desk, pagetest.Options{As: "erik"})
	b.Key(fyne.KeyReturn)
	if b.Env.Modals.Open() || len(b.Failed) != 1 {
		t.Errorf("a shared template is opened, failed %v", b.Failed)
	}
	b.Press("New template…")
	b.Write("name", "Mine")
	b.Write("body", "y")
	b.Act(page.Confirm)
	b.Wants("Mine", "Me")
	if list := templatesOf(t, desk, view.TemplateFilter{}); len(list) != 1 {
		t.Errorf("the admin sees %+v", list)
	}
	b.Type("f")
	b.Type("sha")
	b.Lacks("Mine")
	b.Key(fyne.KeyEscape)
	b.Wants("Mine")
}

// Pictures for looking at: SHOTS names their folder.
func TestTemplatePictures(t *testing.T) {
	folder := os.Getenv("SHOTS")
	if folder == "" {
		t.Skip("SHOTS names no folder")
	}
	desk := deskWithTicket(t)
	for _, name := range []string{"Known fault", "Lås släppt", "Which version"} {
		desk.Do(&command.CreateTemplate{Use: command.CannedReply, Name: name, Language: "sv", Body: "Hej {{first_name}}!\n\n{{ticket}} {{subject}} är löst. Säg gärna till om det händer igen, så tittar vi på {{product}}.\n\n{{me}}, {{provider}}"})
	}
	for name, options := range map[string]pagetest.Options{
		"light": {}, "dark-sv": {Variant: theme.Dark, Lang: "sv"}, "narrow-large": {Scale: 150, Width: 960 - 49, Height: 702},
	} {
		b := openTemplates(t, desk, options)
		b.Picture(folder + "/templates-" + name + ".png")
		b.Key(fyne.KeyReturn)
		b.Picture(folder + "/template-" + name + ".png")
	}
}
