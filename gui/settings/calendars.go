package settings

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"tallydesk/app/access"
	"tallydesk/app/civil"
	"tallydesk/app/view"
	"tallydesk/app/words"
	"tallydesk/gui/form"
	"tallydesk/gui/kit"
	"tallydesk/gui/page"
	"tallydesk/gui/theme"
)

// calendars is the list of calendars, and the one that is open.
type calendars struct {
	env     page.Env
	rows    []view.CalendarRow
	round   int
	grid    *kit.Grid
	detail  *calendarDetail
	stack   *kit.Stack
	content fyne.CanvasObject
}

func newCalendars(env page.Env) section {
	s := &calendars{env: env}
	s.grid = kit.NewGrid(env.Words, env.UI, kit.GridOptions{Columns: calendarColumns(env.Words), TwoLines: true, NoMarks: true}, kit.NewRows(nil))
	s.grid.OnOpen = s.open
	s.detail = newCalendarDetail(s)
	head := kit.AcrossBy(theme.SpacePanel, kit.Grow(heading(s.t("settings.calendars"), s.t("calendar.about"))))
	if s.mayChange() {
		head.Add(kit.NewPrimary(s.t("calendar.new"), "", s.newCalendar))
	}
	list := kit.Down(theme.SpaceSmall, kit.Pad(head, theme.SpacePanel, theme.SpacePanel), kit.Grow(s.grid))
	s.stack = kit.NewStack(list, s.detail.content)
	s.content = s.stack
	return s
}

func (s *calendars) t(key string, args ...any) string { return s.env.Words.T(key, args...) }

// mayChange tells whether the person may set up calendars; the others look.
func (s *calendars) mayChange() bool { return s.env.Desk.Actor().May(access.SetUpDesk) }

func (s *calendars) today() civil.Day { return form.Today(s.env) }

func calendarColumns(w *words.Words) []kit.Column {
	t := w.T
	return []kit.Column{
		{ID: "name", Label: t("calendar.name"), Flex: 1},
		{ID: "week", Label: t("calendar.week"), Width: 128, Align: kit.Right},
		{ID: "contracts", Label: t("calendar.used"), Width: 96, Align: kit.Right},
	}
}

// calendarRow writes a calendar as a row of the list.
func calendarRow(w *words.Words, row view.CalendarRow) kit.Row {
	var about []string
	if row.Default {
		about = append(about, words.Sentence(w.T("calendar.default")))
	}
	about = append(about, row.Zone)
	if row.Region != "" {
		about = append(about, w.T("calendar.region.of", "Name", w.T("region."+strings.ToLower(row.Region))))
	}
	if row.Next != civil.Never {
		about = append(about, w.T("calendar.next", "Day", row.Next))
	}
	if row.Deviations > 0 {
		about = append(about, w.N("calendar.changed", row.Deviations))
	}
	return kit.Row{Key: row.ID, Cells: []kit.Cell{
		{First: kit.Part{Text: row.Name, Bold: true}, Second: kit.Part{Text: strings.Join(about, " · ")}},
		{First: kit.Part{Text: w.Duration(row.WeekMinutes)}},
		{First: kit.Part{Text: w.Number(row.Contracts)}},
	}}
}

// Content is the list or the open calendar.
func (s *calendars) Content() fyne.CanvasObject { return s.content }

// Load reads the list, and the calendar that is open.
func (s *calendars) Load() {
	s.round++
	round, today := s.round, s.today()
	s.env.UI.Go(func() {
		rows, err := s.env.Desk.View().CalendarRows(context.Background(), today)
		s.env.UI.Do(func() {
			if round != s.round {
				return
			}
			if err != nil {
				s.env.Fail(err)
				return
			}
			s.show(rows)
		})
	})
	s.detail.load()
}

func (s *calendars) show(rows []view.CalendarRow) {
	s.rows = rows
	written := make([]kit.Row, len(rows))
	for i, row := range rows {
		written[i] = calendarRow(s.env.Words, row)
	}
	key := s.grid.Selected()
	s.grid.SetSource(kit.NewRows(written))
	s.grid.SelectKey(key)
}

// open shows a calendar's year.
func (s *calendars) open(id string) {
	s.detail.open(id)
	s.stack.Turn(1)
	s.Focus()
	s.env.Changed()
}

// close goes back to the list.
func (s *calendars) close() {
	s.detail.id = ""
	s.stack.Turn(0)
	s.Focus()
	s.env.Changed()
}

// Focus gives the keyboard to the list or the open calendar.
func (s *calendars) Focus() {
	canvas := s.env.Canvas()
	if canvas == nil {
		return
	}
	if s.stack.Shown() == 0 {
		canvas.Focus(s.grid)
		return
	}
	s.detail.focus(canvas)
}

// Rune hears the letters of the open calendar.
func (s *calendars) Rune(letter rune) bool { return s.stack.Shown() == 1 && s.detail.rune(letter) }

// Key goes back to the list on Esc.
func (s *calendars) Key(key fyne.KeyName) bool {
	if key != fyne.KeyEscape || s.stack.Shown() == 0 {
		return false
	}
	s.close()
	return true
}
