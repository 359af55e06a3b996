package view

import "context"

// TicketQueries gives the queries behind Tickets, page and count, for a test of
// their plans. The page's has two arguments more: most and from.
func (r *Reader) TicketQueries(ctx context.Context, filter TicketFilter, from int) (page, count string, args []any, err error) {
	where, args, err := r.ticketWhere(ctx, filter)
	return ticketPage(where, filter.Sort, from), ticketCount(where), args, err
}

// The queries of banks, for a test of their plans.
const (
	BankVersionQuery = bankVersionQuery
	UndecidedOf      = undecidedOf
)

// WordsCondition gives both ways of asking for words, for a test that they find
// the same.
func WordsCondition(typed string, whole bool) (condition string, args []any) {
	var a arguments
	condition = wordsCondition(&a, typed, whole)
	return condition, a
}
