package kit

import (
	"context"
	"errors"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/google/go-cmp/cmp"
)

// openPicker picks among three things over a field that has the focus.
func openPicker(t *testing.T, ui UI) (window fyne.Window, modals *Modals, picked *[]string, field *Entry) {
	t.Helper()
	begin(t)
	field = NewEntry("")
	window = open(t, field, 600, 400)
	window.Canvas().Focus(field)
	modals, picked = NewModals(), &[]string{}
	Pick(modals, ui, window.Canvas(), Picking{
		None: "Nothing", Picked: func(option Option) { *picked = append(*picked, option.Value) },
		Suggest: func(_ context.Context, text string) ([]Option, error) {
			var found []Option
			for _, name := range []string{"Known fault", "Which version", "Thanks"} {
				if strings.Contains(strings.ToLower(name), text) {
					found = append(found, Option{Value: name, Label: name})
				}
			}
			return found, nil
		},
		Failed: func(err error) { *picked = append(*picked, err.Error()) },
	})
	return window, modals, picked, field
}

func typeInto(window fyne.Window, text string, keys ...fyne.KeyName) {
	for _, r := range text {
		window.Canvas().Focused().TypedRune(r)
	}
	for _, key := range keys {
		window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: key})
	}
}

func TestAPickerFindsByAFewLetters(t *testing.T) {
	window, modals, picked, field := openPicker(t, Inline())
	if !modals.Open() {
		t.Fatal("it is not modal")
	}
	typeInto(window, "wh", fyne.KeyReturn)
	if diff := cmp.Diff([]string{"Which version"}, *picked); diff != "" {
		t.Error(diff)
	}
	if modals.Open() || window.Canvas().Focused() != fyne.Focusable(field) || field.Text != "" {
		t.Error("the keyboard is not where it was")
	}
}

func TestAPickerIsMovedInAndLeft(t *testing.T) {
	window, _, picked, _ := openPicker(t, Inline())
	typeInto(window, "x", fyne.KeyReturn) // nothing is found, nothing is taken
	typeInto(window, "", fyne.KeyBackspace, fyne.KeyDown, fyne.KeyDown, fyne.KeyUp, fyne.KeyReturn)
	if diff := cmp.Diff([]string{"Which version"}, *picked); diff != "" {
		t.Error(diff)
	}
	window, modals, picked, _ := openPicker(t, Inline())
	typeInto(window, "", fyne.KeyEscape)
	if modals.Open() || len(*picked) > 0 {
		t.Errorf("left: %v", *picked)
	}
}

// An answer that comes after more was written, or after leaving, is dropped.
func TestAPickerDropsLateAnswers(t *testing.T) {
	var later []func()
	ui := UI{Go: func(f func()) { later = append(later, f) }, Do: func(f func()) { f() }}
	window, _, picked, _ := openPicker(t, ui)
	typeInto(window, "w")
	for _, answer := range []int{1, 0} { // the older one comes last
		later[answer]()
	}
	typeInto(window, "", fyne.KeyReturn)
	if diff := cmp.Diff([]string{"Known fault"}, *picked); diff != "" { // the first with a w
		t.Error(diff)
	}
	_, modals, picked, _ := openPicker(t, ui)
	modals.Cancel()
	for _, answer := range later {
		answer()
	}
	if len(*picked) > 0 {
		t.Error(*picked)
	}
}

func TestAPickerSaysWhatFails(t *testing.T) {
	begin(t)
	window := open(t, NewEntry(""), 600, 400)
	var failed error
	modals := NewModals()
	Pick(modals, Inline(), window.Canvas(), Picking{
		Suggest: func(context.Context, string) ([]Option, error) { return nil, errors.New("no") },
		Failed:  func(err error) { failed = err }, Picked: func(Option) {},
	})
	if failed == nil || modals.Open() {
		t.Errorf("%v", failed)
	}
}
