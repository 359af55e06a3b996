package kit

import (
	"maps"
	"slices"
)

// Selected is the key of the row under the cursor; empty without rows.
func (g *Grid) Selected() string { return g.key }

// SelectedIndex is the index of the row under the cursor, counted from 0.
func (g *Grid) SelectedIndex() int { return g.cursor }

// Select moves the cursor to a row and brings it into view.
func (g *Grid) Select(index int) {
	total := g.Total()
	if total == 0 {
		return
	}
	before := g.key
	g.cursor, g.key = max(min(index, total-1), 0), ""
	if row, ok := g.rows.row(g.cursor); ok {
		g.key = row.Key
	}
	known := g.key != ""
	g.owed = !known
	g.reveal()
	g.update()
	if known && g.key != before {
		g.tellSelected()
	}
}

// SelectKey moves the cursor to the row of a key, when it is among those held.
func (g *Grid) SelectKey(key string) bool {
	at, ok := g.rows.find(key)
	if !ok {
		return false
	}
	g.Select(at)
	return true
}

// tellSelected tells which row is selected; for a row that has yet to come it is called when it comes.
func (g *Grid) tellSelected() {
	g.owed = false
	if g.OnSelect != nil {
		g.OnSelect(g.key)
	}
}

// reveal scrolls as little as it takes to see the whole row under the cursor.
func (g *Grid) reveal() {
	at, view := float64(g.cursor), g.view()
	switch {
	case at < g.top:
		g.top = at
	case at+1 > g.top+view && view > 0:
		g.top = at + 1 - view
	}
}

// move moves the cursor by a number of rows, marking on the way when Shift is held.
func (g *Grid) move(by int) { g.moveTo(g.cursor + by) }

func (g *Grid) moveTo(index int) {
	from := g.cursor
	g.headAt = -1
	g.Select(index)
	if g.shift && !g.options.NoMarks {
		g.extend(from, g.cursor)
		g.update()
		return
	}
	g.endSpread()
}

// page is how many rows PgUp and PgDn move: one less than have room.
func (g *Grid) page() int { return max(int(g.view())-1, 1) }

func sortedKeys(set map[string]bool) []string {
	return slices.Sorted(maps.Keys(set))
}

func sortedNames(messages map[string]string) []string {
	return slices.Sorted(maps.Keys(messages))
}
