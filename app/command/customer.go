package command

import (
	"cmp"
	"strings"

	"tallydesk/app/access"
	"tallydesk/app/civil"
	"tallydesk/app/fail"
	"tallydesk/data"
)

var (
	_ = register[CreateCustomer]()
	_ = register[ChangeCustomer]()
	_ = register[ChangeDeployment]()
	_ = register[NoteCustomer]()
)

// Deployments lists how a customer can run a product.
var Deployments = []string{"hosted", "on_premise"}

// CreateCustomer enrols an organisation. Label: "customer".
type CreateCustomer struct {
	Code       string // short and unique; upper case
	Name       string
	Language   string // en or sv
	Zone       string // IANA time zone
	Currency   string // ISO 4217
	Deployment string // of Deployments
	Address    string
	VATNo      string
	ManagerID  string // staff, the account manager
	Notes      string // for staff only
}

// Spec names the command.
func (CreateCustomer) Spec() Spec { return Spec{Name: "customer.create", Version: 1, Class: Decision} }

// Validate wants code and name; what is left empty comes from the provider.
func (k *CreateCustomer) Validate() error {
	errs := []error{
		wantCode("code", k.Code), wantText("name", k.Name, maxName),
		allowText("address", k.Address, maxText), allowText("vat_no", k.VATNo, maxName), allowText("notes", k.Notes, maxText),
	}
	if k.Zone != "" {
		errs = append(errs, wantZone("zone", k.Zone))
	}
	if k.Currency != "" {
		errs = append(errs, wantCurrency("currency", k.Currency))
	}
	if k.Language != "" {
		errs = append(errs, wantOneOf("language", k.Language, "en", "sv"))
	}
	if k.Deployment != "" {
		errs = append(errs, wantOneOf("deployment", k.Deployment, Deployments...))
	}
	return fail.Join(errs...)
}

// Authorize is for staff.
func (k *CreateCustomer) Authorize(_ *data.Tx, actor access.Actor) error {
	return actor.Require(access.ChangeCustomers)
}

// Apply writes the customer; a code that is taken is refused.
func (k *CreateCustomer) Apply(tx *data.Tx, c Ctx) error {
	filled := *k
	if err := filled.fill(tx); err != nil {
		return err
	}
	return filled.insert(tx, c)
}

func (k *CreateCustomer) insert(tx *data.Tx, c Ctx) error {
	if err := fail.Join(codeIsFree(tx, k.Code, ""), knownStaff(tx, k.ManagerID)); err != nil {
		return err
	}
	id := c.NewID("customer")
	customer := data.Customer{
		Row: data.Row{ID: id}, Code: k.Code, Name: k.Name, Zone: k.Zone, Currency: k.Currency, Language: k.Language,
		Address: k.Address, VATNo: k.VATNo, Deployment: k.Deployment, ManagerID: k.ManagerID, Status: "active",
	}
	if err := data.Customers.Insert(tx, &customer); err != nil {
		return err
	}
	since := data.DeploymentChange{
		Row: data.Row{ID: c.NewID("deployment")}, CustomerID: id, ValidFrom: "0001-01-01", Deployment: k.Deployment,
	}
	if err := data.DeploymentChanges.Insert(tx, &since); err != nil || k.Notes == "" {
		return err
	}
	return data.CustomerNotes.Insert(tx, &data.CustomerNote{Row: data.Row{ID: id}, Text: k.Notes})
}

// fill takes what was left open from the provider.
func (k *CreateCustomer) fill(tx *data.Tx) error {
	var currency, language, zone string
	err := tx.QueryRow(`SELECT p.currency, p.language, r.zone FROM provider p JOIN calendar_rule r ON r.calendar_id = p.calendar_id
		ORDER BY r.valid_from DESC LIMIT 1`).Scan(&currency, &language, &zone)
	if err != nil {
		return err
	}
	k.Currency, k.Language, k.Zone = cmp.Or(k.Currency, currency), cmp.Or(k.Language, language), cmp.Or(k.Zone, zone)
	k.Deployment = cmp.Or(k.Deployment, "hosted")
	return nil
}

// ChangeCustomer writes a customer's fields anew. It is refused when somebody
// else has changed the customer since Base was read.
type ChangeCustomer struct {
	CustomerID string
	Base       int64  // tag of the row that the person saw
	Code       string // the fields are those of CreateCustomer
	Name       string
	Language   string
	Zone       string
	Currency   string
	Address    string
	VATNo      string
	ManagerID  string
	Status     string // active or former
}

// Spec names the command.
func (ChangeCustomer) Spec() Spec { return Spec{Name: "customer.change", Version: 1, Class: Decision} }

// Validate wants all that a customer must have.
func (k *ChangeCustomer) Validate() error {
	return fail.Join(
		wantCode("code", k.Code), wantText("name", k.Name, maxName), wantZone("zone", k.Zone), wantCurrency("currency", k.Currency),
		wantOneOf("language", k.Language, "en", "sv"), wantOneOf("status", k.Status, "active", "former"),
		allowText("address", k.Address, maxText), allowText("vat_no", k.VATNo, maxName),
	)
}

