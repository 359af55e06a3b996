package demo

import (
	"cmp"
	"time"

	"tallydesk/app"
	"tallydesk/app/civil"
	"tallydesk/app/command"
	"tallydesk/app/ticket"
	"tallydesk/data"
)

// life lets one ticket be lived, from its opening until it is done or now has
// come. What it does is what the commands of the same names do; the tests hold
// it to that by the checks of the desk.
type life struct {
	*history
	client *client
	of     *app.Life
	row    *data.Ticket
	topic  topic
	at     time.Time // where its story is
	by     string    // the command that is being done
	actor  data.TicketEvent
	agent  *member
	opener person
}

// live makes a ticket that arrives at a moment.
func (h *history) live(received time.Time, k *client, open bool) *app.Life {
	l := &life{history: h, client: k, of: &app.Life{}, at: received, agent: h.agentOf(k)}
	l.row = &l.of.Ticket.Row
	l.open()
	steps := l.plan()
	if open {
		steps = steps[:l.howFar(len(steps))]
	}
	for _, step := range steps {
		step()
	}
	if open && l.row.State == string(ticket.InProgress) {
		l.wait()
	}
	l.of.Ticket.By = l.by
	return l.of
}

// howFar tells how many steps have been taken of a ticket that is not done: of
// one in five none.
func (l *life) howFar(steps int) int {
	if l.random.IntN(5) == 0 {
		return 0
	}
	done := 1
	if steps > 3 {
		done += l.random.IntN(steps - 3) // resolve and close are the last
	}
	return done
}

// plan says what is going to happen.
func (l *life) plan() []func() {
	var steps []func()
	add := func(chance float64, more ...func()) {
		if l.random.Float64() < chance {
			steps = append(steps, more...)
		}
	}
	if l.row.State == string(ticket.AwaitingLiaison) {
		steps = append(steps, l.confirm)
	}
	steps = append(steps, l.assign)
	add(0.5, l.assess)
	if l.random.Float64() < 0.01 {
		return append(steps, l.decline)
	}
	add(0.15, l.prioritize)
	if kind := ticket.Kind(l.row.Kind); kind == ticket.Question || l.random.Float64() < 0.2 {
		steps = append(steps, l.work)
		steps = append(steps, l.resolve)
	} else {
		steps = append(steps, l.begin, l.work)
		add(0.3, l.moveLine)
		add(0.25, l.note)
		add(0.45, l.ask, l.back)
		add(0.3, l.work)
		add(0.1, l.ask, l.back, l.work)
		if kind == ticket.Fault {
			add(0.8, l.judge)
		}
		steps = append(steps, l.resolve)
		add(0.03, l.again, l.work, l.resolve)
	}
	add(0.85, l.close)
	return steps
}

// later lets working time pass, never beyond now.
func (l *life) later(least, most int) {
	next := l.hours(l.at.Add(time.Duration(least+l.random.IntN(most-least+1)) * time.Minute))
	if !next.Before(l.now) {
		next = l.at.Add(l.now.Sub(l.at) / 4)
	}
	l.at = next.Truncate(time.Millisecond)
}

// does begins a command of a member of staff, or of a contact.
func (l *life) does(staffID, contactID string) {
	l.by = l.id(l.at)
	l.actor = data.TicketEvent{StaffID: staffID, ContactID: contactID}
}

func (l *life) newID(label string) string { return command.DeriveID(l.by, label) }

func (l *life) event(kind, before, after, text string) {
	event := data.TicketEvent{
		Row: data.Row{ID: l.newID("event:" + kind)}, TicketID: l.row.ID, At: l.at.UnixMilli(), RecordedAt: l.at.UnixMilli(),
		Kind: kind, Before: before, After: after, Text: text, StaffID: l.actor.StaffID, ContactID: l.actor.ContactID,
	}
	l.of.Events = append(l.of.Events, app.Written[data.TicketEvent]{By: l.by, Row: event})
}

// say adds a message of whoever does the command, or of the contact given.
func (l *life) say(body, contactID string) {
	message := data.Message{
		Row: data.Row{ID: l.newID("message")}, TicketID: l.row.ID, ContactID: contactID, Channel: l.row.Channel,
		At: l.at.UnixMilli(), RecordedAt: l.at.UnixMilli(), Body: body,
	}
	if contactID == "" {
		message.StaffID, message.Channel = l.actor.StaffID, string(ticket.App)
	}
	l.of.Messages = append(l.of.Messages, app.Written[data.Message]{By: l.by, Row: message})
}

