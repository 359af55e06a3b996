package customers

import (
	"context"

	"tallydesk/app/view"
	"tallydesk/gui/kit"
)

// The statuses that the list can show; the last one is all.
var statuses = []string{"active", "former", ""}

// asked is what the list shows.
type asked struct {
	status string // active, former, or empty for both
	text   string
}

// list is the list of customers in its two looks: alone over the full width,
// and narrow beside a customer.
type list struct {
	screen *screen
	asked  asked
	wide   *pane
	narrow *pane
	now    *pane
}

func newList(s *screen) *list {
	l := &list{screen: s, asked: asked{status: statuses[0]}}
	l.wide, l.narrow = newWidePane(l), newNarrowPane(l)
	l.now = l.wide
	l.wide.show()
	return l
}

// source gives the rows that are asked for, as a look draws them.
func (l *list) source(draw func(view.CustomerRow) kit.Row) kit.Source {
	s, what := l.screen, l.asked
	return kit.SourceFunc(func(ctx context.Context, want kit.Want) (kit.Page, error) {
		filter := view.CustomerFilter{Text: what.text, Status: what.status}
		found, total, err := s.env.Desk.View().Customers(ctx, filter, s.today(), view.Page{From: want.From, Most: want.N})
		rows := make([]kit.Row, len(found))
		for i, customer := range found {
			rows[i] = draw(customer)
		}
		return kit.Page{Rows: rows, Total: total}, err
	})
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
	l.now.show()
}

func (l *list) restore(kept state) {
	l.ask(asked{kept.Status, kept.Filter})
	l.now.grid.Restore(kept.Grid)
}
