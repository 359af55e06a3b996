// Package search is the page of everything that a search has found: page by page
// from the desk, of one kind or of all, with the words marked.
package search

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"tallydesk/app/access"
	"tallydesk/app/view"
	"tallydesk/gui/kit"
	"tallydesk/gui/page"
	"tallydesk/gui/theme"
)

type search struct {
	env     page.Env
	typed   string
	only    string // the code of the kind that is looked for
	trail   *trail
	title   *kit.Text
	kinds   *kit.Segments
	grid    *kit.Grid
	empty   *kit.Text
	content fyne.CanvasObject
}

// New makes the screen.
func New(env page.Env) page.Page {
	s := &search{env: env, title: kit.Title("").Clipped()}
	s.empty = kit.Secondary(env.Words.T("search.begin"))
	s.kinds = kit.NewViews(s.options(), s.only, s.choose)
	s.grid = kit.NewGrid(env.Words, env.UI, kit.GridOptions{
		Columns: []kit.Column{
			{ID: "kind", Label: env.Words.T("search.kind"), Width: 120},
			{ID: "what", Label: env.Words.T("search.what"), Width: 320, Flex: 1},
			{ID: "when", Label: env.Words.T("search.when"), Width: 136, Align: kit.Right},
		},
		TwoLines: true, NoMarks: true, Empty: container.NewCenter(s.empty),
	}, kit.NewRows(nil))
	s.grid.OnOpen = s.open
	head := kit.Down(theme.SpaceSmall, kit.Pad(s.title, theme.SpacePanel, theme.SpaceCell), kit.PadAcross(kit.Across(s.kinds), theme.SpacePanel), kit.Space())
	s.content = container.NewBorder(head, nil, nil, nil, s.grid)
	return s
}

func (s *search) Content() fyne.CanvasObject { return s.content }

// liaison tells whether the desk is seen by a customer's liaison.
func (s *search) liaison() bool { return s.env.Desk.Actor().Role == access.Liaison }

func (s *search) options() []kit.Option {
	offered := kinds
	if s.liaison() {
		offered = liaisonKinds
	}
	options := make([]kit.Option, len(offered))
	for i, one := range offered {
		options[i] = kit.Option{Value: one.code, Label: s.env.Words.T("search.only." + one.code)}
		if one.code == "" {
			options[i].Label = s.env.Words.T("search.only")
		}
	}
	return options
}

// Open searches for the route's words.
func (s *search) Open(route page.Route) {
	s.typed, s.only = route.ID, route.View
	if !slices.ContainsFunc(s.options(), func(o kit.Option) bool { return o.Value == s.only }) {
		s.only = s.options()[0].Value
	}
	s.title.SetText(s.env.Words.T("search.title", "Typed", route.ID))
	s.look()
}

// choose looks for another kind.
func (s *search) choose(only string) {
	s.env.Go(page.Route{Page: page.Search, ID: s.typed, View: only})
}

func (s *search) look() {
	s.kinds.SetSelected(s.only)
	s.empty.SetText(s.env.Words.T("search.nothing", "Typed", s.typed))
	if s.typed == "" {
		s.empty.SetText(s.env.Words.T("search.begin"))
	}
	s.grid.SetSource(s.source())
}

// source begins anew with what is looked for.
func (s *search) source() kit.Source {
	var wanted []string
	for _, one := range kinds {
		if one.code == s.only {
			wanted = one.kinds
		}
	}
	s.trail = newTrail(s.env.Desk, s.typed, wanted)
	return s.trail.source(func(hits []view.Hit) []kit.Row { return present(s.env.Words, s.env.Clock(), hits) })
}

// Reload reads what is in view again; what was found stays where it is.
func (s *search) Reload() { s.grid.Reload() }

// open goes to what a hit is about: what was said opens at its place.
func (s *search) open(key string) {
	hit := s.trail.hit(key)
	switch hit.Kind {
	case "customer":
		s.env.Go(page.Route{Page: page.Customers, ID: hit.ID})
	case "contact":
		s.env.Go(page.Route{Page: page.Customers, ID: hit.CustomerID})
	case "contract":
		s.env.Go(page.Route{Page: page.Contracts, ID: hit.ID})
	case "message", "note":
		s.env.Go(page.Route{Page: page.Tickets, ID: hit.TicketID, At: hit.ID})
	case "ticket":
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
