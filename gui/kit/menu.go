package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"tallydesk/gui/icon"
	"tallydesk/gui/theme"
)

// MenuItem is one act in a menu. Key is shown, and also chooses the item while the menu is open when it is a single
// character.
type MenuItem struct {
	Label    string
	Key      string
	Icon     icon.Icon
	Disabled bool
	// Line draws a line above the item.
	Line bool
	Do   func()
}

// ShowMenu opens a menu with its top left corner at a place of the window: arrows, Home, End, Enter and the items' keys
// choose, Esc closes.
func ShowMenu(canvas fyne.Canvas, at fyne.Position, items []MenuItem) {
	showMenu(canvas, items, func(fyne.Size) fyne.Position { return at })
}

// ShowMenuAbove opens a menu that ends above a place: for what stands at the bottom of the window.
func ShowMenuAbove(canvas fyne.Canvas, at fyne.Position, items []MenuItem) {
	showMenu(canvas, items, func(size fyne.Size) fyne.Position {
		return at.AddXY(theme.Size(theme.SpaceSmall), -size.Height-theme.Size(theme.SpaceTiny))
	})
}

// showMenu opens a menu; corner tells where its top left corner goes for its size.
func showMenu(canvas fyne.Canvas, items []MenuItem, corner func(size fyne.Size) fyne.Position) {
	if len(items) == 0 {
		return
	}
	list := newMenuList(items)
	popup := widget.NewPopUp(floating(list), canvas)
	list.close = popup.Hide
	size := popup.MinSize()
	popup.ShowAtPosition(within(canvas, corner(size), size))
	canvas.Focus(list)
}

// floating is the ground of what floats above the window: edged, so that it stands out in the dark too.
func floating(list *menuList) fyne.CanvasObject {
	return NewGround(theme.Surface, Pad(list, theme.Hairline, theme.SpaceTiny)).Rounded(theme.RadiusPanel).Edged()
}

// within moves a place so that something of a size stays inside the window, a
// little off its edges.
func within(canvas fyne.Canvas, at fyne.Position, size fyne.Size) fyne.Position {
	room := canvas.Size().SubtractWidthHeight(theme.Size(theme.SpaceSmall), theme.Size(theme.SpaceTiny))
	return fyne.NewPos(
		max(min(at.X, room.Width-size.Width), 0),
		max(min(at.Y, room.Height-size.Height), 0),
	)
}

// menuList is the content of a menu, of a choice and of suggestions.
type menuList struct {
	widget.BaseWidget

	items []MenuItem
	at    int // -1 for none
	rows  []*menuRow
	least float32
	close func()
	// spare takes what the list has no use for, as a field does that suggests while one writes.
	spare fyne.Focusable
}

func newMenuList(items []MenuItem) *menuList {
	l := &menuList{at: -1, close: func() {}}
	l.ExtendBaseWidget(l)
	l.set(items)
	l.step(1)
	return l
}

// set shows other items.
func (l *menuList) set(items []MenuItem) {
	l.items, l.at = items, -1
	l.rows = l.rows[:0]
	for i := range items {
		l.rows = append(l.rows, newMenuRow(l, i))
	}
	l.Refresh()
}

// CreateRenderer is called by the toolkit.
func (l *menuList) CreateRenderer() fyne.WidgetRenderer { return &menuDrawing{l} }

// menuDrawing is the renderer of a menuList, whose rows change.
type menuDrawing struct{ list *menuList }

// Layout sets the rows under each other.
func (d *menuDrawing) Layout(size fyne.Size) {
	y := float32(0)
	for _, row := range d.list.rows {
		height := row.MinSize().Height
		place(row, 0, y, size.Width, height)
		y += height
	}
}

// MinSize is the widest row and all heights.
func (d *menuDrawing) MinSize() fyne.Size {
	size := fyne.NewSize(d.list.least, 0)
	for _, row := range d.list.rows {
		least := row.MinSize()
		size.Width = max(size.Width, least.Width)
		size.Height += least.Height
	}
	return size
}

// Refresh draws the rows anew.
func (d *menuDrawing) Refresh() {
	d.Layout(d.list.Size())
	for _, row := range d.list.rows {
		row.Refresh()
	}
}

// Objects are the rows.
func (d *menuDrawing) Objects() []fyne.CanvasObject {
	objects := make([]fyne.CanvasObject, len(d.list.rows))
	for i, row := range d.list.rows {
		objects[i] = row
	}
	return objects
}

// Destroy has nothing to free.
func (d *menuDrawing) Destroy() {}

// step moves to the next item that can be chosen, around the ends.
func (l *menuList) step(by int) {
	count := len(l.items)
	at := l.at
	if at < 0 && by < 0 {
		at = 0
	}
	for range count {
		at = (at + by + count) % count
		if !l.items[at].Disabled {
			l.choose(at)
			return
		}
	}
}

func (l *menuList) choose(index int) {
	if l.at != index {
		l.at = index
		l.Refresh()
	}
}

// take does what an item is for and closes the menu.
func (l *menuList) take(index int) {
	if index < 0 || index >= len(l.items) || l.items[index].Disabled {
		return
	}
	l.close()
	if l.items[index].Do != nil {
		l.items[index].Do()
	}
}

// FocusGained is called by the toolkit.
func (l *menuList) FocusGained() {}

// FocusLost is called by the toolkit.
func (l *menuList) FocusLost() {}

// TypedKey moves, takes or closes.
func (l *menuList) TypedKey(event *fyne.KeyEvent) {
	switch {
	case event.Name == fyne.KeyDown:
		l.step(1)
	case event.Name == fyne.KeyUp:
		l.step(-1)
	case isEnter(event.Name):
		l.take(l.at)
	case event.Name == fyne.KeyEscape:
		l.close()
	case l.spare != nil:
		l.spare.TypedKey(event)
	case event.Name == fyne.KeyHome:
		l.at = -1
		l.step(1)
	case event.Name == fyne.KeyEnd:
		l.at = 0
		l.step(-1)
	}
}

// TypedRune takes the item of the key, or moves to the next that begins with the letter.
func (l *menuList) TypedRune(r rune) {
	if l.spare != nil {
		l.spare.TypedRune(r)
		return
	}
	for i, item := range l.items {
		if strings.EqualFold(item.Key, string(r)) {
			l.take(i)
			return
		}
	}
	for step := range l.items {
		i := (l.at + 1 + step) % len(l.items)
		if first := []rune(l.items[i].Label); len(first) > 0 && strings.EqualFold(string(first[0]), string(r)) {
			l.choose(i)
			return
		}
	}
}
