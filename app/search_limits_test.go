package app_test

import (
	"strings"
	"testing"

	"tallydesk/app/command"
	"tallydesk/app/view"
	"tallydesk/app/view/liaison"
)

// However much is typed to find something, and however little is asked for,
// the answer is a list.
func TestSearchTakesAnything(t *testing.T) {
	s := newScene(t)
	s.Do(&command.OpenTicket{CustomerID: s.customer, Subject: "Schedule locks"})
	carin := s.carin()
	for name, typed := range map[string]string{
		"a long word": strings.Repeat("x", 100_000), "many words": strings.Repeat("ab ", 30_000), "operators": `NEAR(a b) OR "c* AND ^d`,
		"wildcards": `%_\*?`, "broken": "a\xff\x00b", "marks": "***", "cut within a letter": strings.Repeat("å", 201) + "ä",
	} {
		_, err := s.View().Search(ctx, typed, 20)
		_, _, ticketsErr := s.View().Tickets(ctx, view.TicketFilter{Text: typed}, view.Page{Most: 20})
		_, _, customersErr := s.View().Customers(ctx, view.CustomerFilter{Text: typed}, day("2026-11-18"), view.Page{Most: 20})
		_, contactsErr := s.View().Contacts(ctx, view.ContactFilter{Text: typed}, view.Page{Most: 20})
		_, _, contractsErr := s.View().Contracts(ctx, view.ContractFilter{Text: typed, AsOf: day("2026-11-18")}, view.Page{Most: 20})
		_, ownErr := carin.Account().Search(ctx, typed, 20)
		_, _, ownTicketsErr := carin.Account().Tickets(ctx, liaison.TicketFilter{Text: typed}, view.Page{Most: 20})
		for i, err := range []error{err, ticketsErr, customersErr, contactsErr, contractsErr, ownErr, ownTicketsErr} {
			if err != nil {
				t.Errorf("%s, %d: %v", name, i, err)
			}
		}
	}
	for _, most := range []int{0, -1} {
		found, err := s.View().Search(ctx, "schedule", most)
		own, ownErr := carin.Account().Search(ctx, "schedule", most)
		if len(found)+len(own) > 0 || err != nil || ownErr != nil {
			t.Errorf("%d: %v, %v, %v, %v", most, found, own, err, ownErr)
		}
	}
}
