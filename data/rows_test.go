package data

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestPutGetDelete(t *testing.T) {
	db := newDesk(t)
	wanted := Customer{Code: "SUND", Name: "Sundvik kommun", Zone: "Europe/Stockholm", Address: "Torget 1\nSundvik", Status: "active"}
	wanted.ID = "k1"
	row := wanted
	write(t, db, "c1", func(tx *Tx) error { return Customers.Put(tx, &row) })
	wanted.Bucket = "cust:k1"
	wanted.Tag = tagOf("c1", "customer", "k1")
	write(t, db, "c2", func(tx *Tx) error {
		got, err := Customers.Get(tx, "k1")
		if diff := cmp.Diff(wanted, got); diff != "" {
			t.Error(diff)
		}
		if err != nil {
			return err
		}
		got.Name = "Sundviks kommun"
		return Customers.Put(tx, &got)
	})
	wanted.Name, wanted.Tag = "Sundviks kommun", tagOf("c2", "customer", "k1")
	write(t, db, "c3", func(tx *Tx) error {
		found, err := Customers.Find(tx, "code = ? ORDER BY id", "SUND")
		if diff := cmp.Diff([]Customer{wanted}, found); diff != "" {
			t.Error(diff)
		}
		if err != nil {
			return err
		}
		return Customers.Delete(tx, "k1")
	})
	write(t, db, "c4", func(tx *Tx) error {
		if _, err := Customers.Get(tx, "k1"); !errors.Is(err, ErrNotFound) {
			t.Errorf("got %v of a deleted row", err)
		}
		return Customers.Delete(tx, "k1") // nothing there: nothing to do
	})
}

func TestInsertWantsANewRow(t *testing.T) {
	db := newDesk(t)
	putCustomer(t, db, "k1")
	err := db.Write(t.Context(), func(tx *Tx) error {
		tx.On("c2")
		if err := Customers.Insert(tx, customer("k1")); err == nil {
			t.Error("a row was inserted twice")
		}
		// What failed left no record: the same command may change the row, and be undone.
		return Customers.Put(tx, &Customer{Row: Row{ID: "k1"}, Code: "K1", Name: "changed"})
	})
	if err != nil {
		t.Fatal(err)
	}
	write(t, db, "undo", func(tx *Tx) error { return tx.TakeBack([]string{"c2"}) })
	write(t, db, "look", func(tx *Tx) error {
		got, err := Customers.Get(tx, "k1")
		if got.Name != "Customer k1" {
			t.Errorf("after undo the name is %q", got.Name)
		}
		return err
	})
}

func TestWritingNeedsACommandAndAnID(t *testing.T) {
	db := newDesk(t)
	for name, fn := range map[string]func(*Tx) error{
		"no command": func(tx *Tx) error { return Customers.Put(tx, customer("k1")) },
		"no id":      func(tx *Tx) error { tx.On("c1"); return Customers.Insert(tx, customer("")) },
	} {
		if err := db.Write(t.Context(), fn); err == nil {
			t.Error(name, "was written")
		}
	}
	if got := ids(t, db, "customer"); len(got) > 0 {
		t.Errorf("left %v", got)
	}
}

// sync.md I11: append-only rows are never updated.
func TestAppendOnlyRowsNeverChange(t *testing.T) {
	db := newDesk(t)
	write(t, db, "c1", func(tx *Tx) error {
		return errors.Join(
			Customers.Put(tx, customer("k1")),
			Tickets.Put(tx, &Ticket{Row: Row{ID: "t1"}, CustomerID: "k1"}),
			TicketEvents.Put(tx, &TicketEvent{Row: Row{ID: "e1"}, TicketID: "t1", Kind: "opened"}))
	})
	before := dump(t, db.Reads(), "ticket_event", "touch")
	err := db.Write(t.Context(), func(tx *Tx) error {
		tx.On("c2")
		return TicketEvents.Put(tx, &TicketEvent{Row: Row{ID: "e1"}, TicketID: "t1", Kind: "state"})
	})
	if err == nil {
		t.Error("an append-only row was changed")
	}
	if diff := cmp.Diff(before, dump(t, db.Reads(), "ticket_event", "touch")); diff != "" {
		t.Error(diff)
	}
}

