package kit

import (
	"context"

	"tallydesk/app/words"
)

// pageSize is how many rows are asked for at a time.
const pageSize = 100

// pagesKept is how many pages are held; those far from the view are let go.
const pagesKept = 20

// pages are the rows a grid holds, of one order of one source. A result that comes after the grid has moved on to
// another generation is dropped.
type pages struct {
	source     Source
	generation int
	cancel     context.CancelFunc
	ctx        context.Context
	held       map[int][]Row
	asked      map[int]bool
	total      int // -1 as long as nobody knows
	counting   bool
	before     *pages
}

func newPages(source Source) *pages {
	p := &pages{source: source, total: -1, held: map[int][]Row{}, asked: map[int]bool{}}
	p.ctx, p.cancel = context.WithCancel(context.Background())
	return p
}

// next is the generation after this one. It shows the rows of this one until it has its own.
func (p *pages) next(source Source, keep bool) *pages {
	p.cancel()
	after := newPages(source)
	after.generation = p.generation + 1
	if keep {
		after.total, after.before = p.total, p
		p.before = nil
	}
	return after
}

// row is the row at an index, when it is held.
func (p *pages) row(index int) (Row, bool) {
	held, ok := p.held[index/pageSize]
	if !ok && p.before != nil {
		return p.before.row(index)
	}
	if at := index % pageSize; at < len(held) {
		return held[at], true
	}
	return Row{}, false
}

// find is the index of a key among the rows held.
func (p *pages) find(key string) (int, bool) {
	for page, held := range p.held {
		for at, row := range held {
			if row.Key == key {
				return page*pageSize + at, true
			}
		}
	}
	if p.before != nil {
		return p.before.find(key)
	}
	return 0, false
}

// trim lets pages go that are far from the page in view, except those that a marked range needs.
func (p *pages) trim(view, from, to int) {
	for page := range p.held {
		far := page < view-pagesKept/2 || page > view+pagesKept/2
		needed := page >= from && page <= to
		if len(p.held) > pagesKept && far && !needed {
			delete(p.held, page)
			delete(p.asked, page)
		}
	}
}

// want asks for the page of a row, unless it is held or asked for.
func (g *Grid) want(index int) {
	p, page := g.rows, index/pageSize
	if p.asked[page] || g.failed != "" {
		return
	}
	p.asked[page] = true
	want := Want{From: page * pageSize, N: pageSize, Sort: append([]SortKey(nil), g.sort...)}
	source, generation, ctx := p.source, p.generation, p.ctx
	g.ui.Go(func() {
		found, err := source.Fetch(ctx, want)
		g.ui.Do(func() { g.take(generation, page, found, err) })
	})
}

// take puts rows that have arrived into their place.
func (g *Grid) take(generation, page int, found Page, err error) {
	p := g.rows
	if generation != p.generation {
		return
	}
	if err != nil {
		p.asked[page] = false
		g.failed = g.say(err)
		g.update()
		return
	}
	p.held[page], p.before = found.Rows, nil
	g.total(found)
	from, to := g.spread.pages()
	p.trim(int(g.top)/pageSize, from, to)
	g.follow(page)
	g.spread.apply(g)
	g.body.forget()
	g.update()
	if g.OnLoad != nil {
		g.OnLoad()
	}
}

// total takes how many rows there are from a page, and has them counted where it does not know.
func (g *Grid) total(found Page) {
	p := g.rows
	if found.Count == nil {
		p.total = found.Total
		return
	}
	p.total = max(p.total, found.Total)
	if p.counting {
		return
	}
	p.counting = true
	generation, ctx := p.generation, p.ctx
	g.ui.Go(func() {
		counted, err := found.Count(ctx)
		g.ui.Do(func() {
			if err != nil || generation != g.rows.generation {
				return
			}
			g.rows.total = counted
			g.update()
			if g.OnLoad != nil {
				g.OnLoad()
			}
		})
	})
}

// say is the text for an error.
func (g *Grid) say(err error) string {
	if g.OnError != nil {
		return g.OnError(err)
	}
	return g.words.Error(err)
}

// follow keeps the selected row selected when a page has come that holds it at another place.
func (g *Grid) follow(page int) {
	p := g.rows
	if p.total == 0 {
		g.cursor, g.key = 0, ""
		return
	}
	g.cursor = max(min(g.cursor, p.total-1), 0)
	if row, ok := p.row(g.cursor); ok && row.Key == g.key {
		return
	}
	if at, ok := p.find(g.key); ok && g.key != "" {
		g.top += float64(at - g.cursor)
		g.cursor = at
		return
	}
	if row, ok := p.row(g.cursor); ok && page == g.cursor/pageSize {
		g.key = row.Key
		if g.owed {
			g.tellSelected()
		}
	}
}

// Reload asks for all rows again. Selection, marks and place stay; the rows shown stay until the new ones have come.
func (g *Grid) Reload() { g.renew(g.rows.source, true) }

// SetSource shows the rows of another source from the top, in the same order.
func (g *Grid) SetSource(source Source) {
	g.cursor, g.key, g.top = 0, "", 0
	g.marks, g.spread = marks{}, spread{anchor: -1}
	g.renew(source, false)
}

func (g *Grid) renew(source Source, keep bool) {
	g.rows = g.rows.next(source, keep && g.failed == "")
	g.failed = ""
	g.setWaiting(0)
	g.body.forget()
	g.want(g.cursor)
	g.update()
}

// Offer tells that n rows are new or stand elsewhere now. While the grid has the focus its rows do not move: they
// wait behind "2 new · show F5". Without the focus the rows are asked for at once.
func (g *Grid) Offer(n int) {
	if !g.focused {
		g.Reload()
		return
	}
	g.setWaiting(g.waiting + n)
	g.update()
}

func (g *Grid) setWaiting(n int) {
	if g.waiting == n {
		return
	}
	g.waiting = n
	if g.OnOffer != nil {
		g.OnOffer(n)
	}
}

// Update shows a row anew at the place where it stands, as when a deadline passes.
func (g *Grid) Update(row Row) {
	at, ok := g.rows.find(row.Key)
	if !ok {
		return
	}
	if held, ok := g.rows.held[at/pageSize]; ok {
		changed := append([]Row(nil), held...)
		changed[at%pageSize] = row
		g.rows.held[at/pageSize] = changed
	}
	g.body.forget()
	g.update()
}

// Total is the number of all rows; 0 as long as it is not known.
func (g *Grid) Total() int { return max(g.rows.total, 0) }

// Row is a row by its key, when it is among those held.
func (g *Grid) Row(key string) (Row, bool) {
	at, ok := g.rows.find(key)
	if !ok {
		return Row{}, false
	}
	return g.rows.row(at)
}

// Words are those the grid speaks with.
func (g *Grid) Words() *words.Words { return g.words }
