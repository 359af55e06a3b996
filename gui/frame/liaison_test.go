package frame_test

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"tallydesk/app/access"
	"tallydesk/app/command"
	"tallydesk/app/desktest"
	"tallydesk/gui/frame"
	"tallydesk/gui/page"
	"tallydesk/gui/theme"
)

// lacks fails the test when the window shows one of the texts.
func (s *stand) lacks(texts ...string) {
	s.t.Helper()
	shown := test.RenderToMarkup(s.window.Canvas())
	for _, text := range texts {
		if at := strings.Index(shown, text); at >= 0 {
			s.t.Errorf("the window shows %q: …%s…", text, shown[max(at-120, 0):min(at+80, len(shown))])
		}
	}
}

// column tells whether the main menu has a column.
func (s *stand) column(label string) bool {
	for _, column := range s.window.MainMenu().Items {
		if column.Label == label {
			return true
		}
	}
	return false
}

// R-ACC-1: a liaison's window holds the own customer's things only, and what a
// liaison may do.
func TestSeenAsALiaison(t *testing.T) {
	s := open(t, desktest.Demo(t, "sv"))
	s.menu("Customers")
	frame.SeeAs(s.frame, "carin")
	if frame.Shown(s.frame) != page.Account {
		t.Fatalf("begins with %s", frame.Shown(s.frame))
	}
	s.want("Hello Carin!")
	s.want("Sundvik kommun")
	for _, gone := range []string{"Customers", "Contracts", "Time", "Import…", "Back up…", "Take", "Log a call…", "New customer…", "Buy hours…", "Internal note"} {
		if s.item(gone) != nil {
			t.Errorf("the menu has %q", gone)
		}
	}
	if s.column("Time") {
		t.Error("the menu has a column Time")
	}
	if item := s.item("Priority…"); item == nil || !item.Disabled {
		t.Error("priority is not grey while no ticket is open")
	}
	s.menu("Tickets")
	s.want("Rapport till nämnden")
	s.lacks("Inloggningssidan nere", "Norrhamn")
	s.menu("Back")
	s.want("Hello Carin!")
	s.menu("New ticket…")
	s.want("How bad is it")
}

// The way back from a liaison's view leads to who opened the desk, as it was.
func TestBackFromALiaisonsView(t *testing.T) {
	s := open(t, desktest.Demo(t, "en"))
	s.menu("Contracts")
	frame.SeeAs(s.frame, "carin")
	frame.Keep(s.frame)
	s.menu("See as…")
	s.want("Back to Diane Berg")
	s.want("See as Lars Wikström · Norrhamn Region")
	s.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	s.want("K-2026-001")
	s.want("Norrhamn Region")
	if s.item("Customers") == nil {
		t.Error("staff have no Customers in the menu")
	}
}

// What a liaison searches is found among its own, and opens its own screens.
func TestALiaisonSearches(t *testing.T) {
	s := open(t, desktest.Demo(t, "sv"))
	frame.SeeAs(s.frame, "carin")
	frame.Search(s.frame, "nämnden")
	s.want("Rapport till nämnden")
	frame.Search(s.frame, "Norrhamn")
	s.lacks("Norrhamn Region")
}

// TestLiaisonShots draws what a liaison sees who has opened the desk.
func TestLiaisonShots(t *testing.T) {
	folder := *shots
	if folder == "" {
		folder = t.TempDir()
	}
	desk := desktest.Demo(t, "sv")
	for login, places := range map[string]map[string]page.Route{
		"grace": {"account": {Page: page.Account}},
		"carin": {"account-hours": {Page: page.Account}, "account-tickets": {Page: page.Tickets}, "account-ticket": {Page: page.Tickets, ID: "1002"}, "account-search": {Page: page.Search, ID: "schemat"}},
	} {
		seen, err := desk.As(context.Background(), login)
		if err != nil {
			t.Fatal(err)
		}
		as := *desk
		as.Desk = seen
		for _, lang := range []string{"en", "sv"} {
			for _, variant := range []theme.Variant{theme.Light, theme.Dark} {
				for name, route := range places {
					draw(t, &as, lang, variant, route, filepath.Join(folder, name+"-"+lang+"-"+string(variant)+".png"))
				}
			}
		}
	}
}

// Among many people one searches, by name or customer.
func TestManyPeopleAreSearched(t *testing.T) {
	desk := desktest.New(t)
	for i := range 20 {
		name := string(rune('a' + i))
		customer := desk.Do(&command.CreateCustomer{Code: "C" + strings.ToUpper(name), Name: "Place " + strings.Repeat(name, 3)}).Created("customer")
		contact := desk.Do(&command.AddContact{CustomerID: customer, Name: "Person " + name, Liaison: true, Function: "it"}).Created("contact")
		desk.Do(&command.AddUser{Login: "person" + name, Role: access.Liaison, ContactID: contact})
	}
	s := open(t, desk)
	s.menu("See as…")
	s.want("See as somebody else")
	for _, letter := range "place qqq" {
		s.window.Canvas().Focused().TypedRune(letter)
	}
	s.want("Person q")
	s.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	s.want("Hello Person!")
	s.want("Place qqq")
	s.menu("See as…")
	s.want("Back to Diane Berg")
}
