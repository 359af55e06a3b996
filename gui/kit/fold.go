package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"tallydesk/gui/icon"
	"tallydesk/gui/theme"
)

// Fold is a line of words that opens and closes a content: by click, Enter or Space, → and ←.
type Fold struct {
	widget.BaseWidget

	// OnToggled is called when the person has opened or closed it.
	OnToggled func(open bool)

	head    *foldHead
	content *fyne.Container
	inner   fyne.CanvasObject
	open    bool
}

// NewFold makes a fold. Label and count stand in the line; meta follows in text-3.
func NewFold(label, count, meta string, content fyne.CanvasObject, open bool) *Fold {
	f := &Fold{inner: content, open: open}
	f.head = newFoldHead(f)
	f.head.line = NewLine()
	f.SetWords(label, count, meta)
	f.content = Down(theme.SpaceTiny, f.head, content)
	f.ExtendBaseWidget(f)
	f.SetOpen(open)
	return f
}

// SetWords changes the words of the line.
func (f *Fold) SetWords(label, count, meta string) {
	spans := []Span{Plain(label)}
	if count != "" {
		spans = append(spans, Strong("  "+count))
	}
	if meta != "" {
		spans = append(spans, Span{Text: "    " + meta, Meta: true, Ink: theme.Text3})
	}
	f.head.line.Set(spans...)
}

// Open tells whether the content is shown.
func (f *Fold) Open() bool { return f.open }

// SetOpen shows or hides the content without telling OnToggled.
func (f *Fold) SetOpen(open bool) {
	f.open = open
	show(f.inner, open)
	f.head.Refresh()
	f.Refresh()
}

func (f *Fold) toggle(open bool) {
	if open == f.open {
		return
	}
	f.SetOpen(open)
	if f.OnToggled != nil {
		f.OnToggled(open)
	}
}

// CreateRenderer is called by the toolkit.
func (f *Fold) CreateRenderer() fyne.WidgetRenderer {
	return draw(f.content.Resize, f.content.MinSize, f.content.Refresh, f.content)
}

// foldHead is the line that opens and closes.
type foldHead struct {
	widget.BaseWidget

	fold    *Fold
	line    *Line
	arrow   *canvas.Image
	ground  *canvas.Rectangle
	ring    *canvas.Rectangle
	hovered bool
	focused bool
}

func newFoldHead(f *Fold) *foldHead {
	h := &foldHead{fold: f, arrow: newImage(), ground: fill(), ring: outline()}
	h.ExtendBaseWidget(h)
	return h
}

// CreateRenderer is called by the toolkit.
func (h *foldHead) CreateRenderer() fyne.WidgetRenderer {
	return draw(h.layout, h.min, h.refresh, h.ground, h.ring, h.arrow, h.line)
}

func (h *foldHead) min() fyne.Size {
	return fyne.NewSize(h.line.MinSize().Width+theme.Size(theme.SpaceSection), theme.Size(theme.ControlSmall))
}

func (h *foldHead) layout(size fyne.Size) {
	out, side := theme.Size(theme.ChipPad), theme.Size(theme.IconSmall)
	place(h.ground, -out, 0, size.Width+2*out, size.Height)
	ringAround(h.ring, h.ground.Position(), h.ground.Size())
	place(h.arrow, 0, (size.Height-side)/2, side, side)
	left, high := theme.Size(theme.IconRail), h.line.MinSize().Height
	place(h.line, left, (size.Height-high)/2, size.Width-left, high)
}

func (h *foldHead) refresh() {
	drawing, ground := icon.FoldClosed, theme.None
	if h.fold.open {
		drawing = icon.FoldOpen
	}
	if h.hovered {
		ground = theme.Hover
	}
	showIcon(h.arrow, drawing, theme.Text2)
	h.ground.FillColor = theme.Color(ground)
	h.ground.CornerRadius = theme.Size(theme.RadiusControl)
	showRing(h.ring, h.focused)
	h.line.Refresh()
	canvas.Refresh(h)
}

// Tapped opens or closes.
func (h *foldHead) Tapped(*fyne.PointEvent) { h.fold.toggle(!h.fold.open) }

// FocusGained is called by the toolkit.
func (h *foldHead) FocusGained() { h.focused = true; h.Refresh() }

// FocusLost is called by the toolkit.
func (h *foldHead) FocusLost() { h.focused = false; h.Refresh() }

// TypedKey opens and closes.
func (h *foldHead) TypedKey(event *fyne.KeyEvent) {
	switch {
	case isEnter(event.Name), event.Name == fyne.KeySpace:
		h.fold.toggle(!h.fold.open)
	case event.Name == fyne.KeyRight:
		h.fold.toggle(true)
	case event.Name == fyne.KeyLeft:
		h.fold.toggle(false)
	default:
		passKey(h, event)
	}
}

// TypedRune passes letters on to the window; a space has already opened or closed.
func (h *foldHead) TypedRune(r rune) {
	if r != ' ' {
		passRune(h, r)
	}
}

// MouseIn shows the ground.
func (h *foldHead) MouseIn(*desktop.MouseEvent) { h.hovered = true; h.Refresh() }

// MouseMoved is called by the toolkit.
func (h *foldHead) MouseMoved(*desktop.MouseEvent) {}

// MouseOut hides the ground.
func (h *foldHead) MouseOut() { h.hovered = false; h.Refresh() }

// Cursor is a hand.
func (h *foldHead) Cursor() desktop.Cursor { return desktop.PointerCursor }
