package frame

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	tooltip "github.com/dweymouth/fyne-tooltip/widget"

	"tallydesk/gui/icon"
	"tallydesk/gui/kit"
	"tallydesk/gui/page"
	"tallydesk/gui/theme"
)

// rail is the column at the left: the screens, and below them the person. Open
// it shows icon and word, closed only the icon.
type rail struct {
	items  []*railItem // from the top
	views  []*railItem // saved ones, among the items
	person *railItem
	open   bool
	box    *fyne.Container
}

// place is one of the rail's screens.
type place struct {
	name page.Name
	icon icon.Icon
	word string
	key  string // shown in the tooltip
	low  bool   // stands in the lower part, above the person
}

func newRail(places []place, person, initials string, open bool, goTo func(page.Name), onPerson func()) *rail {
	r := &rail{open: open}
	for _, p := range places {
		name := p.name
		item := newRailItem(kit.NewMark(p.icon, theme.Text2, theme.IconRail), p.word, func() { goTo(name) })
		item.name, item.low = name, p.low
		item.SetToolTip(p.word + "  " + p.key)
		r.items = append(r.items, item)
	}
	r.person = newRailItem(kit.NewAvatar(initials, true), person, onPerson)
	r.person.SetToolTip(person)
	r.box = container.New(&railLayout{r})
	for _, item := range r.items {
		r.box.Add(item)
	}
	r.box.Add(r.person)
	r.setOpen(open)
	return r
}

// setOpen opens or closes the rail.
func (r *rail) setOpen(open bool) {
	r.open = open
	for _, item := range append(slices.Clone(r.items), r.person) {
		item.open = open
		item.Refresh()
	}
	for _, item := range r.views {
		item.Hidden = !open
	}
	r.box.Refresh()
}

// show marks the screen that is shown.
func (r *rail) show(name page.Name) {
	for _, item := range r.items {
		if chosen := item.name == name; item.chosen != chosen {
			item.chosen = chosen
			item.Refresh()
		}
	}
}

// tell shows how much waits at a screen; empty for nothing.
func (r *rail) tell(name page.Name, count string) {
	for _, item := range r.items {
		if item.name == name && item.count.Text() != count {
			item.count.SetText(count)
			item.Refresh()
		}
	}
}

// railLayout sets the screens from the top, and the person and the lower part
// at the bottom.
type railLayout struct{ rail *rail }

// MinSize is the rail's width.
func (l *railLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	width := theme.Size(theme.RailClosed)
	if l.rail.open {
		width = theme.Size(theme.RailOpen)
	}
	return fyne.NewSize(width, 0)
}

// Layout gives every item its row.
func (l *railLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	height := theme.Size(theme.RailItem)
	step := height + theme.Size(theme.SpaceTiny)
	y := theme.Size(theme.SpaceSmall)
	low := size.Height - step - theme.Size(theme.SpaceTiny)
	put(l.rail.person, 0, low, size.Width, height)
	for _, item := range l.rail.items {
		if item.Hidden {
			continue
		}
		if item.low {
			low -= step
			put(item, 0, low, size.Width, height)
			continue
		}
		put(item, 0, y, size.Width, height)
		y += step
	}
}

// railItem is one place to go to.
type railItem struct {
	tooltip.ToolTipWidget

	name    page.Name
	low     bool // in the lower part
	sign    fyne.CanvasObject
	word    *kit.Text
	count   *kit.Text // how much waits there
	tapped  func()
	open    bool
	chosen  bool
	hovered bool
	focused bool

	ground, mark, ring *canvas.Rectangle
}

func newRailItem(sign fyne.CanvasObject, word string, tapped func()) *railItem {
	item := &railItem{
		sign: sign, word: kit.Body(word).Clipped(), count: kit.Meta(""), tapped: tapped, open: true,
		ground: canvas.NewRectangle(theme.Color(theme.None)),
		mark:   canvas.NewRectangle(theme.Color(theme.None)),
		ring:   canvas.NewRectangle(theme.Color(theme.None)),
	}
	item.ExtendBaseWidget(item)
	return item
}

// AccessibilityLabel is the item's readable name.
func (i *railItem) AccessibilityLabel() string { return i.word.Text() }

// Tapped goes there.
func (i *railItem) Tapped(*fyne.PointEvent) { i.tapped() }

// FocusGained is called by the toolkit.
func (i *railItem) FocusGained() { i.focused = true; i.Refresh() }

// FocusLost is called by the toolkit.
func (i *railItem) FocusLost() { i.focused = false; i.Refresh() }

