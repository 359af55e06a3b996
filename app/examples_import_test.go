package app_test

import (
	"tallydesk/app/civil"
	"tallydesk/app/command"
	"tallydesk/app/ticket"
)

var _ = []struct{}{
	exampleOf("time.import", func(s *scene) command.Command {
		return &command.ImportTime{
			Origin: command.Origin{Source: "toggl.time", ExternalID: fresh(s, "row ")},
			LogTime: command.LogTime{Work: command.Work{
				CustomerID: s.customer, WorkDay: civil.Date(2026, 11, 17), Minutes: 90, WorkType: "consulting", Note: "imported",
			}},
		}
	}),
	exampleOf("ticket.import", func(s *scene) command.Command {
		return &command.ImportTicket{
			Origin: command.Origin{Source: "redmine.ticket", ExternalID: fresh(s, "closed issue "), Digest: "0123"},
			OpenTicket: command.OpenTicket{
				CustomerID: s.customer, Subject: "Login fails", Body: "It says no.", Kind: ticket.Fault, At: s.Now().AddDate(-1, 0, 0),
			},
			State: ticket.Closed, Closed: s.Now().AddDate(-1, 0, 2), Resolution: "Restarted", Note: "Category: Web",
		}
	}),
	exampleOf("customer.import", func(s *scene) command.Command {
		return &command.ImportCustomer{
			Origin:         command.Origin{Source: "list.customer", ExternalID: fresh(s, "customer ")},
			CreateCustomer: command.CreateCustomer{Code: fresh(s, "IMP"), Name: "Imported", Notes: "By the list"}, Former: true,
		}
	}),
	exampleOf("contact.import", func(s *scene) command.Command {
		return &command.ImportContact{
			Origin:     command.Origin{Source: "list.contact", ExternalID: fresh(s, "contact ")},
			AddContact: command.AddContact{CustomerID: s.customer, Name: "Imported Person", Emails: []string{"imported@sundvik.example"}}, Left: true,
		}
	}),
}
