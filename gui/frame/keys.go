package frame

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"tallydesk/gui/page"
)

// typedKey hears keys without modifiers that no widget has used.
func (f *Frame) typedKey(event *fyne.KeyEvent) {
	if f.env.Modals.Open() {
		if event.Name == fyne.KeyEscape {
			f.env.Modals.Cancel()
		}
		return
	}
	if f.palette.Open() && event.Name == fyne.KeyEscape {
		f.palette.Leave()
		return
	}
	if shown := f.pages[f.shown]; shown != nil && shown.Key(event.Name) {
		return
	}
	switch event.Name {
	case fyne.KeyF1:
		f.goTo(page.Guide)
	case fyne.KeyF5:
		f.reloadShown()
	case fyne.KeyF6:
		f.act(area())
	case fyne.KeyEscape:
		if shown := f.pages[f.shown]; shown != nil {
			shown.Focus()
		}
	case fyne.KeyUp, fyne.KeyDown, fyne.KeyPageUp, fyne.KeyPageDown, fyne.KeyHome, fyne.KeyEnd, fyne.KeyReturn, fyne.KeyEnter:
		if f.focused() == nil {
			f.takeFocus()
			f.passOn(event)
		}
	}
}

func (f *Frame) focused() fyne.Focusable { return f.options.Window.Canvas().Focused() }

// takeFocus gives the focus to the screen shown when nothing has it, as after a click on a button: keys always go
// somewhere.
func (f *Frame) takeFocus() {
	if shown := f.pages[f.shown]; shown != nil && !f.env.Modals.Open() && f.focused() == nil {
		shown.Focus()
	}
}

// passOn gives a key to what has the focus.
func (f *Frame) passOn(event *fyne.KeyEvent) {
	if focused := f.focused(); focused != nil {
		focused.TypedKey(event)
	}
}

// area is the part of the screen that F6 goes to: with Shift the one before.
// The key comes without its modifiers.
func area() page.Action {
	driver, ok := fyne.CurrentApp().Driver().(desktop.Driver)
	if ok && driver.CurrentKeyModifiers()&fyne.KeyModifierShift != 0 {
		return page.PreviousArea
	}
	return page.NextArea
}

// typedRune hears letters that no widget has used.
func (f *Frame) typedRune(letter rune) {
	if f.env.Modals.Open() {
		return
	}
	if shown := f.pages[f.shown]; shown != nil {
		shown.Rune(letter)
	}
}

// act asks the screen shown for an action, unless something modal is open:
// then only confirming is heard.
func (f *Frame) act(action page.Action) {
	if f.env.Modals.Open() {
		if action == page.Confirm {
			f.env.Modals.Confirm()
		}
		return
	}
	shown := f.pages[f.shown]
	if shown == nil {
		return
	}
	if do := shown.Actions()[action]; do != nil {
		do()
		return
	}
	if home, ok := f.homes()[action]; ok && home != f.shown {
		f.goTo(home)
		if do := f.pages[home].Actions()[action]; do != nil {
			do()
		}
	}
}

// homes tells which screen makes something new when another is shown.
var homes = map[page.Action]page.Name{
	page.NewTicket: page.Tickets, page.LogCall: page.Tickets, page.NewCustomer: page.Customers,
	page.NewContract: page.Contracts, page.LogTime: page.Time,
}

// liaisonHomes is homes for a liaison.
var liaisonHomes = map[page.Action]page.Name{page.NewTicket: page.Tickets}

func (f *Frame) homes() map[page.Action]page.Name {
	if f.liaison() {
		return liaisonHomes
	}
	return homes
}

// can tells whether an action leads anywhere now.
func (f *Frame) can(action page.Action) bool {
	shown := f.pages[f.shown]
	if shown != nil && shown.Actions()[action] != nil {
		return true
	}
	_, elsewhere := f.homes()[action]
	return elsewhere
}
