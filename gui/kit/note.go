package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"tallydesk/gui/theme"
)

// NewNote puts a content on the ground and the edge of what the customer never reads.
func NewNote(content fyne.CanvasObject) fyne.CanvasObject {
	edge := NewGround(theme.NoteEdge, container.NewWithoutLayout())
	return NewGround(theme.Note, container.New(noteLayout{}, edge, Pad(content, theme.SpaceCell, theme.SpaceSmall)))
}

type noteLayout struct{}

// MinSize is that of the content with its edge.
func (noteLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return objects[1].MinSize().AddWidthHeight(theme.Size(theme.Edge), 0)
}

// Layout sets the edge at the left.
func (noteLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	edge := theme.Size(theme.Edge)
	place(objects[0], 0, 0, edge, size.Height)
	place(objects[1], edge, 0, size.Width-edge, size.Height)
}
