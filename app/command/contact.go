package command

import (
	"cmp"
	"strconv"
	"strings"

	"tallydesk/app/access"
	"tallydesk/app/civil"
	"tallydesk/app/fail"
	"tallydesk/data"
)

var (
	_ = register[AddContact]()
	_ = register[ChangeContact]()
	_ = register[RecordTraining]()
)

// LiaisonFunctions lists what a liaison can be at the customer (R-ACC-5).
var LiaisonFunctions = []string{"main_admin", "it"}

// AddContact adds a person at a customer. Label: "contact".
type AddContact struct {
	CustomerID string
	Name       string
	Language   string // en or sv; the customer's when empty
	Emails     []string
	Phones     []string
	Liaison    bool   // the customer has named it to deal with support
	Function   string // of a liaison, of LiaisonFunctions
	ITContact  bool   // to be asked about network and hardware
}

// Spec names the command.
func (AddContact) Spec() Spec { return Spec{Name: "contact.add", Version: 1, Class: Decision} }

// Validate wants a name and well-formed addresses.
func (k *AddContact) Validate() error {
	errs := []error{wantText("name", k.Name, maxName), allowText("function", k.Function, maxName)}
	for _, address := range k.Emails {
		errs = append(errs, wantEmail("emails", address))
	}
	for _, number := range k.Phones {
		errs = append(errs, wantText("phones", number, 64))
	}
	if k.Language != "" {
		errs = append(errs, wantOneOf("language", k.Language, "en", "sv"))
	}
	if k.Liaison {
		errs = append(errs, wantOneOf("function", k.Function, LiaisonFunctions...))
	}
	return fail.Join(errs...)
}

// Authorize is for staff.
func (k *AddContact) Authorize(_ *data.Tx, actor access.Actor) error {
	return actor.Require(access.ChangeCustomers)
}

// Apply writes the contact with its addresses and numbers.
func (k *AddContact) Apply(tx *data.Tx, c Ctx) error {
	customer, err := data.Customers.Get(tx, k.CustomerID)
	if err != nil {
		return notFound(err, "customer")
	}
	contact := data.Contact{Row: data.Row{ID: c.NewID("contact")}, CustomerID: k.CustomerID, Language: customer.Language, Active: 1}
	k.fillRow(&contact)
	if err := data.Contacts.Insert(tx, &contact); err != nil {
		return err
	}
	return k.putPoints(tx, c, contact.ID)
}

func (k *AddContact) fillRow(contact *data.Contact) {
	contact.Name, contact.Language = k.Name, cmp.Or(k.Language, contact.Language)
	contact.Liaison, contact.ITContact = bit(k.Liaison), bit(k.ITContact)
	contact.Function = ""
	if k.Liaison {
		contact.Function = k.Function
	}
}

func (k *AddContact) putPoints(tx *data.Tx, c Ctx, contactID string) error {
	for i, address := range k.Emails {
		if err := insertPoint(tx, c, contactID, "email", i, strings.ToLower(address)); err != nil {
			return err
		}
	}
	for i, number := range k.Phones {
		if err := insertPoint(tx, c, contactID, "phone", i, strings.TrimSpace(number)); err != nil {
			return err
		}
	}
	return nil
}

func insertPoint(tx *data.Tx, c Ctx, contactID, kind string, n int, value string) error {
	point := data.ContactPoint{Row: data.Row{ID: c.NewID(kind + ":" + strconv.Itoa(n))}, ContactID: contactID, Kind: kind, Value: value}
	return data.ContactPoints.Insert(tx, &point)
}

// ChangeContact writes a contact anew; one that has left (Active false) keeps
// its tickets at the customer but is a liaison no longer.
type ChangeContact struct {
	ContactID string
	Base      int64 // tag of the row that the person saw
	Active    bool
	AddContact
}

// Spec names the command.
func (ChangeContact) Spec() Spec { return Spec{Name: "contact.change", Version: 1, Class: Decision} }

// Apply writes the fields over the former ones.
func (k *ChangeContact) Apply(tx *data.Tx, c Ctx) error {
	contact, err := data.Contacts.Get(tx, k.ContactID)
	if err != nil {
		return notFound(err, "contact")
	}
	if contact.Tag != k.Base {
		return changed("table.contact")
	}
	k.fillRow(&contact)
	contact.Active = bit(k.Active)
	if !k.Active {
		contact.Liaison, contact.Function = 0, ""
	}
	if err := data.Contacts.Put(tx, &contact); err != nil {
		return err
	}
	former, err := data.ContactPoints.Find(tx, "contact_id = ? ORDER BY id", contact.ID)
	if err != nil {
		return err
	}
	for _, point := range former {
		if err := data.ContactPoints.Delete(tx, point.ID); err != nil {
			return err
		}
	}
	return k.putPoints(tx, c, contact.ID)
}

// RecordTraining notes that a contact was trained in a product (R-ACC-5).
// Label: "training".
type RecordTraining struct {
	ContactID string
	ProductID string
	Day       civil.Day
}

// Spec names the command.
func (RecordTraining) Spec() Spec { return Spec{Name: "contact.trained", Version: 1, Class: Fact} }

// Validate wants the day.
func (k *RecordTraining) Validate() error { return wantDay("day", k.Day) }

// Authorize is for staff.
func (k *RecordTraining) Authorize(_ *data.Tx, actor access.Actor) error {
	return actor.Require(access.ChangeCustomers)
}

// Apply adds the record.
func (k *RecordTraining) Apply(tx *data.Tx, c Ctx) error {
	if err := wantRow(tx, "contact", k.ContactID, "contact"); err != nil {
		return err
	}
	if err := wantRow(tx, "product", k.ProductID, "product"); err != nil {
		return err
	}
	training := data.Training{
		Row: data.Row{ID: c.NewID("training")}, ContactID: k.ContactID, ProductID: k.ProductID, Day: k.Day.Text(),
	}
	return data.Trainings.Insert(tx, &training)
}
