package customers

import (
	"tallydesk/app/export"
	"tallydesk/app/view"
)

// Exports gives the list as it is shown, and what there is of the open
// customer.
func (s *screen) Exports() []export.List {
	desk, id := s.env.Desk, s.card.id
	shown := []export.List{export.Customers(desk, view.CustomerFilter{Text: s.list.asked.text, Status: s.list.asked.status})}
	if !s.card.isOpen() || !s.card.loaded {
		return shown
	}
	for _, list := range []export.List{
		export.Contacts(desk, view.ContactFilter{CustomerID: id}), export.Installations(desk, id),
		export.Tickets(desk, view.TicketFilter{CustomerID: id, Sort: view.ByNumber}), export.Messages(desk, view.SaidFilter{CustomerID: id}),
		export.Contracts(desk, view.ContractFilter{CustomerID: id, AsOf: s.today()}), export.Charges(desk, view.ChargeFilter{CustomerID: id}),
	} {
		shown = append(shown, list.Of(s.card.shown.customer.Name))
	}
	return shown
}
