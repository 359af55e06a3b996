package kit

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"

	"tallydesk/gui/theme"
)

func TestButtonsByKeyboard(t *testing.T) {
	begin(t)
	pressed := 0
	button := NewTextButton("Why?", "W", func() { pressed++ })
	window := open(t, button, 100, 40)
	heard := ""
	window.Canvas().SetOnTypedRune(func(r rune) { heard += string(r) })
	window.Canvas().SetOnTypedKey(func(e *fyne.KeyEvent) { heard += string(e.Name) })
	press(button, fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace, fyne.KeyT, fyne.KeyF1)
	button.TypedRune(' ')
	button.TypedRune('t')
	button.Disable()
	test.Tap(button)
	if pressed != 3 || heard != "F1t" {
		t.Errorf("pressed %d times, the window heard %q", pressed, heard)
	}
}

func TestSegmentsByMouseAndKeyboard(t *testing.T) {
	begin(t)
	var told []string
	views := NewViews(stateOptions(), "new", func(value string) { told = append(told, value) })
	open(t, views, 400, 40)
	test.Tap(views.parts[1])
	press(views, fyne.KeyRight, fyne.KeyRight, fyne.KeyHome, fyne.KeyLeft)
	if diff := cmp.Diff([]string{"resolved", "closed", "new"}, told); diff != "" {
		t.Error(diff)
	}
}

func TestFoldByMouseAndKeyboard(t *testing.T) {
	begin(t)
	content := Body("inside")
	fold := NewFold("History", "14", "", content, false)
	open(t, fold, 200, 200)
	test.Tap(fold.head)
	if !fold.Open() || !content.Visible() {
		t.Error("a click opens")
	}
	press(fold.head, fyne.KeyLeft)
	if fold.Open() || content.Visible() {
		t.Error("← closes")
	}
}

func TestSplitKeepsTheLeastWidths(t *testing.T) {
	begin(t)
	split := NewSplit(Body("list"), Body("detail"), SplitOptions{Fixed: First, Width: 296, MinFixed: 200, MinOther: 480})
	window := open(t, split, 1000, 100)
	var told float32
	split.OnMoved = func(width float32) { told = width }
	test.Drag(window.Canvas(), fyne.NewPos(297, 50), 100, 0)
	if split.Width() != 396 || told != 396 {
		t.Errorf("the line stands at %v, told %v", split.Width(), told)
	}
	test.Drag(window.Canvas(), fyne.NewPos(397, 50), 500, 0)
	if split.Width() != 520 {
		t.Errorf("the other side keeps its least width: %v", split.Width())
	}
	split.ShowFixed(false)
	if split.second.Size().Width != 1000 {
		t.Errorf("alone the other side has all the room: %v", split.second.Size())
	}
}

func TestPanelDrawsNoLineForHiddenSections(t *testing.T) {
	begin(t)
	first, second, third := NewSection("A", "", Body("a")), NewSection("B", "2", Body("b")), NewSection("C", "", Body("c"))
	panel := NewPanel(first, second, third)
	open(t, panel, 300, 400)
	lines := func() []bool {
		return []bool{panel.column.Objects[1].Visible(), panel.column.Objects[3].Visible(), panel.column.Objects[5].Visible()}
	}
	if diff := cmp.Diff([]bool{true, true, false}, lines()); diff != "" {
		t.Error(diff)
	}
	third.Hide()
	if diff := cmp.Diff([]bool{true, false, false}, lines()); diff != "" {
		t.Error(diff)
	}
}

// ask opens a question over a focused button and gives what was answered.
func ask(t *testing.T, looks ...ActionLook) (modals *Modals, canvas fyne.Canvas, before *Button, answered *[]string) {
	t.Helper()
	begin(t)
	before = NewPrimary("Open", "", nil)
	window := open(t, before, 600, 400)
	window.Canvas().Focus(before)
	modals, answered = NewModals(), &[]string{}
	labels := []string{"Send", "Keep"}
	question := Question{Text: "Send the statement?", Cancel: "Cancel", OnCancel: func() { *answered = append(*answered, "Cancel") }}
	for i, look := range looks {
		question.Actions = append(question.Actions, Action{Label: labels[i], Key: labels[i][:1], Look: look, Do: func() { *answered = append(*answered, labels[i]) }})
	}
	Ask(modals, window.Canvas(), question)
	return modals, window.Canvas(), before, answered
}

