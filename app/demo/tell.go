package demo

import (
	"time"

	"tallydesk/app/command"
	"tallydesk/app/ticket"
)

// customer enrols a customer under its code in small letters.
func (t *teller) customer(name string, customer command.CreateCustomer) {
	customer.ManagerID = t.ids["sara"]
	t.do("diane", &customer, "customer", name)
}

// contact adds a person; the liaisons get a login of the same name.
func (t *teller) contact(name, customer string, contact command.AddContact) {
	contact.CustomerID = t.ids[customer]
	t.do("sara", &contact, "contact", name)
	if contact.Liaison {
		t.do("diane", &command.AddUser{Login: name, Role: "liaison", ContactID: t.ids[name]}, "", "")
	}
}

// request opens a ticket under a name.
func (t *teller) request(name, customer, reporter, product string, open command.OpenTicket) {
	open.CustomerID, open.ReporterID, open.ProductID = t.ids[customer], t.ids[reporter], t.ids[product]
	t.do("sara", &open, "ticket", name)
}

// say lets a member of staff answer a ticket.
func (t *teller) say(login, name, text string, at time.Time, then ticket.State) {
	t.do(login, &command.Reply{TicketID: t.ids[name], Body: text, At: at, Then: then}, "", "")
}

// answer lets a contact answer by e-mail.
func (t *teller) answer(contact, name, text string, at time.Time) {
	t.do("sara", &command.Reply{TicketID: t.ids[name], ContactID: t.ids[contact], Channel: ticket.Email, Body: text, At: at}, "", "")
}

// take gives a ticket to a person.
func (t *teller) take(login, name string, line int) {
	t.later(4)
	t.do(login, &command.Assign{TicketID: t.ids[name], StaffID: t.ids[login], Expect: t.assignee(name)}, "", "")
	if line > 0 {
		t.do(login, &command.MoveLine{TicketID: t.ids[name], Line: line, Reason: t.own("The right people for it.", "Rätt personer för det.")}, "", "")
	}
}

func (t *teller) assignee(name string) string {
	if t.err != nil {
		return ""
	}
	found, err := t.desk.View().Ticket(t.ctx, t.ids[name])
	if err != nil {
		t.err = err
	}
	return found.AssigneeID
}

// work logs time on a ticket, from a moment on.
func (t *teller) work(login, name string, from time.Time, minutes int, kind, note string) {
	work := command.Work{TicketID: t.ids[name], Start: from, End: from.Add(time.Duration(minutes) * time.Minute), WorkType: kind, Note: note}
	if work.End.After(t.now) {
		work.Start, work.End = t.now.Add(-time.Duration(minutes)*time.Minute), t.now
	}
	t.clock = work.End
	t.do(login, &command.LogTime{Work: work}, "", "")
}

// hours logs a duration on a ticket some days ago.
func (t *teller) hours(login, name string, ago, minutes int, kind, note string) {
	t.at(ago, 16, 30)
	t.do(login, &command.LogTime{Work: command.Work{
		TicketID: t.ids[name], WorkDay: t.today(ago), Minutes: minutes, WorkType: kind, Note: note,
	}}, "", "")
}

// internal logs time that no customer sees.
func (t *teller) internal(login string, ago, minutes int, note string) {
	t.at(ago, 16, 35)
	t.do(login, &command.LogTime{Work: command.Work{WorkDay: t.today(ago), Minutes: minutes, WorkType: "other", InternalNote: note}}, "", "")
}
