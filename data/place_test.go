package data

import (
	"database/sql"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// files gives the contents of every file in a folder, locks and notes aside.
func files(t testing.TB, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(dir, func(name string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() || strings.HasSuffix(name, lockSuffix) {
			return err
		}
		content, err := os.ReadFile(name)
		all[strings.TrimPrefix(name, dir)] = string(content)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// execIn runs SQL in a database file.
func execIn(t testing.TB, path, query string) {
	t.Helper()
	pool, err := sql.Open("sqlite", fileURI(path))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := pool.Exec(query); err != nil {
		t.Fatal(err)
	}
	if err := pool.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestOpenRefuses(t *testing.T) {
	content := func(text string) func(testing.TB, string) {
		return func(t testing.TB, path string) {
			if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	desk := func(change func([]byte) []byte) func(testing.TB, string) {
		return func(t testing.TB, path string) {
			whole, err := template()
			if err != nil {
				t.Fatal(err)
			}
			content(string(change(append([]byte{}, whole...))))(t, path)
		}
	}
	for _, c := range []struct {
		name   string
		make   func(testing.TB, string)
		create bool
		reason Reason
	}{
		{"no file", func(testing.TB, string) {}, false, Missing},
		{"a folder", func(t testing.TB, path string) {
			if err := os.Mkdir(path, 0o700); err != nil {
				t.Fatal(err)
			}
		}, true, Directory},
		{"an empty file", content(""), true, Damaged},
		{"a letter", content("Dear Tallydesk,"), true, NotDatabase},
		{"a beginning", content(headerMagic), true, Damaged},
		{"another program's", func(t testing.TB, path string) { execIn(t, path, "CREATE TABLE song (id)") }, true, Foreign},
		{"another program's, marked", func(t testing.TB, path string) { execIn(t, path, "PRAGMA application_id = 7; CREATE TABLE song (id)") }, true, Foreign},
		{"half a desk", desk(func(b []byte) []byte { return b[:len(b)/2] }), true, Damaged},
		{"a desk cut by a byte", desk(func(b []byte) []byte { return b[:len(b)-1] }), true, Damaged},
		{"a desk's first page only", desk(func(b []byte) []byte { return b[:4096] }), true, Damaged},
		{"a broken schema", desk(func(b []byte) []byte { copy(b[100:], make([]byte, 200)); return b }), true, Damaged},
		{"broken tables", desk(func(b []byte) []byte { copy(b[4096:], make([]byte, 20*4096)); return b }), true, Damaged},
		{"no version", func(t testing.TB, path string) {
			desk(func(b []byte) []byte { return b })(t, path)
			execIn(t, path, "DROP TABLE goose_db_version")
		}, true, Damaged},
		{"no number for a version", func(t testing.TB, path string) {
			desk(func(b []byte) []byte { return b })(t, path)
			execIn(t, path, "DROP TABLE goose_db_version; CREATE TABLE goose_db_version (version_id TEXT, is_applied); INSERT INTO goose_db_version VALUES ('x', 1)")
		}, true, Damaged},
		{"a table is gone", func(t testing.TB, path string) {
			desk(func(b []byte) []byte { return b })(t, path)
			execIn(t, path, "DROP TABLE charge")
		}, true, Damaged},
		{"no identity", func(t testing.TB, path string) {
			desk(func(b []byte) []byte { return b })(t, path)
			execIn(t, path, "DELETE FROM meta")
		}, true, Damaged},
		{"newer", func(t testing.TB, path string) {
			desk(func(b []byte) []byte { return b })(t, path)
			execIn(t, path, "INSERT INTO goose_db_version (version_id, is_applied) VALUES (8, 1)")
		}, true, Newer},
		{"a lost desk's log", func(t testing.TB, path string) { content("frames")(t, path+walSuffix) }, true, Damaged},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			path := filepath.Join(dir, "my desk #1 100%.db")
			c.make(t, path)
			before := files(t, dir)
			db, err := Open(t.Context(), path, Options{Program: "test", Create: c.create})
			if err == nil {
				t.Fatal("it was opened", db.Close())
			}
			wantRefusal(t, err, c.reason)
			var refusal *Refusal
			if errors.As(err, &refusal) && (refusal.Path != path || !strings.Contains(err.Error(), string(c.reason))) {
				t.Errorf("%+v", refusal)
			}
			after := files(t, dir)
			maps.DeleteFunc(after, func(name, _ string) bool { // memory that SQLite's readers share, and no changes
				return before[name] == "" && (strings.HasSuffix(name, walSuffix) || strings.HasSuffix(name, shmSuffix))
			})
			if diff := cmp.Diff(before, after); diff != "" {
				t.Errorf("files were changed: %.2000s", diff)
			}
		})
	}
}

func TestNewerFileTellsBothVersions(t *testing.T) {
	path := deskFile(t)
	execIn(t, path, "INSERT INTO goose_db_version (version_id, is_applied) VALUES (8, 1)")
	_, err := Open(t.Context(), path, Options{})
	var refusal *Refusal
	if !errors.As(err, &refusal) || refusal.Args()["Found"] != int64(8) || refusal.Args()["Known"] != latest(t) {
		t.Errorf("got %v", err)
	}
}

func TestNewDesk(t *testing.T) {
	identity := func(path string) []string {
		db, err := Open(t.Context(), path, Options{Program: "test", Create: true})
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close()
		return dump(t, db.Reads(), "meta")
	}
	dir := t.TempDir()
	one, other := filepath.Join(dir, "å ä", "1", "desk.db"), filepath.Join(dir, "?&%20", "2", "desk.db")
	first, second := identity(one), identity(other)
	if len(first) != 2 || first[0] == second[0] || first[1] == second[1] {
		t.Errorf("identities %v and %v", first, second)
	}
	if diff := cmp.Diff(first, identity(one)); diff != "" {
		t.Errorf("the identity changed: %s", diff)
	}
	if left := files(t, filepath.Dir(one)); len(left) != 1 {
		t.Errorf("files are left: %d", len(left))
	}
	if info, err := os.Stat(one); err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Errorf("others may read the desk: %v, %v", info.Mode(), err)
	}
}

// A link to a desk is that desk: its contents and its lock are found.
func TestLinkIsTheDeskItself(t *testing.T) {
	db := newDesk(t)
	link := filepath.Join(t.TempDir(), "link.db")
	if err := os.Symlink(db.Path(), link); err != nil {
		t.Skip("no links here:", err)
	}
	linked, err := Open(t.Context(), link, Options{Program: "test"})
	if err != nil {
		t.Fatal(err)
	}
	defer linked.Close()
	if linked.Path() != db.Path() {
		t.Errorf("the desk is %s, not %s", linked.Path(), db.Path())
	}
}
