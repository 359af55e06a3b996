package command

import (
	"tallydesk/app/access"
	"tallydesk/app/bank"
	"tallydesk/app/civil"
	"tallydesk/app/fail"
	"tallydesk/app/terms"
	"tallydesk/data"
)

var (
	_ = register[EndContract]()
	_ = register[SetRenewal]()
	_ = register[RenewContract]()
)

// EndContract moves a contract's last day. Its lots end with it at the latest
// (R-CON-6); time after it is uncovered (R-CON-1) and classed anew.
type EndContract struct {
	ContractID string
	End        civil.Day // last day; none for open-ended
	Base       int64     // tag of the contract as the person saw it; 0 for as it is now
}

// Spec names the command.
func (EndContract) Spec() Spec { return Spec{Name: "contract.end", Version: 1, Class: Decision} }

// Validate accepts any day.
func (e *EndContract) Validate() error { return nil }

// Authorize is for those who may change contracts.
func (e *EndContract) Authorize(_ *data.Tx, actor access.Actor) error {
	return actor.Require(access.ChangeContracts)
}

// Apply writes the day. A contract that has been renewed keeps its end.
func (e *EndContract) Apply(tx *data.Tx, _ Ctx) error {
	contract, err := contractAt(tx, e.ContractID, e.Base)
	if err != nil {
		return err
	}
	if err := checkEnd(civil.FromText(contract.StartDay, 0), e.End); err != nil {
		return err
	}
	former := civil.FromText(contract.EndDay, civil.Never)
	contract.EndDay = e.End.Text()
	if err := data.Contracts.Put(tx, &contract); err != nil {
		return err
	}
	return rechargeContract(tx, contract, min(former, civil.FromText(contract.EndDay, civil.Never))+1)
}

// SetRenewal says by how many months a contract is to be renewed; 0 is not by
// itself.
type SetRenewal struct {
	ContractID string
	Months     int
	Base       int64 // tag of the contract as the person saw it; 0 for as it is now
}

// Spec names the command.
func (SetRenewal) Spec() Spec { return Spec{Name: "contract.set_renewal", Version: 1, Class: Decision} }

// Validate wants a number of months that can be meant.
func (s *SetRenewal) Validate() error { return checkMonths(s.Months) }

// Authorize is for those who may change contracts.
func (s *SetRenewal) Authorize(_ *data.Tx, actor access.Actor) error {
	return actor.Require(access.ChangeContracts)
}

// Apply writes the months.
func (s *SetRenewal) Apply(tx *data.Tx, _ Ctx) error {
	contract, err := contractAt(tx, s.ContractID, s.Base)
	if err != nil {
		return err
	}
	contract.RenewalMonths = int64(s.Months)
	return data.Contracts.Put(tx, &contract)
}

// RenewContract makes the contract that follows one that ends: from the day
// after it, with the terms, lines and products then in force, linked to it
// (R-CON-3). Time after the old end moves to the new contract (R-CON-4).
// Unused minutes end with the old one (R-CON-6). Labels: "contract", "terms",
// "line:0" …
type RenewContract struct {
	ContractID string
	End        civil.Day // last day of the new contract; none for its renewal months
	Base       int64     // tag of the old contract as the person saw it; 0 for as it is now
}

// Spec names the command.
func (RenewContract) Spec() Spec { return Spec{Name: "contract.renew", Version: 1, Class: Decision} }

// Validate accepts any day.
func (r *RenewContract) Validate() error { return nil }

// Authorize is for those who may change contracts.
func (r *RenewContract) Authorize(_ *data.Tx, actor access.Actor) error {
	return actor.Require(access.ChangeContracts)
}

// Apply writes the new contract.
func (r *RenewContract) Apply(tx *data.Tx, c Ctx) error {
	old, err := contractAt(tx, r.ContractID, r.Base)
	if err != nil {
		return err
	}
	last := civil.FromText(old.EndDay, civil.Never)
	if last == civil.Never {
		return fail.New(fail.Conflict, "contract.open_ended")
	}
	end, err := r.end(last+1, int(old.RenewalMonths))
	if err != nil {
		return err
	}
	renewed := data.Contract{
		Row: data.Row{ID: c.NewID("contract")}, CustomerID: old.CustomerID, Name: old.Name,
		StartDay: (last + 1).Text(), EndDay: end.Text(), RenewalMonths: old.RenewalMonths, CalendarID: old.CalendarID,
		Currency: old.Currency, PredecessorID: old.ID, ServiceLevel: old.ServiceLevel, Remarks: old.Remarks,
	}
	if err := data.Contracts.Insert(tx, &renewed); err != nil {
		return err
	}
	if err := copyAgreement(tx, c, old, renewed); err != nil {
		return err
	}
	return rechargeContract(tx, renewed, last+1)
}

// Settle gives the new contract its number.
func (r *RenewContract) Settle(tx *data.Tx, c Ctx) error {
	return numberContract(tx, c.NewID("contract"))
}

func (r *RenewContract) end(start civil.Day, months int) (civil.Day, error) {
	switch {
	case r.End != 0 && r.End < start:
		return 0, fail.NewInvalid("end", "order")
	case r.End != 0:
		return r.End, nil
	case months == 0:
		return 0, fail.Required("end")
	default:
		return start.AddMonths(months) - 1, nil
	}
}

// copyAgreement gives a renewed contract what holds on the old one's last day.
func copyAgreement(tx *data.Tx, c Ctx, old, renewed data.Contract) error {
	start := civil.FromText(renewed.StartDay, 0)
	inForce, err := data.AllContractTerms.Find(tx, "contract_id = ? AND valid_from <= ? ORDER BY valid_from DESC, id DESC LIMIT 1", old.ID, old.EndDay)
	if err != nil {
		return err
	}
	var rules data.ContractTerms
	if len(inForce) > 0 {
		rules = inForce[0]
	}
	if err := insertTerms(tx, c.NewID("terms"), renewed.ID, start, terms.OverUse(rules.OverUse), bank.DrawOrder(rules.DrawOrder)); err != nil {
		return err
	}
	versions, err := versionsOf(tx, old.ID)
	if err != nil {
		return err
	}
	var lines []terms.Line
	for _, version := range terms.InForce(versions, start-1) {
		if version.ValidTo == 0 {
			version.ValidFrom = start
			lines = append(lines, version.Line)
		}
	}
	if err := insertLines(tx, c, renewed, lines); err != nil {
		return err
	}
	products, err := data.ContractProducts.Find(tx, "contract_id = ? ORDER BY id", old.ID)
	if err != nil {
		return err
	}
	ids := make([]string, len(products))
	for i, product := range products {
		ids[i] = product.ProductID
	}
	return insertProducts(tx, c, renewed.ID, ids)
}

// contractAt reads a contract whose term is to change. It is refused when it
// is not as the person saw it, or when another has taken its place.
func contractAt(tx *data.Tx, id string, base int64) (data.Contract, error) {
	contract, err := data.Contracts.Get(tx, id)
	if err != nil {
		return contract, notFound(err, "contract")
	}
	if err := unchanged(contract.Tag, base, "contract"); err != nil {
		return contract, err
	}
	successors, err := data.Contracts.Find(tx, "predecessor_id = ? ORDER BY id LIMIT 1", id)
	if err == nil && len(successors) > 0 {
		err = fail.New(fail.Conflict, "contract.renewed", fail.Args{"Number": successors[0].Number})
	}
	return contract, err
}
