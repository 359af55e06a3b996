package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"tallydesk/gui/icon"
	"tallydesk/gui/theme"
)

// Check is a box to tick, with its words: by click, Space or Enter.
type Check struct {
	widget.BaseWidget

	// OnChanged is called when the person has ticked or unticked the box.
	OnChanged func(checked bool)
	inputKeys

	label    string
	checked  bool
	focused  bool
	disabled bool

	ring *canvas.Rectangle
	box  *canvas.Image
	word *canvas.Text
}

// NewCheck makes a box to tick.
func NewCheck(label string, checked bool, changed func(checked bool)) *Check {
	c := &Check{OnChanged: changed, label: label, checked: checked, ring: outline(), box: newImage(), word: canvas.NewText("", nil)}
	c.ExtendBaseWidget(c)
	return c
}

// Label is the words beside the box.
func (c *Check) Label() string { return c.label }

// Checked tells whether the box is ticked.
func (c *Check) Checked() bool { return c.checked }

// SetChecked ticks the box or not, without telling OnChanged.
func (c *Check) SetChecked(checked bool) {
	c.checked = checked
	c.Refresh()
}

// Enable lets the box be ticked.
func (c *Check) Enable() { c.disabled = false; c.Refresh() }

// Disable keeps the box as it is.
func (c *Check) Disable() { c.disabled = true; c.Refresh() }

// Disabled tells whether the box stays as it is.
func (c *Check) Disabled() bool { return c.disabled }

// CreateRenderer is called by the toolkit.
func (c *Check) CreateRenderer() fyne.WidgetRenderer {
	return draw(c.layout, c.min, c.refresh, c.ring, c.box, c.word)
}

func (c *Check) min() fyne.Size {
	width := fyne.MeasureText(c.label, theme.Size(theme.TextBody), fyne.TextStyle{}).Width
	return fyne.NewSize(width+theme.Size(theme.IconText)+theme.Size(theme.SpaceSmall), theme.Size(theme.ControlSmall))
}

func (c *Check) layout(size fyne.Size) {
	side := theme.Size(theme.IconText)
	place(c.box, 0, (size.Height-side)/2, side, side)
	ringAround(c.ring, c.box.Position(), c.box.Size())
	centre(c.word, side+theme.Size(theme.SpaceSmall), c.word.MinSize().Width, size.Height)
}

func (c *Check) refresh() {
	drawing, tint, ink := icon.BoxOff, theme.Control, theme.Text
	if c.checked {
		drawing, tint = icon.BoxOn, theme.AccentFill
	}
	if c.disabled {
		tint, ink = theme.Control, theme.Text3
	}
	showIcon(c.box, drawing, tint)
	write(c.word, c.label, theme.Size(theme.TextBody), fyne.TextStyle{}, ink)
	showRing(c.ring, c.focused)
	c.layout(c.Size())
	canvas.Refresh(c)
}

func (c *Check) toggle() {
	if c.disabled {
		return
	}
	c.SetChecked(!c.checked)
	if c.OnChanged != nil {
		c.OnChanged(c.checked)
	}
}

// Tapped ticks the box or unticks it.
func (c *Check) Tapped(*fyne.PointEvent) {
	focus(c)
	c.toggle()
}

// FocusGained is called by the toolkit.
func (c *Check) FocusGained() { c.focused = true; c.Refresh(); call(c.gained) }

// FocusLost is called by the toolkit.
func (c *Check) FocusLost() { c.focused = false; c.Refresh() }

// TypedKey ticks on Space and Enter.
func (c *Check) TypedKey(event *fyne.KeyEvent) {
	switch {
	case event.Name == fyne.KeySpace, isEnter(event.Name):
		c.toggle()
	case c.escaped(event):
	default:
		passKey(c, event)
	}
}

// TypedRune passes letters on to the window; a space has already ticked the box.
func (c *Check) TypedRune(r rune) {
	if r != ' ' {
		passRune(c, r)
	}
}

// TypedShortcut confirms on Ctrl+Enter.
func (c *Check) TypedShortcut(shortcut fyne.Shortcut) { c.confirmed(shortcut) }

// Cursor is a hand.
func (c *Check) Cursor() desktop.Cursor { return desktop.PointerCursor }
