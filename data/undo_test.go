package data

import (
	"errors"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// lawTables are the tables that the random commands write.
var lawTables = []string{"staff", "customer", "contact", "ticket", "message", "ticket_event"}

// randomStep is one write; it may fail, as steps of commands may not.
func randomStep(t *rapid.T, n int) func(*Tx) error {
	id := func(kind string) string {
		return kind + rapid.StringOfN(rapid.RuneFrom([]rune("123")), 1, 1, 1).Draw(t, kind)
	}
	maybe := func(kind string) string {
		if rapid.Bool().Draw(t, "refers") {
			return id(kind)
		}
		return ""
	}
	text := rapid.SampledFrom([]string{"", "a", "å", "\"'\n"}).Draw(t, "text")
	switch table := rapid.SampledFrom(lawTables).Draw(t, "table"); {
	case rapid.IntRange(0, 3).Draw(t, "delete") == 0:
		row := map[string]string{"staff": "s", "customer": "k", "contact": "p", "ticket": "t", "message": "m", "ticket_event": "e"}[table]
		declared, _ := tableNamed(table)
		rowID := id(row)
		return func(tx *Tx) error { return declared.remove(tx, rowID) }
	case table == "staff":
		row := &StaffMember{Row: Row{ID: id("s")}, Name: text}
		return func(tx *Tx) error { return StaffMembers.Put(tx, row) }
	case table == "customer":
		row := customer(id("k"))
		row.Name, row.ManagerID = text, maybe("s")
		return func(tx *Tx) error { return Customers.Put(tx, row) }
	case table == "contact":
		row := &Contact{Row: Row{ID: id("p")}, CustomerID: id("k"), Name: text}
		return func(tx *Tx) error { return Contacts.Put(tx, row) }
	case table == "ticket":
		row := &Ticket{Row: Row{ID: id("t")}, CustomerID: id("k"), Subject: text, ReporterID: maybe("p"), AssigneeID: maybe("s"), OpenedAt: int64(n)}
		return func(tx *Tx) error { return Tickets.Put(tx, row) }
	case table == "message":
		row := &Message{Row: Row{ID: id("m")}, TicketID: id("t"), ContactID: maybe("p"), Body: text}
		return func(tx *Tx) error { return Messages.Put(tx, row) }
	default:
		row := &TicketEvent{Row: Row{ID: id("e")}, TicketID: id("t"), Text: text}
		return func(tx *Tx) error { return TicketEvents.Put(tx, row) }
	}
}

// randomCommand runs random steps; those that fail are taken back one by one.
func randomCommand(t *rapid.T, tb testing.TB, db *DB, name string) {
	steps := make([]func(*Tx) error, rapid.IntRange(1, 6).Draw(t, "steps"))
	for i := range steps {
		steps[i] = randomStep(t, i)
	}
	write(tb, db, name, func(tx *Tx) error {
		for _, step := range steps {
			_ = tx.Savepoint(func() error { return step(tx) }) // what fails must leave nothing: the law shows it
		}
		return nil
	})
}

// Whatever commands do, taken back newest first they leave the exact rows that
// were there before, and taking that back leaves the exact rows after.
func TestLawTakeBackRestoresTheExactRows(t *testing.T) {
	db := newDesk(t)
	run := 0
	rapid.Check(t, func(rt *rapid.T) {
		run++
		var names []string
		states := [][]string{dump(t, db.Reads(), lawTables...)}
		for i := range rapid.IntRange(1, 5).Draw(rt, "commands") {
			name := fmt.Sprintf("run %d command %d", run, i)
			randomCommand(rt, t, db, name)
			names = append([]string{name}, names...)
			states = append(states, dump(t, db.Reads(), lawTables...))
		}
		back := rapid.IntRange(0, len(names)).Draw(rt, "back")
		undo, redo := fmt.Sprintf("run %d undo", run), fmt.Sprintf("run %d redo", run)
		write(t, db, undo, func(tx *Tx) error { return tx.TakeBack(names[:back]) })
		if diff := cmp.Diff(states[len(names)-back], dump(t, db.Reads(), lawTables...)); diff != "" {
			rt.Fatalf("after taking back %d of %d: %s", back, len(names), diff)
		}
		write(t, db, redo, func(tx *Tx) error { return tx.TakeBack([]string{undo}) })
		if diff := cmp.Diff(states[len(names)], dump(t, db.Reads(), lawTables...)); diff != "" {
			rt.Fatalf("after taking the undo back: %s", diff)
		}
		if broken, err := brokenReferences(t.Context(), db.Reads(), 1); err != nil || len(broken) > 0 {
			rt.Fatal(broken, err)
		}
	})
}

func TestTakeBackStopsAtRowsChangedSince(t *testing.T) {
	change := func(tx *Tx) error {
		return Customers.Put(tx, &Customer{Row: Row{ID: "k1"}, Code: "K1", Name: "changed"})
	}
	remove := func(tx *Tx) error { return Customers.Delete(tx, "k1") }
	again := func(tx *Tx) error { return errors.Join(remove(tx), Customers.Put(tx, customer("k1"))) }
	for _, c := range []struct {
		name  string
		first func(*Tx) error
		since func(*Tx) error
	}{
		{"changed, then changed", change, change},
		{"changed, then deleted", change, remove},
		{"changed, then made anew", change, again},
		{"deleted, then made anew", remove, again},
	} {
		t.Run(c.name, func(t *testing.T) {
			db := newDesk(t)
			putCustomer(t, db, "k1")
			putCustomer(t, db, "k2")
			before := dump(t, db.Reads(), "customer")
			write(t, db, "first", func(tx *Tx) error {
				return errors.Join(c.first(tx), Customers.Put(tx, &Customer{Row: Row{ID: "k2"}, Code: "K2", Name: "other"}))
			})
			write(t, db, "since", c.since)
			after := dump(t, db.Reads(), "customer", "touch")

			err := db.Write(t.Context(), func(tx *Tx) error { tx.On("undo"); return tx.TakeBack([]string{"first"}) })
			var stopped *ChangedSince
			if !errors.As(err, &stopped) || !errors.Is(err, ErrChangedSince) || stopped.Table != "customer" || stopped.ID != "k1" {
				t.Errorf("got %v", err)
			}
			if diff := cmp.Diff(after, dump(t, db.Reads(), "customer", "touch")); diff != "" {
				t.Errorf("the failed undo left: %s", diff)
			}
			write(t, db, "undo", func(tx *Tx) error { return tx.TakeBack([]string{"since", "first"}) })
			if diff := cmp.Diff(before, dump(t, db.Reads(), "customer")); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// A row that others have come to refer to stays, and one whose reference leads
// nowhere by now does not come back; the row in the way is named.
func TestTakeBackStopsAtReferences(t *testing.T) {
	type step struct {
		command string
		do      func(*Tx) error
	}
	enrol := step{"enrol", func(tx *Tx) error { return Customers.Put(tx, customer("k1")) }}
	contact := step{"contact", func(tx *Tx) error { return Contacts.Put(tx, &Contact{Row: Row{ID: "p1"}, CustomerID: "k1"}) }}
	note := step{"note", func(tx *Tx) error { return CustomerNotes.Put(tx, &CustomerNote{Row: Row{ID: "k1"}, Text: "x"}) }}
	sameCode := step{"same code", func(tx *Tx) error {
		other := customer("k2")
		other.Code = customer("k1").Code
		return Customers.Put(tx, other)
	}}
	undo := func(command string) step {
		return step{"undo " + command, func(tx *Tx) error { return tx.TakeBack([]string{command}) }}
	}
	for name, c := range map[string]struct {
		steps []step
		last  step
		want  ChangedSince
	}{
		"referred to":                 {[]step{enrol, contact}, undo("enrol"), ChangedSince{"contact", "p1"}},
		"softly referred to":          {[]step{enrol, note}, undo("enrol"), ChangedSince{"customer_note", "k1"}},
		"refers to what is gone":      {[]step{enrol, contact, undo("contact"), undo("enrol")}, undo("undo contact"), ChangedSince{"customer", "k1"}},
		"somebody else has its place": {[]step{enrol, undo("enrol"), sameCode}, undo("undo enrol"), ChangedSince{"customer", "k1"}},
	} {
		t.Run(name, func(t *testing.T) {
			db := newDesk(t)
			for _, s := range c.steps {
				write(t, db, s.command, s.do)
			}
			err := db.Try(t.Context(), func(tx *Tx) error { tx.On(c.last.command); return c.last.do(tx) })
			var stopped *ChangedSince
			if !errors.As(err, &stopped) || *stopped != c.want {
				t.Errorf("got %v, want %v", err, c.want)
			}
		})
	}
}
