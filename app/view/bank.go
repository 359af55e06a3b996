package view

import (
	"context"
	"database/sql"

	"tallydesk/app/bank"
	"tallydesk/app/civil"
	"tallydesk/app/facts"
	"tallydesk/app/money"
	"tallydesk/app/terms"
	"tallydesk/data"
)

// BankLeft is a bank in one line.
type BankLeft struct {
	HasBank   bool // the contract gives, sells or holds minutes
	Left      int
	Loss      int       // minutes of the nearest warning; 0 for none
	LossDay   civil.Day // when they are lost
	Uncovered int       // minutes that no lot covered
	Undecided int       // minutes that no rule could class
}

// BankLeft tells what is left in the banks of contracts, by their ids.
func (r *Reader) BankLeft(ctx context.Context, contractIDs []string, asOf civil.Day) (map[string]BankLeft, error) {
	if err := r.staff(); err != nil {
		return nil, err
	}
	all := make(map[string]BankLeft, len(contractIDs))
	err := r.db.Snapshot(ctx, func(q data.Querier) (err error) {
		for _, id := range contractIDs {
			if all[id], err = r.banks.line(q, id, asOf); err != nil {
				return err
			}
		}
		return nil
	})
	return all, err
}

// settled is a contract's bank as it was settled on a day.
type settled struct {
	facts     bank.Facts
	ledger    bank.Ledger
	hasBank   bool
	undecided int
}

func readBank(q data.Querier, contractID string, asOf civil.Day) (settled, error) {
	var read settled
	var err error
	if read.facts, err = facts.Bank(q, contractID); err != nil {
		return read, err
	}
	read.ledger = bank.Settle(read.facts, asOf)
	err = scanRows(q, `SELECT EXISTS (SELECT 1 FROM contract_line WHERE contract_id = ? AND kind IN (?, ?, ?)),
		(SELECT COALESCE(SUM(h.minutes), 0) FROM charge h WHERE `+undecidedOf+`)`,
		append([]any{contractID, string(terms.Allowance), string(terms.Prepaid), string(terms.Training)}, undecidedArgs(contractID)...),
		func(rows *sql.Rows) error { return rows.Scan(&read.hasBank, &read.undecided) })
	read.hasBank = read.hasBank || len(read.facts.Lots) > 0
	return read, err
}

// undecidedOf selects what nobody has decided yet of the time under a
// contract, or on its tickets when it was not valid (R-CON-4).
const undecidedOf = `(h.contract_id = ? AND h.class = 'undecided' OR h.contract_id IS NULL AND h.class = 'undecided'
	AND h.bucket = (SELECT bucket FROM contract WHERE id = ?) AND (SELECT t.contract_id FROM ticket t WHERE t.id = h.ticket_id) = ?)`

func undecidedArgs(contractID string) []any { return []any{contractID, contractID, contractID} }

func (s settled) line() BankLeft {
	line := BankLeft{HasBank: s.hasBank, Left: s.ledger.Left, Undecided: s.undecided}
	for _, gap := range s.ledger.Uncovered {
		line.Uncovered += gap.Minutes
	}
	if len(s.ledger.Warnings) > 0 {
		line.Loss, line.LossDay = s.ledger.Warnings[0].Minutes, s.ledger.Warnings[0].Day
	}
	return line
}

// Bank is a contract's time bank on a day.
type Bank struct {
	ContractID, Number, Currency string
	BankLeft
	AsOf              civil.Day
	Lots              []BankLot // in the order of use, see bank.Ledger
	Warnings          []BankWarning
	UncoveredTime     []OpenTime
	UndecidedTime     []OpenTime
	OpenFrom, OpenEnd civil.Day // the contract's term; OpenEnd is civil.Never when open-ended
}

// BankLot is a lot with what people know of it.
type BankLot struct {
	bank.LotState
	Tag      int64        // Base of command.MarkPaid; 0 for allowances
	Price    money.Amount // of all of it
	Bought   civil.Day    // none for allowances
	Paid     civil.Day    // none while unpaid
	Reason   string       // public
	MadeBy   string
	Override string // why an admin sold so little; for staff
}

// BankWarning is a warning with the lot that it is about:
// w.Warning.Phrase(w.Lot) says it.
type BankWarning struct {
	bank.Warning
	Lot bank.Lot
}

// Bank settles a contract's bank on a day.
func (r *Reader) Bank(ctx context.Context, contractID string, asOf civil.Day) (Bank, error) {
	card := Bank{ContractID: contractID, AsOf: asOf}
	if err := r.staff(); err != nil {
		return card, err
	}
	err := r.db.Snapshot(ctx, card.read)
	return card, err
}

