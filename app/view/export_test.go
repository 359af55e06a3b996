package view

import "context"

// TicketQueries gives the queries behind Tickets, page and count, for a test of
// their plans. The page's has two arguments more: most and from.
func (r *Reader) TicketQueries(ctx context.Context, filter TicketFilter) (page, count string, args []any, err error) {
	where, args, err := r.ticketWhere(ctx, filter)
	return ticketPage(where, filter.Sort), ticketCount(where), args, err
}

// The queries of banks, for a test of their plans.
const (
	BankVersionQuery = bankVersionQuery
	UndecidedOf      = undecidedOf
)
