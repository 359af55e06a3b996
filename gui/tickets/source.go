package tickets

import (
	"context"
	"slices"
	"strings"
	"sync"

	"tallydesk/app"
	"tallydesk/app/filter"
	"tallydesk/app/view"
	"tallydesk/gui/kit"
)

// The standing views that the list knows by name. The words of all are
// tickets.view.<code>.
const (
	viewOpen       = "open"
	viewMine       = "mine"
	viewUnassigned = "unassigned"
	viewWaiting    = "waiting"
	viewAll        = "all"
)

// asked is what the list shows: a view, narrowed by a filter, in an order.
type asked struct {
	view  string // the code of a standing view, or the id of a saved one
	text  string
	order view.TicketSort
}

// shelf fetches the tickets of a list and remembers those it has given, so
// that an act knows what the person saw. Safe for concurrent use.
type shelf struct {
	desk *app.Desk

	mu    sync.Mutex
	rows  map[string]view.TicketRow
	pages map[int][]string // ids as given last, by the first row's index
}

func newShelf(desk *app.Desk) *shelf {
	s := &shelf{desk: desk}
	s.clear()
	return s
}

// clear forgets what was given, because something else is asked for.
func (s *shelf) clear() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.rows, s.pages = map[string]view.TicketRow{}, map[int][]string{}
}

// row gives a ticket as it was shown.
func (s *shelf) row(id string) (view.TicketRow, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	row, ok := s.rows[id]
	return row, ok
}

// source gives the rows that are asked for, drawn by draw.
func (s *shelf) source(what asked, draw func(view.TicketRow) kit.Row) kit.Source {
	return kit.SourceFunc(func(ctx context.Context, want kit.Want) (kit.Page, error) {
		rows, total, err := s.fetch(ctx, what, want.From, want.N)
		if err != nil || ctx.Err() != nil {
			return kit.Page{}, err
		}
		s.keep(want.From, rows)
		drawn := make([]kit.Row, len(rows))
		for i, row := range rows {
			drawn[i] = draw(row)
		}
		page := kit.Page{Rows: drawn, Total: total}
		if !(view.Page{From: want.From, Most: want.N}).Counted(total) {
			page.Count = func(ctx context.Context) (int, error) { return s.count(ctx, what) }
		}
		return page, nil
	})
}

func (s *shelf) keep(from int, rows []view.TicketRow) {
	s.mu.Lock()
	defer s.mu.Unlock()
	ids := make([]string, len(rows))
	for i, row := range rows {
		s.rows[row.ID] = row
		ids[i] = row.ID
	}
	s.pages[from] = ids
}

// fetch reads tickets.
func (s *shelf) fetch(ctx context.Context, what asked, from, n int) ([]view.TicketRow, int, error) {
	wanted, err := s.wanted(ctx, what)
	if err != nil {
		return nil, 0, err
	}
	return s.desk.View().Tickets(ctx, wanted, view.Page{From: from, Most: n})
}

// count counts the tickets, of which there are very many.
func (s *shelf) count(ctx context.Context, what asked) (int, error) {
	wanted, err := s.wanted(ctx, what)
	if err != nil {
		return 0, err
	}
	return s.desk.View().TicketCount(ctx, wanted)
}

// wanted is what is asked for as the desk is asked for it.
func (s *shelf) wanted(ctx context.Context, what asked) (view.TicketFilter, error) {
	typed, err := filter.Parse(what.text)
	if err != nil {
		return view.TicketFilter{}, err
	}
	if standing, ok := view.StandingView(what.view); ok {
		typed.Terms = append(slices.Clone(within(standing, typed).Terms), typed.Terms...)
	}
	return s.desk.View().Narrow(ctx, view.TicketFilter{Sort: what.order}, typed, s.desk.Now())
}

// within is what a standing view asks for besides what is typed: states that are
// typed take the place of the view's own.
func within(standing view.Standing, typed filter.Filter) filter.Filter {
	if !typed.AsksForState() {
		return standing.Filter
	}
	terms := slices.DeleteFunc(slices.Clone(standing.Filter.Terms), func(t filter.Term) bool {
		return t.Field == filter.State || t.Field == filter.Is && t.Values[0] == filter.Open
	})
	return filter.Filter{Terms: terms}
}

// over is within for text that may not be a filter.
func (l *list) over(standing view.Standing, text string) filter.Filter {
	typed, err := filter.Parse(text)
	if err != nil {
		return filter.Filter{}
	}
	return within(standing, typed)
}

// begins tells whether a name, or a word in it, begins as typed.
func begins(name, typed string) bool {
	name, typed = strings.ToLower(name), strings.ToLower(typed)
	return strings.HasPrefix(name, typed) || strings.Contains(name, " "+typed)
}

// compare tells how many rows of a page are new or stand elsewhere than they
// were given; with none of them it gives the rows that say something else.
func (s *shelf) compare(from int, rows []view.TicketRow) (moved int, changed []view.TicketRow) {
	s.mu.Lock()
	defer s.mu.Unlock()
	before := s.pages[from]
	for i, row := range rows {
		if i >= len(before) || before[i] != row.ID {
			moved++
		} else if s.rows[row.ID] != row {
			changed = append(changed, row)
		}
	}
	moved = max(moved, len(before)-len(rows))
	if moved > 0 {
		return moved, nil
	}
	for _, row := range changed {
		s.rows[row.ID] = row
	}
	return 0, changed
}
