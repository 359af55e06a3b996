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

// Lot is one lot of hours in a list of lots. All texts are the caller's.
type Lot struct {
	// Name is where the lot comes from: "Prepaid 6 Oct".
	Name string
	// Share is what is left of the lot's whole, 0 to 1.
	Share float64
	// Left and Of are what is left and the whole: "11 h 30", "of 20 h".
	Left, Of string
	// Until is the last day of use.
	Until string
	// Note stands at the end: a price.
	Note string
}

// LotInk is the strength of the lot at an index in the order of use, counted from 0: the nearer its expiry, the
// stronger.
func LotInk(index int) theme.Name {
	switch index {
	case 0:
		return theme.LotNear
	case 1:
		return theme.LotMiddle
	default:
		return theme.LotFar
	}
}

// The columns of a list of lots, in units at 100 %.
const (
	lotName  = 120
	lotBar   = 248
	lotLeft  = 96
	lotOf    = 84
	lotUntil = 72
)

// lotBarLeast is the least width of a lot's bar, where long words need its room.
const lotBarLeast = 96

// NewLots lists lots in the order in which they will be used: name, bar, what is left, until when. Columns that a
// language needs wider take the room from the bar.
func NewLots(lots ...Lot) fyne.CanvasObject {
	column := Down(theme.Hairline)
	name := widest(lots, lotName, RoleBody, func(lot Lot) string { return lot.Name })
	left := widest(lots, lotLeft, RoleName, func(lot Lot) string { return lot.Left })
	of := widest(lots, lotOf, RoleSecondary, func(lot Lot) string { return lot.Of })
	until := widest(lots, lotUntil, RoleBody, func(lot Lot) string { return lot.Until })
	bar := max(lotName+lotBar+lotLeft+lotOf+lotUntil-name-left-of-until, lotBarLeast)
	for i, lot := range lots {
		row := AcrossBy(theme.SpaceSmall,
			Wide(Body(lot.Name).Clipped(), name),
			Wide(NewBar(lot.Share, LotInk(i)), bar),
			Wide(Name(lot.Left).Right().Clipped(), left),
			Wide(Secondary(lot.Of).Right().Clipped(), of),
			Wide(Body(lot.Until).Right().Clipped(), until),
			Grow(Secondary(lot.Note).Right().Clipped()))
		column.Add(HighAs(row, theme.ControlSmall))
	}
	return column
}

// widest is the width that the texts of a column need, in units at 100 %, and at least least.
func widest(lots []Lot, least float32, role Role, text func(Lot) string) float32 {
	width, look := least, role.look()
	for _, lot := range lots {
		needed := fyne.MeasureText(text(lot), theme.Size(look.size), look.style).Width / theme.Units(1)
		width = max(width, needed)
	}
	return width
}
