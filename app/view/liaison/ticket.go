package liaison

import (
	"context"
	"database/sql"
	"strings"
	"time"

	"tallydesk/app/ticket"
	"tallydesk/app/view"
	"tallydesk/app/view/internal/query"
)

// TicketFilter narrows the list of tickets. What is empty does not narrow it.
type TicketFilter struct {
	Open   bool           // only what is not done
	States []ticket.State // any of them
	Text   string         // words in subject or messages, or a number
}

// TicketRow is a line of the list of tickets.
type TicketRow struct {
	ID, Ref, Subject     string // Ref such as #1042
	Number               int
	Kind                 ticket.Kind
	Priority, Wished     ticket.Priority
	State                ticket.State
	Assignee, Reporter   string // names
	Emergency, Uncovered bool
	Received, LastAt     time.Time
	LastFrom             string // who wrote last: customer, staff or nobody yet
}

const (
	ticketColumns = `t.id, t.number, t.subject, t.kind, t.priority, t.wished, t.state, COALESCE(a.name, ''), COALESCE(c.name, ''),
		t.emergency, t.contract_id IS NULL, t.received_at, t.last_at, t.last_from`
	ticketFrom = ` FROM ticket t LEFT JOIN staff a ON a.id = t.assignee_id LEFT JOIN contact c ON c.id = t.reporter_id WHERE `
)

func (t *TicketRow) pointers(received, last *int64) []any {
	return []any{
		&t.ID, &t.Number, &t.Subject, &t.Kind, &t.Priority, &t.Wished, &t.State, &t.Assignee, &t.Reporter,
		&t.Emergency, &t.Uncovered, received, last, &t.LastFrom,
	}
}

func (t *TicketRow) complete(received, last int64) {
	t.Ref, t.Received, t.LastAt = ticket.OwnRef(t.Number), view.Instant(received), view.Instant(last)
}

// Tickets lists the customer's tickets, the latest activity first, and tells
// how many there are.
func (r *Reader) Tickets(ctx context.Context, filter TicketFilter, page view.Page) ([]TicketRow, int, error) {
	where, args, err := r.where(ctx, filter)
	if err != nil {
		return nil, 0, err
	}
	var total int
	if err := r.one(ctx, "ticket", "SELECT COUNT(*) FROM ticket t WHERE "+where, args, &total); err != nil {
		return nil, 0, err
	}
	rows, err := r.rows(ctx, where+" ORDER BY t.last_at DESC, t.id DESC LIMIT ? OFFSET ?", append(args, page.Most, page.From)...)
	return rows, total, err
}

func (r *Reader) rows(ctx context.Context, where string, args ...any) ([]TicketRow, error) {
	var found []TicketRow
	err := r.each(ctx, "SELECT "+ticketColumns+ticketFrom+where, args, func(rows *sql.Rows) error {
		var row TicketRow
		var received, last int64
		err := rows.Scan(row.pointers(&received, &last)...)
		row.complete(received, last)
		found = append(found, row)
		return err
	})
	return found, err
}

// where turns a filter into SQL that is bound to the customer.
func (r *Reader) where(ctx context.Context, f TicketFilter) (string, []any, error) {
	bucket, err := r.bucket()
	if err != nil {
		return "", nil, err
	}
	var w query.Where
	w.Add("t.customer_id = ? AND t.bucket = ?", r.actor.CustomerID, bucket)
	w.When(f.Open, "t.done = 0")
	query.AnyOf(&w, "t.state", f.States)
	if strings.TrimSpace(f.Text) != "" {
		ids, err := r.ticketsWith(ctx, f.Text)
		if err != nil {
			return "", nil, err
		}
		w.Add("t.id IN (SELECT value FROM json_each(?))", query.List(ids))
	}
	where, args := w.SQL()
	return where, args, nil
}

// mostFound is how many hits a list filtered by words takes.
const mostFound = 1000

// ticketsWith gives the ids of the customer's tickets that have the words.
func (r *Reader) ticketsWith(ctx context.Context, typed string) ([]string, error) {
	hits, err := r.Search(ctx, typed, mostFound)
	ids := make([]string, len(hits))
	for i, hit := range hits {
		ids[i] = hit.TicketID
	}
	return ids, err
}

// Ticket is what stands over a ticket's conversation.
type Ticket struct {
	TicketRow
	Cause                    ticket.Cause
	Channel                  ticket.Channel
	ContractID, Contract     string // number and name; empty when uncovered
	Product                  string
	Opened, Resolved, Closed time.Time // zero: not
	Reopened                 int
	Resolution               string
	Next                     []ticket.State // where the liaison may send it
}

// Ticket reads one of the customer's tickets by id, "#1042", "1042", or with the
// customer's own code.
func (r *Reader) Ticket(ctx context.Context, idOrRef string) (Ticket, error) {
	var t Ticket
	bucket, err := r.bucket()
	if err != nil {
		return t, err
	}
	var w query.Where
	w.Add("t.bucket = ? AND t.customer_id = ?", bucket, r.actor.CustomerID)
	if code, number, isRef := ticket.ParseRef(idOrRef); isRef {
		w.Add("t.number = ? AND ? IN ('', (SELECT k.code FROM customer k WHERE k.id = t.customer_id))", number, code)
	} else {
		w.Add("t.id = ?", strings.TrimSpace(idOrRef))
	}
	where, args := w.SQL()
	var received, last, opened, resolved, closed int64
	dest := append(t.pointers(&received, &last), &t.Cause, &t.Channel, &t.ContractID, &t.Contract, &t.Product,
		&opened, &resolved, &closed, &t.Reopened, &t.Resolution)
	err = r.one(ctx, "ticket", "SELECT "+ticketColumns+`, t.cause, t.channel, COALESCE(n.id, ''), COALESCE(n.number || ' ' || n.name, ''),
		COALESCE(p.name, ''), t.opened_at, t.resolved_at, t.closed_at, t.reopened, t.resolution
		FROM ticket t LEFT JOIN staff a ON a.id = t.assignee_id LEFT JOIN contact c ON c.id = t.reporter_id
		LEFT JOIN contract n ON n.id = t.contract_id LEFT JOIN product p ON p.id = t.product_id
		WHERE `+where, args, dest...)
	t.complete(received, last)
	t.Opened, t.Resolved, t.Closed = view.Instant(opened), view.Instant(resolved), view.Instant(closed)
	t.Next = liaisonMoves[t.State]
	return t, err
}

// liaisonMoves are the moves of command.SetState that a liaison may make.
var liaisonMoves = map[ticket.State][]ticket.State{
	ticket.Resolved: {ticket.Closed, ticket.InProgress},
	ticket.Closed:   {ticket.InProgress},
}

// Duplicate is an open ticket that may be about the same thing.
type Duplicate struct {
	TicketRow
	Likeness float64 // 0 to 1
}

// Duplicates gives the customer's open tickets that are likely to be about what
// a subject says, the likeliest first (R-ACC-4).
func (r *Reader) Duplicates(ctx context.Context, subject string) ([]Duplicate, error) {
	rows, _, err := r.Tickets(ctx, TicketFilter{Open: true}, view.Page{Most: view.MostCompared})
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
