package command

import (
	"errors"
	"slices"
	"strconv"
	"time"

	"tallydesk/app/bank"
	"tallydesk/app/civil"
	"tallydesk/app/facts"
	"tallydesk/app/fail"
	"tallydesk/app/ticket"
	"tallydesk/data"
)

// contractFor gives the id of the contract that a new ticket is served under:
// active on the day, covers the product, earliest end, then id (R-CON-4).
// Empty means that the ticket is uncovered (R-ACC-2).
func contractFor(tx *data.Tx, customerID, productID string, day civil.Day) (string, error) {
	rows, err := data.Contracts.Find(tx, "customer_id = ? ORDER BY start_day, id", customerID)
	if err != nil {
		return "", err
	}
	contracts := make([]ticket.Contract, len(rows))
	for i, row := range rows {
		products, err := data.ContractProducts.Find(tx, "contract_id = ? ORDER BY id", row.ID)
		if err != nil {
			return "", err
		}
		contracts[i] = ticket.Contract{
			ID: row.ID, Start: civil.FromText(row.StartDay, 0), End: civil.FromText(row.EndDay, civil.Never),
		}
		for _, product := range products {
			contracts[i].Products = append(contracts[i].Products, product.ProductID)
		}
	}
	return ticket.ChooseContract(contracts, productID, day), nil
}

// reclassify charges all time of a ticket anew, after its contract, kind or
// cause has changed: as if it had always been so (R-BANK-7). It reads staff
// rows, so only commands of staff may call it.
func reclassify(tx *data.Tx, ticketID string) error {
	entries, err := data.TimeEntries.Find(tx, "ticket_id = ? ORDER BY work_day, id", ticketID)
	if err != nil {
		return err
	}
	return rechargeAll(tx, ticketID, entries)
}

// rechargeContract charges anew the time from a day on of all tickets that are
// served under a contract or another member of its renewal chain.
func rechargeContract(tx *data.Tx, contract data.Contract, from civil.Day) error {
	if from > civil.Date(9999, 12, 31) {
		return nil
	}
	chain, err := facts.Chain(tx, contract.CustomerID, contract.ID)
	if err != nil {
		return err
	}
	byTicket := map[string][]data.TimeEntry{}
	var ticketIDs []string
	for _, member := range chain {
		// A day earlier: an entry's own day may be that of another zone.
		entries, err := data.TimeEntries.Find(tx, `ticket_id IN (SELECT id FROM ticket WHERE contract_id = ?) AND work_day >= ?
			ORDER BY ticket_id, work_day, id`, member.ID, (from - 1).Text())
		if err != nil {
			return err
		}
		for _, entry := range entries {
			if byTicket[entry.TicketID] == nil {
				ticketIDs = append(ticketIDs, entry.TicketID)
			}
			byTicket[entry.TicketID] = append(byTicket[entry.TicketID], entry)
		}
	}
	for _, ticketID := range ticketIDs {
		if err := rechargeAll(tx, ticketID, byTicket[ticketID]); err != nil {
			return err
		}
	}
	return nil
}

// rechargeUnder charges anew the time that rows of contracts and tickets decide
// about.
func rechargeUnder(tx *data.Tx, changed []data.Touched) error {
	done := map[string]bool{}
	for _, row := range changed {
		id, again := row.ID, reclassify
		switch row.Table {
		case "contract_line", "lot":
			id, again = row.Parent, rechargeWhole
		case "contract":
			again = rechargeWhole
		case "time_entry": // put back by undoing an undo: its contract may say otherwise by now
			again = rechargeEntry
		case "ticket":
		default:
			continue
		}
		if done[id] {
			continue
		}
		done[id] = true
		if err := again(tx, id); err != nil && !errors.Is(err, data.ErrNotFound) && !errors.Is(err, fail.NotFound) {
			return err
		}
	}
	return nil
}

// rechargeWhole charges anew all time under a contract and its renewal chain.
func rechargeWhole(tx *data.Tx, id string) error {
	contract, err := data.Contracts.Get(tx, id)
	if err != nil {
		return err
	}
	return rechargeContract(tx, contract, civil.FromText(contract.StartDay, 0))
}

// rechargeEntry charges one entry anew.
func rechargeEntry(tx *data.Tx, id string) error {
	entry, err := data.TimeEntries.Get(tx, id)
	if err != nil {
		return err
	}
	return recharge(tx, entry)
}

