package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"tallydesk/gui/theme"
)

var (
	_ fyne.Focusable    = (*Grid)(nil)
	_ fyne.Shortcutable = (*Grid)(nil)
	_ desktop.Keyable   = (*Grid)(nil)
)

// FocusGained is called by the toolkit.
func (g *Grid) FocusGained() { g.setFocused(true) }

// FocusLost is called by the toolkit.
func (g *Grid) FocusLost() {
	g.shift, g.headAt = false, -1
	g.setFocused(false)
}

func (g *Grid) setFocused(focused bool) {
	g.focused = focused
	g.Refresh()
}

// Focused tells whether the grid has the focus.
func (g *Grid) Focused() bool { return g.focused }

// KeyDown notes that Shift is held.
func (g *Grid) KeyDown(event *fyne.KeyEvent) {
	if isShift(event.Name) {
		g.shift = true
	}
}

// KeyUp notes that Shift is let go.
func (g *Grid) KeyUp(event *fyne.KeyEvent) {
	if isShift(event.Name) {
		g.shift = false
	}
}

// TypedKey does what the key means in a list; keys without a meaning go to the window.
func (g *Grid) TypedKey(event *fyne.KeyEvent) {
	if g.OnKey != nil && g.OnKey(event) {
		return
	}
	if !g.act(event.Name) {
		passKey(g, event)
	}
}

// act does what a key means here and tells whether it means anything.
func (g *Grid) act(name fyne.KeyName) bool {
	switch {
	case isEnter(name):
		return g.enter()
	case name == fyne.KeyEscape:
		return g.escape()
	case name == fyne.KeyF5:
		return g.showWaiting()
	case name == desktop.KeyMenu, name == fyne.KeyF10 && g.shift:
		return g.menuAtCursor()
	case name == fyne.KeySpace && !g.options.NoMarks:
		g.toggle()
		return true
	default:
		return g.walk(name)
	}
}

// walk moves the cursor.
func (g *Grid) walk(name fyne.KeyName) bool {
	switch name {
	case fyne.KeyUp:
		g.move(-1)
	case fyne.KeyDown:
		g.move(1)
	case fyne.KeyPageUp:
		g.move(-g.page())
	case fyne.KeyPageDown:
		g.move(g.page())
	case fyne.KeyHome:
		g.moveTo(0)
	case fyne.KeyEnd:
		g.moveTo(g.Total() - 1)
	case fyne.KeyLeft:
		return g.moveHead(-1)
	case fyne.KeyRight:
		return g.moveHead(1)
	default:
		return false
	}
	return true
}

// enter sorts by the head under the cursor, or opens the row.
func (g *Grid) enter() bool {
	if g.headAt >= 0 {
		g.sortBy(g.options.Columns[g.headAt].ID, g.shift)
		return true
	}
	if g.OnOpen == nil || g.key == "" {
		return false
	}
	g.OnOpen(g.key)
	return true
}

// escape leaves the head, then takes the marks away, then has no meaning here.
func (g *Grid) escape() bool {
	if g.headAt >= 0 {
		g.headAt = -1
		g.head.Refresh()
		return true
	}
	if g.marks.empty() {
		return false
	}
	g.ClearMarks()
	return true
}

func (g *Grid) showWaiting() bool {
	if g.waiting == 0 {
		return false
	}
	g.Reload()
	return true
}

func (g *Grid) menuAtCursor() bool {
	if g.OnMenu == nil || g.key == "" {
		return false
	}
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(g.body)
	y := float32(float64(g.cursor)-g.top+1) * g.rowHeight()
	g.OnMenu(g.key, at.AddXY(theme.Size(theme.SpacePanel), y))
	return true
}

// TypedRune moves with J and K; other letters go to the window.
func (g *Grid) TypedRune(r rune) {
	if g.OnRune != nil && g.OnRune(r) {
		return
	}
	switch r {
	case 'j', 'J':
		g.move(1)
	case 'k', 'K':
		g.move(-1)
	case ' ':
	default:
		passRune(g, r)
	}
}

// TypedShortcut marks all rows on Ctrl+A.
func (g *Grid) TypedShortcut(shortcut fyne.Shortcut) {
	if _, ok := shortcut.(*fyne.ShortcutSelectAll); ok && !g.options.NoMarks {
		g.markAll()
	}
}
