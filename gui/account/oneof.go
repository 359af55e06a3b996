package account

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"tallydesk/gui/icon"
	"tallydesk/gui/kit"
	"tallydesk/gui/theme"
)

// oneOf is a field that holds one of a few sentences, all in sight: by click,
// or with the arrows.
type oneOf struct {
	widget.BaseWidget

	options []kit.Option
	at      int
	focused bool
	changed func()
	rows    []*sentence
	column  *fyne.Container
}

func newOneOf(options []kit.Option, selected string, changed func()) *oneOf {
	o := &oneOf{options: options, changed: changed, column: kit.Down(theme.NoSpace)}
	for i, option := range options {
		o.rows = append(o.rows, newSentence(o, i, option.Label))
		o.column.Add(o.rows[i])
	}
	o.set(selected)
	o.ExtendBaseWidget(o)
	return o
}

// value is that of the sentence chosen.
func (o *oneOf) value() string { return o.options[o.at].Value }

// set chooses a sentence; one that is not there changes nothing.
func (o *oneOf) set(value string) {
	for i, option := range o.options {
		if option.Value == value {
			o.at = i
		}
	}
	o.color()
}

func (o *oneOf) choose(index int) {
	index = min(max(index, 0), len(o.options)-1)
	if index != o.at {
		o.at = index
		o.changed()
	}
	o.color()
}

func (o *oneOf) color() {
	for i, row := range o.rows {
		row.show(i == o.at, o.focused)
	}
}

// CreateRenderer is called by the toolkit.
func (o *oneOf) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(o.column) }

// FocusGained is called by the toolkit.
func (o *oneOf) FocusGained() { o.focused = true; o.color() }

// FocusLost is called by the toolkit.
func (o *oneOf) FocusLost() { o.focused = false; o.color() }

// TypedKey moves with the arrows; other keys go to the window.
func (o *oneOf) TypedKey(event *fyne.KeyEvent) {
	switch event.Name {
	case fyne.KeyUp, fyne.KeyLeft:
		o.choose(o.at - 1)
	case fyne.KeyDown, fyne.KeyRight:
		o.choose(o.at + 1)
	default:
		if handler := canvasOf(o).OnTypedKey(); handler != nil {
			handler(event)
		}
	}
}

// TypedRune has no use for letters.
func (o *oneOf) TypedRune(rune) {}

func canvasOf(o fyne.CanvasObject) fyne.Canvas { return fyne.CurrentApp().Driver().CanvasForObject(o) }

// sentence is one of the sentences, with a circle that is full when it is
// chosen.
type sentence struct {
	widget.BaseWidget

	field  *oneOf
	index  int
	label  string
	circle *kit.Mark
	ground *kit.Ground
}

func newSentence(field *oneOf, index int, label string) *sentence {
	s := &sentence{field: field, index: index, label: label, circle: kit.NewMark(icon.StateNew, theme.Control, theme.IconSmall)}
	row := kit.HighAs(kit.Across(s.circle, kit.Grow(kit.Body(label).Clipped())), theme.ControlSmall)
	s.ground = kit.NewGround(theme.None, kit.PadAcross(row, theme.SpaceTiny)).Rounded(theme.RadiusChip)
	s.ExtendBaseWidget(s)
	return s
}

func (s *sentence) show(chosen, focused bool) {
	shape, ink, ground := icon.StateNew, theme.Control, theme.None
	if chosen {
		shape, ink = icon.StateResolved, theme.Accent
	}
	if chosen && focused {
		ground = theme.Selected
	}
	s.circle.Set(shape, ink)
	s.ground.SetGround(ground)
}

// CreateRenderer is called by the toolkit.
func (s *sentence) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(s.ground) }

// AccessibilityLabel is the sentence.
func (s *sentence) AccessibilityLabel() string { return s.label }

// Tapped chooses the sentence.
func (s *sentence) Tapped(*fyne.PointEvent) {
	if canvas := canvasOf(s.field); canvas != nil {
		canvas.Focus(s.field)
	}
	s.field.choose(s.index)
}
