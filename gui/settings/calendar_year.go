package settings

import (
	"strconv"

	"fyne.io/fyne/v2"

	"tallydesk/app/civil"
	"tallydesk/gui/icon"
	"tallydesk/gui/kit"
	"tallydesk/gui/theme"
)

// calendarYear is a calendar's year with the cause of every day (R-CAL-8).
type calendarYear struct {
	detail  *calendarDetail
	shown   int
	year    *kit.Year
	title   *kit.Text
	sum     *kit.Text
	day     *kit.Text
	hours   *kit.Text
	cause   *kit.Paragraph
	version *kit.Text
	edit    *kit.Button
	drop    *kit.Button
	content fyne.CanvasObject
}

func newCalendarYear(d *calendarDetail) *calendarYear {
	env := d.list.env
	y := &calendarYear{
		detail: d, year: kit.NewYear(env.Words, d.list.today()), title: kit.SectionTitle(""), sum: kit.Secondary("").Clipped().Right(),
		day: kit.Name(""), hours: kit.Body(""), cause: kit.NewParagraph(kit.RoleBody), version: kit.Meta("").Clipped().Right(),
	}
	y.year.OnChoose = func(civil.Day) { y.explain() }
	y.year.OnBeyond = y.goTo
	y.year.OnOpen = func(civil.Day) { y.change() }
	y.edit = kit.NewTextButton(d.t("calendar.day.change"), "Enter", y.change)
	y.drop = kit.NewTextButton(d.t("calendar.day.undo"), "", y.withdraw)
	step := func(by int) func() { return func() { y.goTo(y.year.Chosen().AddMonths(12 * by)) } }
	head := kit.Across(kit.NewIconButton(icon.Back, d.t("calendar.year.before"), step(-1)), y.title,
		kit.NewIconButton(icon.Forward, d.t("calendar.year.after"), step(1)),
		kit.NewTextButton(d.t("calendar.today"), "T", func() { y.goTo(d.list.today()) }), kit.Grow(y.sum))
	box := kit.NewGround(theme.Sunken, kit.Pad(kit.Down(theme.SpaceTiny,
		kit.Across(y.day, y.hours, kit.Grow(y.version), y.drop, y.edit), kit.High(y.cause, causeHeight)), theme.SpacePanel, theme.SpaceSmall))
	y.content = kit.Down(theme.SpaceSmall, kit.PadAcross(head, theme.SpacePanel), kit.PadAcross(kit.YearLegend(env.Words), theme.SpacePanel),
		kit.Grow(kit.PadAcross(y.year, theme.SpacePanel)), box)
	return y
}

// causeHeight is the room for the cause, two lines, so that the box stays where
// it is. In units.
const causeHeight = 36

// begin goes to today's year.
func (y *calendarYear) begin() {
	y.year.Choose(y.detail.list.today())
	y.shown = y.year.Chosen().Year()
}

// show draws the year of the calendar that was read.
func (y *calendarYear) show() {
	card, w := y.detail.card, y.detail.list.env.Words
	y.year.Set(y.shown, yearDays(card.Compiled, y.shown), monthSums(w, card.Compiled, y.shown))
	y.title.SetText(strconv.Itoa(y.shown))
	first := civil.Date(y.shown, 1, 1)
	y.sum.SetText(w.T("calendar.year.sum", "Sum", openSum(w, card.Compiled, first, first.AddMonths(12)-1)))
	y.explain()
}

// goTo puts the cursor on a day, also of another year.
func (y *calendarYear) goTo(day civil.Day) {
	if !y.detail.read {
		return
	}
	y.year.Choose(day)
	if day.Year() != y.shown {
		y.shown = day.Year()
		y.show()
		y.year.Choose(day)
		return
	}
	y.explain()
}

// explain says in the box what the day under the cursor is, and why.
func (y *calendarYear) explain() {
	if !y.detail.read {
		return
	}
	card, w, may := y.detail.card, y.detail.list.env.Words, y.detail.list.mayChange()
	info := card.Compiled.Day(y.year.Chosen())
	day, hours := dayHead(w, info)
	y.day.SetText(day)
	y.hours.SetText(hours)
	y.cause.Set(kit.Plain(dayCause(w, card, info)))
	y.version.SetText(versionText(w, card, info.Day))
	setShown(y.edit, may)
	setShown(y.drop, may && yearKind(info) == kit.YearChanged)
	y.content.Refresh()
}

// setShown shows something or hides it.
func setShown(o fyne.CanvasObject, yes bool) {
	if yes {
		o.Show()
	} else {
		o.Hide()
	}
}

// change opens the sheet of the day under the cursor.
func (y *calendarYear) change() {
	if y.detail.read && y.detail.list.mayChange() {
		y.detail.changeDay(y.year.Chosen())
	}
}

func (y *calendarYear) withdraw() { y.detail.withdrawDay(y.year.Chosen()) }
