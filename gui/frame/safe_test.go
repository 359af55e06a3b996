package frame_test

import (
	"context"
	"errors"
	"flag"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"tallydesk/app/desktest"
	"tallydesk/app/keep"
	"tallydesk/gui/frame"
	"tallydesk/gui/kit"
	"tallydesk/gui/pagetest"
)

// watched opens a frame whose desk is kept safe in a folder, after a start that
// ended as the crash says.
func watched(t *testing.T, desk *desktest.Desk, folder string, crash *frame.Crash) (*stand, *keep.Keeper) {
	t.Helper()
	test.NewTempApp(t)
	window := test.NewTempWindow(t, nil)
	window.SetPadded(false)
	window.Resize(fyne.NewSize(1280, 800))
	chosen := pagetest.Config(t, pagetest.Options{})
	if err := chosen.Set("backup.folder", folder); err != nil {
		t.Fatal(err)
	}
	keeper := keep.New(keep.Options{Desk: desk.Desk, Settings: func() keep.Settings { return keep.SettingsFor(desk.Path(), chosen.Now().Backup) }})
	copied := ""
	f := frame.New(frame.Options{
		Window: window, Desk: desk.Desk, UI: kit.Inline(), Files: noFiles{}, Config: chosen, Every: never, Another: func() {}, Keeper: keeper, Crash: crash,
		Clipboard: func(text string) { copied = text },
	})
	t.Cleanup(f.Stop)
	t.Cleanup(func() {
		if crash != nil && copied != crash.Report {
			t.Errorf("copied %q", copied)
		}
	})
	return &stand{t, desk, window, f}, keeper
}

func (s *stand) shown() string {
	return strings.Join(strings.Fields(test.RenderToMarkup(s.window.Canvas())), " ")
}

// A backup that fails stands in the status line until it is put right, and not
// as a message that comes and goes.
func TestTheStatusLineSaysWhatIsWrongWithBackups(t *testing.T) {
	desk := desktest.New(t)
	folder := filepath.Join(desk.Dir, "usb")
	s, keeper := watched(t, desk, folder, nil)
	if strings.Contains(s.shown(), "Connect the disk") {
		t.Error("a warning before anything went wrong")
	}
	keeper.Step(context.Background())
	if !strings.Contains(s.shown(), "is not there. Connect the disk.") {
		t.Error("the status line does not say that the disk is missing")
	}
	drawn(t, s.window, "status")
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	keeper.Step(context.Background())
	if strings.Contains(s.shown(), "Connect the disk") {
		t.Error("the disk is back and the warning stands")
	}
}

// What a crash has left is offered once, to be read and copied; it is gone when
// it was offered.
func TestACrashIsOfferedOnce(t *testing.T) {
	forgotten := 0
	crash := &frame.Crash{Report: "Tallydesk 1.2\npanic: (left out)\n", Forget: func() error { forgotten++; return errors.New("the disk is read-only") }}
	s, _ := watched(t, desktest.New(t), t.TempDir(), crash)
	if !strings.Contains(s.shown(), "ended unexpectedly last time") || forgotten != 1 {
		t.Fatalf("it is not offered; forgotten %d times", forgotten)
	}
	drawn(t, s.window, "crash")
	s.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if !strings.Contains(s.shown(), "panic: (left out)") {
		t.Error("the report is not shown")
	}
	drawn(t, s.window, "report")
	s.press("Copy", 0)
	if strings.Contains(s.shown(), "ended unexpectedly last time") {
		t.Error("it is offered again")
	}
}

var safeShots = flag.String("safe", "", "folder for pictures of what the frame says about safe keeping")

func drawn(t *testing.T, window fyne.Window, name string) {
	t.Helper()
	if *safeShots == "" {
		return
	}
	out, err := os.Create(filepath.Join(*safeShots, name+".png"))
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	if err := png.Encode(out, window.Canvas().Capture()); err != nil {
		t.Fatal(err)
	}
}
