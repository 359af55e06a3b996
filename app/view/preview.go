package view

import (
	"cmp"
	"context"
	"slices"

	"tallydesk/app/bank"
	"tallydesk/app/civil"
	"tallydesk/app/command"
	"tallydesk/app/facts"
	"tallydesk/app/money"
	"tallydesk/app/terms"
	"tallydesk/data"
)

// Preview is what time will do before it is saved (R-BANK-11).
type Preview struct {
	Minutes int // that count
	Parts   []PreviewPart
	// The rest is of all contracts that are drawn from, nearly always one.
	HasBank       bool // some of it is drawn
	Before, After int  // left without it and with it
	Uncovered     int  // minutes of it that no lot covers
	Displaced     int  // minutes of other entries that lose their cover
	OverUse       terms.OverUse
	Price         money.Amount // of what is billable; zero without a rate
}

// PreviewPart is one day's part of it.
type PreviewPart struct {
	WorkDay    civil.Day
	Minutes    int
	ContractID string // none: undecided, or internal
	Number     string
	Verdict    bank.Verdict
	Draws      []LotDraw
	Uncovered  int
	Price      money.Amount
}

// PreviewTime tells what a command will do, new or in place of the entry that
// it replaces. A command that is not well-formed is refused with its errors.
func (r *Reader) PreviewTime(ctx context.Context, work command.LogTime, replaces string, asOf civil.Day) (Preview, error) {
	var preview Preview
	if err := r.staff(); err != nil {
		return preview, err
	}
	if err := work.Validate(); err != nil {
		return preview, err
	}
	err := r.db.Snapshot(ctx, func(q data.Querier) error { return preview.read(q, work, replaces, asOf) })
	return preview, err
}

func (p *Preview) read(q data.Querier, work command.LogTime, replaces string, asOf civil.Day) error {
	done := work.FactsOf()
	p.Minutes = done.Minutes
	if work.TicketID == "" {
		p.Parts = []PreviewPart{{WorkDay: done.Day, Minutes: done.Minutes, Verdict: bank.Verdict{Class: bank.Internal}}}
		return nil
	}
	charging, err := facts.ChargingOf(q, work.TicketID)
	if err != nil {
		return err
	}
	charges := charging.Charges(done)
	if len(charges) == 0 {
		p.Parts = []PreviewPart{{WorkDay: done.Day, Minutes: done.Minutes, Verdict: done.Override}}
		return nil
	}
	if err := p.addParts(q, charges); err != nil {
		return err
	}
	for _, contractID := range p.drawnFrom() {
		if err := p.settle(q, charging.Kind, charges, work, contractID, replaces, asOf); err != nil {
			return err
		}
	}
	return nil
}

func (p *Preview) addParts(q data.Querier, charges []facts.Charge) error {
	for _, charge := range charges {
		part := PreviewPart{
			WorkDay: charge.Day, Minutes: charge.Minutes, ContractID: charge.ContractID, Verdict: charge.Verdict, Price: charge.Price,
		}
		contracts, err := data.Contracts.Find(q, "id = ?", charge.ContractID)
		if err != nil {
			return err
		}
		for _, contract := range contracts {
			part.Number = contract.Number
		}
		if p.Price, err = p.Price.Add(charge.Price); err != nil {
			return err
		}
		p.Parts = append(p.Parts, part)
	}
	return nil
}

// drawnFrom gives the contracts that parts are drawn from, each once.
func (p *Preview) drawnFrom() []string {
	var ids []string
	for _, part := range p.Parts {
		if part.Verdict.Class == bank.Drawn && !slices.Contains(ids, part.ContractID) {
			ids = append(ids, part.ContractID)
		}
	}
	return ids
}

// settle compares a contract's bank without the time and with it.
func (p *Preview) settle(q data.Querier, kind string, charges []facts.Charge, work command.LogTime, contractID, replaces string, asOf civil.Day) error {
	read, err := facts.Bank(q, contractID)
	if err != nil {
		return err
	}
	former, err := chargeRows(q, "h.entry_id = ?", replaces)
	if err != nil {
		return err
	}
	replaced := make([]string, len(former))
	for i, row := range former {
		replaced[i] = row.ID
	}
	last := charges[len(charges)-1].Day
	outcome := bank.Preview(read, drawnUnder(contractID, charges, kind, work.WorkType), replaced, max(asOf, last))
	p.HasBank = true
	p.Before, p.After = p.Before+outcome.Before, p.After+outcome.After.Left
	p.Displaced += outcome.Displaced
	for i := range p.Parts {
		if part := &p.Parts[i]; part.ContractID == contractID {
			part.Draws, part.Uncovered = drawsOf(outcome.After, partID(i))
			p.Uncovered += part.Uncovered
		}
	}
	p.OverUse, err = overUseOn(q, contractID, last)
	return err
}

// drawnUnder gives the parts that a contract's bank is drawn by.
func drawnUnder(contractID string, charges []facts.Charge, kind, workType string) []bank.Entry {
	var drawn []bank.Entry
	for i, charge := range charges {
		if charge.ContractID == contractID && charge.Verdict.Class == bank.Drawn {
			drawn = append(drawn, bank.Entry{
				ID: partID(i), WorkDay: charge.Day, PostingDay: charge.Day, Start: charge.Start, Minutes: charge.Minutes, Kind: kind, WorkType: workType,
			})
		}
	}
	return drawn
}

// partID stands for the id that a part will have; it comes after those of
// entries of the same moment that are there already.
func partID(n int) string { return "~" + string(rune('0'+n)) }

// overUseOn gives a contract's over-use policy on a day.
func overUseOn(q data.Querier, contractID string, day civil.Day) (terms.OverUse, error) {
	rows, err := data.AllContractTerms.Find(q, "contract_id = ? AND valid_from <= ? ORDER BY valid_from DESC, id DESC LIMIT 1", contractID, day.Text())
	if err != nil || len(rows) == 0 {
		return terms.Ask, err
	}
	return cmp.Or(terms.OverUse(rows[0].OverUse), terms.Ask), nil
}
