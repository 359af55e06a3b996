package frame_test

import (
	"context"
	"errors"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/test"

	"tallydesk/app/command"
	"tallydesk/app/desktest"
	"tallydesk/gui/frame"
	"tallydesk/gui/kit"
	"tallydesk/gui/page"
	"tallydesk/gui/pagetest"
)

// around is what the desktop around a window heard of it.
type around struct {
	clipboard string
	told      []string
	inFront   bool
}

// openAround opens a frame on a desktop.
func openAround(t *testing.T, desk *desktest.Desk, as string) (*stand, *around) {
	t.Helper()
	heard := &around{}
	test.NewTempApp(t)
	window := test.NewTempWindow(t, nil)
	window.Resize(fyne.NewSize(1280, 800))
	f := frame.New(frame.Options{
		Window: window, Desk: desk.Desk, UI: kit.Inline(), Files: noFiles{}, Config: pagetest.Config(t, pagetest.Options{}), Every: never, Another: func() {},
		Clipboard: func(text string) { heard.clipboard = text },
		Pick: func(path string) (page.Picked, error) {
			if path == "/gone.csv" {
				return page.Picked{}, errors.New("gone")
			}
			return page.Picked{Name: path[1:], Path: path}, nil
		},
		Notify: func(_, text string) { heard.told = append(heard.told, text) }, InFront: func() bool { return heard.inFront },
	})
	t.Cleanup(f.Stop)
	if as != "" {
		frame.SeeAs(f, as)
	}
	return &stand{t, desk, window, f}, heard
}

func TestALinkShowsItsPlaceAndIsCopied(t *testing.T) {
	s, heard := openAround(t, desktest.Demo(t, "en"), "")
	for _, address := range []string{"tallydesk://ticket/SUND-1001", "tallydesk://customer/SUND", "tallydesk://contract/K-2026-001", "tallydesk://search/schema"} {
		s.frame.Show(address)
		s.menu("Copy link")
		if heard.clipboard != address {
			t.Errorf("%s was copied as %s", address, heard.clipboard)
		}
	}
	s.menu("Time")
	if item := s.item("Copy link"); item == nil || !item.Disabled {
		t.Error("the week has a link")
	}
}

func TestALinkThatLeadsNowhereSaysSo(t *testing.T) {
	for address, want := range map[string]string{
		"tallydesk://ticket/SUND-9999": "There is no such ticket.",
		"http://ticket/SUND-1001":      "This is no address of Tallydesk.",
	} {
		s, _ := openAround(t, desktest.Demo(t, "en"), "")
		s.frame.Show(address)
		s.want(want)
	}
}

// R-ACC-1: an address of somebody else's leads a liaison nowhere.
func TestALinkShowsALiaisonTheirOwnOnly(t *testing.T) {
	s, _ := openAround(t, desktest.Demo(t, "en"), "carin")
	for _, address := range []string{"tallydesk://customer/LIND", "tallydesk://contract/K-2026-001", "tallydesk://ticket/LIND-1001"} {
		s.frame.Show(address)
		if shown := frame.Shown(s.frame); shown != page.Account {
			t.Fatalf("%s showed %s", address, shown)
		}
		s.lacks("Lindqvist")
		s.window.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyEscape})
	}
}

func TestNewsAreToldWhileAnotherWindowIsInFront(t *testing.T) {
	desk := desktest.Demo(t, "en")
	s, heard := openAround(t, desk, "anna")
	answer := func(moment, text string) {
		t.Helper()
		found, err := desk.View().FindTicket(context.Background(), "SUND-1001")
		if err != nil {
			t.Fatal(err)
		}
		contacts, err := desk.View().Customer(context.Background(), "SUND")
		if err != nil {
			t.Fatal(err)
		}
		desk.At(moment)
		desk.Do(&command.Reply{TicketID: found[0].ID, Body: text, ContactID: contacts.Contacts[0].ID})
		for range 10 {
			frame.Tick(s.frame)
		}
	}
	heard.inFront = true
	answer("2026-11-18T10:50:00+01:00", "It happened again")
	if len(heard.told) > 0 {
		t.Errorf("told %q while the window is in front", heard.told)
	}
	heard.inFront = false
	answer("2026-11-18T10:55:00+01:00", "And once more")
	if len(heard.told) != 1 || heard.told[0] != "Sundvik kommun answered SUND-1001: Schemat låser sig när två planerare publicerar" {
		t.Errorf("told %q", heard.told)
	}
	for range 10 {
		frame.Tick(s.frame)
	}
	if len(heard.told) != 1 {
		t.Errorf("told again: %q", heard.told)
	}
}

func drop(s *stand, paths ...string) {
	var uris []fyne.URI
	for _, path := range paths {
		uris = append(uris, storage.NewFileURI(path))
	}
	frame.Drop(s.frame, uris)
}

func TestADroppedTableGoesToTheImport(t *testing.T) {
	s, _ := openAround(t, desktest.Demo(t, "en"), "")
	drop(s, "/export.csv")
	if shown := frame.Shown(s.frame); shown != page.Import {
		t.Errorf("shows %s", shown)
	}
}

func TestWhatCannotBeDroppedSaysSo(t *testing.T) {
	s, _ := openAround(t, desktest.Demo(t, "en"), "")
	drop(s, "/picture.png")
	s.want("Nothing here takes files.")
}
