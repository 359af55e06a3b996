package kit

import (
	"errors"
	"fmt"
	"testing"

	"fyne.io/fyne/v2"

	"tallydesk/gui/icon"
	"tallydesk/gui/theme"
)

var errNoTime = errors.New("no time")

// minutes reads "90" and "1h30" well enough for tests.
func minutes() Reading[int] {
	return Reading[int]{
		Parse: func(text string) (int, error) {
			var h, m int
			if n, _ := fmt.Sscanf(text, "%dh%d", &h, &m); n == 2 {
				return h*60 + m, nil
			}
			if n, _ := fmt.Sscanf(text, "%d h %d", &h, &m); n == 2 {
				return h*60 + m, nil
			}
			if n, _ := fmt.Sscanf(text, "%d", &m); n == 1 {
				return m, nil
			}
			return 0, errNoTime
		},
		Show:    func(m int) string { return fmt.Sprintf("%d h %02d", m/60, m%60) },
		Explain: func(error) string { return "This is not a time." },
	}
}

// conversation is the one of ticket #1042.
func conversation() []Item {
	return []Item{
		{
			Key: "1", Initials: "CH", Author: "Carin Holm", Detail: "Sundvik kommun · e-mail", When: "today 09:12",
			Body:  []Span{Plain("When Eva and I publish the same unit at the same time, the schedule locks and we both have to log out. Started this morning.")},
			Files: []File{{Name: "lock.png", Size: "214 kB", Picture: true}},
		},
		{Key: "2", Kind: Event, Body: []Span{Plain("Assessed: High, line 2 · 1 tech ticket reserved (8 of 12 left)")}, When: "09:31"},
		{
			Key: "3", Initials: "AL", Own: true, Author: "Anna Lind", Detail: "to Carin Holm", When: "today 09:40",
			Body: []Span{Plain("Hello Carin! Two sessions hold the lock, I have released it. Which version do you see under Help, About?")},
		},
		{
			Key: "4", Initials: "CH", Author: "Carin Holm", Detail: "e-mail", When: "today 10:21",
			Body:  []Span{Plain("It says 8.4.2. The log is attached.")},
			Files: []File{{Name: "app.log", Size: "1.2 MB"}}, Quoted: "Hello Carin!", QuotedLabel: "14 quoted lines",
		},
		{
			Key: "5", Kind: Note, Initials: "AL", Own: true, Author: "Anna Lind", When: "today 10:30",
			Body: []Span{Link("@Erik", func() {}), Plain(" same as "), Link("D-118", func() {}), Plain("? That one is fixed in 8.4.3.")},
		},
	}
}

func newComposer() *Composer {
	c := NewComposer(english(), ComposerOptions{
		States:    []Option{{Value: "waiting_customer", Label: "Waiting for customer"}, {Value: "resolved", Label: "Resolved"}},
		WorkTypes: []Option{{Value: "support", Label: "Support"}, {Value: "travel", Label: "Travel"}},
		Time:      minutes(), Hold: 10,
	})
	c.OnInsert, c.OnAttach = func() {}, func() {}
	c.SetTo("To Carin Holm, Eva Ros · Swedish")
	c.SetSaved("Saved 10:42")
	c.SetMinutes(13)
	c.SetCost("Covered: fault, tech ticket reserved ·", func() {})
	c.SetDraft(false, "Hej Carin! Felet är känt och rättat i 8.4.3. Jag kan uppgradera er testmiljö i dag kl. 14, passar det?")
	return c
}

func TestConversationLooksAsDesigned(t *testing.T) {
	var composer *Composer
	picture(t, "conversation", 600, 600, func() fyne.CanvasObject {
		timeline := NewTimeline(english())
		timeline.SetItems(conversation())
		composer = newComposer()
		return Down(theme.Hairline, Grow(timeline), composer)
	}, func(fyne.Canvas) { composer.Reply() })
}

func TestNoteIsSeenToBeInternal(t *testing.T) {
	var composer *Composer
	picture(t, "note", 600, 230, func() fyne.CanvasObject {
		composer = newComposer()
		return composer
	}, func(fyne.Canvas) { composer.Note() })
}