// rechargeAll charges entries of one ticket.
func rechargeAll(tx *data.Tx, ticketID string, entries []data.TimeEntry) error {
	if len(entries) == 0 {
		return nil
	}
	charging, err := facts.ChargingOf(tx, ticketID)
	if err != nil {
		return err
	}
	for _, entry := range entries {
		if err := writeCharges(tx, charging, entry); err != nil {
			return err
		}
	}
	return nil
}

// recharge makes the charges of one entry what they must be. Work without a
// ticket has none: every charge hangs on a ticket.
func recharge(tx *data.Tx, entry data.TimeEntry) error {
	if entry.TicketID == "" {
		return dropCharges(tx, entry.ID, nil)
	}
	return rechargeAll(tx, entry.TicketID, []data.TimeEntry{entry})
}

func writeCharges(tx *data.Tx, charging facts.Charging, entry data.TimeEntry) error {
	var kept []string
	for _, row := range Charges(charging, entry) {
		kept = append(kept, row.ID)
		if err := putCharge(tx, row); err != nil {
			return err
		}
	}
	return dropCharges(tx, entry.ID, kept)
}

// Charges gives the charges that an entry must have, as rows without bucket and
// tag. Drafts have none (R-BANK-1).
func Charges(charging facts.Charging, entry data.TimeEntry) []data.Charge {
	if entry.State == string(Draft) {
		return nil
	}
	charges := charging.Charges(workOf(entry))
	rows := make([]data.Charge, len(charges))
	for i, charge := range charges {
		rows[i] = chargeRow(charging, entry, charge)
		rows[i].Part, rows[i].ID = int64(i), chargeID(entry.ID, charging.CustomerID, i)
	}
	return rows
}

// chargeID is the same whenever the entry is charged anew for the customer, so
// that the charge keeps its place in the serving order (R-BANK-1).
func chargeID(entryID, customerID string, part int) string {
	return DeriveID(entryID, "charge:"+customerID+":"+strconv.Itoa(part))
}

// putCharge writes a charge unless it stands there already.
func putCharge(tx *data.Tx, row data.Charge) error {
	former, err := data.Charges.Find(tx, "id = ?", row.ID)
	if err != nil {
		return err
	}
	if len(former) > 0 {
		row.Bucket, row.Tag = former[0].Bucket, former[0].Tag
		if row == former[0] {
			return nil
		}
	}
	return data.Charges.Put(tx, &row)
}

// dropCharges takes an entry's charges away, but those to keep.
func dropCharges(tx *data.Tx, entryID string, kept []string) error {
	former, err := data.Charges.Find(tx, "entry_id = ? ORDER BY id", entryID)
	if err != nil {
		return err
	}
	for _, row := range former {
		if slices.Contains(kept, row.ID) {
			continue
		}
		if err := data.Charges.Delete(tx, row.ID); err != nil {
			return err
		}
	}
	return nil
}

func chargeRow(charging facts.Charging, entry data.TimeEntry, charge facts.Charge) data.Charge {
	row := data.Charge{
		TicketID: charging.TicketID, ContractID: charge.ContractID, EntryID: entry.ID,
		WorkDay: charge.Day.Text(), PostingDay: charge.Day.Text(), Minutes: int64(charge.Minutes), WorkType: entry.WorkType,
		Kind: charging.Kind, Class: string(charge.Verdict.Class), Note: entry.Note, StaffID: entry.StaffID,
	}
	if !charge.Start.IsZero() {
		row.StartAt = charge.Start.UnixMilli()
	}
	if free := charge.Verdict.Class; free == bank.NoCharge || free == bank.Covered {
		row.Reason = publicReason(charge.Verdict.Reason)
	}
	return row
}

// publicReason keeps what staff wrote for themselves out of the customer's
// rows: only codes are public (R-ACC-7).
func publicReason(reason bank.Reason) string {
	if slices.Contains(reasonCodes, reason) {
		return string(reason)
	}
	return ""
}

// workOf gives a row as charging looks at it.
func workOf(entry data.TimeEntry) facts.Work {
	work := facts.Work{
		Day: civil.FromText(entry.WorkDay, 0), Minutes: int(entry.Adjusted), Type: entry.WorkType,
		Override: bank.Verdict{Class: bank.Class(entry.ClassOverride), Reason: bank.Reason(entry.OverrideReason)},
	}
	if entry.StartAt != 0 {
		work.Start, work.End = time.UnixMilli(entry.StartAt).UTC(), time.UnixMilli(entry.EndAt).UTC()
	}
	return work
}
