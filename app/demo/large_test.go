package demo_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"tallydesk/app"
	"tallydesk/app/civil"
	"tallydesk/app/command"
	"tallydesk/app/demo"
	"tallydesk/app/desktest"
	"tallydesk/app/fail"
	"tallydesk/app/ticket"
	"tallydesk/app/view"
	"tallydesk/data"
)

var ctx = context.Background()

func start(t *testing.T) time.Time {
	t.Helper()
	now, err := time.Parse(time.RFC3339, desktest.Start)
	if err != nil {
		t.Fatal(err)
	}
	return now
}

// large makes a large desk in a new file.
func large(t *testing.T, tickets int, seed uint64) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "large.db")
	options := demo.Options{Lang: "en", Now: start(t), Program: "test", Tickets: tickets, Seed: seed}
	last := 0.0
	err := demo.Build(ctx, path, options, func(part float64) {
		if part < last {
			t.Errorf("progress went back from %v to %v", last, part)
		}
		last = part
	})
	if err != nil || last != 1 {
		t.Fatalf("made %v of it: %v", last, err)
	}
	return path
}

func open(t *testing.T, path string) *app.Desk {
	t.Helper()
	now := start(t)
	desk, err := app.Open(ctx, path, app.Options{Program: "test", Now: func() time.Time { return now }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = desk.Close() })
	return desk
}

// rowsOf writes down every row of every table that is on the wire.
func rowsOf(t *testing.T, path string) map[string][]string {
	t.Helper()
	db, err := data.Open(ctx, path, data.Options{Program: "test"})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	all := map[string][]string{}
	for _, table := range data.Tables() {
		rows, err := db.Reads().QueryContext(ctx, "SELECT * FROM "+table+" ORDER BY 1")
		if err != nil {
			t.Fatal(err)
		}
		columns, err := rows.Columns()
		if err != nil {
			t.Fatal(err)
		}
		for rows.Next() {
			values := make([]any, len(columns))
			for i := range values {
				values[i] = new(any)
			}
			if err := rows.Scan(values...); err != nil {
				t.Fatal(table, err)
			}
			var text strings.Builder
			for _, value := range values {
				fmt.Fprintf(&text, "%v|", *value.(*any))
			}
			all[table] = append(all[table], text.String())
		}
		if err := rows.Close(); err != nil {
			t.Fatal(err)
		}
	}
	return all
}

func TestLargeDeskComesFromItsSeed(t *testing.T) {
	first, again, other := rowsOf(t, large(t, 300, 7)), rowsOf(t, large(t, 300, 7)), rowsOf(t, large(t, 300, 8))
	if diff := cmp.Diff(first, again); diff != "" {
		t.Errorf("the same seed gives other rows: %.2000s", diff)
	}
	if cmp.Equal(first["ticket"], other["ticket"]) {
		t.Error("another seed gives the same tickets")
	}
}

// A large desk is a desk like any other: nothing in it is wrong, nothing
// computed differs from what it is computed from, and work goes on in it.
func TestLargeDesk(t *testing.T) {
	const many = 2000
	path := large(t, many, 1)
	desk := open(t, path)
	if findings, err := desk.Check(ctx); err != nil || len(findings) > 0 {
		t.Errorf("check: %v, %v", findings, err)
	}
	t.Run("people and customers of the stories are there", func(t *testing.T) {
		if _, err := desk.View().Ticket(ctx, "SUND-1001"); err != nil {
			t.Error(err)
		}
	})
	t.Run("nearly all is done", func(t *testing.T) {
		all, err := desk.View().TicketCount(ctx, view.TicketFilter{})
		counts, countErr := desk.View().TicketCounts(ctx)
		if err != nil || countErr != nil || all < many || counts.Open < many/100 || counts.Open > many/20 || len(counts.ByState) < 4 {
			t.Errorf("%d tickets, %+v open: %v, %v", all, counts, err, countErr)
		}
	})
	t.Run("both languages are found", func(t *testing.T) {
		for _, typed := range []string{"löneut", "loneut", "payroll", "TD-", "carin.holm@sundvik.example", "schemat publicera"} {
			if hits, err := desk.View().Search(ctx, typed, 5); err != nil || len(hits) == 0 {
				t.Errorf("%s: %d hits, %v", typed, len(hits), err)
			}
		}
	})
	t.Run("statements add up", func(t *testing.T) { wantStatements(t, desk) })
	t.Run("work goes on and can be undone", func(t *testing.T) { workOn(t, desk) })
	if findings, err := desk.Rebuild(ctx); err != nil || len(findings) > 0 {
		t.Errorf("rebuild: %v, %v", findings, err)
	}
}

