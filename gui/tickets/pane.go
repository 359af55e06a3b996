package tickets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"tallydesk/app/filter"
	"tallydesk/app/ticket"
	"tallydesk/app/view"
	"tallydesk/app/words"
	"tallydesk/gui/icon"
	"tallydesk/gui/kit"
	"tallydesk/gui/theme"
)

// The widths of the filter's field in the list alone, with the kept views
// before it, in units: with room, and the least.
const (
	filterWidth = 400
	filterLeast = 350
)

// pane is the list in one of its looks.
type pane struct {
	list    *list
	isWide  bool
	grid    *kit.Grid
	filter  *kit.Entry
	trouble *kit.Paragraph
	told    fyne.CanvasObject // holds it
	empty   *fyne.Container
	shown   *kit.Text // how many rows of how many are in view
	views   *kit.Segments
	more    *kit.Button // the saved views, and what can be done with them
	offers  *offers     // what can follow in the filter
	chooser *kit.Button // of a view, where there is no room for all of them
	order   *kit.Button
	row     fyne.CanvasObject // holds the filter in the narrow look
	keys    fyne.CanvasObject // the hints under the list alone
	foot    *fyne.Container
	column  *fyne.Container // all of it under each other
	content fyne.CanvasObject
}

func newPane(l *list, columns []kit.Column, isWide bool) *pane {
	w := l.screen.words
	p := &pane{
		list: l, isWide: isWide, filter: kit.NewEntry(w.T("tickets.filter.hint")),
		trouble: kit.NewParagraph(kit.RoleMeta), shown: kit.Meta(""), empty: container.NewStack(),
	}
	p.told = kit.PadAcross(p.trouble, theme.SpacePanel)
	p.told.Hide()
	p.grid = kit.NewGrid(w, l.screen.env.UI, kit.GridOptions{
		Columns: columns, TwoLines: true, NoHead: !isWide, NoMarks: true, Empty: p.empty,
	}, kit.NewRows(nil))
	p.grid.OnOpen = l.screen.goTo
	p.grid.OnMenu = func(_ string, at fyne.Position) { l.screen.showActions(at) }
	p.grid.OnSelect = func(string) { l.screen.env.Changed() }
	p.grid.OnLoad = p.loaded
	p.grid.OnScroll = p.scrolled
	p.filter.OnChanged = p.typed
	p.filter.OnEnter = p.entered
	p.filter.OnCancel = p.leaveFilter
	p.filter.OnKey = p.filterKey
	p.offers = newOffers(p)
	return p
}

// newWidePane makes the list alone.
func newWidePane(l *list) *pane {
	w := l.screen.words
	p := newPane(l, wideColumns(w, l.columns), true)
	p.more = kit.NewTextButton(w.T("tickets.views"), "", p.showSaved).WithIcon(icon.FoldOpen)
	p.views = kit.NewViews(p.options(), viewOpen, p.choose)
	p.order = kit.NewTextButton("", "", p.chooseOrder).WithIcon(icon.SortDown)
	add := kit.NewPrimary(w.T("tickets.new"), "Ctrl+N", l.screen.newTicket)
	call := kit.NewTextButton(w.T("tickets.call"), "Ctrl+Shift+C", l.screen.logCall)
	head := kit.Flow(kit.Title(w.T("tickets.title")), kit.AcrossBy(theme.SpacePanel, p.order, call, add))
	tools := kit.Beside(p.views, kit.Across(p.more, kit.Grow(p.filter)), filterLeast, filterWidth)
	p.keys = kit.NewKeyHints(hints(w)...)
	p.foot = kit.AcrossBy(theme.SpacePanel, p.keys, kit.Space(), p.shown)
	foot := kit.Down(theme.Hairline, kit.Rule(), kit.Pad(p.foot, theme.SpacePanel, theme.SpaceSmall))
	p.column = kit.Down(theme.SpaceSmall, kit.Pad(head, theme.SpacePanel, theme.SpaceCell), kit.PadAcross(tools, theme.SpacePanel),
		p.told, kit.Grow(p.grid), foot)
	p.content = kit.WatchWidth(container.NewStack(kit.NewGround(theme.Surface, p.column), p.offers.float.Object()), func(width float32) {
		showIf(p.keys, width >= theme.Units(hintsLeast))
	})
	return p
}

// hintsLeast is the width of the list from which the hints have room, in
// units.
const hintsLeast = 940

