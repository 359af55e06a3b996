package liaison

import (
	"context"
	"database/sql"
	"time"

	"tallydesk/app/civil"
	"tallydesk/app/ticket"
	"tallydesk/app/view"
	"tallydesk/data"
)

// EachTicket gives every ticket of the customer's that the filter wants, the
// latest activity first, with what stands over its conversation but for where
// it may go. Total is told first how many there are.
func (r *Reader) EachTicket(ctx context.Context, filter TicketFilter, total func(int), each func(Ticket) error) error {
	where, args, err := r.where(ctx, filter)
	if err != nil {
		return err
	}
	var n int
	if err := r.one(ctx, "ticket", "SELECT COUNT(*) FROM ticket t WHERE "+where, args, &n); err != nil {
		return err
	}
	total(n)
	return r.each(ctx, "SELECT "+ticketColumns+`, t.cause, t.channel, COALESCE(n.id, ''), COALESCE(n.number, ''), COALESCE(p.name, ''),
		t.opened_at, t.resolved_at, t.closed_at, t.reopened, t.resolution
		FROM ticket t LEFT JOIN staff a ON a.id = t.assignee_id LEFT JOIN contact c ON c.id = t.reporter_id
		LEFT JOIN contract n ON n.id = t.contract_id LEFT JOIN product p ON p.id = t.product_id
		WHERE `+where+" ORDER BY t.last_at DESC, t.id DESC", args, func(rows *sql.Rows) error {
		var t Ticket
		var received, last, opened, resolved, closed int64
		err := rows.Scan(append(t.pointers(&received, &last), &t.Cause, &t.Channel, &t.ContractID, &t.Contract, &t.Product,
			&opened, &resolved, &closed, &t.Reopened, &t.Resolution)...)
		if err != nil {
			return err
		}
		t.complete(received, last)
		t.Opened, t.Resolved, t.Closed = view.Instant(opened), view.Instant(resolved), view.Instant(closed)
		return each(t)
	})
}

// Message is a public message with the ticket that it stands on.
type Message struct {
	ID                     string
	TicketID, Ref, Subject string // Ref such as #1042
	At, Edited             time.Time
	Side, Author           string
	Channel                ticket.Channel
	Body                   string
	Files                  string // names, comma-separated
}

// EachMessage gives every public message on the customer's tickets, ticket by
// ticket in order of time; with a ticket's id only those on it.
func (r *Reader) EachMessage(ctx context.Context, ticketID string, total func(int), each func(Message) error) error {
	bucket, err := r.bucket()
	if err != nil {
		return err
	}
	args := []any{bucket, ticketID}
	const where = "x.bucket = ?1 AND ?2 IN ('', x.ticket_id)"
	var n int
	if err := r.one(ctx, "message", "SELECT COUNT(*) FROM message x WHERE "+where, args, &n); err != nil {
		return err
	}
	total(n)
	return r.each(ctx, `SELECT x.id, x.ticket_id, t.number, t.subject, x.at, x.edited_at, COALESCE(x.staff_id, ''), COALESCE(x.contact_id, ''),
		COALESCE(s.name, c.name, ''), x.channel, x.body,
		COALESCE((SELECT group_concat(f.name, ', ') FROM attachment f WHERE f.ticket_id = x.ticket_id AND f.message_id = x.id AND f.bucket = x.bucket), '')
		FROM message x JOIN ticket t ON t.id = x.ticket_id LEFT JOIN staff s ON s.id = x.staff_id LEFT JOIN contact c ON c.id = x.contact_id
		WHERE `+where+" ORDER BY x.ticket_id, x.at, x.id", args, func(rows *sql.Rows) error {
		var m Message
		var number int
		var at, edited int64
		var staffID, contactID string
		err := rows.Scan(&m.ID, &m.TicketID, &number, &m.Subject, &at, &edited, &staffID, &contactID, &m.Author, &m.Channel, &m.Body, &m.Files)
		if err != nil {
			return err
		}
		m.Ref, m.At, m.Edited = ticket.OwnRef(number), view.Instant(at), view.Instant(edited)
		m.Side, _ = side(staffID, contactID)
		return each(m)
	})
}

// Charge is charged work with the days that it counts for.
type Charge struct {
	Time
	PostingDay civil.Day
	Contract   string // number; empty when none was valid
}

// EachCharge gives every charge of the customer's by posting day.
func (r *Reader) EachCharge(ctx context.Context, total func(int), each func(Charge) error) error {
	bucket, err := r.bucket()
	if err != nil {
		return err
	}
	return r.db.Snapshot(ctx, func(q data.Querier) error {
		work, err := timeOf(q, "h.bucket = ?", bucket)
		if err != nil {
			return err
		}
		total(len(work))
		days, err := chargeDays(q, bucket)
		if err != nil {
			return err
		}
		for _, done := range work {
			charge := days[done.ChargeID]
			charge.Time = done
			if err := each(charge); err != nil {
				return err
			}
		}
		return nil
	})
}

// chargeDays reads the posting day and contract of the customer's charges.
func chargeDays(q data.Querier, bucket string) (map[string]Charge, error) {
	rows, err := data.Charges.Find(q, "bucket = ?", bucket)
	if err != nil {
		return nil, err
	}
	contracts, err := data.Contracts.Find(q, "bucket = ?", bucket)
	if err != nil {
		return nil, err
	}
	numbers := map[string]string{}
	for _, contract := range contracts {
		numbers[contract.ID] = contract.Number
	}
	days := make(map[string]Charge, len(rows))
	for _, row := range rows {
		days[row.ID] = Charge{PostingDay: civil.FromText(row.PostingDay, 0), Contract: numbers[row.ContractID]}
	}
	return days, nil
}
