package kit

import (
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"tallydesk/app/civil"
	"tallydesk/app/words"
	"tallydesk/gui/theme"
)

// The measures of a month, in units at 100 %.
const (
	yearWeek  = 28 // the column of week numbers
	yearDay   = 34
	yearRow   = 24
	yearGap   = 24 // between months
	yearDigit = 21 // where the figures of a day end
)

// mostMonths are as many as stand beside each other.
const mostMonths = 4

// weeksShown are the rows that every month has, so that all are of one height.
const weeksShown = 6

func monthWidth() float32 { return theme.Units(yearWeek + 7*yearDay) }

// monthHeight is the name, the weekdays' names and the weeks.
func monthHeight() float32 { return theme.Units((weeksShown + 2) * yearRow) }

// yearSheet is the months of a Year, drawn at the width that is left.
type yearSheet struct {
	widget.BaseWidget

	year    *Year
	columns int
	left    float32 // of the first column
	ring    *canvas.Rectangle
	grounds []*canvas.Rectangle
	texts   []*canvas.Text
	used    struct{ grounds, texts int }
}

func newYearSheet(y *Year) *yearSheet {
	s := &yearSheet{year: y, columns: 1, ring: outline()}
	s.ExtendBaseWidget(s)
	return s
}

// fit sets as many months beside each other as a width has room for.
func (s *yearSheet) fit(width float32) {
	room := theme.Size(theme.RingGap) + theme.Size(theme.Ring)
	gap := theme.Units(yearGap)
	s.left = room
	s.columns = min(max(int((width-2*room+gap)/(monthWidth()+gap)), 1), mostMonths)
}

// monthAt is the corner of a month.
func (s *yearSheet) monthAt(month time.Month) fyne.Position {
	i := int(month) - 1
	gap := theme.Units(yearGap)
	return fyne.NewPos(s.left+float32(i%s.columns)*(monthWidth()+gap), s.left+float32(i/s.columns)*(monthHeight()+theme.Size(theme.SpacePanel)))
}

// dayAt is the corner of a day.
func (s *yearSheet) dayAt(day civil.Day) fyne.Position {
	year, month, _ := day.Date()
	first := civil.Date(year, month, 1)
	week := (int(day-first) + mondayBased(first)) / 7
	return s.monthAt(month).AddXY(theme.Units(float32(yearWeek+yearDay*mondayBased(day))), theme.Units(float32(yearRow*(week+2))))
}

// mondayBased is the weekday of a day, Monday 0.
func mondayBased(day civil.Day) int { return (int(day.Weekday()) + 6) % 7 }

// dayUnder is the day at a place; false when there is none.
func (s *yearSheet) dayUnder(at fyne.Position) (civil.Day, bool) {
	size := fyne.NewSize(theme.Units(yearDay), theme.Units(yearRow))
	for day := civil.Date(s.year.year, time.January, 1); day.Year() == s.year.year; day++ {
		corner := s.dayAt(day)
		if at.X >= corner.X && at.Y >= corner.Y && at.X < corner.X+size.Width && at.Y < corner.Y+size.Height {
			return day, true
		}
	}
	return 0, false
}

// MouseDown puts the cursor on the day.
func (s *yearSheet) MouseDown(event *desktop.MouseEvent) {
	focus(s.year)
	if day, ok := s.dayUnder(event.Position); ok {
		s.year.move(day)
	}
}

// MouseUp is called by the toolkit.
func (s *yearSheet) MouseUp(*desktop.MouseEvent) {}

// DoubleTapped opens the day.
func (s *yearSheet) DoubleTapped(event *fyne.PointEvent) {
	if day, ok := s.dayUnder(event.Position); ok && s.year.OnOpen != nil {
		s.year.OnOpen(day)
	}
}

// MinSize is all months at the width that fit was told last.
func (s *yearSheet) MinSize() fyne.Size {
	rows := (12 + s.columns - 1) / s.columns
	high := float32(rows)*monthHeight() + float32(rows-1)*theme.Size(theme.SpacePanel) + 2*s.left
	return fyne.NewSize(monthWidth(), high)
}

// CreateRenderer is called by the toolkit.
func (s *yearSheet) CreateRenderer() fyne.WidgetRenderer {
	d := &yearDrawing{s}
	d.Refresh()
	return d
}

// showCursor lays the ring around the chosen day.
func (s *yearSheet) showCursor() {
	ringAround(s.ring, s.dayAt(s.year.chosen), fyne.NewSize(theme.Units(yearDay), theme.Units(yearRow)))
	showRing(s.ring, s.year.chosen.Year() == s.year.year)
	if !s.year.focused {
		s.ring.StrokeColor = theme.Color(theme.Text3)
		s.ring.Refresh()
	}
}

// yearDrawing is the renderer of a yearSheet.
type yearDrawing struct{ sheet *yearSheet }

// Layout draws everything anew: places follow from the columns.
func (d *yearDrawing) Layout(fyne.Size) { d.sheet.paint() }

// MinSize is that of the sheet.
func (d *yearDrawing) MinSize() fyne.Size { return d.sheet.MinSize() }

// Refresh draws everything anew.
func (d *yearDrawing) Refresh() {
	d.sheet.paint()
	canvas.Refresh(d.sheet)
}

