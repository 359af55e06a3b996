// Package pagetest opens one screen in a test's window, with what the frame
// would give it, and lets a test type, press keys and read what is shown.
package pagetest

import (
	"cmp"
	"context"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"tallydesk/app/config"
	"tallydesk/app/desktest"
	"tallydesk/app/keep"
	"tallydesk/app/words"
	"tallydesk/gui/kit"
	"tallydesk/gui/page"
	"tallydesk/gui/theme"
)

// Options say in what window a screen is opened. What is left out is English,
// light, 100 %, and the room beside the open rail of a window of 1280 × 800.
type Options struct {
	As            string // login of the person; the desk's owner when empty
	Lang          string
	Variant       theme.Variant
	Scale         int
	Width, Height float32
}

// Room is the size that a screen has in a window of a width, 800 high, with the
// rail open.
func Room(window float32) (width, height float32) { return window - 169, 702 }

// Bench is a screen in its window.
type Bench struct {
	Page   page.Page
	Env    page.Env
	Window fyne.Window

	Went   []page.Route // where the screen wanted to go
	Told   []string     // what it said was done
	Acts   []string     // the acts of that
	Failed []error      // what it could not tell at a field

	t          testing.TB
	remembered map[string]string
}

// Config is what a person of the options has chosen, in a file of the test's
// own.
func Config(t testing.TB, options Options) *config.Store {
	t.Helper()
	flags := map[string]string{"language": cmp.Or(options.Lang, "en"), "appearance": string(cmp.Or(options.Variant, theme.Light))}
	if options.Scale > 0 {
		flags["text_size"] = strconv.Itoa(options.Scale)
	}
	store, err := config.Load(config.Sources{User: filepath.Join(t.TempDir(), "user.toml"), Flags: flags})
	if err != nil {
		t.Fatal(err)
	}
	return store
}

// Open opens a screen on a desk. Everything happens at once.
func Open(t testing.TB, desk *desktest.Desk, options Options, make func(page.Env) page.Page) *Bench {
	t.Helper()
	if options.Width == 0 {
		options.Width, options.Height = Room(1280)
	}
	app := test.NewTempApp(t)
	variant := options.Variant
	if variant == "" {
		variant = theme.Light
	}
	app.Settings().SetTheme(theme.New(theme.Options{Variant: variant, TextScale: options.Scale}))
	b := &Bench{t: t, Window: test.NewTempWindow(t, nil), remembered: map[string]string{}}
	seen := desk.Desk
	if options.As != "" {
		var err error
		if seen, err = desk.As(context.Background(), options.As); err != nil {
			t.Fatal(err)
		}
	}
	b.Env = page.Env{
		Desk: seen, Words: words.For(options.Lang), UI: kit.Inline(), Modals: kit.NewModals(), Clock: desk.Now,
		Canvas: b.Window.Canvas, Go: func(route page.Route) { b.Went = append(b.Went, route) },
		Done: func(text, act string) {
			b.Told, b.Acts = append(b.Told, text), append(b.Acts, act)
			b.Page.Reload()
		},
		Fail: func(err error) { b.Failed = append(b.Failed, err) }, Changed: func() {},
		Remember: func(key, value string) { b.remembered[key] = value },
		Recall:   func(key string) string { return b.remembered[key] },
		Config:   Config(t, options), Program: page.Program{Version: "1.2.3"},
		Working: func(string) (context.Context, func(float64), func()) {
			return context.Background(), func(float64) {}, func() {}
		},
	}
	b.Env.Keeper = keep.New(keep.Options{Desk: desk.Desk, Settings: func() keep.Settings {
		return keep.SettingsFor(desk.Path(), b.Env.Config.Now().Backup)
	}})
	area := &fyne.Container{Layout: fill{}}
	b.Env.Sheets = kit.NewSheets(b.Env.Modals, area)
	b.Window.SetPadded(false)
	b.Window.SetContent(kit.NewGround(theme.Surface, b.Env.Sheets))
	b.Window.Resize(fyne.NewSize(options.Width, options.Height))
	b.Window.Canvas().SetOnTypedKey(b.typedKey)
	b.Window.Canvas().SetOnTypedRune(b.typedRune)
	b.Page = make(b.Env)
	area.Add(b.Page.Content())
	b.Window.Resize(fyne.NewSize(options.Width, options.Height))
	return b
}

