package demo_test

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	"tallydesk/app"
	"tallydesk/app/demo"
	"tallydesk/app/desktest"
	"tallydesk/app/view"
)

// build makes a demo desk that ends at a moment, and opens it.
func build(t *testing.T, lang, now string) *app.Desk {
	t.Helper()
	moment, err := time.Parse(time.RFC3339, now)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "demo.db")
	var last float64
	if err := demo.Build(context.Background(), path, demo.Options{Lang: lang, Now: moment, Program: "test"}, func(part float64) { last = part }); err != nil {
		t.Fatalf("%s: %v", now, err)
	}
	if last != 1 {
		t.Errorf("progress ended at %v", last)
	}
	desk, err := app.Open(context.Background(), path, app.Options{Program: "test", Now: func() time.Time { return moment }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = desk.Close() })
	return desk
}

func TestBuildTellsFiveArrangements(t *testing.T) {
	for _, lang := range []string{"en", "sv"} {
		desk := build(t, lang, desktest.Start)
		contracts, total, err := desk.View().Contracts(context.Background(), view.ContractFilter{}, view.Page{Most: 20})
		if err != nil || total != 5 {
			t.Errorf("%s: %d contracts %v, %v", lang, total, contracts, err)
		}
		tickets, _, err := desk.View().Tickets(context.Background(), view.TicketFilter{}, view.Page{Most: 50})
		if err != nil || len(tickets) < 10 {
			t.Errorf("%s: %d tickets, %v", lang, len(tickets), err)
		}
	}
}

// Nothing in the stories is still to come.
func TestBuildEndsNow(t *testing.T) {
	desk := build(t, "en", desktest.Start)
	tickets, _, err := desk.View().Tickets(context.Background(), view.TicketFilter{Sort: view.ByActivity}, view.Page{Most: 50})
	if err != nil {
		t.Fatal(err)
	}
	for _, ticket := range tickets {
		if ticket.LastAt.After(desk.Now()) {
			t.Errorf("%s: last at %v", ticket.Ref, ticket.LastAt)
		}
	}
	if oldest := tickets[len(tickets)-1].LastAt; desk.Now().Sub(oldest) < 24*time.Hour {
		t.Errorf("the stories all end today: the oldest at %v", oldest)
	}
}

// The stories can be told on any day of the year, the first and the last of a
// quarter and those of a change of clocks included.
func TestBuildOnAnyDay(t *testing.T) {
	for _, now := range []string{
		"2026-01-01T00:05:00+01:00", "2026-03-29T03:30:00+02:00", "2026-06-30T23:50:00+02:00", "2026-10-25T02:30:00+01:00", "2028-02-29T12:00:00+01:00",
	} {
		build(t, "en", now)
	}
}
