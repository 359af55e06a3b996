package timesheet

import "tallydesk/gui/theme"

// days are the days of a week.
const days = 7

// The columns of figures after the seven days.
const (
	totalColumn = days
	bankColumn  = days + 1
)

// columns are the places of a week's columns: the names at the left, then the
// figures.
type columns struct {
	name, figure float32 // widths
	last         int     // the last one that there is room for
}

// columnsFor shares a width: the figures give way first, then the bank goes,
// then the sum of the row; then the days become narrower still, and at last the
// names give way.
func columnsFor(width float32) columns {
	room := width - theme.Size(theme.SpacePanel)
	c := columns{last: bankColumn}
	least, names := theme.Size(theme.DayLeast), theme.Size(theme.NameLeast)
	for c.last >= days && room < names+c.figures()*least {
		c.last--
	}
	if room < names+c.figures()*least {
		least = max((room-names)/c.figures(), theme.Size(theme.DayNarrow))
	}
	c.figure = min(max((room-theme.Size(theme.NameColumn))/c.figures(), least), theme.Size(theme.DayColumn))
	c.name = max(room-c.figures()*c.figure, 0)
	return c
}

// figures is how many columns of figures there are.
func (c columns) figures() float32 { return float32(c.last + 1) }

// has tells whether there is room for a column of figures.
func (c columns) has(column int) bool { return column <= c.last }

// leastColumns is the width that a week asks for; in less nothing gives way any
// more.
func leastColumns() float32 { return theme.Size(theme.NameColumn) }

// left is where a column of figures begins.
func (c columns) left(column int) float32 { return c.name + float32(column)*c.figure }

// edge is where the figures of a column end.
func (c columns) edge(column int) float32 {
	return c.left(column+1) - theme.Size(theme.SpaceCell)
}

// day gives the day whose column is at a place across.
func (c columns) day(x float32) (int, bool) {
	day := int((x - c.name) / c.figure)
	return day, x >= c.name && day < days
}
