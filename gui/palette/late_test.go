package palette

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"tallydesk/app/desktest"
	"tallydesk/app/words"
	"tallydesk/gui/kit"
	"tallydesk/gui/page"
)

// stand is a palette whose searches run when the test lets them.
type stand struct {
	palette *Palette
	field   *kit.Entry
	waiting []func()
	went    []page.Route
}

func newStand(t *testing.T) *stand {
	t.Helper()
	test.NewTempApp(t)
	s := &stand{field: kit.NewEntry("")}
	window := test.NewTempWindow(t, nil)
	s.palette = New(Options{
		Desk: desktest.Demo(t, "sv").Desk, Words: words.For("en"), Canvas: window.Canvas, Field: s.field,
		UI:      kit.UI{Go: func(f func()) { s.waiting = append(s.waiting, f) }, Do: func(f func()) { f() }},
		Actions: func() []Action { return nil }, Recent: func() []page.Route { return nil },
		Go: func(route page.Route) { s.went = append(s.went, route) }, Back: func() {}, Rest: func() string { return "" }, OnText: func(string) {},
	})
	window.SetContent(container.NewStack(container.NewBorder(s.field, nil, nil, nil), s.palette.Layer()))
	window.Resize(fyne.NewSize(800, 600))
	s.palette.Start()
	s.run()
	return s
}

// run lets everything happen that waits, the latest first: as bad as it can be.
func (s *stand) run() {
	for len(s.waiting) > 0 {
		last := s.waiting[len(s.waiting)-1]
		s.waiting = s.waiting[:len(s.waiting)-1]
		last()
	}
}

func (s *stand) text() string {
	var text []string
	for _, row := range s.palette.Rows() {
		text = append(text, row.Text())
	}
	return strings.Join(text, "\n")
}

// gui.md: a result that is no longer wanted is dropped.
func TestWhatComesLateIsDropped(t *testing.T) {
	s := newStand(t)
	test.Type(s.field, "norr")
	if len(s.waiting) != 4 {
		t.Fatalf("%d searches for four letters", len(s.waiting))
	}
	s.run()
	if !strings.Contains(s.text(), "Norrhamn") || strings.Contains(s.text(), "Nothing holds") {
		t.Errorf("shown: %s", s.text())
	}
}

// Enter waits for what was typed: nobody opens what was found for the letter
// before.
func TestEnterWaitsForWhatWasTyped(t *testing.T) {
	s := newStand(t)
	test.Type(s.field, "s")
	s.run()
	test.Type(s.field, "undvik")
	s.field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if len(s.went) != 0 {
		t.Fatalf("Enter went to %v before anything was found", s.went)
	}
	s.run()
	if len(s.went) != 1 || s.went[0].Page != page.Customers {
		t.Errorf("Enter went to %v", s.went)
	}
}

// What is looked for while the palette is closed is dropped too.
func TestClosingDropsWhatIsLookedFor(t *testing.T) {
	s := newStand(t)
	test.Type(s.field, "norr")
	s.palette.Leave()
	s.run()
	if s.palette.Open() || strings.Contains(s.text(), "Norrhamn") {
		t.Errorf("shown: %s", s.text())
	}
}
