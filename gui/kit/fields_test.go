package kit

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"

	"tallydesk/app/civil"
	"tallydesk/app/fail"
	"tallydesk/gui/theme"
)

func ctrlEnter() fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierShortcutDefault}
}

func TestEntryPassesOnWhatItHasNoUseFor(t *testing.T) {
	begin(t)
	entry := NewEntry("")
	window := open(t, entry, 200, 40)
	var heard []fyne.KeyName
	window.Canvas().SetOnTypedKey(func(e *fyne.KeyEvent) { heard = append(heard, e.Name) })
	window.Canvas().SetOnTypedRune(func(r rune) { t.Errorf("the window heard %q while one writes", r) })
	window.Canvas().Focus(entry)
	test.Type(entry, "ab")
	press(entry, fyne.KeyF1, fyne.KeyF5, fyne.KeyEscape, fyne.KeyBackspace)
	if entry.Text != "a" {
		t.Errorf("written is %q", entry.Text)
	}
	if diff := cmp.Diff([]fyne.KeyName{fyne.KeyF1, fyne.KeyF5, fyne.KeyEscape}, heard); diff != "" {
		t.Error(diff)
	}
}

func TestEntryConfirmsAndCancels(t *testing.T) {
	begin(t)
	var did []string
	entry := NewMultiLine("", 3, 12)
	entry.OnConfirm = func() { did = append(did, "confirm") }
	entry.OnCancel = func() bool { did = append(did, "cancel"); return true }
	window := open(t, entry, 200, 100)
	window.Canvas().SetOnTypedKey(func(*fyne.KeyEvent) { did = append(did, "window") })
	entry.TypedShortcut(ctrlEnter())
	press(entry, fyne.KeyEscape)
	if diff := cmp.Diff([]string{"confirm", "cancel"}, did); diff != "" {
		t.Error(diff)
	}
}

func TestMultiLineGrowsWithItsText(t *testing.T) {
	begin(t)
	entry := NewMultiLine("", 3, 12)
	open(t, entry, 300, 400)
	least := entry.MinSize().Height
	entry.SetText("1\n2\n3\n4\n5")
	five := entry.MinSize().Height
	entry.SetText(fmt.Sprint(make([]int, 1000)))
	most := entry.MinSize().Height
	if !(least < five && five < most) || most > 5*least {
		t.Errorf("heights %v, %v, %v: want 3, 5 and 12 rows", least, five, most)
	}
}

// signUp is a form of two fields.
func signUp() (*Form, *Entry, *Entry) {
	name, mail := NewEntry(""), NewEntry("")
	return NewForm(NewField("name", "Name", "", name), NewField("mail", "E-mail", "We answer there.", mail)), name, mail
}

func TestFormShowsErrorsAtTheirFields(t *testing.T) {
	begin(t)
	form, _, mail := signUp()
	window := open(t, form, 400, 400)
	form.ShowErrors(map[string]string{"mail": "Not an address.", "price": "Too high."})
	if form.Field("mail").Error() != "Not an address." || form.Field("name").Error() != "" {
		t.Error("the message stands at the wrong field")
	}
	if form.trouble.Text() != "Too high." || !form.trouble.Visible() {
		t.Error("a message without a field stands above the form")
	}
	if window.Canvas().Focused() != mail {
		t.Error("the first field with a message has the focus")
	}
	if !mail.wrong {
		t.Error("the field has the border of an error")
	}
	form.ClearErrors()
	if form.Field("mail").Error() != "" || mail.wrong || form.trouble.Visible() {
		t.Error("messages are taken away")
	}
}

func TestFormSubmitsAndCancelsFromAnyField(t *testing.T) {
	begin(t)
	form, name, mail := signUp()
	open(t, form, 400, 400)
	var did []string
	form.OnSubmit = func() { did = append(did, "submit") }
	form.OnCancel = func() { did = append(did, "cancel") }
	name.TypedShortcut(ctrlEnter())
	mail.TypedShortcut(ctrlEnter())
	press(mail, fyne.KeyEscape)
	if diff := cmp.Diff([]string{"submit", "submit", "cancel"}, did); diff != "" {
		t.Error(diff)
	}
}

func TestErrorsOfACommandGoToTheirFields(t *testing.T) {
	w := english()
	err := fail.Join(fail.Required("subject"), fail.NewInvalid("minutes", "required"))
	messages := Errors(w, err)
	want := map[string]string{"subject": w.Invalid(fail.Required("subject")), "minutes": w.Invalid(fail.Required("minutes"))}
	if diff := cmp.Diff(want, messages); diff != "" {
		t.Error(diff)
	}
	other := errors.New("disk")
	if diff := cmp.Diff(map[string]string{"": w.Error(other)}, Errors(w, other)); diff != "" {
		t.Error(diff)
	}
}

func stateOptions() []Option {
	return []Option{{Value: "new", Label: "New"}, {Value: "resolved", Label: "Resolved"}, {Value: "closed", Label: "Closed"}}
}

