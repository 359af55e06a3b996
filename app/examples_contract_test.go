package app_test

import (
	"tallydesk/app/bank"
	"tallydesk/app/civil"
	"tallydesk/app/command"
	"tallydesk/app/money"
	"tallydesk/app/terms"
)

// contract opens one of 2026 with an allowance (line:0), prepaid hours (line:1)
// and maintenance (line:2).
func (s *scene) contract() string { return s.openContract().Created("contract") }

func (s *scene) openContract() receipt { return s.Do(careContract(s)) }

func careContract(s *scene) *command.OpenContract {
	return &command.OpenContract{
		CustomerID: s.customer, Name: fresh(s, "Customer care "), Start: civil.Date(2026, 1, 1), End: civil.Date(2026, 12, 31),
		RenewalMonths: 12, ServiceLevel: "Standard", Remarks: "Upgrades are planned together.", ProductIDs: []string{s.product},
		Lines: []terms.Line{
			{Kind: terms.Allowance, Minutes: 120, RollOver: bank.RollMonths, RollOverMonths: 2},
			{Kind: terms.Prepaid, EarlyUse: true, Price: 115000},
			{Kind: terms.Maintenance, Covers: []string{"question"}, Price: 2500000, Period: terms.Year},
		},
	}
}

func (s *scene) lot() string {
	return s.Do(&command.BuyHours{
		ContractID: s.contract(), Minutes: 1200, Day: civil.Date(2026, 10, 6), Quarter: bank.ThisQuarter,
	}).Created("lot")
}

var _ = []struct{}{
	exampleOf("contract.open", func(s *scene) command.Command { return careContract(s) }),
	exampleOf("contract.enrol", func(s *scene) command.Command {
		return &command.EnrolCustomer{CustomerID: s.customer, Start: civil.Date(2026, 11, 1)}
	}),
	exampleOf("contract.renew", func(s *scene) command.Command {
		return &command.RenewContract{ContractID: s.contract()}
	}),
	exampleOf("contract.end", func(s *scene) command.Command {
		return &command.EndContract{ContractID: s.contract(), End: civil.Date(2026, 11, 30)}
	}),
	exampleOf("contract.set_renewal", func(s *scene) command.Command {
		return &command.SetRenewal{ContractID: s.contract(), Months: 24}
	}),
	exampleOf("contract.change_terms", func(s *scene) command.Command {
		return &command.ChangeTerms{ContractID: s.contract(), ValidFrom: civil.Date(2026, 12, 1), OverUse: terms.Charge, DrawOrder: bank.StartFirst}
	}),
	exampleOf("contract.set_products", func(s *scene) command.Command {
		other := s.Do(&command.AddProduct{Name: "Roster"}).Created("product")
		return &command.SetContractProducts{ContractID: s.contract(), ProductIDs: []string{s.product, other}}
	}),
	exampleOf("contract.add_line", func(s *scene) command.Command {
		return &command.AddLine{ContractID: s.contract(), Line: terms.Line{Kind: terms.Quota, PerYear: 12}}
	}),
	exampleOf("contract.change_line", func(s *scene) command.Command {
		line := s.openContract().Created("line:0")
		return &command.ChangeLine{LineID: line, ValidFrom: civil.Date(2026, 12, 1), Line: terms.Line{Minutes: 180, RollOver: bank.RollCapped, Cap: 240}}
	}),
	exampleOf("contract.end_line", func(s *scene) command.Command {
		line := s.openContract().Created("line:0")
		s.Do(&command.ChangeLine{LineID: line, ValidFrom: civil.Date(2026, 12, 1), Line: terms.Line{Minutes: 180}})
		return &command.EndLine{LineID: line, LastDay: civil.Date(2026, 11, 15)}
	}),
	exampleOf("lot.buy", func(s *scene) command.Command {
		return &command.BuyHours{
			ContractID: s.contract(), Minutes: 720, Day: civil.Date(2026, 11, 18), Quarter: bank.NextQuarter,
			Price: money.Amount{Minor: 1000000, Currency: "SEK"}, OverrideReason: "their last year with us",
		}
	}),
	exampleOf("lot.mark_paid", func(s *scene) command.Command {
		return &command.MarkPaid{LotID: s.lot(), PaidOn: civil.Date(2026, 11, 2)}
	}),
	exampleOf("lot.opening", func(s *scene) command.Command {
		return &command.OpeningBalance{ContractID: s.contract(), Minutes: 180, From: civil.Date(2026, 1, 1), Expires: civil.Date(2026, 3, 31), Reason: "left of 2025"}
	}),
}

var _ = exampleOf("row.patch", func(s *scene) command.Command {
	contract := s.contract()
	return &command.Patch{
		Table: "contract", ID: contract,
		From: map[string]string{"service_level": "Standard", "remarks": "Upgrades are planned together."},
		To:   map[string]string{"service_level": "By agreement", "remarks": ""},
	}
})
