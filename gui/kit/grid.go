package kit

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"tallydesk/app/words"
	"tallydesk/gui/icon"
	"tallydesk/gui/theme"
)

// Align is where the content of a column stands.
type Align int

// The alignments of a column.
const (
	Left Align = iota
	Right
	Center
)

// Column is one column of a grid.
type Column struct {
	// ID names the column in sort keys and remembered widths.
	ID string
	// Label is the word in the head.
	Label string
	// Width is the width in units at 100 %; with Flex it is the least width.
	Width float32
	// Flex is the column's share of the width that the others leave.
	Flex float32
	// Spare columns are left out where the width does not hold all columns, the one with the highest number first.
	Spare int
	// Align is where the content stands.
	Align Align
	// Sortable columns sort by a click on the head.
	Sortable bool
}

// Part is one line of a cell. Everything in it is made ready by the caller; the grid only cuts what is too long.
type Part struct {
	// Text is written in one style; Spans, when there are any, replace it.
	Text  string
	Spans []Span
	// Bold and Meta (12 instead of 13) style Text.
	Bold, Meta bool
	// Ink replaces the ink of the line: text on the first, text-2 on the second.
	Ink theme.Name
	// Icon stands before the text, 12 wide, in IconInk (else in the ink of the text).
	Icon    icon.Icon
	IconInk theme.Name
	// Slot keeps the icon's room when there is no icon, so that texts stand under each other.
	Slot bool
	// Badge draws a chip instead of Text.
	Badge *Badge
	// Hang lets the badge's ground stand out to the left, so that its text keeps the column's line.
	Hang bool
	// Help is the tooltip: the word for an icon that stands alone.
	Help string
	// Link answers a click with OnLink.
	Link bool
}

// Cell is what stands in one column of a row. Second is drawn in grids of two lines. What is longer than its column
// runs on over the cells at its right as far as their line is empty.
type Cell struct {
	First, Second Part
}

// Row is one row of a grid.
type Row struct {
	// Key is the row's own name: selection and place follow it.
	Key string
	// Cells are the contents by column.
	Cells []Cell
	// Muted rows are written in text-3.
	Muted bool
}

// SortKey is one column that the rows are sorted by.
type SortKey struct {
	Column string `json:"column"`
	Down   bool   `json:"down,omitempty"`
}

// Want asks a source for the rows From to From+N-1, counted from 0, in an order; without keys in the source's own.
type Want struct {
	From, N int
	Sort    []SortKey
}

// Page is a source's answer: the rows asked for, fewer at the end, and how many rows there are in all.
type Page struct {
	Rows  []Row
	Total int
	// Count, when it is set, counts the rows where Total is only the least that they are. It is called outside the
	// interface's goroutine, once for all pages.
	Count func(ctx context.Context) (int, error)
}

// Source gives a grid its rows. It is asked outside the interface's goroutine; the context ends when the answer is
// no longer wanted.
type Source interface {
	Fetch(ctx context.Context, want Want) (Page, error)
}

// SourceFunc is a function as a Source.
type SourceFunc func(ctx context.Context, want Want) (Page, error)

// Fetch calls the function.
func (f SourceFunc) Fetch(ctx context.Context, want Want) (Page, error) { return f(ctx, want) }

// NewRows is a source of rows in memory, in the order given.
func NewRows(rows []Row) Source {
	return SourceFunc(func(_ context.Context, want Want) (Page, error) {
		from := min(want.From, len(rows))
		to := min(from+want.N, len(rows))
		return Page{Rows: rows[from:to], Total: len(rows)}, nil
	})
}

// GridOptions are what a grid is made with.
type GridOptions struct {
	Columns []Column
	// TwoLines makes rows of 52 instead of 32 (Comfortable: 60, 40).
	TwoLines bool
	// NoHead leaves the head out; PanelHead makes it 24 high instead of 32.
	NoHead, PanelHead bool
	// NoMarks lets only one row be selected.
	NoMarks bool
	// Empty is shown when there is no row.
	Empty fyne.CanvasObject
}

// Grid is a table of any number of rows, of which only the visible ones exist as drawings. It holds its rows by pages
// that it asks its source for, keeps its own scroll offset in rows, and answers to the keys of all lists.
type Grid struct {
	widget.BaseWidget

	// OnOpen is called on Enter and double click.
	OnOpen func(key string)
	// OnSelect is called when another row is selected.
	OnSelect func(key string)
	// OnMarks is called when other rows are marked.
	OnMarks func(Selection)
	// OnMenu is called on right click, Menu and Shift+F10, with the place for a menu.
	OnMenu func(key string, at fyne.Position)
	// OnLink is called on a click on a Part with Link.
	OnLink func(key, column string)
	// OnLoad is called when rows have arrived.
	OnLoad func()
	// OnError gives the text for an error; without it the words of the error itself are shown.
	OnError func(error) string
	// OnScroll is called with the first and the last row shown, counted from 1, and the number of all rows.
	OnScroll func(from, to, total int)
	// OnOffer is called with the number of changed rows that wait; with it the grid draws no bar of its own.
	OnOffer func(waiting int)
	// OnChange is called when something changed that Save remembers: order and widths.
	OnChange func()
	// OnKey and OnRune have the first say about a key; true means used.
	OnKey  func(*fyne.KeyEvent) bool
	OnRune func(rune) bool

	words   *words.Words
	ui      UI
	options GridOptions
	widths  map[string]float32
	sort    []SortKey
	rows    *pages
	marks   marks
	spread  spread
	cursor  int
	key     string
	owed    bool // the person has moved to a row that has yet to come
	top     float64
	waiting int
	failed  string

	focused, shift bool
	hovered        int
	headAt         int

	ground, ring *canvas.Rectangle
	head         *gridHead
	body         *gridBody
	thumb        *gridThumb
	clip         fyne.CanvasObject
	offer        *offerBar
	trouble      *troubleBox
}