func TestBuckets(t *testing.T) {
	db := newDesk(t)
	write(t, db, "c1", func(tx *Tx) error {
		return errors.Join(
			Customers.Put(tx, customer("k1")), Customers.Put(tx, customer("k2")),
			StaffMembers.Put(tx, &StaffMember{Row: Row{ID: "s1"}}),
			StaffDetails.Put(tx, &StaffDetail{Row: Row{ID: "s1"}}),
			Users.Put(tx, &User{Row: Row{ID: "u1"}, Name: "anna", StaffID: "s1"}),
			Contacts.Put(tx, &Contact{Row: Row{ID: "p1"}, CustomerID: "k1"}),
			ContactPoints.Put(tx, &ContactPoint{Row: Row{ID: "cp1"}, ContactID: "p1"}),
			Tickets.Put(tx, &Ticket{Row: Row{ID: "t1"}, CustomerID: "k1"}),
			Notes.Put(tx, &Note{Row: Row{ID: "n1"}, TicketID: "t1", StaffID: "s1"}))
	})
	// A row keeps its bucket, whatever is asked for and wherever it goes.
	write(t, db, "c2", func(tx *Tx) error {
		return Tickets.Put(tx, &Ticket{Row: Row{ID: "t1", Bucket: "pub"}, CustomerID: "k2"})
	})
	for table, want := range map[string]string{
		"customer": "cust:k1", "staff": "pub", "staff_detail": "staff", "login": "user:u1", "contact": "cust:k1",
		"contact_point": "cust:k1", "ticket": "cust:k1", "note": "staff",
	} {
		var got string
		if err := db.Reads().QueryRow("SELECT bucket FROM " + table + " ORDER BY id LIMIT 1").Scan(&got); err != nil || got != want {
			t.Errorf("%s: bucket %q, want %q (%v)", table, got, want, err)
		}
	}
	err := db.Write(t.Context(), func(tx *Tx) error {
		tx.On("c3")
		return Contacts.Put(tx, &Contact{Row: Row{ID: "p2"}, CustomerID: "nobody"})
	})
	if err == nil {
		t.Error("a row was written whose parent is not there")
	}
}

func TestLocalRowsAreNoCommands(t *testing.T) {
	db := newDesk(t)
	err := db.Write(t.Context(), func(tx *Tx) error {
		return errors.Join(
			Drafts.Put(tx, &Draft{ID: "ticket/1", Body: "Hej", SavedAt: 1}),
			Drafts.Put(tx, &Draft{ID: "ticket/1", Body: "Hej Carin", SavedAt: 2}),
			Drafts.Put(tx, &Draft{ID: "ticket/2"}), Drafts.Delete(tx, "ticket/2"))
	})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"draft id=ticket/1 body=Hej Carin saved_at=2"}
	if diff := cmp.Diff(want, dump(t, db.Reads(), "draft", "touch")); diff != "" {
		t.Error(diff)
	}
}

func TestDerivedColumns(t *testing.T) {
	path := deskFile(t)
	var seen [][]Touched
	db, err := Open(t.Context(), path, Options{Program: "test", Derive: func(tx *Tx, changed []Touched) error {
		seen = append(seen, changed)
		for _, touched := range changed {
			if touched.Table != "customer" {
				continue
			}
			if err := Customers.SetDerived(tx, &Customer{Row: Row{ID: touched.ID}, SortKey: "key of " + touched.ID}); err != nil {
				return err
			}
		}
		return nil
	}})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	putCustomer(t, db, "k1")
	write(t, db, "c2", func(tx *Tx) error {
		return errors.Join(
			Contacts.Put(tx, &Contact{Row: Row{ID: "p1"}, CustomerID: "k1"}),
			Contacts.Put(tx, &Contact{Row: Row{ID: "p1"}, CustomerID: "k1", Name: "Carin"}))
	})
	write(t, db, "c3", func(*Tx) error { return nil })
	want := [][]Touched{{{Table: "customer", ID: "k1"}}, {{Table: "contact", ID: "p1", Parent: "k1"}}}
	if diff := cmp.Diff(want, seen); diff != "" {
		t.Error(diff)
	}
	write(t, db, "c4", func(tx *Tx) error {
		got, err := Customers.Get(tx, "k1")
		if got.SortKey != "key of k1" || got.Tag != tagOf("put-k1", "customer", "k1") {
			t.Errorf("got %+v", got)
		}
		return err
	})
	for _, line := range dump(t, db.Reads(), "touch") {
		if strings.Contains(line, "sort_key") {
			t.Errorf("a derived column was recorded: %s", line)
		}
	}
}
