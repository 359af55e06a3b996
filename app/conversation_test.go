package app_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"tallydesk/app"
	"tallydesk/app/command"
	"tallydesk/app/fail"
	"tallydesk/app/ticket"
	"tallydesk/app/view"
)

// R-TIX-6: an edit keeps the former text; nobody changes a customer's words.
func TestEdits(t *testing.T) {
	s := newScene(t)
	id, carin, erik := s.ticket(), s.carin(), s.erik()
	message := do(t, erik, &command.Reply{TicketID: id, Body: "Helo."}).Created("message")
	note := do(t, erik, &command.AddNote{TicketID: id, Body: "Weak."}).Created("note")
	theirs := do(t, carin, &command.Reply{TicketID: id, Body: "Hej."}).Created("message")
	s.At("2026-11-18T11:00:00+01:00")
	do(t, erik, &command.EditMessage{MessageID: message, Body: "Hello."})
	s.Do(&command.EditNote{NoteID: note, Body: "Week."}) // an admin may
	refused(t, carin, &command.EditMessage{MessageID: theirs, Body: "x"}, "right")
	refused(t, s.Desk.Desk, &command.EditMessage{MessageID: theirs, Body: "x"}, "message.author")
	own := s.Do(&command.Reply{TicketID: id, Body: "Mine."}).Created("message")
	refused(t, erik, &command.EditMessage{MessageID: own, Body: "x"}, "message.author")
	for row, former := range map[string]string{message: "Helo.", note: "Weak."} {
		texts, err := s.View().FormerTexts(ctx, row)
		if err != nil || len(texts) != 1 || texts[0].Body != former {
			t.Errorf("former texts %v, %v, want %q", texts, err, former)
		}
	}
	items, _ := s.View().Conversation(ctx, id)
	for _, item := range items {
		if item.ID == message && (item.Body != "Hello." || !item.Edited.Equal(s.Now())) {
			t.Errorf("%+v", item)
		}
	}
}

// R-TIX-6: files come with messages for all, with notes for staff.
func TestFilesOfAConversation(t *testing.T) {
	s := newScene(t)
	id := s.ticket()
	path := filepath.Join(s.Dir, "lock.png")
	if err := os.WriteFile(path, []byte("picture"), 0o600); err != nil {
		t.Fatal(err)
	}
	file, err := s.AddFile(ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	s.Do(&command.Reply{TicketID: id, Files: []command.File{file}})
	s.Do(&command.AddNote{TicketID: id, Files: []command.File{file}})
	items, _ := s.View().Conversation(ctx, id)
	var names []string
	for _, item := range items {
		for _, file := range item.Files {
			names = append(names, string(item.Kind)+" "+file.Name)
		}
	}
	if diff := cmp.Diff([]string{"message lock.png", "note lock.png"}, names); diff != "" {
		t.Error(diff)
	}
}

// R-ACC-7: what a liaison is refused with says number and state as its customer
// reads them, and with no other customer's code in sight.
func TestRefusalsSpeakToTheActor(t *testing.T) {
	s := newScene(t)
	id := s.Do(&command.OpenTicket{CustomerID: s.customer, Subject: "Locks", ReporterID: s.liaison}).Created("ticket")
	s.Do(&command.SetState{TicketID: id, State: ticket.Resolved, Resolution: "Released."})
	carin := s.liaisonDesk()
	for _, c := range []struct {
		desk *app.Desk
		cmd  command.Command
		want fail.Args
	}{
		{carin, &command.SetState{TicketID: id, State: ticket.Closed, Expect: ticket.InProgress}, fail.Args{"Ref": "#1001", "State": fail.Word("state.customer.resolved")}},
		{s.Desk.Desk, &command.SetState{TicketID: id, State: ticket.Closed, Expect: ticket.InProgress}, fail.Args{"Ref": "SUND-1001", "State": fail.Word("state.resolved")}},
	} {
		_, err := c.desk.Do(ctx, c.cmd)
		told, ok := fail.As(err)
		if !ok {
			t.Fatalf("not refused: %v", err)
		}
		same(t, "what it says", c.want, told.Args)
	}
	s.At("2026-12-24T10:00:00+01:00")
	_, err := carin.Do(ctx, &command.Reply{TicketID: id, Body: "Again!"})
	if told, ok := fail.As(err); !ok || told.Key != "ticket.followup" || told.Args["Ref"] != "#1001" {
		t.Errorf("too late: %v", err)
	}
}

// A call is logged afterwards: received when it came, said by who called.
func TestLoggingACall(t *testing.T) {
	s := newScene(t)
	at := s.Now().Add(-40 * time.Minute)
	id := s.Do(&command.OpenTicket{
		CustomerID: s.customer, Subject: "Call", Body: "Carin called.", Channel: ticket.Phone, ReporterID: s.liaison, At: at,
	}).Created("ticket")
	items, _ := s.View().Conversation(ctx, id)
	if head := s.head(id); !head.Received.Equal(at) || !head.Opened.Equal(at) || head.LastFrom != view.CustomerSide {
		t.Errorf("%+v", head)
	}
	if said := items[0]; said.Author != "Carin Holm" || !said.At.Equal(at) || !said.Recorded.Equal(s.Now()) || said.Channel != ticket.Phone {
		t.Errorf("%+v", said)
	}
	s.Do(&command.SetState{TicketID: id, State: ticket.WaitingCustomer})
	s.Do(&command.Reply{TicketID: id, Body: "She says yes.", ContactID: s.liaison, Channel: ticket.Phone})
	if head := s.head(id); head.State != ticket.InProgress {
		t.Errorf("after the customer's answer: %s", head.State)
	}
}
