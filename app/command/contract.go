package command

import (
	"cmp"
	"fmt"
	"strconv"

	"tallydesk/app/access"
	"tallydesk/app/bank"
	"tallydesk/app/civil"
	"tallydesk/app/fail"
	"tallydesk/app/terms"
	"tallydesk/app/words"
	"tallydesk/data"
)

var (
	_ = register[OpenContract]()
	_ = register[EnrolCustomer]()
)

// mostMonths bounds renewals and terms.
const mostMonths = 120

// OpenContract agrees on support with a customer (domain.md 5). The authority
// gives it a number by the year of its start: K-2026-014. Labels: "contract",
// "terms", "line:0", "line:1" …
type OpenContract struct {
	CustomerID    string
	Name          string
	Start         civil.Day
	End           civil.Day      // last day; none when open-ended
	CalendarID    string         // empty for the provider's
	Currency      string         // empty for the customer's
	RenewalMonths int            // 0 for not by itself
	OverUse       terms.OverUse  // empty for terms.Ask
	DrawOrder     bank.DrawOrder // empty for bank.ExpiryFirst
	ServiceLevel  string         // what the promised service level is called
	Remarks       string         // what else is agreed, in words; the customer reads it
	ProductIDs    []string       // covered; none for all
	Lines         []terms.Line
}

// Spec names the command.
func (OpenContract) Spec() Spec { return Spec{Name: "contract.open", Version: 1, Class: Decision} }

// Validate wants a name, a start, and lines that are as their kinds must be.
func (o *OpenContract) Validate() error {
	errs := []error{
		wantText("name", o.Name, maxName), wantDay("start", o.Start), checkEnd(o.Start, o.End), checkMonths(o.RenewalMonths),
		allowText("service_level", o.ServiceLevel, maxName), allowText("remarks", o.Remarks, maxText),
		checkPolicy(o.OverUse, o.DrawOrder),
	}
	if o.Currency != "" {
		errs = append(errs, wantCurrency("currency", o.Currency))
	}
	for i, line := range o.Lines {
		errs = append(errs, inLine(i, fail.Join(line.Check(), allowText("name", line.Name, maxName), lineWithin(line, o.Start, o.End))))
	}
	return fail.Join(errs...)
}

// Authorize is for those who may change contracts.
func (o *OpenContract) Authorize(_ *data.Tx, actor access.Actor) error {
	return actor.Require(access.ChangeContracts)
}

// Apply writes contract, terms, lines and products.
func (o *OpenContract) Apply(tx *data.Tx, c Ctx) error {
	customer, err := data.Customers.Get(tx, o.CustomerID)
	if err != nil {
		return notFound(err, "customer")
	}
	calendarID, err := calendarOr(tx, o.CalendarID)
	if err != nil {
		return err
	}
	contract := data.Contract{
		Row: data.Row{ID: c.NewID("contract")}, CustomerID: customer.ID, Name: o.Name,
		StartDay: o.Start.Text(), EndDay: o.End.Text(), RenewalMonths: int64(o.RenewalMonths),
		CalendarID: calendarID, Currency: cmp.Or(o.Currency, customer.Currency), ServiceLevel: o.ServiceLevel, Remarks: o.Remarks,
	}
	if err := data.Contracts.Insert(tx, &contract); err != nil {
		return err
	}
	if err := insertTerms(tx, c.NewID("terms"), contract.ID, o.Start, o.OverUse, o.DrawOrder); err != nil {
		return err
	}
	if err := insertLines(tx, c, contract, o.Lines); err != nil {
		return err
	}
	return insertProducts(tx, c, contract.ID, o.ProductIDs)
}

// Settle gives the contract its number.
func (o *OpenContract) Settle(tx *data.Tx, c Ctx) error {
	return numberContract(tx, c.NewID("contract"))
}

// EnrolCustomer makes a customer's contract from a shipped template in one act
// (R-CON-7). Labels are those of OpenContract.
type EnrolCustomer struct {
	CustomerID string
	Template   string // key; empty for the default of how the customer runs the product
	Name       string // of the contract; empty for the template's, in the customer's language
	Start      civil.Day
}

// Spec names the command.
func (EnrolCustomer) Spec() Spec { return Spec{Name: "contract.enrol", Version: 1, Class: Decision} }

// Validate wants a start and a template that there is.
func (e *EnrolCustomer) Validate() error {
	errs := []error{wantDay("start", e.Start), allowText("name", e.Name, maxName)}
	if _, known := terms.TemplateOf(e.Template); !known && e.Template != "" {
		errs = append(errs, fail.NewInvalid("template", "unknown", fail.Args{"Text": e.Template}))
	}
	return fail.Join(errs...)
}

