package tickets

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"tallydesk/app/view"
	"tallydesk/gui/kit"
	"tallydesk/gui/page"
)

// pageRows is how many rows a grid asks for at a time.
const pageRows = 100

// list is the list of tickets in its two looks: alone over the full width, and
// narrow beside a ticket. Only the one in use reads rows.
type list struct {
	screen  *screen
	asked   asked
	shelf   *shelf
	wide    *pane
	narrow  *pane
	now     *pane
	alone   *fyne.Container // holds the wide look
	counts  view.TicketCounts
	kept    []view.SavedView
	columns []string // of the wide look
	round   int
}

func newList(s *screen) *list {
	l := &list{screen: s, asked: asked{view: viewOpen}, shelf: newShelf(s.env.Desk)}
	l.columns = l.recallColumns()
	l.wide, l.narrow = newWidePane(l), newNarrowPane(l)
	l.alone = container.NewStack(l.wide.content)
	l.now = l.wide
	l.wide.show()
	l.count()
	l.readViews(nil)
	return l
}

// draw writes a row for the look in use.
func (l *list) draw(p *pane) func(view.TicketRow) kit.Row {
	w, clock := l.screen.words, l.screen.env.Clock
	if p.isWide {
		return func(t view.TicketRow) kit.Row { return wideRow(w, t, clock(), l.columns) }
	}
	return func(t view.TicketRow) kit.Row { return narrowRow(w, t, clock()) }
}

// use shows the list in a look, at the place where the other one was.
func (l *list) use(p *pane) {
	if l.now == p {
		return
	}
	place := l.now.grid.Save()
	place.Widths = p.grid.Save().Widths
	l.now = p
	p.show()
	p.grid.Restore(place)
}

// ask shows something else, from the top.
func (l *list) ask(what asked) {
	if what == l.asked {
		return
	}
	l.asked = what
	l.shelf.clear()
	l.now.show()
	l.count()
}

// restore shows what was remembered.
func (l *list) restore(kept state) {
	order := view.TicketSort(kept.Order)
	if order < view.ByQueue || order > view.ByNumber {
		order = view.ByQueue
	}
	l.ask(asked{view: kept.View, text: kept.Filter, order: order})
	l.now.grid.Restore(kept.Grid)
}

// count asks how many tickets are in each view.
func (l *list) count() {
	env := l.screen.env
	env.UI.Go(func() {
		counts, err := env.Desk.View().TicketCounts(context.Background())
		env.UI.Do(func() {
			if err == nil { // else the grid says what is wrong
				l.counts = counts
				l.now.showViews()
			}
		})
	})
}

// renew reads the rows in view anew. While the list has the focus its rows do
// not move: what is new waits until it is asked for (ux.md 1).
func (l *list) renew() {
	l.count()
	l.round++
	env, what, p, round := l.screen.env, l.asked, l.now, l.round
	from := p.grid.SelectedIndex() / pageRows * pageRows
	env.UI.Go(func() {
		rows, _, err := l.shelf.fetch(context.Background(), what, from, pageRows)
		env.UI.Do(func() {
			if round == l.round && what == l.asked && p == l.now {
				l.took(from, rows, err)
			}
		})
	})
}

func (l *list) took(from int, rows []view.TicketRow, err error) {
	if err != nil {
		l.now.grid.Reload() // which says what is wrong
		return
	}
	moved, changed := l.shelf.compare(from, rows)
	if moved > 0 {
		l.now.grid.Offer(moved)
		return
	}
	draw := l.draw(l.now)
	for _, row := range changed {
		l.now.grid.Update(draw(row))
	}
}

// selected is the ticket under the cursor, as it is shown.
func (l *list) selected() (view.TicketRow, bool) { return l.shelf.row(l.now.grid.Selected()) }

// step opens the next (1) or the previous (-1) ticket of the list.
func (l *list) step(by int) {
	grid := l.now.grid
	before := grid.SelectedIndex()
	grid.Select(before + by)
	if id := grid.Selected(); id != "" && grid.SelectedIndex() != before {
		l.screen.goTo(id)
	}
}

// find opens the one ticket that is meant by a number, and else gives the
// keyboard to the rows that fit.
func (l *list) find(typed string) {
	env := l.screen.env
	env.UI.Go(func() {
		found, err := env.Desk.View().FindTicket(context.Background(), typed)
		env.UI.Do(func() {
			if err == nil && len(found) == 1 {
				env.Go(page.Route{Page: page.Tickets, ID: found[0].ID})
				return
			}
			l.screen.focusOn(l.now.grid)
		})
	})
}
