package settings_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/adrg/xdg"

	"tallydesk/app/config"
	"tallydesk/app/desktest"
	"tallydesk/app/place"
	"tallydesk/gui/page"
	"tallydesk/gui/pagetest"
	"tallydesk/gui/settings"
)

// around is the program around the settings, as a test needs it.
type around struct {
	folder string // that is picked
	moved  string // where the desk was moved to
	shown  string // folder that was shown
	config *config.Store
}

func (a *around) Open(string, func([]page.Picked, error)) {}

func (a *around) Save(string, string, func(string, error)) {}

func (a *around) Folder(_ string, done func(string, error)) { done(a.folder, nil) }

// open opens a section in it.
func (a *around) open(t *testing.T, desk *desktest.Desk, section string) *pagetest.Bench {
	t.Helper()
	b := pagetest.Open(t, desk, pagetest.Options{}, func(env page.Env) page.Page {
		env.Files = a
		env.Program.Move = func(file string) { a.moved = file }
		env.Program.ShowFolder = func(folder string) error { a.shown = folder; return nil }
		if a.config != nil {
			env.Config = a.config
		}
		a.config = env.Config
		return settings.New(env)
	})
	b.Show(page.Route{Page: page.Settings, ID: section})
	return b
}

func TestTheDataFolder(t *testing.T) {
	desk, a := desktest.New(t), &around{folder: "/safe"}
	b := a.open(t, desk, "folder")
	b.Wants(desk.Path(), "kB", a.config.File())
	b.Press("Show the folder")
	if a.shown != desk.Dir {
		t.Errorf("shown %q", a.shown)
	}
	b.Press("Choose…")
	b.Wants("/safe")
	if got := a.config.Now().Folder; got != "/safe" {
		t.Errorf("folder = %q", got)
	}
	b.Press("The usual place")
	b.Wants(place.Folder())
	b.Lacks("The usual place")
}

// Moving is asked about, and named.
func TestMovingTheDesk(t *testing.T) {
	desk, a := desktest.New(t), &around{}
	b := a.open(t, desk, "folder")
	b.Press("Move the desk…") // and no folder is picked
	b.Lacks("Move the desk to")
	a.folder = "/elsewhere"
	b.Press("Move the desk…")
	b.Wants("Move the desk to /elsewhere?", "kept under another name")
	if a.moved != "" {
		t.Fatal("moved without an answer")
	}
	b.Press("Move")
	if want := filepath.Join("/elsewhere", filepath.Base(desk.Path())); a.moved != want {
		t.Errorf("moved to %q, want %q", a.moved, want)
	}
}

// The desk that opens at the start is this one, or the one open last; the note
// of that can be forgotten, and no desk is touched.
func TestWhatOpensAtTheStart(t *testing.T) {
	state := t.TempDir()
	t.Cleanup(xdg.Reload) // after the variable is as it was
	t.Setenv("XDG_STATE_HOME", state)
	xdg.Reload()
	desk, a := desktest.New(t), &around{}
	if err := place.SetLast(desk.Path()); err != nil {
		t.Fatal(err)
	}
	b := a.open(t, desk, "folder")
	b.Tick("Always open this desk")
	if got := a.config.Now().DB; got != desk.Path() {
		t.Errorf("db = %q", got)
	}
	b.Press("Forget which desk was open")
	b.Wants("Forgotten.")
	if got := a.config.Now().DB; got != "" {
		t.Errorf("db = %q", got)
	}
	if got := place.Last("/new"); got != filepath.Join("/new", "desk.db") {
		t.Errorf("last = %q", got)
	}
	if _, err := os.Stat(desk.Path()); err != nil {
		t.Error(err)
	}
}

// What the environment says cannot be changed here, and that is said.
func TestWhatTheEnvironmentDecides(t *testing.T) {
	store, err := config.Load(config.Sources{
		User: filepath.Join(t.TempDir(), "user.toml"), Environ: []string{"TALLYDESK_APPEARANCE=dark", "TALLYDESK_TEXT_SIZE=107"},
	})
	if err != nil {
		t.Fatal(err)
	}
	b := (&around{config: store}).open(t, desktest.New(t), "appearance")
	b.Wants("TALLYDESK_APPEARANCE in the environment decides this.", "107")
	b.Field("appearance").Focus()
	b.Type("l")
	if got := store.Now().Appearance; got != "dark" {
		t.Errorf("appearance = %q", got)
	}
}

// A file that has become wrong meanwhile is not written over, and the field
// says why.
func TestAFileThatHasBecomeWrong(t *testing.T) {
	a := &around{}
	b := a.open(t, desktest.New(t), "working")
	if err := os.WriteFile(a.config.File(), []byte("colour = 1\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	b.Write("undo_seconds", "20")
	b.Wants("there is no setting colour")
	if content, err := os.ReadFile(a.config.File()); err != nil || string(content) != "colour = 1\n" {
		t.Errorf("%s, %v", content, err)
	}
}
