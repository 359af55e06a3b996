package search

import (
	"fmt"
	"os"
	"testing"

	"fyne.io/fyne/v2"

	"tallydesk/app/command"
	"tallydesk/app/desktest"
	"tallydesk/gui/page"
	"tallydesk/gui/pagetest"
	"tallydesk/gui/theme"
)

// Everything found is shown with the words marked, of one kind or of all, and
// what was said opens at its place.
func TestSearchShowsAndOpens(t *testing.T) {
	desk := desktest.New(t)
	customer := desk.Do(&command.CreateCustomer{Code: "SUND", Name: "Sundvik kommun"}).Created("customer")
	person := desk.Do(&command.AddContact{CustomerID: customer, Name: "Sunniva Berg"}).Created("contact")
	opened := desk.Do(&command.OpenTicket{CustomerID: customer, Subject: "Schedule locks", Body: "Every sunday it locks."})
	b := pagetest.Open(t, desk, pagetest.Options{}, New)
	b.Show(page.Route{Page: page.Search, ID: "sun"})
	b.Wants("Found for sun", "Sundvik kommun", "Sunniva Berg", "Schedule locks", "day it locks")
	s := b.Page.(*search)
	open := func(kind, id string) page.Route {
		t.Helper()
		s.open(kind + "/" + id)
		return b.Went[len(b.Went)-1]
	}
	message := opened.Created("message")
	for _, c := range []struct {
		kind, id string
		want     page.Route
	}{
		{"customer", customer, page.Route{Page: page.Customers, ID: customer}},
		{"contact", person, page.Route{Page: page.Customers, ID: customer}},
		{"message", message, page.Route{Page: page.Tickets, ID: opened.Created("ticket"), At: message}},
	} {
		if got := open(c.kind, c.id); got != c.want {
			t.Errorf("%s opens %+v", c.kind, got)
		}
	}
	s.choose("contact")
	b.Show(b.Went[len(b.Went)-1])
	b.Wants("Sunniva Berg")
	b.Lacks("Sundvik kommun", "Schedule locks")
	b.Show(page.Route{Page: page.Search, ID: `c++ "`})
	b.Wants(`Nothing holds c++ ".`)
	b.Show(page.Route{Page: page.Search})
	b.Wants("Type what you look for")
}

// However much is found, the page goes on to its end and no further.
func TestSearchGoesOnToItsEnd(t *testing.T) {
	desk := desktest.New(t)
	customer := desk.Do(&command.CreateCustomer{Code: "SUND", Name: "Sundvik kommun"}).Created("customer")
	const many = 250
	cmds := make([]command.Command, many)
	for i := range cmds {
		cmds[i] = &command.OpenTicket{CustomerID: customer, Subject: fmt.Sprintf("Printer %03d jams", i)}
	}
	if _, err := desk.DoAll(t.Context(), cmds...); err != nil {
		t.Fatal(err)
	}
	b := pagetest.Open(t, desk, pagetest.Options{}, New)
	b.Show(page.Route{Page: page.Search, ID: "printer"})
	b.Wants("Printer 249 jams")
	for range 4 {
		b.Key(fyne.KeyEnd)
	}
	b.Wants("Printer 000 jams")
	if total := b.Page.(*search).grid.Total(); total != many {
		t.Errorf("in all %d, want %d", total, many)
	}
	b.Page.Reload()
	b.Wants("Printer 000 jams")
}

// R-ACC-1: a liaison is offered kinds of its own, and finds its own.
func TestALiaisonSearchesItsOwn(t *testing.T) {
	desk := desktest.Demo(t, "sv")
	b := pagetest.Open(t, desk, pagetest.Options{As: "carin", Lang: "sv"}, New)
	b.Show(page.Route{Page: page.Search, ID: "nämnden", View: "customer"})
	b.Wants("Rapport till ", "#1003")
	b.Lacks("Kunder", "Avtal")
	b.Show(page.Route{Page: page.Search, ID: "norrhamn"})
	b.Lacks("Norrhamn Region")
}

func TestSearchShots(t *testing.T) {
	folder := os.Getenv("SEARCH_SHOTS")
	if folder == "" {
		t.Skip("no folder")
	}
	desk := desktest.Demo(t, "sv")
	for _, c := range []struct {
		lang    string
		variant theme.Variant
		scale   int
		window  float32
	}{{"en", theme.Light, 100, 1280}, {"sv", theme.Dark, 100, 960}, {"sv", theme.Light, 150, 1280}} {
		width, height := pagetest.Room(c.window)
		b := pagetest.Open(t, desk, pagetest.Options{Lang: c.lang, Variant: c.variant, Scale: c.scale, Width: width, Height: height}, New)
		b.Show(page.Route{Page: page.Search, ID: "sche"})
		b.Picture(fmt.Sprintf("%s/search-%s-%v-%v.png", folder, c.lang, c.scale, c.window))
	}
}
