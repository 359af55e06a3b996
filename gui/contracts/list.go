package contracts

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"tallydesk/app/view"
	"tallydesk/app/words"
	"tallydesk/gui/kit"
	"tallydesk/gui/theme"
)

// oneLine is the room that a contract needs on one line, in units.
const oneLine = 960

// The widths of the filter's field, in units: with room, and the least.
const (
	filterWidth = 300
	filterLeast = 180
)

// asked is what the list shows.
type asked struct {
	state view.ContractState // empty for all
	text  string
}

// list is the list of contracts: one line for each, or two where there is less
// room.
type list struct {
	screen  *screen
	asked   asked
	wide    *kit.Grid
	narrow  *kit.Grid
	grid    *kit.Grid // the one in use
	stack   *kit.Stack
	views   *kit.Segments
	filter  *kit.Entry
	shown   *kit.Text
	empty   *fyne.Container
	content fyne.CanvasObject
}

func newList(s *screen) *list {
	l := &list{screen: s, asked: asked{state: view.Active}, shown: kit.Meta(""), empty: container.NewStack()}
	l.wide = l.newGrid(kit.GridOptions{Columns: columns(s.env.Words)})
	l.narrow = l.newGrid(kit.GridOptions{Columns: narrowColumns(s.env.Words), TwoLines: true})
	l.grid, l.stack = l.wide, kit.NewStack(l.wide, l.narrow)
	l.show()
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
	tools := kit.Beside(l.views, l.filter, filterLeast, filterWidth)
	foot := kit.AcrossBy(theme.SpacePanel, kit.Grow(kit.NewKeyHints(l.hints()...)), l.shown)
	l.content = kit.NewGround(theme.Surface, kit.WatchWidth(kit.Down(theme.SpaceSmall,
		kit.Pad(head, theme.SpacePanel, theme.SpaceCell), kit.PadAcross(tools, theme.SpacePanel), kit.Grow(l.stack),
		kit.Down(theme.Hairline, kit.Rule(), kit.Pad(foot, theme.SpacePanel, theme.SpaceSmall))), l.fit))
	return l
}

func (l *list) newGrid(options kit.GridOptions) *kit.Grid {
	options.NoMarks, options.Empty = true, l.empty
	grid := kit.NewGrid(l.screen.env.Words, l.screen.env.UI, options, kit.NewRows(nil))
	grid.OnOpen = l.screen.goTo
	grid.OnLoad = func() { l.loaded(grid) }
	grid.OnScroll = func(from, to, total int) { l.scrolled(grid, from, to, total) }
	return grid
}

// fit shows two lines for each contract where one has no room.
func (l *list) fit(width float32) {
	grid, at := l.wide, 0
	if width < theme.Units(oneLine) {
		grid, at = l.narrow, 1
	}
	if grid == l.grid {
		return
	}
	place := l.grid.Save()
	place.Widths = grid.Save().Widths
	l.grid = grid
	l.stack.Turn(at)
	l.show()
	grid.Restore(place)
}

// show reads the rows of what is asked.
func (l *list) show() { l.grid.SetSource(l.source()) }

func (l *list) hints() []kit.Hint {
	t := l.screen.t
	return []kit.Hint{
		{Keys: []string{"↑", "↓"}, Word: t("contracts.hint.move")},
		{Keys: []string{"Enter"}, Word: t("contracts.hint.open")},
		{Keys: []string{"F"}, Word: t("contracts.hint.filter")},
		{Keys: []string{"F1"}, Word: t("contracts.hint.keys")},
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
	s, what, write := l.screen, l.asked, row
	if l.grid == l.narrow {
		write = narrowRow
	}
	return kit.SourceFunc(func(ctx context.Context, want kit.Want) (kit.Page, error) {
		filter := view.ContractFilter{Text: what.text, State: what.state, AsOf: s.today()}
		found, total, err := s.env.Desk.View().Contracts(ctx, filter, view.Page{From: want.From, Most: want.N})
		rows := make([]kit.Row, len(found))
		for i, contract := range found {
			rows[i] = write(s.env.Words, contract, s.today())
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
	l.show()
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
func (l *list) loaded(grid *kit.Grid) {
	if grid != l.grid || grid.Total() > 0 {
		return
	}
	l.shown.SetText("")
	l.empty.Objects = []fyne.CanvasObject{l.emptyState()}
	l.empty.Refresh()
}

func (l *list) emptyState() fyne.CanvasObject {
	t := l.screen.t
	if l.asked.text != "" {
		return kit.NewEmptyState(t("contracts.empty.filter", "Filter", words.Repeated(l.asked.text)), "",
			kit.NewTextButton(t("contracts.filter.clear"), "Esc", func() { l.leaveFilter() }))
	}
	if l.asked.state == view.Active && l.screen.mayChange() {
		return kit.NewEmptyState(t("contracts.empty.active"), t("contracts.empty.detail"),
			kit.NewTextButton(t("contracts.new"), "", l.screen.newContract))
	}
	return kit.NewEmptyState(t("contracts.empty"), "")
}

func (l *list) scrolled(grid *kit.Grid, from, to, total int) {
	if grid != l.grid {
		return
	}
	w := l.screen.env.Words
	text := ""
	if total > 0 {
		text = w.T("contracts.shown", "From", w.Number(from), "To", w.Number(to), "Total", w.Number(total))
	}
	l.shown.SetText(text)
}
