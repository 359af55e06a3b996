package frame_test

import (
	"context"
	"flag"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"tallydesk/app/command"
	"tallydesk/app/desktest"
	"tallydesk/gui/frame"
	"tallydesk/gui/kit"
	"tallydesk/gui/page"
	"tallydesk/gui/pagetest"
	"tallydesk/gui/theme"
)

// offered are the rows of the palette: "» " before the one under the cursor,
// group labels in capitals.
func (s *stand) offered() []string {
	var texts []string
	for _, row := range frame.Palette(s.frame).Rows() {
		text := strings.TrimSpace(row.Text())
		if row.Head != "" {
			text = strings.ToUpper(row.Head)
		}
		texts = append(texts, text)
	}
	return texts
}

// group are the rows under a label.
func (s *stand) group(label string) []string {
	rows := s.offered()
	at := slices.Index(rows, label)
	if at < 0 {
		return nil
	}
	end := slices.IndexFunc(rows[at+1:], func(text string) bool {
		return text == strings.ToUpper(text) && !strings.ContainsAny(text, "0123456789")
	})
	if end < 0 {
		return rows[at+1:]
	}
	return rows[at+1 : at+1+end]
}

// look opens the palette and types.
func (s *stand) look(typed string) {
	s.t.Helper()
	s.key(fyne.KeyEscape)
	s.menu("Search or do anything")
	test.Type(frame.SearchField(s.frame), typed)
}

func (s *stand) key(name fyne.KeyName) {
	s.t.Helper()
	event := &fyne.KeyEvent{Name: name}
	if focused := s.window.Canvas().Focused(); focused != nil {
		focused.TypedKey(event)
		return
	}
	s.window.Canvas().OnTypedKey()(event)
}

// ux.md 4: Ctrl+K opens, arrows move, Enter does, Esc gives the keyboard back to
// where it was.
func TestThePaletteIsDrivenByTheKeyboard(t *testing.T) {
	s := open(t, desktest.Demo(t, "en"))
	s.menu("Tickets")
	before := s.window.Canvas().Focused()
	s.look("")
	if !frame.Palette(s.frame).Open() {
		t.Fatal("Ctrl+K opens nothing")
	}
	s.key(fyne.KeyEscape)
	if frame.Palette(s.frame).Open() || s.window.Canvas().Focused() != before {
		t.Errorf("after Esc the keyboard is in %T", s.window.Canvas().Focused())
	}
	s.look("norr")
	if got := s.offered(); got[0] != "CUSTOMERS" || !strings.Contains(got[1], "Norrhamn Region") {
		t.Fatalf("offered %q", got)
	}
	s.key(fyne.KeyDown)
	s.key(fyne.KeyUp)
	s.key(fyne.KeyReturn)
	if frame.Shown(s.frame) != page.Customers || frame.Palette(s.frame).Open() {
		t.Errorf("Enter leads to %s", frame.Shown(s.frame))
	}
	s.want("Norrhamn Region")
	if field := frame.SearchField(s.frame); field.Text != "" || s.window.Canvas().Focused() == fyne.Focusable(field) {
		t.Errorf("the field holds %q", field.Text)
	}
	s.look("")
	if got := s.group("RECENTLY OPENED"); len(got) != 1 || !strings.Contains(got[0], "Norrhamn Region") {
		t.Errorf("recent: %q", got)
	}
}

