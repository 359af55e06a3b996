package app_test

import (
	"testing"

	"tallydesk/app/access"
	"tallydesk/app/bank"
	"tallydesk/app/command"
	"tallydesk/app/fail"
	"tallydesk/app/terms"
)

// An act that others have built on cannot be undone, and that is said in words;
// once what was built is undone, the act can be.
func TestWhatIsBuiltOnCannotBeUndone(t *testing.T) {
	type both = func(s *scene) (first, then receipt)
	onTicket := func(then func(id string) command.Command) both {
		return func(s *scene) (receipt, receipt) {
			opened := s.Do(&command.OpenTicket{CustomerID: s.customer, Subject: "x"})
			return opened, s.Do(then(opened.Created("ticket")))
		}
	}
	onLine := func(then func(contract, line string) command.Command) both {
		return func(s *scene) (receipt, receipt) {
			contract := s.contract()
			added := s.Do(&command.AddLine{ContractID: contract, Line: terms.Line{Kind: terms.Prepaid, Name: "second"}})
			return added, s.Do(then(contract, added.Created("line")))
		}
	}
	for name, build := range map[string]both{
		"a customer with a ticket": func(s *scene) (receipt, receipt) {
			made := s.Do(&command.CreateCustomer{Code: "NORR", Name: "Norrhamn"})
			return made, s.Do(&command.OpenTicket{CustomerID: made.Created("customer"), Subject: "x"})
		},
		"a customer with notes": func(s *scene) (receipt, receipt) {
			made := s.Do(&command.CreateCustomer{Code: "NORR", Name: "Norrhamn"})
			return made, s.Do(&command.NoteCustomer{CustomerID: made.Created("customer"), Text: "x"})
		},
		"a contact with a login": func(s *scene) (receipt, receipt) {
			made := s.Do(&command.AddContact{CustomerID: s.customer, Name: "Li", Liaison: true, Function: "it"})
			return made, s.Do(&command.AddUser{Login: "li", Role: access.Liaison, ContactID: made.Created("contact")})
		},
		"a product that a contract covers": func(s *scene) (receipt, receipt) {
			made := s.Do(&command.AddProduct{Name: "Roster"})
			return made, s.Do(&command.OpenContract{CustomerID: s.customer, Name: "x", Start: day("2026-01-01"), ProductIDs: []string{made.Created("product")}})
		},
		"a ticket with a message": onTicket(func(id string) command.Command { return &command.Reply{TicketID: id, Body: "x"} }),
		"a ticket with a note":    onTicket(func(id string) command.Command { return &command.AddNote{TicketID: id, Body: "x"} }),
		"a ticket with time": onTicket(func(id string) command.Command {
			return &command.LogTime{Work: command.Work{TicketID: id, WorkDay: day("2026-11-17"), Minutes: 5, WorkType: "support"}}
		}),
		"a line with hours bought": onLine(func(contract, line string) command.Command {
			return &command.BuyHours{ContractID: contract, LineID: line, Minutes: 1200, Day: day("2026-11-02"), Quarter: bank.ThisQuarter}
		}),
		"a line with another version": onLine(func(_, line string) command.Command {
			return &command.ChangeLine{LineID: line, ValidFrom: day("2026-06-01"), Line: terms.Line{Price: 1}}
		}),
		"a code that somebody else has got": func(s *scene) (receipt, receipt) {
			made := s.Do(&command.CreateCustomer{Code: "NORR", Name: "Norrhamn"}).Created("customer")
			renamed := s.Do(&command.ChangeCustomer{
				CustomerID: made, Base: s.tag("customer", made), Code: "HAMN", Name: "Norrhamn", Language: "sv",
				Zone: "Europe/Stockholm", Currency: "SEK", Status: "active",
			})
			return renamed, s.Do(&command.CreateCustomer{Code: "NORR", Name: "Norrköping"})
		},
	} {
		t.Run(name, func(t *testing.T) {
			s := newScene(t)
			first, then := build(s)
			wantKey(t, s.Try(ctx, &command.Undo{Act: first.Act}), fail.Conflict, "undo.changed")
			wantKey(t, s.Refuse(&command.Undo{Act: first.Act}), fail.Conflict, "undo.changed")
			s.Do(&command.Undo{Act: then.Act})
			s.Do(&command.Undo{Act: first.Act})
		})
	}
}

// What stood on an act that is undone cannot be done again.
func TestNothingIsDoneAgainOnWhatIsGone(t *testing.T) {
	s := newScene(t)
	opened := s.Do(&command.OpenTicket{CustomerID: s.customer, Subject: "x"})
	said := s.Do(&command.Reply{TicketID: opened.Created("ticket"), Body: "x"})
	unsaid := s.Do(&command.Undo{Act: said.Act})
	gone := s.Do(&command.Undo{Act: opened.Act})
	wantKey(t, s.Refuse(&command.Undo{Act: unsaid.Act}), fail.Conflict, "undo.changed")
	s.Do(&command.Undo{Act: gone.Act})
	s.Do(&command.Undo{Act: unsaid.Act})
}

// R-BANK-7: time that was logged under a line stands, when the line is undone,
// as if the line had never been.
func TestUndoneLineCoversNothing(t *testing.T) {
	s := newScene(t)
	contract := s.Do(&command.OpenContract{CustomerID: s.customer, Name: "x", Start: day("2026-01-01")}).Created("contract")
	ticketID := s.Do(&command.OpenTicket{CustomerID: s.customer, Subject: "x", Kind: "assistance"}).Created("ticket")
	line := s.Do(&command.AddLine{ContractID: contract, Line: terms.Line{Kind: terms.PayAsYouGo}})
	entry := s.Do(&command.LogTime{Work: command.Work{TicketID: ticketID, WorkDay: day("2026-11-17"), Minutes: 30, WorkType: "support"}}).Created("entry")
	same(t, "under the line", []bank.Verdict{{Class: bank.Billable}}, s.verdicts(entry))
	undone := s.Do(&command.Undo{Act: line.Act})
	same(t, "without it", []bank.Verdict{{Class: bank.Undecided}}, s.verdicts(entry))
	s.Do(&command.Undo{Act: undone.Act})
	same(t, "with it again", []bank.Verdict{{Class: bank.Billable}}, s.verdicts(entry))
}
