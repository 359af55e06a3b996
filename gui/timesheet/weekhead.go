package timesheet

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"tallydesk/gui/icon"
	"tallydesk/gui/kit"
	"tallydesk/gui/theme"
)

// gridHead is the line above the rows.
type gridHead struct {
	label       string
	days        [days]string
	locked      [days]bool // all of the day's time is approved
	today       int        // index of today's column, -1 when it is another week
	total, bank string
}

// weekHead draws a gridHead.
type weekHead struct {
	widget.BaseWidget

	head  gridHead
	pen   pen
	today *canvas.Rectangle
	locks [days]*kit.Mark
}

func newWeekHead() *weekHead {
	h := &weekHead{today: canvas.NewRectangle(theme.Color(theme.Accent))}
	for day := range h.locks {
		h.locks[day] = kit.NewMark(icon.Lock, theme.Text3, theme.IconSmall)
	}
	h.ExtendBaseWidget(h)
	return h
}

func (h *weekHead) set(head gridHead) {
	h.head = head
	h.Refresh()
}

// CreateRenderer is called by the toolkit.
func (h *weekHead) CreateRenderer() fyne.WidgetRenderer {
	return newBand(h, h.paint, func() float32 { return theme.Size(theme.HeadWide) }, func() []fyne.CanvasObject {
		objects := append(h.pen.objects(), h.today)
		for _, lock := range h.locks {
			objects = append(objects, lock)
		}
		return objects
	})
}

func (h *weekHead) paint(size fyne.Size) {
	c, left := columnsFor(size.Width), theme.Size(theme.SpacePanel)
	plain := look{ink: theme.Text2, meta: true}
	h.pen.begin()
	h.pen.ground(theme.Sunken, 0, 0, size.Width, size.Height)
	h.pen.left(h.head.label, left, 0, size.Height, c.name-left, plain)
	for day, label := range h.head.days {
		l := plain
		if day == h.head.today {
			l = look{ink: theme.Text, bold: true, meta: true}
		}
		h.pen.right(label, c.edge(day), 0, size.Height, l)
		h.paintLock(day, size.Height)
	}
	if c.has(totalColumn) {
		h.pen.right(h.head.total, c.edge(totalColumn), 0, size.Height, plain)
	}
	if c.has(bankColumn) {
		h.pen.right(h.head.bank, c.edge(bankColumn), 0, size.Height, plain)
	}
	h.pen.end()
	h.paintToday(c, size.Height)
}

func (h *weekHead) paintToday(c columns, height float32) {
	line, over := theme.Size(theme.Ring), theme.Size(theme.SpaceTiny)
	h.today.Hidden = h.head.today < 0
	h.today.FillColor = theme.Color(theme.Accent)
	if h.head.today < 0 {
		return
	}
	text := h.pen.texts[h.head.today+1]
	h.today.Move(fyne.NewPos(text.Position().X-over, height-line))
	h.today.Resize(fyne.NewSize(c.edge(h.head.today)-text.Position().X+over, line))
}

// paintLock puts a lock before the name of a day that is approved.
func (h *weekHead) paintLock(day int, height float32) {
	lock, side := h.locks[day], theme.Size(theme.IconSmall)
	lock.Hidden = !h.head.locked[day]
	label := h.pen.texts[h.pen.written-1]
	lock.Move(fyne.NewPos(label.Position().X-side-theme.Size(theme.SpaceTiny), (height-side)/2))
	lock.Resize(fyne.NewSquareSize(side))
}

// gridSums are the lines below the rows.
type gridSums struct {
	worked   string
	workedOf [days]string
	long     [days]bool // more work than the day is long
	sum      string
	ofDay    string // empty: nobody knows how much a day should hold
	ofDayOf  [days]string
}

// weekSums draws gridSums.
type weekSums struct {
	widget.BaseWidget

	sums gridSums
	pen  pen
	mark *kit.Mark
	text string // what is to be said of the chosen day
	warn bool
}

func newWeekSums() *weekSums {
	s := &weekSums{mark: kit.NewMark(icon.WarningSmall, theme.Warning.Ink(), theme.IconSmall)}
	s.ExtendBaseWidget(s)
	return s
}

