package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"tallydesk/gui/theme"
)

// PanelItem is one of a few things in a panel. Its content is made of texts and chips, which leave clicks to the item.
type PanelItem struct {
	Key     string
	Content fyne.CanvasObject
}

// Items is a few things under each other in a panel, each as high as it needs. It is one tab stop in which the arrows
// move, and it scrolls with its panel.
type Items struct {
	widget.BaseWidget

	// OnOpen is called on Enter and double click.
	OnOpen func(key string)
	// OnMenu is called on right click, Menu and Shift+F10, with the place for a menu.
	OnMenu func(key string, at fyne.Position)
	// OnMove is called when the cursor has moved to an item, so that it can be scrolled into view.
	OnMove func(item fyne.CanvasObject)

	column  *fyne.Container
	boxes   []*itemBox
	at      int
	focused bool
	shift   bool
}

// NewItems makes a list of items.
func NewItems(items ...PanelItem) *Items {
	i := &Items{column: Down("")}
	i.ExtendBaseWidget(i)
	i.Set(items...)
	return i
}

// Set shows other items. The cursor stays with its key.
func (i *Items) Set(items ...PanelItem) {
	key := i.Selected()
	i.at, i.boxes, i.column.Objects = 0, nil, nil
	for n, item := range items {
		box := newItemBox(i, n, item)
		i.boxes = append(i.boxes, box)
		i.column.Add(box)
		if item.Key == key {
			i.at = n
		}
	}
	i.Refresh()
}

// Selected is the key of the item under the cursor; empty without items.
func (i *Items) Selected() string {
	if i.at >= len(i.boxes) {
		return ""
	}
	return i.boxes[i.at].item.Key
}

// Count is how many items there are.
func (i *Items) Count() int { return len(i.boxes) }

// CreateRenderer is called by the toolkit.
func (i *Items) CreateRenderer() fyne.WidgetRenderer {
	return draw(i.column.Resize, i.column.MinSize, i.color, i.column)
}

func (i *Items) color() {
	for _, box := range i.boxes {
		box.Refresh()
	}
	i.column.Refresh()
}

// FocusGained is called by the toolkit.
func (i *Items) FocusGained() {
	i.focused = true
	i.move(0)
}

// FocusLost is called by the toolkit.
func (i *Items) FocusLost() {
	i.focused, i.shift = false, false
	i.Refresh()
}

func (i *Items) move(by int) { i.moveTo(i.at + by) }

func (i *Items) moveTo(index int) {
	i.at = max(min(index, len(i.boxes)-1), 0)
	i.Refresh()
	if i.OnMove != nil && i.at < len(i.boxes) {
		i.OnMove(i.boxes[i.at])
	}
}

// KeyDown notes that Shift is held.
func (i *Items) KeyDown(event *fyne.KeyEvent) { i.shift = i.shift || isShift(event.Name) }

// KeyUp notes that Shift is let go.
func (i *Items) KeyUp(event *fyne.KeyEvent) { i.shift = i.shift && !isShift(event.Name) }

// TypedKey moves, opens, or asks for the menu; other keys go to the window.
func (i *Items) TypedKey(event *fyne.KeyEvent) {
	switch {
	case event.Name == fyne.KeyUp:
		i.move(-1)
	case event.Name == fyne.KeyDown:
		i.move(1)
	case event.Name == fyne.KeyHome:
		i.moveTo(0)
	case event.Name == fyne.KeyEnd:
		i.moveTo(len(i.boxes) - 1)
	case isEnter(event.Name) && i.OnOpen != nil && i.Selected() != "":
		i.OnOpen(i.Selected())
	case (event.Name == desktop.KeyMenu || event.Name == fyne.KeyF10 && i.shift) && i.OnMenu != nil && i.Selected() != "":
		box := i.boxes[i.at]
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(box)
		i.OnMenu(i.Selected(), at.AddXY(0, box.Size().Height))
	default:
		passKey(i, event)
	}
}

// TypedRune moves with J and K; other letters go to the window.
func (i *Items) TypedRune(r rune) {
	switch r {
	case 'j', 'J':
		i.move(1)
	case 'k', 'K':
		i.move(-1)
	default:
		passRune(i, r)
	}
}

// itemBox is the place of one item: its ground, its edge while it is under the cursor, and its content.
type itemBox struct {
	widget.BaseWidget

	list    *Items
	index   int
	item    PanelItem
	hovered bool
	ground  *canvas.Rectangle
	edge    *canvas.Rectangle
}

func newItemBox(list *Items, index int, item PanelItem) *itemBox {
	b := &itemBox{list: list, index: index, item: item, ground: fill(), edge: fill()}
	b.ExtendBaseWidget(b)
	return b
}

// CreateRenderer is called by the toolkit.
func (b *itemBox) CreateRenderer() fyne.WidgetRenderer {
	return draw(b.layout, b.min, b.color, b.ground, b.edge, b.item.Content)
}

func (b *itemBox) min() fyne.Size {
	return b.item.Content.MinSize().AddWidthHeight(0, 2*theme.Size(theme.SpaceTiny))
}

func (b *itemBox) layout(size fyne.Size) {
	out, gap := theme.Size(theme.SpaceSmall), theme.Size(theme.SpaceTiny)
	place(b.ground, -out, 0, size.Width+2*out, size.Height)
	place(b.edge, -out, 0, theme.Size(theme.Edge), size.Height)
	place(b.item.Content, 0, gap, size.Width, size.Height-2*gap)
}

func (b *itemBox) color() {
	chosen := b.list.focused && b.list.at == b.index
	b.ground.FillColor = theme.Color(theme.None)
	switch {
	case chosen:
		b.ground.FillColor = theme.Color(theme.Selected)
	case b.hovered && b.list.OnOpen != nil:
		b.ground.FillColor = theme.Color(theme.Hover)
	}
	b.edge.FillColor = theme.Color(theme.Accent)
	b.edge.Hidden = !chosen
	b.ground.Refresh()
	b.edge.Refresh()
}

// MouseDown puts the cursor on the item.
func (b *itemBox) MouseDown(*desktop.MouseEvent) {
	focus(b.list)
	b.list.moveTo(b.index)
}

// MouseUp is called by the toolkit.
func (b *itemBox) MouseUp(*desktop.MouseEvent) {}

// DoubleTapped opens the item.
func (b *itemBox) DoubleTapped(*fyne.PointEvent) {
	if b.list.OnOpen != nil {
		b.list.OnOpen(b.item.Key)
	}
}

// TappedSecondary asks for the item's menu.
func (b *itemBox) TappedSecondary(event *fyne.PointEvent) {
	if b.list.OnMenu != nil {
		b.list.OnMenu(b.item.Key, event.AbsolutePosition)
	}
}

// MouseIn shows the ground.
func (b *itemBox) MouseIn(*desktop.MouseEvent) { b.hovered = true; b.Refresh() }

// MouseMoved is called by the toolkit.
func (b *itemBox) MouseMoved(*desktop.MouseEvent) {}

// MouseOut hides the ground.
func (b *itemBox) MouseOut() { b.hovered = false; b.Refresh() }
