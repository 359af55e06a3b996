package settings

import (
	"context"

	"fyne.io/fyne/v2"

	"tallydesk/app"
	"tallydesk/app/civil"
	"tallydesk/app/command"
	"tallydesk/app/view"
	"tallydesk/app/worktime"
	"tallydesk/gui/form"
	"tallydesk/gui/kit"
	"tallydesk/gui/theme"
)

// calendarHours are the versions of a calendar, the newest first.
type calendarHours struct {
	detail  *calendarDetail
	panel   *kit.Panel
	content fyne.CanvasObject
}

func newCalendarHours(d *calendarDetail) *calendarHours {
	h := &calendarHours{detail: d, panel: kit.NewPanel()}
	column := kit.Down(theme.SpaceSmall)
	if d.list.mayChange() {
		column.Add(kit.PadAcross(kit.Across(kit.Grow(kit.Secondary(d.t("calendar.versions.help")).Clipped()),
			kit.NewTextButton(d.t("calendar.version.new"), "", d.newVersion)), theme.SpacePanel))
	}
	column.Add(kit.Grow(h.panel))
	h.content = column
	return h
}

// show lists the versions that were read.
func (h *calendarHours) show() {
	d := h.detail
	sections := make([]fyne.CanvasObject, 0, len(d.card.Rules))
	for i := len(d.card.Rules) - 1; i >= 0; i-- {
		version := d.card.Rules[i]
		var actions []fyne.CanvasObject
		if d.list.mayChange() {
			actions = append(actions, kit.NewTextButton(d.t("calendar.version.change"), "", func() { d.changeVersion(version) }))
			if len(d.card.Rules) > 1 {
				actions = append(actions, kit.NewTextButton(d.t("calendar.version.drop"), "", func() { d.dropVersion(version.ValidFrom) }))
			}
		}
		facts := kit.NewFacts(ruleFacts(d.list.env.Words, version.Rule)...)
		label := spanText(d.list.env.Words, d.card, version.ValidFrom)
		sections = append(sections, kit.NewSection(label, "", kit.AtMost(facts, theme.GuideWidth), actions...))
	}
	h.panel.Set(sections...)
}

// newVersion opens the sheet of hours from a day on, filled with those that
// hold now.
func (d *calendarDetail) newVersion() {
	if !d.read {
		return
	}
	rule := d.card.Holding().Rule
	f := newRuleFields(d.list.env, rule)
	from := form.NewDay(d.list.env, 0)
	f.from = func() (civil.Day, error) { return form.Needed("validfrom", from) }
	first := kit.NewField("validfrom", d.t("calendar.from"), d.t("calendar.from.help"), from)
	d.openVersion("calendar.version/"+d.id, d.t("calendar.version.new.title", "Name", d.card.Name), f, 0, first)
}

// changeVersion opens the sheet of one version.
func (d *calendarDetail) changeVersion(version view.CalendarVersion) {
	f := newRuleFields(d.list.env, version.Rule)
	f.from = func() (civil.Day, error) { return version.ValidFrom, nil }
	title := d.t("calendar.version.title", "Name", d.card.Name)
	d.openVersion("calendar.version/"+d.id+"/"+version.ValidFrom.String(), title, f, version.Tag)
}

// openVersion opens a sheet that writes a version, and warns of what it changes
// of the past.
func (d *calendarDetail) openVersion(key, title string, f *ruleFields, base int64, before ...*kit.Field) {
	env, id, name := d.list.env, d.id, d.card.Name
	warning := kit.NewMessageLine(theme.Warning, "")
	warning.Hide()
	form.Open(env, form.Sheet{
		Key: key, Title: title, Confirm: d.t("calendar.save"), Fields: append(before, f.fields()...), After: warning,
		Changed: func() {
			f.changed()
			d.weigh(f, warning)
		},
		Commands: func() ([]command.Command, error) {
			rule, err := f.rule()
			return []command.Command{&command.ChangeCalendar{CalendarID: id, Rule: rule, Base: base}}, err
		},
		Done: func([]app.Receipt) string { return d.t("calendar.version.done", "Name", name) },
	})
}

// weigh says under a sheet what its version would change of the past.
func (d *calendarDetail) weigh(f *ruleFields, warning *kit.MessageLine) {
	rule, err := f.rule()
	f.round++
	if err != nil {
		warning.Hide()
		return
	}
	env, id, today, round := d.list.env, d.id, d.list.today(), f.round
	env.UI.Go(func() {
		impact, err := env.Desk.View().CalendarImpact(context.Background(), id, rule, today)
		env.UI.Do(func() {
			if round != f.round {
				return
			}
			text := impactText(env.Words, impact)
			warning.Set(theme.Warning, text)
			setShown(warning, err == nil && text != "") // saving says what is wrong
		})
	})
}

// dropVersion takes a version away, after asking.
func (d *calendarDetail) dropVersion(from civil.Day) {
	env, id, name := d.list.env, d.id, d.card.Name
	canvas := env.Canvas()
	if canvas == nil {
		return
	}
	kit.Ask(env.Modals, canvas, kit.Question{
		Text:   d.t("calendar.version.drop.ask", "Span", spanText(env.Words, d.card, from)),
		Detail: d.t("calendar.version.drop.detail"), Cancel: d.t("calendar.cancel"),
		Actions: []kit.Action{{Label: d.t("calendar.version.drop"), Look: kit.Main, Do: func() {
			form.Do(env, d.t("calendar.version.done", "Name", name), &command.DropVersion{CalendarID: id, From: from})
		}}},
	})
}

// newCalendar opens the sheet of a new calendar, which begins as one that is
// there.
func (s *calendars) newCalendar() {
	name := kit.NewEntry("")
	f := newRuleFields(s.env, worktime.Rule{Zone: s.zone()})
	models := []kit.Option{{Label: s.t("calendar.model.none")}}
	for _, row := range s.rows {
		models = append(models, kit.Option{Value: row.ID, Label: row.Name})
	}
	model := kit.NewChoice(models, "", func(id string) { s.beginAs(f, id) })
	first := []*kit.Field{
		kit.NewField("name", s.t("calendar.name"), "", name), kit.NewField("model", s.t("calendar.model"), s.t("calendar.model.help"), model),
	}
	form.Open(s.env, form.Sheet{
		Key: "calendar.new", Title: s.t("calendar.new.title"), Confirm: s.t("calendar.new.do"), Fields: append(first, f.fields()...), Changed: f.changed,
		Commands: func() ([]command.Command, error) {
			rule, err := f.rule()
			return []command.Command{&command.AddCalendar{Name: name.Text, Rule: rule}}, err
		},
		Done: func(receipts []app.Receipt) string {
			s.open(receipts[0].Created("calendar"))
			return s.t("calendar.new.done", "Name", name.Text)
		},
	})
}

// zone is that of the desk's own calendar.
func (s *calendars) zone() string {
	for _, row := range s.rows {
		if row.Default {
			return row.Zone
		}
	}
	return ""
}

// beginAs fills the fields with the hours that another calendar has.
func (s *calendars) beginAs(f *ruleFields, id string) {
	if id == "" {
		return
	}
	today := s.today()
	s.env.UI.Go(func() {
		card, err := s.env.Desk.View().CalendarCard(context.Background(), id, today)
		s.env.UI.Do(func() {
			if err != nil {
				s.env.Fail(err)
				return
			}
			f.fill(card.Holding().Rule)
		})
	})
}
