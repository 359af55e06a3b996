package app_test

import (
	"fmt"
	"time"

	"tallydesk/app/access"
	"tallydesk/app/civil"
	"tallydesk/app/command"
	"tallydesk/app/money"
	"tallydesk/app/worktime"
)

// fresh gives another name at every call, for examples that need one nobody
// has taken.
func fresh(s *scene, prefix string) string {
	s.names++
	return fmt.Sprintf("%s%d", prefix, s.names)
}

var _ = []struct{}{
	exampleOf("staff.add", func(s *scene) command.Command {
		return &command.AddStaff{Name: "Björn Ek", Email: "bjorn@nordicdesk.example", Functions: []string{"consultant", "trainer"}, Line: 2, WeeklyMinutes: 2400}
	}),
	exampleOf("staff.change", func(s *scene) command.Command {
		return &command.ChangeStaff{StaffID: s.colleague, Active: true, AddStaff: command.AddStaff{Name: fresh(s, "Erik Dahl "), Line: 3}}
	}),
	exampleOf("staff.rate", func(s *scene) command.Command {
		s.names++
		return &command.SetCostRate{StaffID: s.colleague, ValidFrom: civil.Date(2026, 1, 1), Hour: money.Amount{Minor: int64(s.names), Currency: "SEK"}}
	}),
	exampleOf("staff.remove_rate", func(s *scene) command.Command {
		s.names++
		rate := &command.SetCostRate{StaffID: s.staff, ValidFrom: civil.Date(2026, 1, 1) + civil.Day(s.names), Hour: money.Amount{Minor: 45000, Currency: "SEK"}}
		return &command.RemoveCostRate{RateID: s.Do(rate).Created("rate")}
	}),
	exampleOf("user.add", func(s *scene) command.Command {
		return &command.AddUser{Login: fresh(s, "carin"), Role: access.Liaison, ContactID: s.liaison}
	}),
	exampleOf("user.change", func(s *scene) command.Command {
		user := s.Do(&command.AddUser{Login: fresh(s, "erik"), Role: access.Agent, StaffID: s.colleague}).Created("user")
		return &command.ChangeUser{UserID: user, Role: access.Admin, Active: false}
	}),
	exampleOf("customer.create", func(s *scene) command.Command {
		return &command.CreateCustomer{Code: fresh(s, "K"), Name: "Åkers Bygg AB", Notes: "pays late"}
	}),
	exampleOf("customer.change", func(s *scene) command.Command {
		return &command.ChangeCustomer{
			CustomerID: s.customer, Base: s.tag("customer", s.customer), Code: "SUND", Name: fresh(s, "Sundviks kommun "), Language: "sv",
			Zone: "Europe/Stockholm", Currency: "SEK", Status: "active",
		}
	}),
	exampleOf("customer.change_deployment", func(s *scene) command.Command {
		return &command.ChangeDeployment{CustomerID: s.customer, ValidFrom: civil.Date(2026, 10, 1), Deployment: "on_premise"}
	}),
	exampleOf("customer.note", func(s *scene) command.Command {
		return &command.NoteCustomer{CustomerID: s.customer, Text: fresh(s, "wants calls ")}
	}),
	exampleOf("contact.add", func(s *scene) command.Command {
		return &command.AddContact{CustomerID: s.customer, Name: "Nils Öberg", Emails: []string{"nils@sundvik.example"}, Phones: []string{"08-465 004 12"}, ITContact: true}
	}),
	exampleOf("contact.change", func(s *scene) command.Command {
		return &command.ChangeContact{ContactID: s.contact, Base: s.tag("contact", s.contact), Active: true, AddContact: command.AddContact{
			Name: fresh(s, "Eva Ros "), Emails: []string{"eva.ros@sundvik.example"}, Liaison: true, Function: "it",
		}}
	}),
	exampleOf("contact.trained", func(s *scene) command.Command {
		return &command.RecordTraining{ContactID: s.liaison, ProductID: s.product, Day: civil.Date(2026, 5, 4)}
	}),
	exampleOf("product.add", func(s *scene) command.Command {
		return &command.AddProduct{Name: "Roster", Modules: []string{"Shifts", "Leave"}}
	}),
	exampleOf("release.add", func(s *scene) command.Command {
		return &command.AddRelease{ProductID: s.product, Version: "8.5", State: "upcoming", Day: civil.Date(2026, 12, 2), Notes: "Better views"}
	}),
	exampleOf("installation.add", func(s *scene) command.Command {
		return &command.Install{CustomerID: s.customer, ProductID: s.product, Version: "8.4.2", Modules: []string{"Payroll"}, Licences: 40}
	}),
	exampleOf("installation.change", func(s *scene) command.Command {
		return &command.ChangeInstallation{InstallationID: s.installation(), Install: command.Install{Version: "8.4.3", Licences: 41}}
	}),
	exampleOf("installation.plan_upgrade", func(s *scene) command.Command {
		return &command.PlanUpgrade{InstallationID: s.installation(), Version: "8.5", Day: civil.Date(2026, 11, 25), StaffID: s.colleague, State: "agreed"}
	}),
	exampleOf("calendar.add", func(s *scene) command.Command {
		return &command.AddCalendar{Name: fresh(s, "Evenings "), Rule: officeRule()}
	}),
	exampleOf("calendar.change", func(s *scene) command.Command {
		rule := officeRule()
		rule.ValidFrom = civil.Date(2027, 1, 1)
		return &command.ChangeCalendar{CalendarID: s.Provider.Created("calendar:0"), Rule: rule}
	}),
	exampleOf("calendar.deviate", func(s *scene) command.Command {
		return &command.AnnounceDeviation{
			CalendarID: s.Provider.Created("calendar:0"), Day: civil.Date(2026, 11, 20), Reason: "staff day",
			Hours: []worktime.Interval{{From: 9 * 60, To: 12 * 60}}, AnnouncedOn: civil.Date(2026, 11, 10),
		}
	}),
}

func (s *scene) installation() string {
	return s.Do(&command.Install{CustomerID: s.customer, ProductID: s.product, Version: "8.4.2"}).Created("installation")
}

func officeRule() worktime.Rule {
	rule := worktime.Rule{Zone: "Europe/Stockholm", Region: "SE"}
	rule.Week[time.Monday] = []worktime.Interval{{From: 17 * 60, To: 20 * 60}}
	return rule
}