func (b *Bank) read(q data.Querier) error {
	read, err := readBank(q, b.ContractID, b.AsOf)
	if err != nil {
		return err
	}
	b.BankLeft = read.line()
	b.OpenFrom, b.OpenEnd = read.facts.Contract.Start, read.facts.Contract.End
	contracts, err := data.Contracts.Find(q, "id = ?", b.ContractID)
	if err != nil {
		return err
	}
	for _, contract := range contracts {
		b.Number, b.Currency = contract.Number, contract.Currency
	}
	if b.Lots, err = bankLots(q, b.ContractID, read.ledger); err != nil {
		return err
	}
	for _, warning := range read.ledger.Warnings {
		if lot, ok := read.ledger.Lot(warning.Lot); ok {
			b.Warnings = append(b.Warnings, BankWarning{warning, lot.Lot})
		}
	}
	if b.UncoveredTime, err = uncoveredTime(q, b.ContractID, read.ledger.Uncovered); err != nil {
		return err
	}
	b.UndecidedTime, err = undecidedTime(q, b.ContractID, 0, civil.Never)
	return err
}

// bankLots adds to a ledger's lots what their rows say.
func bankLots(q data.Querier, contractID string, ledger bank.Ledger) ([]BankLot, error) {
	known := map[string]BankLot{}
	err := scanRows(q, `SELECT l.id, l.tag, l.price, l.currency, l.purchased_on, l.paid_on, l.reason, COALESCE(s.name, ''), COALESCE(o.reason, '')
		FROM lot l LEFT JOIN staff s ON s.id = l.made_by LEFT JOIN lot_override o ON o.id = l.id WHERE l.contract_id = ?`,
		[]any{contractID}, func(rows *sql.Rows) error {
			var id, bought, paid string
			var lot BankLot
			err := rows.Scan(&id, &lot.Tag, &lot.Price.Minor, &lot.Price.Currency, &bought, &paid, &lot.Reason, &lot.MadeBy, &lot.Override)
			lot.Bought, lot.Paid = civil.FromText(bought, 0), civil.FromText(paid, 0)
			known[id] = lot
			return err
		})
	lots := make([]BankLot, len(ledger.Lots))
	for i, state := range ledger.Lots {
		lots[i] = known[state.ID]
		lots[i].LotState = state
	}
	return lots, err
}

// uncoveredTime adds to a ledger's gaps what was done.
func uncoveredTime(q data.Querier, contractID string, gaps []bank.Gap) ([]OpenTime, error) {
	if len(gaps) == 0 {
		return nil, nil
	}
	first, last := gaps[0].Day, gaps[len(gaps)-1].Day
	rows, err := chargeRows(q, "h.contract_id = ? AND h.posting_day BETWEEN ? AND ?", contractID, first.Text(), last.Text())
	known := byID(rows)
	open := make([]OpenTime, len(gaps))
	for i, gap := range gaps {
		open[i] = OpenTime{known[gap.Entry], gap.Minutes}
	}
	return open, err
}

// undecidedTime lists what nobody has decided yet, of the days from one to
// another; civil.Never for no end.
func undecidedTime(q data.Querier, contractID string, from, to civil.Day) ([]OpenTime, error) {
	last := "9999-12-31"
	if to != civil.Never {
		last = to.Text()
	}
	rows, err := chargeRows(q, undecidedOf+" AND h.posting_day >= ? AND h.posting_day <= ?",
		append(undecidedArgs(contractID), from.Text(), last)...)
	open := make([]OpenTime, len(rows))
	for i, row := range rows {
		open[i] = OpenTime{row, row.Minutes}
	}
	return open, err
}

// WhyRow is what became of one lot that has come: Came − Drawn − Expired =
// Left.
type WhyRow struct {
	Lot                  bank.LotState
	Came, Drawn, Expired int
	Left                 int
	Total                int // of Left with the rows before it
}

// WhyLeft explains what is left, lot by lot in the order of use. The last
// Total is what is left.
func (r *Reader) WhyLeft(ctx context.Context, contractID string, asOf civil.Day) ([]WhyRow, error) {
	card, err := r.Bank(ctx, contractID, asOf)
	if err != nil {
		return nil, err
	}
	var rows []WhyRow
	total := 0
	for _, lot := range card.Lots {
		if lot.State == bank.Future {
			continue
		}
		total += lot.Left
		rows = append(rows, WhyRow{Lot: lot.LotState, Came: lot.Minutes, Drawn: lot.Drawn, Expired: lot.Expired, Left: lot.Left, Total: total})
	}
	return rows, nil
}
