package timesheet

import (
	"context"

	"tallydesk/app/view"
	"tallydesk/gui/icon"
	"tallydesk/gui/kit"
)

const (
	// mostSuggested is how many hits are offered for a new row.
	mostSuggested = 12
	// mostOfCustomer is how many open tickets of a customer that was found are
	// offered.
	mostOfCustomer = 5
)

// The kinds of work that a new row begins with.
const (
	onTicket   = "support"
	onCustomer = "consulting"
	inHouse    = "other"
)

// suggestions are what is offered for a new row, each once.
type suggestions struct {
	options []kit.Option
	seen    map[string]bool
}

func (s *suggestions) add(key rowKey, label, detail string, drawing icon.Icon) {
	value := key.text()
	if s.seen[value] {
		return
	}
	s.seen[value] = true
	s.options = append(s.options, kit.Option{Value: value, Label: label, Detail: detail, Icon: drawing})
}

func (s *suggestions) addTicket(id, ref, subject string) {
	s.add(rowKey{Ticket: id, WorkType: onTicket}, ref+" "+subject, "", icon.Tickets)
}

// suggest offers customers with their open tickets, tickets, and internal work.
func (s *screen) suggest(ctx context.Context, text string) ([]kit.Option, error) {
	hits, err := s.env.Desk.View().Search(ctx, text, mostSuggested)
	if err != nil {
		return nil, err
	}
	found := &suggestions{seen: map[string]bool{}}
	for _, hit := range hits {
		if hit.Kind != "customer" {
			continue
		}
		if err := s.suggestCustomer(ctx, found, hit); err != nil {
			return nil, err
		}
	}
	for _, hit := range hits {
		if hit.TicketID != "" {
			found.addTicket(hit.TicketID, hit.Ref, hit.Title)
		}
	}
	found.add(rowKey{WorkType: inHouse}, s.env.Words.T("timesheet.internal"), s.env.Words.T("timesheet.not_shown"), icon.Time)
	return found.options, nil
}

func (s *screen) suggestCustomer(ctx context.Context, found *suggestions, hit view.Hit) error {
	filter := view.TicketFilter{CustomerID: hit.ID, Open: true}
	tickets, _, err := s.env.Desk.View().Tickets(ctx, filter, view.Page{Most: mostOfCustomer})
	for _, ticket := range tickets {
		found.addTicket(ticket.ID, ticket.Ref, ticket.Subject)
	}
	found.add(rowKey{Customer: hit.ID, WorkType: onCustomer}, hit.Title, s.env.Words.T("timesheet.no_ticket"), icon.Customers)
	return err
}
