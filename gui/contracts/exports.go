package contracts

import (
	"tallydesk/app/export"
	"tallydesk/app/view"
)

// Exports gives the list as it is shown, or what there is of the open contract.
func (s *screen) Exports() []export.List {
	desk := s.env.Desk
	if !s.card.isOpen() || !s.card.loaded {
		return []export.List{export.Contracts(desk, view.ContractFilter{Text: s.list.asked.text, State: s.list.asked.state, AsOf: s.today()})}
	}
	contract := s.card.shown.contract
	filter := view.ContractFilter{CustomerID: contract.CustomerID, Text: contract.Number, AsOf: s.today()}
	var shown []export.List
	for _, list := range []export.List{
		export.Movements(desk, filter), export.Lots(desk, filter), export.Lines(desk, filter), export.Contracts(desk, filter),
		export.Charges(desk, view.ChargeFilter{ContractID: contract.ID}),
	} {
		shown = append(shown, list.Of(contract.Number))
	}
	return shown
}
