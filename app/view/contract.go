package view

import (
	"context"
	"database/sql"

	"tallydesk/app/civil"
	"tallydesk/app/view/internal/query"
)

// ContractState says whether a contract is in force on a day. Its word is
// contractstate.<code>.
type ContractState string

// The states of a contract.
const (
	Coming ContractState = "coming"
	Active ContractState = "active"
	Ended  ContractState = "ended"
)

// ContractStates lists the states.
var ContractStates = []ContractState{Active, Coming, Ended}

// ContractFilter narrows the list of contracts.
type ContractFilter struct {
	CustomerID string
	Text       string        // words that number, name, or the customer's code or name contain
	State      ContractState // empty for all
	AsOf       civil.Day     // the day that decides states and balances: today
}

// ContractRow is a line of the list of contracts.
type ContractRow struct {
	ID                                     string
	Tag                                    int64 // Base of command.EndContract, SetRenewal and RenewContract
	Number, Name                           string
	CustomerID, CustomerCode, CustomerName string
	Start, End                             civil.Day // End is civil.Never when open-ended
	RenewalMonths                          int
	Currency                               string
	State                                  ContractState
	Bank                                   BankLeft
}

const contractColumns = `SELECT k.id, k.tag, k.number, k.name, c.id, c.code, c.name, k.start_day, k.end_day, k.renewal_months, k.currency
	FROM contract k JOIN customer c ON c.id = k.customer_id WHERE `

// scan reads a row of contractColumns.
func (row *ContractRow) scan(rows *sql.Rows, asOf civil.Day) error {
	var start, end string
	err := rows.Scan(&row.ID, &row.Tag, &row.Number, &row.Name, &row.CustomerID, &row.CustomerCode, &row.CustomerName,
		&start, &end, &row.RenewalMonths, &row.Currency)
	row.Start, row.End = civil.FromText(start, 0), civil.FromText(end, civil.Never)
	row.State = ContractStateOn(row.Start, row.End, asOf)
	return err
}

// ContractStateOn tells whether a contract is in force on a day.
func ContractStateOn(start, end, day civil.Day) ContractState {
	switch {
	case day < start:
		return Coming
	case day > end:
		return Ended
	default:
		return Active
	}
}

// Contracts lists contracts by customer, the newest of a customer first, and
// tells how many there are.
func (r *Reader) Contracts(ctx context.Context, filter ContractFilter, page Page) ([]ContractRow, int, error) {
	if err := r.staff(); err != nil {
		return nil, 0, err
	}
	where, args := filter.where()
	var total int
	err := r.one(ctx, "contract", "SELECT COUNT(*) FROM contract k JOIN customer c ON c.id = k.customer_id WHERE "+where, args, &total)
	if err != nil {
		return nil, 0, err
	}
	var list []ContractRow
	ordered := contractColumns + where + " ORDER BY c.sort_key, c.id, k.start_day DESC, k.id LIMIT ? OFFSET ?"
	err = r.each(ctx, ordered, append(args, page.Most, page.From), func(rows *sql.Rows) error {
		var row ContractRow
		err := row.scan(rows, filter.AsOf)
		list = append(list, row)
		return err
	})
	if err != nil {
		return nil, 0, err
	}
	return list, total, r.fillBanks(ctx, list, filter.AsOf)
}

// fillBanks gives each row what is left in its bank.
func (r *Reader) fillBanks(ctx context.Context, list []ContractRow, asOf civil.Day) error {
	ids := make([]string, len(list))
	for i, row := range list {
		ids[i] = row.ID
	}
	left, err := r.BankLeft(ctx, ids, asOf)
	for i := range list {
		list[i].Bank = left[list[i].ID]
	}
	return err
}

func (f ContractFilter) where() (string, []any) {
	var w query.Where
	w.Equal("k.customer_id", f.CustomerID)
	day := f.AsOf.Text()
	switch f.State {
	case Coming:
		w.Add("k.start_day > ?", day)
	case Active:
		w.Add("k.start_day <= ? AND (k.end_day = '' OR k.end_day >= ?)", day, day)
	case Ended:
		w.Add("k.end_day <> '' AND k.end_day < ?", day)
	}
	w.Words(f.Text, "k.number", "k.name", "c.code", "c.name")
	return w.SQL()
}
