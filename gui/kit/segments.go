package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"tallydesk/gui/theme"
)

// Segments is one of a few things, side by side: the views of a screen, or a choice in place. ← and → choose.
type Segments struct {
	widget.BaseWidget

	// OnChanged is called when the person has chosen another one.
	OnChanged func(value string)

	options  []Option
	selected string
	boxed    bool
	focused  bool
	box      *canvas.Rectangle
	ring     *canvas.Rectangle
	parts    []*segment
}

// NewViews makes the views of a screen: 32 high, 4 apart, the chosen one on selected ground.
func NewViews(options []Option, selected string, changed func(value string)) *Segments {
	return newSegments(options, selected, changed, false)
}

// NewToggle makes a choice in place: a sunken box, the chosen part on surface.
func NewToggle(options []Option, selected string, changed func(value string)) *Segments {
	return newSegments(options, selected, changed, true)
}

func newSegments(options []Option, selected string, changed func(string), boxed bool) *Segments {
	s := &Segments{OnChanged: changed, selected: selected, boxed: boxed, box: fill(), ring: outline()}
	s.ExtendBaseWidget(s)
	s.SetOptions(options)
	return s
}

// Selected is the value of the chosen one.
func (s *Segments) Selected() string { return s.selected }

// SetSelected chooses without telling OnChanged.
func (s *Segments) SetSelected(value string) {
	s.selected = value
	s.Refresh()
}

// SetOptions shows other things to choose from, as when a count changes.
func (s *Segments) SetOptions(options []Option) {
	s.options = options
	s.parts = nil
	for i := range options {
		s.parts = append(s.parts, newSegment(s, i))
	}
	s.Refresh()
}

// CreateRenderer is called by the toolkit.
func (s *Segments) CreateRenderer() fyne.WidgetRenderer {
	d := &segmentsDrawing{s}
	d.Refresh()
	return d
}

// segmentsDrawing is the renderer of Segments, whose parts change.
type segmentsDrawing struct{ s *Segments }

// Layout sets the parts beside each other.
func (d *segmentsDrawing) Layout(size fyne.Size) {
	s := d.s
	s.box.Resize(fyne.NewSize(d.MinSize().Width, size.Height))
	x, in := s.inset(), s.inset()
	for _, part := range s.parts {
		width := part.MinSize().Width
		place(part, x, in, width, size.Height-2*in)
		if part.option().Value == s.selected {
			ringAround(s.ring, part.Position(), part.Size())
		}
		x += width + s.gap()
	}
}

// inset is the room between the box and its parts.
func (s *Segments) inset() float32 {
	if s.boxed {
		return theme.Size(theme.Ring)
	}
	return 0
}

func (s *Segments) gap() float32 {
	if s.boxed {
		return theme.Size(theme.Ring)
	}
	return theme.Size(theme.SpaceTiny)
}

// MinSize is that of all parts.
func (d *segmentsDrawing) MinSize() fyne.Size {
	width := 2 * d.s.inset()
	for i, part := range d.s.parts {
		width += part.MinSize().Width
		if i > 0 {
			width += d.s.gap()
		}
	}
	high := theme.ControlHeight
	if d.s.boxed {
		high = theme.SegmentBox
	}
	return fyne.NewSize(width, theme.Size(high))
}

// Refresh takes colours and sizes from the theme again.
func (d *segmentsDrawing) Refresh() {
	s := d.s
	s.box.FillColor = theme.Color(theme.Sunken)
	s.box.CornerRadius = theme.Size(theme.RadiusControl)
	s.box.Hidden = !s.boxed
	showRing(s.ring, s.focused)
	for _, part := range s.parts {
		part.Refresh()
	}
	d.Layout(s.Size())
	canvas.Refresh(s)
}

// Objects are the box, the parts and the focus ring.
func (d *segmentsDrawing) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{d.s.box}
	for _, part := range d.s.parts {
		objects = append(objects, part)
	}
	return append(objects, d.s.ring)
}

// Destroy has nothing to free.
func (d *segmentsDrawing) Destroy() {}

func (s *Segments) choose(index int) {
	if index < 0 || index >= len(s.options) || s.options[index].Value == s.selected {
		return
	}
	s.SetSelected(s.options[index].Value)
	if s.OnChanged != nil {
		s.OnChanged(s.selected)
	}
}

// FocusGained is called by the toolkit.
func (s *Segments) FocusGained() { s.focused = true; s.Refresh() }

// FocusLost is called by the toolkit.
func (s *Segments) FocusLost() { s.focused = false; s.Refresh() }

// TypedKey chooses with ← and →, Home and End.
func (s *Segments) TypedKey(event *fyne.KeyEvent) {
	at := indexOf(s.options, s.selected)
	switch event.Name {
	case fyne.KeyLeft:
		s.choose(max(at-1, 0))
	case fyne.KeyRight:
		s.choose(at + 1)
	case fyne.KeyHome:
		s.choose(0)
	case fyne.KeyEnd:
		s.choose(len(s.options) - 1)
	default:
		passKey(s, event)
	}
}

// TypedRune passes letters on to the window.
func (s *Segments) TypedRune(r rune) { passRune(s, r) }
