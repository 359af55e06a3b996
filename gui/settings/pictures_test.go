package settings_test

import (
	"flag"
	"fmt"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"tallydesk/app/civil"
	"tallydesk/app/command"
	"tallydesk/app/desktest"
	"tallydesk/app/money"
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
	bjorn, err := desk.As(t.Context(), "bjorn")
	if err != nil {
		t.Fatal(err)
	}
	for year, hour := range map[int]int64{2025: 435, 2026: 450, 2027: 470} {
		desk.Do(&command.SetCostRate{
			StaffID: bjorn.Actor().StaffID, ValidFrom: civil.Date(year, 1, 1), Hour: money.Amount{Minor: hour * 100, Currency: "SEK"},
		})
	}
	for _, lang := range []string{"en", "sv"} {
		for _, look := range []struct {
			variant theme.Variant
			window  float32
			scale   int
		}{{theme.Light, 1280, 100}, {theme.Dark, 1280, 100}, {theme.Light, 960, 150}} {
			width, height := pagetest.Room(look.window)
			b := pagetest.Open(t, desk, pagetest.Options{Lang: lang, Variant: look.variant, Scale: look.scale, Width: width, Height: height}, settings.New)
			draw := func(name string) {
				b.Picture(filepath.Join(folder, fmt.Sprintf("%s-%s-%s-%.0f-%d.png", name, lang, look.variant, look.window, look.scale)))
			}
			for _, name := range sections {
				b.Show(page.Route{Page: page.Settings, ID: name})
				draw(name)
			}
			t := b.Env.Words.T
			b.Show(page.Route{Page: page.Settings, ID: "company"})
			b.Press(t("settings.company.change"))
			draw("company-sheet")
			b.Key(fyne.KeyEscape)
			b.Show(page.Route{Page: page.Settings, ID: "people"})
			b.Turn("liaisons")
			draw("liaisons")
			b.Turn("colleagues")
			b.Press(t("settings.people.add"))
			b.Write("email", "@")
			b.Act(page.Confirm)
			draw("people-sheet")
			b.Key(fyne.KeyEscape)
			b.Pick("Björn Ek")
			b.Key(fyne.KeyReturn) // narrow: into the card; else: the sheet of changes
			draw("people-card")
		}
	}
}
