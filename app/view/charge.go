package view

import (
	"database/sql"
	"time"

	"tallydesk/app/bank"
	"tallydesk/app/civil"
	"tallydesk/app/ticket"
	"tallydesk/data"
)

// ChargeRow is one part of a time entry as it is charged.
type ChargeRow struct {
	ID, EntryID                  string
	TicketID, TicketRef, Subject string // TicketRef such as SUND-1042
	ContractID                   string // none: no contract was valid
	WorkDay, PostingDay          civil.Day
	Start                        time.Time // zero when only the duration is known
	Minutes                      int
	WorkType, Kind               string
	Verdict                      bank.Verdict
	Note                         string // to the customer
	StaffID, Staff               string
}

// OpenTime is charged time that nothing covers yet: Minutes of it.
type OpenTime struct {
	ChargeRow
	Open int // minutes that are open
}

const chargeColumns = `SELECT h.id, h.entry_id, h.ticket_id, c.code, t.number, t.subject, COALESCE(h.contract_id, ''), h.work_day, h.posting_day,
	h.start_at, h.minutes, h.work_type, h.kind, h.class, h.reason, h.note, COALESCE(h.staff_id, ''), COALESCE(s.name, '')
	FROM charge h JOIN ticket t ON t.id = h.ticket_id JOIN customer c ON c.id = t.customer_id LEFT JOIN staff s ON s.id = h.staff_id WHERE `

// chargeRows reads charges in the order in which they are served.
func chargeRows(q data.Querier, where string, args ...any) ([]ChargeRow, error) {
	var list []ChargeRow
	err := scanRows(q, chargeColumns+where+" ORDER BY h.posting_day, h.start_at, h.id", args, func(rows *sql.Rows) error {
		var row ChargeRow
		err := row.scan(rows)
		list = append(list, row)
		return err
	})
	return list, err
}

func (row *ChargeRow) scan(rows *sql.Rows) error {
	var code, work, posting string
	var number int
	var start int64
	err := rows.Scan(&row.ID, &row.EntryID, &row.TicketID, &code, &number, &row.Subject, &row.ContractID, &work, &posting,
		&start, &row.Minutes, &row.WorkType, &row.Kind, &row.Verdict.Class, &row.Verdict.Reason, &row.Note, &row.StaffID, &row.Staff)
	row.TicketRef = ticket.Ref(code, number)
	row.WorkDay, row.PostingDay, row.Start = civil.FromText(work, 0), civil.FromText(posting, 0), Instant(start)
	return err
}

// byID finds charges by their ids.
func byID(rows []ChargeRow) map[string]ChargeRow {
	found := make(map[string]ChargeRow, len(rows))
	for _, row := range rows {
		found[row.ID] = row
	}
	return found
}
