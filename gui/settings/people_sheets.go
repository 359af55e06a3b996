package settings

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"tallydesk/app"
	"tallydesk/app/access"
	"tallydesk/app/command"
	"tallydesk/app/fail"
	"tallydesk/app/money"
	"tallydesk/app/view"
	"tallydesk/gui/form"
	"tallydesk/gui/kit"
)

// staffFields are the inputs of a member of staff.
type staffFields struct {
	name, email, department, skills *kit.Entry
	functions                       *kit.Checks
	line                            *kit.Choice
	week                            *kit.ValueEntry[int]
}

func (p *people) staffFields(member view.StaffMember) staffFields {
	t := p.env.Words.T
	functions := make([]kit.Option, len(command.Functions))
	for i, function := range command.Functions {
		functions[i] = kit.Option{Value: function, Label: t("function." + function)}
	}
	lines := []kit.Option{{Value: "0", Label: t("settings.people.line.none")}}
	for line := 1; line <= 3; line++ {
		lines = append(lines, kit.Option{Value: strconv.Itoa(line), Label: t("settings.people.line.choice", "Line", line)})
	}
	return staffFields{
		name: filled(member.Name), email: filled(member.Email), department: filled(member.Department),
		skills: filled(strings.Join(member.Skills, ", ")), functions: kit.NewChecks(functions, member.Functions, nil),
		line: kit.NewChoice(lines, strconv.Itoa(member.Line), nil), week: form.NewLength(p.env, member.WeeklyMinutes),
	}
}

func (f staffFields) fields(p *people) []*kit.Field {
	t := p.env.Words.T
	return []*kit.Field{
		p.field("name", "", f.name), p.field("email", "", f.email), p.field("functions", "", f.functions), p.field("department", "", f.department),
		p.field("line", t("settings.people.line.help"), f.line), p.field("skills", t("settings.people.skills.help"), f.skills),
		p.field("weekly_minutes", t("settings.people.week.help"), f.week),
	}
}

// staff reads the fields.
func (f staffFields) staff() (command.AddStaff, error) {
	line, _ := strconv.Atoi(f.line.Selected()) // one of four
	week, err := form.Value("weekly_minutes", f.week)
	return command.AddStaff{
		Name: strings.TrimSpace(f.name.Text), Email: strings.TrimSpace(f.email.Text), Functions: f.functions.Selected(),
		Department: strings.TrimSpace(f.department.Text), Line: line, Skills: listed(f.skills.Text), WeeklyMinutes: week,
	}, err
}

func filled(text string) *kit.Entry {
	entry := kit.NewEntry("")
	entry.SetText(text)
	return entry
}

// listed reads texts between commas.
func listed(text string) []string {
	var list []string
	for part := range strings.SplitSeq(text, ",") {
		if part = strings.TrimSpace(part); part != "" {
			list = append(list, part)
		}
	}
	return list
}

// roles are what staff can be.
func (p *people) roles(role access.Role) *kit.Choice {
	options := make([]kit.Option, 0, 2)
	for _, of := range []access.Role{access.Agent, access.Admin} {
		options = append(options, kit.Option{Value: string(of), Label: p.env.Words.T("role." + string(of))})
	}
	return kit.NewChoice(options, string(cmp.Or(role, access.Agent)), nil)
}

// add opens the sheet of somebody new: a colleague, or the login of a liaison.
func (p *people) add() {
	if p.side == liaisons {
		p.addLiaison()
		return
	}
	t := p.env.Words.T
	f := p.staffFields(view.StaffMember{WeeklyMinutes: 40 * 60, Line: 1})
	login, role := filled(""), p.roles("")
	roleField := p.field("role", t("settings.people.role.help"), role)
	form.Open(p.env, form.Sheet{
		Key: "settings.staff/new", Title: t("settings.people.add.title"), Confirm: t("settings.people.add.do"),
		Fields: append(f.fields(p), p.field("login", t("settings.people.login.help"), login), roleField),
		Changed: func() {
			if strings.TrimSpace(login.Text) == "" {
				roleField.Hide()
			} else {
				roleField.Show()
			}
		},
		Commands: func() ([]command.Command, error) {
			member, err := f.staff()
			return []command.Command{&member}, err
		},
		Then: func(receipts []app.Receipt) []command.Command {
			name := strings.TrimSpace(login.Text)
			if name == "" {
				return nil
			}
			return []command.Command{&command.AddUser{Login: name, Role: access.Role(role.Selected()), StaffID: receipts[0].Created("staff")}}
		},
		Done: func([]app.Receipt) string {
			return t("settings.people.add.done", "Name", strings.TrimSpace(f.name.Text))
		},
	})
}

