package contracts

import (
	"context"

	"fyne.io/fyne/v2"

	"tallydesk/app"
	"tallydesk/app/bank"
	"tallydesk/app/civil"
	"tallydesk/app/command"
	"tallydesk/app/fail"
	"tallydesk/app/terms"
	"tallydesk/app/view"
	"tallydesk/gui/form"
	"tallydesk/gui/kit"
	"tallydesk/gui/page"
)

// openCustomer goes to the contract's customer.
func (s *screen) openCustomer() {
	s.env.Go(page.Route{Page: page.Customers, ID: s.card.shown.contract.CustomerID})
}

// choices are options whose words are prefix and code.
func choices[T ~string](s *screen, prefix string, codes []T) []kit.Option {
	options := make([]kit.Option, len(codes))
	for i, code := range codes {
		options[i] = kit.Option{Value: string(code), Label: s.t(prefix + string(code))}
	}
	return options
}

// field makes a field with the word of its name.
func (s *screen) field(name, help string, input fyne.CanvasObject) *kit.Field {
	return kit.NewField(name, s.t("field."+name), help, input)
}

// quiet gives words of nothing created.
func quiet(text string) func([]app.Receipt) string {
	return func([]app.Receipt) string { return text }
}

// endContract moves the last day.
func (s *screen) endContract() {
	contract := s.card.shown.contract
	end := form.NewDay(s.env, contract.End)
	help := s.t("contracts.new.end.help")
	if left := s.card.shown.bank.Left; left > 0 {
		help += " " + s.t("contracts.end.help", "Hours", s.env.Words.Duration(left))
	}
	form.Open(s.env, form.Sheet{
		Key: "contracts.end/" + contract.ID, Title: s.t("contracts.end.title", "Number", contract.Number), Confirm: s.t("contracts.save"),
		Fields: []*kit.Field{kit.NewField("end", s.t("contracts.end.day"), help, end)},
		Commands: func() ([]command.Command, error) {
			last, err := form.Value("end", end)
			return []command.Command{&command.EndContract{ContractID: contract.ID, End: last, Base: contract.Tag}}, err
		},
		Done: quiet(s.t("contracts.end.done", "Number", contract.Number)),
	})
}

// renewable tells whether a contract that follows can be made.
func (c *card) renewable() bool {
	return c.loaded && c.shown.contract.End != civil.Never && c.shown.contract.Successor.ID == ""
}

// renew makes the contract that follows.
func (s *screen) renew() {
	contract := s.card.shown.contract
	start := contract.End + 1
	months := contract.RenewalMonths
	end := form.NewDay(s.env, 0)
	if months > 0 {
		end.SetValue(start.AddMonths(months) - 1)
	}
	lost := ""
	if left := s.card.shown.bank.Left; left > 0 {
		lost = s.t("contracts.renew.lost", "Hours", s.env.Words.Duration(left), "Day", s.env.Words.DayYear(contract.End))
	}
	text := kit.NewParagraph(kit.RoleBody, kit.Soft(s.t("contracts.renew.what", "Day", s.env.Words.DayYear(start))+" "+lost))
	form.Open(s.env, form.Sheet{
		Key: "contracts.renew/" + contract.ID, Title: s.t("contracts.renew.title", "Number", contract.Number), Confirm: s.t("contracts.renew.do"),
		Fields: []*kit.Field{kit.NewField("end", s.t("contracts.renew.end"), "", end)},
		After:  text,
		Commands: func() ([]command.Command, error) {
			last, err := form.Value("end", end)
			return []command.Command{&command.RenewContract{ContractID: contract.ID, End: last, Base: contract.Tag}}, err
		},
		Done: func(receipts []app.Receipt) string {
			s.goTo(receipts[0].Created("contract"))
			return s.t("contracts.renew.done", "Number", contract.Number)
		},
	})
}

