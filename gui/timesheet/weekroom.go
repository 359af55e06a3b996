package timesheet

import (
	"fyne.io/fyne/v2"

	"tallydesk/gui/theme"
)

// rowsLeast is how many rows of a week are seen before the box under them gives
// way.
const rowsLeast = 3

// weekRoom sets the head, the sheet and the box under each other. Where the
// height does not hold them all, the box gives way: it becomes lower, and goes
// where not even an entry has room, unless it is wanted.
type weekRoom struct {
	head   fyne.CanvasObject
	sheet  *weekSheet
	box    *cellBox
	wanted bool // the person is in the box
}

// MinSize is that of the head: what stands below takes what it gets.
func (l *weekRoom) MinSize([]fyne.CanvasObject) fyne.Size { return l.head.MinSize() }

// Layout gives each its height.
func (l *weekRoom) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	l.head.Resize(fyne.NewSize(size.Width, l.head.Size().Height)) // how high it is follows from its width
	head := l.head.MinSize().Height
	l.head.Resize(fyne.NewSize(size.Width, head))
	room := max(size.Height-head, 0)
	box := l.boxIn(room)
	l.sheet.whole.Move(fyne.NewPos(0, head))
	l.sheet.whole.Resize(fyne.NewSize(size.Width, room-box))
	show(l.box.content, box > 0)
	l.box.content.Move(fyne.NewPos(0, size.Height-box))
	l.box.content.Resize(fyne.NewSize(size.Width, box))
}

// boxIn is the height that the box gets of a room; 0 for none.
func (l *weekRoom) boxIn(room float32) float32 {
	least, high := l.box.content.MinSize().Height, l.box.high()
	spare := room - l.sheet.least()
	switch {
	case spare >= high:
		return high
	case spare >= least:
		return spare
	case l.wanted:
		return min(least, room)
	}
	return 0
}

// least is the height in which a sheet shows its rows, or as many as it has to
// show of them.
func (s *weekSheet) least() float32 {
	rows := min(s.scroll.Content.MinSize().Height, rowsLeast*theme.Size(theme.RowTwo))
	return s.head.MinSize().Height + rows + s.sums.MinSize().Height
}
