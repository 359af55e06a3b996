package view

import (
	"context"
	"database/sql"
	"time"

	"tallydesk/app/bank"
	"tallydesk/app/civil"
	"tallydesk/app/ticket"
	"tallydesk/app/view/internal/query"
)

// What takes every row of a list, however many there are, reads them with one
// query that sees the desk at one moment, and keeps none of them: total is told
// first how many there are, then each row is given.

// FullTicket is a ticket with all that is told of it outside its conversation.
type FullTicket struct {
	TicketRow
	Cause                    ticket.Cause
	Channel                  ticket.Channel
	Contract                 string // number; empty when uncovered
	Product, Reporter, Owner string
	Opened, Resolved, Closed time.Time // zero: not
	Reopened                 int
	Resolution               string
	Minutes                  int // worked on it, drafts left out
}

// EachTicket gives every ticket of the filter in its order.
func (r *Reader) EachTicket(ctx context.Context, filter TicketFilter, total func(int), each func(FullTicket) error) error {
	if err := r.staff(); err != nil {
		return err
	}
	filter.whole = true
	where, args, err := r.ticketWhere(ctx, filter)
	if err != nil {
		return err
	}
	if err := r.total(ctx, ticketCount(where), args, total); err != nil {
		return err
	}
	text := "SELECT " + ticketColumns + `, t.cause, t.channel, COALESCE(n.number, ''), COALESCE(p.name, ''), COALESCE(c.name, ''), COALESCE(o.name, ''),
		t.opened_at, t.resolved_at, t.closed_at, t.reopened, t.resolution,
		COALESCE((SELECT SUM(e.adjusted) FROM time_entry e WHERE e.ticket_id = t.id AND e.state <> 'draft'), 0)
		FROM ticket t` + ticketJoins + ` LEFT JOIN contract n ON n.id = t.contract_id LEFT JOIN product p ON p.id = t.product_id
		LEFT JOIN contact c ON c.id = t.reporter_id LEFT JOIN staff o ON o.id = t.owner_id
		WHERE ` + where + " ORDER BY " + ticketOrders[filter.Sort]
	return r.each(ctx, text, args, func(rows *sql.Rows) error {
		var t FullTicket
		if err := t.scan(rows); err != nil {
			return err
		}
		return each(t)
	})
}

func (t *FullTicket) scan(rows *sql.Rows) error {
	var received, last, opened, resolved, closed int64
	err := rows.Scan(&t.ID, &t.Number, &t.Subject, &t.CustomerID, &t.CustomerCode, &t.Customer, &t.Kind, &t.Priority, &t.Wished, &t.State,
		&t.AssigneeID, &t.Assignee, &t.Line, &t.Emergency, &t.Uncovered, &received, &last, &t.LastFrom,
		&t.Cause, &t.Channel, &t.Contract, &t.Product, &t.Reporter, &t.Owner, &opened, &resolved, &closed, &t.Reopened, &t.Resolution, &t.Minutes)
	t.Ref = ticket.Ref(t.CustomerCode, t.Number)
	t.Received, t.LastAt = Instant(received), Instant(last)
	t.Opened, t.Resolved, t.Closed = Instant(opened), Instant(resolved), Instant(closed)
	return err
}

// total tells how many rows a query counts.
func (r *Reader) total(ctx context.Context, text string, args []any, total func(int)) error {
	var n int
	err := r.one(ctx, "rows", text, args, &n)
	if err == nil {
		total(n)
	}
	return err
}

// SaidFilter narrows what was said on tickets. What is empty does not narrow it.
type SaidFilter struct {
	CustomerID, TicketID string
}

// Said is a message or a note with the ticket that it stands on.
type Said struct {
	ID                     string
	Kind                   ItemKind // ItemMessage or ItemNote
	TicketID, Ref, Subject string
	CustomerCode, Customer string
	At, Edited             time.Time // Edited is zero while as first written
	Side, Author           string    // StaffSide, CustomerSide, or "" for the desk itself
	Channel                ticket.Channel
	Body                   string
	Files                  string // names, comma-separated
}

const saidTickets = ` JOIN ticket t ON t.id = x.ticket_id JOIN customer k ON k.id = t.customer_id LEFT JOIN staff s ON s.id = x.staff_id`

