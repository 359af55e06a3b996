package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"tallydesk/gui/theme"
)

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

// The columns of a list of lots, in units at 100 %. The bar gives way when there is less room.
const (
	lotName  = 120
	lotBar   = 248
	lotLeft  = 96
	lotOf    = 80
	lotUntil = 72
)

// NewLots lists lots in the order in which they will be used: name, bar, what is left, until when.
func NewLots(lots ...Lot) fyne.CanvasObject {
	column := Down(theme.Hairline)
	for i, lot := range lots {
		column.Add(container.New(lotLayout{},
			Body(lot.Name).Clipped(), NewBar(lot.Share, LotInk(i)), Name(lot.Left).Right().Clipped(),
			Secondary(lot.Of).Right().Clipped(), Body(lot.Until).Right().Clipped(), Secondary(lot.Note).Right().Clipped()))
	}
	return column
}

// lotLayout is one row of a list of lots.
type lotLayout struct{}

// MinSize is the columns with a short bar.
func (lotLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	bar := objects[1].MinSize().Width
	return fyne.NewSize(bar+theme.Units(lotName+lotLeft+lotOf+lotUntil), theme.Size(theme.ControlSmall))
}

// Layout gives the bar what the texts leave, up to its full length, and the note the rest.
func (lotLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	texts := theme.Units(lotName + lotLeft + lotOf + lotUntil)
	bar := max(min(size.Width-texts, theme.Units(lotBar)), objects[1].MinSize().Width)
	note := max(size.Width-texts-bar, 0)
	x := float32(0)
	for i, width := range []float32{theme.Units(lotName), bar, theme.Units(lotLeft), theme.Units(lotOf), theme.Units(lotUntil), note} {
		high := objects[i].MinSize().Height
		place(objects[i], x, whole((size.Height-high)/2), width, high)
		x += width
	}
}
