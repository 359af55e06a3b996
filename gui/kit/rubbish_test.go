package kit

import (
	"errors"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"tallydesk/gui/theme"
)

// notUnderstood reads no text at all.
func notUnderstood() Reading[int] {
	return Reading[int]{
		Parse:   func(text string) (int, error) { return 0, errors.New(text) },
		Show:    func(int) string { return "" },
		Explain: func(err error) string { return err.Error() + " is not a time." },
	}
}

// textsIn is all that an object shows, in one line.
func textsIn(o fyne.CanvasObject) string {
	if !o.Visible() {
		return ""
	}
	var texts []string
	switch o := o.(type) {
	case *canvas.Text:
		return o.Text
	case *fyne.Container:
		for _, child := range o.Objects {
			texts = append(texts, textsIn(child))
		}
	case fyne.Widget:
		for _, child := range test.WidgetRenderer(o).Objects() {
			texts = append(texts, textsIn(child))
		}
	}
	return strings.Join(texts, " ")
}

// A field says once what is wrong with it, and no longer when something else is written.
func TestAFieldSaysOnceWhatIsWrong(t *testing.T) {
	begin(t)
	input := NewDurationEntry(notUnderstood())
	field := NewField("time", "Time", "", input)
	window := open(t, field, 400, 120)
	input.SetText("1h3o")
	field.SetError("1h3o is not a time.")
	if got := strings.Count(textsIn(field), "is not a time."); got != 1 {
		t.Errorf("the message stands there %d times: %s", got, textsIn(field))
	}
	window.Canvas().Focus(input.entry)
	input.entry.TypedRune('2')
	if field.Error() != "" {
		t.Errorf("still says %q of another text", field.Error())
	}
}

// Entering a field of a value marks what it holds: typing replaces it. What is set by the program is not marked.
func TestTypingReplacesAValue(t *testing.T) {
	begin(t)
	input := NewDurationEntry(notUnderstood())
	window := open(t, input, 300, 60)
	input.SetText("22 Nov")
	window.Canvas().Focus(input.entry)
	for _, letter := range "31 Feb" {
		input.entry.TypedRune(letter)
	}
	if input.entry.Text != "31 Feb" {
		t.Errorf("holds %q", input.entry.Text)
	}
	input.entry.TypedShortcut(&fyne.ShortcutSelectAll{})
	input.SetText("")
	for _, letter := range "1h" {
		input.entry.TypedRune(letter)
	}
	if input.entry.Text != "1h" {
		t.Errorf("after being emptied holds %q", input.entry.Text)
	}
}

// A field of spaces alone holds nothing: what may be left empty may be left so.
func TestSpacesAreNoValue(t *testing.T) {
	begin(t)
	input := NewDurationEntry(notUnderstood())
	input.SetText("   ")
	if _, filled, err := input.Value(); filled || err != nil {
		t.Errorf("spaces are taken for a value: %v, %v", filled, err)
	}
}

// Letters that turn the order of what follows them do not turn the message that quotes them.
func TestAMessageKeepsItsOrder(t *testing.T) {
	begin(t)
	field := NewField("name", "Name", "", NewEntry(""))
	open(t, field, 400, 120)
	field.SetError("\u202eabc\u2067 is not known.")
	if shown := textsIn(field); !strings.Contains(shown, "abc is not known.") {
		t.Errorf("shows %q", shown)
	}
}

// Signs that turn the order of letters are shown nowhere in a line, and kept in
// what was written.
func TestALineKeepsItsOrder(t *testing.T) {
	begin(t)
	const name = "\u202eabc\u2066.pdf\u2069"
	badge := Badge{Text: name, Tone: theme.Info, Fill: FillTone}
	text := Body(name)
	grid := NewGrid(english(), Inline(), GridOptions{Columns: []Column{{ID: "a", Flex: 1}}}, NewRows([]Row{{Key: "1", Cells: []Cell{{First: Part{Text: name}}}}}))
	for what, o := range map[string]fyne.CanvasObject{
		"text": text, "clipped": Group(name).Clipped(), "line": NewLine(Strong(name), Soft(name)), "paragraph": NewParagraph(RoleMessage, Plain(name)),
		"chip": NewChip(badge), "button": NewTextButton(name, "", nil), "check": NewCheck(name, false, nil),
		"choice": NewChoice([]Option{{Value: "a", Label: name}}, "a", nil), "grid": grid,
	} {
		open(t, o, 400, 200)
		shown := textsIn(o)
		if strings.ContainsFunc(shown, turns) || !strings.Contains(strings.ToLower(shown), "abc.pdf") {
			t.Errorf("%s shows %q", what, shown)
		}
	}
	if text.Text() != name {
		t.Errorf("the text is %q", text.Text())
	}
}

