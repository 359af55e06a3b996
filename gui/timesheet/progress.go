package timesheet

import (
	"fyne.io/fyne/v2"

	"tallydesk/gui/theme"
)

// progressLayout sets a week's chip, its status and its bar beside each other.
// When there is little room the bar goes first, then the status is cut.
type progressLayout struct{}

// MinSize is all three; where there is less, what stands beside goes below.
func (progressLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(0, 0)
	for _, o := range objects {
		size.Height = max(size.Height, o.MinSize().Height)
	}
	gap := theme.Size(theme.SpaceCell)
	if objects[0].Visible() {
		size.Width = objects[0].MinSize().Width + gap
	}
	size.Width += objects[1].MinSize().Width + gap + theme.Size(theme.NameColumn)
	return size
}

// Layout centres each in the height.
func (progressLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	chip, status, bar := objects[0], objects[1], objects[2]
	gap, x := theme.Size(theme.SpaceCell), float32(0)
	if chip.Visible() {
		x = centre(chip, x, chip.MinSize().Width, size.Height) + gap
	}
	x = centre(status, x, max(min(status.MinSize().Width, size.Width-x), 0), size.Height) + gap
	room := min(size.Width-x, theme.Size(theme.NameColumn))
	show(bar, room >= bar.MinSize().Width)
	centre(bar, x, max(room, 0), size.Height)
}

// centre places an object in the middle of a height and tells where it ends.
func centre(o fyne.CanvasObject, x, width, height float32) float32 {
	least := o.MinSize().Height
	o.Move(fyne.NewPos(x, whole((height-least)/2)))
	o.Resize(fyne.NewSize(width, least))
	return x + width
}
