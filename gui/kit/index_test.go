package kit_test

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"tallydesk/gui/kit"
)

// The arrows choose at once and stop at the ends; Enter and → go on; what the
// index does not use goes to the window.
func TestIndexIsDrivenByKeys(t *testing.T) {
	test.NewTempApp(t)
	var chosen []string
	opened := 0
	index := kit.NewIndex([]kit.IndexGroup{
		{Label: "One", Entries: []kit.Option{{Value: "a", Label: "A"}, {Value: "b", Label: "B"}}},
		{Label: "Two", Entries: []kit.Option{{Value: "c", Label: "C"}}},
	}, "a", func(value string) { chosen = append(chosen, value) })
	index.OnOpen = func() { opened++ }
	window := test.NewTempWindow(t, index)
	var passed []fyne.KeyName
	window.Canvas().SetOnTypedKey(func(event *fyne.KeyEvent) { passed = append(passed, event.Name) })
	window.Canvas().Focus(index)
	for _, key := range []fyne.KeyName{
		fyne.KeyUp, fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyHome, fyne.KeyEnd, fyne.KeyReturn, fyne.KeyRight, fyne.KeyEscape,
	} {
		index.TypedKey(&fyne.KeyEvent{Name: key})
	}
	index.TypedRune('k')
	index.TypedRune('j')
	if want := []string{"b", "c", "a", "c", "b", "c"}; !slices.Equal(chosen, want) || index.Selected() != "c" {
		t.Errorf("chose %v, want %v; %q is selected", chosen, want, index.Selected())
	}
	if opened != 2 || !slices.Equal(passed, []fyne.KeyName{fyne.KeyEscape}) {
		t.Errorf("opened %d times, passed on %v", opened, passed)
	}
	index.SetSelected("a")
	if len(chosen) != 6 {
		t.Error("choosing from outside was told")
	}
}

func TestIndexOfNothing(t *testing.T) {
	test.NewTempApp(t)
	index := kit.NewIndex(nil, "", nil)
	index.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	index.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if index.Selected() != "" {
		t.Error(index.Selected())
	}
}
