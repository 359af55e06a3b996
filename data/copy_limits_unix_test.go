//go:build unix

package data

import (
	"math/rand/v2"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// A full disk leaves nothing of a copy, and nothing of the desk that was to be
// made of one.
func TestFullDiskLeavesNothingOfACopy(t *testing.T) {
	dir := os.Getenv(childVariable)
	if dir == "" {
		inChild(t, func(string) {})
		return
	}
	db, err := Open(t.Context(), filepath.Join(dir, "desk.db"), Options{Program: "test", Create: true})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	noise := make([]byte, 3<<20)
	rand.NewChaCha8([32]byte{}).Read(noise) // it never fails
	attach(t, db, "a1", addBlob(t, db, string(noise)))
	whole := filepath.Join(dir, "whole")
	if _, err := db.WriteCopy(t.Context(), whole, nil, nil); err != nil {
		t.Fatal(err)
	}
	signal.Ignore(syscall.SIGXFSZ)
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: 2 << 20, Max: 2 << 20}); err != nil {
		t.Fatal(err)
	}
	_, err = db.WriteCopy(t.Context(), filepath.Join(dir, "half"), nil, nil)
	wantRefusal(t, err, DiskFull)
	_, err = ReadCopy(t.Context(), whole, filepath.Join(dir, "new.db"), ReadCopyOptions{Program: "test"})
	wantRefusal(t, err, DiskFull)
	for name := range files(t, dir) {
		if strings.HasPrefix(name, "/half") || strings.HasPrefix(name, "/new.db") && !strings.HasPrefix(name, "/new.db"+lockSuffix) {
			t.Errorf("%s is left", name)
		}
	}
}
