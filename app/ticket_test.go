package app_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"tallydesk/app"
	"tallydesk/app/access"
	"tallydesk/app/civil"
	"tallydesk/app/command"
	"tallydesk/app/fail"
	"tallydesk/app/ticket"
	"tallydesk/app/view"
)

var ctx = context.Background()

// login makes a login and gives the desk as that person sees it.
func (s *scene) login(user command.AddUser) *app.Desk {
	s.t.Helper()
	user.Login = strings.ToLower(fresh(s, "user"))
	s.Do(&user)
	desk, err := s.As(ctx, user.Login)
	if err != nil {
		s.t.Fatal(err)
	}
	return desk
}

// carin gives the desk as the customer's liaison sees it.
func (s *scene) carin() *app.Desk {
	return s.login(command.AddUser{Role: access.Liaison, ContactID: s.liaison})
}

// erik gives the desk as an agent sees it.
func (s *scene) erik() *app.Desk {
	return s.login(command.AddUser{Role: access.Agent, StaffID: s.colleague})
}

func (s *scene) head(id string) view.Ticket {
	s.t.Helper()
	head, err := s.View().Ticket(ctx, id)
	if err != nil {
		s.t.Fatal(err)
	}
	return head
}

func (s *scene) events(id string) []string {
	s.t.Helper()
	items, err := s.View().Conversation(ctx, id)
	if err != nil {
		s.t.Fatal(err)
	}
	var kinds []string
	for _, item := range items {
		if item.Kind == view.ItemEvent {
			kinds = append(kinds, item.Event.Kind)
		}
	}
	return kinds
}

func do(t *testing.T, desk *app.Desk, cmd command.Command) app.Receipt {
	t.Helper()
	receipt, err := desk.Do(ctx, cmd)
	if err != nil {
		t.Fatalf("%s: %v", cmd.Spec().Name, err)
	}
	return receipt
}

// refused wants the command refused with a key, or as an invalid field.
func refused(t *testing.T, desk *app.Desk, cmd command.Command, key string) {
	t.Helper()
	_, err := desk.Do(ctx, cmd)
	if known, ok := fail.As(err); ok {
		if known.Key != key {
			t.Errorf("%s: refused with %s, want %s", cmd.Spec().Name, known.Key, key)
		}
		return
	}
	for _, invalid := range fail.Invalids(err) {
		if invalid.Field+":"+invalid.Reason == key {
			return
		}
	}
	t.Errorf("%s: %v, want %s", cmd.Spec().Name, err, key)
}

// R-ACC-7: numbers run per customer; they stay used when the opening is undone.
func TestTicketNumbersRunPerCustomer(t *testing.T) {
	s := newScene(t)
	other := s.Do(&command.CreateCustomer{Code: "NORR", Name: "Norrhamn Region"}).Created("customer")
	refs := []string{s.head(s.ticket()).Ref, s.head(s.Do(&command.OpenTicket{CustomerID: other, Subject: "x"}).Created("ticket")).Ref}
	undone := s.Do(&command.OpenTicket{CustomerID: s.customer, Subject: "gone"})
	s.Do(&command.Undo{Act: undone.Act})
	refs = append(refs, s.head(s.ticket()).Ref)
	if diff := cmp.Diff([]string{"SUND-1001", "NORR-1001", "SUND-1003"}, refs); diff != "" {
		t.Error(diff)
	}
}

// R-ACC-2, R-CON-4: the contract that covers it, else uncovered and accepted.
func TestContractIsChosenAtOpening(t *testing.T) {
	s := newScene(t)
	open := func(at string, product string) view.Ticket {
		moment, err := time.Parse(time.RFC3339, at)
		if err != nil {
			t.Fatal(err)
		}
		return s.head(s.Do(&command.OpenTicket{CustomerID: s.customer, Subject: "x", ProductID: product, At: moment}).Created("ticket"))
	}
	if head := open("2026-11-18T09:00:00+01:00", s.product); !head.Uncovered || head.State != ticket.New {
		t.Errorf("without a contract: uncovered %t, %s", head.Uncovered, head.State)
	}
	contract := s.contract() // of 2026, for the product
	other := s.Do(&command.AddProduct{Name: "Roster"}).Created("product")
	if head := open("2026-11-18T09:00:00+01:00", s.product); head.ContractID != contract || head.Uncovered {
		t.Errorf("with one: %q", head.ContractID)
	}
	if head := open("2026-11-18T09:00:00+01:00", other); !head.Uncovered {
		t.Error("another product is covered")
	}
	if head := open("2025-12-31T23:30:00Z", s.product); head.ContractID != contract {
		t.Error("received on 1 January in the customer's zone, not covered")
	}
	if head := open("2025-12-31T22:30:00Z", s.product); !head.Uncovered {
		t.Error("received before the contract's first day, covered")
	}
}

