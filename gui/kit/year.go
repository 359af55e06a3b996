package kit

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"tallydesk/app/civil"
	"tallydesk/app/words"
	"tallydesk/gui/theme"
)

// YearKind is what a day of a year is. Each has a ground, an ink and, besides ordinary open days, a sign: a letter in
// the reader's language, so that nobody needs the colours.
type YearKind string

// The kinds of days. Their words are "year.kind.<kind>", their signs "year.sign.<kind>".
const (
	YearOpen    YearKind = "open"
	YearClosed  YearKind = "closed" // a weekday that is never open
	YearHoliday YearKind = "holiday"
	YearEve     YearKind = "eve"
	YearHalf    YearKind = "half" // before a holiday
	YearBridge  YearKind = "bridge"
	YearChanged YearKind = "changed"
)

// YearKinds are all kinds, as the legend lists them.
var YearKinds = []YearKind{YearOpen, YearClosed, YearHoliday, YearEve, YearHalf, YearBridge, YearChanged}

// tone is the colour of a kind; open and closed days have none.
func (k YearKind) tone() theme.Tone {
	switch k {
	case YearHoliday:
		return theme.Danger
	case YearEve:
		return theme.Warning
	case YearHalf:
		return theme.Info
	case YearBridge:
		return theme.Internal
	case YearChanged:
		return theme.Good
	}
	return theme.Plain
}

func (k YearKind) ground() theme.Name {
	if k == YearClosed {
		return theme.Sunken
	}
	return k.tone().Ground()
}

func (k YearKind) ink() theme.Name {
	switch k {
	case YearOpen:
		return theme.Text
	case YearClosed:
		return theme.Text3
	}
	return k.tone().Ink()
}

// sign is the letter of a kind; open days have none.
func (k YearKind) sign(w *words.Words) string {
	if k == YearOpen {
		return ""
	}
	return w.T("year.sign." + string(k))
}

// Year is a year at a glance: its months with week numbers, beside each other as far as the width goes, scrolling. It
// is one tab stop. The arrows move by day and week, PgUp and PgDn by month, Home and End to the ends of the month,
// Enter opens the day. A move beyond the year asks for the one beside it.
type Year struct {
	widget.BaseWidget

	// OnChoose is called when another day is under the cursor.
	OnChoose func(day civil.Day)
	// OnOpen is called on Enter and double click.
	OnOpen func(day civil.Day)
	// OnBeyond is called when the cursor wants to go to a day of another year.
	OnBeyond func(day civil.Day)

	words   *words.Words
	year    int
	kinds   []YearKind
	sums    [12]string
	chosen  civil.Day
	today   civil.Day
	focused bool
	sheet   *yearSheet
	scroll  *container.Scroll
}

// NewYear makes an empty year; Set fills it.
func NewYear(w *words.Words, today civil.Day) *Year {
	y := &Year{words: w, today: today, chosen: today, year: today.Year()}
	y.sheet = newYearSheet(y)
	y.scroll = NewScroll(y.sheet)
	y.ExtendBaseWidget(y)
	return y
}

// Set shows a year: the kind of each of its days from 1 January on, and what stands beside the months' names. The
// cursor stays on the same date of the year.
func (y *Year) Set(year int, kinds []YearKind, sums [12]string) {
	if y.chosen.Year() != year {
		y.chosen = y.chosen.AddMonths(12 * (year - y.chosen.Year()))
	}
	y.year, y.kinds, y.sums = year, kinds, sums
	y.Refresh()
}

// Chosen is the day under the cursor.
func (y *Year) Chosen() civil.Day { return y.chosen }

// Choose puts the cursor on a day of the year shown, or of the one to be set next, without telling OnChoose.
func (y *Year) Choose(day civil.Day) {
	y.chosen = day
	if day.Year() == y.year {
		y.reveal()
	}
	y.sheet.showCursor()
}

// kind is what a day of the year is.
func (y *Year) kind(day civil.Day) YearKind {
	if i := int(day - civil.Date(y.year, time.January, 1)); i >= 0 && i < len(y.kinds) {
		return y.kinds[i]
	}
	return YearClosed
}

// move takes the cursor to a day, or asks for its year.
func (y *Year) move(day civil.Day) {
	if day.Year() != y.year {
		if y.OnBeyond != nil {
			y.OnBeyond(day)
		}
		return
	}
	y.Choose(day)
	if y.OnChoose != nil {
		y.OnChoose(day)
	}
}

// FocusGained is called by the toolkit.
func (y *Year) FocusGained() { y.focused = true; y.sheet.showCursor() }

// FocusLost is called by the toolkit.
func (y *Year) FocusLost() { y.focused = false; y.sheet.showCursor() }

// TypedKey moves and opens; other keys go to the window.
func (y *Year) TypedKey(event *fyne.KeyEvent) {
	switch {
	case event.Name == fyne.KeyLeft:
		y.move(y.chosen - 1)
	case event.Name == fyne.KeyRight:
		y.move(y.chosen + 1)
	case event.Name == fyne.KeyUp:
		y.move(y.chosen - 7)
	case event.Name == fyne.KeyDown:
		y.move(y.chosen + 7)
	case event.Name == fyne.KeyPageUp:
		y.move(y.chosen.AddMonths(-1))
	case event.Name == fyne.KeyPageDown:
		y.move(y.chosen.AddMonths(1))
	case event.Name == fyne.KeyHome:
		y.move(y.chosen.MonthStart())
	case event.Name == fyne.KeyEnd:
		y.move(y.chosen.MonthEnd())
	case isEnter(event.Name) && y.OnOpen != nil:
		y.OnOpen(y.chosen)
	default:
		passKey(y, event)
	}
}

// TypedRune goes to the window.
func (y *Year) TypedRune(r rune) { passRune(y, r) }

// CreateRenderer is called by the toolkit.
func (y *Year) CreateRenderer() fyne.WidgetRenderer {
	return draw(y.layout, y.min, y.refresh, y.scroll)
}

// min is a month; more is scrolled to.
func (y *Year) min() fyne.Size { return fyne.NewSize(monthWidth(), monthHeight()) }

func (y *Year) layout(size fyne.Size) {
	y.sheet.fit(size.Width)
	place(y.scroll, 0, 0, size.Width, size.Height)
	y.scroll.Refresh()
}

func (y *Year) refresh() {
	y.sheet.fit(y.Size().Width)
	y.sheet.Refresh()
	y.scroll.Refresh()
	canvas.Refresh(y)
}

// reveal scrolls as little as it takes to see the month of the cursor.
func (y *Year) reveal() {
	_, month, _ := y.chosen.Date()
	top := y.sheet.monthAt(month).Y
	bottom := top + monthHeight()
	offset, view := y.scroll.Offset.Y, y.scroll.Size().Height
	switch {
	case view <= 0:
		return
	case top < offset:
		offset = top
	case bottom > offset+view:
		offset = bottom - view
	default:
		return
	}
	y.scroll.ScrollToOffset(fyne.NewPos(0, offset))
}
