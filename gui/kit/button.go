package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	tooltip "github.com/dweymouth/fyne-tooltip/widget"

	"tallydesk/gui/icon"
)

// Button is something to press: by pointer, Enter or Space. There is one filled button on a screen, its main action;
// all others are text buttons.
type Button struct {
	tooltip.ToolTipWidget

	// OnTapped is what the button does.
	OnTapped func()

	kind     buttonKind
	label    string
	key      string
	icon     icon.Icon
	quiet    bool
	disabled bool
	focused  bool
	hovered  bool
	onKey    func(*fyne.KeyEvent) bool // the first say of what the button stands in
	onRune   func(rune) bool

	ground, ring *canvas.Rectangle
	image        *canvas.Image
	word, hint   *canvas.Text
}

var (
	_ fyne.Focusable    = (*Button)(nil)
	_ fyne.Tappable     = (*Button)(nil)
	_ fyne.Disableable  = (*Button)(nil)
	_ desktop.Hoverable = (*Button)(nil)
)

// buttonKind is one of the looks of a button.
type buttonKind int

const (
	primaryButton buttonKind = iota
	dangerButton
	textButton
	outlineButton
	iconButton
)

// NewPrimary makes the screen's one filled button: label bold, key regular. The key is only shown, as "Ctrl+Enter".
func NewPrimary(label, key string, tapped func()) *Button {
	return newButton(primaryButton, label, key, tapped)
}

// NewDanger makes a filled button for what cannot be taken back.
func NewDanger(label, key string, tapped func()) *Button {
	return newButton(dangerButton, label, key, tapped)
}

// NewTextButton makes a button of accent ink, with the key after the word. It is as wide as its text; the ground
// under the pointer lies outside it.
func NewTextButton(label, key string, tapped func()) *Button {
	return newButton(textButton, label, key, tapped)
}

// NewOutlineButton makes a bordered button, as on a liaison's screens.
func NewOutlineButton(label string, tapped func()) *Button {
	return newButton(outlineButton, label, "", tapped)
}

// NewIconButton makes a button of an icon alone. What it does stands in the tooltip, with its shortcut.
func NewIconButton(drawing icon.Icon, help string, tapped func()) *Button {
	b := newButton(iconButton, "", "", tapped)
	b.icon = drawing
	b.SetToolTip(help)
	b.Refresh()
	return b
}

func newButton(kind buttonKind, label, key string, tapped func()) *Button {
	b := &Button{
		OnTapped: tapped, kind: kind, label: label, key: key,
		ground: fill(), ring: outline(), image: newImage(),
		word: canvas.NewText("", nil), hint: canvas.NewText("", nil),
	}
	b.ExtendBaseWidget(b)
	return b
}

// WithIcon puts an icon before the label, and returns the button.
func (b *Button) WithIcon(drawing icon.Icon) *Button {
	b.icon = drawing
	b.Refresh()
	return b
}

// Quiet writes a text button in text-2 instead of accent ink, and returns it: what folds and unfolds.
func (b *Button) Quiet() *Button {
	b.quiet = true
	b.Refresh()
	return b
}

// Label is the word on the button.
func (b *Button) Label() string { return b.label }

// SetLabel changes the word and the key.
func (b *Button) SetLabel(label, key string) {
	b.label, b.key = label, key
	b.Refresh()
}

// Enable lets the button be pressed.
func (b *Button) Enable() { b.setDisabled(false) }

// Disable keeps the button from being pressed.
func (b *Button) Disable() { b.setDisabled(true) }

// Disabled tells whether the button cannot be pressed.
func (b *Button) Disabled() bool { return b.disabled }

func (b *Button) setDisabled(disabled bool) {
	if b.disabled == disabled {
		return
	}
	b.disabled = disabled
	b.Refresh()
}

// Tapped presses the button.
func (b *Button) Tapped(*fyne.PointEvent) { b.press() }

func (b *Button) press() {
	if b.disabled || b.OnTapped == nil {
		return
	}
	b.OnTapped()
}

// FocusGained is called by the toolkit.
func (b *Button) FocusGained() { b.focused = true; b.Refresh() }

// FocusLost is called by the toolkit.
func (b *Button) FocusLost() { b.focused = false; b.Refresh() }

// TypedKey presses the button on Enter and Space; other keys go to the window.
func (b *Button) TypedKey(event *fyne.KeyEvent) {
	if b.onKey != nil && b.onKey(event) {
		return
	}
	if isEnter(event.Name) || event.Name == fyne.KeySpace {
		b.press()
		return
	}
	passKey(b, event)
}

// TypedRune passes letters on to the window; a space has already pressed the button.
func (b *Button) TypedRune(r rune) {
	if b.onRune != nil && b.onRune(r) {
		return
	}
	if r != ' ' {
		passRune(b, r)
	}
}

// MouseIn shows the ground and the tooltip.
func (b *Button) MouseIn(event *desktop.MouseEvent) {
	b.ToolTipWidget.MouseIn(event)
	b.hovered = true
	b.Refresh()
}

// MouseOut hides the ground and the tooltip.
func (b *Button) MouseOut() {
	b.ToolTipWidget.MouseOut()
	b.hovered = false
	b.Refresh()
}

// Cursor is a hand over what can be pressed.
func (b *Button) Cursor() desktop.Cursor {
	if b.disabled {
		return desktop.DefaultCursor
	}
	return desktop.PointerCursor
}
