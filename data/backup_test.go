package data

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"
)

var noon = time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC)

// filledDesk makes a desk with rows, a search entry and two contents.
func filledDesk(t testing.TB) *DB {
	t.Helper()
	db := newDesk(t)
	furnish(t, db)
	return db
}

func furnish(t testing.TB, db *DB) {
	t.Helper()
	attach(t, db, "a1", addBlob(t, db, "screenshot"))
	attach(t, db, "a2", addBlob(t, db, strings.Repeat("database copy ", 100_000)))
	addBlob(t, db, "nobody refers to this")
	index(t, db, "printer")
}

func backUp(t testing.TB, db *DB) (file string, m Manifest) {
	t.Helper()
	file = filepath.Join(t.TempDir(), "desk.tallydesk-backup")
	m, err := db.Backup(t.Context(), file, BackupOptions{Made: noon})
	if err != nil {
		t.Fatal(err)
	}
	return file, m
}

// everything is what a desk holds, but the id of the replica.
func everything(t testing.TB, db *DB) []string {
	t.Helper()
	tables := append(Tables(), "command", "touch", "counter", "doc")
	all := dump(t, db.Reads(), append(tables, "(SELECT key, value FROM meta WHERE key = 'history_id')")...)
	used, err := usedBlobs(t.Context(), db.Reads())
	if err != nil {
		t.Fatal(err)
	}
	for _, sha := range used {
		content, err := readBlob(db, sha)
		all = append(all, fmt.Sprintf("content %d %v %s", len(content), err, sha))
	}
	return all
}

func TestBackupAndRestore(t *testing.T) {
	db := filledDesk(t)
	want := everything(t, db)
	var last, total int64
	file := filepath.Join(t.TempDir(), "backup")
	m, err := db.Backup(t.Context(), file, BackupOptions{Made: noon, Progress: func(done, all int64) {
		if done < last {
			t.Errorf("progress went from %d to %d", last, done)
		}
		last, total = done, all
	}})
	if err != nil {
		t.Fatal(err)
	}
	if last != total || total == 0 {
		t.Errorf("progress ended at %d of %d", last, total)
	}
	if !m.Made.Equal(noon) || m.Schema != latest(t) || len(m.Blobs) != 2 || len(m.Missing) != 0 || m.Rows["attachment"] != 2 {
		t.Errorf("manifest %+v", m)
	}
	told, err := InspectBackup(t.Context(), file, Keys{})
	if diff := cmp.Diff(m, told); diff != "" || err != nil {
		t.Error(diff, err)
	}
	if err := VerifyBackup(t.Context(), file, Keys{}, nil); err != nil {
		t.Error(err)
	}

	path := filepath.Join(t.TempDir(), "new place", "desk.db")
	if err := Restore(t.Context(), file, path, RestoreOptions{At: noon, Program: "test"}); err != nil {
		t.Fatal(err)
	}
	restored := openDesk(t, path)
	if diff := cmp.Diff(want, everything(t, restored)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"0"}, found(t, restored, "rinte", 2)); diff != "" {
		t.Error(diff)
	}
	if slices.Equal(dump(t, db.Reads(), "meta"), dump(t, restored.Reads(), "meta")) {
		t.Error("two desks have the same replica id")
	}
	report, err := restored.Check(t.Context())
	if err != nil || !report.Healthy() {
		t.Error(report, err)
	}
}

func TestRestoreKeepsTheOldDesk(t *testing.T) {
	file, _ := backUp(t, filledDesk(t))
	path := deskFile(t)
	var want []string
	for _, name := range []string{"first", "second"} {
		old, err := Open(t.Context(), path, Options{Program: "test"})
		if err != nil {
			t.Fatal(err)
		}
		if want == nil {
			furnish(t, old)
		}
		putCustomer(t, old, name)
		if want == nil {
			want = everything(t, old)
		}
		synctest.Test(t, func(t *testing.T) { // waiting takes no time
			wantRefusal(t, Restore(t.Context(), file, path, RestoreOptions{At: noon, Program: "test"}), InUse)
		})
		if err := old.Close(); err != nil {
			t.Fatal(err)
		}
		if err := Restore(t.Context(), file, path, RestoreOptions{At: noon, Program: "test"}); err != nil {
			t.Fatal(err)
		}
	}
	kept := openDesk(t, path+".replaced-20261121T120000")
	if diff := cmp.Diff(want, everything(t, kept)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"k1", "second"}, ids(t, openDesk(t, path+".replaced-20261121T120000-2"), "customer")); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"k1"}, ids(t, openDesk(t, path), "customer")); diff != "" {
		t.Error(diff)
	}
}

