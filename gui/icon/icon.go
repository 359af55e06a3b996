// Package icon names the drawings of the one icon set and gives them in any ink of the theme. It holds no widget.
package icon

import (
	"fyne.io/fyne/v2"
	base "fyne.io/fyne/v2/theme"

	"tallydesk/assets"
	"tallydesk/gui/theme"
)

// Icon is one drawing of the set, by the name of its file. The empty Icon draws nothing.
type Icon string

// In gives the drawing in an ink of the theme; it follows the theme's changes. The empty Icon, and one that the
// set does not have, give nil.
func (i Icon) In(ink theme.Name) fyne.Resource {
	drawing := i.load()
	if drawing == nil {
		return nil
	}
	return base.NewColoredResource(drawing, ink)
}

// Mark is the program's own mark in its own colours.
func Mark() fyne.Resource { return Icon("logo").load() }

func (i Icon) load() fyne.Resource {
	if i == "" {
		return nil
	}
	file := string(i) + ".svg"
	content, err := assets.Icons.ReadFile("icons/" + file)
	if err != nil {
		return nil
	}
	return fyne.NewStaticResource(file, content)
}
