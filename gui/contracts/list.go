package contracts

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"tallydesk/app/view"
	"tallydesk/gui/kit"
	"tallydesk/gui/theme"
)

// filterWidth is the width of the filter's field, in units.
const filterWidth = 300

// asked is what the list shows.
type asked struct {
	state view.ContractState // empty for all
	text  string
}

// list is the list of contracts.
type list struct {
	screen  *screen
	asked   asked
	grid    *kit.Grid
	views   *kit.Segments
	filter  *kit.Entry
	shown   *kit.Text
	empty   *fyne.Container
	content fyne.CanvasObject
}

func newList(s *screen) *list {
	l := &list{screen: s, asked: asked{state: view.Active}, shown: kit.Meta(""), empty: container.NewStack()}
	l.grid = kit.NewGrid(s.env.Words, s.env.UI, kit.GridOptions{Columns: columns(s.env.Words), NoMarks: true, Empty: l.empty}, l.source())
	l.grid.OnOpen = s.goTo
	l.grid.OnLoad = l.loaded
	l.grid.OnScroll = l.scrolled
	l.loaded()
	l.views = kit.NewViews(l.options(), string(view.Active), l.choose)
	l.filter = kit.NewEntry(s.t("contracts.filter"))
	l.filter.OnChanged = func(text string) { l.ask(asked{l.asked.state, text}) }
	l.filter.OnEnter = func() { s.focusOn(l.grid) }
	l.filter.OnCancel = l.leaveFilter
	l.filter.OnKey = l.filterKey
	head := kit.AcrossBy(theme.SpacePanel, kit.Title(s.t("contracts.title")), kit.Space())
	if s.mayChange() {
		head.Add(kit.NewPrimary(s.t("contracts.new"), "", s.newContract))
	}
	tools := kit.AcrossBy(theme.SpacePanel, l.views, kit.Space(), kit.Wide(l.filter, filterWidth))
	foot := kit.AcrossBy(theme.SpacePanel, kit.Grow(kit.NewKeyHints(l.hints()...)), l.shown)
	l.content = kit.NewGround(theme.Surface, kit.Down(theme.SpaceSmall,
		kit.Pad(head, theme.SpacePanel, theme.SpaceCell), kit.PadAcross(tools, theme.SpacePanel), kit.Grow(l.grid),
		kit.Down(theme.Hairline, kit.Rule(), kit.Pad(foot, theme.SpacePanel, theme.SpaceSmall))))
	return l
}

func (l *list) hints() []kit.Hint {
	t := l.screen.t
	return []kit.Hint{
		{Keys: []string{"↑", "↓"}, Word: t("contracts.hint.move")}, {Keys: []string{"Enter"}, Word: t("contracts.hint.open")},
		{Keys: []string{"F"}, Word: t("contracts.hint.filter")}, {Keys: []string{"F1"}, Word: t("contracts.hint.keys")},
	}
}

// options are the views: the states that a contract can be in, and all.
func (l *list) options() []kit.Option {
	var options []kit.Option
	for _, state := range view.ContractStates {
		options = append(options, kit.Option{Value: string(state), Label: l.screen.t("contracts.view." + string(state))})
	}
	return append(options, kit.Option{Label: l.screen.t("contracts.view.all")})
}

// source gives the rows that are asked for.
func (l *list) source() kit.Source {
	s, what := l.screen, l.asked
	return kit.SourceFunc(func(ctx context.Context, want kit.Want) (kit.Page, error) {
		filter := view.ContractFilter{Text: what.text, State: what.state, AsOf: s.today()}
		found, total, err := s.env.Desk.View().Contracts(ctx, filter, view.Page{From: want.From, Most: want.N})
		rows := make([]kit.Row, len(found))
		for i, contract := range found {
			rows[i] = row(s.env.Words, contract, s.today())
		}
		return kit.Page{Rows: rows, Total: total}, err
	})
}

// ask shows something else, from the top.
func (l *list) ask(what asked) {
	if what == l.asked {
		return
	}
	l.asked = what
	l.grid.SetSource(l.source())
}

func (l *list) choose(state string) {
	l.ask(asked{view.ContractState(state), l.asked.text})
	l.screen.focusOn(l.grid)
}

func (l *list) restore(kept state) {
	l.views.SetSelected(kept.State)
	l.filter.SetText(kept.Filter)
	l.ask(asked{view.ContractState(kept.State), kept.Filter})
	l.grid.Restore(kept.Grid)
}

func (l *list) startFilter() { l.screen.focusOn(l.filter) }

// leaveFilter empties the filter and goes back to the rows.
func (l *list) leaveFilter() bool {
	l.filter.SetText("")
	l.screen.focusOn(l.grid)
	return true
}

func (l *list) filterKey(event *fyne.KeyEvent) bool {
	if event.Name != fyne.KeyDown {
		return false
	}
	l.screen.focusOn(l.grid)
	return true
}

// loaded says what belongs here when there is nothing.
func (l *list) loaded() {
	if l.grid.Total() > 0 {
		return
	}
	l.shown.SetText("")
	l.empty.Objects = []fyne.CanvasObject{l.emptyState()}
	l.empty.Refresh()
}

func (l *list) emptyState() fyne.CanvasObject {
	t := l.screen.t
	if l.asked.text != "" {
		return kit.NewEmptyState(t("contracts.empty.filter", "Filter", l.asked.text), "",
			kit.NewTextButton(t("contracts.filter.clear"), "Esc", func() { l.leaveFilter() }))
	}
	if l.asked.state == view.Active && l.screen.mayChange() {
		return kit.NewEmptyState(t("contracts.empty.active"), t("contracts.empty.detail"),
			kit.NewTextButton(t("contracts.new"), "", l.screen.newContract))
	}
	return kit.NewEmptyState(t("contracts.empty"), "")
}

func (l *list) scrolled(from, to, total int) {
	w := l.screen.env.Words
	text := ""
	if total > 0 {
		text = w.T("contracts.shown", "From", w.Number(from), "To", w.Number(to), "Total", w.Number(total))
	}
	l.shown.SetText(text)
}
