package view

import (
	"cmp"
	"context"
	"slices"

	"tallydesk/app/ticket"
)

// Duplicate is an open ticket that may be about the same thing.
type Duplicate struct {
	TicketRow
	Likeness float64 // 0 to 1
}

// How many open tickets are compared, the newest, and how many are told.
const (
	mostCompared   = 500
	mostDuplicates = 5
)

// Duplicates gives the open tickets of a customer that are likely to be about
// what a subject says, the likeliest first (R-ACC-4).
func (r *Reader) Duplicates(ctx context.Context, customerID, subject string) ([]Duplicate, error) {
	if err := r.staff(); err != nil {
		return nil, err
	}
	rows, err := r.ticketRows(ctx, "SELECT "+ticketColumns+" FROM ticket t"+ticketJoins+
		" WHERE t.customer_id = ? AND t.done = 0 ORDER BY t.number DESC, t.id LIMIT ?", customerID, mostCompared)
	if err != nil {
		return nil, err
	}
	var likely []Duplicate
	for _, row := range rows {
		if likeness := ticket.Similarity(subject, row.Subject); likeness >= ticket.Likely {
			likely = append(likely, Duplicate{TicketRow: row, Likeness: likeness})
		}
	}
	slices.SortStableFunc(likely, func(a, b Duplicate) int { return cmp.Compare(b.Likeness, a.Likeness) })
	return likely[:min(len(likely), mostDuplicates)], nil
}
