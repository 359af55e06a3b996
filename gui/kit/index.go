package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"tallydesk/gui/theme"
)

// IndexGroup is a few entries of an Index under a label.
type IndexGroup struct {
	Label   string
	Entries []Option
}

// Index is a column of places in groups, one of which is shown beside it. It is one tab stop: the arrows choose at once,
// Enter and → go into what is shown.
type Index struct {
	widget.BaseWidget

	// OnChosen is called when the person has chosen another entry.
	OnChosen func(value string)
	// OnOpen is called on Enter and →: the keyboard wants to go into what is shown.
	OnOpen func()

	column   *fyne.Container
	entries  []*indexEntry
	selected string
	focused  bool
}

// NewIndex makes an index with one entry chosen.
func NewIndex(groups []IndexGroup, selected string, chosen func(value string)) *Index {
	i := &Index{OnChosen: chosen, selected: selected, column: Down(theme.SpacePanel)}
	for _, group := range groups {
		block := Down(theme.Ring, PadAcross(HighAs(Across(Group(group.Label)), theme.ControlSmall), theme.SpaceSmall))
		for _, option := range group.Entries {
			entry := newIndexEntry(i, option)
			i.entries = append(i.entries, entry)
			block.Add(entry)
		}
		i.column.Add(block)
	}
	i.ExtendBaseWidget(i)
	return i
}

// Selected is the value of the chosen entry.
func (i *Index) Selected() string { return i.selected }

// SetSelected chooses an entry without telling OnChosen.
func (i *Index) SetSelected(value string) {
	i.selected = value
	i.Refresh()
}

// CreateRenderer is called by the toolkit.
func (i *Index) CreateRenderer() fyne.WidgetRenderer {
	return draw(i.column.Resize, i.column.MinSize, i.color, i.column)
}

func (i *Index) color() {
	for _, entry := range i.entries {
		entry.Refresh()
	}
	i.column.Refresh()
}

// at is the place of the chosen entry.
func (i *Index) at() int {
	for n, entry := range i.entries {
		if entry.option.Value == i.selected {
			return n
		}
	}
	return 0
}

func (i *Index) choose(n int) {
	if len(i.entries) == 0 {
		return
	}
	value := i.entries[max(min(n, len(i.entries)-1), 0)].option.Value
	if value == i.selected {
		return
	}
	i.SetSelected(value)
	if i.OnChosen != nil {
		i.OnChosen(value)
	}
}

// FocusGained is called by the toolkit.
func (i *Index) FocusGained() { i.focused = true; i.Refresh() }

// FocusLost is called by the toolkit.
func (i *Index) FocusLost() { i.focused = false; i.Refresh() }

// TypedKey chooses with the arrows; other keys go to the window.
func (i *Index) TypedKey(event *fyne.KeyEvent) {
	switch {
	case event.Name == fyne.KeyUp:
		i.choose(i.at() - 1)
	case event.Name == fyne.KeyDown:
		i.choose(i.at() + 1)
	case event.Name == fyne.KeyHome:
		i.choose(0)
	case event.Name == fyne.KeyEnd:
		i.choose(len(i.entries) - 1)
	case (isEnter(event.Name) || event.Name == fyne.KeyRight) && i.OnOpen != nil:
		i.OnOpen()
	default:
		passKey(i, event)
	}
}

// TypedRune chooses with J and K; other letters go to the window.
func (i *Index) TypedRune(r rune) {
	switch r {
	case 'j', 'J':
		i.choose(i.at() + 1)
	case 'k', 'K':
		i.choose(i.at() - 1)
	default:
		passRune(i, r)
	}
}

// indexEntry is one place: its word on its ground, with an edge while the index has the focus.
type indexEntry struct {
	widget.BaseWidget

	index   *Index
	option  Option
	hovered bool
	ground  *canvas.Rectangle
	edge    *canvas.Rectangle
	word    *Text
}

func newIndexEntry(index *Index, option Option) *indexEntry {
	e := &indexEntry{index: index, option: option, ground: fill(), edge: fill(), word: Body(option.Label).Clipped()}
	e.ExtendBaseWidget(e)
	return e
}

// AccessibilityLabel is the entry's readable name.
func (e *indexEntry) AccessibilityLabel() string { return e.option.Label }

// CreateRenderer is called by the toolkit.
func (e *indexEntry) CreateRenderer() fyne.WidgetRenderer {
	return draw(e.layout, e.min, e.color, e.ground, e.edge, e.word)
}

func (e *indexEntry) min() fyne.Size {
	pad := theme.Size(theme.SpaceSmall)
	return fyne.NewSize(e.word.MinSize().Width+2*pad, theme.Size(theme.RailItem))
}

func (e *indexEntry) layout(size fyne.Size) {
	pad, high := theme.Size(theme.SpaceSmall), e.word.MinSize().Height
	place(e.ground, 0, 0, size.Width, size.Height)
	place(e.edge, 0, 0, theme.Size(theme.Edge), size.Height)
	place(e.word, pad, (size.Height-high)/2, max(size.Width-2*pad, 0), high)
}

func (e *indexEntry) color() {
	chosen := e.index.selected == e.option.Value
	e.ground.FillColor = theme.Color(theme.None)
	switch {
	case chosen:
		e.ground.FillColor = theme.Color(theme.Selected)
	case e.hovered:
		e.ground.FillColor = theme.Color(theme.Hover)
	}
	e.edge.FillColor = theme.Color(theme.Text3)
	if e.index.focused {
		e.edge.FillColor = theme.Color(theme.Accent)
	}
	e.edge.Hidden = !chosen
	e.word.Refresh()
	canvas.Refresh(e)
}

// Tapped chooses the entry.
func (e *indexEntry) Tapped(*fyne.PointEvent) {
	focus(e.index)
	for n, entry := range e.index.entries {
		if entry == e {
			e.index.choose(n)
		}
	}
}

// MouseIn shows the ground.
func (e *indexEntry) MouseIn(*desktop.MouseEvent) { e.hovered = true; e.Refresh() }

// MouseMoved is called by the toolkit.
func (e *indexEntry) MouseMoved(*desktop.MouseEvent) {}

// MouseOut hides the ground.
func (e *indexEntry) MouseOut() { e.hovered = false; e.Refresh() }

// Cursor is a hand.
func (e *indexEntry) Cursor() desktop.Cursor { return desktop.PointerCursor }
