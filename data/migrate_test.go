package data

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"testing/synctest"

	"github.com/google/go-cmp/cmp"
)

// future gives the program's migrations and one more.
func future(t testing.TB, sql string) fs.FS {
	t.Helper()
	all := fstest.MapFS{fmt.Sprintf("%04d_future.sql", latest(t)+1): {Data: []byte("-- +goose Up\n" + sql)}}
	names, err := fs.Glob(ownMigrations, "migrations/*.sql")
	for _, name := range names {
		content, readErr := ownMigrations.ReadFile(name)
		err = errors.Join(err, readErr)
		all[filepath.Base(name)] = &fstest.MapFile{Data: content}
	}
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// latest is the version of the program's own schema.
func latest(t testing.TB) int64 {
	t.Helper()
	own, err := schemaFrom(nil)
	if err != nil {
		t.Fatal(err)
	}
	return own.latest
}

// beforeFuture is what follows the name of a desk kept before that one more.
func beforeFuture(t testing.TB) string { return fmt.Sprintf(".before-%d", latest(t)+1) }

// usedDesk makes a desk with a row and a search entry, closed.
func usedDesk(t testing.TB) string {
	t.Helper()
	path := deskFile(t)
	db, err := Open(t.Context(), path, Options{Program: "test"})
	if err != nil {
		t.Fatal(err)
	}
	putCustomer(t, db, "k1")
	index(t, db, "printer")
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestMigrationKeepsTheDeskAsItWas(t *testing.T) {
	path := usedDesk(t)
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	later := Options{Program: "test", migrations: future(t, "ALTER TABLE customer ADD COLUMN mood TEXT NOT NULL DEFAULT 'good';")}
	for range 2 { // the second time there is nothing to do
		db, err := Open(t.Context(), path, later)
		if err != nil {
			t.Fatal(err)
		}
		var name, mood string
		if err := db.Reads().QueryRow("SELECT name, mood FROM customer WHERE id = 'k1'").Scan(&name, &mood); err != nil || name != "Customer k1" || mood != "good" {
			t.Errorf("got %q, %q, %v", name, mood, err)
		}
		if diff := cmp.Diff([]string{"0"}, found(t, db, "printer", 2)); diff != "" {
			t.Error(diff)
		}
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
	}
	all := files(t, filepath.Dir(path))
	if diff := cmp.Diff(string(before), all["/desk.db"+beforeFuture(t)]); diff != "" || len(all) != 2 {
		t.Errorf("%d files; the copy differs: %v", len(all), diff != "")
	}
	_, err = Open(t.Context(), path, Options{Program: "test"})
	var refusal *Refusal
	if !errors.As(err, &refusal) || refusal.Reason != Newer || refusal.Found != latest(t)+1 || refusal.Known != latest(t) {
		t.Errorf("got %v", err)
	}
	old, err := Open(t.Context(), path+beforeFuture(t), Options{Program: "test"})
	if err != nil {
		t.Fatal(err)
	}
	if err := old.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestFailedMigrationChangesNothing(t *testing.T) {
	cancelled, cancel := context.WithCancel(t.Context())
	cancel()
	for _, c := range []struct {
		name string
		ctx  context.Context
		sql  string
	}{
		{"half done", t.Context(), "DROP TABLE setting; CREATE TABLE customer (id);"},
		{"a reference broken", t.Context(), "DROP TABLE staff; UPDATE customer SET manager_id = 'nobody'; CREATE TABLE staff (id TEXT PRIMARY KEY);"},
		{"called off", cancelled, "DROP TABLE setting;"},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := usedDesk(t)
			before := files(t, filepath.Dir(path))
			db, err := Open(c.ctx, path, Options{Program: "test", migrations: future(t, c.sql)})
			if err == nil {
				t.Fatal("it was migrated", db.Close())
			}
			if diff := cmp.Diff(before, files(t, filepath.Dir(path))); diff != "" {
				t.Errorf("after %v: %.2000s", err, diff)
			}
			if got := ids(t, openDesk(t, path), "customer"); len(got) != 1 {
				t.Errorf("got %v", got)
			}
		})
	}
}

func TestMigrationNeedsTheDeskAlone(t *testing.T) {
	path := usedDesk(t)
	later := Options{Program: "newer", migrations: future(t, "DROP TABLE setting;")}
	held, err := lockShared(t.Context(), path, "tallydesk")
	if err != nil {
		t.Fatal(err)
	}
	synctest.Test(t, func(t *testing.T) {
		_, err := prepareFile(t.Context(), path, later)
		var refusal *Refusal
		if !errors.As(err, &refusal) || refusal.Reason != InUse || len(refusal.Holders) != 1 || refusal.Holders[0].Program != "tallydesk" {
			t.Errorf("got %v", err)
		}
	})
	if err := held.release(); err != nil {
		t.Fatal(err)
	}
	db, err := Open(t.Context(), path, later)
	if err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestCopiesOfTheOldDeskAreNeverReplaced(t *testing.T) {
	path := usedDesk(t)
	for range 2 {
		db, err := Open(t.Context(), path, Options{Program: "test", migrations: future(t, "DROP TABLE setting;")})
		if err != nil {
			t.Fatal(err)
		}
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
		content, err := template() // an older desk comes back, such as from a backup
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	var names []string
	for name := range files(t, filepath.Dir(path)) {
		names = append(names, strings.TrimPrefix(name, "/desk.db"))
	}
	for _, want := range []string{"", beforeFuture(t), beforeFuture(t) + "-2"} {
		if !strings.Contains(strings.Join(names, " ")+" ", want+" ") {
			t.Errorf("no %q in %v", want, names)
		}
	}
}

func TestMigrationsAreNumberedInARow(t *testing.T) {
	names, err := fs.Glob(ownMigrations, "migrations/*.sql")
	if err != nil {
		t.Fatal(err)
	}
	own, err := schemaFrom(nil)
	if err != nil || own.latest != int64(len(names)) {
		t.Errorf("%d migrations, latest %d (%v)", len(names), own.latest, err)
	}
	if _, err := schemaFrom(fstest.MapFS{"one.sql": {}}); err == nil {
		t.Error("a migration without a number was taken")
	}
}

// A crash can break a swap off at any step; whoever comes next finishes it.
func TestSwapIsFinishedFromAnyStep(t *testing.T) {
	build := func(t *testing.T, marker bool) string {
		path := filepath.Join(t.TempDir(), "desk.db")
		contents := map[string]string{
			"": "old", walSuffix: "old log", shmSuffix: "old memory", blobsSuffix + "/ab/abc": "old content",
			stagedSuffix: "new", stagedSuffix + blobsSuffix + "/cd/cde": "new content",
		}
		if marker {
			contents[swapSuffix] = ".kept"
		}
		for suffix, content := range contents {
			if err := os.MkdirAll(filepath.Dir(path+suffix), 0o700); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path+suffix, []byte(content), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		return path
	}
	want := map[string]string{
		"/desk.db": "new", "/desk.db.blobs/cd/cde": "new content",
		"/desk.db.kept": "old", "/desk.db.kept-wal": "old log", "/desk.db.kept-shm": "old memory", "/desk.db.kept.blobs/ab/abc": "old content",
	}
	steps := [][2]string{
		{shmSuffix, ".kept" + shmSuffix},
		{walSuffix, ".kept" + walSuffix},
		{"", ".kept"},
		{stagedSuffix, ""},
		{blobsSuffix, ".kept" + blobsSuffix},
		{stagedSuffix + blobsSuffix, blobsSuffix},
	}
	for done := range len(steps) + 1 {
		path := build(t, true)
		for _, step := range steps[:done] {
			if err := os.Rename(path+step[0], path+step[1]); err != nil {
				t.Fatal(err)
			}
		}
		if err := finishPending(t.Context(), path, "test"); err != nil {
			t.Error(err)
		}
		if diff := cmp.Diff(want, files(t, filepath.Dir(path))); diff != "" {
			t.Errorf("broken off after %d steps: %s", done, diff)
		}
	}
	path := build(t, false)
	before := files(t, filepath.Dir(path))
	if err := finishPending(t.Context(), path, "test"); err != nil {
		t.Error(err)
	}
	if diff := cmp.Diff(before, files(t, filepath.Dir(path))); diff != "" {
		t.Errorf("swapped without a marker: %s", diff)
	}
	if err := clearStaged(path); err != nil {
		t.Error(err)
	}
	if left := files(t, filepath.Dir(path)); len(left) != 4 {
		t.Errorf("left %v", left)
	}
}

func TestCopyOfADatabaseIsWhole(t *testing.T) {
	db := newDesk(t)
	putCustomer(t, db, "k1")
	copied := db.Path() + ".copied"
	if err := copyDatabase(t.Context(), db.Path(), copied); err != nil {
		t.Fatal(err)
	}
	pool, err := sql.Open("sqlite", readOnlyDSN(copied))
	if err != nil {
		t.Fatal(err)
	}
	defer pool.Close()
	tables := append(Tables(), infrastructure...)
	if diff := cmp.Diff(dump(t, db.Reads(), tables...), dump(t, pool, tables...)); diff != "" {
		t.Error(diff)
	}
}
