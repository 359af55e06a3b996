package start

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"tallydesk/gui/theme"
)

// inMiddle sets the page into the middle of the window, from the top down: nothing above moves when a message appears.
func inMiddle(o fyne.CanvasObject) *fyne.Container { return container.New(columnLayout{}, o) }

type columnLayout struct{}

// MinSize is that of the content with the room around it.
func (columnLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return objects[0].MinSize().AddWidthHeight(2*theme.Size(theme.SpacePanel), 2*theme.Size(theme.SpacePage))
}

// Layout gives the content the width of the page, less where the window is narrower.
func (columnLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	width := min(theme.Size(theme.StartWidth), size.Width-2*theme.Size(theme.SpacePanel))
	objects[0].Resize(fyne.NewSize(width, objects[0].MinSize().Height))
	objects[0].Move(fyne.NewPos((size.Width-width)/2, theme.Size(theme.SpacePage)))
	objects[0].Resize(fyne.NewSize(width, objects[0].MinSize().Height))
}
