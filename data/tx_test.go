package data

import (
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"modernc.org/sqlite"
)

var errRefused = errors.New("refused")

func TestSavepointTakesBackOnlyItsOwn(t *testing.T) {
	db := newDesk(t)
	write(t, db, "c1", func(tx *Tx) error {
		if err := Customers.Put(tx, customer("k1")); err != nil {
			return err
		}
		err := tx.Savepoint(func() error {
			inner := tx.Savepoint(func() error { return Customers.Put(tx, customer("k2")) })
			return errors.Join(inner, Customers.Delete(tx, "k1"), errRefused)
		})
		if !errors.Is(err, errRefused) {
			t.Errorf("got %v", err)
		}
		// The record of k1 is that of its first writing, also after the step back.
		return errors.Join(Customers.Put(tx, customer("k3")), Customers.Put(tx, customer("k1")))
	})
	if diff := cmp.Diff([]string{"k1", "k3"}, ids(t, db, "customer")); diff != "" {
		t.Error(diff)
	}
	write(t, db, "undo", func(tx *Tx) error { return tx.TakeBack([]string{"c1"}) })
	if got := ids(t, db, "customer"); len(got) > 0 {
		t.Errorf("left %v", got)
	}
}

func TestFailedWriteLeavesNothing(t *testing.T) {
	db := newDesk(t)
	err := db.Write(t.Context(), func(tx *Tx) error {
		tx.On("c1")
		return errors.Join(Customers.Put(tx, customer("k1")), errRefused)
	})
	if !errors.Is(err, errRefused) {
		t.Errorf("got %v", err)
	}
	err = db.Try(t.Context(), func(tx *Tx) error { tx.On("c2"); return Customers.Put(tx, customer("k2")) })
	if err != nil {
		t.Error(err)
	}
	if got := dump(t, db.Reads(), "customer", "touch"); len(got) > 0 {
		t.Errorf("left %v", got)
	}
	putCustomer(t, db, "k3")
}

// interrupted is a statement that takes for ever and calls interrupt on its way.
const interrupted = `INSERT INTO setting (id, value) WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)
	SELECT 'n' || i, iif(i = 1000, interrupt(), '') FROM n`

// interrupt is what the SQL function of this name calls.
var interrupt func()

func init() {
	sqlite.MustRegisterScalarFunction("interrupt", 0, func(*sqlite.FunctionContext, []driver.Value) (driver.Value, error) {
		interrupt()
		return "", nil
	})
}

func TestCancelledWriteLeavesNothing(t *testing.T) {
	for _, c := range []struct {
		name string
		fn   func(context.CancelFunc, *Tx) error
	}{
		{"between statements", func(cancel context.CancelFunc, _ *Tx) error { cancel(); return nil }},
		{"in a statement", func(cancel context.CancelFunc, tx *Tx) error {
			interrupt = cancel
			return tx.Exec(interrupted)
		}},
		{"in a statement, unnoticed", func(cancel context.CancelFunc, tx *Tx) error {
			interrupt = cancel
			_ = tx.Exec(interrupted)                      // a careless command
			_ = Customers.Put(tx, customer("afterwards")) // a careless command
			return nil
		}},
		{"in a savepoint, unnoticed", func(cancel context.CancelFunc, tx *Tx) error {
			_ = tx.Savepoint(func() error { // a careless command
				interrupt = cancel
				return tx.Exec(interrupted)
			})
			return nil
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			db := newDesk(t)
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			err := db.Write(ctx, func(tx *Tx) error {
				tx.On("c1")
				if err := Customers.Put(tx, customer("k1")); err != nil {
					return err
				}
				return c.fn(cancel, tx)
			})
			if !errors.Is(err, context.Canceled) {
				t.Errorf("got %v", err)
			}
			if got := dump(t, db.Reads(), "customer", "touch", "setting"); len(got) > 0 {
				t.Errorf("left %v", got)
			}
			putCustomer(t, db, "k2") // the connection is as good as before
		})
	}
}

func TestFullDiskLosesTheTransactionAndNotTheDesk(t *testing.T) {
	db := newDesk(t)
	putCustomer(t, db, "k1")
	limit(t, db, "(SELECT page_count FROM pragma_page_count)")
	err := db.Write(t.Context(), func(tx *Tx) error {
		tx.On("c2")
		big := customer("k2")
		big.Address = strings.Repeat("x", 1<<20)
		_ = Customers.Put(tx, big)               // a careless command
		_ = Customers.Put(tx, customer("k3"))    // a careless command
		_ = Drafts.Put(tx, &Draft{ID: "lonely"}) // a careless command
		return nil
	})
	wantRefusal(t, err, DiskFull)
	if diff := cmp.Diff([]string{"k1"}, ids(t, db, "customer")); diff != "" {
		t.Error(diff)
	}
	if got := ids(t, db, "draft"); len(got) > 0 {
		t.Errorf("a row was written outside of the transaction: %v", got)
	}
	limit(t, db, "1000000")
	putCustomer(t, db, "k4")
}

