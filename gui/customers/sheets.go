package customers

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"tallydesk/app"
	"tallydesk/app/civil"
	"tallydesk/app/command"
	"tallydesk/app/terms"
	"tallydesk/app/view"
	"tallydesk/app/words"
	"tallydesk/gui/form"
	"tallydesk/gui/kit"
	"tallydesk/gui/page"
	"tallydesk/gui/theme"
)

// field makes a field with the word of its name.
func (s *screen) field(name, help string, input fyne.CanvasObject) *kit.Field {
	return kit.NewField(name, s.t("field."+name), help, input)
}

// quiet gives words of nothing that is gone to.
func quiet(text string) func([]app.Receipt) string {
	return func([]app.Receipt) string { return text }
}

// withText makes a field of one line that holds a text.
func withText(text string) *kit.Entry {
	entry := kit.NewEntry("")
	entry.SetText(text)
	return entry
}

// choices are options whose words are prefix and code.
func (s *screen) choices(prefix string, codes ...string) []kit.Option {
	options := make([]kit.Option, len(codes))
	for i, code := range codes {
		options[i] = kit.Option{Value: code, Label: s.t(prefix + code)}
	}
	return options
}

// lists are what sheets choose from.
type lists struct {
	staff    []kit.Option // active ones, after nobody
	products []view.Product
	provider view.Provider
}

// withLists reads what sheets choose from, and goes on with it.
func (s *screen) withLists(then func(lists)) {
	s.env.UI.Go(func() {
		read, err := s.readLists(context.Background())
		s.env.UI.Do(func() {
			if err != nil {
				s.env.Fail(err)
				return
			}
			then(read)
		})
	})
}

func (s *screen) readLists(ctx context.Context) (lists, error) {
	read := lists{staff: []kit.Option{{Label: s.t("customers.nobody")}}}
	reader := s.env.Desk.View()
	staff, err := reader.Staff(ctx)
	if err != nil {
		return read, err
	}
	for _, member := range staff {
		if member.Active {
			read.staff = append(read.staff, kit.Option{Value: member.ID, Label: member.Name})
		}
	}
	if read.products, err = reader.Products(ctx); err != nil {
		return read, err
	}
	read.provider, err = reader.Provider(ctx)
	return read, err
}

// customerFields are the inputs of a customer's own fields.
type customerFields struct {
	code, name, zone, currency, vatNo *kit.Entry
	address                           *kit.Entry
	language, deployment, manager     *kit.Choice
	status                            *kit.Choice
	notes                             *kit.Entry
}

func (s *screen) customerFields(k view.Customer, read lists) customerFields {
	f := customerFields{
		code: withText(k.Code), name: withText(k.Name), zone: withText(k.Zone), currency: withText(k.Currency), vatNo: withText(k.VATNo),
		address:    kit.NewMultiLine("", 2, 6),
		language:   kit.NewChoice(s.choices("language.", words.Languages...), k.Language, nil),
		deployment: kit.NewChoice(s.choices("deployment.", command.Deployments...), k.Deployment, nil),
		manager:    kit.NewChoice(read.staff, k.ManagerID, nil),
		status:     kit.NewChoice(s.choices("status.", "active", "former"), k.Status, nil),
		notes:      kit.NewMultiLine("", 3, 10),
	}
	f.address.SetText(k.Address)
	f.notes.SetGround(theme.Note)
	f.code.SetPlaceHolder("SUND")
	f.zone.SetPlaceHolder("Europe/Stockholm")
	f.currency.SetPlaceHolder(read.provider.Currency)
	return f
}

func (f customerFields) codeText() string { return strings.ToUpper(strings.TrimSpace(f.code.Text)) }

func (f customerFields) currencyText() string {
	return strings.ToUpper(strings.TrimSpace(f.currency.Text))
}

// newCustomer enrols an organisation.
func (s *screen) newCustomer() {
	s.withLists(func(read lists) {
		f := s.customerFields(view.Customer{Language: read.provider.Language, Deployment: command.Deployments[0]}, read)
		form.Open(s.env, form.Sheet{
			Key: "customers.new", Title: s.t("customers.new.title"), Confirm: s.t("customers.new.do"),
			Fields: []*kit.Field{
				s.field("name", "", f.name), s.field("code", s.t("customers.code.help"), f.code),
				s.field("deployment", "", f.deployment), s.field("language", s.t("customers.language.help"), f.language),
				kit.NewField("manager", s.t("customers.manager"), "", f.manager), s.field("address", "", f.address), s.field("vat_no", "", f.vatNo),
				s.field("zone", s.t("customers.ours.help"), f.zone), s.field("currency", s.t("customers.ours.help"), f.currency),
				s.field("notes", s.t("customers.notes.help"), f.notes),
			},
			Commands: func() ([]command.Command, error) {
				return []command.Command{&command.CreateCustomer{
					Code: f.codeText(), Name: strings.TrimSpace(f.name.Text), Language: f.language.Selected(), Zone: strings.TrimSpace(f.zone.Text),
					Currency: f.currencyText(), Deployment: f.deployment.Selected(), Address: f.address.Text, VATNo: f.vatNo.Text,
					ManagerID: f.manager.Selected(), Notes: f.notes.Text,
				}}, nil
			},
			Done: func(receipts []app.Receipt) string {
				s.goTo(receipts[0].Created("customer"))
				return s.t("customers.new.done", "Name", f.name.Text)
			},
		})
	})
}