// typedKey and typedRune are what the frame does with what no widget has used.
func (b *Bench) typedKey(event *fyne.KeyEvent) {
	if !b.Env.Modals.Open() {
		b.Page.Key(event.Name)
		return
	}
	if event.Name == fyne.KeyEscape {
		b.Env.Modals.Cancel()
	}
}

func (b *Bench) typedRune(letter rune) {
	if !b.Env.Modals.Open() {
		b.Page.Rune(letter)
	}
}

// Show opens a route and gives the screen the keyboard, as the frame does.
func (b *Bench) Show(route page.Route) {
	b.Page.Open(route)
	b.Page.Focus()
}

// Act does an action of the screen, or confirms what stands in front of it.
func (b *Bench) Act(action page.Action) {
	b.t.Helper()
	if b.Env.Modals.Open() {
		if action == page.Confirm {
			b.Env.Modals.Confirm()
		}
		return
	}
	do := b.Page.Actions()[action]
	if do == nil {
		b.t.Fatalf("the screen cannot %s here", action)
	}
	do()
}

// Undo takes back what was done last, as the frame does.
func (b *Bench) Undo() {
	b.t.Helper()
	if _, err := b.Env.Desk.Undo(context.Background(), b.Acts[len(b.Acts)-1]); err != nil {
		b.t.Fatal(err)
	}
	b.Page.Reload()
}

// Key presses keys, one after the other.
func (b *Bench) Key(names ...fyne.KeyName) {
	for _, name := range names {
		event := &fyne.KeyEvent{Name: name}
		if focused := b.Window.Canvas().Focused(); focused != nil {
			focused.TypedKey(event)
		} else {
			b.typedKey(event)
		}
	}
}

// Tab moves the keyboard on to the next widget, so many times.
func (b *Bench) Tab(times int) {
	for range times {
		b.Window.Canvas().FocusNext()
	}
}

// Type writes a text where the keyboard is.
func (b *Bench) Type(text string) {
	for _, letter := range text {
		if focused := b.Window.Canvas().Focused(); focused != nil {
			focused.TypedRune(letter)
		} else {
			b.typedRune(letter)
		}
	}
}

// Fill replaces the text of the field that has the keyboard.
func (b *Bench) Fill(text string) {
	b.t.Helper()
	field, ok := b.Window.Canvas().Focused().(interface{ SetText(string) })
	if !ok {
		b.t.Fatalf("no field has the keyboard, but %T", b.Window.Canvas().Focused())
	}
	field.SetText("")
	b.Type(text)
}

// Texts are all texts that are shown, in the order in which they are drawn.
func (b *Bench) Texts() []string {
	var texts []string
	collect(b.Window.Content(), &texts)
	for _, overlay := range b.Window.Canvas().Overlays().List() {
		collect(overlay, &texts)
	}
	return texts
}

// Text is all that is shown, in one line with single spaces: where a text is
// broken into lines means nothing.
func (b *Bench) Text() string { return strings.Join(strings.Fields(strings.Join(b.Texts(), " ")), " ") }

// Wants fails the test when one of the texts is not part of what is shown.
func (b *Bench) Wants(texts ...string) {
	b.t.Helper()
	shown := b.Text()
	for _, text := range texts {
		if !strings.Contains(shown, text) {
			b.t.Errorf("%q is not shown in: %s", text, shown)
		}
	}
}

// Lacks fails the test when one of the texts is part of what is shown.
func (b *Bench) Lacks(texts ...string) {
	b.t.Helper()
	shown := b.Text()
	for _, text := range texts {
		if strings.Contains(shown, text) {
			b.t.Errorf("%q is shown in: %s", text, shown)
		}
	}
}

// Press presses the button of a label: of several the last one drawn, which is
// in front.
func (b *Bench) Press(label string) {
	b.t.Helper()
	b.press(label, func(buttons []fyne.CanvasObject) fyne.CanvasObject { return buttons[len(buttons)-1] })
}

// PressFirst presses the first button drawn of several with a label.
func (b *Bench) PressFirst(label string) {
	b.t.Helper()
	b.press(label, func(buttons []fyne.CanvasObject) fyne.CanvasObject { return buttons[0] })
}

func (b *Bench) press(label string, which func([]fyne.CanvasObject) fyne.CanvasObject) {
	b.t.Helper()
	buttons := b.all(func(o fyne.CanvasObject) bool {
		button, ok := o.(*kit.Button)
		return ok && button.Label() == label
	})
	if len(buttons) == 0 {
		b.t.Fatalf("there is no button %q", label)
	}
	which(buttons).(*kit.Button).Tapped(&fyne.PointEvent{})
}

