package settings

import (
	"context"

	"fyne.io/fyne/v2"

	"tallydesk/app/view"
	"tallydesk/gui/icon"
	"tallydesk/gui/kit"
	"tallydesk/gui/theme"
)

// The views of a calendar.
const (
	calendarYearView  = "year"
	calendarHoursView = "hours"
	calendarDaysView  = "days"
)

// calendarDetail is one calendar: its year, its versions, its changed days.
type calendarDetail struct {
	list    *calendars
	id      string
	card    view.CalendarCard
	read    bool // card is that of id
	round   int
	name    *kit.Text
	own     *kit.Chip
	use     *kit.Button
	views   *kit.Segments
	year    *calendarYear
	hours   *calendarHours
	days    *calendarDays
	stack   *kit.Stack
	content fyne.CanvasObject
}

func newCalendarDetail(s *calendars) *calendarDetail {
	d := &calendarDetail{list: s, name: kit.Title("").Clipped()}
	d.own = kit.NewChip(kit.Badge{Text: s.t("calendar.default"), Tone: theme.Neutral, Fill: kit.FillTone})
	d.year, d.hours, d.days = newCalendarYear(d), newCalendarHours(d), newCalendarDays(d)
	d.stack = kit.NewStack(d.year.content, d.hours.content, d.days.content)
	d.views = kit.NewViews([]kit.Option{
		{Value: calendarYearView, Label: s.t("calendar.view.year")},
		{Value: calendarHoursView, Label: s.t("calendar.view.hours")},
		{Value: calendarDaysView, Label: s.t("calendar.view.days")},
	}, calendarYearView, func(string) { d.turn() })
	back := kit.NewIconButton(icon.Back, s.t("calendar.back"), s.close)
	d.use = kit.NewTextButton(s.t("calendar.use"), "", d.makeDefault)
	tools := kit.Across(d.views, kit.Space())
	if s.mayChange() {
		tools = kit.Flow(d.views, d.use, kit.NewTextButton(s.t("calendar.rename"), "", d.rename))
	}
	d.content = kit.Down(theme.SpaceSmall,
		kit.Pad(kit.Across(back, kit.Grow(d.name), d.own), theme.SpacePanel, theme.SpaceSmall), kit.PadAcross(tools, theme.SpacePanel), kit.Grow(d.stack))
	return d
}

func (d *calendarDetail) t(key string, args ...any) string { return d.list.t(key, args...) }

// open begins with another calendar.
func (d *calendarDetail) open(id string) {
	d.id, d.read = id, false
	d.views.SetSelected(calendarYearView)
	d.stack.Turn(0)
	d.year.begin()
	d.load()
}

// load reads the calendar that is open.
func (d *calendarDetail) load() {
	if d.id == "" {
		return
	}
	d.round++
	env, round, id, today := d.list.env, d.round, d.id, d.list.today()
	env.UI.Go(func() {
		card, err := env.Desk.View().CalendarCard(context.Background(), id, today)
		env.UI.Do(func() {
			if round != d.round || id != d.id {
				return
			}
			if err != nil {
				env.Fail(err)
				return
			}
			d.show(card)
		})
	})
}

func (d *calendarDetail) show(card view.CalendarCard) {
	d.card, d.read = card, true
	d.name.SetText(card.Name)
	setShown(d.own, card.Default)
	setShown(d.use, !card.Default)
	d.year.show()
	d.hours.show()
	d.days.show()
	d.content.Refresh()
	d.list.env.Changed()
}

// turn shows the view that was chosen.
func (d *calendarDetail) turn() {
	for i, name := range []string{calendarYearView, calendarHoursView, calendarDaysView} {
		if d.views.Selected() == name {
			d.stack.Turn(i)
		}
	}
	d.list.env.Changed()
}

// focus gives the keyboard to the view that is shown.
func (d *calendarDetail) focus(canvas fyne.Canvas) {
	switch d.views.Selected() {
	case calendarYearView:
		canvas.Focus(d.year.year)
	case calendarDaysView:
		canvas.Focus(d.days.grid)
	default:
		canvas.Focus(d.views)
	}
}

// rune hears T: today.
func (d *calendarDetail) rune(letter rune) bool {
	if (letter == 't' || letter == 'T') && d.views.Selected() == calendarYearView {
		d.year.goTo(d.list.today())
		return true
	}
	return false
}
