package customers

import (
	"cmp"
	"strings"

	"tallydesk/app"
	"tallydesk/app/command"
	"tallydesk/app/view"
	"tallydesk/app/words"
	"tallydesk/gui/form"
	"tallydesk/gui/kit"
)

// contactFields are the inputs of a person.
type contactFields struct {
	name, emails, phones      *kit.Entry
	language, function        *kit.Choice
	liaison, itContact, still *kit.Check
	functionAt                *kit.Field
}

func (s *screen) contactFields(contact view.Contact) contactFields {
	f := contactFields{
		name: withText(contact.Name), emails: withText(strings.Join(contact.Emails, ", ")), phones: withText(strings.Join(contact.Phones, ", ")),
		language:  kit.NewChoice(s.choices("language.", words.Languages...), contact.Language, nil),
		function:  kit.NewChoice(s.choices("function.", command.LiaisonFunctions...), cmp.Or(contact.Function, command.LiaisonFunctions[0]), nil),
		liaison:   kit.NewCheck(s.t("customers.is_liaison"), contact.Liaison, nil),
		itContact: kit.NewCheck(s.t("customers.is_it"), contact.ITContact, nil),
		still:     kit.NewCheck(s.t("customers.is_still"), contact.Active, nil),
	}
	f.functionAt = s.field("function", "", f.function)
	return f
}

func (f contactFields) fields(s *screen) []*kit.Field {
	return []*kit.Field{
		s.field("name", "", f.name), s.field("emails", s.t("customers.several.help"), f.emails), s.field("phones", s.t("customers.several.help"), f.phones),
		s.field("language", "", f.language), kit.NewField("liaison", "", s.t("customers.liaison.help"), f.liaison), f.functionAt,
		kit.NewField("it_contact", "", "", f.itContact),
	}
}

// changed asks what a liaison is only of one.
func (f contactFields) changed() {
	if f.liaison.Checked() {
		f.functionAt.Show()
	} else {
		f.functionAt.Hide()
	}
}

func (f contactFields) contact(customerID string) command.AddContact {
	add := command.AddContact{
		CustomerID: customerID, Name: strings.TrimSpace(f.name.Text), Language: f.language.Selected(),
		Emails: listed(f.emails.Text), Phones: listed(f.phones.Text), Liaison: f.liaison.Checked(), ITContact: f.itContact.Checked(),
	}
	if add.Liaison {
		add.Function = f.function.Selected()
	}
	return add
}

// newContact adds a person.
func (s *screen) newContact() {
	k := s.card.shown.customer
	f := s.contactFields(view.Contact{Language: k.Language, Active: true})
	form.Open(s.env, form.Sheet{
		Key: "customers.contact/" + k.ID, Title: s.t("customers.new_contact.title", "Name", k.Name), Confirm: s.t("customers.new_contact.do"),
		Fields: f.fields(s), Changed: f.changed,
		Commands: func() ([]command.Command, error) {
			add := f.contact(k.ID)
			return []command.Command{&add}, nil
		},
		Done: func([]app.Receipt) string {
			return s.t("customers.new_contact.done", "Name", strings.TrimSpace(f.name.Text))
		},
	})
}

// changeContact changes a person.
func (s *screen) changeContact(id string) {
	if contact, ok := s.card.contact(id); ok {
		s.openContact(contact, contact)
	}
}

// makeLiaison opens a person's sheet with the liaison ticked.
func (s *screen) makeLiaison(contact view.Contact) {
	wished := contact
	wished.Liaison = true
	s.openContact(contact, wished)
}

// openContact opens the sheet of a person, with the fields of another.
func (s *screen) openContact(contact, wished view.Contact) {
	f := s.contactFields(wished)
	form.Open(s.env, form.Sheet{
		Key: "customers.person/" + contact.ID, Title: s.t("customers.person.title", "Name", contact.Name), Confirm: s.t("customers.save"),
		Fields:  append(f.fields(s), kit.NewField("active", "", s.t("customers.still.help"), f.still)),
		Changed: f.changed,
		Commands: func() ([]command.Command, error) {
			return []command.Command{&command.ChangeContact{
				ContactID: contact.ID, Base: contact.Tag, Active: f.still.Checked(), AddContact: f.contact(contact.CustomerID),
			}}, nil
		},
		Done: quiet(s.t("customers.person.done", "Name", contact.Name)),
	})
}

// leaveContact notes that a person has left, after asking.
func (s *screen) leaveContact(contact view.Contact) {
	canvas := s.env.Canvas()
	if canvas == nil {
		return
	}
	kit.Ask(s.env.Modals, canvas, kit.Question{
		Text: s.t("customers.left.ask", "Name", contact.Name), Detail: s.t("customers.left.detail"), Cancel: s.t("customers.cancel"),
		Actions: []kit.Action{{Label: s.t("customers.left.do"), Look: kit.Main, Do: func() { s.hasLeft(contact) }}},
	})
}

func (s *screen) hasLeft(contact view.Contact) {
	form.Do(s.env, s.t("customers.left.done", "Name", contact.Name), &command.ChangeContact{
		ContactID: contact.ID, Base: contact.Tag, AddContact: command.AddContact{
			CustomerID: contact.CustomerID, Name: contact.Name, Language: contact.Language, Emails: contact.Emails, Phones: contact.Phones,
			ITContact: contact.ITContact,
		},
	})
}

// recordTraining notes what a person was trained in.
func (s *screen) recordTraining(contact view.Contact) {
	s.withLists(func(read lists) {
		if len(read.products) == 0 {
			s.addProduct(func() { s.recordTraining(contact) })
			return
		}
		product := kit.NewChoice(productOptions(read.products), read.products[0].ID, nil)
		day := form.NewDay(s.env, s.today())
		form.Open(s.env, form.Sheet{
			Key: "customers.training/" + contact.ID, Title: s.t("customers.train.title", "Name", contact.Name), Confirm: s.t("customers.save"),
			Fields: []*kit.Field{s.field("product", "", product), s.field("day", "", day)},
			Commands: func() ([]command.Command, error) {
				on, err := form.Needed("day", day)
				return []command.Command{&command.RecordTraining{ContactID: contact.ID, ProductID: product.Selected(), Day: on}}, err
			},
			Done: quiet(s.t("customers.train.done", "Name", contact.Name)),
		})
	})
}
