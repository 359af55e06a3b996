package kit

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	base "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"tallydesk/gui/theme"
)

// Entry is a field for text. Keys that mean nothing while writing (F1, F5, Esc, …) go on to the window, the focus
// ring takes the place of the border.
type Entry struct {
	widget.Entry

	// OnConfirm is called on Ctrl+Enter.
	OnConfirm func()
	// OnCancel is called on Esc; false lets the window have it.
	OnCancel func() bool
	// OnEnter is called on Enter in a field of one line.
	OnEnter func()
	// OnKey has the first say about a key; true means used.
	OnKey func(*fyne.KeyEvent) bool
	// OnFocus is called when the focus comes and goes.
	OnFocus func(focused bool)

	gained, edited func()

	hint, shownHint string // the placeholder, and as much of it as has room

	wrong   bool
	focused bool
	ground  theme.Name
	least   int
	most    int
	rows    int
}

// NewEntry makes a field of one line.
func NewEntry(placeholder string) *Entry {
	e := &Entry{ground: theme.Surface}
	e.PlaceHolder = placeholder
	e.ExtendBaseWidget(e)
	return e
}

// NewMultiLine makes a field that grows with its text from the least to the most rows.
func NewMultiLine(placeholder string, least, most int) *Entry {
	e := &Entry{ground: theme.Surface, least: least, most: most, rows: least}
	e.PlaceHolder = placeholder
	e.MultiLine = true
	e.Wrapping = fyne.TextWrapWord
	e.SetMinRowsVisible(least)
	e.ExtendBaseWidget(e)
	return e
}

// SetGround puts another colour under the text.
func (e *Entry) SetGround(name theme.Name) {
	if e.ground != name {
		e.ground = name
		e.Refresh()
	}
}

// setWrong gives the field the border of an error.
func (e *Entry) setWrong(wrong bool) {
	if e.wrong != wrong {
		e.wrong = wrong
		e.Refresh()
	}
}

// MinSize is the height of a control, or of the rows in view.
func (e *Entry) MinSize() fyne.Size {
	size := e.Entry.MinSize()
	if !e.MultiLine {
		size.Height = theme.Size(theme.ControlHeight)
	}
	return size
}

// CreateRenderer is called by the toolkit.
func (e *Entry) CreateRenderer() fyne.WidgetRenderer {
	frame := fill()
	r := &entryDrawing{WidgetRenderer: e.Entry.CreateRenderer(), entry: e, frame: frame}
	r.paint()
	return r
}

// FocusGained is called by the toolkit.
func (e *Entry) FocusGained() {
	e.focused = true
	e.Entry.FocusGained()
	e.tellFocus()
	call(e.gained)
}

// FocusLost is called by the toolkit.
func (e *Entry) FocusLost() {
	e.focused = false
	e.Entry.FocusLost()
	e.tellFocus()
}

func (e *Entry) tellFocus() {
	if e.OnFocus != nil {
		e.OnFocus(e.focused)
	}
}

// AcceptsTab lets Tab leave the field, also one of several lines: nobody is caught in a text.
func (e *Entry) AcceptsTab() bool { return false }

// TypedKey writes, or passes on what has nothing to do with writing.
func (e *Entry) TypedKey(event *fyne.KeyEvent) {
	defer e.tellEdited(e.Text)
	switch {
	case e.OnKey != nil && e.OnKey(event):
	case event.Name == fyne.KeyEscape:
		if e.OnCancel == nil || !e.OnCancel() {
			passKey(e, event)
		}
	case isEnter(event.Name) && !e.MultiLine && e.OnEnter != nil:
		e.OnEnter()
	case slices.Contains(notWriting, event.Name):
		passKey(e, event)
	default:
		e.Entry.TypedKey(event)
	}
}

// notWriting are the keys that no field has a use for.
var notWriting = []fyne.KeyName{
	fyne.KeyF1, fyne.KeyF2, fyne.KeyF3, fyne.KeyF4, fyne.KeyF5, fyne.KeyF6,
	fyne.KeyF7, fyne.KeyF8, fyne.KeyF9, fyne.KeyF10, fyne.KeyF11, fyne.KeyF12, desktop.KeyMenu,
}

// TypedShortcut confirms on Ctrl+Enter; all others are the field's own.
func (e *Entry) TypedShortcut(shortcut fyne.Shortcut) {
	if isCtrlEnter(shortcut) && e.OnConfirm != nil {
		e.OnConfirm()
		return
	}
	defer e.tellEdited(e.Text)
	e.Entry.TypedShortcut(shortcut)
}

// SetText writes another text in place of all of it. What was marked is no longer: the toolkit would go on marking.
func (e *Entry) SetText(text string) {
	if e.SelectedText() != "" {
		e.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
	}
	e.Entry.SetText(text)
}