func TestBackupWhileOthersWrite(t *testing.T) {
	db := newDesk(t)
	stop := make(chan struct{})
	var writer sync.WaitGroup
	writer.Go(func() {
		for i := 0; ; i++ {
			select {
			case <-stop:
				return
			default:
				write(t, db, fmt.Sprint("c", i), func(tx *Tx) error {
					return errors.Join(
						Customers.Put(tx, customer(fmt.Sprint("k", i))),
						Contacts.Put(tx, &Contact{Row: Row{ID: fmt.Sprint("p", i)}, CustomerID: fmt.Sprint("k", i)}))
				})
			}
		}
	})
	for range 3 {
		file, m := backUp(t, db)
		if m.Rows["customer"] != m.Rows["contact"] {
			t.Errorf("half of a command was taken: %v", m.Rows)
		}
		path := filepath.Join(t.TempDir(), "desk.db")
		if err := Restore(t.Context(), file, path, RestoreOptions{At: noon}); err != nil {
			t.Error(err)
		}
	}
	close(stop)
	writer.Wait()
}

func TestBackupLeavesOutWhatIsDamagedAndSaysSo(t *testing.T) {
	db := newDesk(t)
	good, gone, broken, short := addBlob(t, db, "good"), addBlob(t, db, "gone"), addBlob(t, db, "broken"), addBlob(t, db, "short")
	for i, sha := range []string{good, gone, broken, short, "no hash"} {
		attach(t, db, fmt.Sprint("a", i), sha)
	}
	dir := db.Blobs().dir()
	if err := errors.Join(os.Remove(blobPath(dir, gone)), os.WriteFile(blobPath(dir, broken), []byte("bröken"), 0o600), os.Truncate(blobPath(dir, short), 2)); err != nil {
		t.Fatal(err)
	}
	file, m := backUp(t, db)
	missing := []string{gone, broken, short, "no hash"}
	slices.Sort(missing)
	if diff := cmp.Diff(missing, m.Missing); diff != "" || len(m.Blobs) != 1 {
		t.Error(diff, m.Blobs)
	}
	path := filepath.Join(t.TempDir(), "desk.db")
	if err := Restore(t.Context(), file, path, RestoreOptions{At: noon}); err != nil {
		t.Fatal(err)
	}
	if got, err := readBlob(openDesk(t, path), good); got != "good" || err != nil {
		t.Error(got, err)
	}
}

func TestBackupThatFailsLeavesTheFormerOne(t *testing.T) {
	db := filledDesk(t)
	file, _ := backUp(t, db)
	before := files(t, filepath.Dir(file))
	desk := files(t, filepath.Dir(db.Path()))
	ctx, cancel := context.WithCancel(t.Context())
	_, err := db.Backup(ctx, file, BackupOptions{Made: noon, Progress: func(done, all int64) {
		if done > all/2 {
			cancel()
		}
	}})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	_, err = db.Backup(t.Context(), filepath.Join(file, "in a file"), BackupOptions{Made: noon})
	if err == nil {
		t.Error("a backup was made below a file")
	}
	_, err = db.Backup(t.Context(), filepath.Dir(file), BackupOptions{Made: noon})
	wantRefusal(t, err, Directory)
	for _, nowhere := range []string{filepath.Join("no folder", "backup"), strings.Repeat("x", 1000)} {
		_, err = db.Backup(t.Context(), filepath.Join(t.TempDir(), nowhere), BackupOptions{Made: noon})
		wantRefusal(t, err, NoFolder)
	}
	for _, own := range []string{"", walSuffix, lockSuffix, swapSuffix} {
		_, err = db.Backup(t.Context(), db.Path()+own, BackupOptions{Made: noon})
		wantRefusal(t, err, InUse)
	}
	if diff := cmp.Diff(before, files(t, filepath.Dir(file))); diff != "" {
		t.Errorf("%.500s", diff)
	}
	if diff := cmp.Diff(desk, files(t, filepath.Dir(db.Path()))); diff != "" {
		t.Errorf("%.500s", diff)
	}
}
