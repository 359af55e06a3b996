package search

import (
	"context"
	"sync"

	"tallydesk/app"
	"tallydesk/app/access"
	"tallydesk/app/view"
	"tallydesk/gui/kit"
)

// kinds are what can be looked for alone, and which things that is. Their words
// are search.only.<code>.
var kinds = []struct {
	code  string
	kinds []string
}{
	{"", []string{"customer", "contact", "contract", "ticket", "message", "note"}},
	{"ticket", []string{"ticket", "message", "note"}},
	{"subject", []string{"ticket"}},
	{"customer", []string{"customer"}},
	{"contact", []string{"contact"}},
	{"contract", []string{"contract"}},
}

// liaisonKinds are those of a liaison, who finds its own customer's tickets.
var liaisonKinds = kinds[1:3]

// trail fetches what a search finds page by page and remembers where each page
// begins, so that nothing is counted and nothing left out. Safe for concurrent
// use.
type trail struct {
	desk  *app.Desk
	typed string
	kinds []string

	mu     sync.Mutex
	begins []view.Place // of the pages known
	total  int          // of all rows, as far as is known
	ended  bool
	hits   map[string]view.Hit // by the key of their row
}

func newTrail(desk *app.Desk, typed string, kinds []string) *trail {
	return &trail{desk: desk, typed: typed, kinds: kinds, begins: make([]view.Place, 1), hits: map[string]view.Hit{}}
}

// source gives the rows, drawn by draw.
func (t *trail) source(draw func([]view.Hit) []kit.Row) kit.Source {
	return kit.SourceFunc(func(ctx context.Context, want kit.Want) (kit.Page, error) {
		hits, total, err := t.fetch(ctx, want.From, want.N)
		if err != nil {
			return kit.Page{}, err
		}
		rows := draw(hits)
		t.keep(rows, hits)
		return kit.Page{Rows: rows, Total: total}, nil
	})
}

// fetch gives a page, going there from the last one known.
func (t *trail) fetch(ctx context.Context, from, n int) ([]view.Hit, int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	page := from / n
	for {
		at := min(page, len(t.begins)-1)
		hits, next, more, err := t.read(ctx, t.begins[at], n)
		if err != nil {
			return nil, 0, err
		}
		t.learn(at, n, len(hits), next, more)
		if at == page || !more {
			return hits, t.total, nil
		}
	}
}

// learn notes how far a page reached. While there is more, the list is longer by
// a page that nobody has read yet.
func (t *trail) learn(at, n, count int, next view.Place, more bool) {
	switch {
	case t.ended:
	case !more:
		t.ended, t.total = true, at*n+count
	case at == len(t.begins)-1:
		t.begins = append(t.begins, next)
		t.total = (at + 2) * n
	}
}

// read finds what the person may see: a liaison its own customer's tickets and
// public messages (R-ACC-1).
func (t *trail) read(ctx context.Context, after view.Place, most int) ([]view.Hit, view.Place, bool, error) {
	if t.typed == "" {
		return nil, after, false, nil
	}
	if t.desk.Actor().Role == access.Liaison {
		return t.desk.Account().SearchFrom(ctx, t.typed, after, most, t.kinds...)
	}
	return t.desk.View().SearchFrom(ctx, t.typed, after, most, t.kinds...)
}

func (t *trail) keep(rows []kit.Row, hits []view.Hit) {
	t.mu.Lock()
	defer t.mu.Unlock()
	for i, row := range rows {
		t.hits[row.Key] = hits[i]
	}
}

func (t *trail) hit(key string) view.Hit {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.hits[key]
}
