package app_test

import (
	"errors"
	"testing"

	"tallydesk/app"
	"tallydesk/app/access"
	"tallydesk/app/bank"
	"tallydesk/app/command"
	"tallydesk/app/fail"
	"tallydesk/app/template"
	"tallydesk/app/terms"
	"tallydesk/app/ticket"
	"tallydesk/app/view"
	"tallydesk/app/words"
)

func (s *scene) templateNames(filter view.TemplateFilter) []string {
	s.t.Helper()
	list, err := s.View().Templates(ctx, filter)
	if err != nil {
		s.t.Fatal(err)
	}
	names := []string{}
	for _, t := range list {
		names = append(names, t.Name)
	}
	return names
}

func (s *scene) reply(name, language, body string) string {
	s.t.Helper()
	return s.Do(&command.CreateTemplate{Use: command.CannedReply, Name: name, Language: language, Body: body}).Created("template")
}

// R-TIX-11: three letters find a reply; what is in the recipient's language
// comes first.
func TestTemplatesAreFoundByAFewLetters(t *testing.T) {
	s := newScene(t)
	s.reply("Lock released", "en", "x")
	s.reply("Lås släppt", "sv", "x")
	s.reply("Which version", "en", "Do you see a lock?")
	s.reply("Padlock", "sv", "x")
	same(t, "all", []string{"Lås släppt", "Padlock", "Lock released", "Which version"}, s.templateNames(view.TemplateFilter{Prefer: "sv"}))
	same(t, "loc", []string{"Lock released", "Padlock", "Which version"}, s.templateNames(view.TemplateFilter{Text: "LOC", Prefer: "sv"}))
	same(t, "lås", []string{"Lås släppt"}, s.templateNames(view.TemplateFilter{Text: "Lås"}))
	same(t, "tickets", []string{}, s.templateNames(view.TemplateFilter{Use: command.TicketTemplate}))
}

// An own template is its owner's alone; an archived one is not offered and not
// lost.
func TestTemplatesOfOthersDoNotExist(t *testing.T) {
	s := newScene(t)
	s.desks = map[access.Role]*app.Desk{access.Agent: s.erik(), access.Liaison: s.carin()}
	id, own := s.eriksTemplate()
	same(t, "the admin sees", []string{}, s.templateNames(view.TemplateFilter{}))
	mine, err := s.desks[access.Agent].View().Templates(ctx, view.TemplateFilter{})
	if err != nil || len(mine) != 1 || !mine[0].Own || mine[0].ID != id {
		t.Errorf("the owner sees %+v, %v", mine, err)
	}
	if err := s.Refuse(&command.ArchiveTemplate{TemplateID: id, Archived: true}); !errors.Is(err, fail.NotFound) {
		t.Errorf("archived by another: %v", err)
	}
	own.Own = false
	if _, err := s.desks[access.Agent].Do(ctx, &command.ChangeTemplate{TemplateID: id, CreateTemplate: own}); !errors.Is(err, fail.Forbidden) {
		t.Errorf("shared by an agent: %v", err)
	}
	s.doAs(access.Agent, &command.ArchiveTemplate{TemplateID: id, Archived: true})
	if kept, err := s.desks[access.Agent].View().Template(ctx, id); err != nil || !kept.Archived {
		t.Errorf("archived: %+v, %v", kept, err)
	}
	if _, err := s.desks[access.Liaison].View().Templates(ctx, view.TemplateFilter{}); !errors.Is(err, fail.Forbidden) {
		t.Errorf("a liaison: %v", err)
	}
}

func TestTemplatesAreRefusedWithTheirMistakes(t *testing.T) {
	s := newScene(t)
	s.reply("Known", "en", "x")
	good := command.CreateTemplate{Use: command.CannedReply, Name: "New", Language: "en", Body: "x"}
	for field, spoil := range map[string]func(*command.CreateTemplate){
		"use":      func(k *command.CreateTemplate) { k.Use = "mail" },
		"language": func(k *command.CreateTemplate) { k.Language = "de" },
		"body":     func(k *command.CreateTemplate) { k.Body = "{{nobody}}" },
		"name":     func(k *command.CreateTemplate) { k.Name = " known " },
		"subject":  func(k *command.CreateTemplate) { k.Use, k.Subject = command.TicketTemplate, "{{x" },
		"kind":     func(k *command.CreateTemplate) { k.Use, k.Subject, k.Kind = command.TicketTemplate, "x", "fire" },
	} {
		cmd := good
		spoil(&cmd)
		invalid := fail.Invalids(s.Refuse(&cmd))
		if len(invalid) != 1 || invalid[0].Field != field {
			t.Errorf("%s: %v", field, invalid)
		}
	}
	id := s.Do(&good).Created("template")
	wantInvalid(t, s.Refuse(&command.ChangeTemplate{TemplateID: id, CreateTemplate: command.CreateTemplate{
		Use: command.TicketTemplate, Name: "x", Language: "en", Subject: "x",
	}}), "use", "template.use")
	wantConflict(t, s.Refuse(&command.ChangeTemplate{TemplateID: id, Base: 1, CreateTemplate: good}))
}

// The variables stand for what the ticket has, in the reporter's language.
func TestFactsOfATicket(t *testing.T) {
	s := newScene(t)
	contract := s.Do(&command.OpenContract{
		CustomerID: s.customer, Name: "Customer care", Start: day("2026-01-01"), OverUse: terms.Ask,
		Lines: []terms.Line{{Kind: terms.Prepaid, Price: 115000, Least: 60}},
	}).Created("contract")
	s.Do(&command.BuyHours{ContractID: contract, Minutes: 90, Day: day("2026-11-02"), Quarter: bank.ThisQuarter})
	id := s.Do(&command.OpenTicket{
		CustomerID: s.customer, Subject: "Report", ReporterID: s.liaison, ProductID: s.product, Kind: ticket.Question,
	}).Created("ticket")
	facts, language, err := s.View().TicketFacts(ctx, id, s.Now())
	if err != nil {
		t.Fatal(err)
	}
	same(t, "language", "sv", language)
	values := facts.Values(words.For("sv"))
	for variable, want := range map[template.Variable]string{
		template.Ticket: "SUND-1001", template.Subject: "Report", template.Customer: "Sundvik kommun", template.FirstName: "Carin",
		template.Me: "Diane Berg", template.Provider: "Nordic Desk AB", template.Product: "Planner", template.HoursLeft: "1 tim 30 min",
		template.State: "Nytt", template.Today: "ons 18 nov 2026",
	} {
		same(t, string(variable), want, values[variable])
	}
	before, language, err := s.View().CallerFacts(ctx, "", "", s.Now())
	if err != nil || language != "en" || before.Customer != "" || before.Provider == "" {
		t.Errorf("before anybody is known: %+v, %q, %v", before, language, err)
	}
}
