package app_test

import (
	"tallydesk/app/civil"
	"tallydesk/app/command"
)

// ownCalendar adds a calendar that nothing hangs on.
func (s *scene) ownCalendar() (id, name string) {
	name = fresh(s, "Evenings ")
	return s.Do(&command.AddCalendar{Name: name, Rule: officeRule()}).Created("calendar"), name
}

var _ = []struct{}{
	exampleOf("calendar.rename", func(s *scene) command.Command {
		id, name := s.ownCalendar()
		return &command.RenameCalendar{CalendarID: id, From: name, Name: fresh(s, "Nights ")}
	}),
	exampleOf("calendar.use", func(s *scene) command.Command {
		id, _ := s.ownCalendar()
		return &command.UseCalendar{CalendarID: id}
	}),
	exampleOf("calendar.drop_version", func(s *scene) command.Command {
		id, _ := s.ownCalendar()
		rule := officeRule()
		rule.ValidFrom, rule.BridgeClosed = civil.Date(2027, 1, 1), true
		s.Do(&command.ChangeCalendar{CalendarID: id, Rule: rule})
		return &command.DropVersion{CalendarID: id, From: rule.ValidFrom}
	}),
	exampleOf("calendar.withdraw", func(s *scene) command.Command {
		id, _ := s.ownCalendar()
		s.Do(&command.AnnounceDeviation{CalendarID: id, Day: civil.Date(2026, 12, 7), Last: civil.Date(2026, 12, 20), Reason: "Moving"})
		return &command.WithdrawDeviation{CalendarID: id, Day: civil.Date(2026, 12, 7), Last: civil.Date(2026, 12, 14)}
	}),
}
