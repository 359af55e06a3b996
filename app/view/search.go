package view

import (
	"context"
	"database/sql"
	"time"

	"tallydesk/app/ticket"
	"tallydesk/app/view/internal/query"
	"tallydesk/data"
)

// Hit is something that a search found.
type Hit struct {
	Kind                 string // ticket, message, note, customer, contact or contract
	ID                   string
	TicketID, CustomerID string    // what it belongs to
	Ref                  string    // SUND-1042 of a ticket and what is said on it, else the customer's code
	Title                string    // the ticket's subject, or a name
	Snippet              []Span    // where it was found
	At                   time.Time // of a ticket's receipt and of what was said; else zero
}

// hitQueries read what was found, by table: id, ticket, customer, number, code,
// title, text and moment.
var hitQueries = map[string]string{
	"ticket": `SELECT t.id, t.id, t.customer_id, t.number, k.code, t.subject, t.subject || ' ' || t.resolution, t.received_at
		FROM ticket t JOIN customer k ON k.id = t.customer_id WHERE t.id IN (SELECT value FROM json_each(?))`,
	"message": `SELECT m.id, t.id, t.customer_id, t.number, k.code, t.subject, m.body, m.at
		FROM message m JOIN ticket t ON t.id = m.ticket_id JOIN customer k ON k.id = t.customer_id WHERE m.id IN (SELECT value FROM json_each(?))`,
	"note": `SELECT n.id, t.id, t.customer_id, t.number, k.code, t.subject, n.body, n.at
		FROM note n JOIN ticket t ON t.id = n.ticket_id JOIN customer k ON k.id = t.customer_id WHERE n.id IN (SELECT value FROM json_each(?))`,
	"customer": `SELECT k.id, '', k.id, 0, k.code, k.name, k.code || ' ' || k.name || ' ' || k.address, 0
		FROM customer k WHERE k.id IN (SELECT value FROM json_each(?))`,
	"contact": `SELECT c.id, '', k.id, 0, k.code, c.name,
		c.name || ' ' || COALESCE((SELECT group_concat(value, ' ') FROM (SELECT value FROM contact_point WHERE contact_id = c.id ORDER BY id)), ''), 0
		FROM contact c JOIN customer k ON k.id = c.customer_id WHERE c.id IN (SELECT value FROM json_each(?))`,
	"contract": `SELECT n.id, '', k.id, 0, k.code, n.number || ' ' || n.name, n.number || ' ' || n.name, 0
		FROM contract n JOIN customer k ON k.id = n.customer_id WHERE n.id IN (SELECT value FROM json_each(?))`,
}

// hitTables lists what is searched.
var hitTables = []string{"ticket", "message", "note", "customer", "contact", "contract"}

// Search finds whatever has the words typed: a ticket by its number first, then
// the newest first.
func (r *Reader) Search(ctx context.Context, typed string, most int) ([]Hit, error) {
	if err := r.staff(); err != nil {
		return nil, err
	}
	typed = query.Typed(typed)
	found, err := r.db.Search(ctx, typed, most, hitTables...)
	if err != nil {
		return nil, err
	}
	numbered, err := r.ticketsByRef(ctx, typed)
	if err != nil {
		return nil, err
	}
	return r.hits(ctx, firstHits(numbered, found, most), typed)
}

// firstHits puts tickets found by number before the other hits.
func firstHits(numbered []TicketRow, found []data.Hit, most int) []data.Hit {
	var all []data.Hit
	seen := map[data.Hit]bool{}
	add := func(hit data.Hit) {
		if !seen[hit] && len(all) < most {
			all = append(all, hit)
		}
		seen[hit] = true
	}
	for _, row := range numbered {
		add(data.Hit{Table: "ticket", ID: row.ID})
	}
	for _, hit := range found {
		add(hit)
	}
	return all
}

// hits reads what was found, one query for each table, in the order found.
func (r *Reader) hits(ctx context.Context, found []data.Hit, typed string) ([]Hit, error) {
	ids := map[string][]string{}
	for _, hit := range found {
		ids[hit.Table] = append(ids[hit.Table], hit.ID)
	}
	read := map[data.Hit]Hit{}
	for _, table := range hitTables {
		if len(ids[table]) == 0 {
			continue
		}
		err := r.each(ctx, hitQueries[table], []any{query.List(ids[table])}, func(rows *sql.Rows) error {
			hit, err := scanHit(rows, table, typed)
			read[data.Hit{Table: table, ID: hit.ID}] = hit
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	var hits []Hit
	for _, hit := range found {
		if known, there := read[hit]; there {
			hits = append(hits, known)
		}
	}
	return hits, nil
}

func scanHit(rows *sql.Rows, table, typed string) (Hit, error) {
	hit := Hit{Kind: table}
	var number int
	var text string
	var at int64
	err := rows.Scan(&hit.ID, &hit.TicketID, &hit.CustomerID, &number, &hit.Ref, &hit.Title, &text, &at)
	if hit.TicketID != "" {
		hit.Ref = ticket.Ref(hit.Ref, number)
	}
	hit.Snippet, hit.At = Snippet(text, typed), Instant(at)
	return hit, err
}
