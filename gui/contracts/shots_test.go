package contracts_test

import (
	"context"
	"flag"
	"path/filepath"
	"regexp"
	"testing"

	"tallydesk/app/desktest"
	"tallydesk/app/view"
	"tallydesk/gui/contracts"
	"tallydesk/gui/page"
	"tallydesk/gui/pagetest"
	"tallydesk/gui/theme"
)

// shots is where pictures are left: go test ./gui/contracts -shots /tmp/shots.
var shots = flag.String("shots", "", "folder for pictures of the screen")

// contractOf finds the contract of a customer.
func contractOf(t testing.TB, desk *desktest.Desk, code string) view.ContractRow {
	t.Helper()
	rows, _, err := desk.View().Contracts(context.Background(), view.ContractFilter{Text: code}, view.Page{Most: 1})
	if err != nil || len(rows) == 0 {
		t.Fatalf("no contract of %s: %v", code, err)
	}
	return rows[0]
}

// rawKey finds the key of words that are missing.
var rawKey = regexp.MustCompile(`\b(form|field|contracts|line|overuse|draworder|rollover|period|bank|kind|worktype|template)\.[a-z_]+`)

// TestEveryLook shows the screen in both languages and variants, narrow, wide and
// large, with words for everything; with -shots it leaves pictures.
func TestEveryLook(t *testing.T) {
	desk := desktest.Demo(t, "sv")
	care, prepaid, nobank := contractOf(t, desk, "SUND").ID, contractOf(t, desk, "BROV").ID, contractOf(t, desk, "NORR").ID
	for _, shot := range []struct {
		name    string
		window  float32
		options pagetest.Options
		show    func(*pagetest.Bench)
	}{
		{"list-en", 1280, pagetest.Options{Lang: "en"}, func(b *pagetest.Bench) { b.Show(page.Route{}) }},
		{"list-sv-dark", 1280, pagetest.Options{Lang: "sv", Variant: theme.Dark}, func(b *pagetest.Bench) { b.Show(page.Route{}) }},
		{"list-960", 960, pagetest.Options{Lang: "sv"}, func(b *pagetest.Bench) { b.Show(page.Route{}) }},
		{"care-en", 1280, pagetest.Options{Lang: "en"}, func(b *pagetest.Bench) { b.Show(page.Route{ID: care}) }},
		{"care-sv-dark", 1280, pagetest.Options{Lang: "sv", Variant: theme.Dark}, func(b *pagetest.Bench) { b.Show(page.Route{ID: care}) }},
		{"prepaid-en", 1280, pagetest.Options{Lang: "en"}, func(b *pagetest.Bench) { b.Show(page.Route{ID: prepaid}); b.Type("w") }},
		{"prepaid-960", 960, pagetest.Options{Lang: "en"}, func(b *pagetest.Bench) { b.Show(page.Route{ID: prepaid}) }},
		{"prepaid-1920", 1920, pagetest.Options{Lang: "en"}, func(b *pagetest.Bench) { b.Show(page.Route{ID: prepaid}) }},
		{"list-150", 1280, pagetest.Options{Lang: "sv", Scale: 150}, func(b *pagetest.Bench) { b.Show(page.Route{}) }},
		{"prepaid-150", 1280, pagetest.Options{Lang: "sv", Scale: 150}, func(b *pagetest.Bench) { b.Show(page.Route{ID: prepaid}) }},
		{"nobank-sv", 1280, pagetest.Options{Lang: "sv"}, func(b *pagetest.Bench) { b.Show(page.Route{ID: nobank}) }},
		{"terms-en", 1280, pagetest.Options{Lang: "en"}, func(b *pagetest.Bench) {
			b.Page.Restore(`{"view":"terms","state":"active"}`)
			b.Show(page.Route{ID: care})
		}},
		{"buy-en", 1280, pagetest.Options{Lang: "en"}, func(b *pagetest.Bench) {
			b.Show(page.Route{ID: prepaid})
			b.Act(page.BuyHours)
			b.Write("minutes", "10h")
		}},
		{"new-sv", 1280, pagetest.Options{Lang: "sv"}, func(b *pagetest.Bench) { b.Show(page.Route{}); b.Act(page.NewContract); b.Write("template", "support") }},
	} {
		shot.options.Width, shot.options.Height = pagetest.Room(shot.window)
		b := pagetest.Open(t, desk, shot.options, contracts.New)
		shot.show(b)
		if key := rawKey.FindString(b.Text()); key != "" {
			t.Errorf("%s: %s has no words", shot.name, key)
		}
		if *shots != "" {
			b.Picture(filepath.Join(*shots, shot.name+".png"))
		}
	}
}
