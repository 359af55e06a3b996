package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"tallydesk/app/words"
	"tallydesk/gui/theme"
)

// UndoBar says what was just done, and lets it be undone while the seconds last. It has no clock of its own: the
// frame calls Tick once a second.
type UndoBar struct {
	widget.BaseWidget

	// OnGone is called when the seconds are over and the deed stands.
	OnGone func()

	words   *words.Words
	text    *Text
	seconds *Text
	send    *Button
	left    int
	undo    func()
	sendNow func()
	content fyne.CanvasObject
	cover   *canvas.Rectangle
}

// NewUndoBar makes a bar that shows nothing yet.
func NewUndoBar(w *words.Words) *UndoBar {
	b := &UndoBar{words: w, text: Body(""), seconds: Meta(""), cover: fill()}
	b.send = NewTextButton(w.T("kit.sendNow"), "", b.finish)
	undo := NewTextButton(w.T("kit.undo"), "Ctrl+Z", b.Undo)
	row := lead(b.text, undo, b.send, b.seconds)
	b.content = NewGround(theme.Sunken, Pad(row, theme.SpacePanel, theme.SpaceTiny)).Rounded(theme.RadiusControl)
	b.cover.Hide()
	b.ExtendBaseWidget(b)
	b.Hide()
	return b
}

// Offer tells what was done and how many seconds it can be undone. With sendNow the deed waits those seconds, as a
// message does, and can be sent at once; it may be nil.
func (b *UndoBar) Offer(text string, seconds int, undo, sendNow func()) {
	b.settle()
	b.undo, b.sendNow, b.left = undo, sendNow, seconds
	b.text.SetText(text)
	show(b.send, sendNow != nil)
	b.count()
	b.Show()
	b.Refresh()
	fadeIn(b.cover, theme.Canvas)
}

// Wide is the width that the bar takes with all of its words; in less they are cut, down to MinSize.
func (b *UndoBar) Wide() float32 {
	return b.MinSize().Width + b.text.MinSize().Width
}

// Active tells whether something can be undone.
func (b *UndoBar) Active() bool { return b.undo != nil }

// Tick takes a second off; at none the bar goes and the deed stands.
func (b *UndoBar) Tick() {
	if !b.Active() {
		return
	}
	b.left--
	if b.left <= 0 {
		b.settle()
		return
	}
	b.count()
}

func (b *UndoBar) count() {
	b.seconds.SetText(b.words.T("kit.seconds", "Seconds", b.left))
}

// Undo takes the deed back.
func (b *UndoBar) Undo() {
	undo := b.undo
	b.forget()
	if undo != nil {
		undo()
	}
}

// finish does at once what was waiting.
func (b *UndoBar) finish() {
	send := b.sendNow
	b.forget()
	if send != nil {
		send()
	}
}

// settle lets the deed stand.
func (b *UndoBar) settle() {
	if !b.Active() {
		return
	}
	b.forget()
	if b.OnGone != nil {
		b.OnGone()
	}
}

func (b *UndoBar) forget() {
	b.undo, b.sendNow = nil, nil
	b.Hide()
}

// CreateRenderer is called by the toolkit.
func (b *UndoBar) CreateRenderer() fyne.WidgetRenderer {
	return draw(func(size fyne.Size) {
		b.content.Resize(size)
		b.cover.Resize(size)
	}, b.content.MinSize, b.content.Refresh, b.content, b.cover)
}
