package main

import (
	"cmp"
	"strings"

	"tallydesk/app/civil"
	"tallydesk/app/command"
	"tallydesk/app/money"
	"tallydesk/app/terms"
	"tallydesk/app/view"
)

type contractNoun struct {
	Add       contractAdd       `cmd:""`
	List      contractList      `cmd:""`
	Show      contractShow      `cmd:""`
	Buy       contractBuy       `cmd:""`
	Templates contractTemplates `cmd:""`
}

type contractAdd struct {
	Customer string   `arg:"" is:"customer"`
	Template string   `name:"template" is:"code" of:"templates"`
	Name     string   `name:"name" is:"text"`
	Start    string   `name:"start" is:"day" default:"today"`
	End      string   `name:"end" is:"day"`
	Line     []string `name:"line" is:"line" sep:"none"`
	Calendar string   `name:"calendar" is:"calendar"`
	Currency string   `name:"currency" is:"currency"`
	Renewal  int      `name:"renewal" is:"number"`
	OverUse  string   `name:"over-use" is:"code" of:"overuses"`
	Product  []string `name:"product" is:"product"`
	Remarks  string   `name:"remarks" is:"text"`
}

func (contractAdd) examples() []string {
	return []string{
		"contract add SKOG --template care_hosted --start 2026-01-01",
		`contract add SKOG --name "Customer care" --start 2026-01-01 --line "allowance minutes=4h rollover=unlimited" --line "prepaid price=1150"`,
	}
}

func (k *contractAdd) run(c *call) error {
	customer, err := c.view.Customer(c.ctx, k.Customer)
	if err != nil {
		return err
	}
	start, err := c.day("--start", k.Start)
	if err != nil {
		return err
	}
	if len(k.Line) == 0 {
		return c.opened(&command.EnrolCustomer{CustomerID: customer.ID, Template: k.Template, Name: k.Name, Start: start})
	}
	if k.Template != "" {
		return &misuse{node: c.node, key: "cli.misuse.together", args: []any{"One", "--template", "Other", "--line"}}
	}
	agreed, err := k.agreed(c, customer, start)
	if err != nil {
		return err
	}
	return c.opened(agreed)
}

// agreed is the contract that the flags describe.
func (k *contractAdd) agreed(c *call, customer view.Customer, start civil.Day) (*command.OpenContract, error) {
	agreed := &command.OpenContract{
		CustomerID: customer.ID, Name: k.Name, Start: start, Currency: k.Currency, RenewalMonths: k.Renewal,
		OverUse: terms.OverUse(k.OverUse), Remarks: k.Remarks,
	}
	var err error
	if agreed.End, err = c.day("--end", k.End); err != nil {
		return nil, err
	}
	if agreed.ProductIDs, err = c.productIDs(k.Product); err != nil {
		return nil, err
	}
	if k.Calendar != "" {
		calendar, _, err := c.calendar(k.Calendar)
		if err != nil {
			return nil, err
		}
		agreed.CalendarID = calendar.ID
	}
	for _, text := range k.Line {
		line, err := c.entitlement(text, cmp.Or(k.Currency, customer.Currency))
		if err != nil {
			return nil, err
		}
		agreed.Lines = append(agreed.Lines, line)
	}
	return agreed, nil
}

// opened opens a contract and tells the number it got.
func (c *call) opened(cmd command.Command) error {
	receipt, err := c.desk.Do(c.ctx, cmd)
	if err != nil {
		return err
	}
	contract, err := c.view.Contract(c.ctx, receipt.Created("contract"), c.today())
	if err != nil {
		return err
	}
	told := record{{"id", contract.ID}, {"number", contract.Number}, {"name", contract.Name}, {"act", receipt.Act}}
	return c.done(told, "cli.done.contract.add", "Number", contract.Number, "Name", contract.Name)
}

type contractList struct {
	Text     []string `arg:"" optional:"" is:"text"`
	Customer string   `name:"customer" is:"customer"`
	State    string   `name:"state" is:"code" of:"contractstates"`
	paged
}

func (contractList) examples() []string {
	return []string{"contract list", "contract list --customer SUND --state active", "contract list --json"}
}

func (k *contractList) run(c *call) error {
	if c.onCustomerSide() {
		return c.listOwnContracts()
	}
	customer, err := c.customerID(k.Customer)
	if err != nil {
		return err
	}
	filter := view.ContractFilter{CustomerID: customer, Text: strings.Join(k.Text, " "), State: view.ContractState(k.State), AsOf: c.today()}
	rows, total, err := c.view.Contracts(c.ctx, filter, view.Page{Most: k.Most})
	if err != nil {
		return err
	}
	var records []record
	for _, row := range rows {
		records = append(records, contractRecord(row))
	}
	return c.listed(records, total, "cli.none.contracts", "number", "customer", "name", "start", "end", "state", "left")
}

