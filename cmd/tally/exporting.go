package main

import (
	"bufio"
	"cmp"
	"os"
	"unicode"

	"tallydesk/app/bank"
	"tallydesk/app/civil"
	"tallydesk/app/export"
	"tallydesk/app/fail"
	"tallydesk/app/view"
	"tallydesk/app/view/liaison"
)

type exportNoun struct {
	Tickets       exportTickets       `cmd:""`
	Messages      exportMessages      `cmd:""`
	Time          exportTime          `cmd:""`
	Charges       exportCharges       `cmd:""`
	Customers     exportCustomers     `cmd:""`
	Contacts      exportContacts      `cmd:""`
	Installations exportInstallations `cmd:""`
	Contracts     exportContracts     `cmd:""`
	Lines         exportLines         `cmd:""`
	Lots          exportLots          `cmd:""`
	Movements     exportMovements     `cmd:""`
	Products      exportProducts      `cmd:""`
	People        exportPeople        `cmd:""`
	Calendars     exportCalendars     `cmd:""`
	Deviations    exportDeviations    `cmd:""`
	All           exportAll           `cmd:""`
}

// exportTo says where a list goes, and how.
type exportTo struct {
	File      string `arg:"" is:"file"`
	Format    string `name:"format" is:"code" of:"formats"`
	Raw       bool   `name:"raw"`
	Delimiter string `name:"delimiter" is:"char"`
	BOM       bool   `name:"bom"`
	Replace   bool   `name:"replace"`
}

// write writes a list and tells how many rows it was, unless the list itself
// went to the standard output.
func (k *exportTo) write(c *call, list export.List) error {
	options, err := k.options(c)
	if err != nil {
		return err
	}
	if k.File == "-" {
		out := bufio.NewWriter(c.stdout)
		if _, err := export.Write(c.ctx, list, out, options, func(float64) {}); err != nil {
			return err
		}
		return out.Flush()
	}
	if _, err := os.Lstat(k.File); err == nil && !k.Replace {
		return fail.New(fail.Conflict, "file.exists", fail.Args{"Path": k.File})
	}
	report, err := export.Save(c.ctx, list, k.File, options, func(float64) {})
	if err != nil {
		return err
	}
	if c.out.json {
		return c.out.answer(c.out.object(record{{"file", k.File}, {"rows", report.Rows}, {"cut", report.Cut}}))
	}
	c.out.line(harmless(c.words.N("export.done", report.Rows, "File", k.File)))
	if report.Cut > 0 {
		c.out.line(c.words.N("export.cut", report.Cut))
	}
	return nil
}

func (k *exportTo) options(c *call) (export.Options, error) {
	options := export.Options{Format: export.Format(k.Format), Words: c.words, Zone: c.zone, Now: c.now(), Raw: k.Raw, BOM: k.BOM}
	if k.Format == "" {
		format, known := export.FormatOf(k.File)
		if !known {
			return options, badly("--format", fail.NewInvalid("format", "export.format", fail.Args{"Text": k.File}))
		}
		options.Format = format
	}
	if k.Delimiter == "" {
		return options, nil
	}
	letters := []rune(k.Delimiter)
	if k.Delimiter == "tab" {
		letters = []rune{'\t'}
	}
	if len(letters) != 1 || letters[0] == '"' || letters[0] != '\t' && !unicode.IsGraphic(letters[0]) || unicode.IsLetter(letters[0]) || unicode.IsDigit(letters[0]) {
		return options, badly("--delimiter", fail.NewInvalid("delimiter", "export.delimiter"))
	}
	options.Delimiter = letters[0]
	return options, nil
}

// whole writes a list of the actor's as it is.
func (k *exportTo) whole(c *call) error {
	list, there := export.Find(c.desk, c.node.Name)
	if !there { // a list that only staff have
		return c.desk.Actor().Require("staff.side")
	}
	return k.write(c, list)
}

type exportTickets struct {
	exportTo
	Filter   string   `name:"filter" is:"text"`
	Customer string   `name:"customer" is:"customer"`
	Contract string   `name:"contract" is:"contract"`
	Assignee string   `name:"assignee" is:"staff"`
	State    []string `name:"state" is:"code" of:"states"`
	Kind     []string `name:"kind" is:"code" of:"kinds"`
	Open     bool     `name:"open"`
	View     string   `name:"view" is:"text"`
	Sort     string   `name:"sort" is:"code" of:"queues"`
}

