package timesheet

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"tallydesk/gui/kit"
	"tallydesk/gui/theme"
)

// cellField is the field that opens in a cell. It keeps Tab, which moves to the
// next cell.
type cellField struct {
	kit.Entry

	shift bool
}

func newCellField() *cellField {
	f := &cellField{}
	f.ExtendBaseWidget(f)
	f.SetGround(theme.Surface)
	f.Hide()
	return f
}

// AcceptsTab keeps Tab.
func (f *cellField) AcceptsTab() bool { return true }

// KeyDown notes that Shift is held.
func (f *cellField) KeyDown(event *fyne.KeyEvent) {
	f.shift = f.shift || isShift(event)
	f.Entry.KeyDown(event)
}

// KeyUp notes that Shift is let go.
func (f *cellField) KeyUp(event *fyne.KeyEvent) {
	f.shift = f.shift && !isShift(event)
	f.Entry.KeyUp(event)
}

// FocusLost is called by the toolkit.
func (f *cellField) FocusLost() {
	f.shift = false
	f.Entry.FocusLost()
}

func isShift(event *fyne.KeyEvent) bool {
	return event.Name == desktop.KeyShiftLeft || event.Name == desktop.KeyShiftRight
}