// TypedRune writes.
func (e *Entry) TypedRune(letter rune) {
	defer e.tellEdited(e.Text)
	e.Entry.TypedRune(letter)
}

// tellEdited tells that the person has made the text another one.
func (e *Entry) tellEdited(before string) {
	if e.Text != before {
		call(e.edited)
	}
}

// MouseDown puts the cursor where the pointer is.
func (e *Entry) MouseDown(event *desktop.MouseEvent) {
	moved := *event
	moved.Position.X -= inset()
	e.Entry.MouseDown(&moved)
}

// inset is how far the text stands from the edge, beyond the toolkit's own padding.
func inset() float32 { return theme.Size(theme.SpaceTiny) }

// entryDrawing draws the field's frame in place of the toolkit's.
type entryDrawing struct {
	fyne.WidgetRenderer
	entry *Entry
	frame *canvas.Rectangle
}

// Layout leaves room at the edges for the text.
func (d *entryDrawing) Layout(size fyne.Size) {
	left, lift := inset(), d.lift(size)
	d.entry.fitHint(size.Width - 2*left)
	d.WidgetRenderer.Layout(fyne.NewSize(size.Width-2*left, size.Height-2*lift))
	for _, o := range d.WidgetRenderer.Objects() {
		o.Move(o.Position().AddXY(left, lift))
	}
	d.entry.grow(size.Width - 2*left)
	half := d.frame.StrokeWidth / 2
	place(d.frame, half, half, size.Width-2*half, size.Height-2*half)
}

// lift sets the text of a field of one line into the middle of its height.
func (d *entryDrawing) lift(size fyne.Size) float32 {
	if d.entry.MultiLine {
		return 0
	}
	return max((size.Height-d.entry.Entry.MinSize().Height)/2, 0)
}

// Refresh takes colours and sizes from the theme again.
func (d *entryDrawing) Refresh() {
	d.WidgetRenderer.Refresh()
	d.paint()
	d.Layout(d.entry.Size())
	canvas.Refresh(d.entry)
}

// Objects are the frame and what the toolkit draws, without its own box and border.
func (d *entryDrawing) Objects() []fyne.CanvasObject {
	return append([]fyne.CanvasObject{d.frame}, d.WidgetRenderer.Objects()[2:]...)
}

func (d *entryDrawing) paint() {
	d.frame.FillColor = theme.Color(d.entry.ground)
	switch {
	case d.entry.focused && !d.entry.Disabled():
		stroke(d.frame, theme.Accent, theme.Ring, theme.RadiusControl)
	case d.entry.wrong:
		stroke(d.frame, theme.Danger.Ink(), theme.Hairline, theme.RadiusControl)
	case d.entry.Disabled():
		stroke(d.frame, theme.Line, theme.Hairline, theme.RadiusControl)
	default:
		stroke(d.frame, theme.Control, theme.Hairline, theme.RadiusControl)
	}
}

// fitHint shows as much of the placeholder of a field of one line as has room: the toolkit would scroll it.
func (e *Entry) fitHint(width float32) {
	if e.MultiLine || width <= 0 {
		return
	}
	if e.PlaceHolder != e.shownHint {
		e.hint = e.PlaceHolder
	}
	room := width - 2*e.Theme().Size(base.SizeNameInnerPadding)
	if e.Icon != nil {
		room -= theme.Size(theme.IconText) + theme.Size(theme.SpaceTiny)
	}
	e.shownHint, _ = newMeter(e.Theme().Size(theme.TextBody), fyne.TextStyle{}).fit(e.hint, room)
	if e.shownHint != e.PlaceHolder {
		e.PlaceHolder = e.shownHint
		e.Entry.Refresh() //nolint:staticcheck // its own Refresh fits the hint
	}
}

// setRows changes how few and how many rows the field shows.
func (e *Entry) setRows(least, most int) {
	if e.least == least && e.most == most {
		return
	}
	e.least, e.most, e.rows = least, most, 0
	e.grow(e.Size().Width - 2*inset())
}

// grow gives the field as many rows as its text takes, between the least and the most.
func (e *Entry) grow(width float32) {
	if e.most < e.least || e.most == 0 || width <= 0 {
		return
	}
	set := wrapper{room: width - 2*theme.Size(theme.ChipPad)}
	set.add(e.Text, 0, newMeter(e.Theme().Size(theme.TextBody), fyne.TextStyle{}))
	set.endWord()
	rows := min(max(set.line+1, e.least), e.most)
	if rows != e.rows {
		e.rows = rows
		e.SetMinRowsVisible(rows)
		if e.focused {
			call(e.gained) // what is written last stands lower now
		}
	}
}
