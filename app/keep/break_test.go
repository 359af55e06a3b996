package keep_test

import (
	"database/sql"
	"testing"

	_ "modernc.org/sqlite"
)

// breakReference writes a row that refers to another which is not there.
func breakReference(t *testing.T, path string) {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec("PRAGMA foreign_keys = 0; INSERT INTO note (id, bucket, tag, ticket_id, body, at, edited_at) VALUES ('n', 'staff', 0, 'nowhere', '', 0, 0)"); err != nil {
		t.Fatal(err)
	}
}
