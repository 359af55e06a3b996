// Package timesheet is the Time screen: a person's week, day by day, written
// like a sheet. What is typed into a cell is a draft until the week is
// submitted. It counts nothing itself: hours, banks and charges come from the
// desk.
package timesheet

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"tallydesk/app/civil"
	"tallydesk/app/view"
	"tallydesk/gui/icon"
	"tallydesk/gui/kit"
	"tallydesk/gui/page"
	"tallydesk/gui/theme"
)

type screen struct {
	env        page.Env
	monday     civil.Day
	read       reading // what the week held when it was last read
	rows       []view.WeekRow
	order      []string // keys of the rows as shown: rows keep their places
	added      []rowKey // rows added here; kept while they hold no time
	recalled   bool     // added has been read for this week
	generation int
	queue      queue

	span    *kit.Line
	chip    *kit.Chip
	status  *kit.Line
	bar     *kit.Bar
	copying *kit.Button
	submit  *kit.Button
	head    *fyne.Container
	grid    *weekGrid
	sheet   *weekSheet
	adder   *kit.Stack
	more    *kit.Button
	field   *kit.Autocomplete
	box     *cellBox
	room    *weekRoom
	body    *fyne.Container
	content fyne.CanvasObject
}

// New makes the screen.
func New(env page.Env) page.Page {
	s := &screen{env: env}
	s.today()
	s.makeHead()
	s.grid = newWeekGrid()
	s.grid.day = int(civil.Of(env.Clock()) - s.monday)
	s.grid.empty = env.Words.T("timesheet.week.empty")
	s.grid.OnBegin, s.grid.OnType, s.grid.OnCell = s.refusal, s.typed, s.showCell
	s.grid.OnKey, s.grid.OnRune, s.grid.OnMenu, s.grid.OnBelow = s.key, s.Rune, s.menu, s.focusAdder
	s.makeAdder()
	s.box = newCellBox(s)
	s.sheet = newWeekSheet(s.grid, kit.Pad(kit.Across(kit.WideAs(s.adder, theme.SearchOpen)), theme.SpacePanel, theme.LineGap))
	s.room = &weekRoom{head: s.head, sheet: s.sheet, box: s.box}
	s.body = container.New(s.room, s.head, s.sheet.whole, s.box.content)
	s.content = s.body
	return s
}

// makeHead makes the week's name and steps, how far it has come, and what can
// be done with it.
func (s *screen) makeHead() {
	t := s.env.Words.T
	s.span, s.status = kit.NewLine(), kit.NewLine()
	s.chip = kit.NewChip(kit.Badge{})
	s.bar = kit.NewBar(0, theme.AccentFill)
	s.copying = kit.NewTextButton(t("timesheet.copy"), "", s.copyLastWeek)
	s.submit = kit.NewPrimary(t("timesheet.submit"), "Ctrl+Enter", s.submitWeek)
	steps := kit.AcrossBy(theme.SpaceSmall,
		kit.NewIconButton(icon.Back, t("action.previous_week")+"  Ctrl+PgUp", func() { s.move(-days) }), s.span,
		kit.NewIconButton(icon.Forward, t("action.next_week")+"  Ctrl+PgDn", func() { s.move(days) }),
		kit.Pad(kit.NewTextButton(t("action.this_week"), "T", s.thisWeek), theme.SpaceSmall, theme.Hairline))
	s.head = kit.Pad(kit.Down(theme.SpaceSmall,
		kit.Flow(kit.Title(t("timesheet.title")), steps),
		newProgress(s.chip, s.status, s.bar,
			kit.AcrossBy(theme.SpaceCell, kit.Pad(s.copying, theme.SpaceSmall, theme.Hairline), s.submit)),
	), theme.SpacePanel, theme.SpaceCell)
}

func (s *screen) Content() fyne.CanvasObject { return s.content }

// Open shows the week that the route names by a day, else the one shown.
func (s *screen) Open(route page.Route) {
	if day, err := civil.Parse(route.ID); err == nil {
		s.turn(mondayOf(day))
	}
	s.Reload()
}

// today turns to the present week and day.
func (s *screen) today() {
	now := civil.Of(s.env.Clock())
	s.turn(mondayOf(now))
	if s.grid != nil {
		s.grid.day = int(now - s.monday)
	}
}

// turn turns to another week.
func (s *screen) turn(monday civil.Day) {
	if monday == s.monday {
		return
	}
	s.monday, s.order, s.added, s.recalled = monday, nil, nil, false
}

func (s *screen) move(by civil.Day) {
	s.turn(s.monday + by)
	s.Reload()
}

func (s *screen) thisWeek() {
	s.today()
	s.Reload()
}

func (s *screen) Focus() {
	s.showBox(false)
	s.focus(s.grid)
}

func (s *screen) focus(o fyne.Focusable) {
	if canvas := s.env.Canvas(); canvas != nil {
		canvas.Focus(o)
	}
}

// Actions are what the menu can do here. Submitting and copying are there when
// there is something to submit or to copy.
func (s *screen) Actions() map[page.Action]func() {
	actions := map[page.Action]func(){
		page.PreviousWeek: func() { s.move(-days) }, page.NextWeek: func() { s.move(days) }, page.ThisWeek: s.thisWeek,
		page.LogTime: s.Focus, page.Why: s.focusBox, page.NextArea: s.nextArea, page.PreviousArea: s.nextArea,
	}
	if s.grid.row < len(s.rows) {
		actions[page.SameAsBefore] = s.sameAsBefore
	}
	if !s.copying.Disabled() {
		actions[page.CopyLastWeek] = s.copyLastWeek
	}
	if !s.submit.Disabled() {
		actions[page.Confirm] = s.submitWeek
	}
	return actions
}

// nextArea goes from the sheet to the entries of the chosen cell, and back.
func (s *screen) nextArea() {
	if s.grid.focused {
		s.focusBox()
		return
	}
	s.Focus()
}

// key opens the chosen cell on Enter: one entry to be written anew, several to
// be chosen from.
func (s *screen) key(event *fyne.KeyEvent) bool {
	if event.Name != fyne.KeyReturn && event.Name != fyne.KeyEnter || len(s.rows) == 0 {
		return false
	}
	if len(s.chosen().Entries) > 1 || s.grid.cell().locked {
		s.focusBox()
		return true
	}
	s.grid.edit(s.grid.cell().edit)
	return true
}

// Rune hears T for this week, W for what time costs, + and - for a quarter of
// an hour, and Space for the note.
func (s *screen) Rune(letter rune) bool {
	switch letter {
	case 't', 'T':
		s.thisWeek()
	case 'w', 'W':
		s.focusBox()
	case '+':
		s.step(quarter)
	case '-':
		s.step(-quarter)
	case ' ':
		s.openCell()
	default:
		return false
	}
	return true
}

func (s *screen) Key(fyne.KeyName) bool { return false }

// Save keeps the week, unless it is the present one: that is another one at the
// next start.
func (s *screen) Save() string {
	if s.monday == mondayOf(civil.Of(s.env.Clock())) {
		return thisWeek
	}
	return s.monday.String()
}

// thisWeek is what Save gives for the present week.
const thisWeek = "this week"

func (s *screen) Restore(state string) {
	if state == thisWeek {
		s.today()
		return
	}
	if day, err := civil.Parse(state); err == nil {
		s.turn(mondayOf(day))
	}
}

// mondayOf gives the Monday of a day's week.
func mondayOf(day civil.Day) civil.Day { return day - civil.Day((int(day.Weekday())+6)%days) }
