package command

import (
	"cmp"
	"strconv"

	"tallydesk/app/access"
	"tallydesk/app/civil"
	"tallydesk/app/fail"
	"tallydesk/data"
)

var (
	_ = register[AddProduct]()
	_ = register[AddRelease]()
	_ = register[Install]()
	_ = register[ChangeInstallation]()
	_ = register[PlanUpgrade]()
)

// AddProduct adds a product with its modules. Labels: "product", "module:0" …
type AddProduct struct {
	Name    string
	Modules []string
}

// Spec names the command.
func (AddProduct) Spec() Spec { return Spec{Name: "product.add", Version: 1, Class: Decision} }

// Validate wants names.
func (p *AddProduct) Validate() error {
	errs := []error{wantText("name", p.Name, maxName)}
	for _, module := range p.Modules {
		errs = append(errs, wantText("modules", module, maxName))
	}
	return fail.Join(errs...)
}

// Authorize is for admins.
func (p *AddProduct) Authorize(_ *data.Tx, actor access.Actor) error {
	return actor.Require(access.SetUpDesk)
}

// Apply writes product and modules.
func (p *AddProduct) Apply(tx *data.Tx, c Ctx) error {
	product := data.Product{Row: data.Row{ID: c.NewID("product")}, Name: p.Name}
	if err := data.Products.Insert(tx, &product); err != nil {
		return err
	}
	for i, name := range p.Modules {
		module := data.Module{Row: data.Row{ID: c.NewID("module:" + strconv.Itoa(i))}, ProductID: product.ID, Name: name}
		if err := data.Modules.Insert(tx, &module); err != nil {
			return err
		}
	}
	return nil
}

// AddRelease adds a version of a product. Label: "release".
type AddRelease struct {
	ProductID string
	Version   string
	State     string    // upcoming, released or withdrawn
	Day       civil.Day // planned or actual
	Notes     string    // Markdown
	Fixes     string
}

// Spec names the command.
func (AddRelease) Spec() Spec { return Spec{Name: "release.add", Version: 1, Class: Decision} }

// Validate wants a version and a state.
func (r *AddRelease) Validate() error {
	return fail.Join(
		wantText("version", r.Version, 64), wantOneOf("state", r.State, "upcoming", "released", "withdrawn"),
		allowText("notes", r.Notes, maxText), allowText("fixes", r.Fixes, maxText),
	)
}

// Authorize is for admins.
func (r *AddRelease) Authorize(_ *data.Tx, actor access.Actor) error {
	return actor.Require(access.SetUpDesk)
}

// Apply writes the release.
func (r *AddRelease) Apply(tx *data.Tx, c Ctx) error {
	if err := wantRow(tx, "product", r.ProductID, "product"); err != nil {
		return err
	}
	release := data.Release{
		Row: data.Row{ID: c.NewID("release")}, ProductID: r.ProductID, Version: r.Version, State: r.State,
		Day: r.Day.Text(), Notes: r.Notes, Fixes: r.Fixes,
	}
	return data.Releases.Insert(tx, &release)
}

// mostLicences is more than any customer has people.
const mostLicences = 10_000_000

// Install records a product at a customer. Label: "installation".
type Install struct {
	CustomerID  string
	ProductID   string
	Version     string
	Modules     []string
	Licences    int    // number of user licences
	Deployment  string // of Deployments; the customer's when empty
	Environment string
}

// Spec names the command.
func (Install) Spec() Spec { return Spec{Name: "installation.add", Version: 1, Class: Decision} }

// Validate wants a sensible number of licences.
func (i *Install) Validate() error {
	errs := []error{
		allowText("version", i.Version, 64), allowText("environment", i.Environment, maxText), wantTexts("modules", i.Modules),
	}
	if i.Licences < 0 {
		errs = append(errs, fail.NewInvalid("licences", "negative"))
	}
	if i.Licences > mostLicences {
		errs = append(errs, fail.NewInvalid("licences", "number.large"))
	}
	if i.Deployment != "" {
		errs = append(errs, wantOneOf("deployment", i.Deployment, Deployments...))
	}
	return fail.Join(errs...)
}

// Authorize is for staff.
func (i *Install) Authorize(_ *data.Tx, actor access.Actor) error {
	return actor.Require(access.ChangeCustomers)
}

// Apply writes the installation.
func (i *Install) Apply(tx *data.Tx, c Ctx) error {
	customer, err := data.Customers.Get(tx, i.CustomerID)
	if err != nil {
		return notFound(err, "customer")
	}
	if err := wantRow(tx, "product", i.ProductID, "product"); err != nil {
		return err
	}
	row := data.Installation{
		Row: data.Row{ID: c.NewID("installation")}, CustomerID: i.CustomerID, ProductID: i.ProductID, Deployment: customer.Deployment,
	}
	i.fillRow(&row)
	return data.Installations.Insert(tx, &row)
}

func (i *Install) fillRow(row *data.Installation) {
	row.Version, row.Modules, row.Licences = i.Version, list(i.Modules), int64(i.Licences)
	row.Deployment, row.Environment = cmp.Or(i.Deployment, row.Deployment), i.Environment
}

// ChangeInstallation writes an installation anew.
type ChangeInstallation struct {
	InstallationID string
	Install
}

// Spec names the command.
func (ChangeInstallation) Spec() Spec {
	return Spec{Name: "installation.change", Version: 1, Class: Decision}
}

// Apply writes the fields over the former ones.
func (i *ChangeInstallation) Apply(tx *data.Tx, _ Ctx) error {
	row, err := data.Installations.Get(tx, i.InstallationID)
	if err != nil {
		return notFound(err, "installation")
	}
	i.fillRow(&row)
	return data.Installations.Put(tx, &row)
}

// PlanUpgrade agrees on an upgrade with a customer. Hosted installations
// follow a release by themselves; on-premise ones are planned.
type PlanUpgrade struct {
	InstallationID string
	Version        string // wanted; empty takes the plan back
	Day            civil.Day
	StaffID        string // who does it
	State          string // wished, agreed or done; done makes the version the installed one
}

// Spec names the command.
func (PlanUpgrade) Spec() Spec {
	return Spec{Name: "installation.plan_upgrade", Version: 1, Class: Decision}
}

// Validate wants the version that a state needs.
func (p *PlanUpgrade) Validate() error {
	if p.Version == "" {
		return nil
	}
	return fail.Join(wantText("version", p.Version, 64), wantOneOf("state", p.State, "wished", "agreed", "done"))
}

// Authorize is for staff.
func (p *PlanUpgrade) Authorize(_ *data.Tx, actor access.Actor) error {
	return actor.Require(access.ChangeCustomers)
}

// Apply writes the plan, or carries it out.
func (p *PlanUpgrade) Apply(tx *data.Tx, _ Ctx) error {
	row, err := data.Installations.Get(tx, p.InstallationID)
	if err != nil {
		return notFound(err, "installation")
	}
	if err := knownStaff(tx, p.StaffID); err != nil {
		return err
	}
	row.PlanVersion, row.PlanDay, row.PlanStaffID, row.PlanState = p.Version, p.Day.Text(), p.StaffID, p.State
	if p.Version == "" {
		row.PlanDay, row.PlanStaffID, row.PlanState = "", "", ""
	}
	if p.State == "done" {
		row.Version = p.Version
	}
	return data.Installations.Put(tx, &row)
}
