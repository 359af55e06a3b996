package view

import (
	"context"
	"database/sql"
	"strings"
	"time"

	"tallydesk/app/fail"
	"tallydesk/app/ticket"
)

// Ticket is what stands over a ticket's conversation and beside it.
type Ticket struct {
	TicketRow
	Cause                                ticket.Cause
	Channel                              ticket.Channel
	ContractID, ContractNumber, Contract string // empty when uncovered
	ProductID, Product                   string
	ReporterID, Reporter                 string
	ReporterIsLiaison                    bool
	Untrained                            bool // the reporter is a liaison never trained in the product (R-ACC-5)
	OwnerID, Owner                       string
	Opened, Resolved, Closed             time.Time // zero: not
	Reopened                             int
	Resolution                           string
	AskedToClose                         time.Time      // zero: the customer does not ask
	Next                                 []ticket.State // where it may go
}

// Ticket reads a ticket by id, "SUND-1042", "#1042" or "1042". A number that
// several customers have is a fail.Conflict that names them.
func (r *Reader) Ticket(ctx context.Context, idOrRef string) (Ticket, error) {
	found, err := r.FindTicket(ctx, idOrRef)
	if err != nil {
		return Ticket{}, err
	}
	if len(found) > 1 {
		refs := make([]string, len(found))
		for i, row := range found {
			refs[i] = row.Ref
		}
		return Ticket{}, fail.New(fail.Conflict, "ticket.several", fail.Args{"Number": found[0].Number, "Refs": strings.Join(refs, ", ")})
	}
	return r.ticketHead(ctx, found[0])
}

func (r *Reader) ticketHead(ctx context.Context, row TicketRow) (Ticket, error) {
	t := Ticket{TicketRow: row, Next: ticket.Next(row.State)}
	var opened, resolved, closed, asked int64
	err := r.one(ctx, "ticket", `SELECT t.cause, t.channel, COALESCE(t.contract_id, ''), COALESCE(n.number, ''), COALESCE(n.name, ''),
		COALESCE(t.product_id, ''), COALESCE(p.name, ''), COALESCE(t.reporter_id, ''), COALESCE(c.name, ''), COALESCE(c.liaison, 0),
		COALESCE(c.liaison, 0) = 1 AND t.product_id IS NOT NULL
			AND NOT EXISTS (SELECT 1 FROM training g WHERE g.contact_id = c.id AND g.product_id = t.product_id),
		COALESCE(t.owner_id, ''), COALESCE(o.name, ''), t.opened_at, t.resolved_at, t.closed_at, t.reopened, t.resolution,
		(SELECT COALESCE(MAX(e.at), 0) FROM ticket_event e WHERE e.ticket_id = t.id AND e.kind = 'ask_close' AND t.done = 0
			AND e.at > COALESCE((SELECT MAX(b.at) FROM ticket_event b WHERE b.ticket_id = t.id AND b.kind = 'state'
				AND b.before_value IN ('resolved', 'closed', 'declined')), 0))
		FROM ticket t LEFT JOIN contract n ON n.id = t.contract_id LEFT JOIN product p ON p.id = t.product_id
		LEFT JOIN contact c ON c.id = t.reporter_id LEFT JOIN staff o ON o.id = t.owner_id WHERE t.id = ?`, []any{row.ID},
		&t.Cause, &t.Channel, &t.ContractID, &t.ContractNumber, &t.Contract, &t.ProductID, &t.Product, &t.ReporterID, &t.Reporter,
		&t.ReporterIsLiaison, &t.Untrained, &t.OwnerID, &t.Owner, &opened, &resolved, &closed, &t.Reopened, &t.Resolution, &asked)
	t.Opened, t.Resolved, t.Closed, t.AskedToClose = Instant(opened), Instant(resolved), Instant(closed), Instant(asked)
	return t, err
}

// FindTicket gives the tickets meant by what is typed: one by id or
// "SUND-1042", or all that have the number "1042". None is a fail.NotFound.
func (r *Reader) FindTicket(ctx context.Context, typed string) ([]TicketRow, error) {
	if err := r.staff(); err != nil {
		return nil, err
	}
	found, err := r.ticketsByRef(ctx, typed)
	if err == nil && len(found) == 0 {
		err = fail.New(fail.NotFound, "ticket")
	}
	return found, err
}

// mostOfANumber is how many tickets of one number are read: every customer has
// one.
const mostOfANumber = 200

func (r *Reader) ticketsByRef(ctx context.Context, typed string) ([]TicketRow, error) {
	query := "SELECT " + ticketColumns + " FROM ticket t" + ticketJoins + " WHERE "
	code, number, isRef := ticket.ParseRef(typed)
	switch {
	case !isRef:
		return r.ticketRows(ctx, query+"t.id = ?", strings.TrimSpace(typed))
	case code == "":
		return r.ticketRows(ctx, query+"t.number = ? ORDER BY t.number, t.id LIMIT ?", number, mostOfANumber)
	default:
		return r.ticketRows(ctx, query+"t.customer_id = (SELECT id FROM customer WHERE code = ?) AND t.number = ? ORDER BY t.number, t.id", code, number)
	}
}

// Participant is somebody who takes part in a ticket besides its assignee.
type Participant struct {
	ID, StaffID, ContactID, Name string // a member of staff or a contact
	Part                         ticket.Part
}

// Participants lists who takes part in a ticket, staff first.
func (r *Reader) Participants(ctx context.Context, ticketID string) ([]Participant, error) {
	if err := r.staff(); err != nil {
		return nil, err
	}
	var people []Participant
	err := r.each(ctx, `SELECT p.id, COALESCE(p.staff_id, ''), COALESCE(p.contact_id, ''), COALESCE(s.name, c.name, ''), p.part
		FROM participant p LEFT JOIN staff s ON s.id = p.staff_id LEFT JOIN contact c ON c.id = p.contact_id
		WHERE p.ticket_id = ? ORDER BY p.contact_id IS NOT NULL, s.name, c.name, p.id`, []any{ticketID}, func(rows *sql.Rows) error {
		var p Participant
		err := rows.Scan(&p.ID, &p.StaffID, &p.ContactID, &p.Name, &p.Part)
		people = append(people, p)
		return err
	})
	return people, err
}
