package kit

import "maps"

// Selection is which rows are marked: some by key, or all but some, which also counts rows that were never loaded.
type Selection struct {
	// All says that all rows are marked but those in Except.
	All    bool
	Keys   []string
	Except []string
	// Count is how many rows are marked.
	Count int
}

// marks are the marked rows. With all set, keys are those that are not.
type marks struct {
	all  bool
	keys map[string]bool
}

func (m marks) has(key string) bool { return m.keys[key] != m.all }

func (m marks) empty() bool { return !m.all && len(m.keys) == 0 }

// with is the marks with one row marked or not.
func (m marks) with(key string, marked bool) marks {
	keys := maps.Clone(m.keys)
	if keys == nil {
		keys = map[string]bool{}
	}
	next := marks{all: m.all, keys: keys}
	next.set(key, marked)
	return next
}

func (m marks) set(key string, marked bool) {
	if marked != m.all {
		m.keys[key] = true
	} else {
		delete(m.keys, key)
	}
}

// spread is a range that is being marked with Shift: from its anchor to the cursor, over what was marked before.
type spread struct {
	anchor int
	to     int
	before marks
}

// pages are the first and the last page of the range.
func (s *spread) pages() (from, to int) {
	if s.anchor < 0 {
		return 0, -1
	}
	return min(s.anchor, s.to) / pageSize, max(s.anchor, s.to) / pageSize
}

// spreadMost is how many rows a range marks at most: their keys have to be read. Ctrl+A marks any number.
const spreadMost = 10_000

// apply marks the rows of the range as far as they are held; rows that come later are marked when they come.
func (s *spread) apply(g *Grid) {
	if s.anchor < 0 {
		return
	}
	end := max(min(s.to, s.anchor+spreadMost), s.anchor-spreadMost)
	from, to := min(s.anchor, end), max(s.anchor, end)
	for at := from; at <= to; at++ {
		if _, ok := g.rows.row(at); !ok {
			g.want(at)
		}
	}
	next := marks{all: s.before.all, keys: maps.Clone(s.before.keys)}
	if next.keys == nil {
		next.keys = map[string]bool{}
	}
	for at := from; at <= to; at++ {
		if row, ok := g.rows.row(at); ok {
			next.set(row.Key, true)
		}
	}
	g.marks = next
}

// extend marks from the row where Shift was pressed to the cursor.
func (g *Grid) extend(from, to int) {
	if g.spread.anchor < 0 {
		g.spread = spread{anchor: from, before: g.marks}
	}
	g.spread.to = to
	g.spread.apply(g)
	g.tellMarks()
}

// toggle marks the row under the cursor, or unmarks it.
func (g *Grid) toggle() {
	if g.key == "" {
		return
	}
	g.endSpread()
	g.marks = g.marks.with(g.key, !g.marks.has(g.key))
	g.tellMarks()
	g.update()
}

// markAll marks every row there is, also those that are not loaded.
func (g *Grid) markAll() {
	g.endSpread()
	g.marks = marks{all: true}
	g.tellMarks()
	g.update()
}

// ClearMarks unmarks all rows.
func (g *Grid) ClearMarks() {
	g.endSpread()
	if g.marks.empty() {
		return
	}
	g.marks = marks{}
	g.tellMarks()
	g.update()
}

func (g *Grid) endSpread() { g.spread = spread{anchor: -1} }

func (g *Grid) tellMarks() {
	if g.OnMarks != nil {
		g.OnMarks(g.Marked())
	}
}

// Marked is which rows are marked.
func (g *Grid) Marked() Selection {
	keys := sortedKeys(g.marks.keys)
	if g.marks.all {
		return Selection{All: true, Except: keys, Count: g.Total() - len(keys)}
	}
	return Selection{Keys: keys, Count: len(keys)}
}
