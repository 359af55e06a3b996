package customers

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"tallydesk/app/access"
	"tallydesk/app/view"
	"tallydesk/app/words"
	"tallydesk/gui/kit"
	"tallydesk/gui/theme"
)

// filterWidth is the width of the filter's field in the list alone, in units.
const filterWidth = 300

// oneLine is the least width, in units, in which the list alone has one line for each customer; it has two where there
// is less.
const oneLine = 700

// pane is the list in one of its looks.
type pane struct {
	list    *list
	draw    func(view.CustomerRow) kit.Row
	grid    *kit.Grid
	stack   *kit.Stack // one line for each customer, or two; none in the narrow look
	one     *kit.Grid
	two     *kit.Grid
	views   *kit.Segments // none in the narrow look
	filter  *kit.Entry
	shown   *kit.Text
	empty   *fyne.Container
	content fyne.CanvasObject
}

func newPane(l *list, options kit.GridOptions, draw func(view.CustomerRow) kit.Row) *pane {
	s := l.screen
	p := &pane{list: l, draw: draw, filter: kit.NewEntry(s.t("customers.filter")), shown: kit.Meta(""), empty: container.NewStack()}
	p.grid = p.newGrid(options)
	p.filter.OnChanged = func(text string) { l.ask(asked{l.asked.status, text}) }
	p.filter.OnEnter = func() { s.focusOn(p.grid) }
	p.filter.OnCancel = p.leaveFilter
	p.filter.OnKey = p.filterKey
	return p
}

func (p *pane) newGrid(options kit.GridOptions) *kit.Grid {
	s := p.list.screen
	options.NoMarks, options.Empty = true, p.empty
	grid := kit.NewGrid(s.env.Words, s.env.UI, options, kit.NewRows(nil))
	grid.OnOpen = s.goTo
	grid.OnLoad = p.loaded
	grid.OnScroll = p.scrolled
	return grid
}

// fit shows two lines for each customer where one has no room.
func (p *pane) fit(width float32) {
	w, before := p.list.screen.env.Words, p.grid
	p.grid, p.draw = p.one, func(c view.CustomerRow) kit.Row { return wideRow(w, c) }
	if width < theme.Units(oneLine) {
		p.grid, p.draw = p.two, func(c view.CustomerRow) kit.Row { return narrowRow(w, c) }
	}
	if p.grid == before {
		return
	}
	at := 0
	if p.grid == p.two {
		at = 1
	}
	place := before.Save()
	place.Widths = p.grid.Save().Widths
	p.stack.Turn(at)
	p.show()
	p.grid.Restore(place)
}

// newWidePane makes the list alone.
func newWidePane(l *list) *pane {
	s := l.screen
	p := newPane(l, kit.GridOptions{Columns: wideColumns(s.env.Words)}, func(c view.CustomerRow) kit.Row { return wideRow(s.env.Words, c) })
	p.one, p.two = p.grid, p.newGrid(kit.GridOptions{Columns: twoLineColumns(s.env.Words), TwoLines: true})
	p.stack = kit.NewStack(p.one, p.two)
	p.views = kit.NewViews(l.options(), l.asked.status, p.choose)
	head := kit.AcrossBy(theme.SpacePanel, kit.Title(s.t("customers.title")), kit.Space())
	if s.may(access.ChangeCustomers) {
		head.Add(kit.NewPrimary(s.t("customers.new"), "", s.newCustomer))
	}
	tools := kit.AcrossBy(theme.SpacePanel, p.views, kit.Space(), kit.Wide(p.filter, filterWidth))
	foot := kit.AcrossBy(theme.SpacePanel, kit.Grow(kit.NewKeyHints(l.hints()...)), p.shown)
	p.content = kit.NewGround(theme.Surface, kit.WatchWidth(kit.Down(theme.SpaceSmall,
		kit.Pad(head, theme.SpacePanel, theme.SpaceCell), kit.PadAcross(tools, theme.SpacePanel), kit.Grow(p.stack),
		kit.Down(theme.Hairline, kit.Rule(), kit.Pad(foot, theme.SpacePanel, theme.SpaceSmall))), p.fit))
	return p
}

