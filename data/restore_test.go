package data

import (
	"archive/tar"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/klauspost/compress/zstd"
)

// unpacked is a backup taken apart, for tests to put together differently.
type unpacked struct {
	manifest Manifest
	parts    []unpackedPart
}

type unpackedPart struct {
	header  *tar.Header
	content []byte
}

func takeApart(t testing.TB, file string) *unpacked {
	t.Helper()
	a, err := openArchive(t.Context(), file, Keys{})
	if err != nil {
		t.Fatal(err)
	}
	defer a.close()
	all := &unpacked{manifest: a.manifest}
	err = a.each(func(e entry, content io.Reader) error {
		text, err := io.ReadAll(content)
		all.parts = append(all.parts, unpackedPart{header(e.name, e.part.Size), text})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// replace gives a part another content, and says so in the manifest.
func (u *unpacked) replace(n int, content []byte) {
	u.parts[n].content = content
	u.parts[n].header.Size = int64(len(content))
	sum := sha256.Sum256(content)
	part := Part{SHA256: hex.EncodeToString(sum[:]), Size: int64(len(content))}
	if n == 0 {
		u.manifest.Database = part
	} else {
		u.manifest.Blobs[n-1] = part
	}
}

// putTogether writes the archive as it is, however wrong.
func (u *unpacked) putTogether(t testing.TB, file string) {
	t.Helper()
	text, err := json.Marshal(u.manifest)
	if err != nil {
		t.Fatal(err)
	}
	var packed bytes.Buffer
	zip, err := zstd.NewWriter(&packed)
	if err != nil {
		t.Fatal(err)
	}
	w := tar.NewWriter(zip)
	parts := append([]unpackedPart{{header(manifestName, int64(len(text))), text}}, u.parts...)
	for _, part := range parts {
		if err := w.WriteHeader(part.header); err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(part.content); err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(w.Close(), zip.Close(), os.WriteFile(file, packed.Bytes(), 0o600)); err != nil {
		t.Fatal(err)
	}
}

// altered gives a database that SQL was run in.
func altered(t testing.TB, database []byte, query string) []byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), "altered.db")
	if err := os.WriteFile(path, database, 0o600); err != nil {
		t.Fatal(err)
	}
	execIn(t, path, query)
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

func TestRestoreRefusesWhatIsNoWholeBackup(t *testing.T) {
	whole, _ := backUp(t, filledDesk(t))
	bytesOf := func(t testing.TB, file string) []byte {
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		return content
	}
	raw := func(change func([]byte) []byte) func(testing.TB, string) {
		return func(t testing.TB, file string) {
			if err := os.WriteFile(file, change(bytesOf(t, whole)), 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	made := func(change func(testing.TB, *unpacked)) func(testing.TB, string) {
		return func(t testing.TB, file string) {
			all := takeApart(t, whole)
			change(t, all)
			all.putTogether(t, file)
		}
	}
	database := func(query string) func(testing.TB, string) {
		return made(func(t testing.TB, u *unpacked) { u.replace(0, altered(t, u.parts[0].content, query)) })
	}
	for _, c := range []struct {
		name   string
		make   func(testing.TB, string)
		reason Reason
	}{
		{"no file", func(testing.TB, string) {}, NoBackup},
		{"an empty file", raw(func([]byte) []byte { return nil }), NotBackup},
		{"a letter", raw(func([]byte) []byte { return []byte("Dear Tallydesk,") }), NotBackup},
		{"a desk", func(t testing.TB, file string) {
			content, err := template()
			if err := errors.Join(err, os.WriteFile(file, content, 0o600)); err != nil {
				t.Fatal(err)
			}
		}, NotBackup},
		{"another archive", made(func(_ testing.TB, u *unpacked) { u.manifest = Manifest{}; u.parts = nil }), BrokenBackup},
		{"half", raw(func(b []byte) []byte { return b[:len(b)/2] }), BrokenBackup},
		{"without its last byte", raw(func(b []byte) []byte { return b[:len(b)-1] }), BrokenBackup},
		{"with more behind it", raw(func(b []byte) []byte { return append(b, "more"...) }), BrokenBackup},
		{"twice", raw(func(b []byte) []byte { return append(b, b...) }), BrokenBackup},
		{"a changed byte", raw(func(b []byte) []byte { b[len(b)/2] ^= 1; return b }), BrokenBackup},
		{"a part missing", made(func(_ testing.TB, u *unpacked) { u.parts = u.parts[:2] }), BrokenBackup},
		{"a part too many", made(func(_ testing.TB, u *unpacked) {
			u.parts = append(u.parts, unpackedPart{header("more", 4), []byte("more")})
		}), BrokenBackup},
		{"parts in another order", made(func(_ testing.TB, u *unpacked) { u.parts[1], u.parts[2] = u.parts[2], u.parts[1] }), BrokenBackup},
		{"contents doubled", made(func(_ testing.TB, u *unpacked) {
			u.parts[2], u.manifest.Blobs[1] = u.parts[1], u.manifest.Blobs[0]
		}), BrokenBackup},
		{"another content", made(func(_ testing.TB, u *unpacked) { u.parts[1].content[0]++ }), BrokenBackup},
		{"a path out of it", made(func(_ testing.TB, u *unpacked) { u.parts[1].header.Name = "../../evil" }), BrokenBackup},
		{"a hash that is a path", made(func(_ testing.TB, u *unpacked) {
			u.manifest.Blobs[0].SHA256 = "../" + u.manifest.Blobs[0].SHA256[3:]
			u.parts[1].header.Name = blobsFolder + u.manifest.Blobs[0].SHA256
		}), BrokenBackup},
		{"a link", made(func(_ testing.TB, u *unpacked) {
			u.parts[1].header.Typeflag, u.parts[1].header.Linkname = tar.TypeSymlink, "/etc/passwd"
			u.parts[1].header.Size, u.parts[1].content = 0, nil
		}), BrokenBackup},
		{"a size below nothing", made(func(_ testing.TB, u *unpacked) { u.manifest.Blobs[0].Size = -1 }), BrokenBackup},
		{"sizes beyond counting", made(func(_ testing.TB, u *unpacked) {
			u.manifest.Blobs[0].Size, u.manifest.Blobs[1].Size = 1<<62, 1<<62
		}), BrokenBackup},
		{"more than any disk holds", made(func(_ testing.TB, u *unpacked) { u.manifest.Blobs[0].Size = 1 << 60 }), DiskFull},
		{"more than it says", made(func(_ testing.TB, u *unpacked) { // a bomb: little to see, much to unpack
			u.parts[1].content = make([]byte, 1<<24)
			u.parts[1].header.Size = 1 << 24
		}), BrokenBackup},
		{"of an unknown form", made(func(_ testing.TB, u *unpacked) { u.manifest.Format = 2 }), BrokenBackup},
		{"of a newer program", made(func(_ testing.TB, u *unpacked) { u.manifest.Schema = 8 }), Newer},
		{"of a newer program that does not say so", database("INSERT INTO goose_db_version (version_id, is_applied) VALUES (8, 1)"), Newer},
		{"another program's database", database("PRAGMA application_id = 7"), BrokenBackup},
		{"a database with a trigger", database("CREATE TRIGGER evil AFTER INSERT ON touch BEGIN DELETE FROM touch; END"), BrokenBackup},
		{"a damaged database", made(func(_ testing.TB, u *unpacked) {
			content := u.parts[0].content
			copy(content[len(content)/2:], bytes.Repeat([]byte{0xff}, 3*4096))
			u.replace(0, content)
		}), BrokenBackup},
		{"no database", made(func(_ testing.TB, u *unpacked) { u.replace(0, []byte("Dear Tallydesk,")) }), BrokenBackup},
	} {
		t.Run(c.name, func(t *testing.T) {
			file := filepath.Join(t.TempDir(), "backup")
			c.make(t, file)
			path := usedDesk(t)
			before := files(t, filepath.Dir(filepath.Dir(path)))
			err := Restore(t.Context(), file, path, RestoreOptions{At: noon, Program: "test"})
			wantRefusal(t, err, c.reason)
			if diff := cmp.Diff(before, files(t, filepath.Dir(filepath.Dir(path)))); diff != "" {
				t.Errorf("%.2000s", diff)
			}
			if c.reason == BrokenBackup || c.reason == NotBackup {
				verifies := VerifyBackup(t.Context(), file, Keys{}, nil)
				databaseOnly := strings.Contains(c.name, "database")
				if (verifies == nil) != databaseOnly {
					t.Errorf("verify: %v", verifies)
				}
			}
		})
	}
}

func TestRestoreRefusesPlaces(t *testing.T) {
	file, _ := backUp(t, newDesk(t))
	foreign := filepath.Join(t.TempDir(), "songs.db")
	execIn(t, foreign, "CREATE TABLE song (id)")
	for path, reason := range map[string]Reason{t.TempDir(): Directory, foreign: Foreign, filepath.Join(foreign, "desk.db"): Unreadable} {
		wantRefusal(t, Restore(t.Context(), file, path, RestoreOptions{At: noon}), reason)
	}
}

// A damaged desk is what backups are for.
func TestRestoreReplacesADamagedDesk(t *testing.T) {
	file, _ := backUp(t, filledDesk(t))
	for _, broken := range []string{"", "nothing of a desk is left", headerMagic} {
		path := filepath.Join(t.TempDir(), "desk.db")
		if err := errors.Join(os.WriteFile(path, []byte(broken), 0o600), os.WriteFile(path+walSuffix, []byte("old log"), 0o600)); err != nil {
			t.Fatal(err)
		}
		if err := Restore(t.Context(), file, path, RestoreOptions{At: noon}); err != nil {
			t.Fatal(err)
		}
		if got := ids(t, openDesk(t, path), "attachment"); len(got) != 2 {
			t.Errorf("got %v", got)
		}
		all := files(t, filepath.Dir(path))
		if all["/desk.db.replaced-20261121T120000"] != broken || all["/desk.db.replaced-20261121T120000-wal"] != "old log" {
			t.Error("the damaged desk is not kept")
		}
	}
}

func TestRestoreCalledOffChangesNothing(t *testing.T) {
	file, _ := backUp(t, filledDesk(t))
	path := usedDesk(t)
	before := files(t, filepath.Dir(path))
	ctx, cancel := context.WithCancel(t.Context())
	err := Restore(ctx, file, path, RestoreOptions{At: noon, Progress: func(int64, int64) { cancel() }})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	if diff := cmp.Diff(before, files(t, filepath.Dir(path))); diff != "" {
		t.Errorf("%.2000s", diff)
	}
}

// An older desk comes back from its backup and is migrated when it is opened.
func TestRestoredDeskIsMigrated(t *testing.T) {
	file, _ := backUp(t, filledDesk(t))
	path := filepath.Join(t.TempDir(), "desk.db")
	later := future(t, "ALTER TABLE customer ADD COLUMN mood TEXT NOT NULL DEFAULT 'good';")
	if err := Restore(t.Context(), file, path, RestoreOptions{At: noon, migrations: later}); err != nil {
		t.Fatal(err)
	}
	db, err := Open(t.Context(), path, Options{migrations: later})
	if err != nil {
		t.Fatal(err)
	}
	if got := dump(t, db.Reads(), "(SELECT id, mood FROM customer)"); len(got) != 1 {
		t.Errorf("got %v", got)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
}

func FuzzBackupFile(f *testing.F) {
	db := newDesk(f)
	attach(f, db, "a1", addBlob(f, db, "screenshot"))
	file, _ := backUp(f, db)
	whole, err := os.ReadFile(file)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(whole)
	f.Add(whole[:100])
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, content []byte) {
		file := filepath.Join(t.TempDir(), "backup")
		if err := os.WriteFile(file, content, 0o600); err != nil {
			t.Fatal(err)
		}
		err := VerifyBackup(t.Context(), file, Keys{}, nil)
		var refusal *Refusal
		if err != nil && !errors.As(err, &refusal) {
			t.Errorf("not told as a refusal: %v", err)
		}
	})
}
