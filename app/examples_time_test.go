package app_test

import (
	"time"

	"tallydesk/app"
	"tallydesk/app/bank"
	"tallydesk/app/civil"
	"tallydesk/app/command"
)

type receipt = app.Receipt

// late is work over midnight, on a ticket.
func late(s *scene) command.Work {
	return command.Work{
		TicketID: s.ticket(), WorkType: "support", Note: "watched the run", InternalNote: "slow server",
		Start: time.Date(2026, 11, 16, 22, 0, 0, 0, time.UTC), End: time.Date(2026, 11, 17, 0, 30, 0, 0, time.UTC),
	}
}

func (s *scene) entry() string { return s.Do(&command.LogTime{Work: late(s)}).Created("entry") }

var _ = []struct{}{
	exampleOf("time.log", func(s *scene) command.Command {
		s.contract()
		return &command.LogTime{StaffID: s.colleague, Work: late(s)}
	}),
	exampleOf("time.edit", func(s *scene) command.Command {
		return &command.EditTime{EntryID: s.entry(), Work: command.Work{
			TicketID: s.ticket(), WorkDay: civil.Date(2026, 11, 17), Minutes: 90, Adjusted: 60, AdjustedReason: "had lunch",
			WorkType: "consulting", OnSite: true, Class: bank.NoCharge, ClassReason: string(bank.Goodwill),
		}}
	}),
	exampleOf("time.delete", func(s *scene) command.Command { return &command.DeleteTime{EntryID: s.entry()} }),
	exampleOf("time.approve", func(s *scene) command.Command {
		return &command.ApproveTime{EntryIDs: []string{s.entry(), s.entry()}}
	}),
}