// wantStatements holds every contract's statement of its whole term against its
// bank (R-BANK-10).
func wantStatements(t *testing.T, desk *app.Desk) {
	today := civil.Of(desk.Now())
	contracts, total, err := desk.View().Contracts(ctx, view.ContractFilter{AsOf: today}, view.Page{Most: 100})
	if err != nil || total < 10 {
		t.Fatal(total, err)
	}
	drawn := 0
	for _, contract := range contracts {
		statement, err := desk.View().Statement(ctx, contract.ID, contract.Start, min(contract.End, today), today)
		if err != nil {
			t.Fatal(err)
		}
		sum := statement.Opening
		for _, movement := range statement.Movements {
			sum += movement.Minutes
			drawn += max(0, -movement.Minutes)
		}
		if sum != statement.Closing || contract.State == view.Active && statement.Closing != contract.Bank.Left {
			t.Errorf("%s: %d in all, closing %d, left %d", contract.Number, sum, statement.Closing, contract.Bank.Left)
		}
	}
	if drawn < 10_000 {
		t.Errorf("only %d minutes drawn", drawn)
	}
}

func workOn(t *testing.T, desk *app.Desk) {
	rows, _, err := desk.View().Tickets(ctx, view.TicketFilter{States: []ticket.State{ticket.InProgress}, Sort: view.ByNumber}, view.Page{Most: 1})
	if err != nil || len(rows) == 0 {
		t.Fatal(err)
	}
	on := rows[0]
	before, err := desk.View().Ticket(ctx, on.ID)
	if err != nil {
		t.Fatal(err)
	}
	receipts, err := desk.DoAll(ctx,
		&command.Reply{TicketID: on.ID, Body: "Klart.", Then: ticket.Resolved},
		&command.LogTime{Work: command.Work{TicketID: on.ID, WorkDay: civil.Of(desk.Now()), Minutes: 30, WorkType: "support", Note: "Klart"}},
	)
	if err != nil {
		t.Fatal(err)
	}
	times, err := desk.View().TimeOf(ctx, on.ID)
	if err != nil || len(times) == 0 || times[len(times)-1].Minutes != 30 {
		t.Errorf("%v, %v", times, err)
	}
	if _, err := desk.Undo(ctx, receipts[0].Act); err != nil {
		t.Fatal(err)
	}
	after, err := desk.View().Ticket(ctx, on.ID)
	if diff := cmp.Diff(before, after); err != nil || diff != "" {
		t.Errorf("%v %s", err, diff)
	}
	opened, err := desk.Do(ctx, &command.OpenTicket{CustomerID: on.CustomerID, Subject: "Ett till"})
	if err != nil {
		t.Fatal(err)
	}
	next, err := desk.View().Ticket(ctx, opened.Created("ticket"))
	all, countErr := desk.View().TicketCount(ctx, view.TicketFilter{CustomerID: on.CustomerID})
	if err != nil || countErr != nil || next.Number != ticket.FirstNumber+all-1 {
		t.Errorf("number %d of %d tickets: %v, %v", next.Number, all, err, countErr)
	}
}

// What is broken off leaves nothing behind, and nothing is ever written over.
func TestLargeDeskIsWholeOrNotThere(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "large.db")
	options := demo.Options{Lang: "sv", Now: start(t), Program: "test", Tickets: 3000}
	for _, when := range []float64{0.01, 0.3, 0.8} {
		going, stop := context.WithCancel(ctx)
		err := demo.Build(going, path, options, func(part float64) {
			if part > when {
				stop()
			}
		})
		stop()
		left, readErr := os.ReadDir(folder)
		if !errors.Is(err, context.Canceled) || readErr != nil || len(left) > 2 { // the lock and the folder of those who hold it
			t.Errorf("at %v: %v, %v left, %v", when, err, left, readErr)
		}
	}
	if err := os.WriteFile(path, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	err := demo.Build(ctx, path, options, func(float64) {})
	content, readErr := os.ReadFile(path)
	if !errors.Is(err, fail.Conflict) || readErr != nil || string(content) != "mine" {
		t.Errorf("%v; %q, %v", err, content, readErr)
	}
}
