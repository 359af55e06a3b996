package start_test

import (
	"context"
	"flag"
	"image/png"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"tallydesk/app"
	"tallydesk/app/command"
	"tallydesk/app/config"
	"tallydesk/app/desktest"
	"tallydesk/app/keep"
	"tallydesk/app/words"
	"tallydesk/gui/kit"
	"tallydesk/gui/page"
	"tallydesk/gui/start"
	"tallydesk/gui/theme"
)

// damagedDesk makes a desk with a backup beside it, and destroys a part of it.
func damagedDesk(t *testing.T) (path string) {
	t.Helper()
	desk := desktest.New(t)
	for _, code := range []string{"SUND", "NORR", "VIK"} {
		desk.Do(&command.CreateCustomer{Code: code, Name: code})
	}
	keeper := keep.New(keep.Options{Desk: desk.Desk, Settings: func() keep.Settings {
		return keep.SettingsFor(desk.Path(), config.Default().Backup)
	}})
	if _, err := keeper.BackUp(context.Background(), false, nil); err != nil {
		t.Fatal(err)
	}
	desk.Do(&command.CreateCustomer{Code: "LATER", Name: "LATER"})
	if err := desk.Close(); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(desk.Path())
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(desk.Path(), info.Size()-100); err != nil {
		t.Fatal(err)
	}
	return desk.Path()
}

// savesTo answers where to write a file.
type savesTo struct {
	noFiles
	path string
}

func (s savesTo) Save(_, _ string, done func(string, error)) { done(s.path, nil) }

func (s savesTo) Open(_ string, done func([]page.Picked, error)) {
	done([]page.Picked{{Path: s.path, Open: func() (io.ReadCloser, error) { return os.Open(s.path) }}}, nil)
}

// stand is the page that says that a desk cannot be opened.
type stand struct {
	t      *testing.T
	window fyne.Window
	opened *app.Desk
	copied string
}

func stuck(t *testing.T, path string, files page.Files, lang string, variant theme.Variant) *stand {
	t.Helper()
	_, trouble := app.Open(t.Context(), path, app.Options{Program: "test"})
	if trouble == nil {
		t.Fatal("the desk can be opened")
	}
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Options{Variant: variant}))
	s := &stand{t: t, window: test.NewTempWindow(t, nil)}
	s.window.SetPadded(false)
	now, err := time.Parse(time.RFC3339, "2026-11-19T09:00:00+01:00")
	if err != nil {
		t.Fatal(err)
	}
	s.window.SetContent(start.New(start.Options{
		Words: words.For(lang), UI: kit.Inline(), Files: files, Canvas: s.window.Canvas(), Trouble: trouble, Path: path, Version: "1.2",
		Now: func() time.Time { return now }, Folder: t.TempDir(), Clipboard: func(text string) { s.copied = text }, ShowFolder: func(string) error { return nil },
		Opened: func(desk *app.Desk, _ page.Route) { s.opened = desk },
	}))
	s.window.Resize(fyne.NewSize(1280, 800))
	s.window.Canvas().FocusNext()
	t.Cleanup(func() {
		if s.opened != nil {
			if err := s.opened.Close(); err != nil {
				t.Error(err)
			}
		}
	})
	return s
}

func (s *stand) wants(texts ...string) {
	s.t.Helper()
	shown := text(s.window)
	for _, want := range texts {
		if !strings.Contains(shown, want) {
			s.t.Errorf("the page does not say %q", want)
		}
	}
}

// press goes to a button by Tab and presses it.
func (s *stand) press(tabs int) {
	for range tabs {
		s.window.Canvas().FocusNext()
	}
	press(s.window, fyne.KeyReturn)
}

// A desk that is damaged: its newest backup is one key away, with a look into it
// before anything is touched.
func TestTheNewestBackupIsOneKeyAway(t *testing.T) {
	path := damagedDesk(t)
	s := stuck(t, path, noFiles{}, "en", theme.Light)
	s.wants("Your data cannot be opened.", "is damaged.", "Open the backup", "yesterday 10:42", "Rescue…", "Show the file", "Copy details")
	s.press(0)
	s.wants("WHAT IT HOLDS", "3 customers", "Newer than the backup, and not in it: 1 customer.", "is kept beside it as desk.db.replaced-")
	if s.opened != nil {
		t.Fatal("it was restored before anybody could see what that does")
	}
	s.press(0)
	if s.opened == nil || s.opened.Path() != path {
		t.Fatal("the desk of the backup is not opened")
	}
	if _, err := s.opened.View().Customer(t.Context(), "VIK"); err != nil {
		t.Error(err)
	}
	if kept, err := filepath.Glob(path + ".replaced-*"); err != nil || len(kept) == 0 {
		t.Error("the damaged desk is not kept", kept, err)
	}
}

// What can be read of a damaged desk comes into a new one; what is lost is said
// before it is opened.
func TestWhatCanBeReadIsRescued(t *testing.T) {
	path := damagedDesk(t)
	fresh := filepath.Join(t.TempDir(), "rescued.db")
	s := stuck(t, path, savesTo{path: fresh}, "en", theme.Light)
	s.press(2)
	s.wants("What was rescued", "Customers", "Open the new desk")
	s.press(0)
	if s.opened == nil || s.opened.Path() != fresh {
		t.Fatal("the new desk is not opened")
	}
	findings, err := s.opened.Check(t.Context())
	if err != nil || len(findings) > 0 {
		t.Error(findings, err)
	}
}

func TestDetailsForThoseWhoMendFiles(t *testing.T) {
	path := damagedDesk(t)
	s := stuck(t, path, noFiles{}, "en", theme.Light)
	s.press(4)
	if !strings.Contains(s.copied, "Tallydesk 1.2") || !strings.Contains(s.copied, path) || !strings.Contains(s.copied, "damaged") {
		t.Errorf("copied %q", s.copied)
	}
}

var troubleShots = flag.String("trouble", "", "folder for pictures of a desk that cannot be opened")

func TestTroublePictures(t *testing.T) {
	folder := *troubleShots
	if folder == "" {
		folder = t.TempDir()
	}
	for _, lang := range words.Languages {
		for _, variant := range []theme.Variant{theme.Light, theme.Dark} {
			s := stuck(t, damagedDesk(t), savesTo{path: filepath.Join(t.TempDir(), "rescued.db")}, lang, variant)
			picture(t, s.window, filepath.Join(folder, "stuck-"+lang+"-"+string(variant)+".png"))
			s.press(0)
			picture(t, s.window, filepath.Join(folder, "restore-"+lang+"-"+string(variant)+".png"))
			press(s.window, fyne.KeyEscape)
			s.window.Canvas().Unfocus()
			s.press(3)
			picture(t, s.window, filepath.Join(folder, "rescued-"+lang+"-"+string(variant)+".png"))
		}
	}
}

func picture(t *testing.T, window fyne.Window, file string) {
	t.Helper()
	out, err := os.Create(file)
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	if err := png.Encode(out, window.Canvas().Capture()); err != nil {
		t.Fatal(err)
	}
}
