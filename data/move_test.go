package data

import (
	"context"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

var moving = MoveOptions{At: time.Date(2026, 11, 22, 4, 0, 0, 0, time.UTC), Program: "test"}

// deskToMove makes a desk with a row and a content, and closes it.
func deskToMove(t testing.TB) (path, sha string) {
	t.Helper()
	path = deskFile(t)
	db, err := Open(t.Context(), path, Options{Program: "test"})
	if err != nil {
		t.Fatal(err)
	}
	putCustomer(t, db, "sund")
	sha = addBlob(t, db, strings.Repeat("content ", 10_000))
	attach(t, db, "attachment", sha)
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	return path, sha
}

// reason is why something was refused.
func reason(err error) Reason {
	var refusal *Refusal
	if errors.As(err, &refusal) {
		return refusal.Reason
	}
	return ""
}

// A desk that has moved is whole at its new place, and nothing is left that
// could be opened by mistake under its old name; its files are still there.
func TestMove(t *testing.T) {
	from, sha := deskToMove(t)
	to := filepath.Join(t.TempDir(), "new folder å", "moved.db")
	var last, total int64
	options := moving
	options.Progress = func(done, of int64) { last, total = done, of }
	if err := Move(t.Context(), from, to, options); err != nil {
		t.Fatal(err)
	}
	if last != total || total == 0 {
		t.Errorf("told of %d of %d bytes", last, total)
	}
	db := openDesk(t, to)
	if got := ids(t, db, "customer"); !slices.Contains(got, "sund") {
		t.Errorf("customers %v", got)
	}
	if got, err := readBlob(db, sha); err != nil || got != strings.Repeat("content ", 10_000) {
		t.Errorf("content %.20q, %v", got, err)
	}
	if _, err := Open(t.Context(), from, Options{Program: "test"}); reason(err) != Missing {
		t.Errorf("the old place: %v", err)
	}
	old := openDesk(t, from+".moved-20261122T040000")
	if got, err := readBlob(old, sha); err != nil || got == "" {
		t.Errorf("the old content: %v", err)
	}
}

// What the log alone holds moves with the rest.
func TestMoveTakesTheLog(t *testing.T) {
	from := deskFile(t)
	crashed := openDesk(t, from)
	putCustomer(t, crashed, "late")
	copied := filepath.Join(t.TempDir(), "desk.db")
	for _, suffix := range []string{"", walSuffix} { // as a crash leaves them
		content, err := os.ReadFile(from + suffix)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(copied+suffix, content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	to := filepath.Join(t.TempDir(), "desk.db")
	if err := Move(t.Context(), copied, to, moving); err != nil {
		t.Fatal(err)
	}
	if got := ids(t, openDesk(t, to), "customer"); !slices.Contains(got, "late") {
		t.Errorf("customers %v", got)
	}
}

// Where Move refuses, nothing is changed, neither here nor there.
func TestMoveRefuses(t *testing.T) {
	for name, c := range map[string]struct {
		prepare func(t *testing.T, from, to string)
		want    Reason
	}{
		"a place that is taken": {func(t *testing.T, _, to string) {
			if err := os.WriteFile(to, []byte("mine"), 0o600); err != nil {
				t.Fatal(err)
			}
		}, Occupied},
		"a folder in its place": {func(t *testing.T, _, to string) {
			if err := os.Mkdir(to, 0o700); err != nil {
				t.Fatal(err)
			}
		}, Occupied},
		"a desk that is open": {func(t *testing.T, from, _ string) { openDesk(t, from) }, InUse},
		"a desk that is gone": {func(t *testing.T, from, _ string) {
			if err := os.Remove(from); err != nil {
				t.Fatal(err)
			}
		}, Missing},
		"a desk that is damaged": {func(t *testing.T, from, _ string) {
			if err := os.WriteFile(from, []byte("SQLite format 3\x00"), 0o600); err != nil {
				t.Fatal(err)
			}
		}, Damaged},
	} {
		t.Run(name, func(t *testing.T) {
			from, _ := deskToMove(t)
			to := filepath.Join(t.TempDir(), "moved.db")
			c.prepare(t, from, to)
			before := lasting(files(t, filepath.Dir(from)), files(t, filepath.Dir(to)))
			if err := Move(t.Context(), from, to, moving); reason(err) != c.want {
				t.Errorf("%v, want %s", err, c.want)
			}
			if diff := cmp.Diff(before, lasting(files(t, filepath.Dir(from)), files(t, filepath.Dir(to)))); diff != "" {
				t.Error(diff)
			}
		})
	}
	from, _ := deskToMove(t)
	if err := Move(t.Context(), from, from, moving); reason(err) != Occupied {
		t.Errorf("onto itself: %v", err)
	}
}

// lasting joins files and leaves out what comes and goes while a desk is open.
func lasting(all ...map[string]string) map[string]string {
	joined := map[string]string{}
	for _, some := range all {
		maps.Copy(joined, some)
	}
	maps.DeleteFunc(joined, func(name, _ string) bool {
		return strings.Contains(name, usersSuffix) || strings.HasSuffix(name, walSuffix) || strings.HasSuffix(name, shmSuffix)
	})
	return joined
}

// Moving that is called off at any point leaves the desk where it was.
func TestMoveCalledOffChangesNothing(t *testing.T) {
	from, sha := deskToMove(t)
	to := filepath.Join(t.TempDir(), "moved.db")
	for _, part := range []int64{0, 1, 2, 3} {
		ctx, cancel := context.WithCancel(t.Context())
		options := moving
		options.Progress = func(done, total int64) {
			if done >= total*part/4 {
				cancel()
			}
		}
		if err := Move(ctx, from, to, options); !errors.Is(err, context.Canceled) {
			t.Fatalf("called off at %d/4: %v", part, err)
		}
		left := lasting(files(t, filepath.Dir(to)))
		if len(left) > 0 {
			t.Errorf("left behind: %v", slices.Collect(maps.Keys(left)))
		}
	}
	db := openDesk(t, from)
	if got, err := readBlob(db, sha); err != nil || got == "" {
		t.Errorf("the desk: %v", err)
	}
}

// A content that is damaged moves as it is: the desk without it is better than
// none, and the check tells of it at either place.
func TestWhatIsDamagedMovesAsItIs(t *testing.T) {
	from, sha := deskToMove(t)
	if err := os.WriteFile(blobPath(from+blobsSuffix, sha), []byte("damaged"), 0o600); err != nil {
		t.Fatal(err)
	}
	to := filepath.Join(t.TempDir(), "moved.db")
	if err := Move(t.Context(), from, to, moving); err != nil {
		t.Fatal(err)
	}
	db := openDesk(t, to)
	if _, err := readBlob(db, sha); !errors.Is(err, ErrBlobDamaged) {
		t.Errorf("the damaged content: %v", err)
	}
}

func TestSizeOf(t *testing.T) {
	path, _ := deskToMove(t)
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	size, err := SizeOf(path)
	if want := info.Size() + int64(len("content ")*10_000); err != nil || size < want {
		t.Errorf("size %d, %v, want at least %d", size, err, want)
	}
	if _, err := SizeOf(filepath.Join(t.TempDir(), "none.db")); err == nil {
		t.Error("nothing has a size")
	}
}
