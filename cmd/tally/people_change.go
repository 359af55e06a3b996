package main

import (
	"tallydesk/app/access"
	"tallydesk/app/command"
	"tallydesk/app/fail"
	"tallydesk/app/view"
)

// staffChange changes what is given; all else stays.
type staffChange struct {
	Staff      string   `arg:"" is:"staff"`
	Name       *string  `name:"name" is:"text"`
	Email      *string  `name:"email" is:"email"`
	Function   []string `name:"function" is:"code" of:"functions"`
	Department *string  `name:"department" is:"text"`
	Line       *int     `name:"line" is:"number"`
	Skill      []string `name:"skill" is:"text"`
	Week       string   `name:"week" is:"hours"`
}

func (staffChange) examples() []string {
	return []string{`staff change "Erik Dahl" --line 2`, `staff change erik --function engineer,trainer --week 32h`}
}

func (k *staffChange) run(c *call) error {
	member, err := c.member(k.Staff)
	if err != nil {
		return err
	}
	change := changeOf(member)
	set(&change.Name, k.Name)
	set(&change.Email, k.Email)
	set(&change.Department, k.Department)
	set(&change.Line, k.Line)
	if k.Function != nil {
		change.Functions = k.Function
	}
	if k.Skill != nil {
		change.Skills = k.Skill
	}
	if k.Week != "" {
		if change.WeeklyMinutes, err = c.length("--week", k.Week); err != nil {
			return err
		}
	}
	return c.do(change, "", record{{"id", member.ID}, {"name", change.Name}}, "cli.done.staff.change", "Name", change.Name)
}

// set sets a value where one is given.
func set[T any](value *T, given *T) {
	if given != nil {
		*value = *given
	}
}

// changeOf is a change of a member of staff that changes nothing yet.
func changeOf(m view.StaffMember) *command.ChangeStaff {
	return &command.ChangeStaff{StaffID: m.ID, Active: m.Active, AddStaff: command.AddStaff{
		Name: m.Name, Email: m.Email, Functions: m.Functions, Department: m.Department, Line: m.Line, Skills: m.Skills, WeeklyMinutes: m.WeeklyMinutes,
	}}
}

// member finds a member of staff.
func (c *call) member(called string) (view.StaffMember, error) {
	id, err := c.staffID(called)
	if err != nil {
		return view.StaffMember{}, err
	}
	staff, err := c.view.Staff(c.ctx)
	if err != nil {
		return view.StaffMember{}, err
	}
	for _, member := range staff {
		if member.ID == id {
			return member, nil
		}
	}
	return view.StaffMember{}, fail.New(fail.NotFound, "staff")
}

type staffLeave struct {
	Staff string `arg:"" is:"staff"`
}

func (staffLeave) examples() []string { return []string{"staff leave erik"} }

func (k *staffLeave) run(c *call) error { return c.setActive(k.Staff, false, "cli.done.staff.leave") }

type staffReturn struct {
	Staff string `arg:"" is:"staff"`
}

func (staffReturn) examples() []string { return []string{`staff return "Erik Dahl"`} }

func (k *staffReturn) run(c *call) error { return c.setActive(k.Staff, true, "cli.done.staff.return") }

// setActive lets a member of staff go, or takes one back.
func (c *call) setActive(called string, active bool, key string) error {
	member, err := c.member(called)
	if err != nil {
		return err
	}
	change := changeOf(member)
	change.Active = active
	return c.do(change, "", record{{"id", member.ID}, {"name", member.Name}}, key, "Name", member.Name)
}

type staffRate struct {
	Staff  string `arg:"" is:"staff"`
	Amount string `arg:"" optional:"" is:"money"`
	From   string `name:"from" is:"day"`
	Remove bool   `name:"remove"`
}

func (staffRate) examples() []string {
	return []string{"staff rate anna 480 --from 2026-01-01", "staff rate anna", "staff rate anna --from 2026-01-01 --remove"}
}

