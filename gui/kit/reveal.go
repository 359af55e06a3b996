package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Reveal scrolls the panel as little as it takes to see the whole of something in it.
func (p *Panel) Reveal(o fyne.CanvasObject) { reveal(p.scroll, o) }

// reveal scrolls as little as it takes to see the whole of something in a scrolled content; of what is higher than the
// view, its end.
func reveal(scroll *container.Scroll, o fyne.CanvasObject) {
	driver := fyne.CurrentApp().Driver()
	top := driver.AbsolutePositionForObject(o).Y - driver.AbsolutePositionForObject(scroll.Content).Y
	offset, view := scroll.Offset.Y, scroll.Size().Height
	switch bottom := top + max(o.Size().Height, o.MinSize().Height); {
	case bottom > offset+view:
		offset = bottom - view
	case top < offset:
		offset = top
	default:
		return
	}
	scroll.ScrollToOffset(fyne.NewPos(0, offset))
}
