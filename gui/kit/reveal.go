package kit

import "fyne.io/fyne/v2"

// Reveal scrolls the panel as little as it takes to see the whole of something in it.
func (p *Panel) Reveal(o fyne.CanvasObject) {
	driver := fyne.CurrentApp().Driver()
	top := driver.AbsolutePositionForObject(o).Y - driver.AbsolutePositionForObject(p.column).Y
	offset, view := p.scroll.Offset.Y, p.scroll.Size().Height
	switch bottom := top + o.Size().Height; {
	case top < offset:
		offset = top
	case bottom > offset+view:
		offset = bottom - view
	default:
		return
	}
	p.scroll.ScrollToOffset(fyne.NewPos(0, offset))
}
