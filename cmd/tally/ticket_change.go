package main

import (
	"tallydesk/app/command"
	"tallydesk/app/ticket"
	"tallydesk/app/view"
)

type ticketReply struct {
	Ticket  string   `arg:"" is:"ticket"`
	Body    string   `arg:"" is:"text"`
	From    string   `name:"from" is:"contact"`
	Channel string   `name:"channel" is:"code" of:"channels"`
	At      string   `name:"at" is:"moment"`
	Then    string   `name:"then" is:"code" of:"states"`
	File    []string `name:"file" is:"file" sep:"none"`
}

func (ticketReply) examples() []string {
	return []string{
		`ticket reply SUND-1001 "It is corrected now." --then resolved`,
		`ticket reply SUND-1001 "It works again." --from "Carin Holm" --channel phone`,
	}
}

func (k *ticketReply) run(c *call) error {
	if c.onCustomerSide() {
		return k.replyOwn(c)
	}
	found, err := c.view.Ticket(c.ctx, k.Ticket)
	if err != nil {
		return err
	}
	reply := &command.Reply{TicketID: found.ID, Channel: ticket.Channel(k.Channel), Then: ticket.State(k.Then)}
	if reply.ContactID, err = c.contactID(found.CustomerID, k.From); err != nil {
		return err
	}
	if reply.At, err = c.moment("--at", k.At, c.zone); err != nil {
		return err
	}
	if reply.Body, reply.Files, err = c.written(k.Body, k.File); err != nil {
		return err
	}
	return c.do(reply, "message", record{{"ref", found.Ref}}, "cli.done.ticket.reply", "Ref", found.Ref)
}

type ticketNote struct {
	Ticket string   `arg:"" is:"ticket"`
	Body   string   `arg:"" is:"text"`
	File   []string `name:"file" is:"file" sep:"none"`
}

func (ticketNote) examples() []string {
	return []string{`ticket note SUND-1001 "Seen before in SUND-1002."`}
}

func (k *ticketNote) run(c *call) error {
	found, err := c.view.Ticket(c.ctx, k.Ticket)
	if err != nil {
		return err
	}
	body, files, err := c.written(k.Body, k.File)
	if err != nil {
		return err
	}
	return c.do(&command.AddNote{TicketID: found.ID, Body: body, Files: files},
		"note", record{{"ref", found.Ref}}, "cli.done.ticket.note", "Ref", found.Ref)
}

type ticketState struct {
	Ticket string `arg:"" is:"ticket"`
	State  string `arg:"" is:"code" of:"states"`
	Text   string `name:"text" is:"text"`
}

func (ticketState) examples() []string {
	return []string{
		"ticket state SUND-1001 waiting_customer",
		`ticket state SUND-1001 resolved --text "The rule for part days is corrected."`,
	}
}

func (k *ticketState) run(c *call) error {
	found, err := c.view.Ticket(c.ctx, k.Ticket)
	if err != nil {
		return err
	}
	text, err := c.prose(k.Text)
	if err != nil {
		return err
	}
	moved := &command.SetState{TicketID: found.ID, State: ticket.State(k.State), Expect: found.State}
	if moved.State == ticket.Resolved {
		moved.Resolution = text
	} else {
		moved.Reason = text
	}
	return c.changedTicket(moved, found, "cli.done.ticket.state")
}

type ticketAssign struct {
	Ticket string `arg:"" is:"ticket"`
	Staff  string `arg:"" is:"staff"`
}

func (ticketAssign) examples() []string {
	return []string{"ticket assign SUND-1001 me", "ticket assign SUND-1001 bjorn", "ticket assign SUND-1001 nobody"}
}

func (k *ticketAssign) run(c *call) error {
	found, err := c.view.Ticket(c.ctx, k.Ticket)
	if err != nil {
		return err
	}
	called := k.Staff
	if called == "nobody" {
		called = ""
	}
	staff, err := c.staffID(called)
	if err != nil {
		return err
	}
	assigned := &command.Assign{TicketID: found.ID, StaffID: staff, Expect: found.AssigneeID}
	if staff == "" {
		return c.changedTicket(assigned, found, "cli.done.ticket.unassign")
	}
	return c.changedTicket(assigned, found, "cli.done.ticket.assign")
}

type ticketPriority struct {
	Ticket   string `arg:"" is:"ticket"`
	Priority string `arg:"" is:"code" of:"priorities"`
	Reason   string `name:"reason" is:"text"`
}

func (ticketPriority) examples() []string {
	return []string{`ticket priority SUND-1001 very_high --reason "Nobody can work."`}
}

func (k *ticketPriority) run(c *call) error {
	found, err := c.view.Ticket(c.ctx, k.Ticket)
	if err != nil {
		return err
	}
	set := &command.SetPriority{TicketID: found.ID, Priority: ticket.Priority(k.Priority), Expect: found.Priority, Reason: k.Reason}
	return c.changedTicket(set, found, "cli.done.ticket.priority", "Priority", c.words.T("priority."+k.Priority))
}

// changedTicket carries out a change of a ticket and tells how it stands then;
// the words may name its Ref and its Assignee besides what is given.
func (c *call) changedTicket(cmd command.Command, before view.Ticket, key string, args ...any) error {
	receipt, err := c.desk.Do(c.ctx, cmd)
	if err != nil {
		return err
	}
	now, err := c.view.Ticket(c.ctx, before.ID)
	if err != nil {
		return err
	}
	args = append([]any{"Ref", now.Ref, "Assignee", now.Assignee, "State", c.words.T("state." + string(now.State))}, args...)
	return c.done(append(ticketRecord(now.TicketRow), field{"act", receipt.Act}), key, args...)
}
