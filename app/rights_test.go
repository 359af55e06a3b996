package app_test

import (
	"errors"
	"maps"
	"slices"
	"strings"
	"testing"

	"tallydesk/app"
	"tallydesk/app/access"
	"tallydesk/app/civil"
	"tallydesk/app/command"
	"tallydesk/app/fail"
	"tallydesk/app/ticket"
)

// may says who may do a command.
type may struct {
	who string    // roles
	by  example   // the command to try; that of the examples when left out
	how fail.Kind // how it may be denied to others besides as forbidden and as not there
}

func ownDay(s *scene) command.Work {
	return command.Work{TicketID: s.ticket(), WorkDay: civil.Date(2026, 11, 17), Minutes: 30, WorkType: "support"}
}

// eriks gives an entry of the agent's own.
func (s *scene) eriks(draft bool) string {
	return s.Do(&command.LogTime{StaffID: s.colleague, Draft: draft, Work: ownDay(s)}).Created("entry")
}

// matrix is the table of domain.md 1: for every command, or kind of use of one,
// who may. A command that it does not name fails the test.
var matrix = map[string]may{
	"desk.set_up":       {how: fail.Conflict, by: func(*scene) command.Command { return setUpAgain }},
	"staff.add":         {who: "admin"},
	"staff.change":      {who: "admin"},
	"user.add":          {who: "admin"},
	"user.change":       {who: "admin"},
	"staff.rate":        {who: "admin"},
	"staff.remove_rate": {who: "admin"},
	"row.patch of the provider": {who: "admin", by: func(s *scene) command.Command {
		return &command.Patch{Table: "provider", ID: s.Provider.Created("provider"), From: map[string]string{"name": "Nordic Desk AB"}, To: map[string]string{"name": "x"}}
	}},
	"product.add":                {who: "admin"},
	"release.add":                {who: "admin"},
	"calendar.add":               {who: "admin"},
	"calendar.change":            {who: "admin"},
	"calendar.deviate":           {who: "admin"},
	"calendar.withdraw":          {who: "admin"},
	"calendar.drop_version":      {who: "admin"},
	"calendar.rename":            {who: "admin"},
	"calendar.use":               {who: "admin"},
	"contract.open":              {who: "admin"},
	"contract.enrol":             {who: "admin"},
	"contract.renew":             {who: "admin"},
	"contract.end":               {who: "admin"},
	"contract.set_renewal":       {who: "admin"},
	"contract.change_terms":      {who: "admin"},
	"contract.set_products":      {who: "admin"},
	"contract.add_line":          {who: "admin"},
	"contract.change_line":       {who: "admin"},
	"contract.end_line":          {who: "admin"},
	"customer.change_deployment": {who: "admin"}, // allowances hang on it
	"lot.buy":                    {who: "admin"},
	"lot.mark_paid":              {who: "admin"},
	"lot.opening":                {who: "admin"},
	"ticket.import":              {who: "admin"},
	"customer.import":            {who: "admin"},
	"contact.import":             {who: "admin"},
	"time.import":                {who: "admin"},
	"time.approve":               {who: "admin"},

	"customer.create":           {who: "admin agent"},
	"customer.change":           {who: "admin agent"},
	"customer.note":             {who: "admin agent"},
	"contact.add":               {who: "admin agent"},
	"contact.change":            {who: "admin agent"},
	"contact.trained":           {who: "admin agent"},
	"installation.add":          {who: "admin agent"},
	"installation.change":       {who: "admin agent"},
	"installation.plan_upgrade": {who: "admin agent"},

	"template.create":  {who: "admin"},
	"template.change":  {who: "admin"},
	"template.archive": {who: "admin"},
	"template.create of own": {who: "admin agent", by: func(s *scene) command.Command {
		own := s.canned()
		own.Own = true
		return &own
	}},
	"template.change of own": {who: "agent", by: func(s *scene) command.Command {
		id, own := s.eriksTemplate()
		return &command.ChangeTemplate{TemplateID: id, CreateTemplate: own}
	}},
	"template.archive of own": {who: "agent", by: func(s *scene) command.Command {
		id, _ := s.eriksTemplate()
		return &command.ArchiveTemplate{TemplateID: id, Archived: true}
	}},

	"note.add":  {who: "admin agent"},
	"note.edit": {who: "admin"},
	"note.edit of own": {who: "admin agent", by: func(s *scene) command.Command {
		note := s.doAs(access.Agent, &command.AddNote{TicketID: s.ticket(), Body: "x"}).Created("note")
		return &command.EditNote{NoteID: note, Body: "y"}
	}},
	"message.edit": {who: "admin"},
	"message.edit of own": {who: "admin agent", by: func(s *scene) command.Command {
		message := s.doAs(access.Agent, &command.Reply{TicketID: s.ticket(), Body: "x"}).Created("message")
		return &command.EditMessage{MessageID: message, Body: "y"}
	}},
	"message.edit of the customer's": {by: func(s *scene) command.Command {
		message := s.doAs(access.Liaison, &command.Reply{TicketID: s.ticket(), Body: "x"}).Created("message")
		return &command.EditMessage{MessageID: message, Body: "y"}
	}},
	"ticket.priority":    {who: "admin agent"},
	"ticket.assign":      {who: "admin agent"},
	"ticket.take":        {who: "admin agent"},
	"ticket.owner":       {who: "admin agent"},
	"ticket.move_line":   {who: "admin agent"},
	"ticket.cause":       {who: "admin agent"},
	"ticket.contract":    {who: "admin agent"},
	"participant.add":    {who: "admin agent"},
	"participant.remove": {who: "admin agent"},
	"ticket.confirm":     {who: "admin agent"}, // as an emergency
	"ticket.confirm by the customer": {who: "liaison", how: fail.NotValid, by: func(s *scene) command.Command {
		return &command.ConfirmRequest{TicketID: s.heldTicket()}
	}},
	"ticket.decline_request": {who: "admin agent liaison"},
	"ticket.open":            {who: "admin agent liaison"},
	"ticket.open for staff": {who: "admin agent", by: func(s *scene) command.Command {
		return &command.OpenTicket{CustomerID: s.customer, Subject: "x", AssigneeID: s.colleague}
	}},
	"ticket.ask_to_close": {who: "admin agent liaison"},
	"ticket.wish":         {who: "admin agent liaison"},
	"ticket.state":        {who: "admin agent"},
	"ticket.state closed": {who: "admin agent liaison", by: func(s *scene) command.Command {
		return &command.SetState{TicketID: s.resolvedTicket(), State: ticket.Closed}
	}},
	"ticket.state reopened": {who: "admin agent liaison", by: func(s *scene) command.Command {
		return &command.SetState{TicketID: s.resolvedTicket(), State: ticket.InProgress}
	}},
	"message.add": {who: "admin agent"}, // with the next state
	"message.add alone": {who: "admin agent liaison", by: func(s *scene) command.Command {
		return &command.Reply{TicketID: s.ticket(), Body: "x"}
	}},
	"row.patch": {who: "admin"},
	"row.patch of a ticket": {who: "admin agent", by: func(s *scene) command.Command {
		return &command.Patch{Table: "ticket", ID: s.ticket(), From: map[string]string{"subject": "Report shows wrong week"}, To: map[string]string{"subject": "x"}}
	}},

	"view.save":   {who: "admin agent"},
	"view.rename": {who: "admin"}, // the owner's own
	"view.change": {who: "admin"},
	"view.delete": {who: "admin"},
	"view.rename of own": {who: "agent", by: func(s *scene) command.Command {
		view := s.doAs(access.Agent, &command.SaveView{Name: fresh(s, "Erik's ")}).Created("view")
		return &command.RenameView{ViewID: view, Name: fresh(s, "Erik's ")}
	}},
	"view.delete of a shared one": {who: "admin agent", by: func(s *scene) command.Command {
		view := s.doAs(access.Agent, &command.SaveView{Name: fresh(s, "Erik's "), Seen: command.Seen{Shared: true}}).Created("view")
		return &command.DeleteView{ViewID: view}
	}},

	"time.log":           {who: "admin agent"}, // the agent's own
	"time.log of others": {who: "admin", by: func(s *scene) command.Command { return &command.LogTime{StaffID: s.staff, Work: ownDay(s)} }},
	"time.edit":          {who: "admin"},
	"time.edit of own":   {who: "admin agent", by: func(s *scene) command.Command { return &command.EditTime{EntryID: s.eriks(false), Work: ownDay(s)} }},
	"time.delete":        {who: "admin"},
	"time.delete of own": {who: "admin agent", by: func(s *scene) command.Command { return &command.DeleteTime{EntryID: s.eriks(false)} }},
	"time.submit":        {who: "admin"},
	"time.submit of own": {who: "admin agent", by: func(s *scene) command.Command { return &command.SubmitTime{EntryIDs: []string{s.eriks(true)}} }},
	"act.undo": {who: "admin", by: func(s *scene) command.Command {
		return &command.Undo{Act: s.Do(&command.AddProduct{Name: "x"}).Act}
	}},
	"act.undo of the customer's": {who: "admin liaison", by: func(s *scene) command.Command {
		return &command.Undo{Act: s.doAs(access.Liaison, &command.Reply{TicketID: s.ticket(), Body: "x"}).Act}
	}},
}

