package contracts

import (
	"context"

	"tallydesk/app"
	"tallydesk/app/civil"
	"tallydesk/app/command"
	"tallydesk/app/fail"
	"tallydesk/app/terms"
	"tallydesk/app/view"
	"tallydesk/app/words"
	"tallydesk/gui/form"
	"tallydesk/gui/kit"
)

// newSheet is the sheet of a new contract.
type newSheet struct {
	screen *screen

	calendars []view.Named
	customer  *kit.Autocomplete
	template  *kit.Choice
	name      *kit.Entry
	start     *kit.ValueEntry[civil.Day]
	end       *kit.ValueEntry[civil.Day]
	calendar  *kit.Choice
	overUse   *kit.Choice
	renewal   *kit.Entry
	lines     *kit.Checks
	linesAt   *kit.Field

	asked  string       // the customer whose language was asked for
	chosen string       // the template that the fields were filled from
	offer  []terms.Line // its lines
	lang   string       // the customer's
	filled string       // the name that the template gave
}

// newContract opens the sheet of a new contract.
func (s *screen) newContract() {
	s.env.UI.Go(func() {
		calendars, err := s.env.Desk.View().Calendars(context.Background())
		s.env.UI.Do(func() {
			if err != nil {
				s.env.Fail(err)
				return
			}
			newNewSheet(s, calendars).open()
		})
	})
}

func newNewSheet(s *screen, calendars []view.Named) *newSheet {
	n := &newSheet{
		screen: s, calendars: calendars, name: kit.NewEntry(""), renewal: kit.NewEntry(""), lang: s.env.Words.Lang(),
		start: form.NewDay(s.env, s.today()), end: form.NewDay(s.env, 0), lines: kit.NewChecks(nil, nil, nil),
	}
	n.customer = form.NewCustomer(s.env, s.t("contracts.customer.example"))
	n.template = kit.NewChoice(templates(s.env.Words), "", nil)
	n.calendar = kit.NewChoice(withNone(calendars, s.t("contracts.calendar.own")), "", nil)
	n.overUse = kit.NewChoice(choices(s, "overuse.", terms.OverUses), string(terms.Ask), nil)
	n.linesAt = kit.NewField("lines", s.t("field.lines"), s.t("contracts.new.lines.help"), n.lines)
	return n
}

// templates are the shipped ones, and none.
func templates(w *words.Words) []kit.Option {
	options := []kit.Option{{Label: w.T("contracts.template.none")}}
	for _, template := range terms.Templates() {
		options = append(options, kit.Option{Value: template.Key, Label: w.T("template." + template.Key)})
	}
	return options
}

func withNone(all []view.Named, none string) []kit.Option {
	options := []kit.Option{{Label: none}}
	for _, one := range all {
		options = append(options, kit.Option{Value: one.ID, Label: one.Name})
	}
	return options
}

func (n *newSheet) open() {
	s := n.screen
	form.Open(s.env, form.Sheet{
		Key: "contracts.new", Title: s.t("contracts.new.title"), Confirm: s.t("contracts.new.do"),
		Fields: []*kit.Field{
			s.field("customer", "", n.customer), s.field("template", "", n.template), s.field("name", "", n.name),
			s.field("start", "", n.start), s.field("end", s.t("contracts.new.end.help"), n.end),
			s.field("renewal_months", s.t("contracts.renewal.help"), n.renewal),
			s.field("over_use", "", n.overUse), s.field("calendar", "", n.calendar), n.linesAt,
		},
		Changed: n.changed, Commands: n.commands,
		Done: func(receipts []app.Receipt) string {
			s.card.turn(viewTerms)
			s.goTo(receipts[0].Created("contract"))
			return s.t("contracts.new.done", "Name", n.name.Text)
		},
	})
}

// language speaks to a customer in its own language: the contract's words are
// the customer's.
func (n *newSheet) language(customerID string) {
	env := n.screen.env
	env.UI.Go(func() {
		customer, err := env.Desk.View().Customer(context.Background(), customerID)
		env.UI.Do(func() {
			if err == nil && customer.Language != n.lang {
				n.lang = customer.Language
				n.rename()
			}
		})
	})
}

