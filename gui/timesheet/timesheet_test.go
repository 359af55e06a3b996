package timesheet_test

import (
	"context"
	"flag"
	"path/filepath"
	"testing"

	"tallydesk/app/desktest"
	"tallydesk/gui/page"
	"tallydesk/gui/pagetest"
	"tallydesk/gui/theme"
	"tallydesk/gui/timesheet"
)

// shots is where the pictures of the screen are left.
var shots = flag.String("shots", "", "folder for pictures")

// demoDesk is the demo desk as one of its people.
func demoDesk(t *testing.T, login string) *desktest.Desk {
	t.Helper()
	desk := desktest.Demo(t, "en")
	as, err := desk.As(context.Background(), login)
	if err != nil {
		t.Fatal(err)
	}
	desk.Desk = as
	return desk
}

func TestPictures(t *testing.T) {
	folder := *shots
	if folder == "" {
		folder = t.TempDir()
	}
	desk := demoDesk(t, "bjorn")
	for name, options := range map[string]pagetest.Options{
		"light-en": {}, "dark-sv": {Lang: "sv", Variant: theme.Dark},
	} {
		b := pagetest.Open(t, desk, options, timesheet.New)
		b.Show(page.Route{Page: page.Time})
		b.Picture(filepath.Join(folder, "time-"+name+".png"))
	}
}
