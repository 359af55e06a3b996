package main

import (
	"strings"

	"tallydesk/app/command"
	"tallydesk/app/filter"
	"tallydesk/app/ticket"
	"tallydesk/app/view"
)

type ticketNoun struct {
	Add      ticketAdd      `cmd:""`
	List     ticketList     `cmd:""`
	Show     ticketShow     `cmd:""`
	Next     ticketNext     `cmd:""`
	Reply    ticketReply    `cmd:""`
	Note     ticketNote     `cmd:""`
	State    ticketState    `cmd:""`
	Assign   ticketAssign   `cmd:""`
	Priority ticketPriority `cmd:""`
}

type ticketAdd struct {
	Customer  string   `arg:"" is:"customer"`
	Subject   string   `arg:"" is:"text"`
	Body      string   `name:"body" is:"text"`
	Kind      string   `name:"kind" is:"code" of:"kinds"`
	Priority  string   `name:"priority" is:"code" of:"priorities"`
	Channel   string   `name:"channel" is:"code" of:"channels"`
	Reporter  string   `name:"reporter" is:"contact"`
	Product   string   `name:"product" is:"product"`
	Contract  string   `name:"contract" is:"contract"`
	Assign    string   `name:"assign" is:"staff"`
	Received  string   `name:"received" is:"moment"`
	Emergency string   `name:"emergency" is:"text"`
	File      []string `name:"file" is:"file" sep:"none"`
}

func (ticketAdd) examples() []string {
	return []string{
		`ticket add SUND "Sick leave is counted twice" --kind fault --priority high`,
		`ticket add SUND "How do I close a month?" --reporter "Carin Holm" --channel phone --body "She called about September."`,
	}
}

func (k *ticketAdd) run(c *call) error {
	if c.onCustomerSide() {
		return k.openOwn(c)
	}
	opened, err := k.opened(c)
	if err != nil {
		return err
	}
	receipt, err := c.desk.Do(c.ctx, opened)
	if err != nil {
		return err
	}
	found, err := c.view.Ticket(c.ctx, receipt.Created("ticket"))
	if err != nil {
		return err
	}
	told := record{
		{"id", found.ID},
		{"ref", found.Ref},
		{"state", coded{"state.", string(found.State)}},
		{"assignee", found.Assignee},
		{"uncovered", found.Uncovered},
		{"act", receipt.Act},
	}
	key := "cli.done.ticket.add"
	if found.Uncovered {
		key = "cli.done.ticket.uncovered"
	}
	return c.done(told, key, "Ref", found.Ref)
}

// opened is the command that the flags describe.
func (k *ticketAdd) opened(c *call) (opened *command.OpenTicket, err error) {
	opened = &command.OpenTicket{
		Subject: k.Subject, Kind: ticket.Kind(k.Kind), Channel: ticket.Channel(k.Channel), Priority: ticket.Priority(k.Priority),
		Emergency: k.Emergency != "", EmergencyReason: k.Emergency,
	}
	if opened.CustomerID, err = c.customerID(k.Customer); err != nil {
		return nil, err
	}
	if opened.ReporterID, err = c.contactID(opened.CustomerID, k.Reporter); err != nil {
		return nil, err
	}
	if opened.ProductID, err = c.productID(k.Product); err != nil {
		return nil, err
	}
	if opened.ContractID, err = c.contractID(k.Contract); err != nil {
		return nil, err
	}
	if opened.AssigneeID, err = c.staffID(k.Assign); err != nil {
		return nil, err
	}
	if opened.At, err = c.moment("--received", k.Received, c.zone); err != nil {
		return nil, err
	}
	opened.Body, opened.Files, err = c.written(k.Body, k.File)
	return opened, err
}

// written gives a text, and the files that go with it, whose contents are kept.
func (c *call) written(typed string, paths []string) (text string, files []command.File, err error) {
	if text, err = c.prose(typed); err != nil {
		return "", nil, err
	}
	for _, path := range paths {
		file, err := c.desk.AddFile(c.ctx, path)
		if err != nil {
			return "", nil, err
		}
		files = append(files, file)
	}
	return text, files, nil
}

