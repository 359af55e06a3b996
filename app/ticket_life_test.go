package app_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tallydesk/app/civil"
	"tallydesk/app/command"
	"tallydesk/app/fail"
	"tallydesk/app/terms"
	"tallydesk/app/ticket"
	"tallydesk/app/view"
)

// domain.md 4: what the customer writes brings a ticket back to work.
func TestCustomersMessageMovesTheTicket(t *testing.T) {
	s := newScene(t)
	carin := s.carin()
	cases := []struct {
		name     string
		before   []command.Command
		want     ticket.State
		reopened int
	}{
		{"new stays", nil, ticket.New, 0},
		{"waiting goes on", []command.Command{&command.SetState{State: ticket.WaitingCustomer}}, ticket.InProgress, 0},
		{"waiting for a release stays", []command.Command{&command.SetState{State: ticket.WaitingRelease}}, ticket.WaitingRelease, 0},
		{"resolved reopens", []command.Command{&command.SetState{State: ticket.Resolved, Resolution: "done"}}, ticket.InProgress, 1},
		{"closed reopens", []command.Command{
			&command.SetState{State: ticket.Resolved, Resolution: "done"}, &command.SetState{State: ticket.Closed},
		}, ticket.InProgress, 1},
		{"declined comes back", []command.Command{&command.SetState{State: ticket.Declined, Reason: "not ours"}}, ticket.New, 1},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			id := s.ticket()
			for _, cmd := range c.before {
				cmd.(*command.SetState).TicketID = id
				s.Do(cmd)
			}
			do(t, carin, &command.Reply{TicketID: id, Body: "One more thing."})
			head := s.head(id)
			if head.State != c.want || head.Reopened != c.reopened || !head.Resolved.IsZero() || !head.Closed.IsZero() || head.Resolution != "" {
				t.Errorf("%s, reopened %d, resolved %v, closed %v, %q", head.State, head.Reopened, head.Resolved, head.Closed, head.Resolution)
			}
		})
	}
}

// domain.md 4: after N days a linked new ticket is offered instead; staff's
// message still lands.
func TestLateMessageNeedsAFollowUp(t *testing.T) {
	s := newScene(t)
	id, carin := s.ticket(), s.carin()
	s.Do(&command.SetState{TicketID: id, State: ticket.Resolved, Resolution: "done"})
	s.At("2026-12-18T10:42:00+01:00") // 30 days on
	refused(t, carin, &command.Reply{TicketID: id, Body: "Again!"}, "ticket.followup")
	refused(t, s.Desk.Desk, &command.SetState{TicketID: id, State: ticket.InProgress}, "ticket.followup")
	s.Do(&command.Reply{TicketID: id, Body: "A late thank you."})
	if head := s.head(id); head.State != ticket.Resolved || head.Reopened != 0 {
		t.Errorf("%s, reopened %d", head.State, head.Reopened)
	}
}

// R-SLA-5: reopening is counted; what was resolved stays in the events.
func TestReopeningIsCounted(t *testing.T) {
	s := newScene(t)
	id := s.ticket()
	for range 2 {
		s.Do(&command.SetState{TicketID: id, State: ticket.Resolved, Resolution: "The lock is released."})
		s.Do(&command.SetState{TicketID: id, State: ticket.InProgress, Reason: "it is back"})
	}
	if head := s.head(id); head.Reopened != 2 {
		t.Errorf("reopened %d", head.Reopened)
	}
	items, _ := s.View().Conversation(ctx, id)
	kept := 0
	for _, item := range items {
		if item.Event.Text == "The lock is released." {
			kept++
		}
	}
	if kept != 2 {
		t.Errorf("%d resolutions kept", kept)
	}
}

// domain.md 4: gates bind every path.
func TestGates(t *testing.T) {
	s := newScene(t)
	id, desk := s.ticket(), s.Desk.Desk
	refused(t, desk, &command.SetState{TicketID: id, State: ticket.Resolved}, "resolution:required")
	refused(t, desk, &command.SetState{TicketID: id, State: ticket.Resolved, Reason: "no resolution"}, "resolution:required")
	refused(t, desk, &command.SetState{TicketID: id, State: ticket.Declined}, "reason:required")
	refused(t, desk, &command.Reply{TicketID: id, Then: ticket.Resolved, Files: []command.File{{Name: "a", SHA256: strings.Repeat("0", 64)}}}, "body:required")
	refused(t, desk, &command.SetState{TicketID: id, State: ticket.Closed}, "ticket.move")
	refused(t, desk, &command.Reply{TicketID: id, Body: "done", Then: ticket.Closed}, "ticket.move")
	refused(t, desk, &command.SetState{TicketID: id, State: ticket.Resolved, Resolution: "done", Expect: ticket.Assessed}, "ticket.state")
	s.Do(&command.Reply{TicketID: id, Body: "The lock is released.", Then: ticket.Resolved})
	if head := s.head(id); head.State != ticket.Resolved || head.Resolution != "The lock is released." {
		t.Errorf("%s %q", head.State, head.Resolution)
	}
}

