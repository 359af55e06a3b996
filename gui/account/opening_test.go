package account_test

import (
	"testing"

	"tallydesk/app/civil"
	"tallydesk/app/command"
	"tallydesk/app/worktime"
	"tallydesk/gui/account"
	"tallydesk/gui/page"
	"tallydesk/gui/pagetest"
)

// R-CAL-8, ux.md 3.5: other opening hours are told in advance and while they
// last, once they are announced.
func TestAnnouncedOpeningHoursAreTold(t *testing.T) {
	s := newScene(t)
	day := func(text string) civil.Day { return civil.FromText(text, 0) }
	office := s.Provider.Created("calendar:0")
	s.Do(&command.AnnounceDeviation{
		CalendarID: office, Day: day("2026-11-20"), Reason: "personaldag", AnnouncedOn: day("2026-11-10"), Hours: []worktime.Interval{{From: 540, To: 720}},
	})
	s.Do(&command.AnnounceDeviation{CalendarID: office, Day: day("2026-11-26"), Last: day("2026-12-01"), Reason: "flytt", AnnouncedOn: day("2026-11-18")})
	s.Do(&command.AnnounceDeviation{CalendarID: office, Day: day("2026-12-03"), Reason: "hemligt", AnnouncedOn: day("2026-11-19")})
	s.Do(&command.AnnounceDeviation{CalendarID: office, Day: day("2026-12-04"), Reason: "sagt till ingen"})
	open := func() *pagetest.Bench {
		b := pagetest.Open(t, s.Desk, pagetest.Options{As: "carin", Lang: "sv"}, account.New)
		b.Show(page.Route{Page: page.Account})
		return b
	}
	b := open()
	b.Wants("Fredag 20 nov har supporten öppet 09:00–12:00 (personaldag).", "Torsdag 26 nov till tisdag 1 dec är supporten stängd (flytt).")
	b.Lacks("hemligt", "ingen")
	s.At("2026-11-30T09:00:00+01:00")
	b = open()
	b.Wants("I dag till tisdag 1 dec är supporten stängd (flytt).", "hemligt")
	b.Lacks("personaldag")
	s.At("2026-12-05T09:00:00+01:00")
	open().Lacks("supporten")
}
