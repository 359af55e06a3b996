package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"tallydesk/gui/theme"
)

// Side is one of the two sides of a split.
type Side int

// The sides of a split.
const (
	// First is the left side.
	First Side = iota
	// Second is the right side.
	Second
)

// SplitOptions are what a split is made with. All widths are in units at 100 %.
type SplitOptions struct {
	// Fixed is the side whose width stays when the window grows.
	Fixed Side
	// Width is that side's width at first.
	Width float32
	// MinFixed and MinOther are the least widths of the two sides.
	MinFixed, MinOther float32
}

// Split is two things beside each other with a line between them that can be dragged.
type Split struct {
	widget.BaseWidget

	// OnMoved is called when the person has moved the line, with the fixed side's width in units at 100 %.
	OnMoved func(width float32)

	first, second fyne.CanvasObject
	options       SplitOptions
	width         float32
	handle        *splitHandle
	alone         bool
}

// NewSplit makes a split.
func NewSplit(first, second fyne.CanvasObject, options SplitOptions) *Split {
	s := &Split{first: first, second: second, options: options, width: options.Width}
	s.handle = newSplitHandle(s)
	s.ExtendBaseWidget(s)
	return s
}

// Width is the fixed side's width in units at 100 %.
func (s *Split) Width() float32 { return s.width }

// SetWidth sets the fixed side's width in units at 100 %.
func (s *Split) SetWidth(width float32) {
	s.width = width
	s.Refresh()
}

// ShowFixed shows the fixed side, or gives all the room to the other.
func (s *Split) ShowFixed(visible bool) {
	s.alone = !visible
	show(s.fixed(), visible)
	show(s.handle, visible)
	s.Refresh()
}

// FixedShown tells whether the fixed side is shown.
func (s *Split) FixedShown() bool { return !s.alone }

func (s *Split) fixed() fyne.CanvasObject {
	if s.options.Fixed == First {
		return s.first
	}
	return s.second
}

func (s *Split) other() fyne.CanvasObject {
	if s.options.Fixed == First {
		return s.second
	}
	return s.first
}

// CreateRenderer is called by the toolkit.
func (s *Split) CreateRenderer() fyne.WidgetRenderer {
	return draw(s.layout, s.min, func() { s.layout(s.Size()) }, s.first, s.second, s.handle)
}

func (s *Split) min() fyne.Size {
	a, b := s.fixed().MinSize(), s.other().MinSize()
	width := theme.Units(s.options.MinOther)
	if !s.alone {
		width += theme.Units(s.options.MinFixed)
	}
	return fyne.NewSize(width, max(a.Height, b.Height))
}

// room is the fixed side's width in a whole width: as set, within the least widths of both.
func (s *Split) room(whole float32) float32 {
	if s.alone {
		return 0
	}
	most := whole - theme.Units(s.options.MinOther)
	return max(min(theme.Units(s.width), most), theme.Units(s.options.MinFixed))
}

func (s *Split) layout(size fyne.Size) {
	fixed, thin := s.room(size.Width), theme.Size(theme.Hairline)
	if s.alone {
		thin = 0
	}
	edge := fixed
	if s.options.Fixed == Second {
		edge = size.Width - fixed - thin
	}
	if s.alone {
		place(s.other(), 0, 0, size.Width, size.Height)
		return
	}
	place(s.first, 0, 0, edge, size.Height)
	place(s.second, edge+thin, 0, size.Width-edge-thin, size.Height)
	grip := theme.Size(theme.Grip)
	place(s.handle, edge+thin/2-grip/2, 0, grip, size.Height)
}

// drag moves the line by a distance.
func (s *Split) drag(by float32) {
	if s.options.Fixed == Second {
		by = -by
	}
	s.width = s.room(s.Size().Width) / theme.Units(1)
	s.width += by / theme.Units(1)
	s.width = s.room(s.Size().Width) / theme.Units(1)
	s.Refresh()
}

// splitHandle is the line between the sides, with room for the pointer around it.
type splitHandle struct {
	widget.BaseWidget
	split *Split
	line  *canvas.Rectangle
}

func newSplitHandle(s *Split) *splitHandle {
	h := &splitHandle{split: s, line: fill()}
	h.ExtendBaseWidget(h)
	return h
}

// CreateRenderer is called by the toolkit.
func (h *splitHandle) CreateRenderer() fyne.WidgetRenderer {
	return draw(func(size fyne.Size) {
		thin := theme.Size(theme.Hairline)
		place(h.line, (size.Width-thin)/2, 0, thin, size.Height)
	}, func() fyne.Size { return fyne.NewSize(0, 0) }, func() {
		h.line.FillColor = theme.Color(theme.Line)
		h.line.Refresh()
	}, h.line)
}

// Dragged moves the line.
func (h *splitHandle) Dragged(event *fyne.DragEvent) { h.split.drag(event.Dragged.DX) }

// DragEnd tells the new width.
func (h *splitHandle) DragEnd() {
	if h.split.OnMoved != nil {
		h.split.OnMoved(h.split.width)
	}
}

// Cursor shows that the line can be dragged.
func (h *splitHandle) Cursor() desktop.Cursor { return desktop.HResizeCursor }
