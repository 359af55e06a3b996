package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// passKey hands a key that a widget has no use for to the window. Keys that also write a character are left out:
// they arrive a second time as that character.
func passKey(from fyne.CanvasObject, event *fyne.KeyEvent) {
	if writes(event.Name) {
		return
	}
	canvas := canvasOf(from)
	if canvas == nil || canvas.OnTypedKey() == nil {
		return
	}
	canvas.OnTypedKey()(event)
}

// passRune hands a character that a widget has no use for to the window.
func passRune(from fyne.CanvasObject, r rune) {
	canvas := canvasOf(from)
	if canvas == nil || canvas.OnTypedRune() == nil {
		return
	}
	canvas.OnTypedRune()(r)
}

// writes tells whether a key also arrives as a character.
func writes(name fyne.KeyName) bool { return len(name) == 1 || name == fyne.KeySpace }

// isEnter tells whether the key is one of the two Enter keys.
func isEnter(name fyne.KeyName) bool { return name == fyne.KeyReturn || name == fyne.KeyEnter }

// isShift tells whether the key is one of the two Shift keys.
func isShift(name fyne.KeyName) bool {
	return name == desktop.KeyShiftLeft || name == desktop.KeyShiftRight
}

// isCtrlEnter tells whether the shortcut is Ctrl+Enter: send, save, confirm.
func isCtrlEnter(shortcut fyne.Shortcut) bool {
	custom, ok := shortcut.(*desktop.CustomShortcut)
	return ok && isEnter(custom.KeyName) && custom.Modifier == fyne.KeyModifierShortcutDefault
}

func canvasOf(o fyne.CanvasObject) fyne.Canvas {
	app := fyne.CurrentApp()
	if app == nil {
		return nil
	}
	return app.Driver().CanvasForObject(o)
}

// giveBack gives the focus back to what had it; when nothing had, or it is shown no more, nothing has it again.
func giveBack(window fyne.Canvas, before fyne.Focusable) {
	switch {
	case window == nil:
	case before == nil, gone(before):
		window.Unfocus()
	default:
		window.Focus(before)
	}
}

// gone tells whether a widget is shown no more, as after another screen was opened: the toolkit finds no place for it.
func gone(o fyne.Focusable) bool {
	object, ok := o.(fyne.CanvasObject)
	return ok && fyne.CurrentApp().Driver().AbsolutePositionForObject(object).IsZero() && !object.Position().IsZero()
}

// focus gives the focus to a widget when it is shown in a window.
func focus(o fyne.CanvasObject) { focusIn(o, o) }

// focusIn gives the focus to a widget that stands in another. The window is the outer one's: the toolkit knows the
// window of an object only after it was drawn once.
func focusIn(outer, o fyne.CanvasObject) {
	focusable, ok := o.(fyne.Focusable)
	if !ok {
		return
	}
	if canvas := canvasOf(outer); canvas != nil {
		canvas.Focus(focusable)
	}
}
