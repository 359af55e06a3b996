package app

import (
	"errors"
	"strings"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"tallydesk/data"
)

// deriveCustomer keeps a customer's place in Swedish order and in the index.
func deriveCustomer(tx *data.Tx, id string) error {
	customer, err := data.Customers.Get(tx, id)
	if errors.Is(err, data.ErrNotFound) {
		return tx.Unindex("customer", id)
	}
	if err != nil {
		return err
	}
	customer.SortKey = sortKey(customer.Name)
	if err := data.Customers.SetDerived(tx, &customer); err != nil {
		return err
	}
	if err := tx.Index("customer", id, customer.Code+" "+customer.Name, customer.Address); err != nil {
		return err
	}
	return deriveContractsOf(tx, id)
}

// deriveContact makes a contact findable by name, address and number.
func deriveContact(tx *data.Tx, id string) error {
	contact, err := data.Contacts.Get(tx, id)
	if errors.Is(err, data.ErrNotFound) {
		return tx.Unindex("contact", id)
	}
	if err != nil {
		return err
	}
	points, err := data.ContactPoints.Find(tx, "contact_id = ? ORDER BY id", id)
	if err != nil {
		return err
	}
	values := make([]string, len(points))
	for i, point := range points {
		values[i] = point.Value
	}
	return tx.Index("contact", id, contact.Name, strings.Join(values, " "))
}

// sortKey gives text whose byte order is Swedish alphabetical order, case and
// punctuation last.
func sortKey(text string) string {
	var buffer collate.Buffer
	key := collate.New(language.Swedish, collate.IgnoreCase).KeyFromString(&buffer, text)
	return hexOrder(key)
}

// hexOrder writes bytes as text that compares as they do.
func hexOrder(key []byte) string {
	const digits = "0123456789abcdef"
	var text strings.Builder
	for _, b := range key {
		text.WriteByte(digits[b>>4])
		text.WriteByte(digits[b&15])
	}
	return text.String()
}
