package data

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"testing/synctest"

	"github.com/google/go-cmp/cmp"
)

// Waiting for others takes no time in a bubble.
func TestLockTellsWhoIsInTheWay(t *testing.T) { synctest.Test(t, lockTellsWhoIsInTheWay) }

func lockTellsWhoIsInTheWay(t *testing.T) {
	path := filepath.Join(t.TempDir(), "desk.db")
	hold := func(take func(context.Context, string, string) (*lock, error), program string) *lock {
		t.Helper()
		held, err := take(t.Context(), path, program)
		if err != nil {
			t.Fatal(err)
		}
		return held
	}
	first, second := hold(lockShared, "tallydesk"), hold(lockShared, "tally serve/1")
	note := filepath.Join(path+usersSuffix, "1-deadbeef-crashed") // of a program that died: nobody has it locked
	if err := os.WriteFile(note, nil, 0o600); err != nil {
		t.Fatal(err)
	}

	_, err := lockAlone(t.Context(), path, "tally migrate")
	var refusal *Refusal
	if !errors.As(err, &refusal) || refusal.Reason != InUse {
		t.Fatalf("got %v", err)
	}
	names := map[string]int{}
	for _, holder := range refusal.Holders {
		names[holder.Program] = holder.PID
	}
	if diff := cmp.Diff(map[string]int{"tallydesk": os.Getpid(), "tally serve/1": os.Getpid()}, names); diff != "" {
		t.Error(diff)
	}

	if err := errors.Join(first.release(), second.release()); err != nil {
		t.Fatal(err)
	}
	alone := hold(lockAlone, "tally migrate")
	_, err = lockShared(t.Context(), path, "tallydesk")
	if !errors.As(err, &refusal) || len(refusal.Holders) != 1 || refusal.Holders[0].Program != "tally migrate" {
		t.Errorf("got %v", err)
	}
	if err := alone.release(); err != nil {
		t.Fatal(err)
	}
	last := hold(lockShared, "tallydesk")
	if err := last.release(); err != nil {
		t.Fatal(err)
	}
	left, err := os.ReadDir(path + usersSuffix)
	if err != nil || len(left) > 0 {
		t.Errorf("notes are left: %v (%v)", left, err)
	}
}

func TestWaitingForALockEndsWithTheContext(t *testing.T) {
	path := filepath.Join(t.TempDir(), "desk.db")
	held, err := lockAlone(t.Context(), path, "first")
	if err != nil {
		t.Fatal(err)
	}
	defer held.release()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := lockShared(ctx, path, "second"); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

// What programs that died have left is taken away when the desk is opened, and
// nothing that is a person's.
func TestOpeningSweepsWhatIsLeft(t *testing.T) {
	path := filepath.Join(t.TempDir(), "desk.db")
	left := []string{".copy-0a1b2c3d", ".copy-0a1b2c3d-journal", stagedSuffix, stagedSuffix + walSuffix, stagedSuffix + "-journal"}
	kept := []string{".copy-monday", ".copy-0a1b2c3d.bak", ".copy-0a1b2c3", ".before-1", ".replaced-20261121T101112"}
	for _, suffix := range slices.Concat(left, kept) {
		if err := os.WriteFile(path+suffix, []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.MkdirAll(filepath.Join(path+stagedSuffix+blobsSuffix, "ab"), 0o700); err != nil {
		t.Fatal(err)
	}
	held, err := lockShared(t.Context(), path, "tallydesk")
	if err != nil {
		t.Fatal(err)
	}
	defer held.release()
	for _, suffix := range append(left, stagedSuffix+blobsSuffix) {
		if there, err := exists(path + suffix); there || err != nil {
			t.Errorf("%s is left (%v)", suffix, err)
		}
	}
	for _, suffix := range kept {
		if there, err := exists(path + suffix); !there || err != nil {
			t.Errorf("%s is gone (%v)", suffix, err)
		}
	}
}

// A restored desk that is not in place yet is no rest: its swap is finished by
// whoever opens the desk.
func TestSweepLeavesWhatIsToBeSwappedIn(t *testing.T) {
	path := filepath.Join(t.TempDir(), "desk.db")
	for _, suffix := range []string{stagedSuffix, swapSuffix} {
		if err := os.WriteFile(path+suffix, []byte(".old"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := sweep(path); err != nil {
		t.Fatal(err)
	}
	if there, err := exists(path + stagedSuffix); !there || err != nil {
		t.Errorf("the restored desk is gone (%v)", err)
	}
}

func TestNoLockIsReleasedWithoutComplaint(t *testing.T) {
	var none *lock
	if err := none.release(); err != nil {
		t.Error(err)
	}
}
