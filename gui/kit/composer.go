package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"tallydesk/app/words"
	"tallydesk/gui/icon"
	"tallydesk/gui/theme"
)

// Sending is what a composer sends: one act for the message, the next state and the time.
type Sending struct {
	// Internal says that the text is a note.
	Internal bool
	// Text is what was written, without space around it.
	Text string
	// State is the value of the next state; for a note it is empty.
	State string
	// Minutes is the time to log; TimeGiven is false when the field is empty and no time is logged.
	Minutes   int
	TimeGiven bool
	// WorkType is the value of the kind of work.
	WorkType string
}

// ComposerOptions are what a composer is made with.
type ComposerOptions struct {
	// States are the next states to choose from; without any, the choice is not there.
	States []Option
	// WorkTypes are the kinds of work; without any, neither kind nor time is there.
	WorkTypes []Option
	// Time is how durations are read and written.
	Time Reading[int]
	// Hold is how many seconds a message waits before it leaves; 0 says nothing.
	Hold int
	// NoNotes leaves the internal note out, as for a liaison.
	NoNotes bool
}

// Composer is where a reply and an internal note are written, each with its own draft. It grows from 3 to 12 rows;
// Ctrl+Enter sends the text, sets the next state and logs the time. The note has the note's ground and edge.
type Composer struct {
	widget.BaseWidget

	// OnSend is called with what is sent; the draft stays until Clear.
	OnSend func(Sending)
	// OnDraft is called when a draft has changed.
	OnDraft func(internal bool, text string)
	// OnInsert and OnAttach are called by Insert and Attach; without them the buttons are not there.
	OnInsert, OnAttach func()
	// OnChangeCost is called by Change beside the cost.
	OnChangeCost func()
	// OnFold is called when the composer has become higher or lower by itself.
	OnFold func()

	words    *words.Words
	options  ComposerOptions
	internal bool

	toggle       *Segments
	to           *Text
	reply, note  *Entry
	texts        *Stack
	insert       *Button
	attach       *Button
	saved, cost  *Text
	change       *Button
	leaves, long *Text
	wrong        *Text // why the time is not understood
	thenWord     *Text
	then         *Choice
	timeWord     *Text
	time         *ValueEntry[int]
	work         *Choice
	send         *Button
	notice       *fyne.Container
	content      *fyne.Container
	lines        composerLines
	tight        bool // there is little height
	inUse        bool // the person has turned to it

	ground, edge, line *canvas.Rectangle
}

// The rows of a composer, and the length in letters at which it warns: long fields get slow.
const (
	composerRowsLeast = 3
	composerRowsMost  = 12
	composerLong      = 20_000
)

// NewComposer makes a composer that writes a reply.
func NewComposer(w *words.Words, options ComposerOptions) *Composer {
	c := &Composer{words: w, options: options, ground: fill(), edge: fill(), line: fill()}
	c.toggle = NewToggle([]Option{
		{Value: "reply", Label: w.T("kit.composer.reply"), Key: "R", Icon: icon.Reply},
		{Value: "note", Label: w.T("kit.composer.note"), Key: "N", Icon: icon.Lock},
	}, "reply", func(value string) { c.turn(value == "note") })
	show(c.toggle, !options.NoNotes)
	c.reply = c.entry(false, w.T("kit.composer.hint"))
	c.note = c.entry(true, w.T("kit.composer.noteHint"))
	c.texts = NewStack(large(c.reply), large(c.note))
	c.build()
	c.ExtendBaseWidget(c)
	return c
}

func (c *Composer) entry(internal bool, placeholder string) *Entry {
	e := NewMultiLine(placeholder, composerRowsLeast, composerRowsMost)
	e.OnConfirm = c.Send
	e.OnChanged = func(text string) {
		c.drafted(internal, text)
	}
	if internal {
		e.ground = theme.Note
	}
	return e
}

func (c *Composer) drafted(internal bool, text string) {
	long := c.words.T("kit.composer.long")
	if len(text) < composerLong {
		long = ""
	}
	c.long.SetText(long)
	show(c.long, long != "")
	if c.OnDraft != nil {
		c.OnDraft(internal, text)
	}
	c.arrange()
	c.Refresh()
}

