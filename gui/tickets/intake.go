package tickets

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"tallydesk/app"
	"tallydesk/app/civil"
	"tallydesk/app/command"
	"tallydesk/app/fail"
	"tallydesk/app/textentry"
	"tallydesk/app/ticket"
	"tallydesk/gui/form"
	"tallydesk/gui/kit"
)

// intake is the sheet that takes a request in, or writes down a call.
type intake struct {
	screen    *screen
	call      bool
	customer  *kit.Autocomplete
	reporter  *kit.Choice
	subject   *kit.Entry
	kind      *kit.Choice
	priority  *kit.Choice
	channel   *kit.Choice
	product   *kit.Choice
	body      *kit.Entry
	emergency *kit.Check
	reason    *kit.Entry
	started   *kit.Entry // of a call: the clock time it began
	span      *spanEntry
	minutes   *kit.ValueEntry[int] // spent on the call
	warnings  *fyne.Container
	likely    *fyne.Container
	fields    map[string]*kit.Field
	known     callers
	logged    *command.LogTime // the call's time, as it was when the sheet was sent
	asked     string           // customer, product and subject that known was read for
	opened    string           // the subject, as it was then
	language  string           // of the template that it began with
	filled    string           // customer and contact that its variables were filled in for
	round     int
}

// newTicket opens the sheet for a request.
func (s *screen) newTicket() { s.openIntake(false) }

// logCall opens the sheet for a call.
func (s *screen) logCall() { s.openIntake(true) }

func (s *screen) openIntake(call bool) *intake {
	w := s.words
	n := newIntake(s, call)
	sheet := form.Sheet{
		Key: "tickets.new", Title: w.T("tickets.new.title"), Confirm: w.T("tickets.new.open"),
		Fields: n.order(), Changed: n.changed, Commands: n.commands,
		Done: func(receipts []app.Receipt) string {
			s.goTo(receipts[0].Created("ticket"))
			return w.T("tickets.done.new", "Subject", n.opened)
		},
	}
	if call {
		sheet.Key, sheet.Title, sheet.Then = "tickets.call", w.T("tickets.call.title"), n.then
	}
	form.Open(s.env, sheet)
	return n
}

func newIntake(s *screen, call bool) *intake {
	w := s.words
	n := &intake{
		screen: s, call: call, span: newSpanEntry(w), fields: map[string]*kit.Field{},
		subject: kit.NewEntry(""), body: kit.NewMultiLine("", textRows, textRowsMost), reason: kit.NewEntry(""),
		reporter:  kit.NewChoice([]kit.Option{{Label: w.T("tickets.reporter.none")}}, "", nil),
		kind:      kit.NewChoice(options(w, "kind.", ticket.Kinds), string(ticket.Question), nil),
		priority:  kit.NewChoice(priorities(s), string(ticket.Medium), nil),
		channel:   kit.NewChoice(options(w, "channel.", ticket.Channels), string(ticket.App), nil),
		product:   kit.NewChoice([]kit.Option{{Label: w.T("tickets.product.none")}}, "", nil),
		emergency: kit.NewCheck(w.T("tickets.new.emergency"), false, nil),
		warnings:  kit.Down(""), likely: kit.Down(""),
	}
	n.customer = kit.NewAutocomplete(s.env.UI, w.T("tickets.new.customer.hint"), s.suggestCallers, n.named)
	n.customer.Nothing = w.T("kit.nothing")
	if call {
		n.channel.SetSelected(string(ticket.Phone))
		n.started = kit.NewEntry("")
		n.started.SetText(w.Clock(s.env.Clock()))
		n.minutes = kit.NewDurationEntry(n.span.reading())
		n.minutes.SetPlaceHolder(w.T("tickets.time.hint"))
	}
	n.readProducts()
	return n
}

// priorities offers the priorities with what each means.
func priorities(s *screen) []kit.Option {
	offered := options(s.words, "priority.", ticket.Priorities)
	for i, priority := range ticket.Priorities {
		offered[i].Label = s.words.T("tickets.priority.means", "Priority", offered[i].Label, "Means", s.words.T("tickets.priority."+string(priority)))
	}
	return offered
}

