package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Who is told of a width may change it: the content keeps the room it has then.
func TestAWatchedWidthMayBeChangedByWhoIsTold(t *testing.T) {
	begin(t)
	content := Body("")
	var watched fyne.CanvasObject
	watched = WatchWidth(content, func(width float32) {
		if width < 500 {
			watched.Resize(fyne.NewSize(600, 100))
		}
	})
	open(t, container.NewWithoutLayout(watched), 800, 200)
	watched.Resize(fyne.NewSize(400, 100))
	if content.Size().Width != 600 {
		t.Errorf("the content is %.0f wide, want 600", content.Size().Width)
	}
}
