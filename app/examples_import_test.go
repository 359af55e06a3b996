package app_test

import (
	"tallydesk/app/civil"
	"tallydesk/app/command"
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
			Origin:     command.Origin{Source: "redmine.ticket", ExternalID: fresh(s, "issue ")},
			OpenTicket: command.OpenTicket{CustomerID: s.customer, Subject: "redmine #7"},
		}
	}),
}
