package desktop_test

import (
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/adrg/xdg"

	"tallydesk/gui/desktop"
)

func home(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	for _, name := range []string{"HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"} {
		t.Setenv(name, filepath.Join(folder, name))
	}
	xdg.Reload()
	t.Cleanup(xdg.Reload)
	return folder
}

func TestAutostartIsTurnedOnAndOff(t *testing.T) {
	folder := home(t)
	for range 2 { // twice is once
		if err := desktop.SetAutostart(true, `/opt/my "tools"/tallydesk`); err != nil || !desktop.Autostart() {
			t.Fatal(err, desktop.Autostart())
		}
	}
	entry, err := os.ReadFile(filepath.Join(folder, "XDG_CONFIG_HOME", "autostart", "io.tallydesk.desk.desktop"))
	if err != nil || !strings.Contains(string(entry), `Exec="/opt/my \\"tools\\"/tallydesk" --hidden %u`) {
		t.Errorf("%s %v", entry, err)
	}
	for range 2 {
		if err := desktop.SetAutostart(false, ""); err != nil || desktop.Autostart() {
			t.Error(err, desktop.Autostart())
		}
	}
}

func TestIconsHaveAllSizesAndTheEntryOpensAddresses(t *testing.T) {
	share := t.TempDir()
	if err := desktop.WriteFiles(share, "/usr/bin/tallydesk"); err != nil {
		t.Fatal(err)
	}
	entry, err := os.ReadFile(filepath.Join(share, "applications", "io.tallydesk.desk.desktop"))
	if err != nil || !strings.Contains(string(entry), "MimeType=x-scheme-handler/tallydesk;") {
		t.Errorf("%s %v", entry, err)
	}
	for _, size := range []string{"16", "32", "48", "256", "512"} {
		file, err := os.Open(filepath.Join(share, "icons", "hicolor", size+"x"+size, "apps", "io.tallydesk.desk.png"))
		if err != nil {
			t.Fatal(err)
		}
		drawn, err := png.DecodeConfig(file)
		if err := file.Close(); err != nil {
			t.Error(err)
		}
		if err != nil || drawn.Width != drawn.Height {
			t.Errorf("%s: %+v, %v", size, drawn, err)
		}
	}
}
