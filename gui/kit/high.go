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

// AtLeastHigh gives an object no less than the height, in units at 100 % of text size: what stands around it scrolls
// before it vanishes.
func AtLeastHigh(o fyne.CanvasObject, units float32) *fyne.Container {
	return container.New(&leastHeight{units}, o)
}

type leastHeight struct{ units float32 }

// MinSize has the height, or that of the content if that is more.
func (l *leastHeight) MinSize(objects []fyne.CanvasObject) fyne.Size {
	least := objects[0].MinSize()
	return fyne.NewSize(least.Width, max(least.Height, theme.Units(l.units)))
}

// Layout fills the whole place.
func (l *leastHeight) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	place(objects[0], 0, 0, size.Width, size.Height)
}
