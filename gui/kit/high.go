package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"tallydesk/gui/theme"
)

// High gives an object exactly the height, in units at 100 % of text size: a box whose place is fixed.
func High(o fyne.CanvasObject, units float32) *fyne.Container {
	return container.New(&fixedHeight{units}, o)
}

type fixedHeight struct{ units float32 }

// MinSize has exactly the height.
func (l *fixedHeight) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(objects[0].MinSize().Width, theme.Units(l.units))
}

// Layout fills the whole place.
func (l *fixedHeight) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	place(objects[0], 0, 0, size.Width, size.Height)
}