func (s *weekSums) set(sums gridSums) {
	s.sums = sums
	s.Refresh()
}

// say writes a sentence at the right of the second line.
func (s *weekSums) say(text string, warn bool) {
	s.text, s.warn = text, warn
	s.Refresh()
}

func sumLine() float32 { return theme.Size(theme.HeadPanel) + theme.Size(theme.SpaceTiny) }

// CreateRenderer is called by the toolkit.
func (s *weekSums) CreateRenderer() fyne.WidgetRenderer {
	return newBand(s, s.paint, func() float32 {
		return float32(s.lines(columnsFor(s.Size().Width)))*sumLine() + theme.Size(theme.SpaceSmall)
	},
		func() []fyne.CanvasObject { return append(s.pen.objects(), s.mark) })
}

func (s *weekSums) paint(size fyne.Size) {
	c, left, line := columnsFor(size.Width), theme.Size(theme.SpacePanel), sumLine()
	top := theme.Size(theme.SpaceTiny)
	s.pen.begin()
	s.pen.ground(theme.Sunken, 0, 0, size.Width, size.Height)
	s.pen.left(s.sums.worked, left, top, line, c.name-left, look{ink: theme.Text, bold: true})
	s.pen.left(s.sums.ofDay, left, top+line, line, c.name-left, look{ink: theme.Text2})
	for day, text := range s.sums.workedOf {
		l := look{ink: theme.Text, bold: true}
		switch {
		case s.sums.long[day]:
			l.ink = theme.Warning.Ink()
		case text == none:
			l = look{ink: theme.Text3}
		}
		s.pen.right(text, c.edge(day), top, line, l)
		s.pen.right(s.sums.ofDayOf[day], c.edge(day), top+line, line, look{ink: theme.Text2})
	}
	if c.has(totalColumn) {
		s.pen.right(s.sums.sum, c.edge(totalColumn), top, line, look{ink: theme.Text, bold: true})
	}
	s.paintSaid(c, top+line*float32(s.lines(c)-1), line)
	s.pen.end()
}

// lines are two, and a third for what is to be said where that has no room
// behind the days' hours.
func (s *weekSums) lines(c columns) int {
	last := -1
	for day, text := range s.sums.ofDayOf {
		if text != "" {
			last = day
		}
	}
	if s.text == "" || last < 0 {
		return 2
	}
	said := fyne.MeasureText(s.text, theme.Size(theme.TextBody), fyne.TextStyle{}).Width + theme.Size(theme.SpaceSection)
	if c.edge(last)+said > c.edge(c.last) {
		return 3
	}
	return 2
}

// paintSaid ends under the last column, with a mark before it when it warns.
func (s *weekSums) paintSaid(c columns, y, line float32) {
	l := look{ink: theme.Text2}
	if s.warn {
		l.ink = theme.Warning.Ink()
	}
	s.pen.right(s.text, c.edge(c.last), y, line, l)
	side := theme.Size(theme.IconSmall)
	s.mark.Hidden = !s.warn || s.text == ""
	s.mark.Move(fyne.NewPos(s.pen.texts[s.pen.written-1].Position().X-side-theme.Size(theme.SpaceTiny), y+(line-side)/2))
	s.mark.Resize(fyne.NewSquareSize(side))
}

// band is the renderer of a line over the full width.
type band struct {
	owner   fyne.Widget
	paint   func(fyne.Size)
	height  func() float32
	objects func() []fyne.CanvasObject
}

func newBand(owner fyne.Widget, paint func(fyne.Size), height func() float32, objects func() []fyne.CanvasObject) *band {
	paint(owner.Size())
	return &band{owner, paint, height, objects}
}

// MinSize is the height of the line.
func (b *band) MinSize() fyne.Size { return fyne.NewSize(leastColumns(), b.height()) }

// Layout draws everything anew: places follow from the width.
func (b *band) Layout(size fyne.Size) { b.paint(size) }

// Refresh draws everything anew.
func (b *band) Refresh() {
	b.paint(b.owner.Size())
	canvas.Refresh(b.owner)
}

// Objects are what is drawn, from the bottom up.
func (b *band) Objects() []fyne.CanvasObject { return b.objects() }

// Destroy has nothing to free.
func (b *band) Destroy() {}
