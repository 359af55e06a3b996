package data

import (
	"os"
	"strings"
	"testing"
)

// A check made a little at a time finds what one made at once finds.
func TestCheckInParts(t *testing.T) {
	all := func(db *DB) (found Report) {
		parts, err := db.CheckParts(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		for _, part := range parts {
			r, err := db.CheckPart(t.Context(), part)
			if err != nil {
				t.Fatalf("%s: %v", part, err)
			}
			found.Damage = append(found.Damage, r.Damage...)
			found.References = append(found.References, r.References...)
			found.Schema, found.Rows, found.Blobs = append(found.Schema, r.Schema...), append(found.Rows, r.Rows...), append(found.Blobs, r.Blobs...)
		}
		return found
	}
	sound := filledDesk(t)
	if found := all(sound); !found.Healthy() {
		t.Errorf("%+v", found)
	}
	if r, err := sound.CheckPart(t.Context(), partTable+"gone"); err != nil || !r.Healthy() {
		t.Error(r, err)
	}

	path := manyRows(t, 2000)
	execIn(t, path, "PRAGMA foreign_keys=0; DELETE FROM customer WHERE id = 'k01999'; UPDATE contact SET bucket = '' WHERE id = 'p00007'; DROP INDEX contact_point_value; UPDATE attachment SET sha256 = 'none'")
	var root int64
	db := openDesk(t, path)
	if err := db.Reads().QueryRow("SELECT rootpage FROM sqlite_schema WHERE name = 'customer_sort'").Scan(&root); err != nil {
		t.Fatal(err)
	}
	file, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := file.WriteAt([]byte(strings.Repeat("x", 4000)), (root-1)*4096); err != nil {
		t.Fatal(err)
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
	found := all(openDesk(t, path))
	if len(found.Damage) == 0 || len(found.References) != 1 || len(found.Rows) != 1 || len(found.Blobs) != 1 {
		t.Errorf("%+v", found)
	}
}
