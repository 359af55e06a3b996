package timesheet

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"tallydesk/gui/theme"
)

var (
	_ fyne.Focusable         = (*weekGrid)(nil)
	_ fyne.Tabbable          = (*weekGrid)(nil)
	_ fyne.DoubleTappable    = (*weekGrid)(nil)
	_ fyne.SecondaryTappable = (*weekGrid)(nil)
	_ desktop.Keyable        = (*weekGrid)(nil)
)

// AcceptsTab keeps Tab for moving over the cells, until the last one.
func (g *weekGrid) AcceptsTab() bool {
	if g.shift {
		return g.row > 0 || g.day > 0
	}
	return g.row < len(g.rows)-1 || g.day < days-1 && len(g.rows) > 0
}

// KeyDown notes that Shift is held.
func (g *weekGrid) KeyDown(event *fyne.KeyEvent) { g.shift = g.shift || isShift(event) }

// KeyUp notes that Shift is let go.
func (g *weekGrid) KeyUp(event *fyne.KeyEvent) { g.shift = g.shift && !isShift(event) }

// TypedKey moves over the cells, and opens or empties one.
func (g *weekGrid) TypedKey(event *fyne.KeyEvent) {
	switch {
	case g.walk(event.Name):
	case event.Name == fyne.KeyF2:
		g.edit(g.cell().edit)
	case event.Name == fyne.KeyDelete, event.Name == fyne.KeyBackspace:
		g.empties()
	case event.Name == desktop.KeyMenu, event.Name == fyne.KeyF10 && g.shift:
		g.menu()
	case g.OnKey != nil && g.OnKey(event):
	case len(event.Name) > 1 && event.Name != fyne.KeySpace: // the others come as characters too
		if handler := g.canvas().OnTypedKey(); handler != nil {
			handler(event)
		}
	}
}

// walk moves the cursor.
func (g *weekGrid) walk(name fyne.KeyName) bool {
	switch name {
	case fyne.KeyUp:
		g.choose(g.row-1, g.day)
	case fyne.KeyDown:
		g.down()
	case fyne.KeyLeft:
		g.choose(g.row, g.day-1)
	case fyne.KeyRight:
		g.choose(g.row, g.day+1)
	case fyne.KeyHome:
		g.choose(g.row, 0)
	case fyne.KeyEnd:
		g.choose(g.row, days-1)
	case fyne.KeyPageUp:
		g.choose(0, g.day)
	case fyne.KeyPageDown:
		g.choose(len(g.rows)-1, g.day)
	case fyne.KeyTab:
		g.tab(tabStep(g.shift))
	default:
		return false
	}
	return true
}

func (g *weekGrid) down() {
	if g.row >= len(g.rows)-1 && g.OnBelow != nil {
		g.OnBelow()
		return
	}
	g.choose(g.row+1, g.day)
}

// tab moves to the next cell, from the last of a row to the first of the next.
func (g *weekGrid) tab(step int) {
	at := g.row*days + g.day + step
	if at >= 0 && at < len(g.rows)*days {
		g.choose(at/days, at%days)
	}
}

// empties takes away what the chosen cell holds.
func (g *weekGrid) empties() {
	if g.cell().text == "" {
		return
	}
	if message := g.OnBegin(g.row, g.day); message != "" {
		g.say(message, theme.Warning)
		return
	}
	if message, ok := g.OnType(g.row, g.day, ""); !ok {
		g.say(message, theme.Warning)
	}
}

// TypedRune begins to write in the cell with a digit; other letters go on.
func (g *weekGrid) TypedRune(letter rune) {
	if letter >= '0' && letter <= '9' {
		g.edit(string(letter))
		return
	}
	if g.OnRune != nil && g.OnRune(letter) {
		return
	}
	if handler := g.canvas().OnTypedRune(); handler != nil {
		handler(letter)
	}
}

// Tapped chooses a cell. What was being typed in another is taken first.
func (g *weekGrid) Tapped(event *fyne.PointEvent) {
	if g.editing && !g.commit(0, 0) {
		g.canvas().Focus(g.field)
		return
	}
	g.canvas().Focus(g)
	row := int(event.Position.Y / theme.Size(theme.RowTwo))
	if row >= len(g.rows) {
		return
	}
	day, found := columnsFor(g.Size().Width).day(event.Position.X)
	if !found {
		day = g.day
	}
	g.choose(row, day)
}

// DoubleTapped writes in a cell.
func (g *weekGrid) DoubleTapped(event *fyne.PointEvent) {
	g.Tapped(event)
	if _, found := columnsFor(g.Size().Width).day(event.Position.X); found && !g.editing {
		g.edit(g.cell().edit)
	}
}

// TappedSecondary opens the menu of a cell.
func (g *weekGrid) TappedSecondary(event *fyne.PointEvent) {
	g.Tapped(event)
	if !g.editing && len(g.rows) > 0 && g.OnMenu != nil {
		g.OnMenu(event.AbsolutePosition)
	}
}

// menu opens the menu under the cursor.
func (g *weekGrid) menu() {
	if len(g.rows) == 0 || g.OnMenu == nil {
		return
	}
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(g)
	c := columnsFor(g.Size().Width)
	g.OnMenu(at.AddXY(c.left(g.day), float32(g.row+1)*theme.Size(theme.RowTwo)))
}
