package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"tallydesk/gui/icon"
	"tallydesk/gui/theme"
)

// gridThumb is the scroll bar of a grid: exact at any number of rows, because it is drawn from the row's number.
type gridThumb struct {
	widget.BaseWidget
	grid *Grid
	rect *canvas.Rectangle
}

func newGridThumb(g *Grid) *gridThumb {
	t := &gridThumb{grid: g, rect: fill()}
	t.ExtendBaseWidget(t)
	return t
}

// CreateRenderer is called by the toolkit.
func (t *gridThumb) CreateRenderer() fyne.WidgetRenderer {
	return draw(func(fyne.Size) { t.update() }, func() fyne.Size { return fyne.NewSize(0, 0) }, t.update, t.rect)
}

func (t *gridThumb) update() {
	size, view, total := t.Size(), t.grid.view(), float64(t.grid.Total())
	t.rect.Hidden = view <= 0 || total <= view
	if t.rect.Hidden {
		return
	}
	thin := theme.Size(theme.SpaceTiny)
	high := max(size.Height*float32(view/total), theme.Size(theme.SpaceSection))
	y := (size.Height - high) * float32(t.grid.top/(total-view))
	place(t.rect, size.Width-thin-theme.Size(theme.Ring), y, thin, high)
	t.rect.CornerRadius = thin / 2
	t.rect.FillColor = theme.Color(theme.Control)
	t.rect.Refresh()
}

// Dragged moves the rows with the thumb.
func (t *gridThumb) Dragged(event *fyne.DragEvent) {
	size, view, total := t.Size(), t.grid.view(), float64(t.grid.Total())
	room := size.Height - t.rect.Size().Height
	if room <= 0 || total <= view {
		return
	}
	t.grid.scrollBy(float64(event.Dragged.DY/room) * (total - view))
}

// DragEnd has nothing to do.
func (t *gridThumb) DragEnd() {}

// offerBar says how many rows wait, and shows them.
type offerBar struct {
	widget.BaseWidget
	grid   *Grid
	ground *canvas.Rectangle
	button *Button
}

func newOfferBar(g *Grid) *offerBar {
	b := &offerBar{grid: g, ground: fill(), button: NewTextButton("", "F5", func() { g.showWaiting() })}
	b.ExtendBaseWidget(b)
	b.Hide()
	return b
}

// CreateRenderer is called by the toolkit.
func (b *offerBar) CreateRenderer() fyne.WidgetRenderer {
	return draw(func(size fyne.Size) {
		b.ground.Resize(size)
		pad := theme.Size(theme.SpaceCell)
		place(b.button, pad, 0, size.Width-2*pad, size.Height)
	}, func() fyne.Size {
		least := b.button.MinSize()
		return least.AddWidthHeight(2*theme.Size(theme.SpaceCell), 0)
	}, func() {
		b.ground.FillColor = theme.Color(theme.Sunken)
		b.ground.CornerRadius = theme.Size(theme.RadiusControl)
		b.ground.Refresh()
	}, b.ground, b.button)
}

// set shows how many rows wait; a grid with OnOffer shows it itself.
func (b *offerBar) set(waiting int) {
	visible := waiting > 0 && b.grid.OnOffer == nil
	if visible {
		if label := b.grid.words.N("kit.grid.waiting", waiting); label != b.button.Label() {
			b.button.SetLabel(label, "F5")
		}
		least, head := b.MinSize(), b.grid.headHeight()
		place(b, b.grid.Size().Width-least.Width-theme.Size(theme.SpacePanel), head, least.Width, least.Height)
	}
	show(b, visible)
}

// troubleBox stands in place of the rows when they could not be had.
type troubleBox struct {
	widget.BaseWidget
	text    *Paragraph
	content fyne.CanvasObject
}

func newTroubleBox(g *Grid) *troubleBox {
	b := &troubleBox{text: NewParagraph(RoleBody)}
	retry := NewTextButton(g.words.T("kit.retry"), "", g.Reload)
	mark := NewMark(icon.Warning, theme.Danger.Ink(), theme.IconText)
	b.content = Pad(Down(theme.SpaceSmall, AcrossBy(theme.SpaceSmall, mark, Grow(b.text)), container.NewHBox(retry)),
		theme.SpacePanel, theme.SpacePanel)
	b.ExtendBaseWidget(b)
	b.Hide()
	return b
}

// CreateRenderer is called by the toolkit.
func (b *troubleBox) CreateRenderer() fyne.WidgetRenderer {
	return draw(func(size fyne.Size) {
		b.content.Resize(fyne.NewSize(size.Width, b.content.MinSize().Height))
	}, b.content.MinSize, b.content.Refresh, b.content)
}

func (b *troubleBox) set(text string) {
	if text != "" {
		b.text.Set(Plain(text))
	}
	show(b, text != "")
}
