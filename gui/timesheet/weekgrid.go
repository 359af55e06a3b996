package timesheet

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"tallydesk/gui/kit"
	"tallydesk/gui/theme"
)

// gridRow is a row of the week made ready to be drawn.
type gridRow struct {
	key         string
	name, work  string // bold name, and what follows it
	detail      string // second line
	cells       [days]string
	locked      [days]bool
	total, bank string
	warn        bool // the bank is empty or less
}

// gridHead is the line above the rows, and the sums below them.
type gridHead struct {
	label string
	days  [days]string
	today int // index of today's column, -1 when it is another week
	total string
	bank  string
	sums  string
	sumOf [days]string
	sum   string

	long [days]bool
}

const days = 7

// weekGrid is the sheet of a week: arrows move over the cells, typing writes
// into one. It holds no time itself: what is typed goes to OnType.
type weekGrid struct {
	widget.BaseWidget

	// OnType is called with what was typed into the cell; it returns false
	// when it is not understood, and the field stays open with the message.
	OnType func(row, day int, text string) (message string, ok bool)
	// OnCell is called when another cell is chosen.
	OnCell func(row, day int)
	// OnKey and OnRune get what the sheet has no use for; they tell whether
	// they used it.
	OnKey  func(*fyne.KeyEvent) bool
	OnRune func(rune) bool

	head     gridHead
	rows     []gridRow
	row, day int
	focused  bool

	entry   *kit.Entry
	trouble *kit.Text
	editing bool
}

func newWeekGrid() *weekGrid {
	g := &weekGrid{entry: kit.NewEntry(""), trouble: kit.Meta("").In(theme.Danger.Ink())}
	g.entry.Hide()
	g.trouble.Hide()
	g.entry.OnKey = g.editKey
	g.entry.OnEnter = func() { g.commit(1, 0) }
	g.entry.OnCancel = func() bool { g.leave(); return true }
	g.ExtendBaseWidget(g)
	return g
}

// set shows other rows; the cursor stays on the row with the same key.
func (g *weekGrid) set(head gridHead, rows []gridRow) {
	key := ""
	if g.row < len(g.rows) {
		key = g.rows[g.row].key
	}
	g.head, g.rows = head, rows
	for i, row := range rows {
		if row.key == key {
			g.row = i
		}
	}
	g.row = min(g.row, max(len(rows)-1, 0))
	g.Refresh()
}

// choose puts the cursor into a cell.
func (g *weekGrid) choose(row, day int) {
	if len(g.rows) == 0 {
		return
	}
	g.row, g.day = min(max(row, 0), len(g.rows)-1), min(max(day, 0), days-1)
	g.Refresh()
	if g.OnCell != nil {
		g.OnCell(g.row, g.day)
	}
}

// edit opens the field in the chosen cell with a text in it.
func (g *weekGrid) edit(text string) {
	if len(g.rows) == 0 || g.rows[g.row].locked[g.day] {
		return
	}
	g.editing = true
	g.trouble.Hide()
	g.entry.SetText(text)
	g.entry.CursorColumn = len([]rune(text))
	g.entry.Show()
	g.Refresh()
	g.canvas().Focus(g.entry)
}

// commit takes what was typed and moves on; what is not understood stays.
func (g *weekGrid) commit(down, right int) {
	if message, ok := g.OnType(g.row, g.day, g.entry.Text); !ok {
		g.trouble.SetText(message)
		g.trouble.Show()
		g.Refresh()
		return
	}
	g.leave()
	g.choose(g.row+down, g.day+right)
}

// leave closes the field and leaves the cell as it was.
func (g *weekGrid) leave() {
	g.editing = false
	g.entry.Hide()
	g.trouble.Hide()
	g.canvas().Focus(g)
	g.Refresh()
}

func (g *weekGrid) editKey(event *fyne.KeyEvent) bool {
	if event.Name != fyne.KeyTab {
		return false
	}
	g.commit(0, 1)
	return true
}

func (g *weekGrid) canvas() fyne.Canvas { return fyne.CurrentApp().Driver().CanvasForObject(g) }

// FocusGained is called by the toolkit.
func (g *weekGrid) FocusGained() { g.focused = true; g.Refresh() }

// FocusLost is called by the toolkit.
func (g *weekGrid) FocusLost() { g.focused = false; g.Refresh() }

// AcceptsTab keeps Tab for moving right.
func (g *weekGrid) AcceptsTab() bool { return false }

// TypedKey moves over the cells.
func (g *weekGrid) TypedKey(event *fyne.KeyEvent) {
	switch event.Name {
	case fyne.KeyUp:
		g.choose(g.row-1, g.day)
	case fyne.KeyDown:
		g.choose(g.row+1, g.day)
	case fyne.KeyLeft:
		g.choose(g.row, g.day-1)
	case fyne.KeyRight:
		g.choose(g.row, g.day+1)
	case fyne.KeyHome:
		g.choose(g.row, 0)
	case fyne.KeyEnd:
		g.choose(g.row, days-1)
	case fyne.KeyF2:
		g.edit(g.text())
	case fyne.KeyDelete, fyne.KeyBackspace:
		if g.text() != "" && !g.rows[g.row].locked[g.day] {
			g.OnType(g.row, g.day, "")
		}
	default:
		if g.OnKey == nil || !g.OnKey(event) {
			if handler := g.canvas().OnTypedKey(); handler != nil {
				handler(event)
			}
		}
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

func (g *weekGrid) text() string {
	if len(g.rows) == 0 {
		return ""
	}
	return g.rows[g.row].cells[g.day]
}

// Tapped chooses a cell.
func (g *weekGrid) Tapped(event *fyne.PointEvent) {
	row := int((event.Position.Y - theme.Size(theme.HeadWide)) / theme.Size(theme.RowTwo))
	day := int((event.Position.X - g.nameWidth()) / theme.Size(theme.DayColumn))
	g.canvas().Focus(g)
	if event.Position.Y < theme.Size(theme.HeadWide) || row >= len(g.rows) {
		return
	}
	if event.Position.X < g.nameWidth() || day >= days {
		day = g.day
	}
	g.choose(row, day)
}

// DoubleTapped writes in a cell.
func (g *weekGrid) DoubleTapped(event *fyne.PointEvent) {
	g.Tapped(event)
	g.edit(g.text())
}

// Cursor is the plain one.
func (g *weekGrid) Cursor() desktop.Cursor { return desktop.DefaultCursor }

// nameWidth is what the columns of figures leave.
func (g *weekGrid) nameWidth() float32 {
	return max(g.Size().Width-(days+2)*theme.Size(theme.DayColumn)-theme.Size(theme.SpaceCell), theme.Size(theme.NameColumn))
}

// CreateRenderer is called by the toolkit.
func (g *weekGrid) CreateRenderer() fyne.WidgetRenderer {
	d := &weekDrawing{grid: g, ring: canvas.NewRectangle(theme.Color(theme.None)), headGround: canvas.NewRectangle(theme.Color(theme.Sunken)),
		sumGround: canvas.NewRectangle(theme.Color(theme.Sunken)), today: canvas.NewRectangle(theme.Color(theme.Accent))}
	d.Refresh()
	return d
}