// changed fills the fields from the template when another was chosen, and in
// another language when the customer speaks one.
func (n *newSheet) changed() {
	if picked, ok := n.customer.Picked(); ok && picked.Value != n.asked {
		n.asked = picked.Value
		n.language(picked.Value)
	}
	if key := n.template.Selected(); key != n.chosen {
		n.chosen = key
		n.fill()
	}
	if len(n.offer) > 0 {
		n.linesAt.Show()
	} else {
		n.linesAt.Hide()
	}
}

func (n *newSheet) fill() {
	template, _ := terms.TemplateOf(n.chosen)
	n.offer = template.Lines
	n.rename()
	n.lines.SetSelected(lineKeys(n.offer))
	if n.chosen == "" {
		return
	}
	n.overUse.SetSelected(string(template.OverUse))
	n.renewal.SetText(form.NewNumber(template.RenewalMonths).Text)
	n.end.Clear()
	if start, filled, err := n.start.Value(); template.TermMonths > 0 && filled && err == nil {
		n.end.SetValue(start.AddMonths(template.TermMonths) - 1)
	}
	n.calendar.SetSelected("")
	for _, calendar := range n.calendars {
		if calendar.Name == template.Calendar {
			n.calendar.SetSelected(calendar.ID)
		}
	}
}

// rename writes name and lines in the customer's language, unless the person
// has written a name.
func (n *newSheet) rename() {
	if n.name.Text == n.filled && n.chosen != "" {
		n.filled = words.For(n.lang).T("template." + n.chosen)
		n.name.SetText(n.filled)
	}
	selected := n.lines.Selected()
	var options []kit.Option
	for i, line := range n.agreed() {
		options = append(options, kit.Option{Value: lineKeys(n.offer)[i], Label: lineName(n.screen.env.Words, line)})
	}
	n.lines.SetOptions(options)
	n.lines.SetSelected(selected)
}

// lineKeys number the lines.
func lineKeys(lines []terms.Line) []string {
	keys := make([]string, len(lines))
	for i := range lines {
		keys[i] = "line" + string(rune('0'+i))
	}
	return keys
}

// agreed are the template's lines with their names in the customer's language.
func (n *newSheet) agreed() []terms.Line {
	w := words.For(n.lang)
	lines := make([]terms.Line, len(n.offer))
	for i, line := range n.offer {
		if line.Name != "" {
			line.Name = w.T(line.Name)
		}
		lines[i] = line
	}
	return lines
}

// taken are the lines that are ticked.
func (n *newSheet) taken() []terms.Line {
	ticked := map[string]bool{}
	for _, key := range n.lines.Selected() {
		ticked[key] = true
	}
	var taken []terms.Line
	for i, line := range n.agreed() {
		if ticked[lineKeys(n.offer)[i]] {
			taken = append(taken, line)
		}
	}
	return taken
}

func (n *newSheet) commands() ([]command.Command, error) {
	customer, picked := n.customer.Picked()
	start, errStart := form.Needed("start", n.start)
	end, errEnd := form.Value("end", n.end)
	months, errMonths := form.Number("renewal_months", n.renewal)
	open := &command.OpenContract{
		CustomerID: customer.Value, Name: n.name.Text, Start: start, End: end, CalendarID: n.calendar.Selected(),
		RenewalMonths: months, OverUse: terms.OverUse(n.overUse.Selected()), Lines: n.taken(),
	}
	if w := words.For(n.lang); n.chosen != "" {
		key := "template." + n.chosen
		if w.Has(key + ".level") {
			open.ServiceLevel = w.T(key + ".level")
		}
		if w.Has(key + ".remarks") {
			open.Remarks = w.T(key + ".remarks")
		}
	}
	var missing error
	if !picked {
		missing = fail.Required("customer")
	}
	return []command.Command{open}, fail.Join(missing, needText("name", n.name.Text), errStart, errEnd, errMonths)
}
