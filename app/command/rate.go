package command

import (
	"tallydesk/app/access"
	"tallydesk/app/civil"
	"tallydesk/app/fail"
	"tallydesk/app/money"
	"tallydesk/data"
)

var (
	_ = register[SetCostRate]()
	_ = register[RemoveCostRate]()
)

// maxRate is the most that an hour can cost, in minor units.
const maxRate = 100_000_000

// SetCostRate says what an hour of a member of staff costs from a day on
// (R-COST-1). One from the same day takes the former one's place. Label:
// "rate".
type SetCostRate struct {
	StaffID   string
	ValidFrom civil.Day
	Hour      money.Amount
}

// Spec names the command.
func (SetCostRate) Spec() Spec { return Spec{Name: "staff.rate", Version: 1, Class: Decision} }

// Validate wants a day and an amount from nothing on.
func (r *SetCostRate) Validate() error {
	err := wantCurrency("hour_cost", r.Hour.Currency)
	if r.Hour.Minor < 0 || r.Hour.Minor > maxRate {
		err = fail.NewInvalid("hour_cost", "rate")
	}
	return fail.Join(wantDay("valid_from", r.ValidFrom), err)
}

// Authorize is for admins: nobody else decides on pay.
func (r *SetCostRate) Authorize(_ *data.Tx, actor access.Actor) error {
	return actor.Require(access.SetUpDesk)
}

// Apply writes the rate.
func (r *SetCostRate) Apply(tx *data.Tx, c Ctx) error {
	if err := wantRow(tx, "staff", r.StaffID, "staff"); err != nil {
		return err
	}
	row := data.CostRate{
		Row: data.Row{ID: c.NewID("rate")}, StaffID: r.StaffID, ValidFrom: r.ValidFrom.Text(), Amount: r.Hour.Minor, Currency: r.Hour.Currency,
	}
	same, err := data.CostRates.Find(tx, "staff_id = ? AND valid_from = ?", r.StaffID, row.ValidFrom)
	if err != nil {
		return err
	}
	if len(same) > 0 {
		row.ID = same[0].ID
	}
	return data.CostRates.Put(tx, &row)
}

// RemoveCostRate takes a rate away that was entered by mistake: the one before
// it goes on.
type RemoveCostRate struct {
	RateID string
}

// Spec names the command.
func (RemoveCostRate) Spec() Spec {
	return Spec{Name: "staff.remove_rate", Version: 1, Class: Decision}
}

// Validate wants a rate.
func (r *RemoveCostRate) Validate() error { return wantSome("rate", r.RateID) }

// Authorize is for admins.
func (r *RemoveCostRate) Authorize(_ *data.Tx, actor access.Actor) error {
	return actor.Require(access.SetUpDesk)
}

// Apply deletes the row.
func (r *RemoveCostRate) Apply(tx *data.Tx, _ Ctx) error {
	if err := wantRow(tx, "cost_rate", r.RateID, "rate"); err != nil {
		return err
	}
	return data.CostRates.Delete(tx, r.RateID)
}
