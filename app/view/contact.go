package view

import (
	"context"
	"database/sql"
	"strings"

	"tallydesk/app/civil"
	"tallydesk/app/fail"
	"tallydesk/app/view/internal/query"
)

// Contact is a person at a customer.
type Contact struct {
	ID, CustomerID, CustomerCode, CustomerName, Name, Language string
	Liaison                                                    bool
	Function                                                   string // of a liaison: main_admin or it
	ITContact, Active                                          bool
	Emails, Phones                                             []string
	Training                                                   []Training
	Login                                                      string // empty while it has none
	Tag                                                        int64  // Base of command.ChangeContact
}

// Training says that a contact was trained in a product (R-ACC-5).
type Training struct {
	ProductID, Product string
	Day                civil.Day
}

// ContactFilter narrows the list of contacts.
type ContactFilter struct {
	CustomerID string
	Text       string // part of the name or of an address
	Liaisons   bool   // only designated liaisons
}

// Contacts lists contacts by name.
func (r *Reader) Contacts(ctx context.Context, filter ContactFilter, page Page) ([]Contact, error) {
	if err := r.staff(); err != nil {
		return nil, err
	}
	where, args := filter.where()
	return r.contacts(ctx, where+" ORDER BY k.name, k.id LIMIT ? OFFSET ?", append(args, page.Most, page.From)...)
}

func (f ContactFilter) where() (string, []any) {
	var w query.Where
	w.Equal("k.customer_id", f.CustomerID)
	w.When(f.Liaisons, "k.liaison = 1 AND k.active = 1")
	if f.Text != "" {
		part := query.Containing(query.Typed(f.Text))
		w.Add(`(k.name LIKE ? ESCAPE '\' OR EXISTS (SELECT 1 FROM contact_point p WHERE p.contact_id = k.id AND p.value LIKE ? ESCAPE '\'))`, part, part)
	}
	return w.SQL()
}

// Contact reads a contact by id, or by an e-mail address that only one has.
func (r *Reader) Contact(ctx context.Context, idOrEmail string) (Contact, error) {
	if err := r.staff(); err != nil {
		return Contact{}, err
	}
	found, err := r.contacts(ctx, `k.id = ? OR EXISTS (SELECT 1 FROM contact_point p WHERE p.contact_id = k.id AND p.kind = 'email' AND p.value = ?)
		ORDER BY k.id LIMIT 2`, idOrEmail, strings.ToLower(idOrEmail))
	switch {
	case err != nil:
		return Contact{}, err
	case len(found) == 0:
		return Contact{}, fail.New(fail.NotFound, "contact")
	case len(found) > 1: // R-ACC-6: the same person may be known at two customers
		return Contact{}, fail.New(fail.Conflict, "contact.several", fail.Args{"Email": idOrEmail})
	}
	return found[0], nil
}

func (r *Reader) contacts(ctx context.Context, where string, args ...any) ([]Contact, error) {
	var contacts []Contact
	err := r.each(ctx, `SELECT k.id, k.customer_id, c.code, c.name, k.name, k.language, k.liaison, k.function, k.it_contact, k.active, k.tag,
		COALESCE((SELECT u.name FROM login u WHERE u.contact_id = k.id AND u.active = 1 ORDER BY u.id LIMIT 1), '')
		FROM contact k JOIN customer c ON c.id = k.customer_id WHERE `+where, args, func(rows *sql.Rows) error {
		var k Contact
		err := rows.Scan(&k.ID, &k.CustomerID, &k.CustomerCode, &k.CustomerName, &k.Name, &k.Language, &k.Liaison, &k.Function,
			&k.ITContact, &k.Active, &k.Tag, &k.Login)
		contacts = append(contacts, k)
		return err
	})
	if err != nil || len(contacts) == 0 {
		return nil, err
	}
	return contacts, r.completeContacts(ctx, contacts)
}

// completeContacts reads what contacts have several of: one query for each
// kind, however many contacts there are.
func (r *Reader) completeContacts(ctx context.Context, contacts []Contact) error {
	ids, at := make([]string, len(contacts)), make(map[string]*Contact, len(contacts))
	for i := range contacts {
		ids[i], at[contacts[i].ID] = contacts[i].ID, &contacts[i]
	}
	of := []any{query.List(ids)}
	err := r.each(ctx, `SELECT contact_id, kind, value FROM contact_point
		WHERE contact_id IN (SELECT value FROM json_each(?)) ORDER BY id`, of, func(rows *sql.Rows) error {
		var id, kind, value string
		if err := rows.Scan(&id, &kind, &value); err != nil {
			return err
		}
		if k := at[id]; kind == "email" {
			k.Emails = append(k.Emails, value)
		} else {
			k.Phones = append(k.Phones, value)
		}
		return nil
	})
	if err != nil {
		return err
	}
	return r.each(ctx, `SELECT t.contact_id, t.product_id, p.name, t.day FROM training t JOIN product p ON p.id = t.product_id
		WHERE t.contact_id IN (SELECT value FROM json_each(?)) ORDER BY t.day, t.id`, of, func(rows *sql.Rows) error {
		var id, day string
		var training Training
		if err := rows.Scan(&id, &training.ProductID, &training.Product, &day); err != nil {
			return err
		}
		training.Day = civil.FromText(day, 0)
		at[id].Training = append(at[id].Training, training)
		return nil
	})
}