var setUpAgain = &command.SetUp{Name: "x", OwnerName: "x", OwnerLogin: "x", Currency: "SEK", Language: "en"}

// stranger is the liaison of another customer, who may do nothing here.
const stranger access.Role = "stranger"

func (s *scene) stranger() *app.Desk {
	other := s.Do(&command.CreateCustomer{Code: fresh(s, "NORR"), Name: "Norrhamn Region"}).Created("customer")
	contact := s.Do(&command.AddContact{CustomerID: other, Name: "Nils", Liaison: true, Function: "it"}).Created("contact")
	return s.login(command.AddUser{Role: access.Liaison, ContactID: contact})
}

// doAs carries out a command of another role's.
func (s *scene) doAs(role access.Role, cmd command.Command) app.Receipt {
	s.t.Helper()
	receipt, err := s.desks[role].Do(ctx, cmd)
	if err != nil {
		s.t.Fatalf("%s by %s: %v", cmd.Spec().Name, role, err)
	}
	return receipt
}

func (s *scene) resolvedTicket() string {
	id := s.ticket()
	s.Do(&command.SetState{TicketID: id, State: ticket.Resolved, Resolution: "x"})
	return id
}

// domain.md 1: who may do what. A new command must be given its line.
func TestWhoMayDoWhat(t *testing.T) {
	for _, name := range command.Names() {
		if _, known := matrix[name]; !known {
			t.Errorf("%s: the catalogue has it, the matrix does not", name)
		}
	}
	s := newScene(t)
	s.desks = map[access.Role]*app.Desk{
		access.Admin: s.Desk.Desk, access.Agent: s.erik(), access.Liaison: s.carin(), stranger: s.stranger(),
	}
	for _, use := range slices.Sorted(maps.Keys(matrix)) {
		line := matrix[use]
		name, _, _ := strings.Cut(use, " ")
		if line.by == nil {
			line.by = examples[name]
		}
		if !slices.Contains(command.Names(), name) || line.by == nil {
			t.Errorf("%s: no such command, or no example of it", use)
			continue
		}
		cmd := line.by(s)
		for role, desk := range s.desks {
			err := desk.Try(ctx, cmd)
			switch may := slices.Contains(strings.Fields(line.who), string(role)); {
			case may && err != nil:
				t.Errorf("%s by %s: %v", use, role, err)
			case !may && !line.denies(err):
				t.Errorf("%s by %s is not denied: %v", use, role, err)
			}
		}
	}
}

func (m may) denies(err error) bool {
	return errors.Is(err, fail.Forbidden) || errors.Is(err, fail.NotFound) || m.how != "" && errors.Is(err, m.how)
}