// change opens the sheet of the chosen colleague.
func (p *people) change() {
	one := p.card.shown
	if !p.mayChange() || one.member.ID == "" || !one.member.Active {
		return
	}
	t := p.env.Words.T
	f := p.staffFields(one.member)
	form.Open(p.env, form.Sheet{
		Key: "settings.staff/" + one.member.ID, Title: t("settings.people.change.title", "Name", one.name()), Confirm: t("settings.save"),
		Fields: f.fields(p),
		Commands: func() ([]command.Command, error) {
			member, err := f.staff()
			return []command.Command{&command.ChangeStaff{StaffID: one.member.ID, Active: true, AddStaff: member}}, err
		},
		Done: quiet(t("settings.people.change.done", "Name", one.name())),
	})
}

// setActive lets somebody go, or takes one back, with all else as it is.
func (p *people) setActive(one person, active bool) {
	key := "settings.people.let_go.done"
	if active {
		key = "settings.people.return.done"
	}
	m := one.member
	form.Do(p.env, p.env.Words.T(key, "Name", m.Name), &command.ChangeStaff{StaffID: m.ID, Active: active, AddStaff: command.AddStaff{
		Name: m.Name, Email: m.Email, Functions: m.Functions, Department: m.Department, Line: m.Line, Skills: m.Skills, WeeklyMinutes: m.WeeklyMinutes,
	}})
}

// letGo asks before somebody is let go.
func (p *people) letGo(one person) {
	p.ask("settings.people.let_go", one.name(), func() { p.setActive(one, false) })
}

// closeLogin asks before a login is closed.
func (p *people) closeLogin(one person) {
	p.ask("settings.people.close_login", one.name(), func() { p.setLogin(one, false) })
}

// ask asks whether something shall be done; its words begin with a key.
func (p *people) ask(key, name string, do func()) {
	canvas, t := p.env.Canvas(), p.env.Words.T
	if canvas == nil {
		return
	}
	kit.Ask(p.env.Modals, canvas, kit.Question{
		Text: t(key+".ask", "Name", name), Detail: t(key + ".detail"), Cancel: t("settings.cancel"),
		Actions: []kit.Action{{Label: t(key + ".do"), Look: kit.Destructive, Do: do}},
	})
}

// setLogin closes a login, or opens it again.
func (p *people) setLogin(one person, active bool) {
	key := "settings.people.close_login.done"
	if active {
		key = "settings.people.open_login.done"
	}
	form.Do(p.env, p.env.Words.T(key, "Name", one.name()), &command.ChangeUser{UserID: one.user.ID, Role: one.user.Role, Active: active})
}

// giveLogin opens the sheet that gives a colleague a login.
func (p *people) giveLogin(one person) {
	t := p.env.Words.T
	login, role := filled(""), p.roles("")
	form.Open(p.env, form.Sheet{
		Key: "settings.login/" + one.member.ID, Title: t("settings.people.give_login.title", "Name", one.name()), Confirm: t("settings.people.give_login.do"),
		Fields: []*kit.Field{p.field("login", t("start.form.login.help"), login), p.field("role", t("settings.people.role.help"), role)},
		Commands: func() ([]command.Command, error) {
			return []command.Command{&command.AddUser{Login: strings.TrimSpace(login.Text), Role: access.Role(role.Selected()), StaffID: one.member.ID}}, nil
		},
		Done: quiet(t("settings.people.give_login.done", "Name", one.name())),
	})
}