// Field is a field of the open sheet by its name, with its error.
func (b *Bench) Field(name string) *kit.Field {
	b.t.Helper()
	fields := b.all(func(o fyne.CanvasObject) bool {
		field, ok := o.(*kit.Field)
		return ok && field.Name() == name
	})
	if len(fields) == 0 {
		b.t.Fatalf("there is no field %q", name)
	}
	return fields[len(fields)-1].(*kit.Field)
}

// Write writes a text into a field by its name: what was chosen in a choice, a
// text in any other.
func (b *Bench) Write(name, text string) {
	b.t.Helper()
	field := b.Field(name)
	if choice, ok := field.Input().(*kit.Choice); ok {
		choice.SetSelected(text)
		choice.OnChanged(text)
		return
	}
	field.Focus()
	b.Fill(text)
}

// Pick puts the cursor of a list on the row that begins with a text, and the
// keyboard on the list.
func (b *Bench) Pick(text string) {
	b.t.Helper()
	for _, o := range b.all(func(o fyne.CanvasObject) bool { _, ok := o.(*kit.Grid); return ok }) {
		grid := o.(*kit.Grid)
		for i := range grid.Total() {
			grid.Select(i)
			if row, ok := grid.Row(grid.Selected()); ok && row.Cells[0].First.Text == text {
				b.Window.Canvas().Focus(grid)
				return
			}
		}
	}
	b.t.Fatalf("no list has the row %q", text)
}

// Tick ticks the box of a label, or unticks it.
func (b *Bench) Tick(label string) {
	b.t.Helper()
	found := b.all(func(o fyne.CanvasObject) bool {
		check, ok := o.(*kit.Check)
		return ok && check.Label() == label
	})
	if len(found) == 0 {
		b.t.Fatalf("there is no box %q", label)
	}
	found[len(found)-1].(*kit.Check).Tapped(&fyne.PointEvent{})
}

// Turn chooses a value of the segments that are drawn last.
func (b *Bench) Turn(value string) {
	b.t.Helper()
	found := b.all(func(o fyne.CanvasObject) bool { _, ok := o.(*kit.Segments); return ok })
	if len(found) == 0 {
		b.t.Fatal("there are no segments")
	}
	segments := found[len(found)-1].(*kit.Segments)
	segments.SetSelected(value)
	segments.OnChanged(value)
}

// all gives what is shown and wanted, in the order in which it is drawn.
func (b *Bench) all(wanted func(fyne.CanvasObject) bool) []fyne.CanvasObject {
	var found []fyne.CanvasObject
	look := func(o fyne.CanvasObject) {
		if wanted(o) {
			found = append(found, o)
		}
	}
	walk(b.Window.Content(), look)
	for _, overlay := range b.Window.Canvas().Overlays().List() {
		walk(overlay, look)
	}
	return found
}

func collect(o fyne.CanvasObject, texts *[]string) {
	walk(o, func(o fyne.CanvasObject) {
		if text, ok := o.(*canvas.Text); ok && text.Text != "" {
			*texts = append(*texts, text.Text)
		}
	})
}

// walk visits an object and all that is shown in it.
func walk(o fyne.CanvasObject, visit func(fyne.CanvasObject)) {
	if o == nil || !o.Visible() {
		return
	}
	visit(o)
	switch o := o.(type) {
	case *fyne.Container:
		for _, child := range slices.Clone(o.Objects) {
			walk(child, visit)
		}
	case fyne.Widget:
		for _, child := range test.WidgetRenderer(o).Objects() {
			walk(child, visit)
		}
	}
}

// Picture writes what is shown into a PNG file, making its folder.
func (b *Bench) Picture(file string) {
	b.t.Helper()
	b.settle()
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		b.t.Fatal(err)
	}
	out, err := os.Create(file)
	if err != nil {
		b.t.Fatal(err)
	}
	defer out.Close()
	if err := png.Encode(out, b.Window.Canvas().Capture()); err != nil {
		b.t.Fatal(err)
	}
}

// settle lays everything out anew, as a real window does before it draws.
func (b *Bench) settle() {
	size := b.Window.Canvas().Size()
	b.Window.Resize(size.AddWidthHeight(1, 1))
	b.Window.Resize(size)
}

// fill gives its objects all the room.
type fill struct{}

// MinSize is nothing: the content follows the window.
func (fill) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, 0) }

// Layout fills the whole place.
func (fill) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Move(fyne.NewPos(0, 0))
		o.Resize(size)
	}
}