// R-ACC-3: held until a liaison confirms; the clocks start there, the receipt
// stays; routing waits too.
func TestHeldRequestIsConfirmed(t *testing.T) {
	s := newScene(t)
	id := s.heldTicket()
	held := s.head(id)
	if held.State != ticket.AwaitingLiaison || !held.Opened.IsZero() {
		t.Fatalf("%s, opened %v", held.State, held.Opened)
	}
	if people, _ := s.View().Participants(ctx, id); len(people) > 0 {
		t.Errorf("called already: %v", people)
	}
	refused(t, s.Desk.Desk, &command.SetState{TicketID: id, State: ticket.New}, "ticket.awaiting")
	refused(t, s.Desk.Desk, &command.ConfirmRequest{TicketID: id}, "emergency_reason:required")
	s.At("2026-11-19T09:00:00+01:00")
	do(t, s.carin(), &command.ConfirmRequest{TicketID: id})
	confirmed := s.head(id)
	if confirmed.State != ticket.New || !confirmed.Opened.Equal(s.Now()) || !confirmed.Received.Equal(held.Received) || confirmed.Emergency {
		t.Errorf("%s, opened %v, received %v", confirmed.State, confirmed.Opened, confirmed.Received)
	}
	if people, _ := s.View().Participants(ctx, id); len(people) != 2 {
		t.Errorf("called: %v, want the engineer and the account manager", people)
	}
	refused(t, s.carin(), &command.DeclineRequest{TicketID: id, Reason: "too late"}, "ticket.state")
}

// R-ACC-3: staff take an emergency at once, with a reason that is told.
func TestEmergencyIsTakenAtOnce(t *testing.T) {
	s := newScene(t)
	id := s.Do(&command.OpenTicket{
		CustomerID: s.customer, Subject: "Down", ReporterID: s.contact, Emergency: true, EmergencyReason: "Nobody can work.",
	}).Created("ticket")
	if head := s.head(id); head.State != ticket.New || !head.Emergency || head.Opened.IsZero() {
		t.Errorf("%s, emergency %t", head.State, head.Emergency)
	}
	items, err := s.carin().Account().Conversation(ctx, id)
	if err != nil || len(items) != 2 || items[0].Event.Text+items[1].Event.Text != "Nobody can work." {
		t.Errorf("the liaison reads %v, %v", items, err)
	}
	held := s.heldTicket()
	s.Do(&command.ConfirmRequest{TicketID: held, EmergencyReason: "Nobody can work."})
	if head := s.head(held); head.State != ticket.New || !head.Emergency {
		t.Errorf("%s, emergency %t", head.State, head.Emergency)
	}
}

