package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"tallydesk/app/civil"
	"tallydesk/app/money"
	"tallydesk/gui/theme"
)

// Reading is how a field understands what is written and writes what it holds.
type Reading[V any] struct {
	// Parse understands a text.
	Parse func(text string) (V, error)
	// Show writes a value as the person reads it.
	Show func(value V) string
	// Explain is the message for a text that is not understood.
	Explain func(err error) string
}

// ValueEntry is a field for something that is written in many ways. What is understood stands at the right while
// writing, or under the field why it is not; leaving the field writes the value out.
type ValueEntry[V any] struct {
	widget.BaseWidget

	// OnValue is called when another value is understood, or none any more.
	OnValue func()

	reading Reading[V]
	step    func(value V, by int) V
	entry   *Entry
	left    func() // called when the focus has gone
	hint    *canvas.Text
	trouble *Text
	silent  bool // another says what is wrong
	told    bool // and does so
}

// NewDurationEntry makes a field for a duration in whole minutes.
func NewDurationEntry(reading Reading[int]) *ValueEntry[int] { return newValueEntry(reading, nil) }

// NewDateEntry makes a field for a day; ↑ and ↓ move it by a day.
func NewDateEntry(reading Reading[civil.Day]) *ValueEntry[civil.Day] {
	return newValueEntry(reading, func(day civil.Day, by int) civil.Day { return day + civil.Day(by) })
}

// NewMoneyEntry makes a field for an amount.
func NewMoneyEntry(reading Reading[money.Amount]) *ValueEntry[money.Amount] {
	return newValueEntry(reading, nil)
}

func newValueEntry[V any](reading Reading[V], step func(V, int) V) *ValueEntry[V] {
	v := &ValueEntry[V]{reading: reading, step: step, entry: NewEntry(""), hint: canvas.NewText("", nil)}
	v.trouble = Meta("").In(theme.Danger.Ink()).Clipped()
	v.trouble.Hide()
	v.entry.OnChanged = func(string) { v.changed() }
	v.entry.OnFocus = v.focusMoved
	v.entry.OnKey = v.key
	v.ExtendBaseWidget(v)
	return v
}

// SetPlaceHolder shows an example while the field is empty.
func (v *ValueEntry[V]) SetPlaceHolder(text string) { v.entry.SetPlaceHolder(text) }

// Value is what is understood. Filled is false when nothing is written.
func (v *ValueEntry[V]) Value() (value V, filled bool, err error) {
	if strings.TrimSpace(v.entry.Text) == "" {
		return value, false, nil
	}
	value, err = v.reading.Parse(v.entry.Text)
	return value, true, err
}

// SetValue writes a value.
func (v *ValueEntry[V]) SetValue(value V) {
	v.entry.SetText(v.reading.Show(value))
}

// SetText writes a text as the person would.
func (v *ValueEntry[V]) SetText(text string) { v.entry.SetText(text) }

// Clear empties the field.
func (v *ValueEntry[V]) Clear() { v.entry.SetText("") }

// Entry is the field itself.
func (v *ValueEntry[V]) Entry() *Entry { return v.entry }

func (v *ValueEntry[V]) focusTarget() fyne.CanvasObject { return v.entry }

func (v *ValueEntry[V]) setWrong(wrong bool) { v.entry.setWrong(wrong) }

// tell says whether the entry itself tells what is wrong, or the field around it does.
func (v *ValueEntry[V]) tell(itself bool) {
	v.told = !itself
	v.Refresh()
}

func (v *ValueEntry[V]) changed() {
	v.Refresh()
	if v.OnValue != nil {
		v.OnValue()
	}
}

// focusMoved marks all of the text when the field is entered, so that typing replaces it, and writes the value out when
// it is left.
func (v *ValueEntry[V]) focusMoved(focused bool) {
	if focused && v.entry.Text != "" {
		v.entry.TypedShortcut(&fyne.ShortcutSelectAll{})
	}
	value, filled, err := v.Value()
	if !focused {
		call(v.left)
	}
	if text := v.entry.Text; !focused && filled && err == nil && v.reading.Show(value) != text {
		v.entry.SetText(v.reading.Show(value))
	}
	v.Refresh()
}

func (v *ValueEntry[V]) key(event *fyne.KeyEvent) bool {
	by := 0
	switch event.Name {
	case fyne.KeyUp:
		by = 1
	case fyne.KeyDown:
		by = -1
	}
	value, filled, err := v.Value()
	if by == 0 || v.step == nil || !filled || err != nil {
		return false
	}
	v.SetValue(v.step(value, by))
	return true
}

// CreateRenderer is called by the toolkit.
func (v *ValueEntry[V]) CreateRenderer() fyne.WidgetRenderer {
	return draw(v.layout, v.min, v.refresh, v.entry, v.hint, v.trouble)
}

func (v *ValueEntry[V]) min() fyne.Size {
	size := fyne.NewSize(theme.Size(theme.TimeField), v.entry.MinSize().Height)
	if v.trouble.Visible() {
		size.Height += theme.Size(theme.SpaceTiny) + v.trouble.MinSize().Height
	}
	return size
}

func (v *ValueEntry[V]) layout(size fyne.Size) {
	high, pad := v.entry.MinSize().Height, theme.Size(theme.SpaceSmall)
	v.entry.Resize(fyne.NewSize(size.Width, high))
	hint := v.hint.MinSize().Width
	written := fyne.MeasureText(v.entry.Text, theme.Size(theme.TextBody), fyne.TextStyle{}).Width
	x := size.Width - pad - hint
	v.hint.Hidden = v.hint.Text == "" || x < written+3*pad
	centre(v.hint, x, hint, high)
	place(v.trouble, 0, high+theme.Size(theme.SpaceTiny), size.Width, v.trouble.MinSize().Height)
}

func (v *ValueEntry[V]) refresh() {
	value, filled, err := v.Value()
	understood := ""
	if filled && err == nil {
		understood = v.reading.Show(value)
	}
	if understood == v.entry.Text {
		understood = ""
	}
	write(v.hint, understood, theme.Size(theme.TextMeta), fyne.TextStyle{}, theme.Text3)
	wrong := filled && err != nil && !v.entry.focused
	if wrong && v.reading.Explain != nil {
		v.trouble.SetText(v.reading.Explain(err))
	}
	show(v.trouble, wrong && v.reading.Explain != nil && !v.silent && !v.told)
	v.entry.setWrong(wrong || v.told)
	v.layout(v.Size())
	canvas.Refresh(v)
}
