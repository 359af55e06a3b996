package frame_test

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"tallydesk/app/command"
	"tallydesk/app/config"
	"tallydesk/app/desktest"
	"tallydesk/app/view"
	"tallydesk/gui/frame"
	"tallydesk/gui/kit"
	"tallydesk/gui/page"
	"tallydesk/gui/pagetest"
	"tallydesk/gui/theme"
)

// stand is a frame in a test window.
type stand struct {
	t      *testing.T
	desk   *desktest.Desk
	window fyne.Window
	frame  *frame.Frame
}

func open(t *testing.T, desk *desktest.Desk) *stand {
	t.Helper()
	return openAs(t, desk, pagetest.Config(t, pagetest.Options{}))
}

// openAs opens the desk as somebody who has chosen something before.
func openAs(t *testing.T, desk *desktest.Desk, chosen *config.Store) *stand {
	t.Helper()
	test.NewTempApp(t)
	window := test.NewTempWindow(t, nil)
	window.SetPadded(false)
	window.Resize(fyne.NewSize(1280, 800))
	f := frame.New(frame.Options{Window: window, Desk: desk.Desk, UI: kit.Inline(), Files: noFiles{}, Config: chosen, Every: never, Another: func() {}})
	t.Cleanup(f.Stop)
	return &stand{t, desk, window, f}
}

// menu chooses an item of the main menu by its words.
func (s *stand) menu(label string) {
	s.t.Helper()
	item := s.item(label)
	if item == nil || item.Disabled {
		s.t.Fatalf("no menu item %q, or it is grey", label)
	}
	item.Action()
}

func (s *stand) item(label string) *fyne.MenuItem {
	for _, column := range s.window.MainMenu().Items {
		for _, item := range column.Items {
			if word, _, _ := strings.Cut(item.Label, "  "); word == label { // the keys follow the word
				return item
			}
		}
	}
	return nil
}

// shows tells whether the window shows a text.
func (s *stand) shows(text string) bool {
	return strings.Contains(test.RenderToMarkup(s.window.Canvas()), text)
}

func (s *stand) want(text string) {
	s.t.Helper()
	if !s.shows(text) {
		s.t.Errorf("the window does not show %q", text)
	}
}

func TestTheRailsScreensAreInTheMenuAndBackReturns(t *testing.T) {
	s := open(t, desktest.Demo(t, "en"))
	s.want("Take next")
	s.menu("Tickets")
	s.want("Inloggningssidan nere")
	s.menu("Customers")
	s.want("Norrhamn Region")
	s.menu("Contracts")
	s.want("K-2026-001")
	s.menu("Time")
	s.want("Submit week")
	s.menu("Back")
	s.want("K-2026-001")
	s.menu("Forward")
	s.want("Submit week")
}

func TestLanguageChangesInPlace(t *testing.T) {
	s := open(t, desktest.Demo(t, "en"))
	s.menu("Contracts")
	s.menu("Svenska")
	if s.item("Arkiv") == nil && s.window.MainMenu().Items[0].Label != "Arkiv" {
		t.Errorf("the menu begins with %q", s.window.MainMenu().Items[0].Label)
	}
	s.want("Avtal")
	s.menu("English")
	s.want("Contracts")
}

func TestWhatIsRememberedComesBack(t *testing.T) {
	desk := desktest.Demo(t, "en")
	chosen := pagetest.Config(t, pagetest.Options{})
	s := openAs(t, desk, chosen)
	s.menu("Svenska")
	s.menu("Tid")
	s.menu("Mörkt")
	s.menu("Större text")
	frame.Keep(s.frame)
	again := openAs(t, desk, chosen)
	again.want("Lämna in veckan")
	if now := chosen.Now(); now.Language != "sv" || now.Appearance != "dark" || now.TextSize != 115 {
		t.Errorf("%+v", now)
	}
}

// Ctrl++ pressed faster than its steps are kept loses none of them.
func TestQuickStepsOfTextAreAllTaken(t *testing.T) {
	desk := desktest.Demo(t, "en")
	chosen := pagetest.Config(t, pagetest.Options{})
	s := openAs(t, desk, chosen)
	kept := frame.Slowly(s.frame)
	for range 3 {
		s.menu("Larger text")
	}
	s.menu("Smaller text")
	kept()
	if now := chosen.Now(); now.TextSize != 130 {
		t.Errorf("text is at %d %%, want 130", now.TextSize)
	}
}

// What is chosen anywhere holds in every window at once.
func TestWhatIsChosenHoldsInAllWindows(t *testing.T) {
	desk := desktest.Demo(t, "en")
	chosen := pagetest.Config(t, pagetest.Options{})
	first := openAs(t, desk, chosen)
	first.menu("Time")
	second := openAs(t, desk, chosen)
	second.menu("Settings")
	second.want("Appearance")
	if err := chosen.Set("language", "sv"); err != nil {
		t.Fatal(err)
	}
	first.want("Lämna in veckan")
	second.want("Utseende")
	if err := chosen.Set("text_size", "150"); err != nil {
		t.Fatal(err)
	}
	if got := theme.Current().Options().TextScale; got != 150 {
		t.Errorf("text is at %d %%", got)
	}
}

// Settings stand in the lower part of the rail, also for liaisons, who have
// their own alone.
func TestSettingsOfALiaison(t *testing.T) {
	s := open(t, desktest.Demo(t, "en"))
	s.menu("Settings")
	s.want("People and roles")
	frame.SeeAs(s.frame, "carin")
	s.menu("Settings")
	s.want("Appearance")
	s.lacks("People and roles", "Company", "Data folder", "Calendars")
}

