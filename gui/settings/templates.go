package settings

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"tallydesk/app/access"
	"tallydesk/app/command"
	"tallydesk/app/view"
	"tallydesk/app/words"
	"tallydesk/gui/form"
	"tallydesk/gui/kit"
	"tallydesk/gui/page"
	"tallydesk/gui/theme"
)

// archivedView shows the templates that are not offered any more.
const archivedView = "archived"

// templates is the list of canned replies and ticket templates (R-TIX-11).
type templates struct {
	env     page.Env
	rows    map[string]view.Template // that are shown
	round   int
	views   *kit.Segments
	filter  *kit.Entry
	archive *kit.Button
	grid    *kit.Grid
	content fyne.CanvasObject
}

func newTemplates(env page.Env) section {
	s := &templates{env: env}
	s.grid = kit.NewGrid(env.Words, env.UI, kit.GridOptions{
		Columns: templateColumns(env.Words), TwoLines: true, NoMarks: true,
		Empty: kit.NewEmptyState(s.t("template.none"), s.t("template.none.detail")),
	}, kit.NewRows(nil))
	s.grid.OnOpen = s.change
	s.grid.OnKey = s.gridKey
	s.views = kit.NewViews([]kit.Option{
		{Value: string(command.CannedReply), Label: s.t("template.view.reply")},
		{Value: string(command.TicketTemplate), Label: s.t("template.view.ticket")},
		{Value: archivedView, Label: s.t("template.view.archived")},
	}, string(command.CannedReply), func(string) { s.Load() })
	s.filter = kit.NewEntry(s.t("template.filter"))
	s.filter.OnChanged = func(string) { s.Load() }
	s.filter.OnEnter = s.Focus
	s.filter.OnCancel = s.leaveFilter
	s.archive = kit.NewTextButton("", "Del", s.archiveShown)
	head := kit.AcrossBy(theme.SpacePanel, kit.Grow(heading(s.t("settings.templates"), s.t("template.about"))),
		kit.NewPrimary(s.t("template.new"), "", s.create))
	s.content = kit.Down(theme.SpaceSmall, kit.Pad(head, theme.SpacePanel, theme.SpacePanel), kit.PadAcross(s.views, theme.SpacePanel),
		kit.PadAcross(kit.Across(kit.Grow(s.filter), s.archive), theme.SpacePanel), kit.Grow(s.grid))
	return s
}

func (s *templates) t(key string, args ...any) string { return s.env.Words.T(key, args...) }

// mayShare tells whether the person may write templates that all share.
func (s *templates) mayShare() bool { return s.env.Desk.Actor().May(access.SetUpDesk) }

func templateColumns(w *words.Words) []kit.Column {
	t := w.T
	return []kit.Column{
		{ID: "name", Label: t("template.name"), Flex: 1},
		{ID: "language", Label: t("template.language"), Width: 96},
		{ID: "whose", Label: t("template.whose"), Width: 88},
	}
}

// templateRow writes a template as a row of the list.
func templateRow(w *words.Words, t view.Template) kit.Row {
	whose := w.T("template.shared")
	if t.Own {
		whose = w.T("template.own")
	}
	return kit.Row{Key: t.ID, Muted: t.Archived, Cells: []kit.Cell{
		{First: kit.Part{Text: t.Name, Bold: true}, Second: kit.Part{Text: shortText(t)}},
		{First: kit.Part{Text: w.T("language." + t.Language)}},
		{First: kit.Part{Text: whose}},
	}}
}

// shortText is the text of a template on one line; of a ticket's its subject.
func shortText(t view.Template) string {
	if t.Subject != "" {
		return t.Subject
	}
	letters := []rune(strings.Join(strings.Fields(t.Body), " "))
	return string(letters[:min(len(letters), shortest)])
}

// shortest is as much of a text as a line can show, in letters.
const shortest = 200

// Content is the list.
func (s *templates) Content() fyne.CanvasObject { return s.content }

// use is which templates are shown.
func (s *templates) use() command.TemplateUse {
	if s.views.Selected() == archivedView {
		return ""
	}
	return command.TemplateUse(s.views.Selected())
}

// Load reads the templates that are asked for.
func (s *templates) Load() {
	s.round++
	round, archived := s.round, s.views.Selected() == archivedView
	filter := view.TemplateFilter{Use: s.use(), Archived: archived, Text: s.filter.Text}
	s.env.UI.Go(func() {
		list, err := s.env.Desk.View().Templates(context.Background(), filter)
		s.env.UI.Do(func() {
			if round != s.round {
				return
			}
			if err != nil {
				s.env.Fail(err)
				return
			}
			s.show(list, archived)
		})
	})
}

func (s *templates) show(list []view.Template, archived bool) {
	s.rows = map[string]view.Template{}
	rows := make([]kit.Row, len(list))
	for i, t := range list {
		s.rows[t.ID] = t
		rows[i] = templateRow(s.env.Words, t)
	}
	key := s.grid.Selected()
	s.grid.SetSource(kit.NewRows(rows))
	s.grid.SelectKey(key)
	word := "template.archive"
	if archived {
		word = "template.restore"
	}
	s.archive.SetLabel(s.t(word), "Del")
}

// Focus gives the keyboard to the list.
func (s *templates) Focus() { s.focusOn(s.grid) }

func (s *templates) focusOn(o fyne.Focusable) {
	if canvas := s.env.Canvas(); canvas != nil {
		canvas.Focus(o)
	}
}

// Actions are to filter.
func (s *templates) Actions() map[page.Action]func() {
	return map[page.Action]func(){page.Filter: func() { s.focusOn(s.filter) }}
}

// Rune hears F: filter.
func (s *templates) Rune(letter rune) bool {
	if letter != 'f' && letter != 'F' {
		return false
	}
	s.focusOn(s.filter)
	return true
}

// Key has no keys of its own.
func (s *templates) Key(fyne.KeyName) bool { return false }

// leaveFilter empties the filter, and then leaves it.
func (s *templates) leaveFilter() bool {
	if s.filter.Text == "" {
		s.Focus()
		return true
	}
	s.filter.SetText("")
	return true
}

func (s *templates) gridKey(event *fyne.KeyEvent) bool {
	if event.Name != fyne.KeyDelete {
		return false
	}
	s.archiveShown()
	return true
}

// archiveShown archives the template under the cursor, or puts it back.
func (s *templates) archiveShown() {
	t, ok := s.rows[s.grid.Selected()]
	if !ok {
		return
	}
	key := "template.archive.done"
	if t.Archived {
		key = "template.restore.done"
	}
	form.Do(s.env, s.t(key, "Name", t.Name), &command.ArchiveTemplate{TemplateID: t.ID, Archived: !t.Archived})
}