type ticketList struct {
	Text       []string `arg:"" optional:"" is:"text"`
	Customer   string   `name:"customer" is:"customer"`
	Contract   string   `name:"contract" is:"contract"`
	Assignee   string   `name:"assignee" is:"staff"`
	State      []string `name:"state" is:"code" of:"states"`
	Kind       []string `name:"kind" is:"code" of:"kinds"`
	Priority   []string `name:"priority" is:"code" of:"priorities"`
	Line       int      `name:"line" is:"number"`
	Mine       bool     `name:"mine"`
	Unassigned bool     `name:"unassigned"`
	Uncovered  bool     `name:"uncovered"`
	All        bool     `name:"all"`
	View       string   `name:"view" is:"text"`
	Sort       string   `name:"sort" is:"code" of:"queues"`
	paged
}

func (ticketList) examples() []string {
	return []string{
		"ticket list", "ticket list --customer SUND --all", "ticket list --mine --state in_progress,waiting_customer",
		"ticket list sick leave --sort activity --json", `ticket list "customer:sund state:open prio:high -kind:question"`,
		"ticket list --view unassigned", `ticket list "opened:>2026-01-01 is:unanswered" --sort number`,
	}
}

func (k *ticketList) run(c *call) error {
	if c.onCustomerSide() {
		return k.listOwn(c)
	}
	filter, err := k.filter(c)
	if err != nil {
		return err
	}
	page := view.Page{Most: k.Most}
	rows, total, err := c.view.Tickets(c.ctx, filter, page)
	if err == nil && !page.Counted(total) {
		total, err = c.view.TicketCount(c.ctx, filter)
	}
	if err != nil {
		return err
	}
	var records []record
	for _, row := range rows {
		records = append(records, ticketRecord(row))
	}
	return c.listed(records, total, "cli.none.tickets", "ref", "subject", "state", "priority", "kind", "assignee", "last_at")
}

// filter lays what is typed over the flags, and both over the view that is
// named.
func (k *ticketList) filter(c *call) (over view.TicketFilter, err error) {
	typed, err := filter.Parse(strings.Join(k.Text, " "))
	if err != nil {
		return over, badly("<text>", err)
	}
	over = view.TicketFilter{
		Mine: k.Mine, Unassigned: k.Unassigned, Uncovered: k.Uncovered,
		Open:   !k.All && len(k.State) == 0 && k.View == "" && !typed.AsksForState(),
		States: typedAs[ticket.State](k.State), Kinds: typedAs[ticket.Kind](k.Kind), Priorities: typedAs[ticket.Priority](k.Priority),
		Line: k.Line, Sort: view.SortOf(k.Sort),
	}
	if err := k.names(c, &over); err != nil {
		return over, err
	}
	if k.View != "" {
		seen, sort, err := c.seenBy(k.View)
		if err != nil {
			return over, err
		}
		if k.Sort == "" {
			over.Sort = sort
		}
		typed.Terms = append(seen.Terms, typed.Terms...)
	}
	over, err = c.view.Narrow(c.ctx, over, typed, c.now().In(c.zone))
	return over, badly("<text>", err)
}

// names finds whom and what the flags name.
func (k *ticketList) names(c *call, over *view.TicketFilter) (err error) {
	if over.CustomerID, err = c.customerID(k.Customer); err != nil {
		return err
	}
	if over.ContractID, err = c.contractID(k.Contract); err != nil {
		return err
	}
	over.AssigneeID, err = c.staffID(k.Assignee)
	return err
}

func typedAs[T ~string](typed []string) []T {
	var values []T
	for _, text := range typed {
		values = append(values, T(text))
	}
	return values
}

func ticketRecord(t view.TicketRow) record {
	return record{
		{"id", t.ID},
		{"ref", t.Ref},
		{"number", t.Number},
		{"subject", t.Subject},
		{"customer", t.CustomerCode},
		{"customer_name", t.Customer},
		{"kind", coded{"kind.", string(t.Kind)}},
		{"priority", coded{"priority.", string(t.Priority)}},
		{"wished_priority", coded{"priority.", string(t.Wished)}},
		{"state", coded{"state.", string(t.State)}},
		{"assignee", t.Assignee},
		{"line", lineOrNone(t.Line)},
		{"emergency", t.Emergency},
		{"uncovered", t.Uncovered},
		{"received", t.Received},
		{"last_at", t.LastAt},
		{"last_from", t.LastFrom},
	}
}

// lineOrNone leaves out the support line of what is on none.
func lineOrNone(line int) any {
	if line == 0 {
		return nil
	}
	return line
}