func TestThePaletteFindsEverything(t *testing.T) {
	desk := desktest.Demo(t, "en")
	desk.Do(&command.SaveView{Name: "Old faults", Seen: command.Seen{Filter: "kind:fault updated:>7d"}})
	s := open(t, desk)
	for _, c := range []struct{ typed, group, want string }{
		{"n", "CUSTOMERS", "NORR  Norrhamn Region"},
		{"norrhamn", "CUSTOMERS", "NORR  Norrhamn Region"},
		{"nämnden", "TICKETS", "Rapport till nämnden"},
		{"namnden", "TICKETS", "Rapport till nämnden"},
		{"#1001", "TICKETS", "1001"},
		{"norr-1001", "TICKETS", "NORR-1001"},
		{"@carin", "PEOPLE", "Carin Holm"},
		{"anna lind", "PEOPLE", "Anna Lind"},
		{"k-2026-001", "CONTRACTS", "K-2026-001"},
		{"time", "SCREENS", "Time"},
		{">dark", "ACTIONS", "Dark"},
		{"new cust", "ACTIONS", "New customer…"},
		{"?import", "HELP", "Import"},
		{"old f", "VIEWS", "Old faults"},
	} {
		s.look(c.typed)
		if !slices.ContainsFunc(s.group(c.group), func(text string) bool { return strings.Contains(text, c.want) }) {
			t.Errorf("%q: %s holds %q of %q", c.typed, c.group, s.group(c.group), s.offered())
		}
	}
	for _, typed := range []string{`"`, `""`, "*", "NEAR(", "-", "c++", `"a b`, "'; DROP", "%_\\", "^x", "(", "#", "@", ">", "?", "\u0000", "# ", ">zzzz", strings.Repeat("å", 300)} {
		s.look(typed)
		for _, text := range s.offered() {
			if strings.Contains(strings.ToLower(text), "error") || strings.Contains(text, "went wrong") {
				t.Errorf("%q: %q", typed, text)
			}
		}
	}
}

// What is done from the palette is done where the person was.
func TestThePaletteDoesWhatTheMenuDoes(t *testing.T) {
	s := open(t, desktest.Demo(t, "en"))
	s.menu("Tickets")
	s.look(">assign")
	if got := s.offered(); len(got) < 2 || got[1] != "Assign…   Ticket" && !strings.HasPrefix(got[1], "Assign") {
		t.Fatalf("offered %q", got)
	}
	s.key(fyne.KeyReturn)
	if frame.Palette(s.frame).Open() {
		t.Error("the palette stays open")
	}
	s.key(fyne.KeyEscape) // the sheet that it opened
	s.menu("Customers")
	s.look(">assign")
	if got := s.group("ACTIONS"); len(got) != 0 {
		t.Errorf("without a ticket it offers %q", got)
	}
}

// A click beside the list, and going somewhere by a key, close the palette.
func TestThePaletteIsLeft(t *testing.T) {
	s := open(t, desktest.Demo(t, "en"))
	s.look("norr")
	s.menu("Contracts")
	if frame.Palette(s.frame).Open() || frame.SearchField(s.frame).Text != "" {
		t.Error("going elsewhere leaves the palette open")
	}
	s.look("norr")
	test.TapCanvas(s.window.Canvas(), fyne.NewPos(1200, 780))
	if frame.Palette(s.frame).Open() {
		t.Error("a click beside it leaves the palette open")
	}
	s.look("norr")
	field := frame.SearchField(s.frame)
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(field)
	test.TapCanvas(s.window.Canvas(), at.AddXY(60, field.Size().Height+4+32+16)) // the first row, under its label
	if frame.Shown(s.frame) != page.Customers {
		t.Errorf("a click on the first row leads to %s", frame.Shown(s.frame))
	}
}

// R-ACC-1: whatever a liaison types, the palette offers its own customer's
// tickets, and what it may do itself.
func TestALiaisonsPaletteKeepsSecrets(t *testing.T) {
	desk, _, _ := secretDesk(t)
	desk.Do(&command.SaveView{Name: canary, Seen: command.Seen{Shared: true}})
	staff := open(t, desk)
	staff.look(canary)
	if got := strings.Join(staff.offered(), " "); !strings.Contains(got, canary) {
		t.Fatalf("the test looks in the wrong place: %q", got)
	}
	carin, err := desk.As(context.Background(), "carin")
	if err != nil {
		t.Fatal(err)
	}
	desk.Desk = carin
	s := open(t, desk)
	for _, typed := range []string{
		"", canary, "kanar", "kanarie@", "schedule", "#1001", "1001", "@kanar", "@nilsson", "nilsson", "persson", "norr", "sund", "erik", ">", "?", "region", "k-2026", "a", "e", "s",
	} {
		s.look(typed)
		offered := strings.Join(s.offered(), "\n")
		for _, secret := range []string{canary + "f", canary + " ", "kanarie@", "NORR", "Nilsson", "Persson", "Region"} {
			if typed != "" && strings.Contains(typed, strings.ToLower(strings.TrimSpace(secret))) {
				continue // it says itself what was typed
			}
			if strings.Contains(offered, secret) {
				t.Errorf("%q offers %q", typed, offered)
			}
		}
		if strings.Contains(offered, "CUSTOMERS") || strings.Contains(offered, "PEOPLE") || strings.Contains(offered, "VIEWS") || strings.Contains(offered, "CONTRACTS") {
			t.Errorf("%q offers %q", typed, offered)
		}
	}
	s.look("schedule")
	if got := s.group("TICKETS"); len(got) == 0 || !strings.Contains(got[0], "#1001  Schedule locks") {
		t.Errorf("its own: %q", got)
	}
}

