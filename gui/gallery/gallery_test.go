package gallery

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"tallydesk/app/words"
	"tallydesk/gui/kit"
	"tallydesk/gui/theme"
)

// written are all texts in view of an object.
func written(o fyne.CanvasObject) []string {
	var texts []string
	for _, drawn := range test.LaidOutObjects(o) {
		if text, ok := drawn.(*canvas.Text); ok {
			texts = append(texts, text.Text)
		}
	}
	return texts
}

// Every word of the gallery is there in both languages: no key is shown.
func TestGalleryShowsNoKeys(t *testing.T) {
	for _, lang := range []string{"en", "sv"} {
		t.Run(lang, func(t *testing.T) {
			app := test.NewTempApp(t)
			app.Settings().SetTheme(theme.New(theme.Options{}))
			content := New(words.For(lang), kit.Inline())
			window := test.NewTempWindow(t, content)
			window.Resize(fyne.NewSize(1280, 800))
			texts := written(content)
			if len(texts) < 100 {
				t.Fatalf("only %d texts are shown", len(texts))
			}
			for _, text := range texts {
				for _, area := range []string{"gallery.", "kit.", "state.", "priority."} {
					if strings.HasPrefix(text, area) {
						t.Errorf("no words for %s", text)
					}
				}
			}
		})
	}
}

func TestGalleryStandsEveryTextSize(t *testing.T) {
	app := test.NewTempApp(t)
	content := New(words.For("en"), kit.Inline())
	window := test.NewTempWindow(t, content)
	for _, scale := range theme.Scales() {
		for _, variant := range []theme.Variant{theme.Light, theme.Dark} {
			app.Settings().SetTheme(theme.New(theme.Options{Variant: variant, TextScale: scale, Comfortable: true}))
			window.Resize(fyne.NewSize(1280, 800))
			if drawn := window.Canvas().Capture(); drawn.Bounds().Dx() < 1280 {
				t.Errorf("%d %% %s: drawn %v", scale, variant, drawn.Bounds())
			}
		}
	}
}