func contractRecord(row view.ContractRow) record {
	told := record{
		{"id", row.ID},
		{"number", row.Number},
		{"name", row.Name},
		{"customer", row.CustomerCode},
		{"customer_name", row.CustomerName},
		{"start", row.Start},
		{"end", row.End},
		{"renewal_months", row.RenewalMonths},
		{"currency", row.Currency},
		{"state", coded{"contractstate.", string(row.State)}},
	}
	return append(told, leftRecord(row.Bank)...)
}

// leftRecord tells a bank in one line; a contract without a bank has nothing
// to tell.
func leftRecord(b view.BankLeft) record {
	if !b.HasBank {
		return record{{"left", nil}, {"uncovered", minutes(b.Uncovered)}, {"undecided", minutes(b.Undecided)}}
	}
	return record{{"left", minutes(b.Left)}, {"uncovered", minutes(b.Uncovered)}, {"undecided", minutes(b.Undecided)}}
}

type contractShow struct {
	Contract string `arg:"" is:"contract"`
}

func (contractShow) examples() []string {
	return []string{"contract show SUND", "contract show SUND --json"}
}

func (k *contractShow) run(c *call) error {
	found, err := c.contract(k.Contract)
	if err != nil {
		return err
	}
	var lines []record
	for _, line := range found.Lines {
		lines = append(lines, lineRecord(line, found.Currency))
	}
	told := append(contractRecord(found.ContractRow), record{
		{"calendar", found.Calendar.Name},
		{"service_level", found.ServiceLevel},
		{"remarks", found.Remarks},
		{"over_use", coded{"overuse.", overUse(found.Terms)}},
		{"products", namesOf(found.Products)},
		{"predecessor", found.Predecessor.Name},
		{"successor", found.Successor.Name},
		{"lines", lines},
	}...)
	if c.out.json {
		return c.out.answer(c.out.object(told))
	}
	c.out.card(told, "number", "name", "customer_name", "state", "start", "end", "calendar", "over_use", "products",
		"service_level", "remarks", "predecessor", "successor", "left")
	if found.Bank.Uncovered+found.Bank.Undecided > 0 {
		c.out.card(told, "uncovered", "undecided")
	}
	c.out.section("cli.part.lines", lines, "kind", "name", "minutes", "price", "period", "valid_from", "valid_to")
	return nil
}

func overUse(versions []view.TermsVersion) string {
	for _, version := range versions {
		if version.InForce {
			return string(version.OverUse)
		}
	}
	return ""
}

func namesOf(named []view.Named) []string {
	var list []string
	for _, one := range named {
		list = append(list, one.Name)
	}
	return list
}

func lineRecord(line view.ContractLine, currency string) record {
	now := line.Now
	told := record{
		{"id", line.LineID},
		{"kind", coded{"line.", string(line.Kind)}},
		{"name", now.Name},
		{"in_force", line.InForce},
		{"minutes", minutesOrNone(now.Minutes)},
		{"per_year", now.PerYear},
		{"price", money.Amount{}},
		{"period", coded{"period.", string(now.Period)}},
		{"valid_from", now.ValidFrom},
		{"valid_to", now.ValidTo},
		{"rollover", string(now.RollOver)},
		{"covers", now.Covers},
		{"ticket_kinds", now.Scope.Kinds},
		{"work_types", now.Scope.WorkTypes},
	}
	if now.Price != 0 {
		told.set("price", money.Amount{Minor: now.Price, Currency: currency})
	}
	return told
}

// minutesOrNone leaves out what says nothing.
func minutesOrNone(n int) any {
	if n == 0 {
		return nil
	}
	return minutes(n)
}

type contractTemplates struct{}

func (contractTemplates) examples() []string {
	return []string{"contract templates", "contract templates --json"}
}

func (contractTemplates) runAlone(c *call) error {
	var records []record
	for _, template := range terms.Templates() {
		var kinds []string
		var lines []record
		for _, line := range template.Lines {
			kinds = append(kinds, c.words.T("line."+string(line.Kind)))
			lines = append(lines, record{{"kind", coded{"line.", string(line.Kind)}}, {"minutes", minutesOrNone(line.Minutes)}})
		}
		records = append(records, record{
			{"key", template.Key},
			{"name", c.words.T("template." + template.Key)},
			{"calendar", template.Calendar},
			{"term_months", template.TermMonths},
			{"over_use", coded{"overuse.", string(template.OverUse)}},
			{"entitlements", kinds},
			{"lines", lines},
		})
	}
	return c.out.list(records, "", "key", "name", "entitlements")
}