var paletteShots = flag.String("palette", "", "folder for pictures of the palette")

// TestPaletteShots draws the palette.
func TestPaletteShots(t *testing.T) {
	if *paletteShots == "" {
		t.Skip("no folder")
	}
	desk := desktest.Demo(t, "sv")
	desk.Do(&command.SaveView{Name: "Gamla fel", Seen: command.Seen{Filter: "kind:fault updated:>7d"}})
	for _, c := range []struct {
		name, lang, look, typed string
		width, height           float32
		scale                   int
	}{
		{"empty-en-light", "en", "light", "", 1280, 800, 100},
		{"s-sv-light", "sv", "light", "s", 1280, 800, 100},
		{"schema-en-dark", "en", "dark", "sche", 1280, 800, 100},
		{"schema-sv-dark", "sv", "dark", "schema", 960, 700, 100},
		{"large-sv", "sv", "light", "tid", 1280, 800, 150},
		{"actions-en", "en", "light", ">", 960, 640, 100},
		{"nothing-sv", "sv", "dark", "qzx", 1280, 800, 100},
	} {
		drawPalette(t, desk, filepath.Join(*paletteShots, "palette-"+c.name+".png"), c.lang, c.look, c.typed, c.width, c.height, c.scale)
	}
}

func drawPalette(t *testing.T, desk *desktest.Desk, file, lang, look, typed string, width, height float32, scale int) {
	t.Helper()
	test.NewTempApp(t)
	window := test.NewTempWindow(t, nil)
	window.SetPadded(false)
	size := fyne.NewSize(width, height)
	window.Resize(size)
	f := frame.New(frame.Options{
		Window: window, Desk: desk.Desk, UI: kit.Inline(), Files: noFiles{}, Lang: lang, Every: never, Another: func() {}, Start: page.Route{Page: page.Tickets},
		Config: pagetest.Config(t, pagetest.Options{Lang: lang, Variant: theme.Variant(look), Scale: scale}),
	})
	defer f.Stop()
	window.Resize(size)
	frame.Palette(f).Start()
	for _, letter := range typed {
		frame.SearchField(f).TypedRune(letter)
	}
	out, err := os.Create(file)
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	if err := png.Encode(out, window.Canvas().Capture()); err != nil {
		t.Fatal(err)
	}
}

// Saved views stand in the rail below Tickets while it is open, and open there.
func TestSavedViewsStandInTheRail(t *testing.T) {
	desk := desktest.Demo(t, "en")
	s := open(t, desk)
	s.lacks("Norrhamn only")
	desk.Do(&command.SaveView{Name: "Norrhamn only", Seen: command.Seen{Filter: "customer:norr"}})
	s.want("Norrhamn only")
	s.look("norrhamn only")
	s.key(fyne.KeyReturn)
	if frame.Shown(s.frame) != page.Tickets {
		t.Fatalf("shown: %s", frame.Shown(s.frame))
	}
	s.want("Inloggningssidan nere")
	s.lacks("Schemat låser")
	s.window.Resize(fyne.NewSize(800, 700)) // the rail closes
	s.menu("Customers")
	s.lacks("Norrhamn only")
}
