// Package search is the screen of what a search has found.
package search

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"tallydesk/app"
	"tallydesk/app/access"
	"tallydesk/app/view"
	"tallydesk/gui/kit"
	"tallydesk/gui/page"
	"tallydesk/gui/theme"
)

// mostHits is how many hits are shown; more are better found by another word.
const mostHits = 200

type search struct {
	env        page.Env
	typed      string
	generation int
	hits       map[string]view.Hit // by the key of their row
	title      *kit.Text
	grid       *kit.Grid
	empty      *kit.Text
	content    fyne.CanvasObject
}

// New makes the screen.
func New(env page.Env) page.Page {
	s := &search{env: env, title: kit.Title(""), hits: map[string]view.Hit{}}
	s.empty = kit.Secondary(env.Words.T("search.begin"))
	s.grid = kit.NewGrid(env.Words, env.UI, kit.GridOptions{
		Columns: []kit.Column{
			{ID: "kind", Label: env.Words.T("search.kind"), Width: 120},
			{ID: "what", Label: env.Words.T("search.what"), Width: 320, Flex: 1},
			{ID: "when", Label: env.Words.T("search.when"), Width: 136, Align: kit.Right},
		},
		TwoLines: true, NoMarks: true, Empty: container.NewCenter(s.empty),
	}, kit.NewRows(nil))
	s.grid.OnOpen = s.open
	head := kit.Pad(s.title, theme.SpacePanel, theme.SpaceCell)
	s.content = container.NewBorder(head, nil, nil, nil, s.grid)
	return s
}

func (s *search) Content() fyne.CanvasObject { return s.content }

// Open searches for the route's words.
func (s *search) Open(route page.Route) {
	s.typed = route.ID
	s.title.SetText(s.env.Words.T("search.title", "Typed", route.ID))
	s.Reload()
}

// Reload searches again.
func (s *search) Reload() {
	s.generation++
	generation, typed := s.generation, s.typed
	s.env.UI.Go(func() {
		hits, err := find(context.Background(), s.env.Desk, typed)
		rows := present(s.env.Words, s.env.Clock(), hits)
		s.env.UI.Do(func() {
			if generation == s.generation {
				s.apply(hits, rows, err)
			}
		})
	})
}

// find searches what the person may see: a liaison its own customer's tickets
// and public messages (R-ACC-1).
func find(ctx context.Context, desk *app.Desk, typed string) ([]view.Hit, error) {
	if desk.Actor().Role == access.Liaison {
		return desk.Account().Search(ctx, typed, mostHits)
	}
	return desk.View().Search(ctx, typed, mostHits)
}

func (s *search) apply(hits []view.Hit, rows []kit.Row, err error) {
	if err != nil {
		s.env.Fail(err)
		return
	}
	s.hits = make(map[string]view.Hit, len(hits))
	for i, hit := range hits {
		s.hits[rows[i].Key] = hit
	}
	s.empty.SetText(s.env.Words.T("search.nothing", "Typed", s.typed))
	if s.typed == "" {
		s.empty.SetText(s.env.Words.T("search.begin"))
	}
	s.grid.SetSource(kit.NewRows(rows))
}

// open goes to what a hit is about.
func (s *search) open(key string) {
	hit := s.hits[key]
	switch hit.Kind {
	case "customer":
		s.env.Go(page.Route{Page: page.Customers, ID: hit.ID})
	case "contact":
		s.env.Go(page.Route{Page: page.Customers, ID: hit.CustomerID})
	case "contract":
		s.env.Go(page.Route{Page: page.Contracts, ID: hit.ID})
	default:
		s.env.Go(page.Route{Page: page.Tickets, ID: hit.TicketID})
	}
}

func (s *search) Focus() {
	if canvas := s.env.Canvas(); canvas != nil {
		canvas.Focus(s.grid)
	}
}

func (s *search) Actions() map[page.Action]func() { return nil }

func (s *search) Rune(rune) bool { return false }

func (s *search) Key(fyne.KeyName) bool { return false }

func (s *search) Save() string { return "" }

func (s *search) Restore(string) {}
