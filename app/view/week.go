package view

import (
	"context"
	"database/sql"

	"tallydesk/app/civil"
	"tallydesk/app/view/internal/query"
	"tallydesk/data"
)

// Week is a person's week sheet.
type Week struct {
	StaffID, Staff string
	Monday         civil.Day
	Rows           []WeekRow
	Totals         [7]int // minutes worked, by day from Monday on
	Total          int
	LongDays       [7]bool // more work than the day is long
	Capacity       int     // minutes a week that the person works; 0 when not known
}

// WeekRow is one kind of work of a week: on a ticket, for a customer, or
// internal.
type WeekRow struct {
	TicketID, TicketRef, Subject       string
	CustomerID, CustomerCode, Customer string
	WorkType                           string
	OnSite                             bool
	Cells                              [7]WeekCell
	Total                              int
	ContractID                         string   // of the ticket
	Bank                               BankLeft // of that contract, on the week's last day
}

// WeekCell is what was done on a day.
type WeekCell struct {
	Minutes int
	Entries []EntryRow
}

// Week reads the week sheet of a person for the seven days from a Monday on.
// Rows are in the order of customer, ticket, type of work; internal work comes
// last.
func (r *Reader) Week(ctx context.Context, staffID string, monday civil.Day) (Week, error) {
	week := Week{StaffID: staffID, Monday: monday}
	if err := r.staff(); err != nil {
		return week, err
	}
	err := r.one(ctx, "staff", "SELECT s.name, COALESCE(d.weekly_minutes, 0) FROM staff s LEFT JOIN staff_detail d ON d.id = s.id WHERE s.id = ?",
		[]any{staffID}, &week.Staff, &week.Capacity)
	if err != nil {
		return week, err
	}
	err = r.db.Snapshot(ctx, func(q data.Querier) error { return week.read(q, r.banks) })
	return week, err
}

func (w *Week) read(q data.Querier, banks *Banks) error {
	entries, err := readEntries(q, `e.staff_id = ? AND e.work_day BETWEEN ? AND ?
		ORDER BY c.id IS NULL, c.sort_key, c.id, t.id IS NULL, t.number, e.work_type, e.on_site, e.work_day, e.start_at, e.id`,
		w.StaffID, w.Monday.Text(), (w.Monday + 6).Text())
	if err != nil {
		return err
	}
	for _, entry := range entries {
		w.add(entry)
	}
	return w.readBanks(q, banks)
}

// add puts an entry into its row, which is the last one or a new one.
func (w *Week) add(entry EntryRow) {
	if n := len(w.Rows); n == 0 || !w.Rows[n-1].holds(entry) {
		w.Rows = append(w.Rows, WeekRow{
			TicketID: entry.TicketID, TicketRef: entry.TicketRef, Subject: entry.Subject,
			CustomerID: entry.CustomerID, CustomerCode: entry.CustomerCode, Customer: entry.Customer,
			WorkType: entry.WorkType, OnSite: entry.OnSite,
		})
	}
	row, day := &w.Rows[len(w.Rows)-1], int(entry.WorkDay-w.Monday)
	cell := &row.Cells[day]
	cell.Entries = append(cell.Entries, entry)
	cell.Minutes += entry.Worked
	row.Total += entry.Worked
	w.Totals[day] += entry.Worked
	w.Total += entry.Worked
	w.LongDays[day] = w.LongDays[day] || entry.LongDay
}

func (row *WeekRow) holds(entry EntryRow) bool {
	return row.TicketID == entry.TicketID && row.CustomerID == entry.CustomerID &&
		row.WorkType == entry.WorkType && row.OnSite == entry.OnSite
}

// readBanks gives the rows on tickets what their contracts have left.
func (w *Week) readBanks(q data.Querier, banks *Banks) error {
	under, err := w.contracts(q)
	if err != nil {
		return err
	}
	known := map[string]BankLeft{}
	for i := range w.Rows {
		row := &w.Rows[i]
		if row.ContractID = under[row.TicketID]; row.ContractID == "" {
			continue
		}
		if _, read := known[row.ContractID]; !read {
			if known[row.ContractID], err = banks.line(q, row.ContractID, w.Monday+6); err != nil {
				return err
			}
		}
		row.Bank = known[row.ContractID]
	}
	return nil
}

// contracts gives the contracts of the week's tickets, by the tickets' ids.
func (w *Week) contracts(q data.Querier) (map[string]string, error) {
	ids := make([]string, len(w.Rows))
	for i, row := range w.Rows {
		ids[i] = row.TicketID
	}
	under := map[string]string{}
	err := scanRows(q, "SELECT id, contract_id FROM ticket WHERE contract_id IS NOT NULL AND id IN (SELECT value FROM json_each(?))",
		[]any{query.List(ids)}, func(rows *sql.Rows) error {
			var id, contract string
			err := rows.Scan(&id, &contract)
			under[id] = contract
			return err
		})
	return under, err
}
