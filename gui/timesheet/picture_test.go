package timesheet_test

import (
	"flag"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"tallydesk/gui/page"
	"tallydesk/gui/pagetest"
	"tallydesk/gui/theme"
	"tallydesk/gui/timesheet"
)

// shots is where the pictures of the screen are left.
var shots = flag.String("shots", "", "folder for pictures")

func TestPictures(t *testing.T) {
	folder := *shots
	if folder == "" {
		folder = t.TempDir()
	}
	desk := fullWeek(t)
	approve(t, desk, 0)
	narrow, high := pagetest.Room(960)
	wide, _ := pagetest.Room(1920)
	for name, options := range map[string]pagetest.Options{
		"light-en": {}, "dark-sv": {Lang: "sv", Variant: theme.Dark}, "narrow": {Width: narrow, Height: high},
		"wide": {Width: wide, Height: high}, "large": {Scale: 150}, "narrow-large": {Scale: 150, Width: narrow, Height: high},
	} {
		b := pagetest.Open(t, desk, options, timesheet.New)
		b.Show(page.Route{Page: page.Time})
		b.Picture(filepath.Join(folder, "time-"+name+".png"))
		b.Key(fyne.KeyLeft, fyne.KeyLeft)
		b.Type("1h3o")
		b.Key(fyne.KeyReturn)
		b.Picture(filepath.Join(folder, "time-"+name+"-wrong.png"))
		b.Key(fyne.KeyEscape, fyne.KeyRight, fyne.KeyPageDown, fyne.KeyDown, fyne.KeyReturn)
		b.Type("sund")
		b.Picture(filepath.Join(folder, "time-"+name+"-add.png"))
		b.Key(fyne.KeyEscape, fyne.KeyEscape, fyne.KeyPageUp, fyne.KeyReturn)
		b.Picture(filepath.Join(folder, "time-"+name+"-several.png"))
		b.Key(fyne.KeyReturn)
		b.Picture(filepath.Join(folder, "time-"+name+"-sheet.png"))
		if len(b.Failed) > 0 {
			t.Errorf("%s: %v", name, b.Failed)
		}
	}
}