// order makes the fields in their order.
func (n *intake) order() []*kit.Field {
	w := n.screen.words
	var all []*kit.Field
	add := func(name, label, help string, input fyne.CanvasObject) {
		field := kit.NewField(name, label, help, input)
		n.fields[name] = field
		all = append(all, field)
	}
	add("customer", w.T("tickets.new.customer"), "", n.customer)
	add("reporter", w.T("tickets.reporter"), "", n.reporter)
	add("subject", w.T("tickets.new.subject"), "", n.subject)
	add("likely", w.T("tickets.new.likely"), "", n.likely)
	add("warnings", w.T("tickets.new.warnings"), "", n.warnings)
	add("emergency", w.T("tickets.emergency"), "", n.emergency)
	add("emergency_reason", w.T("tickets.reason.required"), w.T("tickets.public.help"), n.reason)
	if n.call {
		add("at", w.T("tickets.call.started"), w.T("tickets.call.started.help"), n.started)
		add("minutes", w.T("tickets.call.minutes"), w.T("tickets.time.help"), n.minutes)
	}
	add("kind", w.T("tickets.new.kind"), "", n.kind)
	add("priority", w.T("tickets.new.priority"), "", n.priority)
	add("body", w.T("tickets.text"), "", n.body)
	add("product", w.T("tickets.product"), "", n.product)
	if !n.call {
		add("channel", w.T("tickets.new.channel"), "", n.channel)
	}
	return all
}

// who gives the customer that was picked, and the contact when a person was.
func (n *intake) who() (customerID, contactID string) {
	chosen, _ := n.customer.Picked()
	customerID, contactID, _ = strings.Cut(chosen.Value, callerMark)
	return customerID, contactID
}

// commands gives what opens the ticket; what follows from it is then's.
func (n *intake) commands() ([]command.Command, error) {
	_, wrongCustomer := picked("customer", n.customer)
	customerID, _ := n.who()
	at, wrongStart := n.start()
	var wrongMinutes error
	if n.call {
		_, wrongMinutes = form.Value("minutes", n.minutes)
	}
	opening := &command.OpenTicket{
		CustomerID: customerID, Subject: n.subject.Text, Body: n.body.Text, Kind: ticket.Kind(n.kind.Selected()),
		Channel: ticket.Channel(n.channel.Selected()), Priority: ticket.Priority(n.priority.Selected()),
		ReporterID: n.reporter.Selected(), ProductID: n.product.Selected(), At: at,
	}
	var wrongReason error
	if n.emergency.Checked() {
		opening.Emergency, opening.EmergencyReason = true, n.reason.Text
		if n.held() && strings.TrimSpace(n.reason.Text) == "" {
			wrongReason = fail.Required("emergency_reason")
		}
	}
	n.opened = opening.Subject
	if n.logged = nil; n.call {
		n.logged = n.callTime(at)
	}
	return []command.Command{opening}, fail.Join(wrongCustomer, wrongReason, wrongStart, wrongMinutes, n.gaps())
}

// start is when a call began: at the clock time written, today, or yesterday
// when that is still to come.
func (n *intake) start() (time.Time, error) {
	if !n.call || strings.TrimSpace(n.started.Text) == "" {
		return time.Time{}, nil
	}
	minutes, err := textentry.Clock(n.started.Text)
	if err != nil {
		return time.Time{}, fail.In("at", err)
	}
	now := n.screen.env.Clock()
	year, month, day := now.Date()
	at := time.Date(year, month, day, 0, minutes, 0, 0, now.Location())
	if at.After(now) {
		at = time.Date(year, month, day-1, 0, minutes, 0, 0, now.Location())
	}
	return at, nil
}

// then logs the time of a call on the ticket it has opened.
func (n *intake) then(receipts []app.Receipt) []command.Command {
	if n.logged == nil {
		return nil
	}
	n.logged.TicketID = receipts[0].Created("ticket")
	return []command.Command{n.logged}
}

// callTime is the time to log on a call's ticket; nil when none was written.
func (n *intake) callTime(at time.Time) *command.LogTime {
	minutes, filled, err := n.minutes.Value()
	if !filled || err != nil {
		return nil
	}
	work := command.Work{WorkType: supportWork}
	day := today(n.screen.env.Clock())
	if !at.IsZero() {
		day = civil.Of(at)
	}
	n.span.on(&work, day, minutes, n.screen.env.Clock().Location())
	return &command.LogTime{Work: work}
}
