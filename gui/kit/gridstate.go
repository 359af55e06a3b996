package kit

import "maps"

// GridState is what a grid remembers: it goes into a file as JSON.
type GridState struct {
	Top    float64            `json:"top,omitempty"`
	Cursor int                `json:"cursor,omitempty"`
	Key    string             `json:"key,omitempty"`
	All    bool               `json:"all,omitempty"`
	Marks  []string           `json:"marks,omitempty"`
	Widths map[string]float32 `json:"widths,omitempty"`
	Sort   []SortKey          `json:"sort,omitempty"`
}

// Save is what the grid shows now: place, selection, marks, widths and order.
func (g *Grid) Save() GridState {
	return GridState{
		Top: g.top, Cursor: g.cursor, Key: g.key,
		All: g.marks.all, Marks: sortedKeys(g.marks.keys),
		Widths: maps.Clone(g.widths), Sort: append([]SortKey(nil), g.sort...),
	}
}

// Restore shows what Save remembered, as far as it is still there.
func (g *Grid) Restore(state GridState) {
	g.widths = map[string]float32{}
	maps.Copy(g.widths, state.Widths)
	g.sort = append([]SortKey(nil), state.Sort...)
	g.marks, g.spread = marks{all: state.All}, spread{anchor: -1}
	for _, key := range state.Marks {
		g.marks = g.marks.with(key, !state.All)
	}
	g.cursor, g.key, g.top = max(state.Cursor, 0), state.Key, max(state.Top, 0)
	g.rows = g.rows.next(g.rows.source, false)
	g.rows.total = -1
	g.head.Refresh()
	g.body.forget()
	g.want(g.cursor)
	g.update()
}

// Sort is the order the rows are shown in; without keys it is the source's own.
func (g *Grid) Sort() []SortKey { return append([]SortKey(nil), g.sort...) }

// SetSort shows the rows in another order.
func (g *Grid) SetSort(keys ...SortKey) {
	g.sort = keys
	g.head.Refresh()
	g.Reload()
	if g.OnChange != nil {
		g.OnChange()
	}
}

// sortBy sorts by a column, or the other way round when it was sorted by it; further keeps the columns before it.
func (g *Grid) sortBy(column string, further bool) {
	key := SortKey{Column: column}
	var keys []SortKey
	for _, old := range g.sort {
		switch {
		case old.Column == column:
			key.Down = !old.Down
		case further:
			keys = append(keys, old)
		}
	}
	g.SetSort(append(keys, key)...)
}
