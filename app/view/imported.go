package view

import (
	"context"
	"database/sql"
)

// Imported is a row that was imported.
type Imported struct {
	RowID  string
	Digest string // of what it said elsewhere
}

// Imported gives the rows that were imported from a source, by what they are
// called there.
func (r *Reader) Imported(ctx context.Context, source string) (map[string]Imported, error) {
	if err := r.staff(); err != nil {
		return nil, err
	}
	all := map[string]Imported{}
	err := r.each(ctx, "SELECT external_id, row_id, digest FROM external_ref WHERE source = ?", []any{source}, func(rows *sql.Rows) error {
		var external string
		var one Imported
		err := rows.Scan(&external, &one.RowID, &one.Digest)
		all[external] = one
		return err
	})
	return all, err
}

// Known is a row as imports look for it.
type Known struct {
	ID, CustomerID, Name string
	Also                 string // a customer's code, an address of a contact
}

// KnownCustomers lists all customers by code and name, former ones too.
func (r *Reader) KnownCustomers(ctx context.Context) ([]Known, error) {
	return r.known(ctx, "SELECT id, id, name, code FROM customer ORDER BY id")
}

// KnownContacts lists all contacts, one with several addresses several times.
func (r *Reader) KnownContacts(ctx context.Context) ([]Known, error) {
	return r.known(ctx, `SELECT c.id, c.customer_id, c.name, COALESCE(p.value, '') FROM contact c
		LEFT JOIN contact_point p ON p.contact_id = c.id AND p.kind = 'email' ORDER BY c.id, p.id`)
}

// KnownProducts lists all products.
func (r *Reader) KnownProducts(ctx context.Context) ([]Known, error) {
	return r.known(ctx, "SELECT id, '', name, '' FROM product ORDER BY id")
}

func (r *Reader) known(ctx context.Context, query string) ([]Known, error) {
	if err := r.staff(); err != nil {
		return nil, err
	}
	var list []Known
	err := r.each(ctx, query, nil, func(rows *sql.Rows) error {
		var k Known
		err := rows.Scan(&k.ID, &k.CustomerID, &k.Name, &k.Also)
		list = append(list, k)
		return err
	})
	return list, err
}
