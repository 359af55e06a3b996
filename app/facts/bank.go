package facts

import (
	"fmt"

	"tallydesk/app/bank"
	"tallydesk/app/civil"
	"tallydesk/app/fail"
	"tallydesk/app/terms"
	"tallydesk/data"
)

// Bank reads all that a contract's balance depends on. Without such a contract
// it says fail.NotFound.
func Bank(q data.Querier, contractID string) (bank.Facts, error) {
	contracts, err := data.Contracts.Find(q, "id = ?", contractID)
	if err != nil {
		return bank.Facts{}, err
	}
	if len(contracts) == 0 {
		return bank.Facts{}, fail.New(fail.NotFound, "contract")
	}
	var read bank.Facts
	if read.Contract, err = bankContract(q, contracts[0]); err != nil {
		return read, err
	}
	if read.Terms, err = bankTerms(q, contractID); err != nil {
		return read, err
	}
	if read.Allowances, err = allowances(q, contractID); err != nil {
		return read, err
	}
	if read.Lots, err = lots(q, contractID); err != nil {
		return read, err
	}
	read.Entries, err = drawn(q, contractID)
	return read, err
}

func bankContract(q data.Querier, row data.Contract) (bank.Contract, error) {
	contract := bank.Contract{Start: civil.FromText(row.StartDay, 0), End: civil.FromText(row.EndDay, civil.Never)}
	zone, err := Zone(q, row.CalendarID)
	if err != nil {
		return contract, err
	}
	contract.Zone = zone
	changes, err := data.DeploymentChanges.Find(q, "customer_id = ? ORDER BY valid_from, id", row.CustomerID)
	for _, change := range changes {
		contract.Deployments = append(contract.Deployments, bank.Deployment{
			ID: change.ID, From: civil.FromText(change.ValidFrom, 0), Hosted: change.Deployment == "hosted",
		})
	}
	return contract, err
}

func bankTerms(q data.Querier, contractID string) ([]bank.Terms, error) {
	rows, err := data.AllContractTerms.Find(q, "contract_id = ? ORDER BY valid_from, id", contractID)
	read := make([]bank.Terms, len(rows))
	for i, row := range rows {
		read[i] = bank.Terms{ID: row.ID, From: civil.FromText(row.ValidFrom, 0), Order: bank.DrawOrder(row.DrawOrder)}
	}
	return read, err
}

func allowances(q data.Querier, contractID string) ([]bank.Allowance, error) {
	rows, err := data.ContractLines.Find(q, "contract_id = ? AND kind IN (?, ?) ORDER BY line_id, valid_from, id",
		contractID, string(terms.Allowance), string(terms.Training))
	read := make([]bank.Allowance, len(rows))
	for i, row := range rows {
		read[i] = allowance(Line(row))
	}
	return read, err
}

func allowance(v terms.Version) bank.Allowance {
	to := v.ValidTo
	if to == 0 {
		to = civil.Never
	}
	return bank.Allowance{
		ID: v.ID, Line: v.LineID, From: v.ValidFrom, To: to, Training: v.Kind == terms.Training, Minutes: v.Minutes,
		RollOver: v.RollOver, Months: v.RollOverMonths, Cap: v.Cap, Cycle: v.Cycle,
		ProRata: v.ProRata, Hosted: v.HostedOnly, Scope: v.Serves(),
	}
}

func lots(q data.Querier, contractID string) ([]bank.Lot, error) {
	rows, err := data.Lots.Find(q, "contract_id = ? ORDER BY available_from, id", contractID)
	read := make([]bank.Lot, len(rows))
	for i, row := range rows {
		read[i] = Lot(row)
	}
	return read, err
}

// drawn reads the charges that draw. Only the columns that the bank looks at
// are read: a contract can have very many.
func drawn(q data.Querier, contractID string) ([]bank.Entry, error) {
	rows, err := q.Query(`SELECT id, work_day, posting_day, start_at, minutes, kind, work_type
		FROM charge WHERE contract_id = ? AND class = ?`, contractID, string(bank.Drawn))
	if err != nil {
		return nil, fmt.Errorf("read charges: %w", err)
	}
	defer rows.Close()
	var read []bank.Entry
	for rows.Next() {
		var entry bank.Entry
		var work, posting string
		var start int64
		if err := rows.Scan(&entry.ID, &work, &posting, &start, &entry.Minutes, &entry.Kind, &entry.WorkType); err != nil {
			return nil, fmt.Errorf("read charges: %w", err)
		}
		entry.WorkDay, entry.PostingDay, entry.Start = civil.FromText(work, 0), civil.FromText(posting, 0), moment(start)
		read = append(read, entry)
	}
	return read, rows.Err()
}
