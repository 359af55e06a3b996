// Package timesheet is the Time screen: a person's week, day by day, written
// like a sheet. What is typed into a cell is a draft until the week is
// submitted.
package timesheet

import (
	"context"

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
	week       view.Week
	rows       []view.WeekRow // as shown: the week's own, then those just added
	added      []view.WeekRow // rows added here that hold no time yet
	generation int

	span    *kit.Text
	status  *kit.Line
	bar     *kit.Bar
	submit  *kit.Button
	grid    *weekGrid
	cell    *kit.Section
	entries *kit.Grid
	add     *kit.Autocomplete
	content fyne.CanvasObject
}

// New makes the screen.
func New(env page.Env) page.Page {
	s := &screen{env: env, monday: mondayOf(civil.Of(env.Clock()))}
	t := env.Words.T
	s.span = kit.Name("")
	s.status = kit.NewLine()
	s.bar = kit.NewBar(0, theme.AccentFill)
	s.submit = kit.NewPrimary(t("timesheet.submit"), "Ctrl+Enter", s.submitWeek)
	s.grid = newWeekGrid()
	s.grid.OnType, s.grid.OnCell, s.grid.OnKey, s.grid.OnRune = s.typed, func(int, int) { s.showCell() }, s.key, s.Rune
	s.entries = kit.NewGrid(env.Words, env.UI, kit.GridOptions{Columns: entryColumns(env.Words), PanelHead: true, NoMarks: true,
		Empty: container.NewCenter(kit.Secondary(t("timesheet.cell.empty")))}, kit.NewRows(nil))
	s.entries.OnOpen = s.openEntry
	s.cell = kit.NewSection("", "", kit.HighAs(s.entries, theme.CellBox))
	s.add = kit.NewAutocomplete(env.UI, t("timesheet.add"), s.suggest, s.addRow)

	stepper := kit.AcrossBy(theme.SpaceSmall, kit.NewIconButton(icon.Back, t("action.previous_week")+"  Ctrl+PgUp", func() { s.move(-7) }),
		s.span, kit.NewIconButton(icon.Forward, t("action.next_week")+"  Ctrl+PgDn", func() { s.move(7) }),
		kit.NewTextButton(t("action.this_week"), "T", s.thisWeek))
	head := kit.Pad(kit.Down(theme.SpaceCell,
		kit.Across(kit.Title(t("timesheet.title")), kit.Space(), stepper),
		kit.AcrossBy(theme.SpacePanel, s.status, kit.WideAs(s.bar, theme.NameColumn), kit.Space(),
			kit.NewTextButton(t("timesheet.copy"), "", s.copyLastWeek), s.submit),
	), theme.SpacePanel, theme.SpaceCell)
	below := kit.Pad(s.cell, theme.SpacePanel, theme.SpaceSmall)
	sheet := kit.NewScroll(container.NewVBox(s.grid, kit.Pad(kit.WideAs(s.add, theme.SearchOpen), theme.SpacePanel, theme.SpaceSmall)))
	s.content = container.NewBorder(head, container.NewVBox(kit.Rule(), below), nil, nil, sheet)
	return s
}

func (s *screen) Content() fyne.CanvasObject { return s.content }

// Open shows the week that the route names by a day, else the one shown.
func (s *screen) Open(route page.Route) {
	if day, err := civil.Parse(route.ID); err == nil {
		s.monday = mondayOf(day)
	}
	s.Reload()
}

// Reload reads the week anew.
func (s *screen) Reload() {
	s.generation++
	generation, monday, staff := s.generation, s.monday, s.env.Desk.Actor().StaffID
	s.env.UI.Go(func() {
		week, err := s.env.Desk.View().Week(context.Background(), staff, monday)
		s.env.UI.Do(func() {
			if generation != s.generation {
				return
			}
			if err != nil {
				s.env.Fail(err)
				return
			}
			s.apply(week)
		})
	})
}

func (s *screen) apply(week view.Week) {
	s.week = week
	s.rows = append([]view.WeekRow{}, week.Rows...)
	var waiting []view.WeekRow
	for _, row := range s.added {
		if !holds(week.Rows, row) {
			waiting = append(waiting, row)
		}
	}
	s.added = waiting
	s.rows = append(s.rows, waiting...)
	now := s.env.Clock()
	s.span.SetText(weekName(s.env.Words, s.monday))
	s.grid.set(presentHead(s.env.Words, week, civil.Of(now)), presentRows(s.env.Words, s.rows))
	s.status.Set(presentStatus(s.env.Words, week)...)
	s.bar.Set(kit.BarPart{Share: partOf(week), Ink: theme.AccentFill})
	if len(drafts(week)) > 0 {
		s.submit.Enable()
	} else {
		s.submit.Disable()
	}
	s.showCell()
	s.env.Changed()
}

// showCell lists the entries of the chosen cell in the box below.
func (s *screen) showCell() {
	if s.grid.row >= len(s.rows) {
		s.cell.SetLabel(s.env.Words.LongDay(s.monday + civil.Day(s.grid.day)))
		s.entries.SetSource(kit.NewRows(nil))
		return
	}
	row := s.rows[s.grid.row]
	s.cell.SetLabel(s.env.Words.LongDay(s.monday+civil.Day(s.grid.day)) + " · " + rowName(s.env.Words, row))
	s.entries.SetSource(kit.NewRows(presentEntries(s.env.Words, row.Cells[s.grid.day].Entries)))
}

func (s *screen) Focus() {
	if canvas := s.env.Canvas(); canvas != nil {
		canvas.Focus(s.grid)
	}
}

func (s *screen) move(by civil.Day) {
	s.monday += by
	s.added = nil
	s.Reload()
}

func (s *screen) thisWeek() {
	s.monday = mondayOf(civil.Of(s.env.Clock()))
	s.added = nil
	s.Reload()
}

// key opens the entries of a cell on Enter.
func (s *screen) key(event *fyne.KeyEvent) bool {
	if event.Name != fyne.KeyReturn && event.Name != fyne.KeyEnter || s.grid.row >= len(s.rows) {
		return false
	}
	if len(s.rows[s.grid.row].Cells[s.grid.day].Entries) == 0 {
		s.grid.edit("")
		return true
	}
	if canvas := s.env.Canvas(); canvas != nil {
		canvas.Focus(s.entries)
	}
	return true
}

func (s *screen) Actions() map[page.Action]func() {
	actions := map[page.Action]func(){
		page.PreviousWeek: func() { s.move(-7) }, page.NextWeek: func() { s.move(7) }, page.ThisWeek: s.thisWeek,
		page.CopyLastWeek: s.copyLastWeek, page.LogTime: func() { s.env.Canvas().Focus(s.grid) },
	}
	if !s.submit.Disabled() {
		actions[page.Confirm] = s.submitWeek
	}
	return actions
}

// Rune: T is this week.
func (s *screen) Rune(letter rune) bool {
	if letter != 't' && letter != 'T' {
		return false
	}
	s.thisWeek()
	return true
}

func (s *screen) Key(fyne.KeyName) bool { return false }

func (s *screen) Save() string { return s.monday.String() }

func (s *screen) Restore(state string) {
	if day, err := civil.Parse(state); err == nil {
		s.monday = mondayOf(day)
	}
}

// mondayOf gives the Monday of a day's week.
func mondayOf(day civil.Day) civil.Day { return day - civil.Day((int(day.Weekday())+6)%7) }

func holds(rows []view.WeekRow, row view.WeekRow) bool {
	for _, other := range rows {
		if keyOf(other) == keyOf(row) {
			return true
		}
	}
	return false
}
