package main

import (
	"strings"

	"tallydesk/app/access"
	"tallydesk/app/civil"
	"tallydesk/app/command"
	"tallydesk/app/fail"
	"tallydesk/app/ticket"
	"tallydesk/app/view"
	"tallydesk/app/view/liaison"
)

// The customer's side: what a liaison sees and does with the commands that
// staff have too. It is read through app/view/liaison alone (R-ACC-1).

// ownCustomer is how a liaison calls its customer where staff give a code.
const ownCustomer = "own"

// onCustomerSide tells whether a liaison calls.
func (c *call) onCustomerSide() bool { return c.desk.Actor().Role == access.Liaison }

func (k *ticketAdd) openOwn(c *call) error {
	if k.Customer != ownCustomer {
		return fail.New(fail.NotFound, "customer")
	}
	body, files, err := c.written(k.Body, k.File)
	if err != nil {
		return err
	}
	receipt, err := c.desk.Do(c.ctx, &command.OpenTicket{
		CustomerID: c.desk.Actor().CustomerID, Subject: k.Subject, Body: body, Kind: ticket.Kind(k.Kind), Channel: ticket.Channel(k.Channel),
		Priority: ticket.Priority(k.Priority), Files: files,
	})
	if err != nil {
		return err
	}
	found, err := c.desk.Account().Ticket(c.ctx, receipt.Created("ticket"))
	if err != nil {
		return err
	}
	return c.done(append(ownTicketRecord(found.TicketRow), field{"act", receipt.Act}), "cli.done.ticket.add", "Ref", found.Ref)
}

func (k *ticketList) listOwn(c *call) error {
	filter := liaison.TicketFilter{
		Open: !k.All && len(k.State) == 0, States: typedAs[ticket.State](k.State), Text: strings.Join(k.Text, " "),
	}
	rows, total, err := c.desk.Account().Tickets(c.ctx, filter, view.Page{Most: k.Most})
	if err != nil {
		return err
	}
	var records []record
	for _, row := range rows {
		records = append(records, ownTicketRecord(row))
	}
	return c.listed(records, total, "cli.none.tickets", "ref", "subject", "state", "priority", "reporter", "assignee", "last_at")
}

func ownTicketRecord(t liaison.TicketRow) record {
	return record{
		{"id", t.ID},
		{"ref", t.Ref},
		{"number", t.Number},
		{"subject", t.Subject},
		{"kind", coded{"kind.", string(t.Kind)}},
		{"priority", coded{"priority.", string(t.Priority)}},
		{"wished_priority", coded{"priority.", string(t.Wished)}},
		{"state", coded{"state.customer.", string(t.State)}},
		{"assignee", t.Assignee},
		{"reporter", t.Reporter},
		{"emergency", t.Emergency},
		{"uncovered", t.Uncovered},
		{"received", t.Received},
		{"last_at", t.LastAt},
		{"last_from", t.LastFrom},
	}
}

func (k *ticketShow) showOwn(c *call) error {
	found, err := c.desk.Account().Ticket(c.ctx, k.Ticket)
	if err != nil {
		return err
	}
	items, err := c.desk.Account().Conversation(c.ctx, found.ID)
	if err != nil {
		return err
	}
	told := append(ownTicketRecord(found.TicketRow), record{
		{"cause", coded{"cause.", string(found.Cause)}},
		{"channel", coded{"channel.", string(found.Channel)}},
		{"contract", found.Contract},
		{"product", found.Product},
		{"opened", found.Opened},
		{"resolved", found.Resolved},
		{"closed", found.Closed},
		{"reopened", found.Reopened},
		{"resolution", found.Resolution},
		{"next", codes(found.Next)},
	}...)
	if c.out.json {
		return c.out.answer(c.out.object(append(told, field{"conversation", c.itemRecords(items)})))
	}
	c.out.card(told, "ref", "subject", "reporter", "state", "priority", "kind", "cause", "assignee", "contract", "uncovered", "product",
		"received", "resolved", "closed", "resolution")
	for _, item := range items {
		c.writeItem(item)
	}
	return nil
}

