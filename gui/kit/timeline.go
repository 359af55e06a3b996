package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"tallydesk/app/words"
	"tallydesk/gui/theme"
)

// ItemKind is what an item of a conversation is.
type ItemKind int

// The kinds of items.
const (
	// Message is between the customer and us.
	Message ItemKind = iota
	// Note is internal: the customer never sees it.
	Note
	// Event is something that happened: a line with a dot.
	Event
)

// File is something attached.
type File struct {
	Name, Size string
	Picture    bool
	Open       func()
}

// Item is one item of a conversation. All texts are the caller's.
type Item struct {
	// Key is the item's own name.
	Key  string
	Kind ItemKind
	// Initials stand in the gutter; Own says that it is one of our people.
	Initials string
	Own      bool
	// Author is bold, Detail follows ("to Carin Holm", "Sundvik kommun · e-mail"), When stands at the right.
	Author, Detail, When string
	// Body is the text.
	Body []Span
	// Files are attached.
	Files []File
	// Quoted is quoted mail, folded behind QuotedLabel ("14 quoted lines").
	Quoted, QuotedLabel string
	// Unread items decide where the conversation opens.
	Unread bool
}

// Timeline is a conversation: small items under each other, the newest at the bottom. It opens at the first unread
// item, else at the newest. ↑ ↓ J K move among the items, Enter shows all of a long one.
type Timeline struct {
	widget.BaseWidget

	// OnMenu is called on right click, Menu and Shift+F10.
	OnMenu func(key string, at fyne.Position)
	// OnSelect is called when another item is selected.
	OnSelect func(key string)
	// OnKey and OnRune have the first say about a key; true means used.
	OnKey  func(*fyne.KeyEvent) bool
	OnRune func(rune) bool

	words   *words.Words
	items   []*timelineItem
	at      int
	focused bool
	shift   bool
	reading bool // the person has moved: the place is theirs
	placing bool // the place is being set by us
	ground  *canvas.Rectangle
	column  *fyne.Container
	scroll  *container.Scroll
}

// NewTimeline makes an empty conversation.
func NewTimeline(w *words.Words) *Timeline {
	t := &Timeline{words: w, at: -1, ground: fill(), column: container.New(&timelineLayout{})}
	t.scroll = NewScroll(t.column)
	t.scroll.OnScrolled = func(fyne.Position) {
		t.reading = t.reading || !t.placing
		t.hideFar()
	}
	t.ExtendBaseWidget(t)
	return t
}

// SetItems shows other items. Those with a known key keep how they are shown; the place stays, except at the bottom,
// where the newest comes into view.
func (t *Timeline) SetItems(items []Item) {
	atEnd := t.atEnd()
	known := map[string]*timelineItem{}
	for _, item := range t.items {
		known[item.item.Key] = item
	}
	selected := t.Selected()
	t.items, t.at, t.column.Objects = nil, -1, nil
	for i, item := range items {
		drawn, ok := known[item.Key]
		if !ok {
			drawn = newTimelineItem(t, item)
		} else {
			drawn.set(item)
		}
		t.items = append(t.items, drawn)
		t.column.Add(drawn)
		if item.Key == selected && selected != "" {
			t.at = i
		}
	}
	t.layout(t.Size())
	if t.reading && atEnd {
		t.scroll.ScrollToBottom()
	}
	t.hideFar()
	t.Refresh()
}

// CreateRenderer is called by the toolkit.
func (t *Timeline) CreateRenderer() fyne.WidgetRenderer {
	return draw(t.layout, func() fyne.Size { return fyne.NewSize(theme.Size(theme.PanelMin), theme.Size(theme.RowTwo)) }, func() {
		t.ground.FillColor = theme.Color(theme.Surface)
		for _, item := range t.items {
			item.Refresh()
		}
		t.layout(t.Size())
		canvas.Refresh(t)
	}, t.ground, t.scroll)
}

func (t *Timeline) layout(size fyne.Size) {
	t.placing = true
	defer func() { t.placing = false }()
	t.ground.Resize(size)
	t.scroll.Resize(size)
	t.column.Resize(fyne.NewSize(size.Width, max(t.column.MinSize().Height, size.Height)))
	t.column.Layout.Layout(t.column.Objects, t.column.Size())
	t.column.Resize(fyne.NewSize(size.Width, max(t.column.MinSize().Height, size.Height)))
	if !t.reading && size.Height > 0 && len(t.items) > 0 {
		t.openAt()
	}
	t.hideFar()
}

// openAt scrolls to the first unread item, or to the newest.
func (t *Timeline) openAt() {
	for _, item := range t.items {
		if item.item.Unread {
			t.scroll.ScrollToOffset(fyne.NewPos(0, item.Position().Y))
			return
		}
	}
	t.scroll.ScrollToBottom()
}

// atEnd tells whether the newest item is in view.
func (t *Timeline) atEnd() bool {
	return t.scroll.Offset.Y+t.scroll.Size().Height >= t.column.Size().Height-theme.Size(theme.SpaceSection)
}

// hideFar draws only what is near the view: a long conversation costs no more than a short one.
func (t *Timeline) hideFar() {
	top, bottom := t.scroll.Offset.Y, t.scroll.Offset.Y+t.scroll.Size().Height
	near := t.scroll.Size().Height
	for _, item := range t.items {
		y := item.Position().Y
		item.Hidden = y+item.Size().Height < top-near || y > bottom+near
	}
}

