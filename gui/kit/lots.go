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
	texts := lotColumns(lots)
	for i, lot := range lots {
		column.Add(container.New(lotLayout{texts},
			Body(lot.Name).Clipped(), NewBar(lot.Share, LotInk(i)), Name(lot.Left).Right().Clipped(),
			Secondary(lot.Of).Right().Clipped(), Body(lot.Until).Right().Clipped(), Secondary(lot.Note).Right().Clipped()))
	}
	return column
}

// lotTexts are the widths of the columns of texts, in units at 100 %.
type lotTexts struct{ name, left, of, until float32 }

// lotColumns are the columns, wider where a language or a far day needs it.
func lotColumns(lots []Lot) lotTexts {
	texts := lotTexts{lotName, lotLeft, lotOf, lotUntil}
	for _, lot := range lots {
		texts.name = max(texts.name, lotNeeds(RoleBody, lot.Name))
		texts.left = max(texts.left, lotNeeds(RoleName, lot.Left))
		texts.of = max(texts.of, lotNeeds(RoleSecondary, lot.Of))
		texts.until = max(texts.until, lotNeeds(RoleBody, lot.Until))
	}
	return texts
}

// lotNeeds is the width of a text and the room before it, in units at 100 %.
func lotNeeds(role Role, text string) float32 {
	look := role.look()
	return (fyne.MeasureText(text, theme.Size(look.size), look.style).Width + theme.Size(theme.SpaceCell)) / theme.Units(1)
}

func (t lotTexts) sum() float32 { return theme.Units(t.name + t.left + t.of + t.until) }

// lotLayout is one row of a list of lots.
type lotLayout struct{ texts lotTexts }

// MinSize is the columns with a short bar.
func (l lotLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	bar := objects[1].MinSize().Width
	return fyne.NewSize(bar+l.texts.sum(), theme.Size(theme.ControlSmall))
}

// Layout gives the bar what the texts leave, up to its full length, and the note the rest.
func (l lotLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	texts := l.texts.sum()
	bar := max(min(size.Width-texts, theme.Units(lotBar)), objects[1].MinSize().Width)
	note := max(size.Width-texts-bar, 0)
	x := float32(0)
	for i, width := range []float32{
		theme.Units(l.texts.name), bar, theme.Units(l.texts.left), theme.Units(l.texts.of), theme.Units(l.texts.until), note,
	} {
		high := objects[i].MinSize().Height
		place(objects[i], x, whole((size.Height-high)/2), width, high)
		x += width
	}
}