// changeRole opens the sheet of a colleague's role.
func (p *people) changeRole(one person) {
	t := p.env.Words.T
	role := p.roles(one.user.Role)
	form.Open(p.env, form.Sheet{
		Key: "settings.role/" + one.user.ID, Title: t("settings.people.role.title", "Name", one.name()), Confirm: t("settings.save"),
		Fields: []*kit.Field{p.field("role", t("settings.people.role.help"), role)},
		Commands: func() ([]command.Command, error) {
			return []command.Command{&command.ChangeUser{UserID: one.user.ID, Role: access.Role(role.Selected()), Active: true}}, nil
		},
		Done: quiet(t("settings.people.role.done", "Name", one.name())),
	})
}

// addLiaison opens the sheet that gives a liaison a login.
func (p *people) addLiaison() {
	t := p.env.Words.T
	login := filled("")
	who := kit.NewAutocomplete(p.env.UI, t("settings.people.liaison.example"), p.liaisonsLike, nil)
	form.Open(p.env, form.Sheet{
		Key: "settings.liaison/new", Title: t("settings.people.liaison.title"), Confirm: t("settings.people.give_login.do"),
		Fields: []*kit.Field{p.field("contact", t("settings.people.liaison.help"), who), p.field("login", t("start.form.login.help"), login)},
		Commands: func() ([]command.Command, error) {
			picked, _ := who.Picked()
			return []command.Command{&command.AddUser{Login: strings.TrimSpace(login.Text), Role: access.Liaison, ContactID: picked.Value}}, nil
		},
		Done: func([]app.Receipt) string {
			picked, _ := who.Picked()
			return t("settings.people.give_login.done", "Name", picked.Label)
		},
	})
}

// mostSuggested is how many people a field suggests.
const mostSuggested = 12

// liaisonsLike suggests liaisons without a login.
func (p *people) liaisonsLike(ctx context.Context, text string) ([]kit.Option, error) {
	contacts, err := p.env.Desk.View().Contacts(ctx, view.ContactFilter{Text: text, Liaisons: true}, view.Page{Most: 4 * mostSuggested})
	var options []kit.Option
	for _, contact := range contacts {
		if contact.Login == "" && len(options) < mostSuggested {
			options = append(options, kit.Option{Value: contact.ID, Label: contact.Name, Detail: contact.CustomerName})
		}
	}
	return options, err
}

// changeRate opens the sheet of a cost rate: a new one when there is no id.
func (p *people) changeRate(one person, id string) {
	if !p.mayChange() {
		return
	}
	t, today := p.env.Words.T, form.Today(p.env)
	rate := view.CostRate{ValidFrom: today.MonthStart(), Hour: money.Amount{Currency: p.currency}}
	if i := slices.IndexFunc(one.rates, func(r view.CostRate) bool { return r.ID == id }); i >= 0 {
		rate = one.rates[i]
	}
	from := form.NewDay(p.env, rate.ValidFrom)
	amount := form.NewMoney(p.env, func() string { return rate.Hour.Currency }, rate.Hour.Minor)
	form.Open(p.env, form.Sheet{
		Key: "settings.rate/" + one.member.ID + "/" + id, Title: t("settings.rate.title", "Name", one.name()), Confirm: t("settings.save"),
		Fields: []*kit.Field{p.field("valid_from", t("settings.rate.from.help"), from), p.field("hour_cost", t("settings.rate.help"), amount)},
		Commands: func() ([]command.Command, error) {
			day, dayErr := form.Needed("valid_from", from)
			hour, err := form.Needed("hour_cost", amount)
			set := &command.SetCostRate{StaffID: one.member.ID, ValidFrom: day, Hour: hour}
			if id == "" || day == rate.ValidFrom {
				return []command.Command{set}, fail.Join(dayErr, err)
			}
			return []command.Command{&command.RemoveCostRate{RateID: id}, set}, fail.Join(dayErr, err)
		},
		Done: quiet(t("settings.rate.done", "Name", one.name())),
	})
}

func (p *people) removeRate(one person, id string) {
	form.Do(p.env, p.env.Words.T("settings.rate.removed", "Name", one.name()), &command.RemoveCostRate{RateID: id})
}

// field makes a field with the word of its name.
func (p *people) field(name, help string, input fyne.CanvasObject) *kit.Field {
	return kit.NewField(name, p.env.Words.T("field."+name), help, input)
}

func quiet(text string) func([]app.Receipt) string {
	return func([]app.Receipt) string { return text }
}

func trimmed(entry *kit.Entry) string { return strings.TrimSpace(entry.Text) }
