package app_test

import (
	"testing"
	"errors"

	"tallydesk/app/command"
	"tallydesk/app/fail"
	"tallydesk/app/access"
	"tallydesk/app/civil"
	"tallydesk/app/ticket"
	"tallydesk/app/worktime"
)

func told(err error) bool { _, ok := fail.As(err); return ok || len(fail.Invalids(err)) > 0 }

func TestProbeUndo(t *testing.T) {
	s := newScene(t)
	k := s.Do(&command.CreateCustomer{Code: "AAA", Name: "a"})
	tk := s.Do(&command.OpenTicket{CustomerID: k.Created("customer"), Subject: "x"})
	_, err := s.Desk.Desk.Undo(ctx, k.Act)
	t.Log("undo customer with ticket:", told(err), err)
	r := s.Do(&command.Reply{TicketID: tk.Created("ticket"), Body: "hello"})
	_, err = s.Desk.Desk.Undo(ctx, tk.Act)
	t.Log("undo ticket with reply:", told(err), err)
	n := s.Do(&command.AddNote{TicketID: tk.Created("ticket"), Body: "hello"})
	_, err = s.Desk.Desk.Undo(ctx, r.Act)
	t.Log("undo reply:", told(err), err)
	_, err = s.Desk.Desk.Undo(ctx, tk.Act)
	t.Log("undo ticket with note:", told(err), err)
	_ = n
	s.Do(&command.LogTime{Work: command.Work{TicketID: tk.Created("ticket"), WorkDay: day("2026-11-17"), Minutes: 5, WorkType: "support"}})
	_, err = s.Desk.Desk.Undo(ctx, tk.Act)
	t.Log("undo ticket with time:", told(err), err)
	c := s.Do(&command.AddContact{CustomerID: s.customer, Name: "Li", Liaison: true, Function: "it"})
	s.Do(&command.AddUser{Login: "li", Role: access.Liaison, ContactID: c.Created("contact")})
	_, err = s.Desk.Desk.Undo(ctx, c.Act)
	t.Log("undo contact with login:", told(err), err)
	li, err := s.As(ctx, "li")
	t.Log("li", err)
	if err == nil { t.Logf("%+v", li.Actor()) }
	p := s.Do(&command.AddProduct{Name: "P"})
	cal := s.Do(&command.AddCalendar{Name: "Ev", Rule: officeRule()})
	s.Do(&command.OpenContract{CustomerID: s.customer, Name: "c", Start: day("2026-01-01"), CalendarID: cal.Created("calendar"), ProductIDs: []string{p.Created("product")}})
	_, err = s.Desk.Desk.Undo(ctx, p.Act)
	t.Log("undo product in contract:", told(err), err)
	_, err = s.Desk.Desk.Undo(ctx, cal.Act)
	t.Log("undo calendar in contract:", told(err), err)
	findings, err := s.Check(ctx)
	t.Log(findings, err)
}

func TestProbeOther(t *testing.T) {
	s := newScene(t)
	held := s.heldTicket()
	s.Do(&command.AddParticipant{TicketID: held, StaffID: s.colleague})
	_, err := s.Desk.Desk.Do(ctx, &command.ConfirmRequest{TicketID: held, EmergencyReason: "x"})
	t.Log("confirm with participant:", told(err), err)
	people, _ := s.View().Participants(ctx, held)
	t.Logf("%+v", people)

	_, err = s.Desk.Desk.Do(ctx, &command.AnnounceDeviation{CalendarID: s.Provider.Created("calendar:0"), Day: day("2026-12-01"), Reason: "x", Hours: []worktime.Interval{{From: 600, To: 300}}})
	t.Log("bad hours:", told(err), err)
	_, err = s.View().Calendar(ctx, s.Provider.Created("calendar:0"))
	t.Log("calendar then:", err)

	s.Do(&command.ChangeDeployment{CustomerID: s.customer, ValidFrom: day("2026-06-01"), Deployment: "on_premise"})
	s.Do(&command.ChangeDeployment{CustomerID: s.customer, ValidFrom: day("2026-01-01"), Deployment: "hosted"})
	k, _ := s.View().Customer(ctx, s.customer)
	t.Log("deployment today:", k.Deployment)

	carin := s.carin()
	_, err = carin.Do(ctx, &command.Patch{Table: "contract", ID: s.contract()})
	t.Log("empty patch by liaison:", told(err), err)
	_, err = carin.As(ctx, "diane")
	t.Log("liaison As admin:", err)
	_ = errors.Is
	_ = civil.Never
	_ = ticket.New
}
