package today_test

import (
	"flag"
	"path/filepath"
	"testing"

	"tallydesk/app/desktest"
	"tallydesk/gui/page"
	"tallydesk/gui/pagetest"
	"tallydesk/gui/theme"
	"tallydesk/gui/today"
)

// pictures is a folder for pictures to look at.
var pictures = flag.String("pictures", "", "folder for pictures of the screen")

// TestPictures draws the screen of everybody in the demo desk.
func TestPictures(t *testing.T) {
	folder := *pictures
	if folder == "" {
		folder = t.TempDir()
	}
	desk := desktest.Demo(t, "en")
	wide, height := pagetest.Room(1280)
	narrow, _ := pagetest.Room(960)
	for name, options := range map[string]pagetest.Options{
		"anna":   {As: "anna"},
		"dark":   {As: "anna", Variant: theme.Dark, Lang: "sv"},
		"owner":  {As: "diane", Width: wide, Height: height},
		"narrow": {As: "anna", Width: narrow, Height: height},
		"large":  {As: "anna", Width: narrow, Height: 602, Scale: 150, Lang: "sv"},
	} {
		b := pagetest.Open(t, desk, options, today.New)
		b.Show(page.Route{Page: page.Today})
		b.Picture(filepath.Join(folder, name+".png"))
	}
}
