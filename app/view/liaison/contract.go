package liaison

import (
	"context"
	"slices"

	"tallydesk/app/bank"
	"tallydesk/app/civil"
	"tallydesk/app/facts"
	"tallydesk/app/fail"
	"tallydesk/app/money"
	"tallydesk/app/terms"
	"tallydesk/app/view"
	"tallydesk/data"
)

// Contract is a contract of the customer's.
type Contract struct {
	ID, Number, Name      string
	Start, End            civil.Day // End is civil.Never when open-ended
	State                 view.ContractState
	RenewalMonths         int
	Currency              string
	ServiceLevel, Remarks string
	Lines                 []terms.Line // in force on the day asked for, in their order (terms.Line.Compare)
	Products              []string     // names; none for all
	Left                  int          // in the time bank
}

// Contracts lists the customer's contracts as they stand on a day, the newest
// first.
func (r *Reader) Contracts(ctx context.Context, asOf civil.Day) ([]Contract, error) {
	bucket, err := r.bucket()
	if err != nil {
		return nil, err
	}
	var list []Contract
	err = r.db.Snapshot(ctx, func(q data.Querier) error {
		rows, err := data.Contracts.Find(q, "bucket = ? ORDER BY start_day DESC, id", bucket)
		if err != nil {
			return err
		}
		for _, row := range rows {
			contract := Contract{
				ID: row.ID, Number: row.Number, Name: row.Name, RenewalMonths: int(row.RenewalMonths), Currency: row.Currency,
				Start: civil.FromText(row.StartDay, 0), End: civil.FromText(row.EndDay, civil.Never),
				ServiceLevel: row.ServiceLevel, Remarks: row.Remarks,
			}
			contract.State = view.ContractStateOn(contract.Start, contract.End, asOf)
			if err := contract.read(q, asOf); err != nil {
				return err
			}
			list = append(list, contract)
		}
		return nil
	})
	return list, err
}

func (k *Contract) read(q data.Querier, asOf civil.Day) error {
	rows, err := data.ContractLines.Find(q, "contract_id = ? ORDER BY line_id, valid_from, id", k.ID)
	if err != nil {
		return err
	}
	var versions []terms.Version
	for _, row := range rows {
		versions = append(versions, facts.Line(row))
	}
	for _, version := range terms.InForce(versions, asOf) {
		k.Lines = append(k.Lines, version.Line)
	}
	slices.SortStableFunc(k.Lines, terms.Line.Compare)
	products, err := data.Products.Find(q, "id IN (SELECT product_id FROM contract_product WHERE contract_id = ?) ORDER BY name, id", k.ID)
	if err != nil {
		return err
	}
	for _, product := range products {
		k.Products = append(k.Products, product.Name)
	}
	read, err := facts.Bank(q, k.ID)
	k.Left = bank.Settle(read, asOf).Left
	return err
}

// Bank is what the customer has left.
type Bank struct {
	ContractID, Number string
	AsOf               civil.Day
	Left               int
	Lots               []Lot // in the order of use, see bank.Ledger
	Warnings           []view.BankWarning
	Uncovered          []Time // that no lot covered
	Undecided          []Time // that is neither drawn nor billed until somebody decides
}

// Lot is hours in the bank.
type Lot struct {
	bank.LotState
	Price        money.Amount // of all of it
	Bought, Paid civil.Day    // none when it is not so
	Reason       string
}

// Bank settles a contract's bank on a day. Staff see the same balance
// (R-BANK-1).
func (r *Reader) Bank(ctx context.Context, contractID string, asOf civil.Day) (Bank, error) {
	card := Bank{ContractID: contractID, AsOf: asOf}
	err := r.settled(ctx, contractID, asOf, func(q data.Querier, contract data.Contract, ledger bank.Ledger) (err error) {
		card.Number, card.Left = contract.Number, ledger.Left
		if card.Lots, err = lots(q, contractID, ledger); err != nil {
			return err
		}
		for _, warning := range ledger.Warnings {
			if lot, ok := ledger.Lot(warning.Lot); ok {
				card.Warnings = append(card.Warnings, view.BankWarning{Warning: warning, Lot: lot.Lot})
			}
		}
		card.Uncovered, card.Undecided, err = openTime(q, contractID, ledger.Uncovered, 0, civil.Never)
		return err
	})
	return card, err
}

func lots(q data.Querier, contractID string, ledger bank.Ledger) ([]Lot, error) {
	rows, err := data.Lots.Find(q, "contract_id = ? ORDER BY id", contractID)
	known := map[string]Lot{}
	for _, row := range rows {
		known[row.ID] = Lot{
			Price:  money.Amount{Minor: row.Price, Currency: row.Currency},
			Bought: civil.FromText(row.PurchasedOn, 0), Paid: civil.FromText(row.PaidOn, 0), Reason: row.Reason,
		}
	}
	told := make([]Lot, len(ledger.Lots))
	for i, state := range ledger.Lots {
		told[i] = known[state.ID]
		told[i].LotState = state
	}
	return told, err
}

// Statement is the customer's movements of a period (R-BANK-10).
type Statement struct {
	ContractID, Number string
	From, To           civil.Day // inclusive
	Opening, Closing   int
	Movements          []Movement
	Uncovered          []Time // of the period, beside the balance
	Undecided          []Time
}

// Movement is a change of the balance with what it is about: Why.Phrase() says
// why.
type Movement struct {
	bank.Movement
	LotOf bank.Lot
	Work  Time // of a draw
}

// Statement makes a contract's statement of the days from one to another, as
// it stands on a day.
func (r *Reader) Statement(ctx context.Context, contractID string, from, to, asOf civil.Day) (Statement, error) {
	statement := Statement{ContractID: contractID, From: from, To: to}
	err := r.settled(ctx, contractID, asOf, func(q data.Querier, contract data.Contract, ledger bank.Ledger) error {
		period := ledger.Statement(from, to)
		statement.Number, statement.Opening, statement.Closing = contract.Number, period.Opening, period.Closing
		work, err := timeOf(q, "h.contract_id = ? AND h.posting_day BETWEEN ? AND ?", contractID, from.Text(), to.Text())
		if err != nil {
			return err
		}
		known := byCharge(work)
		for _, movement := range period.Movements {
			lot, _ := ledger.Lot(movement.Lot)
			statement.Movements = append(statement.Movements, Movement{movement, lot.Lot, known[movement.Entry]})
		}
		statement.Uncovered, statement.Undecided, err = openTime(q, contractID, period.Uncovered, from, to)
		return err
	})
	return statement, err
}

// settled settles the bank of a contract of the customer's; others do not
// exist.
func (r *Reader) settled(ctx context.Context, contractID string, asOf civil.Day, use func(data.Querier, data.Contract, bank.Ledger) error) error {
	bucket, err := r.bucket()
	if err != nil {
		return err
	}
	return r.db.Snapshot(ctx, func(q data.Querier) error {
		rows, err := data.Contracts.Find(q, "id = ? AND bucket = ?", contractID, bucket)
		if err != nil {
			return err
		}
		if len(rows) == 0 {
			return fail.New(fail.NotFound, "contract")
		}
		read, err := facts.Bank(q, contractID)
		if err != nil {
			return err
		}
		return use(q, rows[0], bank.Settle(read, asOf))
	})
}
