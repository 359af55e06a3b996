package customers_test

import (
	"context"
	"flag"
	"path/filepath"
	"regexp"
	"testing"

	"tallydesk/app/desktest"
	"tallydesk/gui/customers"
	"tallydesk/gui/page"
	"tallydesk/gui/pagetest"
	"tallydesk/gui/theme"
)

// shots is where pictures are left: go test ./gui/customers -shots /tmp/shots.
var shots = flag.String("shots", "", "folder for pictures of the screen")

// customerOf finds a customer of the demo desk.
func customerOf(t testing.TB, desk *desktest.Desk, code string) string {
	t.Helper()
	customer, err := desk.View().Customer(context.Background(), code)
	if err != nil {
		t.Fatal(err)
	}
	return customer.ID
}

// rawKey finds the key of words that are missing.
var rawKey = regexp.MustCompile(`\b(form|field|customers|upgrade|deployment|language|status|state|function|template|line|contractstate)\.[a-z_]+`)

// TestEveryLook shows the screen in both languages and variants, narrow, wide and
// large, with words for everything; with -shots it leaves pictures.
func TestEveryLook(t *testing.T) {
	desk := desktest.Demo(t, "sv")
	sund, hedv := customerOf(t, desk, "SUND"), customerOf(t, desk, "HEDV")
	for _, shot := range []struct {
		name    string
		window  float32
		options pagetest.Options
		show    func(*pagetest.Bench)
	}{
		{"customers-en", 1280, pagetest.Options{Lang: "en"}, func(b *pagetest.Bench) { b.Show(page.Route{}) }},
		{"customers-sv-dark", 1280, pagetest.Options{Lang: "sv", Variant: theme.Dark}, func(b *pagetest.Bench) { b.Show(page.Route{}) }},
		{"customers-960", 960, pagetest.Options{Lang: "sv"}, func(b *pagetest.Bench) { b.Show(page.Route{}) }},
		{"card-en", 1280, pagetest.Options{Lang: "en"}, func(b *pagetest.Bench) { b.Show(page.Route{ID: sund}) }},
		{"card-sv-dark", 1280, pagetest.Options{Lang: "sv", Variant: theme.Dark}, func(b *pagetest.Bench) { b.Show(page.Route{ID: hedv}) }},
		{"card-960", 960, pagetest.Options{Lang: "sv"}, func(b *pagetest.Bench) { b.Show(page.Route{ID: sund}) }},
		{"card-1920", 1920, pagetest.Options{Lang: "en"}, func(b *pagetest.Bench) { b.Show(page.Route{ID: sund}) }},
		{"customers-150", 1280, pagetest.Options{Lang: "sv", Scale: 150}, func(b *pagetest.Bench) { b.Show(page.Route{}) }},
		{"card-150", 1280, pagetest.Options{Lang: "sv", Scale: 150}, func(b *pagetest.Bench) { b.Show(page.Route{ID: sund}) }},
		{"newcustomer-en", 1280, pagetest.Options{Lang: "en"}, func(b *pagetest.Bench) { b.Show(page.Route{}); b.Act(page.NewCustomer) }},
		{"newcontact-sv", 1280, pagetest.Options{Lang: "sv", Variant: theme.Dark}, func(b *pagetest.Bench) { b.Show(page.Route{ID: sund}); b.Act(page.NewContact) }},
		{"enrol-en", 1280, pagetest.Options{Lang: "en"}, func(b *pagetest.Bench) { b.Show(page.Route{ID: sund}); b.Act(page.NewContract) }},
	} {
		shot.options.Width, shot.options.Height = pagetest.Room(shot.window)
		b := pagetest.Open(t, desk, shot.options, customers.New)
		shot.show(b)
		if key := rawKey.FindString(b.Text()); key != "" {
			t.Errorf("%s: %s has no words", shot.name, key)
		}
		if *shots != "" {
			b.Picture(filepath.Join(*shots, shot.name+".png"))
		}
	}
}