// limit bounds the pages that the desk's file may have.
func limit(t *testing.T, db *DB, pages string) {
	t.Helper()
	var count int
	if err := db.writer.QueryRowContext(t.Context(), "SELECT "+pages).Scan(&count); err != nil {
		t.Fatal(err)
	}
	if _, err := db.writer.ExecContext(t.Context(), fmt.Sprintf("PRAGMA max_page_count = %d", count)); err != nil {
		t.Fatal(err)
	}
}

func wantRefusal(t *testing.T, err error, reason Reason) {
	t.Helper()
	var refusal *Refusal
	if !errors.As(err, &refusal) || refusal.Reason != reason {
		t.Errorf("got %v, want a refusal for %s", err, reason)
	}
}

func TestQueriesMayStandInsideEachOther(t *testing.T) {
	db := newDesk(t)
	putCustomer(t, db, "k1")
	putCustomer(t, db, "k2")
	var pairs []string
	const query = "SELECT id FROM customer WHERE id <> ? ORDER BY id"
	write(t, db, "c1", func(tx *Tx) error {
		outer, err := tx.Query(query, "")
		if err != nil {
			return err
		}
		defer outer.Close()
		for outer.Next() {
			var first, second string
			if err := outer.Scan(&first); err != nil {
				return err
			}
			if err := tx.QueryRow(query, first).Scan(&second); err != nil {
				return err
			}
			pairs = append(pairs, first+second)
		}
		return outer.Err()
	})
	if diff := cmp.Diff([]string{"k1k2", "k2k1"}, pairs); diff != "" {
		t.Error(diff)
	}
}

// Two programs have the desk open; each sees what the other has committed, and
// their writings come one after the other.
func TestTwoProgramsWriteInTurn(t *testing.T) {
	path := deskFile(t)
	const each = 30
	desks := []*DB{openDesk(t, path), openDesk(t, path)}
	var writers sync.WaitGroup
	for n, db := range desks {
		writers.Go(func() {
			for i := range each {
				err := db.Write(t.Context(), func(tx *Tx) error {
					tx.On(fmt.Sprintf("desk %d command %d", n, i))
					return addOne(tx)
				})
				if err != nil {
					t.Error(err)
				}
			}
		})
	}
	writers.Wait()
	for _, db := range desks {
		if got := dump(t, db.Reads(), "setting"); len(got) != 1 || got[0] != fmt.Sprintf("setting id=count value=%d", 2*each) {
			t.Errorf("got %v", got)
		}
	}
}

// addOne reads a number and writes the next: lost updates would show.
func addOne(tx *Tx) error {
	found, err := Settings.Find(tx, "id = ?", "count")
	if err != nil {
		return err
	}
	var count int
	if len(found) > 0 {
		if _, err := fmt.Sscan(found[0].Value, &count); err != nil {
			return err
		}
	}
	return Settings.Put(tx, &Setting{ID: "count", Value: fmt.Sprint(count + 1)})
}

func TestReadersNeitherWaitNorSeeHalfOfAWriting(t *testing.T) {
	db := newDesk(t)
	putCustomer(t, db, "k1")
	write(t, db, "c2", func(tx *Tx) error {
		if err := Customers.Put(tx, customer("k2")); err != nil {
			return err
		}
		if diff := cmp.Diff([]string{"k1"}, ids(t, db, "customer")); diff != "" {
			t.Error(diff)
		}
		return Customers.Put(tx, customer("k3"))
	})
	if diff := cmp.Diff([]string{"k1", "k2", "k3"}, ids(t, db, "customer")); diff != "" {
		t.Error(diff)
	}
	err := db.Snapshot(t.Context(), func(q Querier) error {
		before, err := Customers.Find(q, "1 ORDER BY id")
		if err != nil {
			return err
		}
		putCustomer(t, db, "k4")
		after, err := Customers.Find(q, "1 ORDER BY id")
		if diff := cmp.Diff(before, after); diff != "" {
			t.Errorf("a snapshot moved: %s", diff)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Reads().Exec("DELETE FROM customer"); err == nil {
		t.Error("a reader could write")
	}
}

func TestVersionChangesWithEveryCommit(t *testing.T) {
	path := deskFile(t)
	db, other := openDesk(t, path), openDesk(t, path)
	version := func() int64 {
		v, err := db.Version(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	first := version()
	if again := version(); again != first {
		t.Error("nothing was written, and the version changed")
	}
	putCustomer(t, db, "k1")
	second := version()
	putCustomer(t, other, "k2")
	third := version()
	if first == second || second == third {
		t.Errorf("versions %d %d %d", first, second, third)
	}
}

func TestWaitingForTheTurnEndsWithTheContext(t *testing.T) {
	db := newDesk(t)
	write(t, db, "c1", func(*Tx) error {
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		if err := db.Write(ctx, func(*Tx) error { return nil }); !errors.Is(err, context.Canceled) {
			t.Errorf("got %v", err)
		}
		return nil
	})
}
