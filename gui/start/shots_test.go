package start_test

import (
	"flag"
	"image/png"
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"tallydesk/app"
	"tallydesk/app/words"
	"tallydesk/gui/kit"
	"tallydesk/gui/page"
	"tallydesk/gui/start"
	"tallydesk/gui/theme"
)

// shots is where `make shots` leaves a picture of every screen.
var shots = flag.String("shots", "", "folder for pictures of every screen")

// TestShots draws the first start, light and dark, in English and Swedish.
func TestShots(t *testing.T) {
	folder := *shots
	if folder == "" {
		folder = t.TempDir()
	}
	for _, lang := range words.Languages {
		for _, variant := range []theme.Variant{theme.Light, theme.Dark} {
			draw(t, lang, variant, filepath.Join(folder, "start-"+lang+"-"+string(variant)+".png"))
		}
	}
}

func draw(t *testing.T, lang string, variant theme.Variant, file string) {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Options{Variant: variant}))
	window := test.NewTempWindow(t, nil)
	window.SetPadded(false)
	window.SetContent(start.New(start.Options{
		Words: words.For(lang), UI: kit.Inline(), Files: noFiles{}, Canvas: window.Canvas(), Now: time.Now,
		Folder: t.TempDir(), Opened: func(*app.Desk, page.Route) {},
	}))
	window.Resize(fyne.NewSize(1280, 800))
	out, err := os.Create(file)
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	if err := png.Encode(out, window.Canvas().Capture()); err != nil {
		t.Fatal(err)
	}
}

// noFiles picks nothing.
type noFiles struct{}

func (noFiles) Open(string, func([]page.Picked, error)) {}

func (noFiles) Save(string, string, func(string, error)) {}

func (noFiles) Folder(string, func(string, error)) {}
