package data

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// closedDesk makes a desk with a customer that can be searched for, closed.
func closedDesk(t *testing.T) string {
	t.Helper()
	path := deskFile(t)
	db, err := Open(t.Context(), path, Options{Program: "test"})
	if err != nil {
		t.Fatal(err)
	}
	write(t, db, "c1", func(tx *Tx) error {
		if err := Customers.Insert(tx, customer("k1")); err != nil {
			return err
		}
		return tx.Index("customer", "k1", "Sundvik", "Torget")
	})
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

// fillTickets puts so many tickets of the customer in.
func fillTickets(f *Filler, n int) error {
	for i := range n {
		row := Ticket{Row: Row{ID: fmt.Sprintf("t%05d", i), Bucket: "cust:k1"}, CustomerID: "k1", Number: int64(i), Subject: "Löneutbetalning"}
		if err := Tickets.Load(f, "fill", &row); err != nil {
			return err
		}
		if err := f.Index("ticket", row.ID, fmt.Sprintf("printer %d", i), row.Subject); err != nil {
			return err
		}
	}
	return f.Number("ticket:k1", int64(n))
}

func TestFill(t *testing.T) {
	path := closedDesk(t)
	const n = 5*rowsAtOnce + 7
	before := files(t, filepath.Dir(path))
	steps := []int{}
	options := FillOptions{Program: "test", Finishing: func(done, of int) { steps = append(steps, of-done) }}
	err := Fill(t.Context(), path, options, func(f *Filler) error { return fillTickets(f, n) })
	if err != nil {
		t.Fatal(err)
	}
	if len(steps) < 3 || steps[len(steps)-1] != 1 {
		t.Errorf("steps %v", steps)
	}
	if after := files(t, filepath.Dir(path)); !slices.Equal(slices.Sorted(maps.Keys(before)), slices.Sorted(maps.Keys(after))) {
		t.Errorf("files %v", slices.Sorted(maps.Keys(after)))
	}
	db := openDesk(t, path)
	if report, err := db.Check(t.Context()); err != nil || !report.Healthy() {
		t.Errorf("%+v, %v", report, err)
	}
	if got := ids(t, db, "ticket"); len(got) != n {
		t.Errorf("%d tickets", len(got))
	}
	indexes := textsOf(t, db, "SELECT name || ': ' || sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL ORDER BY name")
	if diff := cmp.Diff(textsOf(t, newDesk(t), "SELECT name || ': ' || sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL ORDER BY name"), indexes); diff != "" {
		t.Error(diff)
	}
	write(t, db, "later", func(tx *Tx) error {
		row, err := Tickets.Get(tx, "t00003")
		if row.Tag != tagOf("fill", "ticket", "t00003") || row.Bucket != "cust:k1" {
			t.Errorf("%+v", row)
		}
		return errors.Join(err, tx.Index("ticket", "t00003", "scanner", ""))
	})
	for typed, want := range map[string]int{"printer": 20, "utbetal": 20, "sundvik": 1, "scanner": 1, "3": 10} {
		if hits, err := db.Search(t.Context(), typed, 20, "ticket", "customer"); err != nil || len(hits) != want {
			t.Errorf("%s: %d hits, %v", typed, len(hits), err)
		}
	}
}

func textsOf(t *testing.T, db *DB, query string) []string {
	t.Helper()
	all, err := texts(t.Context(), db.Reads(), query)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// Whatever goes wrong, nothing is left that Discard does not take away.
func TestFillThatFails(t *testing.T) {
	broken := errors.New("broken")
	for name, fn := range map[string]func(f *Filler, stop func()) error{
		"at once":   func(*Filler, func()) error { return broken },
		"later":     func(f *Filler, _ func()) error { return errors.Join(fillTickets(f, 3000), broken) },
		"no bucket": func(f *Filler, _ func()) error { return Tickets.Load(f, "fill", &Ticket{Row: Row{ID: "t"}}) },
		"no id":     func(f *Filler, _ func()) error { return Notes.Load(f, "fill", &Note{}) },
		"twice":     func(f *Filler, _ func()) error { return errors.Join(fillTickets(f, 100), fillTickets(f, 100)) },
		"called off": func(f *Filler, stop func()) error {
			stop()
			return fillTickets(f, 3000)
		},
	} {
		t.Run(name, func(t *testing.T) {
			path := closedDesk(t)
			ctx, stop := context.WithCancel(t.Context())
			defer stop()
			if err := Fill(ctx, path, FillOptions{}, func(f *Filler) error { return fn(f, stop) }); err == nil {
				t.Fatal("it did not fail")
			}
			if err := Discard(path); err != nil {
				t.Fatal(err)
			}
			if left := files(t, filepath.Dir(path)); len(left) > 0 {
				t.Errorf("left %v", slices.Sorted(maps.Keys(left)))
			}
		})
	}
}

func TestFillNeedsTheDeskAlone(t *testing.T) {
	path := closedDesk(t)
	openDesk(t, path)
	var refusal *Refusal
	err := Fill(t.Context(), path, FillOptions{}, func(*Filler) error { return nil })
	if !errors.As(err, &refusal) || refusal.Reason != InUse {
		t.Errorf("got %v", err)
	}
}

func TestAdopt(t *testing.T) {
	from := closedDesk(t)
	to := filepath.Join(t.TempDir(), "desk.db")
	if err := Adopt(t.Context(), from, to, "test"); err != nil {
		t.Fatal(err)
	}
	if got := ids(t, openDesk(t, to), "customer"); len(got) != 1 {
		t.Errorf("customers %v", got)
	}
	if left := files(t, filepath.Dir(from)); len(left) > 0 {
		t.Errorf("left %v", slices.Sorted(maps.Keys(left)))
	}
	other := closedDesk(t)
	taken := filepath.Join(t.TempDir(), "taken.db")
	if err := os.WriteFile(taken, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := Adopt(t.Context(), other, taken, "test"); err == nil {
		t.Error("a desk took the place of another")
	}
	if content, err := os.ReadFile(taken); err != nil || string(content) != "mine" {
		t.Errorf("%q, %v", content, err)
	}
}

// A search index that is made otherwise than today's is dropped when the desk
// is migrated.
func TestOldIndexIsDropped(t *testing.T) {
	path := closedDesk(t)
	execIn(t, path, `DROP TABLE doc_words; CREATE VIRTUAL TABLE doc_words USING fts5(title, body, content='', contentless_delete=1)`)
	later := Options{Program: "test", migrations: future(t, "CREATE TABLE more (id TEXT);")}
	db, err := Open(t.Context(), path, later)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if docs := dump(t, db.Reads(), "doc"); len(docs) > 0 {
		t.Errorf("the index holds %v", docs)
	}
	index(t, db, "printer")
	if got := found(t, db, "pri", 5); len(got) != 1 {
		t.Errorf("found %v", got)
	}
}
