package main

import (
	"tallydesk/app/access"
	"tallydesk/app/command"
	"tallydesk/app/fail"
)

type staffNoun struct {
	Add    staffAdd    `cmd:""`
	Change staffChange `cmd:""`
	Leave  staffLeave  `cmd:""`
	Return staffReturn `cmd:""`
	Rate   staffRate   `cmd:""`
	List   staffList   `cmd:""`
}

type staffAdd struct {
	Name       string   `arg:"" is:"text"`
	Email      string   `name:"email" is:"email"`
	Function   []string `name:"function" is:"code" of:"functions"`
	Department string   `name:"department" is:"text"`
	Line       int      `name:"line" is:"number"`
	Skill      []string `name:"skill" is:"text"`
	Week       string   `name:"week" is:"hours" default:"40h"`
}

func (staffAdd) examples() []string {
	return []string{
		`staff add "Karin Sjö" --email karin@nordicdesk.example --function consultant,trainer --line 2`,
		`staff add "Ola Strand" --function engineer --line 3 --week 30h`,
	}
}

func (k *staffAdd) run(c *call) error {
	week, err := c.length("--week", k.Week)
	if err != nil {
		return err
	}
	return c.do(&command.AddStaff{
		Name: k.Name, Email: k.Email, Functions: k.Function, Department: k.Department, Line: k.Line, Skills: k.Skill, WeeklyMinutes: week,
	}, "staff", record{{"name", k.Name}}, "cli.done.staff.add", "Name", k.Name)
}

type staffList struct{}

func (staffList) examples() []string { return []string{"staff list", "staff list --json"} }

func (staffList) run(c *call) error {
	staff, err := c.view.Staff(c.ctx)
	if err != nil {
		return err
	}
	var records []record
	for _, s := range staff {
		records = append(records, record{
			{"id", s.ID},
			{"name", s.Name},
			{"email", s.Email},
			{"functions", s.Functions},
			{"department", s.Department},
			{"line", lineOrNone(s.Line)},
			{"skills", s.Skills},
			{"weekly_minutes", minutes(s.WeeklyMinutes)},
			{"active", s.Active},
			{"login", s.Login},
			{"role", coded{"role.", string(s.Role)}},
		})
	}
	return c.out.list(records, "cli.none.staff", "name", "login", "role", "line", "email", "weekly_minutes", "active")
}

type userNoun struct {
	Add   userAdd   `cmd:""`
	Role  userRole  `cmd:""`
	Close userClose `cmd:""`
	Open  userOpen  `cmd:""`
	List  userList  `cmd:""`
}

type userAdd struct {
	Login    string `arg:"" is:"login"`
	Role     string `name:"role" is:"code" of:"roles" default:"agent"`
	Staff    string `name:"staff" is:"staff"`
	Contact  string `name:"contact" is:"contact"`
	Customer string `name:"customer" is:"customer"`
}

func (userAdd) examples() []string {
	return []string{
		`user add karin --staff "Karin Sjö"`,
		`user add rut --role liaison --contact "Rut Lind" --customer SUND`,
	}
}

func (k *userAdd) run(c *call) error {
	customer, err := c.customerID(k.Customer)
	if err != nil {
		return err
	}
	staff, err := c.staffID(k.Staff)
	if err != nil {
		return err
	}
	contact, err := c.contactID(customer, k.Contact)
	if err != nil {
		return err
	}
	if staff != "" && contact != "" {
		return badly("--contact", fail.NewInvalid("contact", "staff_or_contact"))
	}
	return c.do(&command.AddUser{Login: k.Login, Role: access.Role(k.Role), StaffID: staff, ContactID: contact},
		"user", record{{"login", k.Login}}, "cli.done.user.add", "Login", k.Login)
}

type userList struct{}

func (userList) examples() []string { return []string{"user list", "user list --json"} }

func (userList) run(c *call) error {
	users, err := c.view.Users(c.ctx)
	if err != nil {
		return err
	}
	var records []record
	for _, u := range users {
		records = append(records, record{
			{"id", u.ID}, {"login", u.Login}, {"name", u.Name}, {"customer", u.Customer}, {"role", coded{"role.", string(u.Role)}}, {"active", u.Active},
		})
	}
	return c.out.list(records, "cli.none.users", "login", "name", "role", "customer", "active")
}
