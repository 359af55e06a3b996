package account

import (
	"fyne.io/fyne/v2"

	"tallydesk/gui/kit"
	"tallydesk/gui/page"
)

// buttons are those of what is drawn anew when something changes. One that had
// the keyboard is gone then, and the keyboard must not stay with it.
type buttons []*kit.Button

// add notes a button, and gives it.
func (b *buttons) add(button *kit.Button) *kit.Button {
	*b = append(*b, button)
	return button
}

// hasFocus tells whether one of them has the keyboard.
func (b buttons) hasFocus(env page.Env) bool {
	canvas := env.Canvas()
	if canvas == nil || env.Modals.Open() {
		return false
	}
	for _, button := range b {
		if canvas.Focused() == fyne.Focusable(button) {
			return true
		}
	}
	return false
}