// open is command.OpenTicket, by a liaison itself or by the first line.
func (l *life) open() {
	kind := weighted(l.random, kinds)
	l.topic = pick(l.random, l.client.writer.byKind[kind])
	l.opener = pick(l.random, l.client.liaisons)
	held := len(l.client.others) > 0 && l.random.Float64() < 0.06
	if held {
		l.opener = pick(l.random, l.client.others)
	}
	channel := weighted(l.random, channels)
	itself := channel == ticket.App && !held
	if itself {
		l.does("", l.opener.id)
	} else {
		l.does(l.frontDesk().id, "")
	}
	*l.row = data.Ticket{
		Row: data.Row{ID: l.newID("ticket")}, CustomerID: l.client.id, Subject: l.client.writer.say(l.topic.Subject), Kind: string(kind),
		Channel: string(channel), Priority: string(weighted(l.random, priorities)), State: string(ticket.New),
		ReporterID: l.opener.id, ProductID: pick(l.random, l.client.products), ReceivedAt: l.at.UnixMilli(), OpenedAt: l.at.UnixMilli(),
	}
	if itself {
		l.row.Wished = l.row.Priority
	}
	if held {
		l.row.State, l.row.OpenedAt = string(ticket.AwaitingLiaison), 0
	} else if channel == ticket.Phone && l.row.Priority == string(ticket.VeryHigh) {
		l.row.Emergency = 1
	}
	l.row.ContractID = l.client.agreement(l.row.ProductID, civil.Of(l.at))
	l.say(l.client.writer.letter(l.topic.Body, l.opener.name), l.opener.id)
	l.event("opened", "", l.row.State, "")
	if l.row.Emergency == 1 {
		l.event("emergency", "", "", "")
	}
	l.route()
}

// route calls the people of R-TIX-2.
func (l *life) route() {
	if l.row.State == string(ticket.AwaitingLiaison) {
		return
	}
	for _, called := range ticket.Participants(ticket.Kind(l.row.Kind), l.called, l.client.managerID) {
		row := data.Participant{
			Row: data.Row{ID: l.newID("participant:" + called.StaffID)}, TicketID: l.row.ID, StaffID: called.StaffID, Part: string(called.Part),
		}
		l.of.Participants = append(l.of.Participants, app.Written[data.Participant]{By: l.by, Row: row})
	}
}

// confirm is command.ConfirmRequest.
func (l *life) confirm() {
	l.later(20, 600)
	l.does("", l.client.liaisons[0].id)
	l.row.OpenedAt = l.at.UnixMilli()
	l.moveTo(ticket.New, "")
	l.route()
}

// moveTo changes the state, as command.SetState does.
func (l *life) moveTo(to ticket.State, text string) {
	from := ticket.State(l.row.State)
	if from.Done() && !to.Done() {
		l.row.ResolvedAt, l.row.ClosedAt, l.row.Resolution = 0, 0, ""
		l.row.Reopened++
	}
	l.row.State = string(to)
	l.event("state", string(from), string(to), text)
}

// assign is command.Assign.
func (l *life) assign() {
	l.later(3, 180)
	l.does(cmp.Or(l.frontDesk().id, l.agent.id), "")
	l.event("assignee", l.row.AssigneeID, l.agent.id, "")
	l.row.AssigneeID = l.agent.id
}

// assess is command.SetState.
func (l *life) assess() {
	l.later(5, 120)
	l.does(l.agent.id, "")
	l.moveTo(ticket.Assessed, "")
}

// wait is what stops work on a ticket that is not done, if anything does.
func (l *life) wait() {
	switch n := l.random.IntN(20); {
	case n < 7:
		l.ask()
	case n < 10:
		l.later(10, 600)
		l.does(l.agent.id, "")
		l.moveTo([]ticket.State{ticket.WaitingRelease, ticket.WaitingApproval}[n%2], "")
	}
}

// prioritize is command.SetPriority.
func (l *life) prioritize() {
	l.later(5, 120)
	to := string(weighted(l.random, priorities))
	if to == l.row.Priority {
		return
	}
	l.does(l.agent.id, "")
	l.event("priority", l.row.Priority, to, "")
	l.row.Priority = to
}

// begin is command.Reply with the first answer.
func (l *life) begin() {
	l.later(5, 360)
	l.does(l.agent.id, "")
	l.say(l.client.writer.say(l.topic.Answer), "")
	l.moveTo(ticket.InProgress, "")
}

// ask is command.Reply with a question to the customer.
func (l *life) ask() {
	l.later(10, 600)
	l.does(l.agent.id, "")
	l.say(l.client.writer.say(l.client.writer.Ask), "")
	l.moveTo(ticket.WaitingCustomer, "")
}

