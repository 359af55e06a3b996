package account_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"tallydesk/app/access"
	"tallydesk/app/bank"
	"tallydesk/app/civil"
	"tallydesk/app/command"
	"tallydesk/app/desktest"
	"tallydesk/app/terms"
	"tallydesk/app/ticket"
	"tallydesk/app/view"
	"tallydesk/gui/page"
	"tallydesk/gui/pagetest"
)

var ctx = context.Background()

// scene is a desk with a customer, its liaison Carin, hours, and a ticket of
// each kind that a liaison meets.
type scene struct {
	*desktest.Desk
	t                             *testing.T
	customer, carin, contract     string
	waiting, held, solved, closed string // tickets
}

func newScene(t *testing.T) *scene {
	t.Helper()
	s := &scene{Desk: desktest.New(t), t: t}
	s.At("2026-11-02T09:00:00+01:00")
	s.customer = s.Do(&command.CreateCustomer{Code: "SUND", Name: "Sundvik kommun", ManagerID: s.Provider.Created("staff")}).Created("customer")
	s.carin = s.Do(&command.AddContact{CustomerID: s.customer, Name: "Carin Holm", Liaison: true, Function: "main_admin"}).Created("contact")
	eva := s.Do(&command.AddContact{CustomerID: s.customer, Name: "Eva Ros"}).Created("contact")
	s.Do(&command.AddUser{Login: "carin", Role: access.Liaison, ContactID: s.carin})
	s.contract = s.Do(&command.OpenContract{
		CustomerID: s.customer, Name: "Customer Care", Start: civil.FromText("2026-11-01", 0), OverUse: terms.Ask,
		Lines: []terms.Line{{Kind: terms.Allowance, Minutes: 120, RollOver: bank.RollUnlimited}},
	}).Created("contract")
	s.waiting = s.ask("Holiday list shows the wrong year", s.carin)
	s.Do(&command.Reply{TicketID: s.waiting, Body: "Which unit is it?", Then: ticket.WaitingCustomer})
	s.At("2026-11-02T09:05:00+01:00")
	s.held = s.ask("Import of the ledger stops", eva)
	s.solved = s.ask("Restore the test database", s.carin)
	s.Do(&command.LogTime{Work: command.Work{TicketID: s.solved, WorkDay: civil.FromText("2026-11-02", 0), Minutes: 150, WorkType: "support", Note: "Read in the copy"}})
	s.Do(&command.SetState{TicketID: s.solved, State: ticket.Resolved, Resolution: "The copy is there."})
	s.closed = s.ask("Old question", s.carin)
	s.Do(&command.SetState{TicketID: s.closed, State: ticket.Resolved, Resolution: "Done."})
	s.Do(&command.SetState{TicketID: s.closed, State: ticket.Closed})
	s.At(desktest.Start)
	return s
}

func (s *scene) ask(subject, reporter string) string {
	s.t.Helper()
	return s.Do(&command.OpenTicket{CustomerID: s.customer, Subject: subject, Body: subject + ".", Kind: ticket.Assistance, ReporterID: reporter}).Created("ticket")
}

// ticket reads a ticket as staff see it.
func (s *scene) ticket(id string) view.Ticket {
	s.t.Helper()
	found, err := s.View().Ticket(ctx, id)
	if err != nil {
		s.t.Fatal(err)
	}
	return found
}

// lastSaid gives the last message of a ticket.
func (s *scene) lastSaid(id string) view.Item {
	s.t.Helper()
	items, err := s.View().Conversation(ctx, id)
	if err != nil {
		s.t.Fatal(err)
	}
	var last view.Item
	for _, item := range items {
		if item.Kind == view.ItemMessage {
			last = item
		}
	}
	return last
}

// open opens a screen as Carin.
func (s *scene) open(make func(page.Env) page.Page, route page.Route) *pagetest.Bench {
	s.t.Helper()
	b := pagetest.Open(s.t, s.Desk, pagetest.Options{As: "carin"}, func(env page.Env) page.Page {
		env.Files = picks{s.file()}
		return make(env)
	})
	b.Show(route)
	return b
}

// file writes a small file.
func (s *scene) file() page.Picked {
	s.t.Helper()
	path := filepath.Join(s.Dir, "picture.png")
	if err := os.WriteFile(path, []byte("not quite a picture"), 0o600); err != nil {
		s.t.Fatal(err)
	}
	return page.Picked{Name: "picture.png", Path: path}
}

// picks picks its file whenever it is asked.
type picks struct{ file page.Picked }

func (p picks) Open(_ string, done func([]page.Picked, error)) { done([]page.Picked{p.file}, nil) }

func (picks) Save(_, _ string, done func(string, error)) { done("", nil) }

func (picks) Folder(_ string, done func(string, error)) { done("", nil) }
