package view

import (
	"context"

	"tallydesk/app/ticket"
)

// Duplicate is an open ticket that may be about the same thing.
type Duplicate struct {
	TicketRow
	Likeness float64 // 0 to 1
}

// MostCompared is how many open tickets, the newest, a new one is compared with.
const MostCompared = 500

// Duplicates gives the open tickets of a customer that are likely to be about
// what a subject says, the likeliest first (R-ACC-4).
func (r *Reader) Duplicates(ctx context.Context, customerID, subject string) ([]Duplicate, error) {
	if err := r.staff(); err != nil {
		return nil, err
	}
	rows, err := r.ticketRows(ctx, "SELECT "+ticketColumns+" FROM ticket t"+ticketJoins+
		" WHERE t.customer_id = ? AND t.done = 0 ORDER BY t.number DESC, t.id LIMIT ?", customerID, MostCompared)
	subjects := make([]string, len(rows))
	for i, row := range rows {
		subjects[i] = row.Subject
	}
	var likely []Duplicate
	for _, match := range ticket.Likeliest(subject, subjects) {
		likely = append(likely, Duplicate{TicketRow: rows[match.At], Likeness: match.Likeness})
	}
	return likely, err
}
