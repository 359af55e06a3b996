package view

import (
	"context"
	"database/sql"
	"strings"

	"tallydesk/app/civil"
	"tallydesk/app/fail"
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
	conditions, args := []string{"1 = 1"}, []any{}
	if filter.CustomerID != "" {
		conditions, args = append(conditions, "k.customer_id = ?"), append(args, filter.CustomerID)
	}
	if filter.Liaisons {
		conditions = append(conditions, "k.liaison = 1 AND k.active = 1")
	}
	if filter.Text != "" {
		like := "%" + likeEscaper.Replace(filter.Text) + "%"
		conditions = append(conditions, `(k.name LIKE ? ESCAPE '\' OR EXISTS (SELECT 1 FROM contact_point p WHERE p.contact_id = k.id AND p.value LIKE ? ESCAPE '\'))`)
		args = append(args, like, like)
	}
	return r.contacts(ctx, strings.Join(conditions, " AND ")+" ORDER BY k.name, k.id LIMIT ? OFFSET ?", append(args, page.Most, page.From)...)
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
	query := `SELECT k.id, k.customer_id, c.code, c.name, k.name, k.language, k.liaison, k.function, k.it_contact, k.active, k.tag,
		COALESCE((SELECT u.name FROM login u WHERE u.contact_id = k.id AND u.active = 1 ORDER BY u.id LIMIT 1), '')
		FROM contact k JOIN customer c ON c.id = k.customer_id WHERE ` + where
	err := r.each(ctx, query, args, func(rows *sql.Rows) error {
		var k Contact
		err := rows.Scan(&k.ID, &k.CustomerID, &k.CustomerCode, &k.CustomerName, &k.Name, &k.Language, &k.Liaison, &k.Function,
			&k.ITContact, &k.Active, &k.Tag, &k.Login)
		contacts = append(contacts, k)
		return err
	})
	if err != nil {
		return nil, err
	}
	for i := range contacts {
		if err := r.completeContact(ctx, &contacts[i]); err != nil {
			return nil, err
		}
	}
	return contacts, nil
}

func (r *Reader) completeContact(ctx context.Context, k *Contact) error {
	err := r.each(ctx, "SELECT kind, value FROM contact_point WHERE contact_id = ? ORDER BY id", []any{k.ID}, func(rows *sql.Rows) error {
		var kind, value string
		if err := rows.Scan(&kind, &value); err != nil {
			return err
		}
		if kind == "email" {
			k.Emails = append(k.Emails, value)
		} else {
			k.Phones = append(k.Phones, value)
		}
		return nil
	})
	if err != nil {
		return err
	}
	return r.each(ctx, `SELECT t.product_id, p.name, t.day FROM training t JOIN product p ON p.id = t.product_id
		WHERE t.contact_id = ? ORDER BY t.day, t.id`, []any{k.ID}, func(rows *sql.Rows) error {
		var training Training
		var day string
		err := rows.Scan(&training.ProductID, &training.Product, &day)
		training.Day = civil.FromText(day, 0)
		k.Training = append(k.Training, training)
		return err
	})
}