// Objects are what is drawn, from the bottom up.
func (d *yearDrawing) Objects() []fyne.CanvasObject {
	s := d.sheet
	objects := make([]fyne.CanvasObject, 0, len(s.grounds)+len(s.texts)+1)
	for _, ground := range s.grounds {
		objects = append(objects, ground)
	}
	for _, text := range s.texts {
		objects = append(objects, text)
	}
	return append(objects, s.ring)
}

// Destroy has nothing to free.
func (d *yearDrawing) Destroy() {}

func (s *yearSheet) paint() {
	s.used.grounds, s.used.texts = 0, 0
	for month := time.January; month <= time.December; month++ {
		s.paintMonth(month)
	}
	for _, unused := range s.grounds[s.used.grounds:] {
		unused.Hide()
	}
	for _, unused := range s.texts[s.used.texts:] {
		unused.Hide()
	}
	s.showCursor()
}

func (s *yearSheet) paintMonth(month time.Month) {
	w, at := s.year.words, s.monthAt(month)
	row, edge := theme.Units(yearRow), at.X+monthWidth()
	s.write(words.Sentence(w.MonthName(month)), RoleName, theme.Text, at.X, at.Y, row)
	s.writeRight(s.year.sums[month-1], RoleMeta, theme.Text3, edge, at.Y, row)
	head := at.Y + row
	s.write(w.T("year.week"), RoleMeta, theme.Text3, at.X, head, row)
	for i := range 7 {
		x := at.X + theme.Units(float32(yearWeek+yearDay*(i+1))) - theme.Size(theme.SpaceTiny)
		s.writeRight(w.Weekday(time.Weekday((i+1)%7)), RoleMeta, theme.Text3, x, head, row)
	}
	for day := civil.Date(s.year.year, month, 1); sameMonth(day, month); day++ {
		s.paintDay(day, at.X)
	}
}

func sameMonth(day civil.Day, month time.Month) bool {
	_, of, _ := day.Date()
	return of == month
}

func (s *yearSheet) paintDay(day civil.Day, left float32) {
	y, corner, row := s.year, s.dayAt(day), theme.Units(yearRow)
	_, _, date := day.Date()
	if date == 1 || day.Weekday() == time.Monday {
		year, month, _ := day.Date()
		_, week := time.Date(year, month, date, 0, 0, 0, 0, time.UTC).ISOWeek()
		s.write(strconv.Itoa(week), RoleMeta, theme.Text3, left, corner.Y, row)
	}
	kind, line := y.kind(day), theme.Size(theme.Hairline)
	if ground := kind.ground(); ground != theme.None {
		s.ground(ground, corner.X+line, corner.Y+line, theme.Units(yearDay)-2*line, row-2*line)
	}
	role := RoleBody
	if day == y.today {
		role = RoleName
		s.ground(theme.Accent, corner.X+theme.Size(theme.SpaceTiny), corner.Y+row-2*theme.Size(theme.Ring),
			theme.Units(yearDay)-2*theme.Size(theme.SpaceTiny), theme.Size(theme.Ring)).CornerRadius = 0
	}
	end := corner.X + theme.Units(yearDigit)
	s.writeRight(strconv.Itoa(date), role, kind.ink(), end, corner.Y, row)
	s.write(kind.sign(y.words), RoleMeta, kind.ink(), end+theme.Size(theme.Ring), corner.Y, row)
}

func (s *yearSheet) ground(name theme.Name, x, y, width, height float32) *canvas.Rectangle {
	if s.used.grounds == len(s.grounds) {
		s.grounds = append(s.grounds, fill())
	}
	drawn := s.grounds[s.used.grounds]
	s.used.grounds++
	drawn.FillColor, drawn.CornerRadius = theme.Color(name), theme.Size(theme.RadiusChip)
	place(drawn, x, y, width, height)
	drawn.Show()
	return drawn
}

// write writes a text from a place on, writeRight up to it.
func (s *yearSheet) write(text string, role Role, ink theme.Name, x, y, height float32) {
	if drawn := s.text(text, role, ink); drawn != nil {
		centreIn(drawn, x, y, height)
	}
}

func (s *yearSheet) writeRight(text string, role Role, ink theme.Name, edge, y, height float32) {
	if drawn := s.text(text, role, ink); drawn != nil {
		centreIn(drawn, whole(edge-drawn.MinSize().Width), y, height)
	}
}

// centreIn sets a text into the middle of a row that begins at y.
func centreIn(text *canvas.Text, x, y, height float32) {
	centre(text, whole(x), text.MinSize().Width, height)
	text.Move(text.Position().AddXY(0, whole(y)))
}

func (s *yearSheet) text(text string, role Role, ink theme.Name) *canvas.Text {
	if text == "" {
		return nil
	}
	if s.used.texts == len(s.texts) {
		s.texts = append(s.texts, canvas.NewText("", nil))
	}
	drawn := s.texts[s.used.texts]
	s.used.texts++
	look := role.look()
	drawn.Text, drawn.Color, drawn.TextSize, drawn.TextStyle = text, theme.Color(ink), theme.Size(look.size), look.style
	drawn.Show()
	return drawn
}
