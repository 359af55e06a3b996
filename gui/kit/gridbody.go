package kit

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	tooltip "github.com/dweymouth/fyne-tooltip/widget"

	"tallydesk/gui/theme"
)

// gridBody draws the rows in view. It has as many drawings of rows as have room, and two more; each shows one row
// after the other as the grid scrolls.
type gridBody struct {
	tooltip.ToolTipWidget

	grid     *Grid
	slots    []*rowSlot
	objects  []fyne.CanvasObject
	columns  []span
	width    float32
	meters   meters
	updating bool
	again    bool
	pressed  fyne.Position
	under    fyne.Position
}

// span is where a column stands.
type span struct{ x, width float32 }

func newGridBody(g *Grid) *gridBody {
	b := &gridBody{grid: g, meters: meters{}}
	b.ExtendBaseWidget(b)
	return b
}

// newClip keeps a drawing within its place.
func newClip(o fyne.CanvasObject) fyne.CanvasObject { return container.NewClip(o) }

// CreateRenderer is called by the toolkit.
func (b *gridBody) CreateRenderer() fyne.WidgetRenderer { return &bodyDrawing{b} }

// bodyDrawing is the renderer of a gridBody, whose objects grow with its height.
type bodyDrawing struct{ body *gridBody }

// Layout has nothing to do: the grid draws its rows itself.
func (d *bodyDrawing) Layout(fyne.Size) {}

// MinSize is nothing: rows are cut.
func (d *bodyDrawing) MinSize() fyne.Size { return fyne.NewSize(0, 0) }

// Refresh has nothing to do: the grid draws its rows itself.
func (d *bodyDrawing) Refresh() {}

// Objects are the rows.
func (d *bodyDrawing) Objects() []fyne.CanvasObject { return d.body.objects }

// Destroy has nothing to free.
func (d *bodyDrawing) Destroy() {}

// forget makes the next update draw every row anew.
func (b *gridBody) forget() {
	for _, slot := range b.slots {
		slot.index = -1
	}
	b.columns = nil
}

// show draws the rows in view.
func (b *gridBody) show() {
	size := b.Size()
	if size.Height <= 0 || size.Width <= 0 {
		return
	}
	g := b.grid
	b.place(size.Width)
	b.makeSlots(int(math.Ceil(g.view())) + 1)
	first := int(math.Floor(g.top))
	height := g.rowHeight()
	total := g.rows.total
	if total < 0 {
		total = len(b.slots)
	}
	for index := first; index < first+len(b.slots); index++ {
		slot := b.slots[index%len(b.slots)]
		if index >= total {
			slot.box.Hide()
			slot.index = -1
			continue
		}
		y := float32(math.Round(float64(index)*float64(height) - g.top*float64(height)))
		b.fill(slot, index, size.Width)
		slot.box.Move(fyne.NewPos(0, y))
		slot.box.Show()
	}
	canvas.Refresh(b)
}

// makeSlots makes drawings for n rows.
func (b *gridBody) makeSlots(n int) {
	if len(b.slots) == n {
		return
	}
	for len(b.slots) < n {
		slot := newRowSlot()
		b.slots = append(b.slots, slot)
		b.objects = append(b.objects, slot.box)
	}
	b.slots, b.objects = b.slots[:n], b.objects[:n]
	b.forget()
	b.place(b.Size().Width)
}

// place gives every column its place: widths as set, the rest shared by Flex.
func (b *gridBody) place(width float32) {
	if len(b.columns) == len(b.grid.options.Columns) && len(b.columns) > 0 {
		if b.width == width {
			return
		}
	}
	b.columns = b.grid.spans(width)
	b.width = width
	for _, slot := range b.slots {
		slot.index = -1
	}
}

// fill makes a slot show a row.
func (b *gridBody) fill(slot *rowSlot, index int, width float32) {
	g := b.grid
	row, held := g.rows.row(index)
	if !held {
		g.want(index)
		row, held = g.rows.row(index)
	}
	if slot.index != index || slot.held != held {
		slot.index, slot.held = index, held
		size := fyne.NewSize(width, g.rowHeight())
		slot.box.Resize(size)
		slot.ground.Resize(size)
		place(slot.edge, 0, 0, theme.Size(theme.Edge), size.Height)
		if held {
			b.write(slot, row)
		} else {
			b.writeGrey(slot)
		}
		slot.state = rowState{unknown: true}
	}
	slot.paint(g.stateOf(index, row.Key, held))
}

// stateOf is how a row's ground looks.
func (g *Grid) stateOf(index int, key string, held bool) rowState {
	return rowState{
		cursor:  held && index == g.cursor,
		marked:  held && g.marks.has(key),
		marking: !g.marks.empty(),
		focused: g.focused,
		hovered: index == g.hovered && held,
	}
}

// rowAt is the index of the row at a place; -1 for none.
func (b *gridBody) rowAt(y float32) int {
	index := int(math.Floor(b.grid.top + float64(y/b.grid.rowHeight())))
	if index < 0 || index >= b.grid.Total() {
		return -1
	}
	return index
}

// columnAt is the index of the column at a place; -1 for none.
func (b *gridBody) columnAt(x float32) int {
	for i, column := range b.columns {
		if x >= column.x && x < column.x+column.width {
			return i
		}
	}
	return -1
}

var (
	_ desktop.Mouseable      = (*gridBody)(nil)
	_ desktop.Hoverable      = (*gridBody)(nil)
	_ desktop.Cursorable     = (*gridBody)(nil)
	_ fyne.Scrollable        = (*gridBody)(nil)
	_ fyne.DoubleTappable    = (*gridBody)(nil)
	_ fyne.SecondaryTappable = (*gridBody)(nil)
)
