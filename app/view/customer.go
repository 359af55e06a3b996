package view

import (
	"context"
	"database/sql"
	"strings"

	"tallydesk/app/civil"
	"tallydesk/app/view/internal/query"
)

// CustomerFilter narrows the list of customers.
type CustomerFilter struct {
	Text   string // words that code, name or address contain
	Status string // active, former or empty for both
}

// CustomerRow is a line of the list of customers.
type CustomerRow struct {
	ID, Code, Name, Status, Deployment, Language string
	Manager                                      string // account manager's name
	Liaisons                                     string // names, comma-separated
	OpenTickets                                  int
	Contracts                                    int // active today
}

// Customers lists customers in Swedish order of their names, and tells how
// many there are. Today decides which contracts are active.
func (r *Reader) Customers(ctx context.Context, filter CustomerFilter, today civil.Day, page Page) ([]CustomerRow, int, error) {
	if err := r.staff(); err != nil {
		return nil, 0, err
	}
	where, args := filter.where()
	var total int
	if err := r.one(ctx, "customer", "SELECT COUNT(*) FROM customer k WHERE "+where, args, &total); err != nil {
		return nil, 0, err
	}
	var list []CustomerRow
	listed := `SELECT k.id, k.code, k.name, k.status, k.deployment, k.language, COALESCE(s.name, ''),
		COALESCE((SELECT group_concat(name, ', ') FROM (SELECT name FROM contact WHERE customer_id = k.id AND liaison = 1 AND active = 1 ORDER BY name, id)), ''),
		(SELECT COUNT(*) FROM ticket t WHERE t.customer_id = k.id AND t.done = 0),
		(SELECT COUNT(*) FROM contract c WHERE c.customer_id = k.id AND c.start_day <= ? AND (c.end_day = '' OR c.end_day >= ?))
		FROM customer k LEFT JOIN staff s ON s.id = k.manager_id WHERE ` + where + " ORDER BY k.sort_key, k.id LIMIT ? OFFSET ?"
	args = append([]any{today.Text(), today.Text()}, append(args, page.Most, page.From)...)
	err := r.each(ctx, listed, args, func(rows *sql.Rows) error {
		var row CustomerRow
		err := rows.Scan(&row.ID, &row.Code, &row.Name, &row.Status, &row.Deployment, &row.Language,
			&row.Manager, &row.Liaisons, &row.OpenTickets, &row.Contracts)
		list = append(list, row)
		return err
	})
	return list, total, err
}

func (f CustomerFilter) where() (string, []any) {
	var w query.Where
	w.Equal("k.status", f.Status)
	w.Words(f.Text, "k.code", "k.name", "k.address")
	return w.SQL()
}

// Customer is a customer's card.
type Customer struct {
	ID, Code, Name, Zone, Currency, Language, Address, VATNo, Deployment, Status string
	ManagerID, Manager                                                           string
	Notes                                                                        string // for staff only
	Tag                                                                          int64  // Base of command.ChangeCustomer
	Contacts                                                                     []Contact
	Installations                                                                []Installation
}

// Customer reads a customer's card by id or code.
func (r *Reader) Customer(ctx context.Context, idOrCode string) (Customer, error) {
	var k Customer
	if err := r.staff(); err != nil {
		return k, err
	}
	err := r.one(ctx, "customer", `SELECT k.id, k.code, k.name, k.zone, k.currency, k.language, k.address, k.vat_no, k.deployment, k.status,
		COALESCE(k.manager_id, ''), COALESCE(s.name, ''), COALESCE(n.text, ''), k.tag
		FROM customer k LEFT JOIN staff s ON s.id = k.manager_id LEFT JOIN customer_note n ON n.id = k.id
		WHERE k.id = ? OR k.code = ?`, []any{idOrCode, strings.ToUpper(idOrCode)},
		&k.ID, &k.Code, &k.Name, &k.Zone, &k.Currency, &k.Language, &k.Address, &k.VATNo, &k.Deployment, &k.Status,
		&k.ManagerID, &k.Manager, &k.Notes, &k.Tag)
	if err != nil {
		return k, err
	}
	if k.Contacts, err = r.contacts(ctx, "k.customer_id = ? ORDER BY k.active DESC, k.liaison DESC, k.name, k.id", k.ID); err != nil {
		return k, err
	}
	k.Installations, err = r.installations(ctx, k.ID)
	return k, err
}