// back is command.Reply with what the customer answers.
func (l *life) back() {
	l.later(15, 2400)
	l.does(l.frontDesk().id, "")
	l.say(l.client.writer.letter(l.client.writer.Back, l.opener.name), l.opener.id)
	l.moveTo(ticket.InProgress, "")
}

// again is command.Reply of a customer whose ticket was resolved too soon.
func (l *life) again() {
	l.later(300, 6000)
	l.does(l.frontDesk().id, "")
	l.say(l.client.writer.letter(l.client.writer.Again, l.opener.name), l.opener.id)
	l.moveTo(ticket.InProgress, "")
}

// note is command.AddNote.
func (l *life) note() {
	l.later(2, 90)
	l.does(l.agent.id, "")
	row := data.Note{
		Row: data.Row{ID: l.newID("note")}, TicketID: l.row.ID, StaffID: l.agent.id, At: l.at.UnixMilli(), Body: l.client.writer.say(l.client.writer.Note),
	}
	l.of.Notes = append(l.of.Notes, app.Written[data.Note]{By: l.by, Row: row})
}

// moveLine is command.MoveLine.
func (l *life) moveLine() {
	l.later(2, 60)
	if l.row.Line == int64(l.agent.line) {
		return
	}
	l.does(l.agent.id, "")
	row := data.LineMove{
		Row: data.Row{ID: l.newID("line")}, TicketID: l.row.ID, At: l.at.UnixMilli(), Before: l.row.Line, After: int64(l.agent.line),
		Reason: l.client.writer.say(l.client.writer.Line), StaffID: l.agent.id,
	}
	l.row.Line = int64(l.agent.line)
	l.of.Moves = append(l.of.Moves, app.Written[data.LineMove]{By: l.by, Row: row})
}

// judge is command.SetCause.
func (l *life) judge() {
	l.later(2, 240)
	l.does(l.agent.id, "")
	cause := string(weighted(l.random, causes))
	l.event("cause", l.row.Cause, cause, "")
	l.row.Cause = cause
}

// resolve is command.Reply or command.SetState with the solution.
func (l *life) resolve() {
	l.later(10, 1500)
	l.does(l.agent.id, "")
	if l.random.IntN(2) == 0 {
		text := l.client.writer.say(l.topic.Fix)
		l.moveTo(ticket.Resolved, text)
		l.row.Resolution = text
	} else {
		text := l.client.writer.say(l.topic.Answer) + " " + l.client.writer.say(l.topic.Fix)
		l.say(text, "")
		l.moveTo(ticket.Resolved, "")
		l.row.Resolution = text
	}
	l.row.ResolvedAt = l.at.UnixMilli()
}

// decline is command.SetState with a reason.
func (l *life) decline() {
	l.later(10, 900)
	l.does(l.agent.id, "")
	l.moveTo(ticket.Declined, l.client.writer.say(l.client.writer.Decline))
	l.row.ClosedAt = l.at.UnixMilli()
}

// close is command.SetState, by the customer or for it.
func (l *life) close() {
	l.later(600, 9000)
	if l.random.Float64() < 0.6 {
		l.does("", pick(l.random, l.client.liaisons).id)
	} else {
		l.does(l.agent.id, "")
	}
	l.moveTo(ticket.Closed, "")
	l.row.ClosedAt = l.at.UnixMilli()
}

// work is command.LogTime, on the first day from now on that has room for it.
func (l *life) work() {
	l.later(15, 240)
	minutes := pick(l.random, workMinutes)
	day, from := l.room(l.agent, l.at, minutes)
	if day > l.lastDay {
		return
	}
	start := moment(day, from, l.zone)
	if end := start.Add(time.Duration(minutes) * time.Minute); end.After(l.at) && end.Before(l.now) {
		l.at = end
	}
	l.does(l.agent.id, "")
	row := data.TimeEntry{
		Row: data.Row{ID: l.newID("entry")}, StaffID: l.agent.id, TicketID: l.row.ID, WorkDay: day.Text(),
		Worked: int64(minutes), Adjusted: int64(minutes), WorkType: workTypes[ticket.Kind(l.row.Kind)],
		Note: l.client.writer.say(l.client.writer.Work), State: string(command.Submitted),
	}
	if l.random.IntN(5) < 2 && !start.Add(time.Duration(minutes)*time.Minute).After(l.at) {
		row.StartAt, row.EndAt = start.UnixMilli(), start.Add(time.Duration(minutes)*time.Minute).UnixMilli()
	}
	l.of.Entries = append(l.of.Entries, app.Written[data.TimeEntry]{By: l.by, Row: row})
}
