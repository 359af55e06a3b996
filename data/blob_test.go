package data

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func addBlob(t testing.TB, db *DB, content string) string {
	t.Helper()
	sha, size, err := db.Blobs().Add(t.Context(), strings.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256([]byte(content))
	if sha != hex.EncodeToString(sum[:]) || size != int64(len(content)) {
		t.Errorf("got %s of %d bytes", sha, size)
	}
	return sha
}

func readBlob(db *DB, sha string) (string, error) {
	blob, err := db.Blobs().Open(sha)
	if err != nil {
		return "", err
	}
	content, err := io.ReadAll(blob)
	return string(content), errors.Join(err, blob.Close())
}

// attach makes an attachment that refers to the content.
func attach(t testing.TB, db *DB, id, sha string) {
	t.Helper()
	write(t, db, "attach "+id, func(tx *Tx) error {
		return errors.Join(
			Customers.Put(tx, customer("k1")), Tickets.Put(tx, &Ticket{Row: Row{ID: "t1"}, CustomerID: "k1"}),
			Attachments.Put(tx, &Attachment{Row: Row{ID: id}, TicketID: "t1", SHA256: sha}))
	})
}

// R-TIX-6: contents are stored once by their hash, and come back as they were.
func TestBlobsAreKeptOnce(t *testing.T) {
	db := newDesk(t)
	rapid.Check(t, func(rt *rapid.T) {
		content := string(rapid.SliceOfN(rapid.Byte(), 0, 100_000).Draw(rt, "content"))
		sha := addBlob(t, db, content)
		if again := addBlob(t, db, content); again != sha {
			rt.Fatalf("%s and %s", sha, again)
		}
		got, err := readBlob(db, sha)
		if err != nil || got != content {
			rt.Fatalf("%d bytes came back of %d: %v", len(got), len(content), err)
		}
	})
	rows := dump(t, db.Reads(), "blob")
	if all := files(t, db.Blobs().dir()); len(all) != len(rows) {
		t.Errorf("%d files for %d contents", len(all), len(rows))
	}
}

// R-TIX-6: any size streams to disk.
func TestBigBlobCostsNoMemory(t *testing.T) {
	db := newDesk(t)
	const size = 64 << 20
	zeros := io.LimitReader(zeroReader{}, size)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	sha, n, err := db.Blobs().Add(t.Context(), zeros)
	if err != nil || n != size {
		t.Fatal(n, err)
	}
	blob, err := db.Blobs().Open(sha)
	if err != nil {
		t.Fatal(err)
	}
	defer blob.Close()
	if blob.Size() != size {
		t.Errorf("size %d", blob.Size())
	}
	if n, err := io.Copy(io.Discard, blob); err != nil || n != size {
		t.Error(n, err)
	}
	runtime.ReadMemStats(&after)
	if taken := after.TotalAlloc - before.TotalAlloc; taken > size/16 {
		t.Errorf("%d bytes of memory for %d of content", taken, size)
	}
}

type zeroReader struct{}

func (zeroReader) Read(p []byte) (int, error) { clear(p); return len(p), nil }

func TestBlobThatBreaksOffLeavesNothing(t *testing.T) {
	db := newDesk(t)
	ctx, cancel := context.WithCancel(t.Context())
	for _, c := range []struct {
		name    string
		content io.Reader
		want    error
	}{
		{"the source fails", io.MultiReader(strings.NewReader("half"), iotest.ErrReader(errRefused)), errRefused},
		{"called off", io.MultiReader(strings.NewReader("half"), readFunc(func([]byte) (int, error) { cancel(); return 1, nil }), zeroReader{}), context.Canceled},
	} {
		if _, _, err := db.Blobs().Add(ctx, c.content); !errors.Is(err, c.want) {
			t.Errorf("%s: got %v", c.name, err)
		}
		if left := files(t, db.Blobs().dir()); len(left) > 0 {
			t.Errorf("%s: left %v", c.name, left)
		}
	}
	if got := dump(t, db.Reads(), "blob"); len(got) > 0 {
		t.Errorf("noted %v", got)
	}
}

type readFunc func([]byte) (int, error)

func (f readFunc) Read(p []byte) (int, error) { return f(p) }

// sync.md I16: a blob present always verifies.
func TestDamagedBlobIsNeverReadToItsEnd(t *testing.T) {
	db := newDesk(t)
	const content = "a database copy"
	sha := addBlob(t, db, content)
	name := blobPath(db.Blobs().dir(), sha)
	for _, broken := range []string{"", "a database cop", "a database copx", "a database copy "} {
		if err := os.WriteFile(name, []byte(broken), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := readBlob(db, sha); !errors.Is(err, ErrBlobDamaged) {
			t.Errorf("%q: got %v", broken, err)
		}
	}
	addBlob(t, db, content) // adding it anew heals it
	if got, err := readBlob(db, sha); err != nil || got != content {
		t.Errorf("got %q, %v", got, err)
	}
}

func TestBlobsThatAreNotThere(t *testing.T) {
	db := newDesk(t)
	for _, sha := range []string{"", "ab", "../../desk.db", strings.Repeat("0", 64), strings.Repeat("A", 64), strings.Repeat("../", 21) + "x"} {
		if _, err := db.Blobs().Open(sha); !errors.Is(err, ErrNotFound) {
			t.Errorf("%q: got %v", sha, err)
		}
	}
}

func TestCollectKeepsWhatIsOrWasJustReferredTo(t *testing.T) {
	db := newDesk(t)
	const used, unused, orphan = "used", "unused", "orphan"
	usedSHA, unusedSHA := addBlob(t, db, used), addBlob(t, db, unused)
	attach(t, db, "a1", usedSHA)
	sum := sha256.Sum256([]byte(orphan)) // a crash came between the file and its row
	orphanName := blobPath(db.Blobs().dir(), hex.EncodeToString(sum[:]))
	abandonedName := filepath.Join(db.Blobs().dir(), addingPrefix+"1")
	if err := errors.Join(os.MkdirAll(filepath.Dir(orphanName), 0o700), os.WriteFile(orphanName, []byte(orphan), 0o600),
		os.WriteFile(abandonedName, []byte("half"), 0o600)); err != nil {
		t.Fatal(err)
	}
	start := time.Now()
	day := func(n int) time.Time { return start.AddDate(0, 0, n) }
	collect := func(n int, want ...string) {
		t.Helper()
		if _, err := db.Blobs().Collect(t.Context(), day(n)); err != nil {
			t.Fatal(err)
		}
		kept := map[string]bool{}
		for _, content := range files(t, db.Blobs().dir()) {
			kept[content] = true
		}
		wanted := map[string]bool{}
		for _, content := range want {
			wanted[content] = true
		}
		if diff := cmp.Diff(wanted, kept); diff != "" {
			t.Errorf("day %d: %s", n, diff)
		}
	}
	collect(0, used, unused, orphan, "half")
	collect(2, used, unused, orphan)
	collect(29, used, unused, orphan)
	addBlob(t, db, unused) // somebody attaches the same file again
	write(t, db, "remove", func(tx *Tx) error { return Attachments.Delete(tx, "a1") })
	collect(30, used, unused)
	write(t, db, "undo", func(tx *Tx) error { return tx.TakeBack([]string{"remove"}) })
	collect(59, used, unused)
	write(t, db, "remove again", func(tx *Tx) error { return Attachments.Delete(tx, "a1") })
	collect(60, used)
	collect(89, used)
	collect(90)
	if got := dump(t, db.Reads(), "blob"); len(got) > 0 {
		t.Errorf("still noted: %v", got)
	}
	if _, err := db.Blobs().Open(unusedSHA); !errors.Is(err, ErrNotFound) {
		t.Errorf("got %v", err)
	}
}

func TestCollectWithoutAnyBlob(t *testing.T) {
	db := newDesk(t)
	if removed, err := db.Blobs().Collect(t.Context(), time.Now()); removed != 0 || err != nil {
		t.Error(removed, err)
	}
}

func TestBlobReader(t *testing.T) {
	db := newDesk(t)
	content := bytes.Repeat([]byte("0123456789"), 1000)
	blob, err := db.Blobs().Open(addBlob(t, db, string(content)))
	if err != nil {
		t.Fatal(err)
	}
	defer blob.Close()
	if err := iotest.TestReader(blob, content); err != nil {
		t.Error(fmt.Errorf("reader: %w", err))
	}
}