// NewGrid makes a grid and asks for its first rows.
func NewGrid(w *words.Words, ui UI, options GridOptions, source Source) *Grid {
	g := &Grid{
		words: w, ui: ui, options: options, widths: map[string]float32{},
		hovered: -1, headAt: -1, ground: fill(), ring: outline(),
	}
	g.spread.anchor = -1
	g.rows = newPages(source)
	g.head = newGridHead(g)
	g.body = newGridBody(g)
	g.thumb = newGridThumb(g)
	g.clip = newClip(g.body)
	g.offer = newOfferBar(g)
	g.trouble = newTroubleBox(g)
	if options.Empty == nil {
		g.options.Empty = Space()
	}
	g.options.Empty.Hide()
	g.ExtendBaseWidget(g)
	g.want(0)
	return g
}

// CreateRenderer is called by the toolkit.
func (g *Grid) CreateRenderer() fyne.WidgetRenderer {
	return draw(g.layout, g.min, g.refresh,
		g.ground, g.head, g.clip, g.options.Empty, g.trouble, g.thumb, g.offer, g.ring)
}

func (g *Grid) min() fyne.Size {
	return fyne.NewSize(theme.Size(theme.PrimaryWidth), g.headHeight()+g.rowHeight())
}

func (g *Grid) headHeight() float32 {
	switch {
	case g.options.NoHead:
		return 0
	case g.options.PanelHead:
		return theme.Size(theme.HeadPanel)
	default:
		return theme.Size(theme.HeadWide)
	}
}

func (g *Grid) rowHeight() float32 {
	if g.options.TwoLines {
		return theme.Size(theme.RowTwo)
	}
	return theme.Size(theme.RowOne)
}

func (g *Grid) layout(size fyne.Size) {
	g.ground.Resize(size)
	head := g.headHeight()
	g.head.Hidden = g.options.NoHead
	place(g.head, 0, 0, size.Width, head)
	room := fyne.NewSize(size.Width, max(size.Height-head, 0))
	for _, o := range []fyne.CanvasObject{g.clip, g.options.Empty, g.trouble} {
		place(o, 0, head, room.Width, room.Height)
	}
	g.body.Resize(room)
	wide := theme.Size(theme.ScrollThumb)
	place(g.thumb, size.Width-wide, head, wide, room.Height)
	bar := g.offer.MinSize()
	place(g.offer, max(size.Width-bar.Width-wide, 0), head, min(bar.Width, size.Width), bar.Height)
	inside := theme.Size(theme.Ring) / 2
	place(g.ring, inside, inside, size.Width-2*inside, size.Height-2*inside)
	g.update()
}

func (g *Grid) refresh() {
	g.ground.FillColor = theme.Color(theme.Surface)
	g.ground.Refresh()
	g.ring.CornerRadius = 0
	showRing(g.ring, g.focused && g.Total() == 0)
	g.body.forget()
	g.head.Refresh()
	g.update()
}

// view is how many rows have room, with the broken part of the last.
func (g *Grid) view() float64 {
	return float64(g.body.Size().Height / g.rowHeight())
}

// update draws the rows in view and asks for those that are missing. Rows that arrive at once, as in tests, make it
// start over instead of going on inside itself.
func (g *Grid) update() {
	if g.body.updating {
		g.body.again = true
		return
	}
	g.body.updating = true
	defer func() { g.body.updating = false }()
	for round := 0; round < maxRounds; round++ {
		g.body.again = false
		g.keepInside()
		g.body.show()
		if !g.body.again {
			break
		}
	}
	g.showState()
}

// maxRounds ends an update that would go on for ever because of a source that never gives what it promised.
const maxRounds = 20

// showState shows what stands in place of rows and around them.
func (g *Grid) showState() {
	total := g.rows.total
	show(g.options.Empty, total == 0 && g.failed == "")
	show(g.clip, total != 0 && g.failed == "")
	g.trouble.set(g.failed)
	g.offer.set(g.waiting)
	g.thumb.update()
	if g.OnScroll != nil && total >= 0 {
		from := min(int(g.top)+1, total)
		g.OnScroll(from, min(int(g.top+g.view()), total), total)
	}
}

// show shows or hides an object when it is not so already.
func show(o fyne.CanvasObject, visible bool) {
	switch {
	case visible == o.Visible():
	case visible:
		o.Show()
	default:
		o.Hide()
	}
}

// keepInside keeps the scroll offset within the rows.
func (g *Grid) keepInside() {
	if g.rows.total < 0 {
		return
	}
	last := float64(g.rows.total) - g.view()
	g.top = max(min(g.top, last), 0)
}

// scrollBy moves the rows by a number of rows.
func (g *Grid) scrollBy(rows float64) {
	before := g.top
	g.top += rows
	g.keepInside()
	if g.top != before {
		g.update()
	}
}
