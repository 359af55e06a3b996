package frame

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"tallydesk/gui/theme"
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

// afloat sets an object over the top bar, before what stands at its right end,
// as large as it needs to be.
type afloat struct{ right fyne.CanvasObject }

// MinSize is nothing: what floats takes no room from others.
func (afloat) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, 0) }

// Layout sets the object.
func (l afloat) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	gap := theme.Size(theme.SpacePanel)
	for _, o := range objects {
		least := o.MinSize()
		x := size.Width - l.right.MinSize().Width - 2*gap - least.Width
		put(o, max(x, 0), (theme.Size(theme.TopBar)-least.Height)/2, least.Width, least.Height)
	}
}