func TestUndoAndRedoFromTheMenu(t *testing.T) {
	desk := desktest.Demo(t, "en")
	s := open(t, desk)
	if item := s.item("Undo"); item == nil || !item.Disabled {
		t.Fatal("there is something to undo before anything was done")
	}
	customers, _, err := desk.View().Customers(context.Background(), view.CustomerFilter{Text: "SUND"}, 0, view.Page{Most: 1})
	if err != nil {
		t.Fatal(err)
	}
	note := func() string {
		customer, err := desk.View().Customer(context.Background(), customers[0].ID)
		if err != nil {
			t.Fatal(err)
		}
		return customer.Notes
	}
	before := note()
	receipt := desk.Do(&command.NoteCustomer{CustomerID: customers[0].ID, Text: "other"})
	frame.Done(s.frame, "Note changed.", receipt.Act)
	s.want("Note changed.")
	s.menu("Undo")
	if got := note(); got != before {
		t.Errorf("after undo: %q", got)
	}
	s.menu("Redo")
	if got := note(); got != "other" {
		t.Errorf("after redo: %q", got)
	}
	s.menu("Undo")
	if got := note(); got != before {
		t.Errorf("after undoing again: %q", got)
	}
}

func TestSeenAsAColleague(t *testing.T) {
	s := open(t, desktest.Demo(t, "en"))
	frame.SeeAs(s.frame, "anna")
	s.want("Anna Lind")
	s.menu("Time")
	s.want("Schemat")
	frame.SeeAs(s.frame, "diane")
	s.want("Diane Berg")
}

func TestSearchFindsAWordAndOpensTheTicket(t *testing.T) {
	s := open(t, desktest.Demo(t, "en"))
	frame.Search(s.frame, "nämnden")
	s.want("Rapport till nämnden")
	s.window.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyF5})
	s.want("Rapport till nämnden")
	if frame.Shown(s.frame) != page.Search {
		t.Errorf("shown: %s", frame.Shown(s.frame))
	}
}

// What is typed is found at once; everything that was found stands on the search
// page, and Back brings the words back with it.
func TestSearchIsLeftAndComeBackTo(t *testing.T) {
	s := open(t, desktest.Demo(t, "en"))
	field := frame.SearchField(s.frame)
	s.menu("Search or do anything")
	test.Type(field, "nämnden")
	s.want("Rapport till ")
	field.OnConfirm() // Ctrl+Enter
	if frame.Shown(s.frame) != page.Search {
		t.Fatalf("shown: %s", frame.Shown(s.frame))
	}
	if s.window.Canvas().Focused() == fyne.Focusable(field) {
		t.Fatal("the keyboard stays in the field")
	}
	s.menu("Customers")
	if field.Text != "" {
		t.Errorf("elsewhere the field holds %q", field.Text)
	}
	s.menu("Back")
	if field.Text != "nämnden" {
		t.Errorf("back in the hits the field holds %q", field.Text)
	}
	s.menu("Back")
	if field.Text != "" {
		t.Errorf("before the search the field holds %q", field.Text)
	}
}

// What was undone is said for a while, then the line says again where the desk
// is kept.
func TestTheStatusLineForgets(t *testing.T) {
	s := open(t, desktest.Demo(t, "en"))
	frame.Say(s.frame, "The backup is written.")
	s.want("The backup is written.")
	for range 20 {
		frame.Tick(s.frame)
	}
	s.want("Kept on this computer")
}

// In a narrow window the field gives way to the undo bar, and takes its room
// back.
func TestTheUndoBarStandsBesideTheSearchField(t *testing.T) {
	s := open(t, desktest.Demo(t, "en"))
	s.window.Resize(fyne.NewSize(960, 700))
	field := frame.SearchField(s.frame)
	before := field.Size().Width
	frame.Done(s.frame, "Reply sent in NORR-1001.", "")
	bar := frame.UndoBar(s.frame)
	if end := field.Position().X + field.Size().Width; end > bar.Position().X {
		t.Errorf("the field ends at %v, the bar begins at %v", end, bar.Position().X)
	}
	for range 20 {
		frame.Tick(s.frame)
	}
	if got := field.Size().Width; got != before {
		t.Errorf("afterwards the field is %v wide, before %v", got, before)
	}
}

// A rail that closed by itself opens when the person insists.
func TestTheRailOpensWhenAskedTo(t *testing.T) {
	s := open(t, desktest.Demo(t, "en"))
	s.window.Resize(fyne.NewSize(800, 700))
	if frame.RailOpen(s.frame) {
		t.Fatal("the rail takes room in a narrow window")
	}
	s.menu("Names in the rail")
	if !frame.RailOpen(s.frame) {
		t.Error("the rail does not open")
	}
	s.menu("Names in the rail")
	if frame.RailOpen(s.frame) {
		t.Error("the rail does not close again")
	}
}

func TestKeysGoSomewhereWhenNothingHasTheFocus(t *testing.T) {
	s := open(t, desktest.Demo(t, "en"))
	canvas := s.window.Canvas()
	canvas.Unfocus() // as a click on a button does
	s.menu("New customer…")
	test.Type(canvas.Focused(), "Acme")
	canvas.Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if canvas.Focused() == nil {
		t.Error("after a sheet the keys go nowhere")
	}
	canvas.Unfocus()
	canvas.OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyDown})
	if canvas.Focused() == nil {
		t.Error("an arrow does not bring the focus back")
	}
}
