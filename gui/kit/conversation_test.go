package kit

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"
)

func openTimeline(t *testing.T, items []Item) (*Timeline, fyne.Window) {
	t.Helper()
	begin(t)
	timeline := NewTimeline(english())
	timeline.SetItems(items)
	return timeline, open(t, timeline, 600, 200)
}

func TestTimelineOpensAtTheNewest(t *testing.T) {
	timeline, _ := openTimeline(t, conversation())
	if !timeline.atEnd() || timeline.scroll.Offset.Y == 0 {
		t.Errorf("opened at %v", timeline.scroll.Offset)
	}
}

func TestTimelineOpensAtTheFirstUnread(t *testing.T) {
	items := conversation()
	items[2].Unread, items[3].Unread = true, true
	timeline, _ := openTimeline(t, items)
	if timeline.scroll.Offset.Y != timeline.items[2].Position().Y {
		t.Errorf("opened at %v, the first unread is at %v", timeline.scroll.Offset.Y, timeline.items[2].Position().Y)
	}
}

func TestTimelineByKeyboard(t *testing.T) {
	timeline, window := openTimeline(t, conversation())
	var selected []string
	heard := ""
	timeline.OnSelect = func(key string) { selected = append(selected, key) }
	window.Canvas().SetOnTypedRune(func(r rune) { heard += string(r) })
	window.Canvas().Focus(timeline)
	press(timeline, fyne.KeyUp, fyne.KeyHome, fyne.KeyUp)
	for _, r := range "jrk" {
		timeline.TypedRune(r)
	}
	if diff := cmp.Diff([]string{"5", "4", "1", "2", "1"}, selected); diff != "" {
		t.Error(diff)
	}
	if heard != "r" {
		t.Errorf("the window heard %q", heard)
	}
	asked := ""
	timeline.OnMenu = func(key string, _ fyne.Position) { asked = key }
	press(timeline, desktop.KeyMenu)
	if asked != "1" {
		t.Errorf("the menu is for %q", asked)
	}
}

func TestTimelineCapsLongMessages(t *testing.T) {
	long := Item{Key: "long", Author: "A", Body: []Span{Plain(strings.Repeat("a line\n", 50))}}
	timeline, window := openTimeline(t, []Item{long})
	item := timeline.items[0]
	capped := item.MinSize().Height
	if item.body.shownLines() != longItem {
		t.Errorf("%d lines are shown", item.body.shownLines())
	}
	window.Canvas().Focus(timeline)
	press(timeline, fyne.KeyReturn)
	if item.body.shownLines() < 50 || item.MinSize().Height <= capped {
		t.Errorf("Enter shows all: %d lines", item.body.shownLines())
	}
}

func TestTimelineStaysWhereOneReads(t *testing.T) {
	timeline, _ := openTimeline(t, conversation())
	timeline.scrollBy(-100)
	place := timeline.scroll.Offset
	timeline.SetItems(append(conversation(), Item{Key: "6", Author: "Carin Holm", Body: []Span{Plain("Thank you.")}}))
	if timeline.scroll.Offset != place {
		t.Error("a new message moves what one reads")
	}
	timeline.scrollBy(1000)
	timeline.SetItems(append(conversation(), Item{Key: "6"}, Item{Key: "7", Body: []Span{Plain("Bye.")}}))
	if !timeline.atEnd() {
		t.Error("at the end a new message comes into view")
	}
}

func TestTimelineUnfoldsQuotedMail(t *testing.T) {
	timeline, _ := openTimeline(t, conversation())
	timeline.Select("4")
	before := timeline.items[3].MinSize().Height
	press(timeline, fyne.KeyReturn)
	if timeline.items[3].MinSize().Height <= before {
		t.Error("quoted mail is not shown")
	}
}

func TestComposerKeepsTwoDrafts(t *testing.T) {
	begin(t)
	composer := newComposer()
	window := open(t, composer, 600, 300)
	type draft struct {
		internal bool
		text     string
	}
	var drafts []draft
	composer.OnDraft = func(internal bool, text string) { drafts = append(drafts, draft{internal, text}) }
	composer.Note()
	if window.Canvas().Focused() != composer.note {
		t.Fatal("the note has the focus")
	}
	test.Type(composer.note, "x")
	composer.Reply()
	test.Type(composer.reply, "y")
	if composer.Draft(true) != "x" || !strings.Contains(composer.Draft(false), "y") {
		t.Errorf("drafts are %q and %q", composer.Draft(true), composer.Draft(false))
	}
	if len(drafts) != 2 || !drafts[0].internal || drafts[1].internal {
		t.Errorf("told %v", drafts)
	}
}

func TestComposerSendsTextStateAndTime(t *testing.T) {
	begin(t)
	composer := newComposer()
	open(t, composer, 600, 300)
	var sent []Sending
	composer.OnSend = func(s Sending) { sent = append(sent, s) }
	composer.SetDraft(false, "  Hello \n")
	composer.reply.TypedShortcut(ctrlEnter())
	composer.time.Clear()
	composer.SetState("resolved")
	composer.Send()
	composer.Note()
	composer.Send() // an empty note is not sent
	composer.SetDraft(true, "internal")
	composer.Send()
	want := []Sending{
		{Text: "Hello", State: "waiting_customer", Minutes: 13, TimeGiven: true, WorkType: "support"},
		{Text: "Hello", State: "resolved", WorkType: "support"},
		{Internal: true, Text: "internal", WorkType: "support"},
	}
	if diff := cmp.Diff(want, sent); diff != "" {
		t.Error(diff)
	}
}

func TestComposerDoesNotSendATimeItDoesNotUnderstand(t *testing.T) {
	begin(t)
	composer := newComposer()
	window := open(t, composer, 600, 300)
	composer.OnSend = func(s Sending) { t.Errorf("sent %+v", s) }
	composer.time.SetText("1h3o?")
	composer.time.reading.Parse = func(string) (int, error) { return 0, errNoTime }
	composer.Send()
	if window.Canvas().Focused() != composer.time.entry {
		t.Error("the time has the focus")
	}
}

func TestComposerOfALiaisonHasNoNote(t *testing.T) {
	begin(t)
	composer := NewComposer(english(), ComposerOptions{Time: minutes(), NoNotes: true})
	open(t, composer, 600, 300)
	composer.Note()
	if composer.Internal() || composer.toggle.Visible() {
		t.Error("a liaison writes no notes")
	}
}
