package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"tallydesk/gui/theme"
)

// Fact is something known of a thing: what it is, and what is known.
type Fact struct {
	Label string
	Value string
}

// The column of labels, in units at 100 %: its width, and the most that long words may make of it.
const (
	factLabel     = 112
	factLabelMost = 160
)

// NewFacts lists facts under each other: labels in text-2, values beside them, which wrap.
func NewFacts(facts ...Fact) fyne.CanvasObject {
	column, width := Down(theme.Hairline), float32(factLabel)
	for _, fact := range facts {
		needed := fyne.MeasureText(fact.Label, theme.Size(theme.TextBody), fyne.TextStyle{}).Width / theme.Units(1)
		width = min(max(width, needed), factLabelMost)
	}
	for _, fact := range facts {
		column.Add(NewFact(width, Secondary(fact.Label).Clipped(), NewParagraph(RoleBody, Plain(fact.Value))))
	}
	return column
}

// NewFact sets a label of a width, in units at 100 %, before a value.
func NewFact(width float32, label, value fyne.CanvasObject) fyne.CanvasObject {
	return container.New(&factLayout{width}, label, value)
}

type factLayout struct{ width float32 }

// MinSize is as high as the value.
func (l *factLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	label, value := objects[0].MinSize(), objects[1].MinSize()
	return fyne.NewSize(l.edge()+value.Width, max(label.Height, value.Height))
}

func (l *factLayout) edge() float32 { return theme.Units(l.width) + theme.Size(theme.SpaceSmall) }

// Layout sets the label at the top, before the value.
func (l *factLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	place(objects[0], 0, 0, theme.Units(l.width), objects[0].MinSize().Height)
	place(objects[1], l.edge(), 0, max(size.Width-l.edge(), 0), size.Height)
}