// newNarrowPane makes the list beside a ticket.
func newNarrowPane(l *list) *pane {
	w := l.screen.words
	p := newPane(l, narrowColumns(), false)
	p.chooser = kit.NewTextButton("", "", p.chooseView).WithIcon(icon.FoldOpen).Quiet()
	ask := kit.NewTextButton(w.T("tickets.filter"), "F", l.screen.filterNow)
	head := kit.Pad(kit.Across(p.chooser, kit.Space(), ask), theme.SpacePanel, theme.SpaceSmall)
	p.row = kit.PadAcross(p.filter, theme.SpacePanel)
	p.row.Hide()
	p.foot = kit.AcrossBy(theme.SpacePanel, p.shown)
	p.column = kit.Down(theme.SpaceTiny, head, p.row, p.told, kit.Rule(), kit.Grow(p.grid), kit.Pad(p.foot, theme.SpacePanel, theme.SpaceSmall))
	p.content = container.NewStack(kit.NewGround(theme.Surface, p.column), p.offers.float.Object())
	return p
}

// show reads the rows of what is asked, and says what that is.
func (p *pane) show() {
	if p.filter.Text != p.list.asked.text {
		p.filter.SetText(p.list.asked.text)
	}
	p.showViews()
	p.understood(p.list.asked.text)
	p.grid.SetSource(p.list.shelf.source(p.list.asked, p.list.draw(p)))
}

// showViews says which view is shown and how many tickets are in each.
func (p *pane) showViews() {
	w, what := p.list.screen.words, p.list.asked
	if p.isWide {
		p.views.SetOptions(p.options())
		p.views.SetSelected(what.view)
		p.order.SetLabel(w.T("tickets.order."+orderNames[what.order]), "")
	} else {
		label := p.list.viewWord(what.view)
		if count := p.countOf(what.view); count != "" && what.text == "" {
			label += "  " + count
		}
		p.chooser.SetLabel(label, "")
		showIf(p.row, what.text != "" || p.row.Visible())
	}
	p.column.Refresh()
}

// orderNames are the codes of the orders, for their words.
var orderNames = map[view.TicketSort]string{view.ByQueue: "queue", view.ByActivity: "activity", view.ByNumber: "number"}

func (p *pane) countOf(name string) string {
	counts, w := p.list.counts, p.list.screen.words
	switch name {
	case viewOpen:
		return w.Number(counts.Open)
	case viewMine:
		return w.Number(counts.Mine)
	case viewUnassigned:
		return w.Number(counts.Unassigned)
	case viewWaiting:
		return w.Number(counts.ByState[ticket.WaitingCustomer])
	}
	return ""
}

func (p *pane) options() []kit.Option {
	var options []kit.Option
	for _, standing := range view.StandingViews() {
		options = append(options, kit.Option{Value: standing.Code, Label: p.list.viewWord(standing.Code), Count: p.countOf(standing.Code)})
	}
	if one, ok := p.list.saved(); ok {
		options = append(options, kit.Option{Value: one.ID, Label: one.Name})
	}
	return options
}

// showSaved offers the saved views.
func (p *pane) showSaved() { p.list.screen.showMenu(p.more, p.viewItems()) }

func (p *pane) choose(name string) {
	text := p.list.asked.text
	if _, saved := p.list.saved(); saved {
		text = "" // that was the view's own
	}
	p.list.see(name, text)
	p.list.screen.focusOn(p.list.now.grid)
}

func (p *pane) chooseView() {
	var items []kit.MenuItem
	for _, standing := range view.StandingViews() {
		items = append(items, kit.MenuItem{Label: p.list.viewWord(standing.Code), Key: p.countOf(standing.Code), Do: func() { p.choose(standing.Code) }})
	}
	saved := p.viewItems()
	saved[0].Line = true
	p.list.screen.showMenu(p.chooser, append(items, saved...))
}

func (p *pane) chooseOrder() {
	var items []kit.MenuItem
	for _, order := range []view.TicketSort{view.ByQueue, view.ByActivity, view.ByNumber} {
		items = append(items, kit.MenuItem{Label: p.list.screen.words.T("tickets.order." + orderNames[order]), Do: func() {
			what := p.list.asked
			what.order = order
			p.list.ask(what)
		}})
	}
	p.list.screen.showMenu(p.order, items)
}