func TestQuestionByKeyboard(t *testing.T) {
	tests := []struct {
		name   string
		looks  []ActionLook
		answer func(fyne.Canvas)
		want   string
	}{
		{"Enter gives the main answer", []ActionLook{Main, Other}, func(c fyne.Canvas) { press(c.Focused(), fyne.KeyReturn) }, "Send"},
		{"Esc leaves", []ActionLook{Main, Other}, func(c fyne.Canvas) { press(c.Focused(), fyne.KeyEscape) }, "Cancel"},
		{"a letter gives its answer", []ActionLook{Main, Other}, func(c fyne.Canvas) { c.Focused().TypedRune('k') }, "Keep"},
		{"arrows move", []ActionLook{Main, Other}, func(c fyne.Canvas) {
			press(c.Focused(), fyne.KeyLeft)
			press(c.Focused(), fyne.KeyReturn)
		}, "Keep"},
		{"Enter does not destroy", []ActionLook{Destructive}, func(c fyne.Canvas) { press(c.Focused(), fyne.KeyReturn) }, "Cancel"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			modals, canvas, before, answered := ask(t, tt.looks...)
			if !modals.Open() || !modals.Asking() {
				t.Fatal("the question is not modal")
			}
			tt.answer(canvas)
			if diff := cmp.Diff([]string{tt.want}, *answered); diff != "" {
				t.Error(diff)
			}
			if modals.Open() || canvas.Focused() != before {
				t.Error("the focus goes back to where it was")
			}
		})
	}
}

func TestQuestionByTheFrame(t *testing.T) {
	modals, _, _, answered := ask(t, Main)
	if !modals.Confirm() || modals.Confirm() || modals.Cancel() {
		t.Error("only an open question is confirmed")
	}
	if diff := cmp.Diff([]string{"Send"}, *answered); diff != "" {
		t.Error(diff)
	}
}

func TestSheetKeepsItsDraft(t *testing.T) {
	begin(t)
	modals := NewModals()
	under := NewPrimary("Open", "", nil)
	sheets := NewSheets(modals, under)
	window := open(t, sheets, 900, 600)
	window.Canvas().Focus(under)
	open := func() *Entry {
		form, name, _ := signUp()
		sheets.Open(Sheet{Key: "person", Title: "New person", Form: form, Confirm: "Save", Cancel: "Cancel"})
		return name
	}
	name := open()
	if window.Canvas().Focused() != name || !modals.Open() {
		t.Fatal("the first field has the focus")
	}
	test.Type(name, "Eva")
	press(name, fyne.KeyEscape)
	if sheets.IsOpen() || modals.Open() || window.Canvas().Focused() != under {
		t.Error("Esc closes, the focus goes back")
	}
	open()
	kept, ok := window.Canvas().Focused().(*Entry)
	if !ok || kept.Text != "Eva" {
		t.Error("what was written is kept")
	}
	sheets.Done()
	if again := open(); again.Text != "" || window.Canvas().Focused() != again {
		t.Error("after the work is done nothing is kept")
	}
}

func TestSheetConfirms(t *testing.T) {
	begin(t)
	modals := NewModals()
	sheets := NewSheets(modals, Body(""))
	open(t, sheets, 900, 600)
	form, name, _ := signUp()
	submitted := 0
	form.OnSubmit = func() { submitted++ }
	sheets.Open(Sheet{Title: "New person", Form: form, Confirm: "Save", Cancel: "Cancel"})
	name.TypedShortcut(ctrlEnter())
	modals.Confirm()
	test.Tap(sheets.button)
	if submitted != 3 || !sheets.IsOpen() {
		t.Errorf("submitted %d times; the sheet stays until its work is done", submitted)
	}
}

