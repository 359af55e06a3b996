package kit

import "fyne.io/fyne/v2"

// inputKeys are the two keys that every field of a form hands to its form, Ctrl+Enter and Esc, and that it has got the
// focus.
type inputKeys struct {
	onConfirm func()
	onCancel  func() bool
	gained    func()
}

// whenGained is called by the form.
func (k *inputKeys) whenGained(told func()) { k.gained = told }

// focusTeller is a field that tells its form when it gets the focus.
type focusTeller interface {
	whenGained(told func())
}

// editTeller is a field that tells when the person has written in it.
type editTeller interface {
	whenEdited(told func())
}

// listen is called by the form.
func (k *inputKeys) listen(confirm func(), cancel func() bool) {
	k.onConfirm, k.onCancel = confirm, cancel
}

// confirmed tells whether a shortcut was Ctrl+Enter and somebody wanted it.
func (k *inputKeys) confirmed(shortcut fyne.Shortcut) bool {
	if !isCtrlEnter(shortcut) || k.onConfirm == nil {
		return false
	}
	k.onConfirm()
	return true
}

// escaped tells whether a key was Esc and somebody wanted it.
func (k *inputKeys) escaped(event *fyne.KeyEvent) bool {
	return event.Name == fyne.KeyEscape && k.onCancel != nil && k.onCancel()
}

// listener is a field that hands Ctrl+Enter and Esc to its form.
type listener interface {
	listen(confirm func(), cancel func() bool)
}

// wrongable is a field that can have the border of an error.
type wrongable interface {
	setWrong(wrong bool)
}

// listen is called by the form.
func (e *Entry) listen(confirm func(), cancel func() bool) {
	e.OnConfirm, e.OnCancel = confirm, cancel
}

// whenGained is called by the form.
func (e *Entry) whenGained(told func()) { e.gained = told }

// whenEdited is called by the field.
func (e *Entry) whenEdited(told func()) { e.edited = told }