// build makes the parts.
func (c *Composer) build() {
	w := c.words
	c.to, c.saved, c.cost = Meta("").In(theme.Text2).Clipped().Right(), Meta(""), Meta("").In(theme.Text2)
	c.leaves, c.long = Meta(""), Meta("").In(theme.Warning.Ink())
	c.long.Hide()
	c.wrong = Meta("").In(theme.Danger.Ink()).Clipped()
	c.wrong.Hide()
	c.insert = NewTextButton(w.T("kit.composer.insert"), "", func() { call(c.OnInsert) })
	c.attach = NewTextButton(w.T("kit.composer.attach"), "", func() { call(c.OnAttach) })
	c.change = NewTextButton(w.T("kit.composer.change"), "", func() { call(c.OnChangeCost) })
	c.thenWord, c.timeWord = Secondary(w.T("kit.composer.then")), Secondary(w.T("kit.composer.time"))
	c.then = NewChoice(c.options.States, firstValue(c.options.States), nil)
	c.work = NewChoice(c.options.WorkTypes, firstValue(c.options.WorkTypes), nil)
	c.time = NewDurationEntry(c.options.Time)
	c.time.silent = true // there is no room for a sentence under it
	c.time.entry.whenEdited(func() { c.tellTime(nil) })
	c.time.left = func() { c.tellTime(c.timeTrouble()) }
	for _, input := range []listener{c.then, c.work, c.time.entry} {
		input.listen(c.Send, func() bool { return false })
	}
	c.send = NewPrimary(w.T("kit.composer.send"), "Ctrl+Enter", c.Send)
	if c.options.Hold > 0 {
		c.leaves.SetText(w.N("kit.composer.leaves", c.options.Hold))
	}
	c.notice = container.NewStack()
	c.notice.Hide()
	work := len(c.options.WorkTypes) > 0
	time := WideAs(c.time, theme.TimeField)
	for _, o := range []fyne.CanvasObject{c.timeWord, time, c.work} {
		show(o, work)
	}
	c.lines.sending = Flow(Across(c.thenWord, c.then), Across(c.timeWord, time, c.work), c.send)
	c.lines.costing = lead(c.cost, c.change, Space(), c.leaves)
	c.lines.folded = c.folded()
	c.content = Down(theme.SpaceSmall)
	c.arrange()
	c.fit()
}

func call(f func()) {
	if f != nil {
		f()
	}
}

func firstValue(options []Option) string {
	if len(options) == 0 {
		return ""
	}
	return options[0].Value
}

// large writes a field in the size of a conversation.
func large(e *Entry) fyne.CanvasObject { return container.NewThemeOverride(e, messageTheme{}) }

// messageTheme is the running app's theme with the text of a conversation as its text.
type messageTheme struct{}

// fit shows what belongs to a reply or to a note.
func (c *Composer) fit() {
	states := len(c.options.States) > 0 && !c.internal
	show(c.thenWord, states)
	show(c.then, states)
	show(c.to, !c.internal)
	show(c.leaves, !c.internal)
	show(c.change, c.cost.Text() != "" && c.OnChangeCost != nil)
	show(c.cost, c.cost.Text() != "")
	show(c.insert, c.OnInsert != nil)
	show(c.attach, c.OnAttach != nil)
	label := "kit.composer.send"
	if c.internal {
		label = "kit.composer.saveNote"
	}
	c.send.SetLabel(c.words.T(label), "Ctrl+Enter")
}

// turn shows the reply or the note.
func (c *Composer) turn(internal bool) {
	c.internal = internal
	c.use(true)
	index, value := 0, "reply"
	if internal {
		index, value = 1, "note"
	}
	c.toggle.SetSelected(value)
	c.texts.Turn(index)
	c.fit()
	c.Refresh()
	focusIn(c, c.current())
}

// Internal tells whether the note is being written.
func (c *Composer) Internal() bool { return c.internal }

func (c *Composer) current() *Entry {
	if c.internal {
		return c.note
	}
	return c.reply
}

// Reply turns to the reply and gives it the focus.
func (c *Composer) Reply() { c.turn(false) }

// Note turns to the internal note and gives it the focus.
func (c *Composer) Note() {
	if !c.options.NoNotes {
		c.turn(true)
	}
}

// Send sends what is written. Without a text, or with a time that is not understood, it shows where something is
// missing.
func (c *Composer) Send() {
	text := strings.TrimSpace(c.current().Text)
	if text == "" {
		focusIn(c, c.current())
		return
	}
	sending := Sending{Internal: c.internal, Text: text}
	if !c.internal {
		sending.State = c.then.Selected()
	}
	if len(c.options.WorkTypes) > 0 {
		minutes, given, err := c.time.Value()
		if err != nil {
			c.tellTime(err)
			focusIn(c, c.time.entry)
			return
		}
		sending.Minutes, sending.TimeGiven, sending.WorkType = minutes, given, c.work.Selected()
	}
	if c.OnSend != nil {
		c.OnSend(sending)
	}
}
