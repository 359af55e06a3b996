package tickets

import (
	"os"
	"testing"

	"tallydesk/gui/page"
	"tallydesk/gui/pagetest"
	"tallydesk/gui/theme"
)

// Pictures for looking at: SHOTS names their folder.
func TestCannedPictures(t *testing.T) {
	folder := os.Getenv("SHOTS")
	if folder == "" {
		t.Skip("SHOTS names no folder")
	}
	for name, options := range map[string]pagetest.Options{
		"light": {}, "dark-sv": {Variant: theme.Dark, Lang: "sv"}, "narrow-large": {Scale: 150, Width: 960 - 49, Height: 702},
	} {
		s := newScene(t).talked()
		s.canned("Lock released", "en", "x")
		s.canned("Lås släppt", "sv", "Hej {{first_name}}!\n\n{{ticket}} är löst. {{hours_left}} är kvar. Det gällde {{product}} {{contract}} och {{today}}.")
		s.canned("Vilken version", "sv", "Vilken {{product}}?")
		b := s.show(options)
		b.Show(page.Route{Page: page.Tickets, ID: s.report})
		b.Type("r")
		b.Act(page.Canned)
		b.Type("l")
		b.Picture(folder + "/canned-" + name + ".png")
		b.Env.Modals.Cancel()
		b.Act(page.Canned)
		b.Type("vil")
		b.Env.Modals.Confirm()
		b.Picture(folder + "/gap-" + name + ".png")
	}
}