func TestPanelLooksAsDesigned(t *testing.T) {
	picture(t, "panel", 336, 560, func() fyne.CanvasObject {
		why := func() fyne.CanvasObject { return NewTextButton("Why?", "W", nil) }
		clock := func(drawing icon.Icon, ink theme.Name, name, target, used string) fyne.CanvasObject {
			return Across(NewMark(drawing, ink, theme.IconSmall), Wide(Body(name), 128), Grow(Secondary(target)), Secondary("used"), Wide(Name(used).Right(), 48))
		}
		return NewPanel(
			NewSection("Next step", "", Across(Grow(Body("3 of 5 checks done: access rights?").Clipped()), NewTextButton("Do it", "C", nil))),
			NewSection("Clocks", "", Down(theme.SpaceTiny,
				clock(icon.Tick, theme.Good.Ink(), "Assessment", "2 h", "0 h 19"),
				clock(icon.Tick, theme.Good.Ink(), "First answer", "4 h", "0 h 28"),
				clock(icon.Deadline, theme.Text2, "Solution", "8 h", "0 h 50"),
				Across(Grow(NewBar(0.1, theme.AccentFill)), Meta("10 %"))), why()),
			NewSection("What it costs the customer", "", NewParagraph(RoleBody, Plain("Nothing while it is a fault.\n"), Soft("As assistance: only time after notice, from Prepaid 6 Oct, 11 h 30 left.")), NewTextButton("Reallocate…", "E", nil)),
			NewSection("People", "", NewParagraph(RoleBody, Plain("Carin Holm, Eva Ros "), Soft("customer"))),
			NewSection("More", "", Down(theme.SpaceTiny,
				NewFold("Sessions", "0", "", Body("none"), false),
				NewFold("Installation", "8.4.2", "", Secondary("Production since 2024"), true))),
		)
	}, nil)
}

func TestControlsLookAsDesigned(t *testing.T) {
	var first *Button
	picture(t, "controls", 640, 560, func() fyne.CanvasObject {
		first = NewPrimary("Send", "Ctrl+Enter", nil)
		off := NewPrimary("Send", "", nil)
		off.Disable()
		options := []Option{{Value: "a", Label: "Week"}, {Value: "b", Label: "Orders", Count: "1"}, {Value: "c", Label: "Approve"}}
		toggle := []Option{{Value: "a", Label: "Reply", Key: "R", Icon: icon.Reply}, {Value: "b", Label: "Internal note", Key: "N", Icon: icon.Lock}}
		subject := NewField("subject", "Subject, required", "One line.", NewEntry("What happened"))
		subject.SetError("Write a subject. Nothing was sent.")
		time := NewDurationEntry(minutes())
		time.SetText("90")
		badges := Across()
		for _, b := range []Badge{
			PriorityBadge("very_high", "Very high"), PriorityBadge("high", "High"), PriorityBadge("medium", "Medium"), PriorityBadge("low", "Low"),
			StateBadge("in_progress", "In progress"), FaultBadge("Fault"), UncoveredBadge("Uncovered"), InternalBadge("Internal"), UnsentBadge("Not sent yet"),
		} {
			badges.Add(NewChip(b))
		}
		return Pad(Down(theme.SpaceCell,
			Across(Title("Today"), Meta("Wed 18 Nov 2026"), Space(), first),
			AcrossBy(theme.SpacePanel, NewTextButton("Filter", "F", nil), NewOutlineButton("Book help", nil), NewDanger("Delete", "", nil), off,
				NewIconButton(icon.OpenWindow, "Open", nil), NewIconButton(icon.More, "More", nil), Figure("14 h 15")),
			badges,
			Across(NewViews(options, "a", nil), Space(), NewToggle(toggle, "a", nil)),
			subject,
			Across(Wide(NewField("time", "Time", "", time), 160), Wide(NewField("state", "State", "", NewChoice([]Option{{Value: "x", Label: "Waiting for customer"}}, "x", nil)), 200)),
			Across(NewCheck("Public", true, nil), NewCheck("Urgent", false, nil)),
			NewLots(Lot{Name: "Prepaid 6 Oct", Share: 0.575, Left: "11 h 30", Of: "of 20 h", Until: "31 Dec"}, Lot{Name: "Allowance Nov", Share: 1, Left: "2 h 00", Of: "of 2 h", Until: "31 Jan"}),
			NewBalanceBar(BarPart{0.57, theme.LotNear}, BarPart{0.1, theme.LotMiddle}, BarPart{0.04, theme.LotFar}),
			NewMessageLine(theme.Info, "Friday 20 November the desk closes at 12.", NewTextButton("Hide", "", nil)),
			NewKeyHints(Hint{[]string{"↑", "↓"}, "move"}, Hint{[]string{"Enter"}, "open"}, Hint{[]string{"T"}, "take"}),
		), theme.SpacePanel, theme.SpaceCell)
	}, func(canvas fyne.Canvas) { canvas.Focus(first) })
}
