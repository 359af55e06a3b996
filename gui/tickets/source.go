package tickets

import (
	"context"
	"slices"
	"strings"
	"sync"

	"tallydesk/app"
	"tallydesk/app/fail"
	"tallydesk/app/view"
	"tallydesk/gui/kit"
)

// The views of the list. Their words are tickets.view.<code>.
const (
	viewOpen       = "open"
	viewMine       = "mine"
	viewUnassigned = "unassigned"
	viewAll        = "all"
)

var views = []string{viewOpen, viewMine, viewUnassigned, viewAll}

func isView(name string) bool { return slices.Contains(views, name) }

// asked is what the list shows: a view, narrowed by a filter, in an order.
type asked struct {
	view  string
	text  string
	order view.TicketSort
}

// shelf fetches the tickets of a list and remembers those it has given, so
// that an act knows what the person saw. Safe for concurrent use.
type shelf struct {
	desk  *app.Desk
	vocab vocabulary

	mu    sync.Mutex
	rows  map[string]view.TicketRow
	pages map[int][]string // ids as given last, by the first row's index
}

func newShelf(desk *app.Desk, vocab vocabulary) *shelf {
	s := &shelf{desk: desk, vocab: vocab}
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
		return kit.Page{Rows: drawn, Total: total}, nil
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
	narrowed, err := s.vocab.parse(what.text)
	if err != nil {
		return nil, 0, err
	}
	wanted, err := s.resolve(ctx, narrowed, what)
	if err != nil {
		return nil, 0, err
	}
	return s.desk.View().Tickets(ctx, wanted, view.Page{From: from, Most: n})
}

// resolve finds whom the filter names, and lays it over the view.
func (s *shelf) resolve(ctx context.Context, f filter, what asked) (view.TicketFilter, error) {
	wanted := view.TicketFilter{
		States: f.States, Kinds: f.Kinds, Priorities: f.Priorities, Line: f.Line, Text: f.Words, Sort: what.order,
		Open: f.Open, Mine: f.Mine, Unassigned: f.Unassigned, Uncovered: f.Uncovered, Emergency: f.Emergency,
	}
	wanted.Open = wanted.Open || what.view != viewAll && len(f.States) == 0
	wanted.Mine = wanted.Mine || what.view == viewMine
	wanted.Unassigned = wanted.Unassigned || what.view == viewUnassigned
	var err error
	if f.Customer != "" {
		if wanted.CustomerID, err = s.customer(ctx, f.Customer); err != nil {
			return wanted, err
		}
	}
	if f.Assignee != "" {
		wanted.AssigneeID, err = s.colleague(ctx, f.Assignee)
	}
	return wanted, err
}

// customer finds the one customer meant by a code or a part of its name.
func (s *shelf) customer(ctx context.Context, typed string) (string, error) {
	if known, err := s.desk.View().Customer(ctx, typed); err == nil {
		return known.ID, nil
	}
	rows, _, err := s.desk.View().Customers(ctx, view.CustomerFilter{Text: typed}, today(s.desk.Now()), view.Page{Most: 2})
	if err != nil {
		return "", err
	}
	if len(rows) != 1 {
		return "", fail.NewInvalid("filter", "tickets.value", fail.Args{"Token": "customer:", "Value": typed})
	}
	return rows[0].ID, nil
}

// colleague finds the one member of staff meant by a login or by the beginning
// of a part of the name.
func (s *shelf) colleague(ctx context.Context, typed string) (string, error) {
	staff, err := s.desk.View().Staff(ctx)
	if err != nil {
		return "", err
	}
	var found []string
	for _, member := range staff {
		if begins(member.Name, typed) || strings.EqualFold(member.Login, typed) {
			found = append(found, member.ID)
		}
	}
	if len(found) != 1 {
		return "", fail.NewInvalid("filter", "tickets.value", fail.Args{"Token": "assignee:", "Value": typed})
	}
	return found[0], nil
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
