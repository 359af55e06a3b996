package command

import (
	"cmp"

	"tallydesk/app/access"
	"tallydesk/app/bank"
	"tallydesk/app/civil"
	"tallydesk/app/fail"
	"tallydesk/app/terms"
	"tallydesk/data"
)

var (
	_ = register[ChangeTerms]()
	_ = register[SetContractProducts]()
	_ = patchContracts()
)

// ChangeTerms gives a contract's rules a new version from a day on
// (R-BANK-15); one from the same day takes the former one's place. Label:
// "terms".
type ChangeTerms struct {
	ContractID string
	ValidFrom  civil.Day
	OverUse    terms.OverUse
	DrawOrder  bank.DrawOrder
	Base       int64 // tag of the newest version as the person saw it; 0 for as it is now
}

// Spec names the command.
func (ChangeTerms) Spec() Spec {
	return Spec{Name: "contract.change_terms", Version: 1, Class: Decision}
}

// Validate wants a day and rules that there are.
func (t *ChangeTerms) Validate() error {
	return fail.Join(
		wantDay("valid_from", t.ValidFrom),
		wantOneOf("over_use", t.OverUse, terms.OverUses...), wantOneOf("draw_order", t.DrawOrder, terms.DrawOrders...),
	)
}

// Authorize is for those who may change contracts.
func (t *ChangeTerms) Authorize(_ *data.Tx, actor access.Actor) error {
	return actor.Require(access.ChangeContracts)
}

// Apply writes the version.
func (t *ChangeTerms) Apply(tx *data.Tx, c Ctx) error {
	contract, err := data.Contracts.Get(tx, t.ContractID)
	if err != nil {
		return notFound(err, "contract")
	}
	if err := linePlace(terms.Line{ValidFrom: t.ValidFrom}, contract); err != nil {
		return err
	}
	versions, err := data.AllContractTerms.Find(tx, "contract_id = ? ORDER BY valid_from, id", t.ContractID)
	if err != nil {
		return err
	}
	id := c.NewID("terms")
	for _, version := range versions {
		if version.ValidFrom == t.ValidFrom.Text() {
			id = version.ID
		}
	}
	if len(versions) > 0 {
		if err := unchanged(versions[len(versions)-1].Tag, t.Base, "contract_terms"); err != nil {
			return err
		}
	}
	row := termsRow(id, contract.ID, t.ValidFrom, t.OverUse, t.DrawOrder)
	return data.AllContractTerms.Put(tx, &row)
}

func insertTerms(tx *data.Tx, id, contractID string, from civil.Day, overUse terms.OverUse, order bank.DrawOrder) error {
	row := termsRow(id, contractID, from, overUse, order)
	return data.AllContractTerms.Insert(tx, &row)
}

func termsRow(id, contractID string, from civil.Day, overUse terms.OverUse, order bank.DrawOrder) data.ContractTerms {
	return data.ContractTerms{
		Row: data.Row{ID: id}, ContractID: contractID, ValidFrom: from.Text(),
		OverUse: string(cmp.Or(overUse, terms.Ask)), DrawOrder: string(cmp.Or(order, bank.ExpiryFirst)),
		Rounding: 1, RoundingMode: "up",
	}
}

// SetContractProducts says which products a contract covers; none is all.
// Labels: "product:0" …
type SetContractProducts struct {
	ContractID string
	ProductIDs []string
}

// Spec names the command.
func (SetContractProducts) Spec() Spec {
	return Spec{Name: "contract.set_products", Version: 1, Class: Decision}
}

// Validate accepts any list.
func (s *SetContractProducts) Validate() error { return nil }

// Authorize is for those who may change contracts.
func (s *SetContractProducts) Authorize(_ *data.Tx, actor access.Actor) error {
	return actor.Require(access.ChangeContracts)
}

// Apply writes the list anew.
func (s *SetContractProducts) Apply(tx *data.Tx, c Ctx) error {
	if err := wantRow(tx, "contract", s.ContractID, "contract"); err != nil {
		return err
	}
	former, err := data.ContractProducts.Find(tx, "contract_id = ? ORDER BY id", s.ContractID)
	if err != nil {
		return err
	}
	for _, row := range former {
		if err := data.ContractProducts.Delete(tx, row.ID); err != nil {
			return err
		}
	}
	return insertProducts(tx, c, s.ContractID, s.ProductIDs)
}

// patchContracts says which of a contract's fields no rule reads.
func patchContracts() struct{} {
	text := func(field, value string) error { return allowText(field, value, maxText) }
	patchTables["contract"] = patchTable{
		columns: map[string]patchable{
			"name":          {access.ChangeContracts, func(field, value string) error { return wantText(field, value, maxName) }},
			"service_level": {access.ChangeContracts, text},
			"remarks":       {access.ChangeContracts, text},
		},
		row: func(tx *data.Tx, id string) (map[string]*string, func() error, error) {
			contract, err := data.Contracts.Get(tx, id)
			fields := map[string]*string{
				"name": &contract.Name, "service_level": &contract.ServiceLevel, "remarks": &contract.Remarks,
			}
			return fields, func() error { return data.Contracts.Put(tx, &contract) }, err
		},
	}
	return struct{}{}
}
