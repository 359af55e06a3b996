package data

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// manyRows makes the file of a desk that nobody has open, with customers, their
// contacts and a content.
func manyRows(t testing.TB, n int) (path string) {
	t.Helper()
	path = deskFile(t)
	db, err := Open(t.Context(), path, Options{Program: "test"})
	if err != nil {
		t.Fatal(err)
	}
	attach(t, db, "a1", addBlob(t, db, "screenshot"))
	write(t, db, "many", func(tx *Tx) error {
		for i := range n {
			k := customer(fmt.Sprintf("k%05d", i))
			k.Name = strings.Repeat("name ", 10)
			if err := errors.Join(Customers.Put(tx, k), Contacts.Put(tx, &Contact{Row: Row{ID: fmt.Sprintf("p%05d", i)}, CustomerID: k.ID})); err != nil {
				return err
			}
		}
		return nil
	})
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

func rescued(t *testing.T, damaged string) (Rescued, *DB) {
	t.Helper()
	before := files(t, filepath.Dir(damaged))
	path := filepath.Join(t.TempDir(), "rescued", "desk.db")
	told, err := Rescue(t.Context(), damaged, path, "test", nil)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(before, files(t, filepath.Dir(damaged))); diff != "" {
		t.Errorf("the damaged desk was changed: %.500s", diff)
	}
	db := openDesk(t, path)
	report, err := db.Check(t.Context())
	if err != nil || len(report.Damage)+len(report.References) > 0 {
		t.Errorf("%+v, %v", report, err)
	}
	return told, db
}

func TestRescueOfASoundDeskBringsEverything(t *testing.T) {
	path := manyRows(t, 300)
	whole := openDesk(t, path)
	want := dump(t, whole.Reads(), append(Tables(), "touch", "counter")...)
	told, db := rescued(t, path)
	if diff := cmp.Diff(want, dump(t, db.Reads(), append(Tables(), "touch", "counter")...)); diff != "" {
		t.Error(diff)
	}
	if !told.Whole() || told.Contents != 1 || told.LeftOut != "" {
		t.Errorf("%+v", told)
	}
}

// Pages that are destroyed take their rows with them and no others; the new
// desk is sound, and tells what is lost.
func TestRescueOfADamagedDesk(t *testing.T) {
	const rows = 3000
	path := manyRows(t, rows)
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(7, 7))
	for round := range 12 {
		damaged := filepath.Join(t.TempDir(), "desk.db")
		broken := slices.Clone(content)
		pages := 1 + round%4
		for range pages {
			page := (10 + random.IntN(len(content)/4096-10)) * 4096
			for i := range 4096 {
				broken[page+i] = byte(random.Uint32())
			}
		}
		if err := os.WriteFile(damaged, broken, 0o600); err != nil {
			t.Fatal(err)
		}
		told, db := rescued(t, damaged)
		left := ids(t, db, "customer")
		lost := rows - len(left)
		for _, id := range left {
			if id != "k1" && (len(id) != 6 || id < "k00000" || id > "k02999") {
				t.Errorf("a row that never was: %q", id)
			}
		}
		if most := pages * 60; lost > most {
			t.Errorf("round %d: %d customers are lost by %d pages: %+v", round, lost, pages, told)
		}
		if lost > 0 && told.Whole() {
			t.Errorf("round %d: %d customers are lost and nothing is told", round, lost)
		}
	}
}

func TestRescueOfACutDesk(t *testing.T) {
	path := manyRows(t, 2000)
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(path, info.Size()*3/4-100); err != nil {
		t.Fatal(err)
	}
	_, err = Open(t.Context(), path, Options{Program: "test"})
	wantRefusal(t, err, Damaged)
	told, db := rescued(t, path)
	if left := len(ids(t, db, "customer")); left < 200 || told.Whole() {
		t.Errorf("%d customers are left: %+v", left, told)
	}
}

// Rows whose owner is lost are not lost themselves: they lie beside the new
// desk.
func TestRescueKeepsWhatHasNoPlace(t *testing.T) {
	path := manyRows(t, 3)
	execIn(t, path, "PRAGMA foreign_keys=0; DELETE FROM customer WHERE id = 'k00001'; UPDATE customer SET manager_id = 'gone' WHERE id = 'k00002'")
	told, db := rescued(t, path)
	if diff := cmp.Diff([]string{"p00000", "p00002"}, ids(t, db, "contact")); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"k00000", "k00002", "k1"}, ids(t, db, "customer")); diff != "" {
		t.Error(diff)
	}
	content, err := os.ReadFile(told.LeftOut)
	if err != nil || strings.Count(string(content), "\n") != 1 || !strings.Contains(string(content), `"id":"p00001"`) {
		t.Errorf("%s, %v", content, err)
	}
}

func TestRescueRefuses(t *testing.T) {
	desk := deskFile(t)
	letter := filepath.Join(t.TempDir(), "letter")
	if err := os.WriteFile(letter, []byte("Dear Tallydesk,"), 0o600); err != nil {
		t.Fatal(err)
	}
	newer := deskFile(t)
	execIn(t, newer, "INSERT INTO goose_db_version (version_id, is_applied) VALUES (900, 1)")
	fresh := filepath.Join(t.TempDir(), "new.db")
	for _, c := range []struct {
		damaged, path string
		reason        Reason
	}{{desk, desk, Occupied}, {desk, letter, NotDatabase}, {letter, fresh, Hopeless}, {letter + "s", fresh, Missing}, {newer, fresh, Newer}} {
		_, err := Rescue(t.Context(), c.damaged, c.path, "test", nil)
		wantRefusal(t, err, c.reason)
	}
	if _, err := os.Stat(fresh); err == nil {
		t.Error("a refused rescue made a desk")
	}
}