// editCustomer changes a customer's own fields.
func (s *screen) editCustomer() {
	k := s.card.shown.customer
	s.withLists(func(read lists) {
		f := s.customerFields(k, read)
		form.Open(s.env, form.Sheet{
			Key: "customers.edit/" + k.ID, Title: s.t("customers.edit.title", "Name", k.Name), Confirm: s.t("customers.save"),
			Fields: []*kit.Field{
				s.field("name", "", f.name), s.field("code", s.t("customers.code.help"), f.code), s.field("status", "", f.status),
				s.field("language", s.t("customers.language.help"), f.language), kit.NewField("manager", s.t("customers.manager"), "", f.manager),
				s.field("address", "", f.address), s.field("vat_no", "", f.vatNo), s.field("zone", "", f.zone), s.field("currency", "", f.currency),
			},
			Commands: func() ([]command.Command, error) {
				return []command.Command{&command.ChangeCustomer{
					CustomerID: k.ID, Base: k.Tag, Code: f.codeText(), Name: strings.TrimSpace(f.name.Text), Language: f.language.Selected(),
					Zone: strings.TrimSpace(f.zone.Text), Currency: f.currencyText(), Address: f.address.Text, VATNo: f.vatNo.Text,
					ManagerID: f.manager.Selected(), Status: f.status.Selected(),
				}}, nil
			},
			Done: quiet(s.t("customers.edit.done", "Name", k.Name)),
		})
	})
}

// changeDeployment says how the customer runs the product from a day on.
func (s *screen) changeDeployment() {
	k := s.card.shown.customer
	from := form.NewDay(s.env, s.today())
	deployment := kit.NewChoice(s.choices("deployment.", command.Deployments...), k.Deployment, nil)
	form.Open(s.env, form.Sheet{
		Key: "customers.deployment/" + k.ID, Title: s.t("customers.deployment.title", "Name", k.Name), Confirm: s.t("customers.save"),
		Fields: []*kit.Field{s.field("deployment", s.t("customers.deployment.help"), deployment), s.field("valid_from", "", from)},
		Commands: func() ([]command.Command, error) {
			day, err := form.Needed("valid_from", from)
			return []command.Command{&command.ChangeDeployment{CustomerID: k.ID, ValidFrom: day, Deployment: deployment.Selected()}}, err
		},
		Done: quiet(s.t("customers.edit.done", "Name", k.Name)),
	})
}

// editNotes writes what staff note about the customer.
func (s *screen) editNotes() {
	k := s.card.shown.customer
	notes := kit.NewMultiLine("", 6, 20)
	notes.SetGround(theme.Note)
	notes.SetText(k.Notes)
	form.Open(s.env, form.Sheet{
		Key: "customers.notes/" + k.ID, Title: s.t("customers.notes.title", "Name", k.Name), Confirm: s.t("customers.save"),
		Fields: []*kit.Field{s.field("notes", s.t("customers.notes.help"), notes)},
		Commands: func() ([]command.Command, error) {
			return []command.Command{&command.NoteCustomer{CustomerID: k.ID, Text: strings.TrimSpace(notes.Text)}}, nil
		},
		Done: quiet(s.t("customers.notes.done", "Name", k.Name)),
	})
}

// enrol makes a contract from a template.
func (s *screen) enrol() {
	k := s.card.shown.customer
	var options []kit.Option
	for _, template := range terms.Templates() {
		options = append(options, kit.Option{Value: template.Key, Label: s.t("template." + template.Key)})
	}
	template := kit.NewChoice(options, terms.DefaultTemplate(k.Deployment), nil)
	name, start := kit.NewEntry(""), form.NewDay(s.env, s.today())
	gives := kit.NewParagraph(kit.RoleBody)
	form.Open(s.env, form.Sheet{
		Key: "customers.enrol/" + k.ID, Title: s.t("customers.enrol.title", "Name", k.Name), Confirm: s.t("customers.enrol.do"),
		Fields: []*kit.Field{
			s.field("template", "", template), s.field("start", "", start), s.field("name", s.t("customers.enrol.name.help"), name),
		},
		After:   kit.Down(theme.SpaceTiny, kit.Group(s.t("customers.enrol.gives")), gives),
		Changed: func() { gives.Set(kit.Soft(templateText(s.env.Words, template.Selected(), start))) },
		Commands: func() ([]command.Command, error) {
			day, err := form.Needed("start", start)
			return []command.Command{&command.EnrolCustomer{
				CustomerID: k.ID, Template: template.Selected(), Name: strings.TrimSpace(name.Text), Start: day,
			}}, err
		},
		Done: func(receipts []app.Receipt) string {
			s.env.Go(page.Route{Page: page.Contracts, ID: receipts[0].Created("contract")})
			return s.t("customers.enrol.done", "Name", k.Name)
		},
	})
}

// templateText says which lines a template has, and until when it is agreed.
func templateText(w *words.Words, key string, start *kit.ValueEntry[civil.Day]) string {
	template, _ := terms.TemplateOf(key)
	var names []string
	for _, line := range template.Lines {
		name := w.T("line." + string(line.Kind))
		if line.Name != "" {
			name = w.T(line.Name)
		}
		names = append(names, name)
	}
	text := strings.Join(names, " · ") + "."
	day, filled, err := start.Value()
	if template.TermMonths == 0 || !filled || err != nil {
		return text
	}
	return text + " " + w.T("customers.enrol.until", "Day", w.DayYear(day.AddMonths(template.TermMonths)-1))
}
