package liaison

import (
	"database/sql"
	"time"

	"tallydesk/app/bank"
	"tallydesk/app/civil"
	"tallydesk/app/ticket"
	"tallydesk/app/view"
	"tallydesk/app/view/internal/query"
	"tallydesk/data"
)

// Time is work as the customer sees it: what was charged, and why. It is read
// from charges only.
type Time struct {
	ChargeID           string
	TicketID, TicketNo string // TicketNo such as #1042
	Subject            string
	WorkDay            civil.Day
	Start              time.Time // zero when only the duration is known
	Minutes            int
	Open               int // of them, where they are uncovered or undecided
	WorkType           string
	Verdict            bank.Verdict
	Note               string
	Who                string
}

const timeColumns = `SELECT h.id, h.ticket_id, t.number, t.subject, h.work_day, h.start_at, h.minutes, h.work_type, h.class, h.reason, h.note,
	COALESCE(s.name, '') FROM charge h JOIN ticket t ON t.id = h.ticket_id LEFT JOIN staff s ON s.id = h.staff_id WHERE `

// timeOf reads charges in the order in which they are served.
func timeOf(q data.Querier, where string, args ...any) ([]Time, error) {
	var list []Time
	run := func() (*sql.Rows, error) {
		return q.Query(timeColumns+where+" ORDER BY h.posting_day, h.start_at, h.id", args...)
	}
	err := query.Each(run, func(rows *sql.Rows) error {
		var work Time
		var number int
		var day string
		var start int64
		err := rows.Scan(&work.ChargeID, &work.TicketID, &number, &work.Subject, &day, &start, &work.Minutes, &work.WorkType,
			&work.Verdict.Class, &work.Verdict.Reason, &work.Note, &work.Who)
		work.TicketNo, work.WorkDay, work.Start = ticket.OwnRef(number), civil.FromText(day, 0), view.Instant(start)
		list = append(list, work)
		return err
	})
	return list, err
}

func byCharge(list []Time) map[string]Time {
	found := make(map[string]Time, len(list))
	for _, work := range list {
		found[work.ChargeID] = work
	}
	return found
}

// openTime lists what is uncovered and what is undecided of the days from one
// to another.
func openTime(q data.Querier, contractID string, gaps []bank.Gap, from, to civil.Day) (uncovered, undecided []Time, err error) {
	last := "9999-12-31"
	if to != civil.Never {
		last = to.Text()
	}
	undecided, err = timeOf(q, `h.class = 'undecided' AND (h.contract_id = ? OR h.contract_id IS NULL AND t.contract_id = ?)
		AND h.posting_day >= ? AND h.posting_day <= ?`, contractID, contractID, from.Text(), last)
	for i := range undecided {
		undecided[i].Open = undecided[i].Minutes
	}
	if err != nil || len(gaps) == 0 {
		return nil, undecided, err
	}
	drawn, err := timeOf(q, "h.contract_id = ? AND h.posting_day BETWEEN ? AND ?", contractID, gaps[0].Day.Text(), gaps[len(gaps)-1].Day.Text())
	known := byCharge(drawn)
	for _, gap := range gaps {
		work := known[gap.Entry]
		work.Open = gap.Minutes
		uncovered = append(uncovered, work)
	}
	return uncovered, undecided, err
}
