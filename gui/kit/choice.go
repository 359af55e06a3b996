package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"tallydesk/gui/icon"
	"tallydesk/gui/theme"
)

// Choice is a field that holds one of several options. Enter, Space and ↓ open them, a letter moves to the next
// option that begins with it.
type Choice struct {
	widget.BaseWidget

	// OnChanged is called when the person has chosen another option.
	OnChanged func(value string)
	inputKeys

	options  []Option
	selected string
	focused  bool
	wrong    bool
	disabled bool

	frame *canvas.Rectangle
	word  *canvas.Text
	arrow *canvas.Image
}

// NewChoice makes a choice of options with one selected.
func NewChoice(options []Option, selected string, changed func(value string)) *Choice {
	c := &Choice{
		OnChanged: changed, options: options, selected: selected,
		frame: fill(), word: canvas.NewText("", nil), arrow: newImage(),
	}
	c.ExtendBaseWidget(c)
	return c
}

// Selected is the value of the selected option; empty when none is.
func (c *Choice) Selected() string {
	if indexOf(c.options, c.selected) < 0 {
		return ""
	}
	return c.selected
}

// SetSelected selects an option without telling OnChanged.
func (c *Choice) SetSelected(value string) {
	c.selected = value
	c.Refresh()
}

// SetOptions offers other options; the selected one stays when it is among them.
func (c *Choice) SetOptions(options []Option) {
	c.options = options
	c.Refresh()
}

// Enable lets another option be chosen.
func (c *Choice) Enable() { c.disabled = false; c.Refresh() }

// Disable keeps the option as it is.
func (c *Choice) Disable() { c.disabled = true; c.Refresh() }

// Disabled tells whether no other option can be chosen.
func (c *Choice) Disabled() bool { return c.disabled }

func (c *Choice) setWrong(wrong bool) { c.wrong = wrong; c.Refresh() }

// CreateRenderer is called by the toolkit.
func (c *Choice) CreateRenderer() fyne.WidgetRenderer {
	return draw(c.layout, c.min, c.refresh, c.frame, c.word, c.arrow)
}

func (c *Choice) min() fyne.Size {
	var widest float32
	for _, option := range c.options {
		widest = max(widest, fyne.MeasureText(option.Label, theme.Size(theme.TextBody), fyne.TextStyle{}).Width)
	}
	return fyne.NewSize(widest+theme.Size(theme.SpacePage)+theme.Size(theme.IconSmall), theme.Size(theme.ControlHeight))
}

func (c *Choice) layout(size fyne.Size) {
	half := c.frame.StrokeWidth / 2
	place(c.frame, half, half, size.Width-2*half, size.Height-2*half)
	pad, side := theme.Size(theme.SpaceSmall), theme.Size(theme.IconSmall)
	room := size.Width - side - 3*pad
	c.word.Text, _ = newMeter(theme.Size(theme.TextBody), fyne.TextStyle{}).fit(InOrder(c.label()), room)
	centre(c.word, pad, room, size.Height)
	place(c.arrow, size.Width-pad-side, (size.Height-side)/2, side, side)
}

func (c *Choice) label() string {
	if i := indexOf(c.options, c.selected); i >= 0 {
		return c.options[i].Label
	}
	return ""
}

func (c *Choice) refresh() {
	border, width, ink := theme.Control, theme.Hairline, theme.Text
	switch {
	case c.disabled:
		border, ink = theme.Line, theme.Text3
	case c.focused:
		border, width = theme.Accent, theme.Ring
	case c.wrong:
		border = theme.Danger.Ink()
	}
	c.frame.FillColor = theme.Color(theme.Surface)
	stroke(c.frame, border, width, theme.RadiusControl)
	c.word.Color, c.word.TextSize = theme.Color(ink), theme.Size(theme.TextBody)
	showIcon(c.arrow, icon.FoldOpen, theme.Text2)
	c.layout(c.Size())
	canvas.Refresh(c)
}

// open shows the options under the field.
func (c *Choice) open() {
	canvas := canvasOf(c)
	if c.disabled || canvas == nil {
		return
	}
	items := make([]MenuItem, len(c.options))
	for i, option := range c.options {
		items[i] = MenuItem{Label: option.Label, Key: option.Key, Icon: option.Icon, Do: func() { c.take(option.Value) }}
	}
	list := newMenuList(items)
	list.choose(max(indexOf(c.options, c.selected), 0))
	list.least = c.Size().Width - 2*theme.Size(theme.Hairline)
	popup := widget.NewPopUp(floating(list), canvas)
	list.close = popup.Hide
	under := fyne.CurrentApp().Driver().AbsolutePositionForObject(c).AddXY(0, c.Size().Height)
	popup.ShowAtPosition(within(canvas, under, popup.MinSize()))
	canvas.Focus(list)
}

func (c *Choice) take(value string) {
	if value == c.selected {
		return
	}
	c.SetSelected(value)
	if c.OnChanged != nil {
		c.OnChanged(value)
	}
}

// Tapped opens the options.
func (c *Choice) Tapped(*fyne.PointEvent) {
	focus(c)
	c.open()
}

// FocusGained is called by the toolkit.
func (c *Choice) FocusGained() { c.focused = true; c.Refresh(); call(c.gained) }

// FocusLost is called by the toolkit.
func (c *Choice) FocusLost() { c.focused = false; c.Refresh() }

// TypedKey opens the options on Enter, Space and ↓.
func (c *Choice) TypedKey(event *fyne.KeyEvent) {
	switch {
	case isEnter(event.Name), event.Name == fyne.KeySpace, event.Name == fyne.KeyDown:
		c.open()
	case c.escaped(event):
	default:
		passKey(c, event)
	}
}

// TypedRune chooses the next option that begins with the letter.
func (c *Choice) TypedRune(r rune) {
	from := indexOf(c.options, c.selected)
	for step := range c.options {
		option := c.options[(from+1+step)%len(c.options)]
		if first := []rune(option.Label); r != ' ' && len(first) > 0 && strings.EqualFold(string(first[0]), string(r)) {
			c.take(option.Value)
			return
		}
	}
}

// TypedShortcut confirms on Ctrl+Enter.
func (c *Choice) TypedShortcut(shortcut fyne.Shortcut) { c.confirmed(shortcut) }
