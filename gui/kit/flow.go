package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"tallydesk/gui/theme"
)

// Flow sets things beside each other, 8 apart, and goes on in another row where the width is used up. The last one
// stands at the right.
func Flow(objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&flowLayout{}, objects...)
}

type flowLayout struct{ width float32 }

// MinSize is that of the widest thing, and as high as the rows of the width given last.
func (l *flowLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for _, o := range flowing(objects) {
		size.Width = max(size.Width, o.MinSize().Width)
	}
	for i, row := range flowRows(objects, l.width) {
		if i > 0 {
			size.Height += theme.Size(theme.SpaceSmall)
		}
		size.Height += rowHeightOf(row)
	}
	return size
}

// Layout sets the rows under each other.
func (l *flowLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	all, gap := flowing(objects), theme.Size(theme.SpaceSmall)
	var y float32
	for _, row := range flowRows(objects, size.Width) {
		var x float32
		high := rowHeightOf(row)
		for _, o := range row {
			least := o.MinSize()
			if o == all[len(all)-1] {
				x = max(size.Width-least.Width, x)
			}
			place(o, x, y+(high-least.Height)/2, least.Width, least.Height)
			x += least.Width + gap
		}
		y += high + gap
	}
}

// flowing leaves out what is hidden or empty.
func flowing(objects []fyne.CanvasObject) []fyne.CanvasObject {
	var shown []fyne.CanvasObject
	for _, o := range objects {
		if o.Visible() && o.MinSize().Width > 0 {
			shown = append(shown, o)
		}
	}
	return shown
}

// flowRows divides things into rows of a width; of none given yet, into one.
func flowRows(objects []fyne.CanvasObject, width float32) [][]fyne.CanvasObject {
	var rows [][]fyne.CanvasObject
	var used float32
	for _, o := range flowing(objects) {
		least := o.MinSize().Width
		if len(rows) == 0 || width > 0 && used+least > width {
			rows, used = append(rows, nil), 0
		}
		rows[len(rows)-1] = append(rows[len(rows)-1], o)
		used += least + theme.Size(theme.SpaceSmall)
	}
	return rows
}

func rowHeightOf(row []fyne.CanvasObject) float32 {
	var high float32
	for _, o := range row {
		high = max(high, o.MinSize().Height)
	}
	return high
}
