package app_test

import (
	"tallydesk/app/civil"
	"tallydesk/app/command"
)

var _ = exampleOf("time.submit", func(s *scene) command.Command {
	on := s.Do(openTicket(s, 0)).Created("ticket")
	entry := s.Do(&command.LogTime{Draft: true, Work: command.Work{
		TicketID: on, WorkDay: civil.Date(2026, 11, 17), Minutes: 45, WorkType: "support",
	}}).Created("entry")
	return &command.SubmitTime{EntryIDs: []string{entry}}
})
