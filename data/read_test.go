package data

import "testing"

// A snapshot sees the desk as it was when it began, whatever is committed
// meanwhile, and holds nobody up.
func TestSnapshotStandsStill(t *testing.T) {
	db := newDesk(t)
	putCustomer(t, db, "k1")
	count := func(q Querier) int {
		found, err := Customers.Find(q, "1 = 1 ORDER BY id")
		if err != nil {
			t.Fatal(err)
		}
		return len(found)
	}
	err := db.Snapshot(t.Context(), func(q Querier) error {
		before := count(q)
		putCustomer(t, db, "k2")
		if after := count(q); before != 1 || after != 1 {
			t.Errorf("saw %d, then %d", before, after)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	err = db.Snapshot(t.Context(), func(q Querier) error {
		if now := count(q); now != 2 {
			t.Errorf("the next one saw %d", now)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
