package tickets

import (
	"os"
	"path/filepath"
	"testing"

	"tallydesk/app/bank"
	"tallydesk/app/civil"
	"tallydesk/app/command"
	"tallydesk/app/desktest"
	"tallydesk/app/terms"
	"tallydesk/app/ticket"
	"tallydesk/gui/kit"
	"tallydesk/gui/page"
	"tallydesk/gui/pagetest"
)

// scene is a desk with a customer under contract, one without, and a few
// tickets; ids by name.
type scene struct {
	*desktest.Desk
	t testing.TB

	diane, erik          string // staff
	sundvik, brovalla    string // customers; only the first has a contract
	carin, eva           string // contacts of Sundvik; only Carin is a liaison
	product, contract    string
	locks, report, login string // tickets
	files                page.Files
	ui                   kit.UI // the screen's; everything at once unless set
}

func newScene(t testing.TB) *scene {
	t.Helper()
	s := emptyScene(t)
	s.At("2026-11-18T09:12:00+01:00")
	s.locks = s.open(command.OpenTicket{
		CustomerID: s.sundvik, ReporterID: s.carin, Subject: "Schedule locks when two planners publish", ProductID: s.product,
		Kind: ticket.Assistance, Priority: ticket.High, Channel: ticket.Email,
		Body: "When Eva and I publish the same unit at the same time, the schedule locks and we both have to log out. Started this morning.",
	})
	s.report = s.open(command.OpenTicket{
		CustomerID: s.sundvik, ReporterID: s.carin, Subject: "Report shows wrong week for part-time staff", Kind: ticket.Question,
	})
	s.login = s.open(command.OpenTicket{
		CustomerID: s.brovalla, Subject: "Login page down for all users", Kind: ticket.Fault, Priority: ticket.VeryHigh, Channel: ticket.Phone,
		Emergency: true,
	})
	s.At(desktest.Start)
	return s
}

// emptyScene is the scene without tickets.
func emptyScene(t testing.TB) *scene {
	t.Helper()
	s := &scene{Desk: desktest.New(t), t: t}
	s.diane = s.Provider.Created("staff")
	s.erik = s.Do(&command.AddStaff{Name: "Erik Dahl", Email: "erik@nordicdesk.example", Functions: []string{"engineer"}, Line: 2}).Created("staff")
	s.sundvik = s.Do(&command.CreateCustomer{Code: "SUND", Name: "Sundvik kommun", Language: "sv", ManagerID: s.diane}).Created("customer")
	s.brovalla = s.Do(&command.CreateCustomer{Code: "BROV", Name: "Brovalla kommun", Language: "sv"}).Created("customer")
	s.carin = s.Do(&command.AddContact{CustomerID: s.sundvik, Name: "Carin Holm", Liaison: true, Function: "main_admin"}).Created("contact")
	s.eva = s.Do(&command.AddContact{CustomerID: s.sundvik, Name: "Eva Ros"}).Created("contact")
	s.product = s.Do(&command.AddProduct{Name: "Planner", Modules: []string{"Payroll"}}).Created("product")
	s.contract = s.Do(&command.OpenContract{
		CustomerID: s.sundvik, Name: "Customer care", Start: civil.Date(2026, 1, 1), End: civil.Date(2027, 12, 31), OverUse: terms.Ask,
		Lines: []terms.Line{
			{Kind: terms.Prepaid, Price: 115000, Least: 1200},
		},
	}).Created("contract")
	s.Do(&command.BuyHours{ContractID: s.contract, Minutes: 1200, Day: civil.Date(2026, 10, 6), Quarter: bank.ThisQuarter})
	return s
}

func (s *scene) open(cmd command.OpenTicket) string {
	s.t.Helper()
	return s.Do(&cmd).Created("ticket")
}

// show opens the screen as the frame does: going somewhere opens it there.
func (s *scene) show(options pagetest.Options) *pagetest.Bench {
	s.t.Helper()
	var bench *pagetest.Bench
	bench = pagetest.Open(s.t, s.Desk, options, func(env page.Env) page.Page {
		note := env.Go
		env.Go = func(route page.Route) {
			note(route)
			if route.Page == page.Tickets {
				bench.Show(route)
			}
		}
		env.Files = s.files
		if s.ui.Go != nil {
			env.UI = s.ui
		}
		return New(env)
	})
	bench.Show(page.Route{Page: page.Tickets})
	return bench
}

// talked is the scene with a conversation and time on the first ticket.
func (s *scene) talked() *scene {
	s.At("2026-11-18T09:40:00+01:00")
	s.Do(&command.Take{TicketID: s.locks, Expect: s.assigneeOf(s.locks)})
	s.Do(&command.Reply{
		TicketID: s.locks, Body: "Hello Carin! Two sessions hold the lock, I have released it. Which version do you see under Help, About?",
		Then: ticket.WaitingCustomer,
	})
	s.Do(&command.LogTime{Work: command.Work{TicketID: s.locks, WorkDay: civil.Date(2026, 11, 18), Minutes: 32, WorkType: "support", Note: "Released the lock"}})
	s.At("2026-11-18T10:21:00+01:00")
	file := s.file("app.log", "lines of a log\n")
	s.Do(&command.Reply{TicketID: s.locks, ContactID: s.carin, Channel: ticket.Email, Body: "It says 8.4.2. The log is attached.", Files: []command.File{file}})
	s.At("2026-11-18T10:30:00+01:00")
	s.Do(&command.AddNote{TicketID: s.locks, Body: "Erik, is that the same as last week? That one is fixed in 8.4.3."})
	s.At(desktest.Start)
	return s
}

func (s *scene) assigneeOf(id string) string {
	s.t.Helper()
	read, err := s.View().Ticket(s.t.Context(), id)
	if err != nil {
		s.t.Fatal(err)
	}
	return read.AssigneeID
}

// file stores a file as an attachment's content.
func (s *scene) file(name, content string) command.File {
	s.t.Helper()
	path := filepath.Join(s.Dir, name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		s.t.Fatal(err)
	}
	file, err := s.AddFile(s.t.Context(), path)
	if err != nil {
		s.t.Fatal(err)
	}
	return file
}
