package view

import (
	"context"
	"database/sql"
	"slices"

	"tallydesk/app/civil"
	"tallydesk/data"
)

// RunningOut is a contract whose hours are nearly used, or are lost soon.
type RunningOut struct {
	ContractID, Number, CustomerID, Customer string
	BankLeft
	Of int // minutes of the lots that Left is left of
}

// Low tells whether little is left: an hour, or a tenth of the hours.
func (o RunningOut) Low() bool { return o.Left <= max(lowMinutes, o.Of/lowShare) }

// What is little.
const (
	lowMinutes = 60
	lowShare   = 10
)

// RunningOut lists the contracts in force whose hours are nearly used or are
// lost within the warnings' days (R-BANK-6), those that lose soonest first.
// The first time every bank is settled, so this is for the background.
func (r *Reader) RunningOut(ctx context.Context, asOf civil.Day) ([]RunningOut, error) {
	if err := r.staff(); err != nil {
		return nil, err
	}
	var contracts []RunningOut
	err := r.each(ctx, `SELECT n.id, n.number, k.id, k.name FROM contract n JOIN customer k ON k.id = n.customer_id
		WHERE n.start_day <= ? AND (n.end_day = '' OR n.end_day >= ?) ORDER BY k.sort_key, n.id`, []any{asOf.Text(), asOf.Text()}, func(rows *sql.Rows) error {
		var c RunningOut
		err := rows.Scan(&c.ContractID, &c.Number, &c.CustomerID, &c.Customer)
		contracts = append(contracts, c)
		return err
	})
	if err != nil {
		return nil, err
	}
	var out []RunningOut
	for _, contract := range contracts {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		err := r.db.Snapshot(ctx, func(q data.Querier) error {
			kept, err := r.banks.get(q, contract.ContractID, asOf)
			contract.BankLeft, contract.Of = kept.line, kept.inForce
			return err
		})
		if err != nil {
			return nil, err
		}
		if contract.HasBank && contract.Of > 0 && (contract.Low() || contract.Loss > 0) {
			out = append(out, contract)
		}
	}
	slices.SortStableFunc(out, func(a, b RunningOut) int { return int(a.when() - b.when()) })
	return out, nil
}

// when is the day on which something is lost; what is nearly used comes after.
func (o *RunningOut) when() civil.Day {
	if o.Loss > 0 {
		return o.LossDay
	}
	return civil.Never
}