func TestChoiceByKeyboard(t *testing.T) {
	begin(t)
	var chosen []string
	choice := NewChoice(stateOptions(), "new", func(value string) { chosen = append(chosen, value) })
	window := open(t, choice, 200, 200)
	window.Canvas().Focus(choice)
	press(choice, fyne.KeySpace)
	list := window.Canvas().Focused()
	press(list, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	if choice.Selected() != "closed" || window.Canvas().Overlays().Top() != nil {
		t.Errorf("selected %q", choice.Selected())
	}
	if window.Canvas().Focused() != choice {
		t.Error("the focus goes back to the field")
	}
	choice.TypedRune('r')
	press(choice, fyne.KeyDown)
	press(window.Canvas().Focused(), fyne.KeyEscape)
	if diff := cmp.Diff([]string{"closed", "resolved"}, chosen); diff != "" {
		t.Error(diff)
	}
}

func TestChoiceForgetsWhatIsNoLongerOffered(t *testing.T) {
	begin(t)
	choice := NewChoice(stateOptions(), "closed", nil)
	choice.SetOptions(stateOptions()[:2])
	if choice.Selected() != "" {
		t.Errorf("selected %q, which is not offered", choice.Selected())
	}
}

func people(_ context.Context, text string) ([]Option, error) {
	var found []Option
	for _, name := range []string{"Anna Lind", "Anders Ek", "Björn Ek"} {
		if len(text) <= len(name) && name[:len(text)] == text {
			found = append(found, Option{Value: name, Label: name})
		}
	}
	return found, nil
}

func TestAutocompleteSuggestsWhileOneWrites(t *testing.T) {
	begin(t)
	var picked []string
	entry := NewAutocomplete(Inline(), "", people, func(o Option) { picked = append(picked, o.Value) })
	window := open(t, entry, 300, 300)
	window.Canvas().Focus(entry)
	for _, r := range "An" {
		window.Canvas().Focused().TypedRune(r) // the list passes letters on to the field
	}
	if entry.Text != "An" || !entry.Suggesting() || len(entry.list.items) != 2 {
		t.Fatalf("written %q, suggesting %v", entry.Text, entry.Suggesting())
	}
	press(window.Canvas().Focused(), fyne.KeyDown, fyne.KeyReturn)
	if diff := cmp.Diff([]string{"Anders Ek"}, picked); diff != "" {
		t.Error(diff)
	}
	if option, ok := entry.Picked(); !ok || option.Value != "Anders Ek" || entry.Text != "Anders Ek" {
		t.Errorf("picked %+v, written %q", option, entry.Text)
	}
	entry.TypedRune('x')
	if _, ok := entry.Picked(); ok {
		t.Error("writing on means something else")
	}
}

func TestAutocompleteDropsLateSuggestions(t *testing.T) {
	begin(t)
	held := &waiting{}
	entry := NewAutocomplete(held.ui(), "", people, nil)
	open(t, entry, 300, 300)
	entry.SetText("A")
	first := held.work
	held.work = nil
	entry.SetText("Bj")
	held.run()
	held.work = first
	held.run()
	if len(entry.list.items) != 1 || entry.list.items[0].Label != "Björn Ek" {
		t.Errorf("suggested %+v, want only what fits the present text", entry.list.items)
	}
}

func TestCheckByMouseAndKeyboard(t *testing.T) {
	begin(t)
	var told []bool
	check := NewCheck("Public", false, func(checked bool) { told = append(told, checked) })
	open(t, check, 200, 40)
	test.Tap(check)
	press(check, fyne.KeySpace, fyne.KeyReturn)
	check.Disable()
	press(check, fyne.KeySpace)
	if diff := cmp.Diff([]bool{true, false, true}, told); diff != "" {
		t.Error(diff)
	}
}

func TestValueEntryShowsWhatItUnderstands(t *testing.T) {
	begin(t)
	entry := NewDurationEntry(minutes())
	window := open(t, entry, 200, 60)
	window.Canvas().Focus(entry.Entry())
	test.Type(entry.Entry(), "1h30")
	if value, filled, err := entry.Value(); value != 90 || !filled || err != nil {
		t.Errorf("understood %d, %v, %v", value, filled, err)
	}
	if entry.hint.Text != "1 h 30" || entry.hint.Hidden {
		t.Errorf("the field shows %q while one writes", entry.hint.Text)
	}
	window.Canvas().Unfocus()
	if entry.Entry().Text != "1 h 30" {
		t.Errorf("leaving the field writes it out, got %q", entry.Entry().Text)
	}
	entry.SetText("xx")
	if !entry.trouble.Visible() || entry.trouble.Text() != "This is not a time." || !entry.entry.wrong {
		t.Error("what is not understood is explained at the field")
	}
	entry.Clear()
	if _, filled, err := entry.Value(); filled || err != nil {
		t.Error("an empty field is not wrong")
	}
}

func TestDateEntryMovesByDays(t *testing.T) {
	begin(t)
	entry := NewDateEntry(Reading[civil.Day]{Parse: civil.Parse, Show: civil.Day.String})
	open(t, entry, 200, 60)
	entry.SetValue(civil.Date(2026, time.February, 28))
	press(entry.Entry(), fyne.KeyUp)
	if entry.Entry().Text != "2026-03-01" {
		t.Errorf("a day after 28 February is %q", entry.Entry().Text)
	}
	press(entry.Entry(), fyne.KeyDown, fyne.KeyDown)
	if entry.Entry().Text != "2026-02-27" {
		t.Errorf("two days before is %q", entry.Entry().Text)
	}
}

// The text size is applied at once: what is shown grows with it.
func TestTextSizeIsAppliedAtOnce(t *testing.T) {
	app := begin(t)
	button := NewPrimary("Send", "Ctrl+Enter", nil)
	open(t, button, 300, 60)
	before := button.MinSize()
	app.Settings().SetTheme(theme.New(theme.Options{TextScale: 150}))
	after := button.MinSize()
	if after.Height != before.Height*1.5 || after.Width <= before.Width {
		t.Errorf("%v at 100 %%, %v at 150 %%", before, after)
	}
}
