package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"tallydesk/gui/theme"
)

// BarPart is a share of a bar in an ink.
type BarPart struct {
	// Share is the part of the whole, 0 to 1.
	Share float64
	Ink   theme.Name
}

// Bar is a line 8 high, filled from the left, on neutral ground. It is decoration: the numbers stand beside it.
type Bar struct {
	widget.BaseWidget

	parts  []BarPart
	ground *canvas.Rectangle
	fills  []*canvas.Rectangle
}

// NewBar makes a bar with one part.
func NewBar(share float64, ink theme.Name) *Bar { return NewBalanceBar(BarPart{share, ink}) }

// NewBalanceBar makes a bar that is divided by lot.
func NewBalanceBar(parts ...BarPart) *Bar {
	b := &Bar{ground: fill()}
	b.ExtendBaseWidget(b)
	b.Set(parts...)
	return b
}

// Set shows other parts.
func (b *Bar) Set(parts ...BarPart) {
	b.parts = parts
	for len(b.fills) < len(parts) {
		b.fills = append(b.fills, fill())
	}
	b.Refresh()
}

// CreateRenderer is called by the toolkit.
func (b *Bar) CreateRenderer() fyne.WidgetRenderer {
	d := &barDrawing{b}
	d.Refresh()
	return d
}

// barDrawing is the renderer of a Bar, whose parts change.
type barDrawing struct{ bar *Bar }

// Layout sets the parts beside each other, a line apart.
func (d *barDrawing) Layout(size fyne.Size) {
	high, gap := theme.Size(theme.BarHeight), theme.Size(theme.Hairline)
	y := (size.Height - high) / 2
	place(d.bar.ground, 0, y, size.Width, high)
	x := float32(0)
	for i, rect := range d.bar.fills {
		rect.Hidden = i >= len(d.bar.parts) || d.bar.parts[i].Share <= 0
		if rect.Hidden {
			continue
		}
		width := max(size.Width*float32(min(d.bar.parts[i].Share, 1)), high/2)
		if i+1 < len(d.bar.parts) {
			width -= gap
		}
		width = min(width, size.Width-x)
		place(rect, x, y, width, high)
		d.round(i, x+width >= size.Width-gap)
		x += width + gap
	}
}

// round gives the first part its left corners, and the last its right ones when it reaches the end.
func (d *barDrawing) round(i int, atEnd bool) {
	rect, radius := d.bar.fills[i], theme.Size(theme.RadiusChip)
	rect.CornerRadius = 0
	rect.TopLeftCornerRadius, rect.BottomLeftCornerRadius = 0, 0
	rect.TopRightCornerRadius, rect.BottomRightCornerRadius = 0, 0
	if i == 0 {
		rect.TopLeftCornerRadius, rect.BottomLeftCornerRadius = radius, radius
	}
	if atEnd {
		rect.TopRightCornerRadius, rect.BottomRightCornerRadius = radius, radius
	}
}

// MinSize is a bar of some length.
func (d *barDrawing) MinSize() fyne.Size {
	return fyne.NewSize(theme.Size(theme.SpacePage), theme.Size(theme.BarHeight))
}

// Refresh takes colours and sizes from the theme again.
func (d *barDrawing) Refresh() {
	d.bar.ground.FillColor = theme.Color(theme.Neutral.Ground())
	d.bar.ground.CornerRadius = theme.Size(theme.RadiusChip)
	for i, part := range d.bar.parts {
		d.bar.fills[i].FillColor = theme.Color(part.Ink)
	}
	d.Layout(d.bar.Size())
	canvas.Refresh(d.bar)
}

// Objects are the ground and the parts.
func (d *barDrawing) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{d.bar.ground}
	for _, rect := range d.bar.fills {
		objects = append(objects, rect)
	}
	return objects
}

// Destroy has nothing to free.
func (d *barDrawing) Destroy() {}