// ux.md 5.2, 5: the second to take a ticket is told who took it first.
func TestTwoTakeATicket(t *testing.T) {
	s := newScene(t)
	id, erik := s.ticket(), s.erik()
	do(t, erik, &command.Take{TicketID: id})
	refused(t, s.Desk.Desk, &command.Take{TicketID: id}, "ticket.taken")
	err := s.Refuse(&command.Take{TicketID: id})
	known, _ := fail.As(err)
	if known.Args["Name"] != "Erik Dahl" || known.Args["Ref"] != "SUND-1001" {
		t.Errorf("%v", known)
	}
	s.Do(&command.Take{TicketID: id, Expect: s.colleague})
	if got := s.head(id).AssigneeID; got != s.staff {
		t.Errorf("assigned to %q", got)
	}
	s.Do(&command.Assign{TicketID: id, Expect: s.staff})
	refused(t, s.Desk.Desk, &command.Assign{TicketID: id, StaffID: s.colleague, Expect: s.staff}, "ticket.freed")
	if diff := cmp.Diff([]string{"opened", "assignee", "assignee", "assignee"}, s.events(id)); diff != "" {
		t.Error(diff)
	}
}

// R-TIX-4, R-TIX-14: a move records why, for staff only; owner and assignee
// stay.
func TestMovingLines(t *testing.T) {
	s := newScene(t)
	id := s.ticket()
	s.Do(&command.SetOwner{TicketID: id, StaffID: s.staff})
	s.Do(&command.Take{TicketID: id})
	refused(t, s.Desk.Desk, &command.MoveLine{TicketID: id, Line: 3}, "reason:required")
	refused(t, s.Desk.Desk, &command.MoveLine{TicketID: id, Line: 4, Reason: "x"}, "line:unknown")
	s.At("2026-11-18T11:00:00+01:00")
	s.Do(&command.MoveLine{TicketID: id, Line: 3, Reason: "needs the source"})
	head := s.head(id)
	if head.Line != 3 || head.OwnerID != s.staff || head.AssigneeID != s.staff {
		t.Errorf("line %d, owner %q, assignee %q", head.Line, head.OwnerID, head.AssigneeID)
	}
	items, _ := s.View().Conversation(ctx, id)
	last := items[len(items)-1]
	if last.Kind != view.ItemLine || last.Event.Before != "0" || last.Event.After != "3" || last.Event.Text != "needs the source" || last.Author != "Diane Berg" {
		t.Errorf("%+v", last)
	}
}

// R-CON-4: another contract charges the ticket's time anew.
func TestSetContractChargesAnew(t *testing.T) {
	s := newScene(t)
	id := s.Do(&command.OpenTicket{CustomerID: s.customer, Subject: "Add accounts", Kind: ticket.Assistance}).Created("ticket")
	s.Do(&command.LogTime{Work: command.Work{TicketID: id, WorkDay: civil.Date(2026, 11, 17), Minutes: 30, WorkType: "support"}})
	contract := s.contract()
	s.Do(&command.SetContract{TicketID: id, ContractID: contract})
	left := func() int {
		bank, err := s.View().BankLeft(ctx, []string{contract}, civil.Date(2026, 11, 18))
		if err != nil {
			t.Fatal(err)
		}
		return bank[contract].Left
	}
	drawn := left()
	s.Do(&command.SetCause{TicketID: id, Cause: ticket.Software}) // R-TIME-10
	freed := left()
	s.Do(&command.SetCause{TicketID: id, Cause: ticket.User})
	again := left()
	s.Do(&command.SetContract{TicketID: id})
	uncovered := left()
	if drawn != again || freed != drawn+30 || uncovered != freed || !s.head(id).Uncovered {
		t.Errorf("left: drawn %d, software fault %d, use %d, uncovered %d", drawn, freed, again, uncovered)
	}
}

// R-TIX-1: the queue puts contract customers before pay-as-you-go, also when
// their contract gets a line later, and when that is undone.
func TestQueueFollowsTheContract(t *testing.T) {
	s := newScene(t)
	order := func() (refs []string) {
		rows, _, err := s.View().Tickets(ctx, view.TicketFilter{Open: true}, view.Page{Most: 10})
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range rows {
			refs = append(refs, row.Subject)
		}
		return refs
	}
	open := func(subject string, priority ticket.Priority) string {
		return s.Do(&command.OpenTicket{CustomerID: s.customer, Subject: subject, Priority: priority}).Created("ticket")
	}
	open("first", ticket.Medium)
	second := open("second", ticket.Medium)
	open("low", ticket.Low)
	s.Do(&command.OpenTicket{CustomerID: s.customer, Subject: "down", Priority: ticket.Low, Emergency: true})
	contract := s.Do(&command.OpenContract{
		CustomerID: s.customer, Name: "Pay as you go", Start: civil.Date(2026, 1, 1), Lines: []terms.Line{{Kind: terms.PayAsYouGo, Price: 120000}},
	}).Created("contract")
	s.Do(&command.SetContract{TicketID: second, ContractID: contract})
	payg, covered := []string{"down", "first", "second", "low"}, []string{"down", "second", "first", "low"}
	if diff := cmp.Diff(payg, order()); diff != "" {
		t.Error("pay as you go:", diff)
	}
	added := s.Do(&command.AddLine{ContractID: contract, Line: terms.Line{Kind: terms.Allowance, Minutes: 60}})
	if diff := cmp.Diff(covered, order()); diff != "" {
		t.Error("with an allowance:", diff)
	}
	s.Do(&command.Undo{Act: added.Act})
	if diff := cmp.Diff(payg, order()); diff != "" {
		t.Error("undone:", diff)
	}
}

// Whoever follows a held request already is not called to it a second time.
func TestConfirmedRequestCallsNobodyTwice(t *testing.T) {
	s := newScene(t)
	held := s.heldTicket()
	s.Do(&command.AddParticipant{TicketID: held, StaffID: s.colleague})
	s.Do(&command.ConfirmRequest{TicketID: held, EmergencyReason: "The installation is down."})
	people, err := s.View().Participants(ctx, held)
	if err != nil || len(people) != 2 {
		t.Errorf("%+v, %v", people, err)
	}
}