// timelineLayout sets items under each other, hidden or not, each as high as it is narrow.
type timelineLayout struct{}

// MinSize is the height of all items.
func (l *timelineLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(0, 2*theme.Size(theme.ChipPad))
	for _, o := range objects {
		size.Height += o.MinSize().Height
	}
	return size
}

// Layout gives every item its width first.
func (l *timelineLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	y := theme.Size(theme.ChipPad)
	for _, o := range objects {
		if o.Size().Width != size.Width {
			o.Resize(fyne.NewSize(size.Width, o.Size().Height))
		}
		height := o.MinSize().Height
		place(o, 0, y, size.Width, height)
		y += height
	}
}

// Selected is the key of the selected item; empty when none is.
func (t *Timeline) Selected() string {
	if t.at < 0 || t.at >= len(t.items) {
		return ""
	}
	return t.items[t.at].item.Key
}

// Select selects an item by its key and brings it into view.
func (t *Timeline) Select(key string) {
	for i, item := range t.items {
		if item.item.Key == key {
			t.choose(i)
		}
	}
}

func (t *Timeline) choose(index int) {
	if len(t.items) == 0 {
		return
	}
	index = max(min(index, len(t.items)-1), 0)
	if index == t.at {
		return
	}
	before := t.at
	t.at, t.reading = index, true
	if before >= 0 {
		t.items[before].Refresh()
	}
	t.reveal()
	t.items[index].Refresh()
	if t.OnSelect != nil {
		t.OnSelect(t.Selected())
	}
}

// reveal scrolls until the selected item is in view.
func (t *Timeline) reveal() {
	item := t.items[t.at]
	top, bottom := item.Position().Y, item.Position().Y+item.Size().Height
	view := t.scroll.Size().Height
	switch {
	case top < t.scroll.Offset.Y:
		t.scroll.ScrollToOffset(fyne.NewPos(0, top))
	case bottom > t.scroll.Offset.Y+view:
		t.scroll.ScrollToOffset(fyne.NewPos(0, min(bottom-view, top)))
	}
	t.hideFar()
}

// ShowPlain shows the text of an item as selectable plain text, or as it was.
func (t *Timeline) ShowPlain(key string) {
	for _, item := range t.items {
		if item.item.Key == key {
			item.setPlain(!item.plain)
			t.layout(t.Size())
		}
	}
}

// FocusGained is called by the toolkit.
func (t *Timeline) FocusGained() {
	t.focused = true
	if t.at < 0 {
		t.choose(t.lastInView())
	}
	t.refreshSelected()
}

// lastInView is the index of the last item whose beginning is in view.
func (t *Timeline) lastInView() int {
	last := 0
	for i, item := range t.items {
		if item.Position().Y <= t.scroll.Offset.Y+t.scroll.Size().Height-theme.Size(theme.SpaceSection) {
			last = i
		}
	}
	return last
}

// FocusLost is called by the toolkit.
func (t *Timeline) FocusLost() {
	t.focused, t.shift = false, false
	t.refreshSelected()
}

func (t *Timeline) refreshSelected() {
	if t.at >= 0 && t.at < len(t.items) {
		t.items[t.at].Refresh()
	}
}

// KeyDown notes that Shift is held.
func (t *Timeline) KeyDown(event *fyne.KeyEvent) { t.shift = t.shift || isShift(event.Name) }

// KeyUp notes that Shift is let go.
func (t *Timeline) KeyUp(event *fyne.KeyEvent) { t.shift = t.shift && !isShift(event.Name) }

// TypedKey moves among the items; keys without a meaning go to the window.
func (t *Timeline) TypedKey(event *fyne.KeyEvent) {
	if t.OnKey != nil && t.OnKey(event) {
		return
	}
	page := t.scroll.Size().Height - theme.Size(theme.SpacePage)
	switch {
	case event.Name == fyne.KeyUp:
		t.choose(t.at - 1)
	case event.Name == fyne.KeyDown:
		t.choose(t.at + 1)
	case event.Name == fyne.KeyHome:
		t.choose(0)
	case event.Name == fyne.KeyEnd:
		t.choose(len(t.items) - 1)
	case event.Name == fyne.KeyPageUp:
		t.scrollBy(-page)
	case event.Name == fyne.KeyPageDown:
		t.scrollBy(page)
	case isEnter(event.Name) && t.at >= 0:
		t.items[t.at].unfold()
		t.layout(t.Size())
	case event.Name == desktop.KeyMenu, event.Name == fyne.KeyF10 && t.shift:
		t.menu()
	default:
		passKey(t, event)
	}
}

func (t *Timeline) scrollBy(distance float32) {
	t.reading = true
	most := max(t.column.Size().Height-t.scroll.Size().Height, 0)
	t.scroll.ScrollToOffset(fyne.NewPos(0, max(min(t.scroll.Offset.Y+distance, most), 0)))
	t.hideFar()
}

func (t *Timeline) menu() {
	if t.OnMenu == nil || t.at < 0 {
		return
	}
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(t.items[t.at])
	t.OnMenu(t.Selected(), at.AddXY(theme.Size(theme.Gutter), theme.Size(theme.Gutter)))
}

// TypedRune moves with J and K; other letters go to the window.
func (t *Timeline) TypedRune(r rune) {
	if t.OnRune != nil && t.OnRune(r) {
		return
	}
	switch r {
	case 'j', 'J':
		t.choose(t.at + 1)
	case 'k', 'K':
		t.choose(t.at - 1)
	default:
		passRune(t, r)
	}
}
