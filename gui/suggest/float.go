package suggest

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"tallydesk/gui/kit"
	"tallydesk/gui/theme"
)

// Float is the layer in which a list floats under a field. Its object lies over
// all that stands below the field; while it is hidden it is not there.
type Float struct {
	// OnAway is called on a click beside the list.
	OnAway func()

	list   *List
	under  fyne.CanvasObject
	width  float32 // at least, in units
	panel  fyne.CanvasObject
	beside *beside
	layer  *fyne.Container
}

// NewFloat makes the layer for a list under a field, at least so wide.
func NewFloat(list *List, under fyne.CanvasObject, units float32) *Float {
	f := &Float{list: list, under: under, width: units}
	f.panel = kit.NewGround(theme.Surface, kit.Pad(list.scroll, theme.Hairline, theme.SpaceTiny)).Rounded(theme.RadiusPanel).Edged()
	f.beside = newBeside(func() {
		if f.OnAway != nil {
			f.OnAway()
		}
	})
	f.layer = &fyne.Container{Layout: f, Objects: []fyne.CanvasObject{f.beside, f.panel}}
	f.layer.Hide()
	return f
}

// Object is the layer.
func (f *Float) Object() fyne.CanvasObject { return f.layer }

// Shown tells whether the list floats.
func (f *Float) Shown() bool { return f.layer.Visible() }

// Show lets the list float, as high as its rows need.
func (f *Float) Show() {
	f.layer.Show()
	f.layer.Refresh()
	f.Layout(nil, f.layer.Size())
	f.list.reveal()
}

// Hide takes it away.
func (f *Float) Hide() { f.layer.Hide() }

// MinSize asks for no room.
func (f *Float) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, 0) }

// Layout puts the list under its field.
func (f *Float) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	driver := fyne.CurrentApp().Driver()
	at := driver.AbsolutePositionForObject(f.under).Subtract(driver.AbsolutePositionForObject(f.layer))
	bottom := max(at.Y+f.under.Size().Height, 0)
	f.beside.Move(fyne.NewPos(0, bottom))
	f.beside.Resize(fyne.NewSize(size.Width, max(size.Height-bottom, 0)))
	gap := theme.Size(theme.SpaceTiny)
	width := min(max(theme.Units(f.width), f.under.Size().Width), size.Width-2*gap)
	x := max(min(at.X, size.Width-width-gap), gap)
	height := min(f.list.height()+2*gap, max(size.Height-bottom-theme.Size(theme.SpaceSection), 0))
	f.panel.Move(fyne.NewPos(x, bottom+gap))
	f.panel.Resize(fyne.NewSize(width, height))
}

// beside is what lies around the list: a click on it leaves.
type beside struct {
	widget.BaseWidget
	away func()
}

func newBeside(away func()) *beside {
	b := &beside{away: away}
	b.ExtendBaseWidget(b)
	return b
}

// CreateRenderer is called by the toolkit.
func (b *beside) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(canvas.NewRectangle(theme.Color(theme.None)))
}

// Tapped leaves.
func (b *beside) Tapped(*fyne.PointEvent) { b.away() }

// TappedSecondary leaves.
func (b *beside) TappedSecondary(*fyne.PointEvent) { b.away() }