func (exportTickets) examples() []string {
	return []string{
		"export tickets tickets.xlsx", `export tickets open.csv --open --bom --filter "customer:sund prio:high"`,
		"export tickets - --format jsonl --customer SUND", "export tickets mine.xlsx --view mine",
	}
}

func (k *exportTickets) run(c *call) error {
	if c.onCustomerSide() && k.Customer+k.Contract+k.Assignee+k.View == "" && len(k.State)+len(k.Kind) == 0 {
		return k.write(c, export.OwnTickets(c.desk, liaison.TicketFilter{Open: k.Open, Text: k.Filter}))
	}
	listed := ticketList{
		Customer: k.Customer, Contract: k.Contract, Assignee: k.Assignee, State: k.State, Kind: k.Kind, All: !k.Open, Sort: k.Sort,
		View: k.View,
	}
	if k.View == "" {
		listed.Sort = cmp.Or(k.Sort, "number")
	}
	if k.Filter != "" {
		listed.Text = []string{k.Filter}
	}
	filter, err := listed.filter(c)
	if err != nil {
		return err
	}
	return k.write(c, export.Tickets(c.desk, filter))
}

type exportMessages struct {
	exportTo
	Customer string `name:"customer" is:"customer"`
	Ticket   string `name:"ticket" is:"ticket"`
}

func (exportMessages) examples() []string {
	return []string{"export messages messages.csv", "export messages sund-1001.jsonl --ticket SUND-1001"}
}

func (k *exportMessages) run(c *call) (err error) {
	if c.onCustomerSide() && k.Customer == "" {
		return k.own(c)
	}
	var filter view.SaidFilter
	if filter.CustomerID, err = c.customerID(k.Customer); err != nil {
		return err
	}
	if filter.TicketID, err = c.ticketID(k.Ticket); err != nil {
		return err
	}
	return k.write(c, export.Messages(c.desk, filter))
}

// own writes a liaison's public messages.
func (k *exportMessages) own(c *call) error {
	if k.Ticket == "" {
		return k.whole(c)
	}
	found, err := c.desk.Account().Ticket(c.ctx, k.Ticket)
	if err != nil {
		return err
	}
	return k.write(c, export.OwnMessages(c.desk, found.ID))
}

type exportTime struct {
	exportTo
	Customer string `name:"customer" is:"customer"`
	Ticket   string `name:"ticket" is:"ticket"`
	Contract string `name:"contract" is:"contract"`
	Staff    string `name:"staff" is:"staff"`
	State    string `name:"state" is:"code" of:"entrystates"`
	From     string `name:"from" is:"day"`
	To       string `name:"to" is:"day"`
}

func (exportTime) examples() []string {
	return []string{"export time time.xlsx --from 2026-10-01 --to 2026-10-31", "export time mine.csv --staff me"}
}

func (k *exportTime) run(c *call) error {
	listed := timeList{Customer: k.Customer, Ticket: k.Ticket, Contract: k.Contract, Staff: k.Staff, State: k.State, From: k.From, To: k.To}
	filter, err := listed.filter(c)
	if err != nil {
		return err
	}
	if filter.To == civil.Never {
		filter.To = 0
	}
	return k.write(c, export.Time(c.desk, filter))
}

type exportCharges struct {
	exportTo
	Customer string `name:"customer" is:"customer"`
	Ticket   string `name:"ticket" is:"ticket"`
	Contract string `name:"contract" is:"contract"`
	Class    string `name:"class" is:"code" of:"chargeclasses"`
	From     string `name:"from" is:"day"`
	To       string `name:"to" is:"day"`
}

func (exportCharges) examples() []string {
	return []string{"export charges charges.csv --customer SUND", "export charges undecided.xlsx --class undecided"}
}

func (k *exportCharges) run(c *call) (err error) {
	if c.onCustomerSide() && k.Customer+k.Ticket+k.Contract+k.Class+k.From+k.To == "" {
		return k.whole(c)
	}
	filter := view.ChargeFilter{Class: bank.Class(k.Class)}
	if filter.CustomerID, err = c.customerID(k.Customer); err != nil {
		return err
	}
	if filter.TicketID, err = c.ticketID(k.Ticket); err != nil {
		return err
	}
	if filter.ContractID, err = c.contractID(k.Contract); err != nil {
		return err
	}
	if filter.From, filter.To, err = c.period(k.From, k.To, 0, 0); err != nil {
		return err
	}
	return k.write(c, export.Charges(c.desk, filter))
}

