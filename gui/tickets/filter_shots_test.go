package tickets

import (
	"os"
	"testing"

	"tallydesk/app/command"
	"tallydesk/app/ticket"
	"tallydesk/gui/page"
	"tallydesk/gui/pagetest"
	"tallydesk/gui/theme"
)

// TestFilterShots draws the filter with its offers, saved views and the choice
// of columns.
func TestFilterShots(t *testing.T) {
	folder := os.Getenv("TICKETS_FILTER_SHOTS")
	if folder == "" {
		t.Skip("no folder")
	}
	s := newScene(t)
	s.Do(&command.SetState{TicketID: s.report, State: ticket.WaitingCustomer})
	view := s.Do(&command.SaveView{Name: "Fel som väntar", Seen: command.Seen{Filter: "kund:sund prio:hög", Columns: []string{"priority", "kind", "opened", "line"}, Shared: true}}).Created("view")
	type shot struct {
		name    string
		options pagetest.Options
		do      func(b *pagetest.Bench)
	}
	wide := func(lang string, variant theme.Variant, scale int, window float32) pagetest.Options {
		width, height := pagetest.Room(window)
		return pagetest.Options{Lang: lang, Variant: variant, Scale: scale, Width: width, Height: height}
	}
	for _, c := range []shot{
		{"tokens-en", wide("en", theme.Light, 100, 1280), func(b *pagetest.Bench) { b.Type("f"); b.Type("c") }},
		{"names-sv-dark", wide("sv", theme.Dark, 100, 1280), func(b *pagetest.Bench) { b.Type("f"); b.Type("kund:") }},
		{"wrong-sv", wide("sv", theme.Light, 100, 960), func(b *pagetest.Bench) { b.Type("f"); b.Type("kudn:sund ") }},
		{"view-sv", wide("sv", theme.Light, 100, 1280), func(b *pagetest.Bench) { b.Page.Open(page.Route{Page: page.Tickets, View: view}) }},
		{"view-sv-960", wide("sv", theme.Dark, 100, 960), func(b *pagetest.Bench) { b.Page.Open(page.Route{Page: page.Tickets, View: view}) }},
		{"view-en-150", wide("en", theme.Light, 150, 1280), func(b *pagetest.Bench) { b.Page.Open(page.Route{Page: page.Tickets, View: view}) }},
		{"save-en", wide("en", theme.Light, 100, 1280), func(b *pagetest.Bench) {
			b.Page.(*screen).list.now.filter.SetText("customer:sund")
			b.Act(page.SaveView)
		}},
		{"columns-sv", wide("sv", theme.Light, 100, 1280), func(b *pagetest.Bench) { b.Act(page.Columns) }},
		{"menu-sv", wide("sv", theme.Light, 100, 1280), func(b *pagetest.Bench) {
			b.Page.Open(page.Route{Page: page.Tickets, View: view})
			b.Page.(*screen).list.now.showSaved()
		}},
		{"narrow-en", wide("en", theme.Light, 100, 1280), func(b *pagetest.Bench) {
			b.Show(page.Route{Page: page.Tickets, ID: s.locks})
			b.Act(page.Filter)
			b.Type("prio:")
		}},
	} {
		b := s.show(c.options)
		c.do(b)
		b.Picture(folder + "/" + c.name + ".png")
	}
}
