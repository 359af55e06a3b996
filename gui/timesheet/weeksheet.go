package timesheet

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"tallydesk/gui/kit"
	"tallydesk/gui/theme"
)

// weekSheet sets a week's head, its rows, the field for another row, and the
// sums under each other: the sums stand right under the rows, which scroll when
// they are many.
type weekSheet struct {
	head   *weekHead
	grid   *weekGrid
	sums   *weekSums
	scroll *container.Scroll
	whole  *fyne.Container
}

func newWeekSheet(grid *weekGrid, below fyne.CanvasObject) *weekSheet {
	s := &weekSheet{head: newWeekHead(), grid: grid, sums: newWeekSums()}
	s.scroll = kit.NewScroll(kit.Down(theme.Hairline, grid, below))
	s.whole = container.New(&sheetLayout{s}, s.head, s.scroll, s.sums)
	grid.reveal = s.reveal
	return s
}

// refresh lays the sheet out anew: it may have more rows.
func (s *weekSheet) refresh() {
	s.scroll.Content.Refresh()
	s.whole.Refresh()
}

// reveal scrolls so that the rows between two heights are seen.
func (s *weekSheet) reveal(top, bottom float32) {
	at, room := s.scroll.Offset, s.scroll.Size().Height
	if bottom > at.Y+room {
		at.Y = bottom - room
	}
	if top < at.Y {
		at.Y = top
	}
	if at != s.scroll.Offset {
		s.scroll.ScrollToOffset(at)
	}
}

type sheetLayout struct{ sheet *weekSheet }

// MinSize has room for one row.
func (l *sheetLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	head, sums := l.sheet.head.MinSize(), l.sheet.sums.MinSize()
	return fyne.NewSize(head.Width, head.Height+l.sheet.scroll.MinSize().Height+sums.Height)
}

// Layout gives the rows what they need, or what is left.
func (l *sheetLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	s := l.sheet
	s.sums.Resize(fyne.NewSize(size.Width, s.sums.Size().Height)) // how high they are follows from the width
	head, sums := s.head.MinSize().Height, s.sums.MinSize().Height
	rows := max(min(s.scroll.Content.MinSize().Height, size.Height-head-sums), 0)
	y := float32(0)
	for _, part := range []struct {
		object fyne.CanvasObject
		height float32
	}{{s.head, head}, {s.scroll, rows}, {s.sums, sums}} {
		part.object.Move(fyne.NewPos(0, y))
		part.object.Resize(fyne.NewSize(size.Width, part.height))
		y += part.height
	}
}
