package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"tallydesk/gui/theme"
)

// Pad leaves room at the left and right (across) and above and below (down).
func Pad(o fyne.CanvasObject, across, down theme.SizeName) *fyne.Container {
	return container.New(&padLayout{across: across, down: down}, o)
}

// PadAcross leaves room at the left and right only.
func PadAcross(o fyne.CanvasObject, across theme.SizeName) *fyne.Container {
	return container.New(&padLayout{across: across}, o)
}

type padLayout struct{ across, down theme.SizeName }

func (l *padLayout) room() (x, y float32) {
	if l.across != "" {
		x = theme.Size(l.across)
	}
	if l.down != "" {
		y = theme.Size(l.down)
	}
	return x, y
}

// MinSize is that of the content with the room around it.
func (l *padLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	x, y := l.room()
	return objects[0].MinSize().AddWidthHeight(2*x, 2*y)
}

// Layout leaves the room around the content.
func (l *padLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	x, y := l.room()
	place(objects[0], x, y, size.Width-2*x, size.Height-2*y)
}

// Wide gives an object exactly the width, in units at 100 % of text size.
func Wide(o fyne.CanvasObject, units float32) *fyne.Container {
	return container.New(&wideLayout{width: func() float32 { return theme.Units(units) }}, o)
}

// WideAs gives an object exactly the width of a name of the theme.
func WideAs(o fyne.CanvasObject, width theme.SizeName) *fyne.Container {
	return container.New(&wideLayout{width: func() float32 { return theme.Size(width) }}, o)
}

// HighAs gives an object exactly the height of a name of the theme; its content is centred in it.
func HighAs(o fyne.CanvasObject, height theme.SizeName) *fyne.Container {
	return container.New(&highLayout{height: height}, o)
}

type wideLayout struct{ width func() float32 }

// MinSize has exactly the width.
func (l *wideLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(l.width(), objects[0].MinSize().Height)
}

// Layout fills the whole place.
func (l *wideLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	place(objects[0], 0, 0, size.Width, size.Height)
}

type highLayout struct{ height theme.SizeName }

// MinSize has exactly the height.
func (l *highLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(objects[0].MinSize().Width, theme.Size(l.height))
}

// Layout fills the whole place.
func (l *highLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	place(objects[0], 0, 0, size.Width, size.Height)
}

// AtMost keeps an object at the left within a width: what is read is at most theme.ReadingWidth wide.
func AtMost(o fyne.CanvasObject, width theme.SizeName) *fyne.Container {
	return container.New(&atMostLayout{width: width}, o)
}

type atMostLayout struct{ width theme.SizeName }

// MinSize is that of the content.
func (l *atMostLayout) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[0].MinSize() }

// Layout sets the content at the left.
func (l *atMostLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	place(objects[0], 0, 0, min(size.Width, theme.Size(l.width)), size.Height)
}

// Ground is a colour under some content.
type Ground struct {
	widget.BaseWidget

	name    theme.Name
	radius  theme.SizeName
	edged   bool
	content fyne.CanvasObject
	rect    *canvas.Rectangle
}

// NewGround puts a colour under a content.
func NewGround(name theme.Name, content fyne.CanvasObject) *Ground {
	g := &Ground{name: name, content: content, rect: fill()}
	g.ExtendBaseWidget(g)
	return g
}

// Rounded gives the ground corners, and returns it.
func (g *Ground) Rounded(radius theme.SizeName) *Ground {
	g.radius = radius
	g.Refresh()
	return g
}

// Edged draws a line around the ground, and returns it.
func (g *Ground) Edged() *Ground {
	g.edged = true
	g.Refresh()
	return g
}

// SetGround changes the colour.
func (g *Ground) SetGround(name theme.Name) {
	g.name = name
	g.Refresh()
}

// CreateRenderer is called by the toolkit.
func (g *Ground) CreateRenderer() fyne.WidgetRenderer {
	return draw(func(size fyne.Size) {
		g.rect.Resize(size)
		g.content.Resize(size)
	}, g.content.MinSize, g.refresh, g.rect, g.content)
}

func (g *Ground) refresh() {
	g.rect.FillColor = theme.Color(g.name)
	if g.radius != "" {
		g.rect.CornerRadius = theme.Size(g.radius)
	}
	if g.edged {
		stroke(g.rect, theme.Line, theme.Hairline, g.radius)
	}
	g.rect.Refresh()
}

// Rule is a horizontal line, as under a head and between the sections of a panel.
func Rule() fyne.CanvasObject { return newRule(false) }

// Upright is a vertical line.
func Upright() fyne.CanvasObject { return newRule(true) }

type rule struct {
	widget.BaseWidget
	upright bool
	rect    *canvas.Rectangle
}

func newRule(upright bool) *rule {
	r := &rule{upright: upright, rect: fill()}
	r.ExtendBaseWidget(r)
	return r
}

// CreateRenderer is called by the toolkit.
func (r *rule) CreateRenderer() fyne.WidgetRenderer {
	return draw(r.layout, r.min, func() {
		r.rect.FillColor = theme.Color(theme.Line)
		r.rect.Refresh()
	}, r.rect)
}

func (r *rule) min() fyne.Size {
	thin := theme.Size(theme.Hairline)
	return fyne.NewSize(thin, thin)
}

func (r *rule) layout(size fyne.Size) {
	thin := theme.Size(theme.Hairline)
	if r.upright {
		place(r.rect, 0, 0, thin, size.Height)
		return
	}
	place(r.rect, 0, 0, size.Width, thin)
}
