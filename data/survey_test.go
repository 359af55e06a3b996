package data

import (
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// recorded writes as a command that stands in the journal.
func recorded(t testing.TB, db *DB, n int, fn func(*Tx) error) {
	t.Helper()
	write(t, db, fmt.Sprint("c", n), func(tx *Tx) error {
		err := tx.Exec(`INSERT INTO command (id, replica_id, seq, actor_id, act, name, ver, payload, recorded_at)
			VALUES (?, 'r', ?, '', '', 'test', 1, '{}', ?)`, fmt.Sprint("c", n), n, noon.Add(time.Duration(n)*time.Minute).UnixMilli())
		if err != nil {
			return err
		}
		return fn(tx)
	})
}

// What a backup lacks of the desk that is there is counted: rows made since,
// rows changed since, but not those that are gone again.
func TestSurveyTellsWhatABackupLacks(t *testing.T) {
	db := newDesk(t)
	put := func(id string) func(*Tx) error {
		return func(tx *Tx) error { return Customers.Put(tx, customer(id)) }
	}
	recorded(t, db, 1, put("first"))
	recorded(t, db, 2, func(tx *Tx) error { return Providers.Put(tx, &Provider{Row: Row{ID: "p"}, Name: "Nordic Desk AB"}) })
	_, m := backUp(t, db)
	want := Summary{History: m.History, Provider: "Nordic Desk AB", LastChange: noon.Add(2 * time.Minute), LastCommand: "c2"}
	if diff := cmp.Diff(want, m.Summary); diff != "" || m.History == "" {
		t.Error(diff)
	}
	recorded(t, db, 3, put("second"))
	recorded(t, db, 4, func(tx *Tx) error {
		changed := customer("first")
		changed.Name = "renamed"
		return Customers.Put(tx, changed)
	})
	recorded(t, db, 5, put("gone"))
	recorded(t, db, 6, func(tx *Tx) error { return Customers.Delete(tx, "gone") })

	s, err := SurveyDesk(t.Context(), db.Path(), m)
	if err != nil {
		t.Fatal(err)
	}
	if s.Later["customer"] != 1 || s.Changed["customer"] != 1 || s.Rows["customer"] != 2 || s.Parted || s.LastCommand != "c6" || s.History != m.History {
		t.Errorf("%+v", s)
	}
	later, err := SurveyDesk(t.Context(), db.Path(), Manifest{Summary: s.Summary})
	if err != nil || len(later.Later)+len(later.Changed) != 0 {
		t.Errorf("nothing came after: %+v, %v", later, err)
	}
	other := m
	other.History = "another desk"
	if s, err := SurveyDesk(t.Context(), db.Path(), other); err != nil || len(s.Later) != 0 || s.Rows["customer"] != 2 {
		t.Errorf("%+v, %v", s, err)
	}
	parted := m
	parted.LastCommand, parted.LastChange = "elsewhere", noon.Add(5*time.Minute)
	if s, err := SurveyDesk(t.Context(), db.Path(), parted); err != nil || !s.Parted || s.Later["customer"] != 0 {
		t.Errorf("%+v, %v", s, err)
	}
	_, err = SurveyDesk(t.Context(), filepath.Join(t.TempDir(), "none.db"), m)
	wantRefusal(t, err, Missing)
}
