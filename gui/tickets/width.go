package tickets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"tallydesk/gui/theme"
)

// watchWidth tells the width that a content gets before it is laid out in it.
func watchWidth(content fyne.CanvasObject, told func(width float32)) fyne.CanvasObject {
	return container.New(&widthLayout{told: told}, content)
}

type widthLayout struct {
	told func(width float32)
	last float32
	unit float32
}

// MinSize is nothing: the content follows the window.
func (l *widthLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, 0) }

// Layout tells the width when it, or the size of text, has changed.
func (l *widthLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	if unit := theme.Units(1); size.Width != l.last || unit != l.unit {
		l.last, l.unit = size.Width, unit
		l.told(size.Width)
	}
	objects[0].Move(fyne.NewPos(0, 0))
	objects[0].Resize(size)
}

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
