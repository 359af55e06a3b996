package settings_test

import (
	"flag"
	"fmt"
	"path/filepath"
	"testing"

	"tallydesk/app/desktest"
	"tallydesk/gui/page"
	"tallydesk/gui/pagetest"
	"tallydesk/gui/settings"
	"tallydesk/gui/theme"
)

// shots is where pictures of all sections are left.
var shots = flag.String("shots", "", "folder for pictures of every section")

// sections are all that are drawn.
var sections = []string{"appearance", "language", "working", "company", "people", "backup", "folder", "about"}

// Every section can be drawn in both languages and looks, narrow and with
// large text.
func TestPictures(t *testing.T) {
	folder := *shots
	if folder == "" {
		folder = t.TempDir()
	}
	desk := desktest.Demo(t, "en")
	for _, lang := range []string{"en", "sv"} {
		for _, look := range []struct {
			variant theme.Variant
			window  float32
			scale   int
		}{{theme.Light, 1280, 100}, {theme.Dark, 1280, 100}, {theme.Light, 960, 150}} {
			width, height := pagetest.Room(look.window)
			b := pagetest.Open(t, desk, pagetest.Options{Lang: lang, Variant: look.variant, Scale: look.scale, Width: width, Height: height}, settings.New)
			for _, name := range sections {
				b.Show(page.Route{Page: page.Settings, ID: name})
				b.Picture(filepath.Join(folder, fmt.Sprintf("%s-%s-%s-%.0f-%d.png", name, lang, look.variant, look.window, look.scale)))
			}
		}
	}
}
