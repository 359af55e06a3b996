package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"tallydesk/gui/icon"
	"tallydesk/gui/theme"
)

// Mark is an icon of the set in an ink of the theme.
type Mark struct {
	widget.BaseWidget

	icon  icon.Icon
	ink   theme.Name
	size  theme.SizeName
	image *canvas.Image
}

// NewMark makes an icon of a size: theme.IconSmall, theme.IconText or theme.IconRail.
func NewMark(drawing icon.Icon, ink theme.Name, size theme.SizeName) *Mark {
	m := &Mark{icon: drawing, ink: ink, size: size, image: newImage()}
	m.ExtendBaseWidget(m)
	return m
}

// Set changes drawing and ink.
func (m *Mark) Set(drawing icon.Icon, ink theme.Name) {
	if m.icon == drawing && m.ink == ink {
		return
	}
	m.icon, m.ink = drawing, ink
	m.Refresh()
}

// CreateRenderer is called by the toolkit.
func (m *Mark) CreateRenderer() fyne.WidgetRenderer {
	return draw(m.image.Resize, m.min, m.refresh, m.image)
}

func (m *Mark) min() fyne.Size { return fyne.NewSquareSize(theme.Size(m.size)) }

func (m *Mark) refresh() { showIcon(m.image, m.icon, m.ink) }

// newImage is an image that keeps its drawing's shape.
func newImage() *canvas.Image {
	image := &canvas.Image{FillMode: canvas.ImageFillContain}
	image.Hide()
	return image
}

// showIcon puts a drawing in an ink into an image; without a drawing the image is hidden.
func showIcon(image *canvas.Image, drawing icon.Icon, ink theme.Name) {
	resource := drawing.In(ink)
	image.Hidden = resource == nil
	if resource == nil {
		return
	}
	image.Resource = resource
	image.Refresh()
}
