package tickets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"tallydesk/gui/theme"
)

// highAs gives a grid of few rows the height of its rows. It stands out of a
// panel's padding, so that its texts are in line with the panel's.
func highAs(o fyne.CanvasObject, rows func() int, row theme.SizeName) fyne.CanvasObject {
	return container.New(&rowsLayout{rows: rows, row: row}, o)
}

type rowsLayout struct {
	rows func() int
	row  theme.SizeName
}

// MinSize is as high as the rows.
func (l *rowsLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(objects[0].MinSize().Width, theme.Size(l.row)*float32(l.rows()))
}

// Layout fills the place and the panel's padding beside it.
func (l *rowsLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	out := theme.Size(theme.SpacePanel)
	objects[0].Move(fyne.NewPos(-out, 0))
	objects[0].Resize(fyne.NewSize(size.Width+2*out, size.Height))
}
