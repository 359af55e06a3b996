package kit

// Renew asks again for the rows in view, because something has changed. The same rows are shown anew where they
// stand. When some are new, gone or stand elsewhere, they wait behind "2 new · show F5" while the grid has the focus.
func (g *Grid) Renew() {
	p, page := g.rows, int(g.top)/pageSize
	want := Want{From: page * pageSize, N: pageSize, Sort: append([]SortKey(nil), g.sort...)}
	source, generation, ctx := p.source, p.generation, p.ctx
	g.ui.Go(func() {
		found, err := source.Fetch(ctx, want)
		g.ui.Do(func() {
			switch moved := movedRows(p.held[page], found.Rows); {
			case generation != g.rows.generation:
			case err != nil, g.failed != "", moved > 0 && !g.focused, p.total < 0:
				g.Reload()
			case moved > 0:
				g.setWaiting(moved)
				g.update()
			default:
				p.held[page] = found.Rows
				g.total(found)
				g.body.forget()
				g.update()
			}
		})
	})
}

// movedRows is how many rows are not where they were, or were not there before.
func movedRows(before, after []Row) int {
	moved := max(len(before)-len(after), 0)
	for i, row := range after {
		if i >= len(before) || before[i].Key != row.Key {
			moved++
		}
	}
	return moved
}