// The field with the keyboard is in sight, also in a sheet that is lower than its fields.
func TestASheetFollowsTheKeyboard(t *testing.T) {
	begin(t)
	modals := NewModals()
	sheets := NewSheets(modals, NewGround(theme.Surface, Body("")))
	open(t, sheets, 600, 300)
	var fields []*Field
	for range 8 {
		fields = append(fields, NewField("", "A label", "", NewEntry("")))
	}
	sheets.Open(Sheet{Title: "Work", Form: NewForm(fields...), Cancel: "Leave", Confirm: "Save"})
	for i, field := range fields {
		field.Focus()
		driver := fyne.CurrentApp().Driver()
		bottom := driver.AbsolutePositionForObject(field).Y + field.Size().Height
		if foot := driver.AbsolutePositionForObject(sheets.button).Y; bottom > foot {
			t.Errorf("field %d ends at %.0f, the foot begins at %.0f", i, bottom, foot)
		}
	}
}

// A field that suggests says so when nothing fits, and the word is nothing to choose.
func TestSuggestingNothingSaysSo(t *testing.T) {
	begin(t)
	a := &Autocomplete{Nothing: "Nothing fits"}
	items := a.items(nil)
	if len(items) != 1 || items[0].Label != "Nothing fits" || !items[0].Disabled {
		t.Errorf("offers %+v", items)
	}
	a.Nothing = ""
	if items := a.items(nil); len(items) != 0 {
		t.Errorf("offers %+v", items)
	}
}

// A composer that cannot read its time says why, and sends nothing.
func TestAComposerSaysWhyItsTimeIsWrong(t *testing.T) {
	begin(t)
	c := NewComposer(english(), ComposerOptions{WorkTypes: []Option{{Value: "support", Label: "Support"}}, Time: notUnderstood()})
	sent := false
	c.OnSend = func(Sending) { sent = true }
	open(t, c, 700, 400)
	c.SetDraft(false, "Hello")
	c.time.SetText("1h3o")
	c.Send()
	if sent || c.wrong.Text() != "1h3o is not a time." || !c.wrong.Visible() {
		t.Errorf("sent %v, says %q", sent, c.wrong.Text())
	}
	c.time.entry.TypedRune('1')
	if c.wrong.Visible() {
		t.Error("still says so of another text")
	}
}

// Where there is little height, a composer is one line until somebody turns to it, and again when it is left empty.
func TestALowConversationFoldsItsComposer(t *testing.T) {
	begin(t)
	c := NewComposer(english(), ComposerOptions{Time: notUnderstood()})
	talk, foot := Down(""), Down("", c)
	column := NewConversation(talk, foot)
	c.OnFold = column.Refresh
	open(t, column, 600, 260)
	folded := c.Size().Height
	c.Reply()
	if c.Size().Height <= folded || talk.Size().Height < theme.Units(conversationLeast)-1 {
		t.Errorf("folded %.0f high, in use %.0f, the conversation %.0f", folded, c.Size().Height, talk.Size().Height)
	}
	c.SetDraft(false, "kept")
	c.Leave()
	if c.Size().Height <= folded {
		t.Error("folds over a draft")
	}
	c.Clear(false)
	c.Leave()
	column.Refresh()
	if c.Size().Height != folded {
		t.Errorf("left empty it is %.0f high, not %.0f", c.Size().Height, folded)
	}
}

// What has no room in a line ends with the mark of what is left out; a grid leaves its spare columns out first.
func TestWhatIsCutSaysSo(t *testing.T) {
	begin(t)
	m := newMeter(13, fyne.TextStyle{})
	whole, wide := m.fit("Schedule locks", 1000)
	if whole != "Schedule locks" {
		t.Errorf("cut %q with room", whole)
	}
	if short, width := m.fit("Schedule locks", wide-10); !strings.HasSuffix(short, "…") || width > wide-10+fitSlack {
		t.Errorf("cut to %q, %.1f of %.1f wide", short, width, wide-10)
	}
	g := NewGrid(english(), Inline(), GridOptions{Columns: []Column{
		{ID: "a", Width: 100, Flex: 1}, {ID: "b", Width: 100, Spare: 1}, {ID: "c", Width: 100, Spare: 2},
	}}, NewRows(nil))
	side := 2 * theme.Size(theme.SpacePanel)
	for room, want := range map[float32][3]float32{400: {200, 100, 100}, 250: {150, 100, 0}, 150: {150, 0, 0}, 60: {60, 0, 0}} {
		for i, at := range g.spans(room + side) {
			if at.width != want[i] {
				t.Errorf("in %.0f column %d is %.0f wide, want %.0f", room, i, at.width, want[i])
			}
		}
	}
}
