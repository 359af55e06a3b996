package main

import (
	"tallydesk/app/view"
)

type ticketShow struct {
	Ticket string `arg:"" is:"ticket"`
}

func (ticketShow) examples() []string {
	return []string{"ticket show SUND-1001", "ticket show SUND-1001 --json"}
}

func (k *ticketShow) run(c *call) error {
	if c.onCustomerSide() {
		return k.showOwn(c)
	}
	found, err := c.view.Ticket(c.ctx, k.Ticket)
	if err != nil {
		return err
	}
	items, err := c.view.Conversation(c.ctx, found.ID)
	if err != nil {
		return err
	}
	worked, err := c.view.TimeOf(c.ctx, found.ID)
	if err != nil {
		return err
	}
	told := ticketCard(found)
	if c.out.json {
		return c.out.answer(c.out.object(append(told, field{"conversation", c.itemRecords(items)}, field{"time", entryRecords(worked)})))
	}
	c.out.card(told, "ref", "subject", "customer_name", "reporter", "state", "priority", "kind", "cause", "assignee", "owner", "line",
		"contract", "contract_name", "uncovered", "product", "received", "resolved", "closed", "asked_to_close", "resolution")
	for _, item := range items {
		c.writeItem(item)
	}
	c.out.section("cli.part.time", entryRecords(worked), "day", "staff", "minutes", "work_type", "class", "note")
	return nil
}

func ticketCard(t view.Ticket) record {
	return append(ticketRecord(t.TicketRow), record{
		{"cause", coded{"cause.", string(t.Cause)}},
		{"channel", coded{"channel.", string(t.Channel)}},
		{"contract", t.ContractNumber},
		{"contract_name", t.Contract},
		{"product", t.Product},
		{"reporter", t.Reporter},
		{"owner", t.Owner},
		{"opened", t.Opened},
		{"resolved", t.Resolved},
		{"closed", t.Closed},
		{"reopened", t.Reopened},
		{"resolution", t.Resolution},
		{"asked_to_close", t.AskedToClose},
		{"next", codes(t.Next)},
	}...)
}

func (c *call) itemRecords(items []view.Item) []record {
	var records []record
	for _, item := range items {
		var files []record
		for _, file := range item.Files {
			files = append(files, record{{"id", file.ID}, {"name", file.Name}, {"size", file.Size}})
		}
		records = append(records, record{
			{"id", item.ID},
			{"kind", string(item.Kind)},
			{"at", item.At},
			{"side", item.Side},
			{"author", item.Author},
			{"channel", coded{"channel.", string(item.Channel)}},
			{"text", c.said(item)},
			{"files", files},
		})
	}
	return records
}

// said gives the words of an item: what was written, or what happened.
func (c *call) said(item view.Item) string {
	if item.Kind != view.ItemEvent && item.Kind != view.ItemLine {
		return item.Body
	}
	key, args := item.Event.Say()
	return c.words.T(key, args...)
}

// writeItem writes one thing said or done: messages and notes at length, what
// happened in one line.
func (c *call) writeItem(item view.Item) {
	head := c.out.moment(item.At)
	if item.Author != "" {
		head += "  " + oneLine(item.Author)
	}
	if item.Kind == view.ItemEvent || item.Kind == view.ItemLine {
		c.out.line("")
		c.out.line(head + "  · " + oneLine(c.said(item)))
		return
	}
	if item.Kind == view.ItemNote {
		head += "  " + c.words.T("cli.internal")
	}
	c.out.line("")
	c.out.line(head)
	c.out.paragraph(item.Body)
	for _, file := range item.Files {
		c.out.paragraph(c.words.T("cli.attached", "Name", file.Name, "Size", c.words.Bytes(file.Size)))
	}
}