// replyOwn adds what the liaison says itself.
func (k *ticketReply) replyOwn(c *call) error {
	found, err := c.desk.Account().Ticket(c.ctx, k.Ticket)
	if err != nil {
		return err
	}
	body, files, err := c.written(k.Body, k.File)
	if err != nil {
		return err
	}
	return c.do(&command.Reply{TicketID: found.ID, Body: body, Channel: ticket.Channel(k.Channel), Files: files},
		"message", record{{"ref", found.Ref}}, "cli.done.ticket.reply", "Ref", found.Ref)
}

func (c *call) listOwnContracts() error {
	contracts, err := c.desk.Account().Contracts(c.ctx, c.today())
	if err != nil {
		return err
	}
	var records []record
	for _, contract := range contracts {
		records = append(records, record{
			{"id", contract.ID},
			{"number", contract.Number},
			{"name", contract.Name},
			{"start", contract.Start},
			{"end", contract.End},
			{"renewal_months", contract.RenewalMonths},
			{"currency", contract.Currency},
			{"state", coded{"contractstate.", string(contract.State)}},
			{"left", minutes(contract.Left)},
			{"products", contract.Products},
		})
	}
	return c.out.list(records, "cli.none.contracts", "number", "name", "start", "end", "state", "left")
}

// ownContract finds one of the customer's contracts by number or id; own is
// the only one there is.
func (c *call) ownContract(called string) (liaison.Contract, error) {
	contracts, err := c.desk.Account().Contracts(c.ctx, c.today())
	if err != nil {
		return liaison.Contract{}, err
	}
	for _, contract := range contracts {
		if called == contract.ID || strings.EqualFold(called, contract.Number) || called == ownCustomer && len(contracts) == 1 {
			return contract, nil
		}
	}
	return liaison.Contract{}, fail.New(fail.NotFound, "contract")
}

func (c *call) showOwnBank(called string, on civil.Day) error {
	contract, err := c.ownContract(called)
	if err != nil {
		return err
	}
	held, err := c.desk.Account().Bank(c.ctx, contract.ID, on)
	if err != nil {
		return err
	}
	var lots []record
	for _, lot := range held.Lots {
		lots = append(lots, lotRecord(view.BankLot{LotState: lot.LotState, Price: lot.Price, Bought: lot.Bought, Paid: lot.Paid}))
	}
	return c.showBank(bankTold{
		contract: held.Number, on: held.AsOf, left: held.Left, lots: lots, warnings: held.Warnings,
		uncovered: ownTimeRecords(held.Uncovered), undecided: ownTimeRecords(held.Undecided),
	})
}

func ownTimeRecords(work []liaison.Time) []record {
	var records []record
	for _, w := range work {
		records = append(records, record{
			{"day", w.WorkDay}, {"ticket", w.TicketNo}, {"subject", w.Subject}, {"open", minutes(w.Open)}, {"note", w.Note},
		})
	}
	return records
}

func (c *call) showOwnStatement(called string, from, to civil.Day) error {
	contract, err := c.ownContract(called)
	if err != nil {
		return err
	}
	statement, err := c.desk.Account().Statement(c.ctx, contract.ID, from, to, max(c.today(), to))
	if err != nil {
		return err
	}
	told := statementTold{
		contract: statement.Number, from: from, to: to, opening: statement.Opening, closing: statement.Closing,
		uncovered: ownTimeRecords(statement.Uncovered), undecided: ownTimeRecords(statement.Undecided),
	}
	for _, m := range statement.Movements {
		told.movements = append(told.movements, movementRecord(m.Movement, m.LotOf, m.Work.TicketNo, m.Work.Subject, m.Work.Note))
	}
	return c.showStatement(told)
}
