package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"tallydesk/gui/icon"
	"tallydesk/gui/theme"
)

// gridHead is the line of words over the columns: a click sorts, dragging an edge makes a column wider.
type gridHead struct {
	widget.BaseWidget

	grid         *Grid
	ground, ring *canvas.Rectangle
	line         *canvas.Rectangle
	words        []*canvas.Text
	arrows       []*canvas.Image
	over         int // the column whose edge the pointer is at; -1 for none
	dragged      int
}

func newGridHead(g *Grid) *gridHead {
	h := &gridHead{grid: g, ground: fill(), ring: outline(), line: fill(), over: -1, dragged: -1}
	for range g.options.Columns {
		h.words = append(h.words, canvas.NewText("", nil))
		h.arrows = append(h.arrows, newImage())
	}
	h.ExtendBaseWidget(h)
	return h
}

// CreateRenderer is called by the toolkit.
func (h *gridHead) CreateRenderer() fyne.WidgetRenderer {
	objects := []fyne.CanvasObject{h.ground, h.line}
	for i := range h.words {
		objects = append(objects, h.words[i], h.arrows[i])
	}
	return draw(h.layout, func() fyne.Size { return fyne.NewSize(0, 0) }, h.refresh, append(objects, h.ring)...)
}

func (h *gridHead) refresh() {
	h.ground.FillColor = theme.Color(theme.Sunken)
	h.line.FillColor = theme.Color(theme.None)
	for i, column := range h.grid.options.Columns {
		ink := theme.Text3
		drawing := icon.Icon("")
		if key, ok := h.grid.sortOf(column.ID); ok {
			ink, drawing = theme.Text, icon.SortUp
			if key.Down {
				drawing = icon.SortDown
			}
		}
		write(h.words[i], column.Label, theme.Size(theme.TextMeta), fyne.TextStyle{}, ink)
		showIcon(h.arrows[i], drawing, ink)
	}
	h.layout(h.Size())
	canvas.Refresh(h)
}

func (h *gridHead) layout(size fyne.Size) {
	h.ground.Resize(size)
	thin := theme.Size(theme.Hairline)
	place(h.line, 0, size.Height-thin, size.Width, thin)
	spans := h.grid.spans(size.Width)
	side, gap := theme.Size(theme.IconSmall), theme.Size(theme.SpaceTiny)
	for i, column := range h.grid.options.Columns {
		at := partPlace{span: spans[i], align: column.Align}
		if follows(spans, i) {
			at.width -= theme.Size(theme.SpaceCell)
		}
		h.words[i].Text = column.Label
		if h.words[i].MinSize().Width > at.width {
			h.words[i].Text, _ = newMeter(theme.Size(theme.TextMeta), fyne.TextStyle{}).fit(column.Label, at.width)
		}
		_, sorted := h.grid.sortOf(column.ID)
		h.words[i].Hidden, h.arrows[i].Hidden = at.width <= 0, at.width <= 0 || !sorted
		width := h.words[i].MinSize().Width
		x := at.start(width)
		centre(h.words[i], x, width, size.Height)
		mark := x + width + gap
		if column.Align == Right {
			mark = x - gap - side
		}
		place(h.arrows[i], mark, (size.Height-side)/2, side, side)
	}
	h.layoutRing(spans, size)
}

func (h *gridHead) layoutRing(spans []span, size fyne.Size) {
	at := h.grid.headAt
	if at >= 0 && at < len(spans) {
		in := theme.Size(theme.Ring) / 2
		left := spans[at].x - theme.Size(theme.ChipPad)
		place(h.ring, left, in, spans[at].width, size.Height-2*in)
		h.ring.CornerRadius = theme.Size(theme.RadiusChip)
	}
	showRing(h.ring, at >= 0)
}

func (g *Grid) sortOf(column string) (SortKey, bool) {
	for _, key := range g.sort {
		if key.Column == column {
			return key, true
		}
	}
	return SortKey{}, false
}

// moveHead moves among the heads that sort, and tells whether there is one.
func (g *Grid) moveHead(by int) bool {
	if g.options.NoHead {
		return false
	}
	columns, spans := g.options.Columns, g.spans(g.head.Size().Width)
	from := g.headAt
	if from < 0 && by < 0 {
		from = len(columns)
	}
	for at := from + by; at >= 0 && at < len(columns); at += by {
		if columns[at].Sortable && spans[at].width > 0 {
			g.headAt = at
			g.head.Refresh()
			return true
		}
	}
	return g.headAt >= 0
}

// Tapped sorts by the column.
func (h *gridHead) Tapped(event *fyne.PointEvent) {
	focus(h.grid)
	for i, at := range h.grid.spans(h.Size().Width) {
		column := h.grid.options.Columns[i]
		if event.Position.X >= at.x && event.Position.X < at.x+at.width && column.Sortable {
			h.grid.sortBy(column.ID, h.grid.shift)
		}
	}
}

// edgeAt is the column whose right edge is at a place; -1 for none.
func (h *gridHead) edgeAt(x float32) int {
	grip := theme.Size(theme.Grip)
	for i, at := range h.grid.spans(h.Size().Width) {
		edge := at.x + at.width
		if x > edge-grip && x < edge+grip/2 && i+1 < len(h.words) {
			return i
		}
	}
	return -1
}

// Dragged makes the column wider or narrower.
func (h *gridHead) Dragged(event *fyne.DragEvent) {
	if h.dragged < 0 {
		h.dragged = h.edgeAt(event.Position.X - event.Dragged.DX)
	}
	if h.dragged < 0 {
		return
	}
	column := h.grid.options.Columns[h.dragged]
	least := theme.Size(theme.SpacePage)
	wide := max(h.grid.widthOf(column)+event.Dragged.DX, least)
	h.grid.widths[column.ID] = wide / theme.Units(1)
	h.grid.body.forget()
	h.Refresh()
	h.grid.update()
}

// DragEnd ends it.
func (h *gridHead) DragEnd() {
	if h.dragged >= 0 && h.grid.OnChange != nil {
		h.grid.OnChange()
	}
	h.dragged = -1
}

// MouseIn notes the edge under the pointer.
func (h *gridHead) MouseIn(event *desktop.MouseEvent) { h.over = h.edgeAt(event.Position.X) }

// MouseMoved notes the edge under the pointer.
func (h *gridHead) MouseMoved(event *desktop.MouseEvent) { h.over = h.edgeAt(event.Position.X) }

// MouseOut is called by the toolkit.
func (h *gridHead) MouseOut() { h.over = -1 }

// Cursor shows that an edge can be dragged.
func (h *gridHead) Cursor() desktop.Cursor {
	if h.over >= 0 {
		return desktop.HResizeCursor
	}
	return desktop.DefaultCursor
}
