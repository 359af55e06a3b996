package timesheet

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"tallydesk/gui/theme"
)

// dot stands in a working day that is still to come.
const dot = "·"

// weekDrawing draws a weekGrid: rows of two lines, and the chosen cell.
type weekDrawing struct {
	grid *weekGrid
	pen  pen
	ring *canvas.Rectangle
}

func newWeekDrawing(g *weekGrid) *weekDrawing {
	d := &weekDrawing{grid: g, ring: canvas.NewRectangle(theme.Color(theme.None))}
	d.Refresh()
	return d
}

// MinSize is the height of all rows.
func (d *weekDrawing) MinSize() fyne.Size {
	return fyne.NewSize(leastColumns(), float32(max(len(d.grid.rows), 1))*theme.Size(theme.RowTwo))
}

// Layout draws everything anew: places follow from the width.
func (d *weekDrawing) Layout(fyne.Size) { d.paint() }

// Refresh draws everything anew.
func (d *weekDrawing) Refresh() {
	d.paint()
	canvas.Refresh(d.grid)
}

// Objects are what is drawn, from the bottom up.
func (d *weekDrawing) Objects() []fyne.CanvasObject {
	return append(d.pen.objects(), d.ring, d.grid.field, d.grid.note)
}

// Destroy has nothing to free.
func (d *weekDrawing) Destroy() {}

func (d *weekDrawing) paint() {
	c, high := columnsFor(d.grid.Size().Width), theme.Size(theme.RowTwo)
	d.pen.begin()
	for i, row := range d.grid.rows {
		d.paintRow(c, row, float32(i)*high, high)
	}
	if len(d.grid.rows) == 0 {
		left := theme.Size(theme.SpacePanel)
		d.pen.left(d.grid.empty, left, 0, high, d.grid.Size().Width-2*left, look{ink: theme.Text2})
	}
	d.pen.end()
	d.paintCursor(c, high)
}

func (d *weekDrawing) paintRow(c columns, row gridRow, y, high float32) {
	d.paintNames(c, row, y, high)
	for day, cell := range row.cells {
		d.paintCell(c, day, cell, y, high)
	}
	if c.has(totalColumn) {
		d.pen.right(row.total, c.edge(totalColumn), y, high, look{ink: theme.Text, bold: true})
	}
	if !c.has(bankColumn) {
		return
	}
	bank := look{ink: theme.Text}
	if row.warn {
		bank.ink = theme.Warning.Ink()
	}
	d.pen.right(row.bank, c.edge(bankColumn), y, high, bank)
}

func (d *weekDrawing) paintNames(c columns, row gridRow, y, high float32) {
	left, line, gap := theme.Size(theme.SpacePanel), theme.Size(theme.LineBody), theme.Size(theme.LineGap)
	room := c.name - left - theme.Size(theme.SpaceSmall)
	first := y + (high-2*line-gap)/2
	end := d.pen.left(row.name, left, first, line, room, look{ink: theme.Text, bold: true})
	d.pen.left(row.work, end, first, line, room-(end-left), look{ink: theme.Text})
	d.pen.left(row.detail, left, first+line+gap, line, room, look{ink: theme.Text2})
}

func (d *weekDrawing) paintCell(c columns, day int, cell gridCell, y, high float32) {
	l := look{ink: theme.Text}
	text := cell.text
	switch {
	case cell.locked:
		gap := theme.Size(theme.SpaceTiny)
		d.pen.ground(theme.Sunken, c.left(day)+gap, y+gap, c.figure-gap, high-2*gap).CornerRadius = theme.Size(theme.RadiusControl)
		l.ink = theme.Text2
	case text == "" && d.grid.later[day]:
		text, l.ink = dot, theme.Text3
	}
	d.pen.right(text, c.edge(day), y, high, l)
	if cell.note {
		inset := theme.Size(theme.SpaceTiny) + theme.Size(theme.Ring)
		d.pen.corner(c.left(day+1)-inset, y+inset+theme.Size(theme.SpaceTiny))
	}
}

// paintCursor lays the ring, or the open field, over the chosen cell, and the
// message beside it.
func (d *weekDrawing) paintCursor(c columns, high float32) {
	g, gap := d.grid, theme.Size(theme.SpaceTiny)
	at := fyne.NewPos(c.left(g.day), float32(g.row)*high+gap)
	size := fyne.NewSize(c.figure, high-2*gap)
	d.ring.Hidden = !g.focused || g.editing
	d.ring.StrokeColor = theme.Color(theme.Accent)
	d.ring.StrokeWidth = theme.Size(theme.Ring)
	d.ring.CornerRadius = theme.Size(theme.RadiusControl)
	d.ring.Move(at)
	d.ring.Resize(size)
	if len(g.rows) == 0 { // the sentence has the focus
		d.ring.Move(fyne.NewPos(gap, gap))
		d.ring.Resize(fyne.NewSize(g.Size().Width-2*gap, high-2*gap))
	}
	d.paintField(at, size)
	d.paintNote(c, at, size)
}

// paintField makes the field as wide as what is typed, growing to the left.
func (d *weekDrawing) paintField(at fyne.Position, size fyne.Size) {
	field := d.grid.field
	typed := fyne.MeasureText(field.Text, theme.Size(theme.TextBody), fyne.TextStyle{}).Width
	most := at.X + size.Width - theme.Size(theme.SpacePanel)
	wide := max(size.Width, min(typed+theme.Size(theme.SpacePage), most))
	high := field.MinSize().Height
	field.Move(at.AddXY(size.Width-wide, (size.Height-high)/2))
	field.Resize(fyne.NewSize(wide, high))
}

// paintNote puts the message where there is room: at the left of the field, or
// else at its right.
func (d *weekDrawing) paintNote(c columns, at fyne.Position, size fyne.Size) {
	note, gap := d.grid.note, theme.Size(theme.SpaceSmall)
	least := note.MinSize()
	x := min(at.X, d.grid.field.Position().X) - gap - least.Width
	if x < gap {
		x = min(at.X+size.Width+gap, max(d.grid.Size().Width-least.Width, 0))
	}
	note.Move(fyne.NewPos(x, at.Y+(size.Height-least.Height)/2))
	note.Resize(least)
}
