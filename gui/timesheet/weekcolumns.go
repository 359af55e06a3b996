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
	bank         bool    // is there room for the bank?
}

// columnsFor shares a width: the figures give way first, then the bank goes,
// then the names give way.
func columnsFor(width float32) columns {
	room := width - theme.Size(theme.SpacePanel)
	c := columns{bank: true}
	least := theme.Size(theme.DayLeast)
	figures := float32(bankColumn + 1)
	if room < theme.Size(theme.NameLeast)+figures*least {
		c.bank = false
		figures--
	}
	c.figure = min(max((room-theme.Size(theme.NameColumn))/figures, least), theme.Size(theme.DayColumn))
	c.name = max(room-figures*c.figure, 0)
	return c
}

// leastColumns is the width that a week asks for; in less nothing gives way any
// more.
func leastColumns() float32 { return theme.Size(theme.NameColumn) }

// left is where a column of figures begins.
func (c columns) left(column int) float32 { return c.name + float32(column)*c.figure }

// edge is where the figures of a column end.
func (c columns) edge(column int) float32 {
	return c.left(column+1) - theme.Size(theme.SpaceCell)
}

// last is the last column shown.
func (c columns) last() int {
	if c.bank {
		return bankColumn
	}
	return totalColumn
}

// day gives the day whose column is at a place across.
func (c columns) day(x float32) (int, bool) {
	day := int((x - c.name) / c.figure)
	return day, x >= c.name && day < days
}
