package timesheet

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"tallydesk/gui/theme"
)

// weekDrawing draws a weekGrid: a head, two-line rows, and the sums.
type weekDrawing struct {
	grid                         *weekGrid
	headGround, sumGround, today *canvas.Rectangle
	ring                         *canvas.Rectangle
	texts                        []*canvas.Text
	used                         int
}

// MinSize is the height of all rows.
func (d *weekDrawing) MinSize() fyne.Size {
	height := theme.Size(theme.HeadWide) + float32(len(d.grid.rows))*theme.Size(theme.RowTwo) + sumHeight()
	return fyne.NewSize(theme.Size(theme.NameColumn)+(days+2)*theme.Size(theme.DayColumn), height)
}

func sumHeight() float32 { return theme.Size(theme.HeadWide) + theme.Size(theme.SpaceSmall) }

// Layout draws everything anew: places follow from the width.
func (d *weekDrawing) Layout(fyne.Size) { d.paint() }

// Refresh draws everything anew.
func (d *weekDrawing) Refresh() {
	d.paint()
	canvas.Refresh(d.grid)
}

// Objects are what is drawn, from the bottom up.
func (d *weekDrawing) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{d.headGround, d.sumGround, d.today}
	for _, text := range d.texts {
		objects = append(objects, text)
	}
	return append(objects, d.ring, d.grid.entry, d.grid.trouble)
}

// Destroy has nothing to free.
func (d *weekDrawing) Destroy() {}

// look is how a text is written.
type look struct {
	ink  theme.Name
	bold bool
	meta bool
}

func (d *weekDrawing) paint() {
	d.used = 0
	g := d.grid
	top, row := theme.Size(theme.HeadWide), theme.Size(theme.RowTwo)
	d.paintHead(top)
	for i := range g.rows {
		d.paintRow(g.rows[i], top+float32(i)*row, row)
	}
	d.paintSums(top + float32(len(g.rows))*row)
	for _, text := range d.texts[d.used:] {
		text.Hide()
	}
	d.paintCursor(top, row)
}

func (d *weekDrawing) paintHead(height float32) {
	head, width := d.grid.head, d.grid.Size().Width
	d.headGround.FillColor = theme.Color(theme.Sunken)
	d.headGround.Resize(fyne.NewSize(width, height))
	d.left(head.label, theme.Size(theme.SpacePanel), 0, height, look{ink: theme.Text2, meta: true})
	for day, label := range head.days {
		ink := look{ink: theme.Text2, meta: true}
		if day == head.today {
			ink = look{ink: theme.Text, bold: true, meta: true}
		}
		d.right(label, day, 0, height, ink)
	}
	d.right(head.total, days, 0, height, look{ink: theme.Text2, meta: true})
	d.right(head.bank, days+1, 0, height, look{ink: theme.Text2, meta: true})
	d.today.Hidden = head.today < 0
	d.today.FillColor = theme.Color(theme.Accent)
	line := theme.Size(theme.Ring)
	d.today.Move(fyne.NewPos(d.columnLeft(head.today)+theme.Size(theme.SpaceCell), height-line))
	d.today.Resize(fyne.NewSize(theme.Size(theme.DayColumn)-theme.Size(theme.SpaceCell), line))
}

func (d *weekDrawing) paintRow(row gridRow, y, height float32) {
	line := height / 2
	left := theme.Size(theme.SpacePanel)
	end := d.left(row.name, left, y, line+theme.Size(theme.SpaceTiny), look{ink: theme.Text, bold: true})
	d.left(row.work, end, y, line+theme.Size(theme.SpaceTiny), look{ink: theme.Text})
	d.left(row.detail, left, y+line-theme.Size(theme.SpaceTiny), line, look{ink: theme.Text2})
	for day, text := range row.cells {
		ink := look{ink: theme.Text}
		if row.locked[day] {
			ink.ink = theme.Text3
		}
		d.right(text, day, y, height, ink)
	}
	d.right(row.total, days, y, height, look{ink: theme.Text, bold: true})
	bank := look{ink: theme.Text}
	if row.warn {
		bank.ink = theme.Warning.Ink()
	}
	d.right(row.bank, days+1, y, height, bank)
}