// run sets a cost rate, takes one away, or lists them.
func (k *staffRate) run(c *call) error {
	member, err := c.member(k.Staff)
	if err != nil {
		return err
	}
	if k.Amount == "" && !k.Remove {
		return c.rates(member)
	}
	from, err := c.day("--from", k.From)
	if err != nil {
		return err
	}
	if k.Remove {
		return c.removeRate(member, k.From)
	}
	if from == 0 {
		from = c.today()
	}
	provider, err := c.view.Provider(c.ctx)
	if err != nil {
		return err
	}
	hour, err := c.amount("<amount>", k.Amount, provider.Currency)
	if err != nil {
		return err
	}
	told := record{{"staff", member.Name}, {"from", from}, {"hour", hour}}
	return c.do(&command.SetCostRate{StaffID: member.ID, ValidFrom: from, Hour: hour}, "rate", told, "cli.done.staff.rate",
		"Name", member.Name, "Amount", c.words.Money(hour), "Day", c.words.DayYear(from))
}

func (c *call) rates(member view.StaffMember) error {
	if !c.view.SeesRates(member.ID) {
		return fail.New(fail.Forbidden, "rates")
	}
	rates, err := c.view.CostRates(c.ctx, member.ID)
	if err != nil {
		return err
	}
	var records []record
	for _, rate := range rates {
		records = append(records, record{{"id", rate.ID}, {"from", rate.ValidFrom}, {"hour", rate.Hour}})
	}
	return c.out.list(records, "cli.none.rates", "from", "hour")
}

// removeRate takes away the rate from a day.
func (c *call) removeRate(member view.StaffMember, typed string) error {
	from, err := c.day("--from", typed)
	if err != nil {
		return err
	}
	rates, err := c.view.CostRates(c.ctx, member.ID)
	if err != nil {
		return err
	}
	for _, rate := range rates {
		if rate.ValidFrom == from {
			return c.do(&command.RemoveCostRate{RateID: rate.ID}, "", record{{"staff", member.Name}, {"from", from}}, "cli.done.staff.rate.remove",
				"Name", member.Name, "Day", c.words.DayYear(from))
		}
	}
	return fail.New(fail.NotFound, "rate")
}

type userRole struct {
	Login string `arg:"" is:"login"`
	Role  string `arg:"" is:"code" of:"staffroles"`
}

func (userRole) examples() []string { return []string{"user role anna admin"} }

func (k *userRole) run(c *call) error {
	user, err := c.user(k.Login)
	if err != nil {
		return err
	}
	return c.do(&command.ChangeUser{UserID: user.ID, Role: access.Role(k.Role), Active: user.Active}, "", record{{"login", user.Login}},
		"cli.done.user.role", "Login", user.Login, "Role", c.words.T("role."+k.Role))
}

type userClose struct {
	Login string `arg:"" is:"login"`
}

func (userClose) examples() []string { return []string{"user close erik"} }

func (k *userClose) run(c *call) error { return c.setLogin(k.Login, false, "cli.done.user.close") }

type userOpen struct {
	Login string `arg:"" is:"login"`
}

func (userOpen) examples() []string { return []string{"user open erik"} }

func (k *userOpen) run(c *call) error { return c.setLogin(k.Login, true, "cli.done.user.open") }

// setLogin closes a login, or opens it again.
func (c *call) setLogin(login string, active bool, key string) error {
	user, err := c.user(login)
	if err != nil {
		return err
	}
	return c.do(&command.ChangeUser{UserID: user.ID, Role: user.Role, Active: active}, "", record{{"login", user.Login}}, key, "Login", user.Login)
}

// user finds a login.
func (c *call) user(login string) (view.User, error) {
	users, err := c.view.Users(c.ctx)
	if err != nil {
		return view.User{}, err
	}
	for _, user := range users {
		if user.Login == login {
			return user, nil
		}
	}
	return view.User{}, fail.New(fail.NotFound, "login", fail.Args{"Login": login})
}
