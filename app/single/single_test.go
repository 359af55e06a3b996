package single_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/adrg/xdg"

	"tallydesk/app/single"
)

// desk is the name of a desk on a computer of its own.
func desk(t *testing.T) string {
	t.Helper()
	folder, err := os.MkdirTemp("", "single") // t.TempDir is too long for a socket
	if err != nil {
		t.Fatal(err)
	}
	t.Setenv("XDG_RUNTIME_DIR", folder)
	xdg.Reload()
	t.Cleanup(func() {
		xdg.Reload()
		if err := os.RemoveAll(folder); err != nil {
			t.Error(err)
		}
	})
	return filepath.Join(folder, "desk.db")
}

func claim(t *testing.T, desk string, heard func(single.Call)) *single.Holder {
	t.Helper()
	holder, err := single.Claim(desk, heard)
	if err != nil {
		t.Fatal(err)
	}
	return holder
}

func TestTheSecondWindowHandsOverAndTheNextOneClaims(t *testing.T) {
	desk := desk(t)
	calls := make(chan single.Call, 2)
	first := claim(t, desk, func(call single.Call) { calls <- call })
	if _, err := single.Claim(desk, nil); !errors.Is(err, single.ErrTaken) {
		t.Fatalf("a second claim: %v", err)
	}
	for _, call := range []single.Call{{}, {Link: "tallydesk://ticket/SUND-1042"}} {
		if err := single.Ask(desk, call); err != nil {
			t.Fatal(err)
		}
		if got := <-calls; got != call {
			t.Errorf("heard %+v, not %+v", got, call)
		}
	}
	if err := first.Release(); err != nil {
		t.Fatal(err)
	}
	if err := single.Ask(desk, single.Call{}); err == nil {
		t.Error("somebody answered after the release")
	}
	if err := claim(t, desk, nil).Release(); err != nil {
		t.Error(err)
	}
}

func TestDesksDoNotStandInEachOthersWay(t *testing.T) {
	one := desk(t)
	for _, path := range []string{one, one + "-other"} {
		holder := claim(t, path, nil)
		defer func() {
			if err := holder.Release(); err != nil {
				t.Error(err)
			}
		}()
	}
}

// A window that was killed leaves its socket behind, and the lock free.
func TestALeftSocketIsNoClaim(t *testing.T) {
	desk := desk(t)
	holder := claim(t, desk, nil)
	socket := filepath.Dir(desk) + "/tallydesk"
	left, err := filepath.Glob(socket + "/*.sock")
	if err != nil || len(left) != 1 {
		t.Fatalf("sockets %v, %v", left, err)
	}
	if err := holder.Release(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(left[0], nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := claim(t, desk, nil).Release(); err != nil {
		t.Error(err)
	}
}