func (d *weekDrawing) paintSums(y float32) {
	head := d.grid.head
	d.sumGround.FillColor = theme.Color(theme.Sunken)
	d.sumGround.Move(fyne.NewPos(0, y))
	d.sumGround.Resize(fyne.NewSize(d.grid.Size().Width, sumHeight()))
	d.left(head.sums, theme.Size(theme.SpacePanel), y, sumHeight(), look{ink: theme.Text, bold: true})
	for day, text := range head.sumOf {
		ink := look{ink: theme.Text, bold: true}
		if head.long[day] {
			ink.ink = theme.Warning.Ink()
		}
		d.right(text, day, y, sumHeight(), ink)
	}
	d.right(head.sum, days, y, sumHeight(), look{ink: theme.Text, bold: true})
}

// paintCursor lays the ring, or the open field, over the chosen cell.
func (d *weekDrawing) paintCursor(top, row float32) {
	g, gap := d.grid, theme.Size(theme.SpaceTiny)
	at := fyne.NewPos(d.columnLeft(g.day)+gap, top+float32(g.row)*row+gap)
	size := fyne.NewSize(theme.Size(theme.DayColumn)-gap, row-2*gap)
	d.ring.Hidden = len(g.rows) == 0 || !g.focused || g.editing
	d.ring.StrokeColor = theme.Color(theme.Accent)
	d.ring.StrokeWidth = theme.Size(theme.Ring)
	d.ring.CornerRadius = theme.Size(theme.RadiusControl)
	d.ring.Move(at)
	d.ring.Resize(size)
	height := g.entry.MinSize().Height
	g.entry.Move(at.AddXY(0, (size.Height-height)/2))
	g.entry.Resize(fyne.NewSize(size.Width, height))
	least := g.trouble.MinSize()
	g.trouble.Move(fyne.NewPos(min(at.X, g.Size().Width-least.Width-theme.Size(theme.SpacePanel)), at.Y+size.Height))
	g.trouble.Resize(least)
}

// columnLeft is where a column of figures begins.
func (d *weekDrawing) columnLeft(column int) float32 {
	return d.grid.nameWidth() + float32(column)*theme.Size(theme.DayColumn)
}

// left writes a text from x on and tells where it ends.
func (d *weekDrawing) left(text string, x, y, height float32, l look) float32 {
	drawn := d.write(text, l)
	least := drawn.MinSize()
	drawn.Move(fyne.NewPos(x, y+(height-least.Height)/2))
	room := max(d.grid.nameWidth()-x, 0)
	if least.Width > room {
		drawn.Text = cut(text, drawn, room)
	}
	drawn.Resize(fyne.NewSize(min(least.Width, room), least.Height))
	return x + least.Width
}

// cut shortens a text to the room it has.
func cut(text string, drawn *canvas.Text, room float32) string {
	runes := []rune(text)
	for len(runes) > 0 && fyne.MeasureText(string(runes), drawn.TextSize, drawn.TextStyle).Width > room {
		runes = runes[:len(runes)-1]
	}
	return string(runes)
}

// right writes a text against the right edge of a column.
func (d *weekDrawing) right(text string, column int, y, height float32, l look) {
	drawn := d.write(text, l)
	least := drawn.MinSize()
	x := d.columnLeft(column) + theme.Size(theme.DayColumn) - theme.Size(theme.SpaceCell) - least.Width
	drawn.Move(fyne.NewPos(x, y+(height-least.Height)/2))
	drawn.Resize(least)
}

func (d *weekDrawing) write(text string, l look) *canvas.Text {
	if d.used == len(d.texts) {
		d.texts = append(d.texts, canvas.NewText("", theme.Color(theme.Text)))
	}
	drawn := d.texts[d.used]
	d.used++
	drawn.Text, drawn.Color = text, theme.Color(l.ink)
	drawn.TextStyle = fyne.TextStyle{Bold: l.bold}
	drawn.TextSize = theme.Size(theme.TextBody)
	if l.meta {
		drawn.TextSize = theme.Size(theme.TextMeta)
	}
	drawn.Show()
	return drawn
}