// changeTerms gives the rules a new version.
func (s *screen) changeTerms() {
	contract := s.card.shown.contract
	now, _ := inForce(contract)
	from := form.NewDay(s.env, max(s.today(), contract.Start))
	overUse := kit.NewChoice(choices(s, "overuse.", terms.OverUses), string(now.OverUse), nil)
	order := kit.NewChoice(choices(s, "draworder.", terms.DrawOrders), string(now.DrawOrder), nil)
	var base int64
	if n := len(contract.Terms); n > 0 {
		base = contract.Terms[n-1].Tag
	}
	form.Open(s.env, form.Sheet{
		Key: "contracts.terms/" + contract.ID, Title: s.t("contracts.change_terms.title"), Confirm: s.t("contracts.save"),
		Fields: []*kit.Field{
			kit.NewField("valid_from", s.t("contracts.valid_from"), s.t("contracts.valid_from.help"), from),
			s.field("over_use", "", overUse), s.field("draw_order", "", order),
		},
		Commands: func() ([]command.Command, error) {
			day, err := form.Needed("valid_from", from)
			return []command.Command{&command.ChangeTerms{
				ContractID: contract.ID, ValidFrom: day, OverUse: terms.OverUse(overUse.Selected()),
				DrawOrder: bank.DrawOrder(order.Selected()), Base: base,
			}}, err
		},
		Done: quiet(s.t("contracts.change_terms.done", "Number", contract.Number)),
	})
}

// changeAgreed changes what is agreed in words, and the renewal.
func (s *screen) changeAgreed() {
	contract := s.card.shown.contract
	name, level := kit.NewEntry(""), kit.NewEntry("")
	remarks := kit.NewMultiLine("", 3, 12)
	renewal := form.NewNumber(contract.RenewalMonths)
	name.SetText(contract.Name)
	level.SetText(contract.ServiceLevel)
	remarks.SetText(contract.Remarks)
	form.Open(s.env, form.Sheet{
		Key: "contracts.agreed/" + contract.ID, Title: s.t("contracts.agreed.title"), Confirm: s.t("contracts.save"),
		Fields: []*kit.Field{
			s.field("name", "", name), s.field("service_level", "", level),
			s.field("renewal_months", s.t("contracts.renewal.help"), renewal), s.field("remarks", s.t("contracts.remarks.help"), remarks),
		},
		Commands: func() ([]command.Command, error) {
			months, err := form.Number("renewal_months", renewal)
			to := map[string]string{"name": name.Text, "service_level": level.Text, "remarks": remarks.Text}
			return agreedCommands(contract, to, months), err
		},
		Done: quiet(s.t("contracts.agreed.done", "Number", contract.Number)),
	})
}

// agreedCommands are those that make of a contract's fields what they shall
// be; none where nothing changes.
func agreedCommands(contract view.Contract, to map[string]string, months int) []command.Command {
	from := map[string]string{"name": contract.Name, "service_level": contract.ServiceLevel, "remarks": contract.Remarks}
	patch := &command.Patch{Table: "contract", ID: contract.ID, From: map[string]string{}, To: map[string]string{}}
	for field, text := range to {
		if text != from[field] {
			patch.From[field], patch.To[field] = from[field], text
		}
	}
	var commands []command.Command
	if months != contract.RenewalMonths { // first: it knows the row as it was seen
		commands = append(commands, &command.SetRenewal{ContractID: contract.ID, Months: months, Base: contract.Tag})
	}
	if len(patch.To) > 0 {
		commands = append(commands, patch)
	}
	return commands
}

// changeProducts says which products the contract covers.
func (s *screen) changeProducts() {
	contract := s.card.shown.contract
	var selected []string
	for _, product := range contract.Products {
		selected = append(selected, product.ID)
	}
	s.withProducts(func(options []kit.Option) {
		products := kit.NewChecks(options, selected, nil)
		form.Open(s.env, form.Sheet{
			Key: "contracts.products/" + contract.ID, Title: s.t("contracts.products.title"), Confirm: s.t("contracts.save"),
			Fields: []*kit.Field{s.field("products", s.t("contracts.products.help"), products)},
			Commands: func() ([]command.Command, error) {
				return []command.Command{&command.SetContractProducts{ContractID: contract.ID, ProductIDs: products.Selected()}}, nil
			},
			Done: quiet(s.t("contracts.products.done", "Number", contract.Number)),
		})
	})
}

// withProducts reads the products there are, and goes on with them.
func (s *screen) withProducts(then func([]kit.Option)) {
	s.env.UI.Go(func() {
		found, err := s.env.Desk.View().Products(context.Background())
		options := make([]kit.Option, len(found))
		for i, product := range found {
			options[i] = kit.Option{Value: product.ID, Label: product.Name}
		}
		s.env.UI.Do(func() {
			if err != nil {
				s.env.Fail(err)
				return
			}
			then(options)
		})
	})
}

// needText refuses a field that is left empty.
func needText(name, text string) error {
	if text == "" {
		return fail.Required(name)
	}
	return nil
}
