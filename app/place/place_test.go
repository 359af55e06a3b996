package place_test

import (
	"path/filepath"
	"testing"

	"github.com/adrg/xdg"

	"tallydesk/app/place"
)

func TestTheDeskOpenedLastIsFound(t *testing.T) {
	home := t.TempDir()
	t.Setenv("XDG_DATA_HOME", filepath.Join(home, "data"))
	t.Setenv("XDG_STATE_HOME", filepath.Join(home, "state"))
	xdg.Reload()
	t.Cleanup(xdg.Reload)
	if got := place.Last(""); got != filepath.Join(home, "data", "tallydesk", "desk.db") {
		t.Errorf("before any: %q", got)
	}
	for _, path := range []string{"/tmp/Åkers bygg.db", "/tmp/other.db"} {
		if err := place.SetLast(path); err != nil {
			t.Fatal(err)
		}
		if got := place.Last(""); got != path {
			t.Errorf("last = %q, want %q", got, path)
		}
	}
}
