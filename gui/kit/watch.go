package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"tallydesk/gui/theme"
)

// WatchWidth tells the width that a content gets, before it is laid out in it, so that it can show less where there is
// less room. The content follows the window: it has no least size.
func WatchWidth(content fyne.CanvasObject, told func(width float32)) fyne.CanvasObject {
	return container.New(&watchLayout{told: told}, content)
}

type watchLayout struct {
	told func(width float32)
	last float32
	unit float32
}

// MinSize is nothing.
func (l *watchLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, 0) }

// Layout tells the width when it, or the size of text, has changed.
func (l *watchLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	if unit := theme.Units(1); size.Width != l.last || unit != l.unit {
		l.last, l.unit = size.Width, unit
		l.told(size.Width)
		if l.last != size.Width { // who was told made more or less room, and it is laid out in that
			return
		}
	}
	place(objects[0], 0, 0, size.Width, size.Height)
}
