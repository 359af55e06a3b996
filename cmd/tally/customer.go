package main

import (
	"strings"

	"tallydesk/app/command"
	"tallydesk/app/view"
)

type customerNoun struct {
	Add    customerAdd    `cmd:""`
	List   customerList   `cmd:""`
	Show   customerShow   `cmd:""`
	Change customerChange `cmd:""`
}

type customerAdd struct {
	Code       string `arg:"" is:"code"`
	Name       string `arg:"" is:"text"`
	Language   string `name:"language" is:"lang" of:"langs"`
	Zone       string `name:"zone" is:"zone"`
	Currency   string `name:"currency" is:"currency"`
	Deployment string `name:"deployment" is:"code" of:"deployments"`
	Address    string `name:"address" is:"text"`
	VATNo      string `name:"vat-no" is:"text"`
	Manager    string `name:"manager" is:"staff"`
	Notes      string `name:"notes" is:"text"`
}

func (customerAdd) examples() []string {
	return []string{
		`customer add SKOG "Skogby kommun"`,
		`customer add FJORD "Fjord Shipping AS" --language en --currency NOK --zone Europe/Oslo --deployment on_premise`,
	}
}

func (k *customerAdd) run(c *call) error {
	manager, err := c.staffID(k.Manager)
	if err != nil {
		return err
	}
	notes, err := c.prose(k.Notes)
	if err != nil {
		return err
	}
	return c.do(&command.CreateCustomer{
		Code: k.Code, Name: k.Name, Language: k.Language, Zone: k.Zone, Currency: k.Currency, Deployment: k.Deployment,
		Address: k.Address, VATNo: k.VATNo, ManagerID: manager, Notes: notes,
	}, "customer", record{{"code", k.Code}, {"name", k.Name}}, "cli.done.customer.add", "Name", k.Name, "Code", k.Code)
}

type customerList struct {
	Text   []string `arg:"" optional:"" is:"text"`
	Status string   `name:"status" is:"code" of:"statuses"`
	paged
}

func (customerList) examples() []string {
	return []string{"customer list", "customer list sund --json", "customer list --status former"}
}

func (k *customerList) run(c *call) error {
	rows, total, err := c.view.Customers(c.ctx, view.CustomerFilter{Text: strings.Join(k.Text, " "), Status: k.Status}, c.today(), view.Page{Most: k.Most})
	if err != nil {
		return err
	}
	var records []record
	for _, row := range rows {
		records = append(records, record{
			{"id", row.ID},
			{"code", row.Code},
			{"name", row.Name},
			{"status", coded{"status.", row.Status}},
			{"deployment", coded{"deployment.", row.Deployment}},
			{"language", coded{"language.", row.Language}},
			{"manager", row.Manager},
			{"liaisons", row.Liaisons},
			{"open_tickets", row.OpenTickets},
			{"contracts", row.Contracts},
		})
	}
	return c.listed(records, total, "cli.none.customers", "code", "name", "deployment", "open_tickets", "contracts", "liaisons")
}

type customerShow struct {
	Customer string `arg:"" is:"customer"`
}

func (customerShow) examples() []string {
	return []string{"customer show SUND", "customer show SUND --json"}
}

func (k *customerShow) run(c *call) error {
	found, err := c.view.Customer(c.ctx, k.Customer)
	if err != nil {
		return err
	}
	contacts, installations := contactRecords(found.Contacts), installationRecords(found.Installations)
	told := record{
		{"id", found.ID},
		{"code", found.Code},
		{"name", found.Name},
		{"status", coded{"status.", found.Status}},
		{"deployment", coded{"deployment.", found.Deployment}},
		{"language", coded{"language.", found.Language}},
		{"zone", found.Zone},
		{"currency", found.Currency},
		{"address", found.Address},
		{"vat_no", found.VATNo},
		{"manager", found.Manager},
		{"notes", found.Notes},
		{"contacts", contacts},
		{"installations", installations},
	}
	if c.out.json {
		return c.out.answer(c.out.object(told))
	}
	c.out.card(told, "code", "name", "status", "deployment", "language", "zone", "currency", "address", "vat_no", "manager", "notes")
	c.out.section("cli.part.contacts", contacts, "name", "liaison", "emails", "phones")
	c.out.section("cli.part.installations", installations, "product", "version", "deployment", "licences", "modules")
	return nil
}

func installationRecords(installations []view.Installation) []record {
	var records []record
	for _, i := range installations {
		records = append(records, record{
			{"id", i.ID},
			{"product", i.Product},
			{"version", i.Version},
			{"deployment", coded{"deployment.", i.Deployment}},
			{"environment", i.Environment},
			{"modules", i.Modules},
			{"licences", i.Licences},
			{"plan_version", i.PlanVersion},
			{"plan_day", i.PlanDay},
		})
	}
	return records
}

type customerChange struct {
	Customer string  `arg:"" is:"customer"`
	Code     *string `name:"code" is:"code"`
	Name     *string `name:"name" is:"text"`
	Language *string `name:"language" is:"lang"`
	Zone     *string `name:"zone" is:"zone"`
	Currency *string `name:"currency" is:"currency"`
	Address  *string `name:"address" is:"text"`
	VATNo    *string `name:"vat-no" is:"text"`
	Manager  *string `name:"manager" is:"staff"`
	Status   *string `name:"status" is:"code"`
}

func (customerChange) examples() []string {
	return []string{`customer change SUND --name "Sundviks kommun"`, "customer change SUND --manager diane --status active"}
}

func (k *customerChange) run(c *call) error {
	found, err := c.view.Customer(c.ctx, k.Customer)
	if err != nil {
		return err
	}
	manager := found.ManagerID
	if k.Manager != nil {
		if manager, err = c.staffID(*k.Manager); err != nil {
			return err
		}
	}
	changed := &command.ChangeCustomer{
		CustomerID: found.ID, Base: found.Tag, Code: or(k.Code, found.Code), Name: or(k.Name, found.Name),
		Language: or(k.Language, found.Language), Zone: or(k.Zone, found.Zone), Currency: or(k.Currency, found.Currency),
		Address: or(k.Address, found.Address), VATNo: or(k.VATNo, found.VATNo), ManagerID: manager, Status: or(k.Status, found.Status),
	}
	return c.do(changed, "", record{{"id", found.ID}, {"code", changed.Code}}, "cli.done.customer.change", "Name", changed.Name)
}

// or gives what was typed, or else what there is.
func or(typed *string, there string) string {
	if typed == nil {
		return there
	}
	return *typed
}
