package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"tallydesk/gui/theme"
)

// menuRow is one item of a menu.
type menuRow struct {
	widget.BaseWidget

	list         *menuList
	index        int
	ground, line *canvas.Rectangle
	image        *canvas.Image
	word, key    *canvas.Text
}

func newMenuRow(l *menuList, index int) *menuRow {
	r := &menuRow{
		list: l, index: index, ground: fill(), line: fill(), image: newImage(),
		word: canvas.NewText("", nil), key: canvas.NewText("", nil),
	}
	r.ExtendBaseWidget(r)
	return r
}

func (r *menuRow) item() MenuItem { return r.list.items[r.index] }

// CreateRenderer is called by the toolkit.
func (r *menuRow) CreateRenderer() fyne.WidgetRenderer {
	return draw(r.layout, r.min, r.refresh, r.ground, r.line, r.image, r.word, r.key)
}

func (r *menuRow) min() fyne.Size {
	item := r.item()
	width := fyne.MeasureText(item.Label, theme.Size(theme.TextBody), fyne.TextStyle{}).Width
	if item.Key != "" {
		width += theme.Size(theme.SpaceSection) + fyne.MeasureText(item.Key, theme.Size(theme.TextMeta), fyne.TextStyle{}).Width
	}
	return fyne.NewSize(width+r.textAt()+theme.Size(theme.SpaceCell), theme.Size(theme.SegmentBox))
}

// textAt is where the words begin: the same for all rows of a menu in which one has an icon.
func (r *menuRow) textAt() float32 {
	for _, item := range r.list.items {
		if item.Icon != "" {
			return theme.Size(theme.SpaceCell) + theme.Size(theme.IconText) + theme.Size(theme.SpaceSmall)
		}
	}
	return theme.Size(theme.SpaceCell)
}

func (r *menuRow) layout(size fyne.Size) {
	r.ground.Resize(size)
	r.line.Resize(fyne.NewSize(size.Width, theme.Size(theme.Hairline)))
	pad, side := theme.Size(theme.SpaceCell), theme.Size(theme.IconText)
	place(r.image, pad, (size.Height-side)/2, side, side)
	word, key := r.word.MinSize().Width, r.key.MinSize().Width
	centre(r.word, r.textAt(), word, size.Height)
	centre(r.key, size.Width-pad-key, key, size.Height)
}

func (r *menuRow) refresh() {
	if r.index >= len(r.list.items) {
		return
	}
	item := r.item()
	ink, ground := theme.Text, theme.None
	if item.Disabled {
		ink = theme.Control
	}
	if r.list.at == r.index {
		ground = theme.Selected
	}
	write(r.word, item.Label, theme.Size(theme.TextBody), fyne.TextStyle{}, ink)
	write(r.key, item.Key, theme.Size(theme.TextMeta), fyne.TextStyle{}, theme.Text3)
	showIcon(r.image, item.Icon, theme.Text2)
	r.ground.FillColor = theme.Color(ground)
	r.line.FillColor = theme.Color(theme.Line)
	r.line.Hidden = !item.Line
	r.layout(r.Size())
	canvas.Refresh(r)
}

// Tapped takes the item.
func (r *menuRow) Tapped(*fyne.PointEvent) { r.list.take(r.index) }

// MouseIn moves to the item under the pointer.
func (r *menuRow) MouseIn(*desktop.MouseEvent) {
	if !r.item().Disabled {
		r.list.choose(r.index)
	}
}

// MouseMoved is called by the toolkit.
func (r *menuRow) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is called by the toolkit.
func (r *menuRow) MouseOut() {}
