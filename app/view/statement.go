package view

import (
	"context"

	"tallydesk/app/bank"
	"tallydesk/app/civil"
	"tallydesk/data"
)

// Statement is a contract's movements of a period (R-BANK-10). It is open: it
// is computed anew each time, until statements are issued.
type Statement struct {
	ContractID, Number string
	From, To           civil.Day // inclusive
	Opening, Closing   int
	Movements          []MovementRow
	UncoveredTime      []OpenTime // of the period, beside the balance
	UndecidedTime      []OpenTime
}

// MovementRow is a movement with what it is about: Why.Phrase() says why.
type MovementRow struct {
	bank.Movement
	LotOf bank.Lot
	Work  ChargeRow // of a draw
}

// Statement makes a contract's statement of the days from one to another, as
// it stands on a day.
func (r *Reader) Statement(ctx context.Context, contractID string, from, to, asOf civil.Day) (Statement, error) {
	statement := Statement{ContractID: contractID, From: from, To: to}
	if err := r.staff(); err != nil {
		return statement, err
	}
	err := r.db.Snapshot(ctx, func(q data.Querier) error { return statement.read(q, asOf) })
	return statement, err
}

func (s *Statement) read(q data.Querier, asOf civil.Day) error {
	read, err := readBank(q, s.ContractID, asOf)
	if err != nil {
		return err
	}
	contracts, err := data.Contracts.Find(q, "id = ?", s.ContractID)
	if err != nil {
		return err
	}
	s.Number = contracts[0].Number
	period := read.ledger.Statement(s.From, s.To)
	s.Opening, s.Closing = period.Opening, period.Closing
	rows, err := chargeRows(q, "h.contract_id = ? AND h.posting_day BETWEEN ? AND ?", s.ContractID, s.From.Text(), s.To.Text())
	if err != nil {
		return err
	}
	work := byID(rows)
	for _, movement := range period.Movements {
		lot, _ := read.ledger.Lot(movement.Lot)
		s.Movements = append(s.Movements, MovementRow{movement, lot.Lot, work[movement.Entry]})
	}
	for _, gap := range period.Uncovered {
		s.UncoveredTime = append(s.UncoveredTime, OpenTime{work[gap.Entry], gap.Minutes})
	}
	s.UndecidedTime, err = undecidedTime(q, s.ContractID, s.From, s.To)
	return err
}