// Authorize is for staff.
func (k *ChangeCustomer) Authorize(_ *data.Tx, actor access.Actor) error {
	return actor.Require(access.ChangeCustomers)
}

// Apply writes the fields.
func (k *ChangeCustomer) Apply(tx *data.Tx, _ Ctx) error {
	customer, err := data.Customers.Get(tx, k.CustomerID)
	if err != nil {
		return notFound(err, "customer")
	}
	if customer.Tag != k.Base {
		return changed("table.customer")
	}
	if err := fail.Join(codeIsFree(tx, k.Code, k.CustomerID), knownStaff(tx, k.ManagerID)); err != nil {
		return err
	}
	customer.Code, customer.Name, customer.Language, customer.Zone = k.Code, k.Name, k.Language, k.Zone
	customer.Currency, customer.Address, customer.VATNo = k.Currency, k.Address, k.VATNo
	customer.ManagerID, customer.Status = k.ManagerID, k.Status
	return data.Customers.Put(tx, &customer)
}

// ChangeDeployment says how the customer runs the product from a day on
// (R-CON-7). Label: "deployment".
type ChangeDeployment struct {
	CustomerID string
	ValidFrom  civil.Day
	Deployment string // of Deployments
}

// Spec names the command.
func (ChangeDeployment) Spec() Spec {
	return Spec{Name: "customer.change_deployment", Version: 1, Class: Decision}
}

// Validate wants a day and a deployment.
func (k *ChangeDeployment) Validate() error {
	return fail.Join(wantDay("valid_from", k.ValidFrom), wantOneOf("deployment", k.Deployment, Deployments...))
}

// Authorize is for those who may change contracts: allowances hang on it.
func (k *ChangeDeployment) Authorize(_ *data.Tx, actor access.Actor) error {
	return actor.Require(access.ChangeContracts)
}

// Apply adds to the history and keeps the customer's present deployment.
func (k *ChangeDeployment) Apply(tx *data.Tx, c Ctx) error {
	customer, err := data.Customers.Get(tx, k.CustomerID)
	if err != nil {
		return notFound(err, "customer")
	}
	change := data.DeploymentChange{
		Row: data.Row{ID: c.NewID("deployment")}, CustomerID: customer.ID, ValidFrom: k.ValidFrom.Text(), Deployment: k.Deployment,
	}
	if err := data.DeploymentChanges.Insert(tx, &change); err != nil {
		return err
	}
	now, err := deploymentOn(tx, customer, civil.Of(c.At))
	if err != nil || now == customer.Deployment {
		return err
	}
	customer.Deployment = now
	return data.Customers.Put(tx, &customer)
}

// deploymentOn tells how the customer runs the product on a day.
func deploymentOn(tx *data.Tx, customer data.Customer, day civil.Day) (string, error) {
	changes, err := data.DeploymentChanges.Find(tx, "customer_id = ? AND valid_from <= ? ORDER BY valid_from DESC, id DESC LIMIT 1", customer.ID, day.Text())
	if err != nil || len(changes) == 0 {
		return customer.Deployment, err
	}
	return changes[0].Deployment, nil
}

// NoteCustomer writes what staff note about a customer.
type NoteCustomer struct {
	CustomerID string
	Text       string
}

// Spec names the command.
func (NoteCustomer) Spec() Spec { return Spec{Name: "customer.note", Version: 1, Class: Decision} }

// Validate allows an empty text: the note is taken away.
func (k *NoteCustomer) Validate() error { return allowText("notes", k.Text, maxText) }

// Authorize is for staff.
func (k *NoteCustomer) Authorize(_ *data.Tx, actor access.Actor) error {
	return actor.Require(access.ChangeCustomers)
}

// Apply writes the note.
func (k *NoteCustomer) Apply(tx *data.Tx, _ Ctx) error {
	if err := wantRow(tx, "customer", k.CustomerID, "customer"); err != nil {
		return err
	}
	return data.CustomerNotes.Put(tx, &data.CustomerNote{Row: data.Row{ID: k.CustomerID}, Text: k.Text})
}

func wantCode(field, code string) error {
	if err := wantText(field, code, 16); err != nil {
		return err
	}
	if code != strings.ToUpper(code) || strings.ContainsFunc(code, func(r rune) bool {
		return r != '_' && (r < '0' || r > '9') && (r < 'A' || r > 'Z') && r != 'Å' && r != 'Ä' && r != 'Ö'
	}) {
		return fail.NewInvalid(field, "code", fail.Args{"Value": code})
	}
	return nil
}

func codeIsFree(tx *data.Tx, code, except string) error {
	var taken int
	if err := tx.QueryRow("SELECT COUNT(*) FROM customer WHERE code = ? AND id <> ?", code, except).Scan(&taken); err != nil {
		return err
	}
	if taken > 0 {
		return fail.NewInvalid("code", "taken")
	}
	return nil
}
