package account_test

import (
	"context"
	"flag"
	"path/filepath"
	"testing"

	"tallydesk/app/desktest"
	"tallydesk/gui/account"
	"tallydesk/gui/page"
	"tallydesk/gui/pagetest"
	"tallydesk/gui/theme"
)

// shots is where the pictures of the screens are left.
var shots = flag.String("shots", "", "folder for pictures")

// ticketOf finds a ticket of the liaison's by its number.
func ticketOf(t *testing.T, b *pagetest.Bench, ref string) string {
	t.Helper()
	found, err := b.Env.Desk.Account().Ticket(context.Background(), ref)
	if err != nil {
		t.Fatal(err)
	}
	return found.ID
}

func TestPictures(t *testing.T) {
	folder := *shots
	if folder == "" {
		t.Skip("no folder for pictures")
	}
	desk := desktest.Demo(t, "sv")
	narrow, high := pagetest.Room(960)
	wide, _ := pagetest.Room(1920)
	for _, login := range []string{"carin", "lars", "petra", "mona", "grace"} {
		for name, options := range map[string]pagetest.Options{
			"light-sv": {Lang: "sv"}, "dark-en": {Variant: theme.Dark}, "narrow-sv": {Lang: "sv", Width: narrow, Height: high},
			"wide-en": {Width: wide, Height: high}, "large-sv": {Lang: "sv", Scale: 150},
		} {
			if login != "carin" && name != "light-sv" {
				continue
			}
			options.As = login
			b := pagetest.Open(t, desk, options, account.New)
			b.Show(page.Route{Page: page.Account})
			b.Picture(filepath.Join(folder, "account-"+login+"-"+name+".png"))
			if login == "carin" {
				b.Page.Rune('w')
				b.Picture(filepath.Join(folder, "account-why-"+name+".png"))
			}
		}
	}
	for name, options := range map[string]pagetest.Options{
		"light-sv": {Lang: "sv"}, "dark-en": {Variant: theme.Dark}, "narrow-sv": {Lang: "sv", Width: narrow, Height: high},
	} {
		options.As = "carin"
		b := pagetest.Open(t, desk, options, account.NewTickets)
		b.Show(page.Route{Page: page.Tickets})
		b.Picture(filepath.Join(folder, "tickets-"+name+".png"))
		b.Show(page.Route{Page: page.Tickets, ID: ticketOf(t, b, "1002")})
		b.Picture(filepath.Join(folder, "ticket-"+name+".png"))
		b.Act(page.NewTicket)
		b.Write("subject", "Schemat låser sig när vi publicerar")
		b.Picture(filepath.Join(folder, "new-"+name+".png"))
	}
}