// typed narrows the list while the person types. What is not understood leaves
// the rows as they are.
func (p *pane) typed(text string) {
	if p.list.screen.focused() == fyne.Focusable(p.filter) {
		p.offers.look(text, p.filter.CursorColumn)
	}
	if !p.understood(text) {
		return
	}
	what := p.list.asked
	what.text = text
	p.list.ask(what)
}

// entered goes to the ticket of a number, or into the rows.
func (p *pane) entered() {
	p.offers.hide()
	if _, _, isRef := ticket.ParseRef(p.filter.Text); isRef {
		p.list.find(p.filter.Text)
		return
	}
	p.list.screen.focusOn(p.grid)
}

// leaveFilter clears the filter and goes back to the rows.
func (p *pane) leaveFilter() bool {
	p.offers.hide()
	p.filter.SetText("")
	if !p.isWide {
		p.row.Hide()
		p.column.Refresh()
	}
	p.list.screen.focusOn(p.grid)
	return true
}

func (p *pane) filterKey(event *fyne.KeyEvent) bool {
	if p.offers.key(event) {
		return true
	}
	if event.Name != fyne.KeyDown {
		return false
	}
	p.list.screen.focusOn(p.grid)
	return true
}

// startFilter gives the keyboard to the filter, with a first letter when the
// person has begun to type a number.
func (p *pane) startFilter(begun string) {
	if !p.isWide && !p.row.Visible() {
		p.row.Show()
		p.column.Refresh()
	}
	if begun != "" {
		p.filter.SetText(begun)
		p.filter.CursorColumn = len([]rune(begun))
	}
	p.list.screen.focusOn(p.filter)
}

// understood tells whether a filter can be read, and says at the field what of
// it cannot.
func (p *pane) understood(text string) bool {
	_, err := filter.Parse(text)
	message := kit.Errors(p.list.screen.words, err)["filter"]
	if p.offers.shown() {
		message = "" // what is being typed is not wrong yet
	}
	p.trouble.Set(kit.Span{Text: message, Ink: theme.Danger.Ink()})
	showIf(p.told, message != "")
	p.column.Refresh()
	return err == nil
}

// loaded says what belongs here when there is nothing.
func (p *pane) loaded() {
	if p.grid.Total() == 0 {
		p.empty.Objects = []fyne.CanvasObject{p.emptyState()}
		p.empty.Refresh()
		p.shown.SetText("")
	}
	if open := p.list.screen.detail; open != nil && open.read && !p.grid.Focused() {
		p.grid.SelectKey(open.file.ticket.ID)
	}
	p.list.screen.env.Changed()
}

func (p *pane) emptyState() fyne.CanvasObject {
	w, what := p.list.screen.words, p.list.asked
	if what.text != "" {
		clear := kit.NewTextButton(w.T("tickets.filter.clear"), "Esc", func() { p.leaveFilter() })
		return kit.NewEmptyState(w.T("tickets.empty.filter", "Filter", words.Repeated(what.text)), "", clear)
	}
	add := kit.NewTextButton(w.T("tickets.new"), "Ctrl+N", p.list.screen.newTicket)
	return kit.NewEmptyState(w.T("tickets.empty."+standingOf(what.view)), w.T("tickets.empty."+standingOf(what.view)+".detail"), add)
}

// standingOf is the standing view whose words stand for a view.
func standingOf(id string) string {
	if _, standing := view.StandingView(id); standing {
		return id
	}
	return viewAll
}

func (p *pane) scrolled(from, to, total int) {
	text := ""
	if total > 0 {
		w := p.list.screen.words
		text = w.T("tickets.shown", "From", w.Number(from), "To", w.Number(to), "Total", w.Number(total))
	}
	if p.shown.Text() != text {
		p.shown.SetText(text)
		p.foot.Refresh()
	}
}

// underCursor is the place under the row of the cursor.
func (p *pane) underCursor() fyne.Position {
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(p.grid)
	down := (float32(p.grid.SelectedIndex()) - float32(p.grid.Save().Top) + 1) * theme.Size(theme.RowTwo)
	if p.isWide {
		down += theme.Size(theme.HeadWide)
	}
	return at.AddXY(theme.Size(theme.SpacePanel), down)
}

// showIf shows or hides an object.
func showIf(o fyne.CanvasObject, visible bool) {
	if visible {
		o.Show()
		return
	}
	o.Hide()
}