// Authorize is for those who may change contracts.
func (e *EnrolCustomer) Authorize(_ *data.Tx, actor access.Actor) error {
	return actor.Require(access.ChangeContracts)
}

// Apply opens the contract that the template describes.
func (e *EnrolCustomer) Apply(tx *data.Tx, c Ctx) error {
	customer, err := data.Customers.Get(tx, e.CustomerID)
	if err != nil {
		return notFound(err, "customer")
	}
	deployment, err := deploymentOn(tx, customer, e.Start)
	if err != nil {
		return err
	}
	template, known := terms.TemplateOf(cmp.Or(e.Template, terms.DefaultTemplate(deployment)))
	if !known {
		return fail.NewInvalid("template", "unknown", fail.Args{"Text": e.Template})
	}
	open := fromTemplate(template, words.For(customer.Language))
	open.CustomerID, open.Name, open.Start = customer.ID, cmp.Or(e.Name, open.Name), e.Start
	if template.TermMonths > 0 {
		open.End = e.Start.AddMonths(template.TermMonths) - 1
	}
	if open.CalendarID, err = calendarNamed(tx, template.Calendar); err != nil {
		return err
	}
	return open.Apply(tx, c)
}

// Settle gives the contract its number.
func (e *EnrolCustomer) Settle(tx *data.Tx, c Ctx) error {
	return numberContract(tx, c.NewID("contract"))
}

// fromTemplate puts a template into the words of a language.
func fromTemplate(template terms.Template, w *words.Words) *OpenContract {
	key := "template." + template.Key
	open := &OpenContract{Name: w.T(key), RenewalMonths: template.RenewalMonths, OverUse: template.OverUse, Lines: template.Lines}
	if w.Has(key + ".level") {
		open.ServiceLevel = w.T(key + ".level")
	}
	if w.Has(key + ".remarks") {
		open.Remarks = w.T(key + ".remarks")
	}
	for i, line := range open.Lines {
		if line.Name != "" {
			open.Lines[i].Name = w.T(line.Name)
		}
	}
	return open
}

// numberContract gives a contract the next number of its year.
func numberContract(tx *data.Tx, id string) error {
	contract, err := data.Contracts.Get(tx, id)
	if err != nil {
		return err
	}
	year := civil.FromText(contract.StartDay, 0).Year()
	number, err := nextNumber(tx, "contract:"+strconv.Itoa(year), 1)
	if err != nil {
		return err
	}
	contract.Number = fmt.Sprintf("K-%d-%03d", year, number)
	return data.Contracts.Put(tx, &contract)
}

// calendarOr gives the calendar, or the provider's when none is named.
func calendarOr(tx *data.Tx, id string) (string, error) {
	if id != "" {
		return id, wantRow(tx, "calendar", id, "calendar")
	}
	providers, err := data.Providers.Find(tx, "1 = 1 ORDER BY id LIMIT 1")
	if err != nil || len(providers) == 0 {
		return "", err
	}
	return providers[0].CalendarID, nil
}

// calendarNamed finds a calendar by its name; empty when there is none.
func calendarNamed(tx *data.Tx, name string) (string, error) {
	calendars, err := data.Calendars.Find(tx, "name = ? ORDER BY id LIMIT 1", name)
	if err != nil || len(calendars) == 0 {
		return "", err
	}
	return calendars[0].ID, nil
}

func insertProducts(tx *data.Tx, c Ctx, contractID string, productIDs []string) error {
	for i, productID := range productIDs {
		if err := wantRow(tx, "product", productID, "product"); err != nil {
			return err
		}
		row := data.ContractProduct{Row: data.Row{ID: c.NewID("product:" + strconv.Itoa(i))}, ContractID: contractID, ProductID: productID}
		if err := data.ContractProducts.Insert(tx, &row); err != nil {
			return err
		}
	}
	return nil
}

func checkEnd(start, end civil.Day) error {
	if end != 0 && end < start {
		return fail.NewInvalid("end", "order")
	}
	return nil
}

func checkMonths(months int) error {
	if months < 0 {
		return fail.NewInvalid("renewal_months", "negative")
	}
	if months > mostMonths {
		return fail.NewInvalid("renewal_months", "number.large")
	}
	return nil
}

func checkPolicy(overUse terms.OverUse, order bank.DrawOrder) error {
	return fail.Join(
		wantOneOf("over_use", cmp.Or(overUse, terms.Ask), terms.OverUses...),
		wantOneOf("draw_order", cmp.Or(order, bank.ExpiryFirst), terms.DrawOrders...),
	)
}
