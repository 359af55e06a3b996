package tickets

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"tallydesk/app"
	"tallydesk/app/command"
	"tallydesk/app/fail"
	"tallydesk/app/view"
	"tallydesk/gui/form"
	"tallydesk/gui/kit"
)

// assign asks who works on the ticket, who watches it, and who else shall take
// part.
func (s *screen) assign() {
	row, ok := s.target()
	if !ok {
		return
	}
	env := s.env
	env.UI.Go(func() {
		read, err := env.Desk.View().Ticket(context.Background(), row.ID)
		env.UI.Do(func() {
			if err != nil {
				env.Fail(err)
				return
			}
			read.AssigneeID, read.Assignee = row.AssigneeID, row.Assignee // as the person saw it
			s.openPeople(read)
		})
	})
}

func (s *screen) openPeople(t view.Ticket) {
	w := s.words
	assignee, owner := s.newColleague(t.AssigneeID, t.Assignee), s.newColleague(t.OwnerID, t.Owner)
	joins := kit.NewAutocomplete(s.env.UI, w.T("tickets.people.hint"), s.suggestAnybody(t.CustomerID), nil)
	joins.Nothing = w.T("kit.nothing")
	form.Open(s.env, form.Sheet{
		Key: "tickets.people/" + t.ID, Title: w.T("tickets.people.title", "Ref", t.Ref), Confirm: w.T("tickets.save"),
		Fields: []*kit.Field{
			kit.NewField("staff", w.T("tickets.assignee"), w.T("tickets.assignee.help"), assignee),
			kit.NewField("owner", w.T("tickets.owner"), w.T("tickets.owner.help"), owner),
			kit.NewField("person", w.T("tickets.join"), w.T("tickets.join.help"), joins),
		},
		Commands: func() ([]command.Command, error) {
			works, wrongStaff := picked("staff", assignee)
			watches, wrongOwner := picked("owner", owner)
			joining, wrongPerson := picked("person", joins)
			var cmds []command.Command
			if works != t.AssigneeID {
				cmds = append(cmds, &command.Assign{TicketID: t.ID, StaffID: works, Expect: t.AssigneeID})
			}
			if watches != t.OwnerID {
				cmds = append(cmds, &command.SetOwner{TicketID: t.ID, StaffID: watches})
			}
			if joining != "" {
				cmds = append(cmds, joinCommand(t.ID, joining))
			}
			return cmds, fail.Join(wrongStaff, wrongOwner, wrongPerson)
		},
		Done: func([]app.Receipt) string { return w.T("tickets.done.people", "Ref", t.Ref) },
	})
	assignee.TypedShortcut(&fyne.ShortcutSelectAll{}) // what is typed replaces who was there
}

// picked is whom a field names; nobody when it is empty. What was written but
// not picked is an error of the field.
func picked(name string, field *kit.Autocomplete) (string, error) {
	chosen, ok := field.Picked()
	if !ok && strings.TrimSpace(field.Text) != "" {
		return "", fail.NewInvalid(name, "tickets.pick", fail.Args{"Text": field.Text})
	}
	return chosen.Value, nil
}

// contactMark tells a contact from a member of staff among suggestions.
const contactMark = "contact:"

func joinCommand(ticketID, chosen string) command.Command {
	if contact, is := strings.CutPrefix(chosen, contactMark); is {
		return &command.AddParticipant{TicketID: ticketID, ContactID: contact}
	}
	return &command.AddParticipant{TicketID: ticketID, StaffID: chosen}
}

// newColleague makes a field that names a member of staff.
func (s *screen) newColleague(id, name string) *kit.Autocomplete {
	field := kit.NewAutocomplete(s.env.UI, s.words.T("tickets.nobody"), s.suggestStaff, nil)
	field.Nothing = s.words.T("kit.nothing")
	if id != "" {
		field.SetPicked(kit.Option{Value: id, Label: name})
	}
	return field
}

// suggestStaff suggests colleagues by the beginnings of their names.
func (s *screen) suggestStaff(ctx context.Context, typed string) ([]kit.Option, error) {
	staff, err := s.env.Desk.View().Staff(ctx)
	var found []kit.Option
	for _, member := range staff {
		if member.Active && begins(member.Name, typed) {
			found = append(found, kit.Option{Value: member.ID, Label: member.Name, Detail: lineWord(s.words, member.Line)})
		}
	}
	return found, err
}

// suggestAnybody suggests colleagues and the customer's contacts.
func (s *screen) suggestAnybody(customerID string) func(context.Context, string) ([]kit.Option, error) {
	return func(ctx context.Context, typed string) ([]kit.Option, error) {
		found, err := s.suggestStaff(ctx, typed)
		if err != nil {
			return nil, err
		}
		contacts, err := s.env.Desk.View().Contacts(ctx, view.ContactFilter{CustomerID: customerID, Text: typed}, view.Page{Most: mostSuggested})
		for _, contact := range contacts {
			if contact.Active {
				found = append(found, kit.Option{Value: contactMark + contact.ID, Label: contact.Name, Detail: contact.CustomerName})
			}
		}
		return found, err
	}
}

// mostSuggested is how many suggestions a field gives.
const mostSuggested = 12
