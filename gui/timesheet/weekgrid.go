package timesheet

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"tallydesk/gui/kit"
	"tallydesk/gui/theme"
)

// gridCell is a cell of the week made ready to be drawn.
type gridCell struct {
	text   string // hours, or nothing
	edit   string // what F2 begins with
	locked bool   // approved: only looked at
	note   bool
}

// gridRow is a row of the week made ready to be drawn.
type gridRow struct {
	key         string
	name, work  string // bold name, and what follows it
	detail      string // second line
	cells       [days]gridCell
	total, bank string
	warn        bool // the bank does not suffice
}

// weekGrid is the rows of a week: arrows move over the cells, typing writes
// into one. It holds no time itself: what is typed goes to OnType.
type weekGrid struct {
	widget.BaseWidget

	// OnBegin tells why nothing can be typed into a cell; empty: it can.
	OnBegin func(row, day int) string
	// OnType gets what was typed into a cell; ok is false when it is not
	// understood: the field stays open with the message beside it.
	OnType func(row, day int, text string) (message string, ok bool)
	// OnCell is called when another cell is chosen.
	OnCell func()
	// OnKey and OnRune get what the sheet has no use for; they tell whether
	// they used it.
	OnKey  func(*fyne.KeyEvent) bool
	OnRune func(rune) bool
	// OnMenu opens the menu of the chosen cell at a place of the window.
	OnMenu func(at fyne.Position)
	// OnBelow is called when the cursor is moved beyond the last row.
	OnBelow func()

	rows     []gridRow
	empty    string // what stands in place of no rows
	aim      string // key of a row to come that the cursor waits for
	later    [days]bool
	row, day int
	focused  bool
	shift    bool
	reveal   func(top, bottom float32)

	field   *cellField
	begun   string // what the field began with
	trouble *kit.Text
	note    *kit.Ground // holds trouble
	editing bool
}

func newWeekGrid() *weekGrid {
	g := &weekGrid{trouble: kit.Meta("")}
	g.note = kit.NewGround(theme.Warning.Ground(), kit.Pad(g.trouble, theme.SpaceSmall, theme.SpaceTiny)).Rounded(theme.RadiusControl)
	g.note.Hide()
	g.field = newCellField()
	g.field.OnKey = g.fieldKey
	g.field.OnEnter = func() { g.commit(1, 0) }
	g.field.OnCancel = func() bool { g.leave(); return true }
	g.field.OnChanged = func(string) { g.Refresh() }
	g.ExtendBaseWidget(g)
	return g
}

// set shows other rows; the cursor stays on the row with the same key.
func (g *weekGrid) set(rows []gridRow, later [days]bool) {
	key := ""
	if g.row < len(g.rows) {
		key = g.rows[g.row].key
	}
	g.rows, g.later = rows, later
	if g.has(g.aim) {
		key, g.aim = g.aim, ""
	}
	for i, row := range rows {
		if row.key == key {
			g.row = i
		}
	}
	g.row = min(g.row, max(len(rows)-1, 0))
	g.Refresh()
}

func (g *weekGrid) has(key string) bool {
	return slices.ContainsFunc(g.rows, func(row gridRow) bool { return row.key == key })
}

// choose puts the cursor into a cell.
func (g *weekGrid) choose(row, day int) {
	if len(g.rows) == 0 {
		return
	}
	g.row, g.day = min(max(row, 0), len(g.rows)-1), min(max(day, 0), days-1)
	g.note.Hide()
	g.Refresh()
	if g.reveal != nil {
		high := theme.Size(theme.RowTwo)
		g.reveal(float32(g.row)*high, float32(g.row+1)*high)
	}
	if g.OnCell != nil {
		g.OnCell()
	}
}

// edit opens the field in the chosen cell with a text in it.
func (g *weekGrid) edit(text string) {
	if len(g.rows) == 0 {
		return
	}
	if message := g.OnBegin(g.row, g.day); message != "" {
		g.say(message, theme.Warning)
		return
	}
	g.editing, g.begun = true, g.cell().edit
	g.note.Hide()
	g.field.SetText(text)
	g.field.CursorColumn = len([]rune(text))
	g.field.Show()
	g.Refresh()
	g.canvas().Focus(g.field)
}

// say shows a message beside the chosen cell until something else is done.
func (g *weekGrid) say(message string, tone theme.Tone) {
	g.trouble.SetText(message)
	g.trouble.In(tone.Ink())
	g.note.SetGround(tone.Ground())
	g.note.Show()
	g.Refresh()
}

// commit takes what was typed and moves on; what is not understood stays.
func (g *weekGrid) commit(down, right int) bool {
	if g.field.Text != g.begun {
		if message, ok := g.OnType(g.row, g.day, g.field.Text); !ok {
			g.say(message, theme.Danger)
			return false
		}
	}
	g.leave()
	g.choose(g.row+down, g.day+right)
	return true
}

// leave closes the field and leaves the cell as it was.
func (g *weekGrid) leave() {
	g.editing = false
	g.field.Hide()
	g.note.Hide()
	g.canvas().Focus(g)
	g.Refresh()
}

// fieldKey moves on with Tab and the arrows that a field of one line has no
// use for.
func (g *weekGrid) fieldKey(event *fyne.KeyEvent) bool {
	switch event.Name {
	case fyne.KeyTab:
		g.commit(0, tabStep(g.field.shift))
	case fyne.KeyUp:
		g.commit(-1, 0)
	case fyne.KeyDown:
		g.commit(1, 0)
	default:
		g.note.Hide()
		return false
	}
	return true
}

// tabStep is where Tab goes: right, or left with Shift.
func tabStep(back bool) int {
	if back {
		return -1
	}
	return 1
}

// cell is the chosen one.
func (g *weekGrid) cell() gridCell {
	if g.row >= len(g.rows) {
		return gridCell{}
	}
	return g.rows[g.row].cells[g.day]
}

func (g *weekGrid) canvas() fyne.Canvas { return fyne.CurrentApp().Driver().CanvasForObject(g) }

// FocusGained is called by the toolkit.
func (g *weekGrid) FocusGained() { g.focused = true; g.Refresh() }

// FocusLost is called by the toolkit.
func (g *weekGrid) FocusLost() { g.focused, g.shift = false, false; g.Refresh() }

// CreateRenderer is called by the toolkit.
func (g *weekGrid) CreateRenderer() fyne.WidgetRenderer { return newWeekDrawing(g) }
