package main

import (
	"tallydesk/app/command"
	"tallydesk/app/fail"
	"tallydesk/app/view"
)

type todayCommand struct{ paged }

func (todayCommand) examples() []string { return []string{"today", "today --as anna"} }

// run tells the queue of whoever asks, and how much waits besides.
func (k *todayCommand) run(c *call) error {
	day, err := c.view.Today(c.ctx, c.now())
	if err != nil {
		return err
	}
	rows, total, err := c.view.Tickets(c.ctx, view.TicketFilter{Mine: true, States: view.Working}, view.Page{Most: k.Most})
	if err != nil {
		return err
	}
	queue := ticketRecords(rows)
	if c.out.json {
		return c.out.answer(c.out.object(record{
			{"queue", queue},
			{"in_queue", total},
			{"line", lineOrNone(day.Line)},
			{"waiting", day.Waiting},
			{"on_hold", day.OnHold},
			{"done", day.DoneToday},
			{"answered", ticketRecords(day.Replies)},
			{"untimed", ticketRecords(day.Untimed)},
			{"uncovered", ticketRecords(day.Uncovered)},
		}))
	}
	if err := c.listed(queue, total, "cli.none.today", "ref", "subject", "state", "priority", "kind", "last_at"); err != nil {
		return err
	}
	c.out.line("")
	c.out.line(c.words.T("cli.today", "Waiting", day.Waiting, "Held", day.OnHold, "Done", day.DoneToday))
	for _, t := range day.Untimed {
		c.out.line(harmless(c.words.T("cli.today.untimed", "Ref", t.Ref, "Subject", t.Subject)))
	}
	for _, week := range day.Unsent {
		c.out.line(c.words.T("cli.today.unsent", "Day", c.words.DayYear(week.Monday), "Hours", c.words.Duration(week.Minutes)))
	}
	return nil
}

func ticketRecords(rows []view.TicketRow) []record {
	records := []record{}
	for _, row := range rows {
		records = append(records, ticketRecord(row))
	}
	return records
}

type ticketNext struct{}

func (ticketNext) examples() []string { return []string{"ticket next"} }

// run takes the ticket that comes next.
func (ticketNext) run(c *call) error {
	next, found, err := c.view.TakeNext(c.ctx)
	if err != nil {
		return err
	}
	if !found {
		return fail.New(fail.NotFound, "ticket.next")
	}
	told := record{{"ref", next.Ref}, {"subject", next.Subject}}
	return c.do(&command.Take{TicketID: next.ID}, "", told, "cli.done.ticket.next", "Ref", next.Ref, "Subject", next.Subject)
}
