package account

import (
	"context"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"tallydesk/app/ticket"
	"tallydesk/app/view"
	"tallydesk/app/view/liaison"
	"tallydesk/app/words"
	"tallydesk/gui/icon"
	"tallydesk/gui/kit"
	"tallydesk/gui/theme"
)

// The views of the list. Their words are account.view.<code>.
const (
	viewOpen = "open"
	viewAll  = "all"
)

// list is the list of the customer's tickets.
type list struct {
	screen  *tickets
	view    string
	views   *kit.Segments
	filter  *kit.Entry
	grid    *kit.Grid
	empty   *fyne.Container
	content fyne.CanvasObject
}

func newList(s *tickets) *list {
	w := s.words
	l := &list{screen: s, view: viewOpen, filter: kit.NewEntry(w.T("account.filter")), empty: container.NewStack()}
	l.views = kit.NewViews(l.options(0, 0), viewOpen, l.choose)
	l.grid = kit.NewGrid(w, s.env.UI, kit.GridOptions{
		Columns:  []kit.Column{{ID: "ticket", Width: 160, Flex: 1}, {ID: "last", Width: 112, Align: kit.Right}},
		TwoLines: true, NoHead: true, NoMarks: true, Empty: l.empty,
	}, kit.NewRows(nil))
	l.grid.OnOpen = s.goTo
	l.grid.OnSelect = func(string) { s.env.Changed() }
	l.filter.OnChanged = func(string) { l.show() }
	l.filter.OnEnter = func() { s.focusOn(l.grid) }
	l.filter.OnCancel = l.leaveFilter
	head := kit.Pad(kit.AcrossBy(theme.SpaceSmall, kit.Title(w.T("account.tickets")), kit.Space(), l.views), theme.SpacePanel, theme.SpaceCell)
	l.content = kit.NewGround(theme.Surface, kit.Down("", head, kit.PadAcross(l.filter, theme.SpacePanel), kit.Pad(kit.Rule(), "", theme.SpaceSmall), kit.Grow(l.grid)))
	l.show()
	l.count()
	return l
}

func (l *list) options(open, all int) []kit.Option {
	w := l.screen.words
	return []kit.Option{
		{Value: viewOpen, Label: w.T("account.view.open"), Count: w.Number(open)},
		{Value: viewAll, Label: w.T("account.view.all"), Count: w.Number(all)},
	}
}

// openStates are those of tickets that are not done, or not confirmed yet.
var openStates = append(append([]ticket.State{}, waitingStates...), workingStates...)

func (l *list) asked() liaison.TicketFilter {
	filter := liaison.TicketFilter{Text: strings.TrimSpace(l.filter.Text)}
	if l.view == viewOpen {
		filter.States = openStates
	}
	return filter
}

// show reads the rows of what is asked.
func (l *list) show() {
	w, clock, account, asked := l.screen.words, l.screen.env.Clock, l.screen.env.Desk.Account(), l.asked()
	l.empty.Objects = []fyne.CanvasObject{l.nothing()}
	l.grid.SetSource(kit.SourceFunc(func(ctx context.Context, want kit.Want) (kit.Page, error) {
		found, total, err := account.Tickets(ctx, asked, view.Page{From: want.From, Most: want.N})
		rows := make([]kit.Row, len(found))
		for i, row := range found {
			rows[i] = listRow(w, row, clock())
		}
		return kit.Page{Rows: rows, Total: total}, err
	}))
}

// nothing says why the list is empty, and what to do.
func (l *list) nothing() fyne.CanvasObject {
	w := l.screen.words
	if l.filter.Text != "" {
		return kit.NewEmptyState(w.T("account.filter.none", "Typed", words.Repeated(l.filter.Text)), "", kit.NewTextButton(w.T("account.filter.clear"), "Esc", func() { l.leaveFilter() }))
	}
	return kit.NewEmptyState(w.T("account.tickets.none"), w.T("account.tickets.none.detail"), kit.NewOutlineButton(w.T("account.new"), l.screen.newTicket))
}

// count asks how many tickets are in each view.
func (l *list) count() {
	env := l.screen.env
	env.UI.Go(func() {
		_, open, err := env.Desk.Account().Tickets(context.Background(), liaison.TicketFilter{States: openStates}, view.Page{})
		_, all, allErr := env.Desk.Account().Tickets(context.Background(), liaison.TicketFilter{}, view.Page{})
		env.UI.Do(func() {
			if err == nil && allErr == nil { // else the grid says what is wrong
				l.views.SetOptions(l.options(open, all))
				l.views.SetSelected(l.view)
			}
		})
	})
}

func (l *list) choose(name string) {
	l.view = name
	l.show()
}

func (l *list) restore(kept state) {
	l.view = kept.View
	l.views.SetSelected(kept.View)
	if l.filter.Text != kept.Text {
		l.filter.SetText(kept.Text)
	}
	l.show()
	l.grid.Restore(kept.Grid)
}

func (l *list) focusFilter() { l.screen.focusOn(l.filter) }

// leaveFilter shows all again and goes back to the rows.
func (l *list) leaveFilter() bool {
	if l.filter.Text != "" {
		l.filter.SetText("")
	}
	l.screen.focusOn(l.grid)
	return true
}

// step opens the next (1) or the previous (-1) ticket of the list.
func (l *list) step(by int) {
	before := l.grid.SelectedIndex()
	l.grid.Select(before + by)
	if id := l.grid.Selected(); id != "" && l.grid.SelectedIndex() != before {
		l.screen.goTo(id)
	}
}

// listRow writes a ticket: number and subject over its state, and when
// something was last said.
func listRow(w *words.Words, t liaison.TicketRow, now time.Time) kit.Row {
	shape, ink := kit.StateIcon(string(t.State))
	last := t.LastAt
	if last.IsZero() {
		last = t.Received
	}
	news := kit.Part{}
	if t.LastFrom == view.StaffSide && !t.State.Done() {
		news = kit.Part{Text: w.T("account.answered.short"), Meta: true, Ink: theme.Text2, Icon: icon.ReplySmall}
	}
	return kit.Row{Key: t.ID, Muted: t.State.Done() && t.State != ticket.Resolved, Cells: []kit.Cell{
		{First: kit.Part{Spans: titleOf(t.Ref, t.Subject)}, Second: kit.Part{Text: stateWord(w, t.State), Icon: shape, IconInk: ink}},
		{First: kit.Part{Text: w.Moment(last.In(now.Location()), now), Meta: true, Ink: theme.Text2}, Second: news},
	}}
}
