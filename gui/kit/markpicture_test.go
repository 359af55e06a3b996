package kit

import (
	"io/fs"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"tallydesk/assets"
	"tallydesk/gui/icon"
	"tallydesk/gui/theme"
)

// Every icon of the set, at the size of the rail, in both variants.
func TestIconsLookAsDrawn(t *testing.T) {
	picture(t, "icons", 560, 330, func() fyne.CanvasObject {
		files, err := fs.Glob(assets.Icons, "icons/*-[12][20].svg")
		if err != nil {
			t.Fatal(err)
		}
		marks := container.NewGridWrap(fyne.NewSize(40, 30))
		for _, file := range files {
			name := strings.TrimSuffix(strings.TrimPrefix(file, "icons/"), ".svg")
			marks.Add(container.NewCenter(NewMark(icon.Icon(name), theme.Text, theme.IconRail)))
		}
		return marks
	}, nil)
}
