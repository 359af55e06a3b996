package kit

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"tallydesk/gui/theme"
)

// Across sets things beside each other, 8 apart, on one line of text. What is in Grow takes the rest of the width.
func Across(objects ...fyne.CanvasObject) *fyne.Container {
	return AcrossBy(theme.SpaceSmall, objects...)
}

// AcrossBy is Across with another distance.
func AcrossBy(gap theme.SizeName, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&rowLayout{gap: gap}, objects...)
}

// Down sets things under each other, each over the full width. What is in Grow takes the rest of the height.
func Down(gap theme.SizeName, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&columnLayout{gap: gap}, objects...)
}

// Grow lets an object take the room that its row or column has left.
func Grow(o fyne.CanvasObject) fyne.CanvasObject { return newGrowing(o) }

// Space is empty room that grows: it pushes what follows to the end.
func Space() fyne.CanvasObject { return newGrowing(container.NewWithoutLayout()) }

type growing struct {
	widget.BaseWidget
	content fyne.CanvasObject
}

func newGrowing(o fyne.CanvasObject) *growing {
	g := &growing{content: o}
	g.ExtendBaseWidget(g)
	return g
}

// CreateRenderer is called by the toolkit.
func (g *growing) CreateRenderer() fyne.WidgetRenderer {
	return draw(g.content.Resize, g.content.MinSize, g.content.Refresh, g.content)
}

func (g *growing) baseline() float32 {
	if text, ok := g.content.(baseliner); ok {
		return text.baseline()
	}
	return 0
}

// baseliner is what has letters that stand on a line.
type baseliner interface {
	// baseline is how far below the top the letters stand; 0 for none.
	baseline() float32
}

func baselineIn(o fyne.CanvasObject) float32 {
	if text, ok := o.(baseliner); ok {
		return text.baseline()
	}
	return 0
}

type rowLayout struct{ gap theme.SizeName }

// MinSize is the sum of the widths and the greatest height.
func (l *rowLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	shown := 0
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		least := o.MinSize()
		size.Width += least.Width
		size.Height = max(size.Height, least.Height)
		shown++
	}
	size.Width += theme.Size(l.gap) * float32(max(shown-1, 0))
	return size
}

// Layout sets the objects beside each other and their letters on one line.
func (l *rowLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	rest := shareOf(objects, size.Width-l.MinSize(objects).Width)
	line := commonLine(objects, size.Height)
	x, gap := float32(0), theme.Size(l.gap)
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		least := o.MinSize()
		width, height := least.Width, least.Height
		_, grows := o.(*growing)
		if grows {
			width += rest
		}
		y := (size.Height - height) / 2
		switch base := baselineIn(o); {
		case base > 0 && line > 0:
			y = line - base
		case grows && base == 0:
			y, height = 0, size.Height
		}
		place(o, whole(x), whole(y), width, height)
		x += width + gap
	}
}

// whole is the nearest whole unit: letters and edges are sharp there.
func whole(at float32) float32 { return float32(math.Round(float64(at))) }

// commonLine is where the letters of a row stand: those of its tallest text, centred.
func commonLine(objects []fyne.CanvasObject, height float32) float32 {
	var line, deepest float32
	for _, o := range objects {
		base := baselineIn(o)
		if o.Visible() && base > deepest {
			deepest = base
			line = (height-o.MinSize().Height)/2 + base
		}
	}
	return line
}

// shareOf is what each growing object gets of the room that is left.
func shareOf(objects []fyne.CanvasObject, room float32) float32 {
	count := 0
	for _, o := range objects {
		if _, ok := o.(*growing); ok && o.Visible() {
			count++
		}
	}
	if count == 0 {
		return 0
	}
	return room / float32(count)
}

type columnLayout struct{ gap theme.SizeName }

// MinSize is the greatest width and the sum of the heights.
func (l *columnLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	shown := 0
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		least := o.MinSize()
		size.Width = max(size.Width, least.Width)
		size.Height += least.Height
		shown++
	}
	size.Height += theme.Size(l.gap) * float32(max(shown-1, 0))
	return size
}

// Layout sets the objects under each other. Each is given its width first, since what wraps is as high as it is narrow.
func (l *columnLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		if o.Visible() && o.Size().Width != size.Width {
			o.Resize(fyne.NewSize(size.Width, o.Size().Height))
		}
	}
	rest := shareOf(objects, size.Height-l.MinSize(objects).Height)
	y, gap := float32(0), theme.Size(l.gap)
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		height := o.MinSize().Height
		if _, ok := o.(*growing); ok {
			height += rest
		}
		place(o, 0, whole(y), size.Width, height)
		y += height + gap
	}
}
