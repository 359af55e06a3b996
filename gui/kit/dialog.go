package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"tallydesk/gui/theme"
)

// ActionLook is how an answer of a question looks.
type ActionLook int

// The looks of answers.
const (
	// Other is a text button.
	Other ActionLook = iota
	// Main is the filled button, which Enter presses.
	Main
	// Destructive is the filled button of what cannot be taken back; Enter does not press it from elsewhere.
	Destructive
)

// Action is one answer to a question. Key is a single letter that also gives the answer; it may be empty.
type Action struct {
	Label string
	Key   string
	Look  ActionLook
	Do    func()
}

// Question is one sentence with named answers.
type Question struct {
	// Text is the sentence.
	Text string
	// Detail says what is safe and what will happen; it may be empty.
	Detail string
	// Actions are the answers, the main one first.
	Actions []Action
	// Cancel is the word for leaving it; Esc does the same.
	Cancel string
	// OnCancel is called when it was left; it may be nil.
	OnCancel func()
}

// Ask puts a question in front of a window. It takes the focus; Enter gives the main answer, Esc leaves, and the focus
// goes back to where it was.
func Ask(modals *Modals, canvas fyne.Canvas, question Question) {
	d := &dialog{modals: modals, canvas: canvas, question: question, before: canvas.Focused()}
	d.popup = widget.NewModalPopUp(d.build(), canvas)
	modals.push(d)
	d.popup.Show()
	d.popup.Resize(fyne.NewSize(min(theme.Size(theme.DialogWidth), canvas.Size().Width), d.popup.MinSize().Height))
	d.popup.Resize(fyne.NewSize(d.popup.Size().Width, d.popup.MinSize().Height))
	canvas.Focus(d.buttons[d.first()])
}

// dialog is an open question.
type dialog struct {
	modals   *Modals
	canvas   fyne.Canvas
	question Question
	before   fyne.Focusable
	popup    *widget.PopUp
	buttons  []*Button
}

func (d *dialog) build() fyne.CanvasObject {
	row := AcrossBy(theme.SpaceSection, Space())
	for _, action := range d.question.Actions {
		d.buttons = append(d.buttons, d.button(action))
	}
	leave := NewTextButton(d.question.Cancel, "Esc", d.Cancel)
	leave.onKey = d.key
	row.Add(leave)
	for i := len(d.buttons) - 1; i >= 0; i-- {
		row.Add(d.buttons[i])
	}
	d.buttons = append(d.buttons, leave)
	column := Down(theme.SpaceSmall, NewParagraph(RoleSection, Plain(d.question.Text)))
	if d.question.Detail != "" {
		column.Add(NewParagraph(RoleBody, Soft(d.question.Detail)))
	}
	column.Add(Pad(row, "", theme.SpaceSmall))
	return WideAs(Pad(column, theme.SpaceSection, theme.SpacePanel), theme.DialogWidth)
}

func (d *dialog) button(action Action) *Button {
	do := func() { d.answer(action) }
	var b *Button
	switch action.Look {
	case Main:
		b = NewPrimary(action.Label, action.Key, do)
	case Destructive:
		b = NewDanger(action.Label, action.Key, do)
	default:
		b = NewTextButton(action.Label, action.Key, do)
	}
	b.onKey, b.onRune = d.key, d.rune
	return b
}

// first is the button that has the focus at first: the main answer, or leaving when the answers destroy something.
func (d *dialog) first() int {
	for i, action := range d.question.Actions {
		if action.Look == Main {
			return i
		}
	}
	return len(d.buttons) - 1
}

// key handles the keys of a question; no other key leaves it.
func (d *dialog) key(event *fyne.KeyEvent) bool {
	switch event.Name {
	case fyne.KeyEscape:
		d.Cancel()
	case fyne.KeyLeft:
		d.canvas.FocusPrevious()
	case fyne.KeyRight:
		d.canvas.FocusNext()
	default:
		return !isEnter(event.Name) && event.Name != fyne.KeySpace
	}
	return true
}

// rune gives the answer of a letter.
func (d *dialog) rune(r rune) bool {
	for _, action := range d.question.Actions {
		if strings.EqualFold(action.Key, string(r)) {
			d.answer(action)
			break
		}
	}
	return true
}

func (d *dialog) answer(action Action) {
	d.close()
	if action.Do != nil {
		action.Do()
	}
}

// Confirm gives the main answer.
func (d *dialog) Confirm() {
	for _, action := range d.question.Actions {
		if action.Look == Main {
			d.answer(action)
			return
		}
	}
}

// Cancel leaves the question.
func (d *dialog) Cancel() {
	d.close()
	if d.question.OnCancel != nil {
		d.question.OnCancel()
	}
}

func (d *dialog) close() {
	d.popup.Hide()
	giveBack(d.canvas, d.before)
	d.modals.remove(d)
}
