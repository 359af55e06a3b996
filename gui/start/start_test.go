package start_test

import (
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"tallydesk/app"
	"tallydesk/app/fail"
	"tallydesk/app/words"
	"tallydesk/gui/kit"
	"tallydesk/gui/page"
	"tallydesk/gui/start"
	"tallydesk/gui/theme"
)

// show puts the page into a window of the smallest size, with the focus on the first way to begin.
func show(t *testing.T, options start.Options) fyne.Window {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Options{}))
	window := test.NewTempWindow(t, nil)
	window.SetPadded(false)
	options.Words, options.UI, options.Files, options.Canvas = words.For("en"), kit.Inline(), noFiles{}, window.Canvas()
	options.Now, options.Folder = func() time.Time { return time.Date(2026, 11, 18, 9, 0, 0, 0, time.UTC) }, t.TempDir()
	if options.Opened == nil {
		options.Opened = func(*app.Desk, page.Route) { t.Error("nothing is opened") }
	}
	window.SetContent(start.New(options))
	window.Resize(fyne.NewSize(960, 700))
	window.Canvas().FocusNext()
	return window
}

func text(window fyne.Window) string { return test.RenderToMarkup(window.Canvas()) }

// press presses keys where the focus is, or at the window when nothing has it.
func press(window fyne.Window, keys ...fyne.KeyName) {
	for _, key := range keys {
		if focused := window.Canvas().Focused(); focused != nil {
			focused.TypedKey(&fyne.KeyEvent{Name: key})
		}
	}
}

func TestWhyADeskCannotBeOpenedIsSaidToTheEnd(t *testing.T) {
	trouble := fail.New(fail.Kind("cannotopen"), "open.newer", fail.Args{"Path": "/a/desk.db", "Found": 8, "Known": 7})
	window := show(t, start.Options{Trouble: trouble})
	for _, want := range []string{"newer version (8, this is 7).", "or open a backup from"} {
		if !strings.Contains(text(window), want) {
			t.Errorf("the page does not say %q", want)
		}
	}
}

func TestTheDeskThatWasLeftIsOneKeyAway(t *testing.T) {
	before := filepath.Join(t.TempDir(), "before.db")
	desk, err := app.Open(t.Context(), before, app.Options{Program: "test", Create: true})
	if err != nil {
		t.Fatal(err)
	}
	if err := desk.Close(); err != nil {
		t.Fatal(err)
	}
	opened := ""
	window := show(t, start.Options{Before: before, Opened: func(desk *app.Desk, _ page.Route) {
		opened = desk.Path()
		if err := desk.Close(); err != nil {
			t.Error(err)
		}
	}})
	if !strings.Contains(text(window), "to before.db") {
		t.Error("the page does not name the desk that was left")
	}
	press(window, fyne.KeyReturn)
	if opened != before {
		t.Errorf("Enter opens %q", opened)
	}
}

func TestLeavingTheFormGivesTheFocusToTheWaysToBegin(t *testing.T) {
	window := show(t, start.Options{})
	first := window.Canvas().Focused()
	window.Canvas().FocusNext()
	press(window, fyne.KeyReturn)
	if !strings.Contains(text(window), "Company that gives support") {
		t.Fatal("the form is not shown")
	}
	press(window, fyne.KeyEscape)
	if window.Canvas().Focused() != first || first == nil {
		t.Error("after Esc the focus is lost")
	}
}
