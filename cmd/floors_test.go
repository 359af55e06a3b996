package cmd_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// module is the folder of go.mod, seen from here, and house is its name in imports.
const (
	module = ".."
	house  = "tallydesk/"
)

// pure lists the packages that decide and do nothing else.
var pure = []string{
	"app/bank", "app/civil", "app/fail", "app/filter", "app/link", "app/lookup", "app/money", "app/plan", "app/sla", "app/template", "app/terms", "app/textentry", "app/ticket",
	"app/words", "app/worktime",
}

// screensSee lists what gui may import of app, besides the pure packages.
var screensSee = []string{"app", "app/access", "app/command", "app/config", "app/demo", "app/export", "app/intake", "app/keep", "app/place", "app/view"}

// room is a package of the house as go list describes it.
type room struct {
	ImportPath string
	Doc        string
	GoFiles    []string
	CgoFiles   []string
	Imports    []string
}

// name is the room's folder.
func (r room) name() string { return strings.TrimPrefix(r.ImportPath, house) }

// floor is the folder's first part: cmd, gui, app, data or assets.
func floor(name string) string {
	first, _, _ := strings.Cut(name, "/")
	return first
}

func TestArrowsOnlyGoDown(t *testing.T) {
	below := map[string][]string{
		"cmd":    {"cmd", "gui", "app", "assets"},
		"gui":    {"gui", "app", "assets"},
		"app":    {"app", "data", "assets"},
		"data":   {"data", "assets"},
		"assets": {"assets"},
	}
	for _, room := range rooms(t) {
		for _, imported := range inHouse(room) {
			if !slices.Contains(below[floor(room.name())], floor(imported)) {
				t.Errorf("%s imports %s", room.name(), imported)
			}
		}
	}
}

func TestScreensSeeOnlyTheDesk(t *testing.T) {
	for _, room := range rooms(t) {
		if floor(room.name()) != "gui" {
			continue
		}
		for _, imported := range inHouse(room) {
			if room.name() == "gui/pagetest" && imported == "app/desktest" {
				continue // a test's own window, on a test's own desk
			}
			seen := slices.Contains(pure, imported) || slices.Contains(screensSee, imported) ||
				strings.HasPrefix(imported, "app/view/")
			if floor(imported) == "app" && !seen {
				t.Errorf("%s imports %s", room.name(), imported)
			}
		}
	}
}

func TestPurePackagesOnlyDecide(t *testing.T) {
	outside := []string{"crypto/rand", "database", "io/ioutil", "log", "math/rand", "net", "os", "syscall"}
	for _, room := range rooms(t) {
		if !slices.Contains(pure, room.name()) {
			continue
		}
		for _, imported := range inHouse(room) {
			if !slices.Contains(pure, imported) && imported != "assets" {
				t.Errorf("%s is pure and imports %s", room.name(), imported)
			}
		}
		for _, imported := range room.Imports {
			if imported == "net/url" {
				continue // it reads and writes addresses, and connects to none
			}
			if slices.ContainsFunc(outside, func(o string) bool { return within(imported, o) }) {
				t.Errorf("%s is pure and imports %s", room.name(), imported)
			}
		}
	}
}

func TestOnlyTheWindowNeedsADisplay(t *testing.T) {
	allowed := []string{"cmd/tallydesk", "gui/native"}
	for _, room := range rooms(t) {
		for _, imported := range room.Imports {
			windowed := imported == "fyne.io/fyne/v2/app" || within(imported, "github.com/sqweek/dialog")
			if windowed && !slices.Contains(allowed, room.name()) {
				t.Errorf("%s imports %s", room.name(), imported)
			}
		}
	}
}

func TestCommandLineHasNoWindow(t *testing.T) {
	for _, dependency := range list(t, "-deps", "./cmd/tally") {
		if within(dependency.ImportPath, "fyne.io") || within(dependency.ImportPath, house+"gui") {
			t.Errorf("cmd/tally depends on %s", dependency.ImportPath)
		}
	}
}

func TestEveryPackageSaysWhatItHolds(t *testing.T) {
	for _, room := range rooms(t) {
		if len(room.GoFiles)+len(room.CgoFiles) > 0 && room.Doc == "" {
			t.Errorf("%s has no doc comment", room.name())
		}
	}
}

func TestTopLevelHoldsOnlyTheHouse(t *testing.T) {
	allowed := []string{
		"FyneApp.toml", "Makefile", "README.md", "app", "assets", "cmd", "data", "go.mod", "go.sum", "gui",
		"shots", // made by make, not kept
	}
	entries, err := os.ReadDir(module)
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		name := entry.Name()
		if !strings.HasPrefix(name, ".") && !slices.Contains(allowed, name) {
			t.Errorf("%s does not belong at the top", name)
		}
	}
}

// within tells whether a package is the tree's root or lies under it.
func within(name, tree string) bool { return name == tree || strings.HasPrefix(name, tree+"/") }

// inHouse lists what a room imports of the house.
func inHouse(r room) []string {
	var names []string
	for _, imported := range r.Imports {
		if name, ok := strings.CutPrefix(imported, house); ok {
			names = append(names, name)
		}
	}
	return names
}

func rooms(t *testing.T) []room {
	t.Helper()
	noteSources(t)
	found := list(t, "./...")
	if len(found) == 0 {
		t.Fatal("the house is empty: the test looks in the wrong place")
	}
	return found
}

// noteSources looks into every folder of the house. A test's earlier result is used again as long as the files it
// looked at are the same, and what go list reads for it does not count.
func noteSources(t *testing.T) {
	t.Helper()
	for _, floor := range []string{"cmd", "gui", "app", "data", "assets"} {
		err := filepath.WalkDir(filepath.Join(module, floor), func(_ string, _ fs.DirEntry, err error) error { return err })
		if err != nil {
			t.Fatal(err)
		}
	}
}

// list asks go list, cgo included wherever the test itself runs without.
func list(t *testing.T, args ...string) []room {
	t.Helper()
	command := exec.Command("go", append([]string{"list", "-json=ImportPath,Doc,GoFiles,CgoFiles,Imports"}, args...)...)
	command.Dir = module
	command.Env = append(os.Environ(), "CGO_ENABLED=1")
	var complaint bytes.Buffer
	command.Stderr = &complaint
	output, err := command.Output()
	if err != nil {
		t.Fatalf("go list: %v: %s", err, complaint.String())
	}
	var found []room
	for decoder := json.NewDecoder(bytes.NewReader(output)); ; {
		var next room
		if err := decoder.Decode(&next); errors.Is(err, io.EOF) {
			return found
		} else if err != nil {
			t.Fatal(err)
		}
		found = append(found, next)
	}
}
