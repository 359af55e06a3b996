package frame_test

import (
	"context"
	"flag"
	"image/png"
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"tallydesk/app"
	"tallydesk/app/desktest"
	"tallydesk/gui/frame"
	"tallydesk/gui/kit"
	"tallydesk/gui/page"
	"tallydesk/gui/pagetest"
	"tallydesk/gui/theme"
)

// shots is where `make shots` leaves a picture of every screen.
var shots = flag.String("shots", "", "folder for pictures of every screen")

// TestShots draws every screen of the demo desk, light and dark, in English
// and Swedish.
func TestShots(t *testing.T) {
	folder := *shots
	if folder == "" {
		folder = t.TempDir()
	}
	desk := desktest.Demo(t, "en")
	for _, lang := range []string{"en", "sv"} {
		for _, variant := range []theme.Variant{theme.Light, theme.Dark} {
			for name, route := range routes(t, desk) {
				file := filepath.Join(folder, name+"-"+lang+"-"+string(variant)+".png")
				draw(t, desk, lang, variant, route, file)
			}
		}
	}
}

// routes are the places that are drawn, by the name of their picture.
func routes(t *testing.T, desk *desktest.Desk) map[string]page.Route {
	t.Helper()
	found, err := desk.View().FindTicket(context.Background(), "SUND-1001")
	if err != nil {
		t.Fatal(err)
	}
	return map[string]page.Route{
		"today":     {Page: page.Today},
		"tickets":   {Page: page.Tickets},
		"ticket":    {Page: page.Tickets, ID: found[0].ID},
		"customers": {Page: page.Customers},
		"customer":  {Page: page.Customers, ID: found[0].CustomerID},
		"contracts": {Page: page.Contracts},
		"contract":  {Page: page.Contracts, ID: contractOf(t, desk)},
		"time":      {Page: page.Time},
		"search":    {Page: page.Search, ID: "schema"},
		"guide":     {Page: page.Guide},
		"import":    {Page: page.Import},
		"settings":  {Page: page.Settings},
		"people":    {Page: page.Settings, ID: "people"},
		"company":   {Page: page.Settings, ID: "company"},
		"folder":    {Page: page.Settings, ID: "folder"},
	}
}

func contractOf(t *testing.T, desk *desktest.Desk) string {
	t.Helper()
	hits, err := desk.View().Search(context.Background(), "Customer Care", 1)
	if err != nil || len(hits) == 0 {
		t.Fatalf("no contract: %v", err)
	}
	return hits[0].ID
}

func draw(t *testing.T, desk *desktest.Desk, lang string, variant theme.Variant, route page.Route, file string) {
	t.Helper()
	test.NewTempApp(t)
	window := test.NewTempWindow(t, nil)
	window.SetPadded(false)
	window.Resize(fyne.NewSize(1280, 800))
	f := frame.New(frame.Options{
		Window: window, Desk: seenBy(t, desk, route), UI: kit.Inline(), Files: noFiles{}, Lang: lang, Every: never,
		Another: func() {}, Start: route, Config: pagetest.Config(t, pagetest.Options{Lang: lang, Variant: variant}),
	})
	defer f.Stop()
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

// seenBy gives the desk as the person whose screen it is: Björn's for the week
// sheet, the owner's for all others.
func seenBy(t *testing.T, desk *desktest.Desk, route page.Route) *app.Desk {
	t.Helper()
	if route.Page != page.Time {
		return desk.Desk
	}
	seen, err := desk.As(context.Background(), "bjorn")
	if err != nil {
		t.Fatal(err)
	}
	return seen
}

// noFiles picks nothing.
type noFiles struct{}

func (noFiles) Open(string, func([]page.Picked, error)) {}

func (noFiles) Save(string, string, func(string, error)) {}

func (noFiles) Folder(string, func(string, error)) {}

// never does not tick.
func never(time.Duration, func()) func() { return func() {} }
