package settings

import (
	"strings"

	"fyne.io/fyne/v2"

	"tallydesk/app"
	"tallydesk/app/civil"
	"tallydesk/app/command"
	"tallydesk/app/fail"
	"tallydesk/app/textentry"
	"tallydesk/app/words"
	"tallydesk/app/worktime"
	"tallydesk/gui/form"
	"tallydesk/gui/kit"
	"tallydesk/gui/theme"
)

// calendarDays are the changed days of a calendar, the latest first.
type calendarDays struct {
	detail  *calendarDetail
	grid    *kit.Grid
	content fyne.CanvasObject
}

func newCalendarDays(d *calendarDetail) *calendarDays {
	env := d.list.env
	c := &calendarDays{detail: d}
	empty := kit.NewEmptyState(d.t("calendar.days.none"), d.t("calendar.days.none.detail"))
	c.grid = kit.NewGrid(env.Words, env.UI, kit.GridOptions{Columns: []kit.Column{
		{ID: "day", Label: d.t("calendar.day"), Flex: 1}, {ID: "hours", Label: d.t("calendar.hours"), Width: 200},
	}, TwoLines: true, NoMarks: true, Empty: empty}, kit.NewRows(nil))
	c.grid.OnOpen = func(key string) {
		if day, err := civil.Parse(key); err == nil && d.list.mayChange() {
			d.changeDay(day)
		}
	}
	c.grid.OnKey = c.key
	head := kit.Across(kit.Grow(kit.Secondary(d.t("calendar.days.help")).Clipped()))
	if d.list.mayChange() {
		head.Add(kit.NewTextButton(d.t("calendar.day.undo"), "Del", c.withdraw))
		head.Add(kit.NewTextButton(d.t("calendar.days.change"), "", func() { d.changeDay(0) }))
	}
	c.content = kit.Down(theme.SpaceSmall, kit.PadAcross(head, theme.SpacePanel), kit.Grow(c.grid))
	return c
}

// key gives a day its usual hours back on Del.
func (c *calendarDays) key(event *fyne.KeyEvent) bool {
	if event.Name != fyne.KeyDelete {
		return false
	}
	c.withdraw()
	return true
}

func (c *calendarDays) withdraw() {
	if day, err := civil.Parse(c.grid.Selected()); err == nil && c.detail.list.mayChange() {
		c.detail.withdrawDay(day)
	}
}

// show lists the days that were read.
func (c *calendarDays) show() {
	w, deviations := c.detail.list.env.Words, c.detail.card.Deviations
	var rows []kit.Row
	for i := len(deviations) - 1; i >= 0; i-- {
		rows = append(rows, deviationRow(w, deviations[i], c.detail.list.today()))
	}
	key := c.grid.Selected()
	c.grid.SetSource(kit.NewRows(rows))
	c.grid.SelectKey(key)
}

// deviationRow writes a changed day; those that have been are muted.
func deviationRow(w *words.Words, deviation worktime.Deviation, today civil.Day) kit.Row {
	told := w.T("calendar.told.not")
	if deviation.AnnouncedOn != civil.Never {
		told = w.T("calendar.told.from", "Day", deviation.AnnouncedOn)
	}
	return kit.Row{Key: deviation.Day.String(), Muted: deviation.Day < today, Cells: []kit.Cell{
		{First: kit.Part{Text: words.Sentence(w.LongDay(deviation.Day)), Bold: true}, Second: kit.Part{Text: deviation.Reason}},
		{First: kit.Part{Text: hoursText(w, deviation.Intervals)}, Second: kit.Part{Text: told}},
	}}
}

// changeDay opens the sheet of a changed day, filled with the change that there
// is; day 0 asks for the day too.
func (d *calendarDetail) changeDay(day civil.Day) {
	if !d.read {
		return
	}
	env, id := d.list.env, d.id
	first, last := form.NewDay(env, day), form.NewDay(env, 0)
	told, hours, reason := form.NewDay(env, d.list.today()), kit.NewEntry(d.t("calendar.closed")), kit.NewEntry("")
	for _, deviation := range d.card.Deviations {
		if deviation.Day == day {
			hours.SetText(hoursText(env.Words, deviation.Intervals))
			reason.SetText(deviation.Reason)
			told.Clear()
			if deviation.AnnouncedOn != civil.Never {
				told.SetValue(deviation.AnnouncedOn)
			}
		}
	}
	form.Open(env, form.Sheet{
		Key: "calendar.day/" + id + "/" + day.String(), Title: d.t("calendar.day.title", "Name", d.card.Name), Confirm: d.t("calendar.save"),
		Fields: []*kit.Field{
			kit.NewField("day", d.t("calendar.day"), "", first), kit.NewField("last", d.t("calendar.last"), d.t("calendar.last.help"), last),
			kit.NewField("hours", d.t("calendar.hours"), d.t("calendar.hours.help"), hours),
			kit.NewField("reason", d.t("calendar.reason"), d.t("calendar.reason.help"), reason),
			kit.NewField("announced", d.t("calendar.announced"), d.t("calendar.announced.help"), told),
		},
		Commands: func() ([]command.Command, error) {
			cmd := &command.AnnounceDeviation{CalendarID: id, Reason: strings.TrimSpace(reason.Text)}
			var errs [4]error
			cmd.Day, errs[0] = form.Needed("day", first)
			cmd.Last, errs[1] = form.Value("last", last)
			cmd.Hours, errs[2] = textentry.Hours(hours.Text)
			cmd.AnnouncedOn, errs[3] = form.Value("announced", told)
			return []command.Command{cmd}, fail.Join(errs[:]...)
		},
		Done: func([]app.Receipt) string {
			changed, err := form.Needed("day", first)
			if err == nil {
				d.year.goTo(changed)
			}
			return d.t("calendar.day.done", "Day", changed)
		},
	})
}

// withdrawDay gives a day its usual hours back.
func (d *calendarDetail) withdrawDay(day civil.Day) {
	form.Do(d.list.env, d.t("calendar.day.undone", "Day", day), &command.WithdrawDeviation{CalendarID: d.id, Day: day})
}

// rename opens the sheet of the calendar's name.
func (d *calendarDetail) rename() {
	if !d.read {
		return
	}
	id, before, name := d.id, d.card.Name, kit.NewEntry("")
	name.SetText(before)
	form.Open(d.list.env, form.Sheet{
		Key: "calendar.name/" + id, Title: d.t("calendar.rename.title", "Name", before), Confirm: d.t("calendar.save"),
		Fields: []*kit.Field{kit.NewField("name", d.t("calendar.name"), "", name)},
		Commands: func() ([]command.Command, error) {
			return []command.Command{&command.RenameCalendar{CalendarID: id, From: before, Name: strings.TrimSpace(name.Text)}}, nil
		},
		Done: func([]app.Receipt) string { return d.t("calendar.rename.done", "Name", strings.TrimSpace(name.Text)) },
	})
}

// makeDefault makes the calendar the company's own.
func (d *calendarDetail) makeDefault() {
	form.Do(d.list.env, d.t("calendar.use.done", "Name", d.card.Name), &command.UseCalendar{CalendarID: d.id})
}