func TestUndoBarCountsDown(t *testing.T) {
	begin(t)
	bar := NewUndoBar(english())
	open(t, bar, 500, 40)
	var did []string
	bar.OnGone = func() { did = append(did, "gone") }
	offer := func(name string) {
		bar.Offer(name, 2, func() { did = append(did, "undo "+name) }, func() { did = append(did, "send "+name) })
	}
	offer("a")
	bar.Tick()
	if !bar.Visible() || bar.seconds.Text() != "1 s" {
		t.Errorf("shows %q", bar.seconds.Text())
	}
	bar.Tick()
	bar.Tick()
	offer("b")
	bar.Undo()
	offer("c")
	test.Tap(bar.send)
	offer("d")
	offer("e")
	if diff := cmp.Diff([]string{"gone", "undo b", "send c", "gone"}, did); diff != "" {
		t.Error(diff)
	}
	if !bar.Active() {
		t.Error("the last deed can be undone")
	}
}

func TestMenuByKeyboard(t *testing.T) {
	begin(t)
	window := open(t, Body(""), 400, 300)
	var did []string
	item := func(label, key string, disabled bool) MenuItem {
		return MenuItem{Label: label, Key: key, Disabled: disabled, Do: func() { did = append(did, label) }}
	}
	items := []MenuItem{item("Take", "T", false), item("Merge", "", true), item("Why", "W", false), item("Copy", "", false)}
	for _, keys := range [][]fyne.KeyName{
		{fyne.KeyReturn}, {fyne.KeyDown, fyne.KeyReturn}, {fyne.KeyUp, fyne.KeyReturn}, {fyne.KeyEnd, fyne.KeyReturn}, {fyne.KeyEscape},
	} {
		ShowMenu(window.Canvas(), fyne.NewPos(390, 290), items)
		press(window.Canvas().Focused(), keys...)
	}
	ShowMenu(window.Canvas(), fyne.NewPos(0, 0), items)
	window.Canvas().Focused().TypedRune('w')
	if diff := cmp.Diff([]string{"Take", "Why", "Copy", "Copy", "Why"}, did); diff != "" {
		t.Error(diff)
	}
	if window.Canvas().Overlays().Top() != nil {
		t.Error("the menu is closed")
	}
}

func TestParagraphWrapsWithoutLosingAnything(t *testing.T) {
	begin(t)
	text := "When Eva and I publish the same unit at the same time, the schedule locks.\n\nStarted-this-morning-and-went-on-without-any-space-for-a-very-long-time-indeed"
	paragraph := NewParagraph(RoleMessage, Plain(text[:20]), Strong(text[20:]))
	open(t, NewGround(theme.Surface, Down(theme.SpaceTiny, paragraph)), 200, 400)
	written := map[rune]int{}
	for _, r := range text {
		written[r]++
	}
	delete(written, ' ')
	delete(written, '\n')
	for _, piece := range paragraph.pieces {
		if piece.x+piece.width > 200+1 {
			t.Errorf("%q is outside", piece.text)
		}
		for _, r := range piece.text {
			written[r]--
		}
	}
	delete(written, ' ')
	for r, count := range written {
		if count != 0 {
			t.Errorf("%d of %q are lost", count, r)
		}
	}
}

func TestTextIsCutToItsPlace(t *testing.T) {
	begin(t)
	text := Body("Schedule locks when two planners publish").Clipped()
	open(t, text, 100, 20)
	width := fyne.MeasureText(text.shown.Text, text.shown.TextSize, text.shown.TextStyle).Width
	if text.shown.Text == "" || text.shown.Text == text.Text() || width > 101 {
		t.Errorf("%q is %v wide in a place of 100", text.shown.Text, width)
	}
}

func TestALongMessageIsNotCutOff(t *testing.T) {
	begin(t)
	message := NewMessageLine(theme.Danger, strings.Repeat("This file cannot be opened. ", 9))
	open(t, Down(theme.NoSpace, message), 400, 300)
	if lines := message.text.Lines(); lines < 2 || message.MinSize().Height < float32(lines)*message.text.lineHeight() {
		t.Errorf("%d lines in a height of %v", lines, message.MinSize().Height)
	}
}
