package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"tallydesk/gui/theme"
)

// segment is one part of Segments.
type segment struct {
	widget.BaseWidget

	all              *Segments
	index            int
	hovered          bool
	ground           *canvas.Rectangle
	image            *canvas.Image
	word, count, key *canvas.Text
}

func newSegment(all *Segments, index int) *segment {
	s := &segment{
		all: all, index: index, ground: fill(), image: newImage(),
		word: canvas.NewText("", nil), count: canvas.NewText("", nil), key: canvas.NewText("", nil),
	}
	s.ExtendBaseWidget(s)
	return s
}

func (s *segment) option() Option { return s.all.options[s.index] }

// CreateRenderer is called by the toolkit.
func (s *segment) CreateRenderer() fyne.WidgetRenderer {
	return draw(s.layout, s.min, s.refresh, s.ground, s.image, s.word, s.count, s.key)
}

func (s *segment) pad() float32 {
	if s.all.boxed {
		return theme.Size(theme.SpaceSmall)
	}
	return theme.Size(theme.SpaceCell)
}

func (s *segment) min() fyne.Size {
	x := s.pad()
	s.walk(func(_ fyne.CanvasObject, size fyne.Size) { x += size.Width + theme.Size(theme.SpaceSmall) })
	return fyne.NewSize(x-theme.Size(theme.SpaceSmall)+s.pad(), theme.Size(theme.ControlSmall))
}

// walk goes through what the part shows, from the left.
func (s *segment) walk(visit func(o fyne.CanvasObject, size fyne.Size)) {
	option := s.option()
	body, meta := theme.Size(theme.TextBody), theme.Size(theme.TextMeta)
	if option.Icon != "" {
		visit(s.image, fyne.NewSquareSize(theme.Size(theme.IconText)))
	}
	visit(s.word, fyne.MeasureText(option.Label, body, fyne.TextStyle{}))
	if option.Count != "" {
		visit(s.count, fyne.MeasureText(option.Count, body, fyne.TextStyle{Bold: true}))
	}
	if option.Key != "" {
		visit(s.key, fyne.MeasureText(option.Key, meta, fyne.TextStyle{}))
	}
}

func (s *segment) layout(size fyne.Size) {
	s.ground.Resize(size)
	x := s.pad()
	s.walk(func(o fyne.CanvasObject, least fyne.Size) {
		if text, ok := o.(*canvas.Text); ok {
			centre(text, x, least.Width, size.Height)
		} else {
			place(o, x, (size.Height-least.Height)/2, least.Width, least.Height)
		}
		x += least.Width + theme.Size(theme.SpaceSmall)
	})
}

func (s *segment) refresh() {
	option := s.option()
	chosen := option.Value == s.all.selected
	ink, ground := theme.Text2, theme.None
	switch {
	case chosen && s.all.boxed:
		ink, ground = theme.Text, theme.Surface
	case chosen:
		ink, ground = theme.Text, theme.Selected
	case s.hovered:
		ground = theme.Hover
	}
	body, meta := theme.Size(theme.TextBody), theme.Size(theme.TextMeta)
	write(s.word, option.Label, body, fyne.TextStyle{}, ink)
	write(s.count, option.Count, body, fyne.TextStyle{Bold: true}, ink)
	write(s.key, option.Key, meta, fyne.TextStyle{}, theme.Text3)
	showIcon(s.image, option.Icon, ink)
	s.ground.FillColor = theme.Color(ground)
	s.ground.CornerRadius = theme.Size(theme.RadiusControl)
	s.layout(s.Size())
	canvas.Refresh(s)
}

// Tapped chooses the part.
func (s *segment) Tapped(*fyne.PointEvent) { s.all.choose(s.index) }

// MouseIn shows the ground.
func (s *segment) MouseIn(*desktop.MouseEvent) { s.hovered = true; s.Refresh() }

// MouseMoved is called by the toolkit.
func (s *segment) MouseMoved(*desktop.MouseEvent) {}

// MouseOut hides the ground.
func (s *segment) MouseOut() { s.hovered = false; s.Refresh() }

// Cursor is a hand.
func (s *segment) Cursor() desktop.Cursor { return desktop.PointerCursor }
