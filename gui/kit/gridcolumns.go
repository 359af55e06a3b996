package kit

import "tallydesk/gui/theme"

// spans are the places of the columns in a width. Where it does not hold them all, the spare ones are left out: they
// have no width. What still lacks the others take from those with Flex.
func (g *Grid) spans(width float32) []span {
	side := theme.Size(theme.SpacePanel)
	shown, rest := g.columnsIn(width - 2*side)
	share := g.shares(shown, rest)
	spans := make([]span, len(g.options.Columns))
	x := side
	for i, column := range g.options.Columns {
		var wide float32
		if shown[i] {
			wide = max(g.widthOf(column)+share(column), 0)
		}
		spans[i] = span{x, wide}
		x += wide
	}
	return spans
}

// columnsIn tells which columns a room holds, and how much it has left.
func (g *Grid) columnsIn(room float32) (shown []bool, rest float32) {
	shown, rest = make([]bool, len(g.options.Columns)), room
	for i, column := range g.options.Columns {
		shown[i] = true
		rest -= g.widthOf(column)
	}
	for rest < 0 {
		spare := g.mostSpare(shown)
		if spare < 0 {
			break
		}
		shown[spare] = false
		rest += g.widthOf(g.options.Columns[spare])
	}
	return shown, rest
}

// mostSpare is the column to leave out next; -1 for none.
func (g *Grid) mostSpare(shown []bool) int {
	found := -1
	for i, column := range g.options.Columns {
		if shown[i] && column.Spare > 0 && (found < 0 || column.Spare > g.options.Columns[found].Spare) {
			found = i
		}
	}
	return found
}

// shares gives what a column gets of the room that is left, or gives of what is lacking.
func (g *Grid) shares(shown []bool, rest float32) func(Column) float32 {
	var flex, wide float32
	for i, column := range g.options.Columns {
		if shown[i] && column.Flex > 0 {
			flex += column.Flex
			wide += g.widthOf(column)
		}
	}
	return func(column Column) float32 {
		switch {
		case column.Flex == 0:
			return 0
		case rest > 0:
			return rest * column.Flex / flex
		case wide > 0:
			return rest * g.widthOf(column) / wide
		}
		return 0
	}
}

// widthOf is a column's width, as the person has set it.
func (g *Grid) widthOf(column Column) float32 {
	if units, ok := g.widths[column.ID]; ok {
		return theme.Units(units)
	}
	return theme.Units(column.Width)
}
