package view

import (
	"context"
	"database/sql"
	"slices"

	"tallydesk/app/civil"
	"tallydesk/app/money"
	"tallydesk/data"
)

// CostRate is what an hour of a member of staff costs from a day on.
type CostRate struct {
	ID        string
	ValidFrom civil.Day
	Hour      money.Amount
}

// CostRates lists what a member of staff costs, the newest first; nothing for
// whoever may not know it: only admins and the person do.
func (r *Reader) CostRates(ctx context.Context, staffID string) ([]CostRate, error) {
	if err := r.staff(); err != nil || !r.SeesRates(staffID) {
		return nil, err
	}
	var rates []CostRate
	err := r.each(ctx, "SELECT id, valid_from, amount, currency FROM cost_rate WHERE staff_id = ? ORDER BY valid_from, id", []any{staffID},
		func(rows *sql.Rows) error {
			var rate CostRate
			var from string
			err := rows.Scan(&rate.ID, &from, &rate.Hour.Minor, &rate.Hour.Currency)
			if err == nil {
				rate.ValidFrom, err = civil.Parse(from)
			}
			rates = append(rates, rate)
			return err
		})
	slices.Reverse(rates)
	return rates, err
}

// SeesRates tells whether the actor may know what a member of staff costs.
func (r *Reader) SeesRates(staffID string) bool { return r.actor.Holds(data.PayPrefix + staffID) }
