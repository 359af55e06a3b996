package tickets

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"tallydesk/app/command"
	"tallydesk/app/ticket"
	"tallydesk/app/view"
	"tallydesk/gui/page"
	"tallydesk/gui/pagetest"
)

func (s *scene) canned(name, language, body string) {
	s.t.Helper()
	s.Do(&command.CreateTemplate{Use: command.CannedReply, Name: name, Language: language, Body: body})
}

// ux.md 1: answer a known question: R, Ctrl+G, three letters, Enter, Ctrl+Enter.
func TestAKnownQuestionIsAnsweredInFiveKeys(t *testing.T) {
	s := newScene(t)
	s.canned("Lock released", "en", "Hello {{first_name}}! {{ticket}} is solved.")
	s.canned("Lock, svenska", "sv", "Hej {{first_name}}!\n\n{{ticket}} {{subject}} är löst.\n\n{{me}}, {{provider}}")
	s.canned("Which version", "sv", "x")
	b := s.show(pagetest.Options{})
	b.Show(page.Route{Page: page.Tickets, ID: s.locks})
	b.Type("r")
	b.Act(page.Canned)
	b.Wants("Three letters of a canned reply", "Which version")
	b.Type("loc")
	b.Lacks("Which version")
	b.Key(fyne.KeyReturn)
	b.Act(page.Confirm)
	said := s.said(s.locks)
	want := "Hej Carin!\n\nSUND-1001 Schedule locks when two planners publish är löst.\n\nDiane Berg, Nordic Desk AB"
	if said[len(said)-1] != want {
		t.Errorf("said %q, failed %v", said[len(said)-1], b.Failed)
	}
}

// The reply goes where the cursor is, and undoing it in the field takes it away
// at once.
func TestACannedReplyIsInsertedAtTheCursor(t *testing.T) {
	s := newScene(t)
	s.canned("Thanks", "en", "Thank you.")
	b := s.show(pagetest.Options{})
	b.Show(page.Route{Page: page.Tickets, ID: s.locks})
	b.Type("r")
	b.Type("ab")
	b.Key(fyne.KeyLeft)
	b.Act(page.Canned)
	b.Key(fyne.KeyReturn)
	composer := b.Page.(*screen).detail.writing.composer
	if got := composer.Draft(false); got != "aThank you.b" {
		t.Errorf("%q", got)
	}
	b.Act(page.Canned)
	b.Key(fyne.KeyEscape)
	if b.Env.Modals.Open() || composer.Draft(false) != "aThank you.b" {
		t.Error("leaving the choice changes the text")
	}
	b.Type("!") // the keyboard is where it was
	if got := composer.Draft(false); got != "aThank you.!b" {
		t.Errorf("%q", got)
	}
}

// A variable without a value stays, is told of, and is not sent unasked.
func TestAGapIsNotSentUnseen(t *testing.T) {
	s := newScene(t)
	s.canned("Product", "en", "Which {{product}}?")
	b := s.show(pagetest.Options{})
	b.Show(page.Route{Page: page.Tickets, ID: s.report}) // without a product
	b.Type("r")
	b.Act(page.Canned)
	b.Type("pro")
	b.Key(fyne.KeyReturn)
	b.Wants("Which {{product}}?", "Still to fill in: {{product}}")
	b.Act(page.Confirm)
	b.Wants("The reply still has {{product}} in it.")
	b.Key(fyne.KeyEscape)
	if said := s.said(s.report); strings.Contains(strings.Join(said, ""), "{{") {
		t.Errorf("sent: %q", said)
	}
	b.Act(page.Confirm)
	b.Press("Send anyway")
	if said := s.said(s.report); said[len(said)-1] != "Which {{product}}?" {
		t.Errorf("not sent: %q, failed %v", said, b.Failed)
	}
}

// R-TIX-11: a ticket begins as a template has it; its variables are filled in
// when the customer is chosen.
func TestATicketBeginsAsATemplate(t *testing.T) {
	s := newScene(t)
	s.Do(&command.CreateTemplate{
		Use: command.TicketTemplate, Name: "New user", Language: "sv", Subject: "Ny användare hos {{customer}}", Body: "Namn:\nFrån: {{provider}}",
		Kind: ticket.Assistance, Priority: ticket.Low,
	})
	b := s.show(pagetest.Options{})
	b.Act(page.NewFromTemplate)
	b.Type("use")
	b.Key(fyne.KeyReturn)
	b.Act(page.Confirm)
	if b.Field("subject").Error() == "" {
		t.Error("a ticket is opened with a gap")
	}
	b.Field("customer").Focus()
	b.Type("brov")
	b.Key(fyne.KeyReturn)
	b.Act(page.Confirm)
	rows, _, err := s.View().Tickets(t.Context(), view.TicketFilter{Text: "användare"}, view.Page{Most: 5})
	if err != nil || len(rows) != 1 {
		t.Fatalf("%d tickets, %v, failed %v", len(rows), err, b.Failed)
	}
	got := s.ticketOf(rows[0].ID)
	if got.Subject != "Ny användare hos Brovalla kommun" || got.Kind != ticket.Assistance || got.Priority != ticket.Low {
		t.Errorf("%+v", got.TicketRow)
	}
	if said := s.said(got.ID); len(said) != 1 || said[0] != "Namn:\nFrån: Nordic Desk AB" {
		t.Errorf("%q", said)
	}
}
