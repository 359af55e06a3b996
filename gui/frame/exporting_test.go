package frame_test

import (
	"testing"

	"tallydesk/app/desktest"
	"tallydesk/gui/frame"
	"tallydesk/gui/page"
)

// Every screen leads to the lists that the person may export, its own first.
func TestExportIsInTheMenu(t *testing.T) {
	s := open(t, desktest.Demo(t, "en"))
	s.menu("Customers")
	s.menu("Export…")
	s.want("Customers: as shown")
	frame.CloseSheet(s.frame)
	s.menu("User guide and keys")
	s.menu("Export…")
	s.want("Tickets: all")
	frame.CloseSheet(s.frame)
	if item := s.item("Export everything…"); item == nil || item.Disabled {
		t.Error("the owner cannot export everything")
	}
	frame.SeeAs(s.frame, "bjorn")
	if item := s.item("Export everything…"); item == nil || !item.Disabled {
		t.Error("an agent can export everything")
	}
}

// R-ACC-1: a liaison exports the own customer's lists and not everything.
func TestALiaisonExportsTheOwnLists(t *testing.T) {
	s := open(t, desktest.Demo(t, "en"))
	frame.SeeAs(s.frame, "carin")
	if s.item("Export everything…") != nil {
		t.Error("a liaison is offered everything")
	}
	frame.Go(s.frame, page.Route{Page: page.Tickets})
	s.menu("Export…")
	s.want("Tickets: as shown")
	s.lacks("Time entries", "Customers", "notes")
}