// R-ACC-3: a liaison declines; whoever takes the request up again, it is held
// again, and nothing counts until it is confirmed.
func TestHeldRequestIsDeclined(t *testing.T) {
	s := newScene(t)
	id, carin := s.heldTicket(), s.carin()
	refused(t, carin, &command.DeclineRequest{TicketID: id}, "reason:required")
	do(t, carin, &command.DeclineRequest{TicketID: id, Reason: "We have enough."})
	if head := s.head(id); head.State != ticket.Declined || !head.Opened.IsZero() {
		t.Errorf("%s, opened %v", head.State, head.Opened)
	}
	s.Do(&command.SetState{TicketID: id, State: ticket.New})
	if head := s.head(id); head.State != ticket.AwaitingLiaison || !head.Opened.IsZero() || head.Reopened != 1 {
		t.Errorf("taken up by staff: %s, opened %v", head.State, head.Opened)
	}
	refused(t, s.Desk.Desk, &command.SetState{TicketID: id, State: ticket.InProgress}, "ticket.awaiting")
	do(t, carin, &command.DeclineRequest{TicketID: id, Reason: "Still enough."})
	s.Do(&command.Reply{TicketID: id, ContactID: s.contact, Body: "But we need it."})
	if head := s.head(id); head.State != ticket.AwaitingLiaison || !head.Opened.IsZero() {
		t.Errorf("asked for again: %s, opened %v", head.State, head.Opened)
	}
	if people, _ := s.View().Participants(ctx, id); len(people) > 0 {
		t.Errorf("called before it is confirmed: %v", people)
	}
	do(t, carin, &command.ConfirmRequest{TicketID: id})
	s.Do(&command.SetState{TicketID: id, State: ticket.Declined, Reason: "not ours"})
	s.Do(&command.SetState{TicketID: id, State: ticket.New})
	if head := s.head(id); head.State != ticket.New || head.Opened.IsZero() {
		t.Errorf("confirmed before: %s, opened %v", head.State, head.Opened)
	}
}

// R-ACC-3: staff that take a declined request up again as an emergency say why.
func TestDeclinedRequestIsTakenAsEmergency(t *testing.T) {
	s := newScene(t)
	id := s.heldTicket()
	do(t, s.carin(), &command.DeclineRequest{TicketID: id, Reason: "We have enough."})
	s.Do(&command.SetState{TicketID: id, State: ticket.New})
	refused(t, s.Desk.Desk, &command.ConfirmRequest{TicketID: id}, "emergency_reason:required")
	s.Do(&command.ConfirmRequest{TicketID: id, EmergencyReason: "Nobody can work."})
	if head := s.head(id); head.State != ticket.New || !head.Emergency || head.Opened.IsZero() {
		t.Errorf("%s, opened %v", head.State, head.Opened)
	}
}

// R-TIX-2
func TestFaultIsRouted(t *testing.T) {
	s := newScene(t)
	analyst := s.Do(&command.AddStaff{Name: "Bo", Functions: []string{"business_analyst"}}).Created("staff")
	id := s.Do(&command.OpenTicket{CustomerID: s.customer, Subject: "Down", Kind: ticket.Fault}).Created("ticket")
	people, err := s.View().Participants(ctx, id)
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string]ticket.Part{}
	for _, person := range people {
		parts[person.StaffID] = person.Part
	}
	want := map[string]ticket.Part{s.colleague: ticket.Engineer, analyst: ticket.Analyst, s.staff: ticket.AccountManager}
	if diff := cmp.Diff(want, parts); diff != "" {
		t.Error(diff)
	}
}

// R-TIX-2: training goes to whom worked with the customer last.
func TestTrainingIsRouted(t *testing.T) {
	s := newScene(t)
	trainer := func(name string, day civil.Day) string {
		id := s.Do(&command.AddStaff{Name: name, Functions: []string{"trainer"}}).Created("staff")
		s.Do(&command.LogTime{StaffID: id, Work: command.Work{TicketID: s.ticket(), WorkDay: day, Minutes: 30, WorkType: "training"}})
		return id
	}
	trainer("Anna", civil.Date(2026, 3, 1))
	latest := trainer("Björn", civil.Date(2026, 9, 1))
	open := command.OpenTicket{CustomerID: s.customer, Subject: "Course", Kind: ticket.Training}
	id := s.Do(&open).Created("ticket")
	if got := s.head(id).Assignee; got != "Björn" {
		t.Errorf("went to %q", got)
	}
	if diff := cmp.Diff([]string{"opened", "routed"}, s.events(id)); diff != "" && cmp.Diff([]string{"routed", "opened"}, s.events(id)) != "" {
		t.Error(diff)
	}
	given := open
	given.AssigneeID = s.colleague
	if got := s.head(s.Do(&given).Created("ticket")).AssigneeID; got != s.colleague {
		t.Errorf("given to another, went to %q", got)
	}
	s.Do(&command.ChangeStaff{StaffID: latest, AddStaff: command.AddStaff{Name: "Björn", Functions: []string{"trainer"}}})
	if got := s.head(s.Do(&open).Created("ticket")).Assignee; got != "Anna" {
		t.Errorf("Björn has left, went to %q", got)
	}
}