// TypedRune passes letters on to the frame.
func (i *railItem) TypedRune(letter rune) {
	if handler := i.canvas().OnTypedRune(); handler != nil && letter != ' ' {
		handler(letter)
	}
}

// TypedKey goes there on Enter and Space; the arrows move along the rail.
func (i *railItem) TypedKey(event *fyne.KeyEvent) {
	switch event.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		i.tapped()
	case fyne.KeyDown:
		i.canvas().FocusNext()
	case fyne.KeyUp:
		i.canvas().FocusPrevious()
	default:
		if handler := i.canvas().OnTypedKey(); handler != nil {
			handler(event)
		}
	}
}

func (i *railItem) canvas() fyne.Canvas { return fyne.CurrentApp().Driver().CanvasForObject(i) }

// MouseIn shows the ground and the tooltip.
func (i *railItem) MouseIn(event *desktop.MouseEvent) {
	if !i.open {
		i.ToolTipWidget.MouseIn(event)
	}
	i.hovered = true
	i.Refresh()
}

// MouseOut hides them.
func (i *railItem) MouseOut() {
	i.ToolTipWidget.MouseOut()
	i.hovered = false
	i.Refresh()
}

// CreateRenderer is called by the toolkit.
func (i *railItem) CreateRenderer() fyne.WidgetRenderer {
	i.color()
	return &railItemDrawing{i}
}

func (i *railItem) color() {
	i.ground.FillColor = theme.Color(theme.None)
	if i.chosen {
		i.ground.FillColor = theme.Color(theme.Selected)
	} else if i.hovered {
		i.ground.FillColor = theme.Color(theme.Hover)
	}
	i.ground.CornerRadius = theme.Size(theme.RadiusControl)
	i.mark.FillColor = theme.Color(theme.Accent)
	i.mark.Hidden = !i.chosen
	i.ring.StrokeColor = theme.Color(theme.Accent)
	i.ring.StrokeWidth = theme.Size(theme.Ring)
	i.ring.CornerRadius = theme.Size(theme.RadiusControl)
	i.ring.Hidden = !i.focused
	i.word.Hidden = !i.open
	i.count.Hidden = !i.open
}

// railItemDrawing draws a railItem.
type railItemDrawing struct{ item *railItem }

// Layout sets mark, ground, sign and word beside each other.
func (d *railItemDrawing) Layout(size fyne.Size) {
	i, gap := d.item, theme.Size(theme.SpaceSmall)
	side := theme.Size(theme.IconRail)
	if _, person := i.sign.(*kit.Avatar); person {
		side = theme.Size(theme.Avatar)
	}
	i.ground.Move(fyne.NewPos(gap, 0))
	i.ground.Resize(fyne.NewSize(size.Width-2*gap, size.Height))
	i.ring.Move(i.ground.Position())
	i.ring.Resize(i.ground.Size())
	height := theme.Size(theme.RailMark)
	i.mark.Move(fyne.NewPos(0, (size.Height-height)/2))
	i.mark.Resize(fyne.NewSize(theme.Size(theme.Edge), height))
	middle := theme.Size(theme.RailClosed) / 2
	i.sign.Move(fyne.NewPos(middle-side/2, (size.Height-side)/2))
	i.sign.Resize(fyne.NewSize(side, side))
	left := theme.Size(theme.RailClosed) - theme.Size(theme.Hairline)*2
	line := i.word.MinSize().Height
	i.word.Move(fyne.NewPos(left, (size.Height-line)/2))
	count := i.count.MinSize()
	put(i.count, size.Width-2*gap-count.Width, (size.Height-count.Height)/2, count.Width, count.Height)
	room := size.Width - left - 3*gap - count.Width
	i.word.Resize(fyne.NewSize(max(room, 0), line))
}

// MinSize is an item's least size.
func (d *railItemDrawing) MinSize() fyne.Size {
	return fyne.NewSize(theme.Size(theme.RailClosed), theme.Size(theme.RailItem))
}

// Refresh takes colours anew.
func (d *railItemDrawing) Refresh() {
	d.item.color()
	d.Layout(d.item.Size())
	for _, o := range d.Objects() {
		o.Refresh()
	}
}

// Objects are what is drawn, from the bottom up.
func (d *railItemDrawing) Objects() []fyne.CanvasObject {
	i := d.item
	return []fyne.CanvasObject{i.ground, i.mark, i.sign, i.word, i.count, i.ring}
}

// Destroy has nothing to free.
func (d *railItemDrawing) Destroy() {}
