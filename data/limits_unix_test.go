//go:build unix

package data

import (
	"errors"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Some things can only be seen by a process of its own: these tests start
// themselves again with this variable, and the desk's folder in it.
const childVariable = "DESK_OF_CHILD_TEST"

// inChild runs the test again in a process of its own, on a folder that anybody may enter.
func inChild(t *testing.T, prepare func(dir string)) {
	t.Helper()
	dir, err := os.MkdirTemp("", "desk")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	if err := os.Chmod(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	prepare(dir)
	child := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^"+t.Name()+"$", "-test.v")
	child.Env = append(os.Environ(), childVariable+"="+dir)
	output, err := child.CombinedOutput()
	if err != nil || !strings.Contains(string(output), "--- PASS: "+t.Name()) {
		t.Errorf("%v\n%s", err, output)
	}
}

// becomeNobody gives up root's right to read and write everything.
func becomeNobody(t *testing.T) {
	t.Helper()
	if os.Geteuid() != 0 {
		return
	}
	const nobody = 65534
	if err := errors.Join(syscall.Setgid(nobody), syscall.Setuid(nobody)); err != nil {
		t.Fatal(err)
	}
}

func TestReadOnlyAndUnreadableDesksAreRefused(t *testing.T) {
	dir := os.Getenv(childVariable)
	if dir == "" {
		inChild(t, func(dir string) {
			content, err := template()
			for name, mode := range map[string]os.FileMode{"folder/desk.db": 0o666, "readonly.db": 0o444, "unreadable.db": 0} {
				err = errors.Join(err, os.MkdirAll(filepath.Join(dir, "folder"), 0o755),
					os.WriteFile(filepath.Join(dir, name), content, 0o600), os.Chmod(filepath.Join(dir, name), mode))
			}
			if err := errors.Join(err, os.Mkdir(filepath.Join(dir, "closed"), 0o700), os.Chmod(filepath.Join(dir, "closed"), 0)); err != nil {
				t.Fatal(err)
			}
		})
		return
	}
	becomeNobody(t)
	for name, reason := range map[string]Reason{
		"folder/desk.db": ReadOnly, "readonly.db": ReadOnly, "unreadable.db": Unreadable,
		"new.db": ReadOnly, "new/place/desk.db": ReadOnly, "closed/desk.db": Unreadable,
	} {
		_, err := Open(t.Context(), filepath.Join(dir, name), Options{Program: "test", Create: true})
		t.Log(err)
		wantRefusal(t, err, reason)
	}
}

// A process that may write small files only sees a full disk.
func TestFullDiskLeavesNoHalfFile(t *testing.T) {
	dir := os.Getenv(childVariable)
	if dir == "" {
		inChild(t, func(string) {})
		return
	}
	path := filepath.Join(dir, "desk.db")
	db, err := Open(t.Context(), path, Options{Program: "test", Create: true})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	noise := make([]byte, 3<<20)
	rand.NewChaCha8([32]byte{}).Read(noise) // it never fails
	attach(t, db, "a1", addBlob(t, db, string(noise)))
	signal.Ignore(syscall.SIGXFSZ)
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: 2 << 20, Max: 2 << 20}); err != nil {
		t.Fatal(err)
	}
	before := files(t, dir)
	_, _, err = db.Blobs().Add(t.Context(), io.LimitReader(zeroReader{}, 4<<20))
	wantRefusal(t, err, DiskFull)
	_, err = db.Backup(t.Context(), filepath.Join(dir, "backup"), BackupOptions{Made: noon})
	wantRefusal(t, err, DiskFull)
	after := files(t, dir)
	delete(before, "/desk.db"+shmSuffix) // memory that SQLite's readers share
	delete(after, "/desk.db"+shmSuffix)
	if diff := cmp.Diff(before, after); diff != "" {
		t.Errorf("%.2000s", diff)
	}
	if got, err := readBlob(db, addBlob(t, db, "small")); got != "small" || err != nil {
		t.Error(got, err)
	}
}
