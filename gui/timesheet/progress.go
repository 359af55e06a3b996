package timesheet

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"tallydesk/gui/theme"
)

// newProgress sets a week's chip, its status and its bar beside each other, and
// what can be done with the week at the end. Where there is little room the bar
// goes, then what can be done goes below, then the status is cut.
func newProgress(chip, status, bar, acts fyne.CanvasObject) *fyne.Container {
	return container.New(&progressLayout{chip: chip, status: status, bar: bar, acts: acts}, chip, status, bar, acts)
}

type progressLayout struct {
	chip, status, bar, acts fyne.CanvasObject
	width                   float32 // given last
}

// MinSize is as high as the lines of the width given last.
func (l *progressLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	first := max(l.chip.MinSize().Height, l.status.MinSize().Height, l.bar.MinSize().Height)
	acts := l.acts.MinSize()
	if l.below() {
		return fyne.NewSize(acts.Width, first+theme.Size(theme.SpaceSmall)+acts.Height)
	}
	return fyne.NewSize(acts.Width, max(first, acts.Height))
}

// below tells whether what can be done stands in a line of its own.
func (l *progressLayout) below() bool {
	return l.width > 0 && l.width < l.said()+theme.Size(theme.SpaceCell)+l.acts.MinSize().Width
}

// said is the width of chip and status.
func (l *progressLayout) said() float32 {
	width := l.status.MinSize().Width
	if l.chip.Visible() {
		width += l.chip.MinSize().Width + theme.Size(theme.SpaceCell)
	}
	return width
}

// Layout centres each in the height of its line.
func (l *progressLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	gap, x, acts := theme.Size(theme.SpaceCell), float32(0), l.acts.MinSize()
	high, end := size.Height, size.Width-acts.Width-gap
	if l.below() {
		high, end = size.Height-acts.Height-theme.Size(theme.SpaceSmall), size.Width
	}
	if l.chip.Visible() {
		x = centre(l.chip, x, l.chip.MinSize().Width, high) + gap
	}
	x = centre(l.status, x, max(min(l.status.MinSize().Width, end-x), 0), high) + gap
	room := min(end-x, theme.Size(theme.NameColumn))
	show(l.bar, room >= theme.Size(theme.NameLeast))
	centre(l.bar, x, max(room, 0), high)
	l.acts.Move(fyne.NewPos(max(size.Width-acts.Width, 0), whole(size.Height-acts.Height)))
	l.acts.Resize(acts)
}

// centre places an object in the middle of a height and tells where it ends.
func centre(o fyne.CanvasObject, x, width, height float32) float32 {
	least := o.MinSize().Height
	o.Move(fyne.NewPos(x, whole((height-least)/2)))
	o.Resize(fyne.NewSize(width, least))
	return x + width
}
