package app_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"tallydesk/app"
	"tallydesk/app/command"
	"tallydesk/app/fail"
	"tallydesk/app/ticket"
)

// domain.md 1: what a liaison may, and for its own customer alone.
func TestWhatALiaisonMay(t *testing.T) {
	s := newScene(t)
	carin := s.carin()
	own := do(t, carin, &command.OpenTicket{CustomerID: s.customer, Subject: "Help", Body: "Please.", Priority: ticket.High}).Created("ticket")
	head := s.head(own)
	if head.ReporterID != s.liaison || head.Wished != ticket.High || head.Priority != ticket.High || head.State != ticket.New {
		t.Errorf("%+v", head)
	}
	do(t, carin, &command.WishPriority{TicketID: own, Priority: ticket.Low})
	if head := s.head(own); head.Wished != ticket.Low || head.Priority != ticket.Low {
		t.Errorf("before it is assessed: %s, %s", head.Wished, head.Priority)
	}
	s.Do(&command.SetState{TicketID: own, State: ticket.Assessed})
	do(t, carin, &command.WishPriority{TicketID: own, Priority: ticket.High})
	if head := s.head(own); head.Wished != ticket.High || head.Priority != ticket.Low {
		t.Errorf("after: %s, %s", head.Wished, head.Priority)
	}
	do(t, carin, &command.AskToClose{TicketID: own, Text: "It works."})
	if s.head(own).AskedToClose.IsZero() {
		t.Error("the wish to close is not seen")
	}
	refused(t, carin, &command.SetState{TicketID: own, State: ticket.Resolved, Resolution: "x"}, "right")
	s.Do(&command.SetState{TicketID: own, State: ticket.Resolved, Resolution: "done"})
	do(t, carin, &command.SetState{TicketID: own, State: ticket.Closed})
	do(t, carin, &command.SetState{TicketID: own, State: ticket.InProgress})
	if !s.head(own).AskedToClose.IsZero() {
		t.Error("the wish to close outlives the reopening")
	}

	other := s.Do(&command.CreateCustomer{Code: "NORR", Name: "Norrhamn Region"}).Created("customer")
	foreign := s.Do(&command.OpenTicket{CustomerID: other, Subject: "theirs"}).Created("ticket")
	for key, cmds := range map[string][]command.Command{
		"customer": {&command.OpenTicket{CustomerID: other, Subject: "x"}},
		"ticket": {
			&command.Reply{TicketID: foreign, Body: "x"}, &command.AskToClose{TicketID: foreign}, &command.ConfirmRequest{TicketID: foreign},
			&command.WishPriority{TicketID: foreign, Priority: ticket.High}, &command.SetState{TicketID: foreign, State: ticket.Closed},
		},
		"right": {
			&command.OpenTicket{CustomerID: s.customer, Subject: "x", Emergency: true}, &command.OpenTicket{CustomerID: s.customer, Subject: "x", AssigneeID: s.staff},
			&command.OpenTicket{CustomerID: s.customer, Subject: "x", ReporterID: s.contact}, &command.OpenTicket{CustomerID: s.customer, Subject: "x", At: s.Now()},
			&command.AddNote{TicketID: own, Body: "x"}, &command.Reply{TicketID: own, Body: "x", Then: ticket.WaitingRelease},
			&command.Reply{TicketID: own, Body: "x", ContactID: s.contact}, &command.Reply{TicketID: own, Body: "x", At: s.Now()},
			&command.Take{TicketID: own}, &command.SetCause{TicketID: own, Cause: ticket.User}, &command.SetContract{TicketID: own},
			&command.SetPriority{TicketID: own, Priority: ticket.High}, &command.MoveLine{TicketID: own, Line: 1, Reason: "x"},
			&command.SetOwner{TicketID: own}, &command.AddParticipant{TicketID: own, StaffID: s.staff},
			&command.Patch{Table: "ticket", ID: own, To: map[string]string{"subject": "x"}},
		},
	} {
		for _, cmd := range cmds {
			refused(t, carin, cmd, key)
		}
	}
}

// What is not the customer's cannot be named on its ticket, nor what is to come
// be recorded.
func TestWhatATicketCannotHold(t *testing.T) {
	s := newScene(t)
	contract := s.contract()
	other := s.Do(&command.CreateCustomer{Code: "NORR", Name: "Norrhamn Region"}).Created("customer")
	id, desk, later := s.Do(&command.OpenTicket{CustomerID: other, Subject: "x"}).Created("ticket"), s.Desk.Desk, s.Now().Add(time.Minute)
	for _, c := range []struct {
		cmd command.Command
		key string
	}{
		{&command.OpenTicket{CustomerID: other, Subject: "x", ContractID: contract}, "contract"},
		{&command.OpenTicket{CustomerID: other, Subject: "x", ReporterID: s.contact}, "contact"},
		{&command.OpenTicket{CustomerID: other, Subject: "x", AssigneeID: other}, "staff"},
		{&command.OpenTicket{CustomerID: other, Subject: "x", ProductID: other}, "product"},
		{&command.OpenTicket{CustomerID: other, Subject: " "}, "subject:required"},
		{&command.OpenTicket{CustomerID: other, Subject: "x", Kind: "riddle"}, "kind:unknown"},
		{&command.OpenTicket{CustomerID: other, Subject: "x", At: later}, "at:future"},
		{&command.Reply{TicketID: id, Body: "x", At: later}, "at:future"},
		{&command.Reply{TicketID: id, Body: "x", ContactID: s.contact}, "contact"},
		{&command.Reply{TicketID: id}, "body:required"},
		{&command.Reply{TicketID: id, Files: []command.File{{Name: "a.png", Size: 1, SHA256: strings.Repeat("a", 64)}}}, "files:file"},
		{&command.AddNote{TicketID: id, Body: "x", Files: []command.File{{Name: "a.png", SHA256: "../../etc/passwd"}}}, "files:file"},
		{&command.SetContract{TicketID: id, ContractID: contract}, "contract"},
		{&command.AddParticipant{TicketID: id, ContactID: s.contact}, "contact"},
		{&command.AddParticipant{TicketID: id}, "person:required"},
		{&command.SetPriority{TicketID: id, Priority: "huge"}, "priority:unknown"},
		{&command.SetPriority{TicketID: id, Priority: ticket.High, Expect: ticket.Low}, "ticket.priority"},
		{&command.SetCause{TicketID: id, Cause: "weather"}, "cause:unknown"},
		{&command.Take{TicketID: other}, "ticket"},
		{&command.Patch{Table: "ticket", ID: id, From: map[string]string{"product_id": ""}, To: map[string]string{"product_id": other}}, "product"},
		{&command.Patch{Table: "ticket", ID: id, To: map[string]string{"subject": ""}}, "subject:required"},
		{&command.Patch{Table: "ticket", ID: id}, "to:required"},
		{&command.Patch{Table: "ticket", ID: id, To: map[string]string{"state": "closed"}}, "state:not_patchable"},
	} {
		refused(t, desk, c.cmd, c.key)
	}
}

func TestUnknownTicketIsNotFound(t *testing.T) {
	s := newScene(t)
	for _, typed := range []string{"SUND-7", "#7", "7", "", "nothing", app.NewID()} {
		if _, err := s.View().Ticket(ctx, typed); !errors.Is(err, fail.NotFound) {
			t.Errorf("%q: %v", typed, err)
		}
	}
}
