package frame

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// dock sets a bar at the top and one at the bottom, a column at the left with
// a line beside it, and gives the middle the rest.
func dock(top, bottom, left, line, middle fyne.CanvasObject) *fyne.Container {
	return container.New(&dockLayout{top, bottom, left, line, middle}, top, bottom, left, line, middle)
}

type dockLayout struct{ top, bottom, left, line, middle fyne.CanvasObject }

// MinSize is what the bars need; the middle takes what it gets.
func (l *dockLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(l.left.MinSize().Width, l.top.MinSize().Height+l.bottom.MinSize().Height)
}

// Layout gives every side its place.
func (l *dockLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	top, bottom, left := l.top.MinSize().Height, l.bottom.MinSize().Height, l.left.MinSize().Width
	put(l.top, 0, 0, size.Width, top)
	put(l.bottom, 0, size.Height-bottom, size.Width, bottom)
	line, height := l.line.MinSize().Width, size.Height-top-bottom
	put(l.left, 0, top, left, height)
	put(l.line, left, top, line, height)
	put(l.middle, left+line, top, size.Width-left-line, height)
}

func put(o fyne.CanvasObject, x, y, width, height float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(width, height))
}
