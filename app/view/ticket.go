package view

import (
	"context"
	"database/sql"
	"slices"
	"time"

	"tallydesk/app/ticket"
)

// TicketSort is an order of tickets.
type TicketSort int

// The orders of tickets.
const (
	ByQueue    TicketSort = iota // R-TIX-1; done tickets after the open ones, the latest activity first
	ByActivity                   // the latest activity first
	ByNumber                     // the greatest number first
)

// TicketRow is a line of the list of tickets.
type TicketRow struct {
	ID, Ref, Subject                   string // Ref such as SUND-1042
	CustomerID, CustomerCode, Customer string
	Number                             int
	Kind                               ticket.Kind
	Priority, Wished                   ticket.Priority
	State                              ticket.State
	AssigneeID, Assignee               string
	Line                               int // 0 while on none
	Emergency, Uncovered               bool
	Received, LastAt                   time.Time
	LastFrom                           string // who wrote last: customer, staff or nobody yet
}

// ticketColumns are what ticketRow scans. The other tables are joined to the
// left so that tickets are always read in the order of their index.
const (
	ticketColumns = `t.id, t.number, t.subject, t.customer_id, k.code, k.name, t.kind, t.priority, t.wished, t.state,
		COALESCE(t.assignee_id, ''), COALESCE(a.name, ''), t.line, t.emergency, t.contract_id IS NULL, t.received_at, t.last_at, t.last_from`
	ticketJoins = ` LEFT JOIN customer k ON k.id = t.customer_id LEFT JOIN staff a ON a.id = t.assignee_id`
)

func (t *TicketRow) scan(rows *sql.Rows) error { return t.scanAfter(rows) }

// scanAfter scans a row that has other columns before those of the ticket.
func (t *TicketRow) scanAfter(rows *sql.Rows, before ...any) error {
	var received, last int64
	err := rows.Scan(append(before, &t.ID, &t.Number, &t.Subject, &t.CustomerID, &t.CustomerCode, &t.Customer, &t.Kind, &t.Priority, &t.Wished, &t.State,
		&t.AssigneeID, &t.Assignee, &t.Line, &t.Emergency, &t.Uncovered, &received, &last, &t.LastFrom)...)
	t.Ref = ticket.Ref(t.CustomerCode, t.Number)
	t.Received, t.LastAt = Instant(received), Instant(last)
	return err
}

// Instant reads an instant from a row: UTC, and the zero time for none.
func Instant(millis int64) time.Time {
	if millis == 0 {
		return time.Time{}
	}
	return time.UnixMilli(millis).UTC()
}

// Tickets lists tickets, and tells how many there are: of very many no more
// than that (Page.Counted), so that their number costs nothing.
func (r *Reader) Tickets(ctx context.Context, filter TicketFilter, page Page) ([]TicketRow, int, error) {
	if err := r.staff(); err != nil {
		return nil, 0, err
	}
	where, args, err := r.ticketWhere(ctx, filter)
	if err != nil {
		return nil, 0, err
	}
	rows, err := r.ticketRows(ctx, ticketPage(where, filter.Sort, page.From), append(slices.Clone(args), page.Most, page.From)...)
	if err != nil {
		return nil, 0, err
	}
	if len(rows) > 0 && len(rows) < page.Most {
		return rows, page.From + len(rows), nil
	}
	var total int
	err = r.one(ctx, "ticket", ticketCountTo(where), append(args, page.From+page.Most+MostCounted), &total)
	return rows, total, err
}

// MostCounted is how many tickets Tickets counts besides those up to the end of
// the page.
const MostCounted = 100

// Counted tells whether a total that Tickets gave with a page is that of all
// tickets; else there may be more of them, which TicketCount counts.
func (p Page) Counted(total int) bool { return total < p.From+p.Most+MostCounted }

// TicketCount counts the tickets of a filter, however many there are.
func (r *Reader) TicketCount(ctx context.Context, filter TicketFilter) (int, error) {
	if err := r.staff(); err != nil {
		return 0, err
	}
	filter.whole = true
	where, args, err := r.ticketWhere(ctx, filter)
	if err != nil {
		return 0, err
	}
	var total int
	err = r.one(ctx, "ticket", ticketCount(where), args, &total)
	return total, err
}

// ticketPage is the query of one page: its rows are found in an index alone, so
// that skipping others costs next to nothing.
func ticketPage(where string, sort TicketSort, from int) string {
	order := ticketOrders[sort]
	if from == 0 {
		return "SELECT " + ticketColumns + " FROM ticket t" + ticketJoins + " WHERE " + where + " ORDER BY " + order + " LIMIT ? OFFSET ?"
	}
	return "SELECT " + ticketColumns + " FROM (SELECT t.rowid AS page_row FROM ticket t WHERE " + where + " ORDER BY " + order +
		" LIMIT ? OFFSET ?) CROSS JOIN ticket t ON t.rowid = page_row" + ticketJoins + " ORDER BY " + order
}

func ticketCount(where string) string { return "SELECT COUNT(*) FROM ticket t WHERE " + where }

// ticketCountTo counts no further than its last argument.
func ticketCountTo(where string) string {
	return "SELECT COUNT(*) FROM (SELECT 1 FROM ticket t WHERE " + where + " LIMIT ?)"
}

var ticketOrders = map[TicketSort]string{
	ByQueue:    "t.done, t.queue_key, t.id",
	ByActivity: "t.last_at DESC, t.id DESC",
	ByNumber:   "t.number DESC, t.id DESC",
}

func (r *Reader) ticketRows(ctx context.Context, query string, args ...any) ([]TicketRow, error) {
	var found []TicketRow
	err := r.each(ctx, query, args, func(rows *sql.Rows) error {
		var row TicketRow
		err := row.scan(rows)
		found = append(found, row)
		return err
	})
	return found, err
}

// TicketCounts counts the open tickets.
type TicketCounts struct {
	Open, Mine, Unassigned int
	ByState                map[ticket.State]int
}

// TicketCounts counts the open tickets, also those of the actor and of nobody.
func (r *Reader) TicketCounts(ctx context.Context) (TicketCounts, error) {
	counts := TicketCounts{ByState: map[ticket.State]int{}}
	if err := r.staff(); err != nil {
		return counts, err
	}
	err := r.each(ctx, `SELECT state, COUNT(*), COALESCE(SUM(assignee_id = ?), 0), COALESCE(SUM(assignee_id IS NULL), 0)
		FROM ticket WHERE done = 0 GROUP BY state`, []any{r.actor.StaffID}, func(rows *sql.Rows) error {
		var state ticket.State
		var all, mine, nobodys int
		err := rows.Scan(&state, &all, &mine, &nobodys)
		counts.ByState[state] = all
		counts.Open, counts.Mine, counts.Unassigned = counts.Open+all, counts.Mine+mine, counts.Unassigned+nobodys
		return err
	})
	return counts, err
}
