package command

import (
	"tallydesk/app/access"
	"tallydesk/app/fail"
	"tallydesk/data"
)

var (
	_ = register[ImportCustomer]()
	_ = register[ImportContact]()
)

// ImportCustomer is CreateCustomer for a row of another program's export.
// Label: "customer".
type ImportCustomer struct {
	Origin
	CreateCustomer
	Former bool // gets support no longer
}

// Spec names the command.
func (ImportCustomer) Spec() Spec { return Spec{Name: "customer.import", Version: 1, Class: Decision} }

// Validate looks at the origin and the customer.
func (i *ImportCustomer) Validate() error { return fail.Join(i.sound(), i.CreateCustomer.Validate()) }

// Authorize is for those who may import.
func (i *ImportCustomer) Authorize(_ *data.Tx, actor access.Actor) error {
	return actor.Require(access.Import)
}

// Apply writes the customer and remembers its origin.
func (i *ImportCustomer) Apply(tx *data.Tx, c Ctx) error {
	if err := i.take(tx, c, "customer", c.NewID("customer")); err != nil {
		return err
	}
	if err := i.CreateCustomer.Apply(tx, c); err != nil || !i.Former {
		return err
	}
	row, err := data.Customers.Get(tx, c.NewID("customer"))
	if err != nil {
		return err
	}
	row.Status = "former"
	return data.Customers.Put(tx, &row)
}

// ImportContact is AddContact for a row of another program's export. Label:
// "contact".
type ImportContact struct {
	Origin
	AddContact
	Left bool // the person has left the customer
}

// Spec names the command.
func (ImportContact) Spec() Spec { return Spec{Name: "contact.import", Version: 1, Class: Decision} }

// Validate looks at the origin and the person.
func (i *ImportContact) Validate() error {
	errs := []error{i.sound(), i.AddContact.Validate()}
	if i.Left && i.Liaison {
		errs = append(errs, fail.NewInvalid("liaison", "import.left"))
	}
	return fail.Join(errs...)
}

// Authorize is for those who may import.
func (i *ImportContact) Authorize(_ *data.Tx, actor access.Actor) error {
	return actor.Require(access.Import)
}

// Apply writes the contact and remembers its origin.
func (i *ImportContact) Apply(tx *data.Tx, c Ctx) error {
	if err := i.take(tx, c, "contact", c.NewID("contact")); err != nil {
		return err
	}
	if err := i.AddContact.Apply(tx, c); err != nil || !i.Left {
		return err
	}
	row, err := data.Contacts.Get(tx, c.NewID("contact"))
	if err != nil {
		return err
	}
	row.Active = 0
	return data.Contacts.Put(tx, &row)
}