// chargeClasses are the classes that a charge can have.
var chargeClasses = []bank.Class{bank.Drawn, bank.Billable, bank.Covered, bank.NoCharge, bank.Undecided}

type exportCustomers struct {
	exportTo
	Text   string `name:"text" is:"text"`
	Status string `name:"status" is:"code" of:"statuses"`
}

func (exportCustomers) examples() []string {
	return []string{"export customers customers.xlsx", "export customers - --format csv --raw --delimiter tab"}
}

func (k *exportCustomers) run(c *call) error {
	return k.write(c, export.Customers(c.desk, view.CustomerFilter{Text: k.Text, Status: k.Status}))
}

type exportContacts struct {
	exportTo
	Customer string `name:"customer" is:"customer"`
	Liaisons bool   `name:"liaisons"`
}

func (exportContacts) examples() []string { return []string{"export contacts liaisons.csv --liaisons"} }

func (k *exportContacts) run(c *call) error {
	customer, err := c.customerID(k.Customer)
	if err != nil {
		return err
	}
	return k.write(c, export.Contacts(c.desk, view.ContactFilter{CustomerID: customer, Liaisons: k.Liaisons}))
}

type exportInstallations struct {
	exportTo
	Customer string `name:"customer" is:"customer"`
}

func (exportInstallations) examples() []string {
	return []string{"export installations installations.xlsx"}
}

func (k *exportInstallations) run(c *call) error {
	customer, err := c.customerID(k.Customer)
	if err != nil {
		return err
	}
	return k.write(c, export.Installations(c.desk, customer))
}

// exportAgreed are the flags of lists of contracts and what hangs on them.
type exportAgreed struct {
	exportTo
	Customer string `name:"customer" is:"customer"`
	State    string `name:"state" is:"code" of:"contractstates"`
	Text     string `name:"text" is:"text"`
}

// agreed writes such a list; a liaison's is always that of its own customer.
func (k *exportAgreed) agreed(c *call, list func(view.ContractFilter) export.List) error {
	if c.onCustomerSide() && k.Customer+k.State+k.Text == "" {
		return k.whole(c)
	}
	customer, err := c.customerID(k.Customer)
	if err != nil {
		return err
	}
	return k.write(c, list(view.ContractFilter{CustomerID: customer, State: view.ContractState(k.State), Text: k.Text, AsOf: c.today()}))
}

type exportContracts struct{ exportAgreed }

func (exportContracts) examples() []string {
	return []string{"export contracts contracts.xlsx --state active"}
}

func (k *exportContracts) run(c *call) error {
	return k.agreed(c, func(f view.ContractFilter) export.List { return export.Contracts(c.desk, f) })
}

type exportLines struct{ exportAgreed }

func (exportLines) examples() []string { return []string{"export lines lines.csv --customer SUND"} }

func (k *exportLines) run(c *call) error {
	return k.agreed(c, func(f view.ContractFilter) export.List { return export.Lines(c.desk, f) })
}

type exportLots struct{ exportAgreed }

func (exportLots) examples() []string { return []string{"export lots lots.xlsx --state active"} }

func (k *exportLots) run(c *call) error {
	return k.agreed(c, func(f view.ContractFilter) export.List { return export.Lots(c.desk, f) })
}

type exportMovements struct{ exportAgreed }

func (exportMovements) examples() []string {
	return []string{"export movements movements.xlsx --customer SUND"}
}

func (k *exportMovements) run(c *call) error {
	return k.agreed(c, func(f view.ContractFilter) export.List { return export.Movements(c.desk, f) })
}

type exportProducts struct{ exportTo }

func (exportProducts) examples() []string { return []string{"export products products.csv"} }

func (k *exportProducts) run(c *call) error { return k.whole(c) }

type exportPeople struct{ exportTo }

func (exportPeople) examples() []string { return []string{"export people people.xlsx"} }

func (k *exportPeople) run(c *call) error { return k.whole(c) }

type exportCalendars struct{ exportTo }

func (exportCalendars) examples() []string { return []string{"export calendars hours.csv"} }

func (k *exportCalendars) run(c *call) error { return k.whole(c) }

type exportDeviations struct{ exportTo }

func (exportDeviations) examples() []string { return []string{"export deviations changed-hours.csv"} }

func (k *exportDeviations) run(c *call) error { return k.whole(c) }
