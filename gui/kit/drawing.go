package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"tallydesk/gui/theme"
)

// drawing is the renderer of all our widgets: the widget itself knows how to lay out and to colour its objects.
type drawing struct {
	objects []fyne.CanvasObject
	layout  func(fyne.Size)
	min     func() fyne.Size
	refresh func()
}

// draw makes a drawing and colours it for the first time.
func draw(layout func(fyne.Size), min func() fyne.Size, refresh func(), objects ...fyne.CanvasObject) *drawing {
	refresh()
	return &drawing{objects: objects, layout: layout, min: min, refresh: refresh}
}

// Layout is called by the toolkit with a new size.
func (d *drawing) Layout(size fyne.Size) { d.layout(size) }

// MinSize is the least size the widget can have.
func (d *drawing) MinSize() fyne.Size { return d.min() }

// Refresh takes colours and sizes from the theme again.
func (d *drawing) Refresh() { d.refresh() }

// Objects are what is drawn, from the bottom up.
func (d *drawing) Objects() []fyne.CanvasObject { return d.objects }

// Destroy has nothing to free.
func (d *drawing) Destroy() {}

// place moves and resizes an object in one step.
func place(o fyne.CanvasObject, x, y, width, height float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(width, height))
}

// fill is a rectangle of a colour without a border.
func fill() *canvas.Rectangle { return canvas.NewRectangle(theme.Color(theme.None)) }

// outline is a rectangle of a border without a colour.
func outline() *canvas.Rectangle { return fill() }

// stroke gives a rectangle a border of a width and colour; the radius belongs to it.
func stroke(r *canvas.Rectangle, ink theme.Name, width, radius theme.SizeName) {
	r.StrokeColor = theme.Color(ink)
	r.StrokeWidth = theme.Size(width)
	r.CornerRadius = theme.Size(radius)
}

// ringAround lays the focus ring around a control of the size: 2 units wide, 1 outside.
func ringAround(ring *canvas.Rectangle, at fyne.Position, size fyne.Size) {
	out := theme.Size(theme.RingGap) + theme.Size(theme.Ring)/2
	place(ring, at.X-out, at.Y-out, size.Width+2*out, size.Height+2*out)
	ring.CornerRadius = theme.Size(theme.RadiusControl) + out
}

// showRing colours the ring when the control has the focus and hides it otherwise.
func showRing(ring *canvas.Rectangle, focused bool) {
	ring.StrokeColor = theme.Color(theme.Accent)
	ring.StrokeWidth = theme.Size(theme.Ring)
	ring.FillColor = theme.Color(theme.None)
	ring.Hidden = !focused
	ring.Refresh()
}
