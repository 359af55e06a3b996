package customers

import (
	"cmp"
	"strings"

	"tallydesk/app"
	"tallydesk/app/access"
	"tallydesk/app/command"
	"tallydesk/app/view"
	"tallydesk/gui/form"
	"tallydesk/gui/kit"
)

func productOptions(products []view.Product) []kit.Option {
	options := make([]kit.Option, len(products))
	for i, product := range products {
		options[i] = kit.Option{Value: product.ID, Label: product.Name}
	}
	return options
}

// installFields are the inputs of an installation.
type installFields struct {
	screen     *screen
	products   []view.Product
	product    *kit.Choice
	version    *kit.Entry
	modules    *kit.Checks
	modulesAt  *kit.Field
	licences   *kit.Entry
	deployment *kit.Choice
	place      *kit.Entry // the environment, in words
	chosen     string     // the product that the modules are of
}

func (s *screen) installFields(i view.Installation, products []view.Product) *installFields {
	f := &installFields{
		screen: s, products: products, product: kit.NewChoice(productOptions(products), i.ProductID, nil), version: withText(i.Version),
		modules: kit.NewChecks(nil, nil, nil), licences: form.NewNumber(i.Licences),
		deployment: kit.NewChoice(s.choices("deployment.", command.Deployments...), i.Deployment, nil), place: withText(i.Environment),
	}
	f.modulesAt = s.field("modules", "", f.modules)
	f.offer()
	f.modules.SetSelected(i.Modules)
	return f
}

// offer offers the modules of the chosen product.
func (f *installFields) offer() {
	f.chosen = f.product.Selected()
	var options []kit.Option
	for _, product := range f.products {
		if product.ID != f.chosen {
			continue
		}
		for _, module := range product.Modules {
			options = append(options, kit.Option{Value: module, Label: module})
		}
		if len(product.Releases) > 0 {
			f.version.SetPlaceHolder(product.Releases[0].Version)
		}
	}
	f.modules.SetOptions(options)
	if len(options) > 0 {
		f.modulesAt.Show()
	} else {
		f.modulesAt.Hide()
	}
}

func (f *installFields) changed() {
	if f.product.Selected() != f.chosen {
		f.offer()
	}
}

func (f *installFields) fields() []*kit.Field {
	s := f.screen
	return []*kit.Field{
		s.field("version", "", f.version), f.modulesAt, s.field("licences", "", f.licences),
		s.field("deployment", "", f.deployment), s.field("environment", s.t("customers.environment.help"), f.place),
	}
}

func (f *installFields) install(customerID string) (command.Install, error) {
	licences, err := form.Number("licences", f.licences)
	return command.Install{
		CustomerID: customerID, ProductID: f.product.Selected(), Version: strings.TrimSpace(f.version.Text), Modules: f.modules.Selected(),
		Licences: licences, Deployment: f.deployment.Selected(), Environment: strings.TrimSpace(f.place.Text),
	}, err
}

// install records a product at the customer.
func (s *screen) install() {
	k := s.card.shown.customer
	s.withLists(func(read lists) {
		if len(read.products) == 0 {
			s.addProduct(s.install)
			return
		}
		f := s.installFields(view.Installation{ProductID: read.products[0].ID, Deployment: k.Deployment}, read.products)
		form.Open(s.env, form.Sheet{
			Key: "customers.install/" + k.ID, Title: s.t("customers.install.title", "Name", k.Name), Confirm: s.t("customers.install.do"),
			Fields: append([]*kit.Field{s.field("product", "", f.product)}, f.fields()...), Changed: f.changed,
			Commands: func() ([]command.Command, error) {
				install, err := f.install(k.ID)
				return []command.Command{&install}, err
			},
			Done: quiet(s.t("customers.install.done", "Name", k.Name)),
		})
	})
}

// changeInstallation changes how a product is installed.
func (s *screen) changeInstallation(id string) {
	installation, ok := s.card.installation(id)
	if !ok || !s.may(access.ChangeCustomers) {
		return
	}
	s.withLists(func(read lists) {
		f := s.installFields(installation, read.products)
		form.Open(s.env, form.Sheet{
			Key: "customers.installation/" + id, Title: installation.Product, Confirm: s.t("customers.save"),
			Fields: f.fields(), Changed: f.changed,
			Commands: func() ([]command.Command, error) {
				install, err := f.install(s.card.shown.customer.ID)
				return []command.Command{&command.ChangeInstallation{InstallationID: id, Install: install}}, err
			},
			Done: quiet(s.t("customers.installation.done", "Product", installation.Product)),
		})
	})
}

// upgradeStates are the states of a planned upgrade. Their words are
// upgrade.<code>.
var upgradeStates = []string{"wished", "agreed", "done"}

// planUpgrade agrees on an upgrade of an installation.
func (s *screen) planUpgrade(id string) {
	installation, ok := s.card.installation(id)
	if !ok {
		return
	}
	s.withLists(func(read lists) {
		version, day := withText(installation.PlanVersion), form.NewDay(s.env, installation.PlanDay)
		staff := kit.NewChoice(read.staff, valueOf(read.staff, installation.PlanStaff), nil)
		state := kit.NewChoice(s.choices("upgrade.", upgradeStates...), cmp.Or(installation.PlanState, upgradeStates[0]), nil)
		form.Open(s.env, form.Sheet{
			Key: "customers.upgrade/" + id, Title: s.t("customers.plan.title", "Product", installation.Product), Confirm: s.t("customers.save"),
			Fields: []*kit.Field{
				s.field("version", s.t("customers.plan.help"), version), s.field("day", "", day),
				s.field("staff", "", staff), s.field("state", s.t("customers.plan.state.help"), state),
			},
			Commands: func() ([]command.Command, error) {
				on, err := form.Value("day", day)
				plan := &command.PlanUpgrade{
					InstallationID: id, Version: strings.TrimSpace(version.Text), Day: on, StaffID: staff.Selected(), State: state.Selected(),
				}
				if plan.Version == "" { // the plan is taken back
					plan.Day, plan.StaffID, plan.State = 0, "", ""
				}
				return []command.Command{plan}, err
			},
			Done: quiet(s.t("customers.plan.done", "Product", installation.Product)),
		})
	})
}

// valueOf finds an option by its label.
func valueOf(options []kit.Option, label string) string {
	for _, option := range options {
		if option.Label == label {
			return option.Value
		}
	}
	return ""
}

// addProduct adds a product to choose from, and goes on.
func (s *screen) addProduct(then func()) {
	name, modules := kit.NewEntry(""), kit.NewEntry("")
	form.Open(s.env, form.Sheet{
		Key: "customers.product", Title: s.t("customers.add_product.title"), Confirm: s.t("customers.add_product.do"),
		Fields: []*kit.Field{s.field("name", "", name), s.field("modules", s.t("customers.several.help"), modules)},
		Commands: func() ([]command.Command, error) {
			return []command.Command{&command.AddProduct{Name: strings.TrimSpace(name.Text), Modules: listed(modules.Text)}}, nil
		},
		Done: func([]app.Receipt) string {
			if then != nil {
				then()
			}
			return s.t("customers.add_product.done", "Name", strings.TrimSpace(name.Text))
		},
	})
}