// newNarrowPane makes the list beside a customer.
func newNarrowPane(l *list) *pane {
	options := kit.GridOptions{Columns: narrowColumns(), TwoLines: true, NoHead: true}
	p := newPane(l, options, func(c view.CustomerRow) kit.Row { return narrowRow(l.screen.env.Words, c) })
	p.content = kit.NewGround(theme.Surface, kit.Down("",
		kit.Pad(p.filter, theme.SpacePanel, theme.SpaceCell), kit.Rule(), kit.Grow(p.grid), kit.Pad(p.shown, theme.SpacePanel, theme.SpaceSmall)))
	return p
}

func (l *list) hints() []kit.Hint {
	t := l.screen.t
	return []kit.Hint{
		{Keys: []string{"↑", "↓"}, Word: t("customers.hint.move")},
		{Keys: []string{"Enter"}, Word: t("customers.hint.open")},
		{Keys: []string{"F"}, Word: t("customers.hint.filter")},
		{Keys: []string{"F1"}, Word: t("customers.hint.keys")},
	}
}

func (l *list) options() []kit.Option {
	options := make([]kit.Option, len(statuses))
	for i, status := range statuses {
		key := "customers.view.all"
		if status != "" {
			key = "customers.view." + status
		}
		options[i] = kit.Option{Value: status, Label: l.screen.t(key)}
	}
	return options
}

// show reads the rows of what is asked.
func (p *pane) show() {
	what := p.list.asked
	if p.filter.Text != what.text {
		p.filter.SetText(what.text)
	}
	if p.views != nil {
		p.views.SetSelected(what.status)
	}
	p.grid.SetSource(p.list.source(p.draw))
}

func (p *pane) choose(status string) {
	p.list.ask(asked{status, p.list.asked.text})
	p.list.screen.focusOn(p.grid)
}

func (p *pane) startFilter() { p.list.screen.focusOn(p.filter) }

// leaveFilter empties the filter and goes back to the rows.
func (p *pane) leaveFilter() bool {
	p.filter.SetText("")
	p.list.screen.focusOn(p.grid)
	return true
}

func (p *pane) filterKey(event *fyne.KeyEvent) bool {
	if event.Name != fyne.KeyDown {
		return false
	}
	p.list.screen.focusOn(p.grid)
	return true
}

// loaded says what belongs here when there is nothing.
func (p *pane) loaded() {
	if p.grid.Total() > 0 {
		return
	}
	p.shown.SetText("")
	p.empty.Objects = []fyne.CanvasObject{p.emptyState()}
	p.empty.Refresh()
}

func (p *pane) emptyState() fyne.CanvasObject {
	s, what := p.list.screen, p.list.asked
	switch {
	case what.text != "":
		return kit.NewEmptyState(s.t("customers.empty.filter", "Filter", words.Repeated(what.text)), "",
			kit.NewTextButton(s.t("customers.filter.clear"), "Esc", func() { p.leaveFilter() }))
	case what.status == "former":
		return kit.NewEmptyState(s.t("customers.empty.former"), "")
	case s.may(access.ChangeCustomers):
		return kit.NewEmptyState(s.t("customers.empty"), s.t("customers.empty.detail"), kit.NewTextButton(s.t("customers.new"), "", s.newCustomer))
	default:
		return kit.NewEmptyState(s.t("customers.empty"), "")
	}
}

func (p *pane) scrolled(from, to, total int) {
	w := p.list.screen.env.Words
	text := ""
	if total > 0 {
		text = w.T("customers.shown", "From", w.Number(from), "To", w.Number(to), "Total", w.Number(total))
	}
	p.shown.SetText(text)
}
