package tickets

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"

	"tallydesk/app/command"
	"tallydesk/app/ticket"
	"tallydesk/gui/page"
	"tallydesk/gui/pagetest"
	"tallydesk/gui/theme"
)

func TestShots(t *testing.T) {
	w960, h := pagetest.Room(960)
	w1920, _ := pagetest.Room(1920)
	for _, o := range []struct {
		name string
		pagetest.Options
	}{
		{"light", pagetest.Options{}},
		{"dark-sv", pagetest.Options{Lang: "sv", Variant: theme.Dark}},
		{"960", pagetest.Options{Width: w960, Height: h}},
		{"1920-sv", pagetest.Options{Lang: "sv", Width: w1920, Height: h + 200}},
		{"150", pagetest.Options{Scale: 150}},
		{"closed", pagetest.Options{Width: 1231, Height: 702}},
	} {
		t.Run(o.name, func(t *testing.T) {
			shot := func(b *pagetest.Bench, name string) { b.Picture("/tmp/tickets/" + o.name + "-" + name + ".png") }
			shot(emptyScene(t).show(o.Options), "empty")
			s := newScene(t).talked()
			for i := range 60 {
				s.open(command.OpenTicket{CustomerID: s.sundvik, ReporterID: s.carin, Subject: fmt.Sprintf("Wish number %d: one colour per department", i), Priority: ticket.Priorities[i%4], Kind: ticket.Kinds[i%5], AssigneeID: s.erik})
			}
			b := s.show(o.Options)
			shot(b, "list")
			b.Page.Rune('f')
			b.Type("custo:x")
			shot(b, "filter")
			b.Fill("customer:sund prio:high")
			shot(b, "filtered")
			b.Key(fyne.KeyEscape)
			b.Page.Rune('p')
			shot(b, "priority")
			b.Key(fyne.KeyEscape)
			b.Show(page.Route{Page: page.Tickets, ID: s.locks})
			shot(b, "ticket")
			s.At("2026-11-18T10:55:00+01:00")
			b.Page.Rune('w')
			shot(b, "why")
			b.Page.Rune('r')
			b.Type("Hej Carin!")
			shot(b, "reply")
			b.Key(fyne.KeyEscape)
			b.Page.Rune('n')
			b.Type("Look at the log")
			shot(b, "note")
			b.Key(fyne.KeyEscape)
			b.Page.Rune('s')
			shot(b, "state")
			b.Key(fyne.KeyEscape)
			b.Page.Rune('l')
			shot(b, "logtime")
			b.Write("minutes", "22h")
			b.Write("class", "nocharge")
			shot(b, "logtime2")
			b.Key(fyne.KeyEscape)
			b.Page.Rune('d')
			shot(b, "resolve")
			b.Key(fyne.KeyEscape)
			b.Page.Rune('a')
			shot(b, "assign")
			b.Key(fyne.KeyEscape)
			b.Act(page.NewTicket)
			b.Type("eva")
			shot(b, "new1")
			b.Key(fyne.KeyReturn)
			b.Write("subject", "Schedule locks again for planners")
			shot(b, "new2")
			b.Key(fyne.KeyEscape)
			b.Act(page.LogCall)
			shot(b, "call")
			b.Key(fyne.KeyEscape)
			b.Show(page.Route{Page: page.Tickets, ID: s.login})
			dump(b.Window.Content(), 0)
			shot(b, "uncovered")
			b.Page.Actions()[page.SidePanel]()
			dump(b.Window.Content(), 0)
			shot(b, "side")
		})
	}
}
