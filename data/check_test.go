package data

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Declarations and schema say the same, both ways; a table that nobody
// declares, or that is declared and not there, fails.
func TestDeclarationsAreTheSchema(t *testing.T) {
	differences, err := schemaDifferences(t.Context(), newDesk(t).Reads())
	if err != nil || len(differences) > 0 {
		t.Errorf("%s\n%v", strings.Join(differences, "\n"), err)
	}
}

func TestCheckFindsNothingInAHealthyDesk(t *testing.T) {
	report, err := filledDesk(t).Check(t.Context())
	if err != nil || !report.Healthy() {
		t.Errorf("%+v, %v", report, err)
	}
}

func TestCheckFinds(t *testing.T) {
	for _, c := range []struct {
		name string
		sql  string
		want Report
	}{
		{"an undeclared table", "CREATE TABLE secret (id TEXT)", Report{Schema: []string{"table secret is not declared"}}},
		{"an undeclared column", "ALTER TABLE draft ADD COLUMN secret TEXT", Report{Schema: []string{`draft: the column "secret TEXT" is not declared so`}}},
		{"a column of another type", "ALTER TABLE draft DROP COLUMN saved_at; ALTER TABLE draft ADD COLUMN saved_at TEXT", Report{Schema: []string{
			`draft: the column "saved_at TEXT" is not declared so`, `draft: the column "saved_at BIGINT NOT NULL" is declared and not there`,
		}}},
		{"a trigger", "CREATE TRIGGER evil AFTER INSERT ON touch BEGIN DELETE FROM touch; END", Report{Schema: []string{"trigger evil is not the desk's"}}},
		{"a reference to nothing", "UPDATE ticket SET customer_id = 'nobody'", Report{References: []string{"ticket row 1 to customer"}}},
		{"no bucket", "UPDATE ticket SET bucket = ''", Report{Rows: []string{"ticket t1 has no bucket"}}},
		{"a command's unknown table", "INSERT INTO touch VALUES ('c9', 1, 'secret', '1', NULL, 0)", Report{Rows: []string{"commands touched a table secret that is not declared"}}},
		{"a content gone", "UPDATE attachment SET sha256 = 'abc' WHERE id = 'a1'", Report{Blobs: []string{"abc is missing"}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := deskFile(t)
			db, err := Open(t.Context(), path, Options{})
			if err != nil {
				t.Fatal(err)
			}
			furnish(t, db)
			if err := db.Close(); err != nil {
				t.Fatal(err)
			}
			execIn(t, path, c.sql)
			report, err := openDesk(t, path).Check(t.Context())
			if diff := cmp.Diff(c.want, report); diff != "" || err != nil {
				t.Error(diff, err)
			}
			if report.Healthy() {
				t.Error("it is called healthy")
			}
		})
	}
}

func TestCheckFindsDamageInTheFile(t *testing.T) {
	db := filledDesk(t)
	path := db.Path()
	if _, err := db.writer.ExecContext(t.Context(), "PRAGMA wal_checkpoint(TRUNCATE)"); err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	at := strings.Index(string(content), "K1"+"Customer k1") // some row's page
	if at < 0 {
		t.Fatal("the row is not where it was looked for")
	}
	page := content[at/4096*4096:]
	copy(page[8:], "\xff\xff\xff\xff\xff\xff") // the page's list of cells
	broken := path + ".broken"
	if err := os.WriteFile(broken, content, 0o600); err != nil {
		t.Fatal(err)
	}
	report, err := openDesk(t, broken).Check(t.Context())
	if report.Healthy() && err == nil {
		t.Error("nothing was found")
	}
}

func TestCheckFindsACutContent(t *testing.T) {
	db := newDesk(t)
	sha := addBlob(t, db, "content")
	if err := os.Truncate(blobPath(db.Blobs().dir(), sha), 3); err != nil {
		t.Fatal(err)
	}
	report, err := db.Check(t.Context())
	if diff := cmp.Diff(Report{Blobs: []string{sha + " has 3 bytes, not 7"}}, report); diff != "" || err != nil {
		t.Error(diff, err)
	}
}

func TestEachIDGoesThroughAllPages(t *testing.T) {
	db := newDesk(t)
	err := db.Write(t.Context(), func(tx *Tx) error {
		return tx.Exec("INSERT INTO setting (id, value) WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2500) SELECT printf('%05d', i), '' FROM n")
	})
	if err != nil {
		t.Fatal(err)
	}
	all := ids(t, db, "setting")
	if len(all) != 2500 || all[0] != "00001" || all[2499] != "02500" {
		t.Errorf("%d ids", len(all))
	}
	if err := db.EachID(t.Context(), "setting", func(string) error { return errRefused }); err != errRefused {
		t.Errorf("got %v", err)
	}
	if err := db.EachID(t.Context(), "nowhere", nil); err == nil {
		t.Error("a table was found that is not there")
	}
}