// EachSaid gives every message and note, ticket by ticket in order of time.
func (r *Reader) EachSaid(ctx context.Context, filter SaidFilter, total func(int), each func(Said) error) error {
	if err := r.staff(); err != nil {
		return err
	}
	var w query.Where
	w.Equal("x.ticket_id", filter.TicketID)
	if filter.CustomerID != "" {
		w.Add("x.ticket_id IN (SELECT id FROM ticket WHERE customer_id = ?)", filter.CustomerID)
	}
	where, args := w.SQL()
	both := append(append([]any{}, args...), args...)
	err := r.total(ctx, "SELECT (SELECT COUNT(*) FROM message x WHERE "+where+") + (SELECT COUNT(*) FROM note x WHERE "+where+")", both, total)
	if err != nil {
		return err
	}
	text := `SELECT x.ticket_id, x.at, x.id, 'message' AS kind, t.number, t.subject, k.code, k.name, x.edited_at,
		CASE WHEN x.contact_id IS NOT NULL THEN 'customer' WHEN x.staff_id IS NOT NULL THEN 'staff' ELSE '' END,
		COALESCE(s.name, c.name, ''), x.channel, x.body,
		COALESCE((SELECT group_concat(name, ', ') FROM (SELECT name FROM attachment WHERE ticket_id = x.ticket_id AND message_id = x.id ORDER BY name, id)), '')
		FROM message x` + saidTickets + ` LEFT JOIN contact c ON c.id = x.contact_id WHERE ` + where + `
		UNION ALL SELECT x.ticket_id, x.at, x.id, 'note', t.number, t.subject, k.code, k.name, x.edited_at,
		CASE WHEN x.staff_id IS NOT NULL THEN 'staff' ELSE '' END, COALESCE(s.name, ''), '', x.body,
		COALESCE((SELECT group_concat(name, ', ') FROM (SELECT name FROM note_attachment WHERE ticket_id = x.ticket_id AND note_id = x.id ORDER BY name, id)), '')
		FROM note x` + saidTickets + ` WHERE ` + where + ` ORDER BY 1, 2, 4, 3`
	return r.each(ctx, text, both, func(rows *sql.Rows) error {
		var x Said
		var number int
		var at, edited int64
		err := rows.Scan(&x.TicketID, &at, &x.ID, &x.Kind, &number, &x.Subject, &x.CustomerCode, &x.Customer, &edited, &x.Side, &x.Author,
			&x.Channel, &x.Body, &x.Files)
		if err != nil {
			return err
		}
		x.Ref, x.At, x.Edited = ticket.Ref(x.CustomerCode, number), Instant(at), Instant(edited)
		return each(x)
	})
}

// EachTime gives every time entry of the filter, the latest first, without the
// flags that compare it with others.
func (r *Reader) EachTime(ctx context.Context, filter TimeFilter, total func(int), each func(EntryRow) error) error {
	if err := r.staff(); err != nil {
		return err
	}
	where, args := filter.where()
	if err := r.total(ctx, "SELECT COUNT(*) FROM time_entry e WHERE "+where, args, total); err != nil {
		return err
	}
	return r.each(ctx, entryColumns+where+" ORDER BY e.work_day DESC, e.start_at DESC, e.id DESC", args, func(rows *sql.Rows) error {
		var row EntryRow
		if err := row.scan(rows); err != nil {
			return err
		}
		return each(row)
	})
}

// ChargeFilter narrows the list of charges. What is empty does not narrow it.
type ChargeFilter struct {
	CustomerID, TicketID, ContractID string
	Class                            bank.Class
	From, To                         civil.Day // posting days, inclusive; none for no limit
}

// FullCharge is a charge with whom it is for and the contract's number.
type FullCharge struct {
	ChargeRow
	CustomerCode, Customer string
	Contract               string // number; empty when no contract was valid
}

// EachCharge gives every charge of the filter by posting day.
func (r *Reader) EachCharge(ctx context.Context, filter ChargeFilter, total func(int), each func(FullCharge) error) error {
	if err := r.staff(); err != nil {
		return err
	}
	where, args := filter.where()
	if err := r.total(ctx, "SELECT COUNT(*) FROM charge h WHERE "+where, args, total); err != nil {
		return err
	}
	text := `SELECT h.id, h.entry_id, h.ticket_id, c.code, c.name, t.number, t.subject, COALESCE(h.contract_id, ''), COALESCE(n.number, ''),
		h.work_day, h.posting_day, h.start_at, h.minutes, h.work_type, h.kind, h.class, h.reason, h.note, COALESCE(h.staff_id, ''), COALESCE(s.name, '')
		FROM charge h JOIN ticket t ON t.id = h.ticket_id JOIN customer c ON c.id = t.customer_id LEFT JOIN contract n ON n.id = h.contract_id
		LEFT JOIN staff s ON s.id = h.staff_id WHERE ` + where + " ORDER BY h.posting_day, h.start_at, h.id"
	return r.each(ctx, text, args, func(rows *sql.Rows) error {
		var h FullCharge
		var work, posting string
		var number int
		var start int64
		err := rows.Scan(&h.ID, &h.EntryID, &h.TicketID, &h.CustomerCode, &h.Customer, &number, &h.Subject, &h.ContractID, &h.Contract,
			&work, &posting, &start, &h.Minutes, &h.WorkType, &h.Kind, &h.Verdict.Class, &h.Verdict.Reason, &h.Note, &h.StaffID, &h.Staff)
		if err != nil {
			return err
		}
		h.TicketRef = ticket.Ref(h.CustomerCode, number)
		h.WorkDay, h.PostingDay, h.Start = civil.FromText(work, 0), civil.FromText(posting, 0), Instant(start)
		return each(h)
	})
}

func (f ChargeFilter) where() (string, []any) {
	var w query.Where
	w.Equal("h.ticket_id", f.TicketID)
	w.Equal("h.contract_id", f.ContractID)
	w.Equal("h.class", string(f.Class))
	if f.CustomerID != "" {
		w.Add("h.ticket_id IN (SELECT id FROM ticket WHERE customer_id = ?)", f.CustomerID)
	}
	if f.From != 0 {
		w.Add("h.posting_day >= ?", f.From.Text())
	}
	if f.To != 0 && f.To != civil.Never {
		w.Add("h.posting_day <= ?", f.To.Text())
	}
	return w.SQL()
}
