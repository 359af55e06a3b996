package data

import (
	"context"
	"errors"
	"os"
	"path/filepath"
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

func TestNoLockIsReleasedWithoutComplaint(t *testing.T) {
	var none *lock
	if err := none.release(); err != nil {
		t.Error(err)
	}
}
