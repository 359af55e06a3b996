package contracts

import (
	"cmp"
	"slices"
	"strings"

	"tallydesk/app/bank"
	"tallydesk/app/civil"
	"tallydesk/app/command"
	"tallydesk/app/fail"
	"tallydesk/app/money"
	"tallydesk/app/terms"
	"tallydesk/app/ticket"
	"tallydesk/app/view"
	"tallydesk/gui/form"
	"tallydesk/gui/kit"
)

// lineSheet is the sheet of one line: a new one, or a new version. It shows
// the fields that the line's kind has.
type lineSheet struct {
	screen   *screen
	contract view.Contract

	kind      *kit.Choice
	name      *kit.Entry
	from      *kit.ValueEntry[civil.Day]
	to        *kit.ValueEntry[civil.Day]
	minutes   *kit.ValueEntry[int]
	rollOver  *kit.Choice
	months    *kit.Entry
	limit     *kit.ValueEntry[int]
	cycle     *kit.Choice
	proRata   *kit.Check
	hosted    *kit.Check
	least     *kit.ValueEntry[int]
	early     *kit.Check
	whenPaid  *kit.Check
	perYear   *kit.Entry
	covers    *kit.Checks
	scope     *kit.Checks
	price     *kit.ValueEntry[money.Amount]
	period    *kit.Choice
	fields    []*kit.Field
	toField   *kit.Field
	kindField *kit.Field
}

// addLine opens the sheet of a new line.
func (s *screen) addLine() {
	contract := s.card.shown.contract
	l := newLineSheet(s, contract, terms.Line{Kind: terms.Prepaid})
	l.from.Clear()
	form.Open(s.env, form.Sheet{
		Key: "contracts.line/" + contract.ID, Title: s.t("contracts.add_line.title"), Confirm: s.t("contracts.add_line.do"),
		Fields: append([]*kit.Field{l.kindField}, append(l.fields, l.toField)...), Changed: l.changed,
		Commands: func() ([]command.Command, error) {
			line, err := l.line()
			return []command.Command{&command.AddLine{ContractID: contract.ID, Line: line}}, err
		},
		Done: quiet(s.t("contracts.add_line.done", "Number", contract.Number)),
	})
}

// changeLine opens the sheet of a new version of a line.
func (s *screen) changeLine(id string) {
	contract := s.card.shown.contract
	line, ok := lineWith(contract, id)
	if !ok || !s.mayChange() {
		return
	}
	l := newLineSheet(s, contract, line.Now.Line)
	l.from.SetValue(max(s.today(), line.Now.ValidFrom))
	name := lineName(s.env.Words, line.Now.Line)
	form.Open(s.env, form.Sheet{
		Key: "contracts.version/" + id, Title: s.t("contracts.change_line.title", "Line", name), Confirm: s.t("contracts.save"),
		Fields: l.fields, Changed: l.changed,
		Commands: func() ([]command.Command, error) {
			version, err := l.line()
			from := version.ValidFrom
			if from == 0 {
				err = fail.Join(err, fail.Required("valid_from"))
			}
			version.ValidFrom, version.ValidTo = 0, 0
			return []command.Command{&command.ChangeLine{LineID: id, ValidFrom: from, Line: version, Base: line.Tag}}, err
		},
		Done: quiet(s.t("contracts.change_line.done", "Line", name)),
	})
}

// endLine opens the sheet that ends a line.
func (s *screen) endLine(id string) {
	line, ok := lineWith(s.card.shown.contract, id)
	if !ok {
		return
	}
	last := form.NewDay(s.env, max(s.today(), line.Versions[0].ValidFrom))
	name := lineName(s.env.Words, line.Now.Line)
	form.Open(s.env, form.Sheet{
		Key: "contracts.end_line/" + id, Title: s.t("contracts.end_line.title", "Line", name), Confirm: s.t("contracts.end_line.do"),
		Fields: []*kit.Field{s.field("last_day", s.t("contracts.end_line.help"), last)},
		Commands: func() ([]command.Command, error) {
			day, err := form.Needed("last_day", last)
			return []command.Command{&command.EndLine{LineID: id, LastDay: day, Base: line.Tag}}, err
		},
		Done: quiet(s.t("contracts.end_line.done", "Line", name)),
	})
}

func lineWith(contract view.Contract, id string) (view.ContractLine, bool) {
	i := slices.IndexFunc(contract.Lines, func(line view.ContractLine) bool { return line.LineID == id })
	if i < 0 {
		return view.ContractLine{}, false
	}
	return contract.Lines[i], true
}

func newLineSheet(s *screen, contract view.Contract, line terms.Line) *lineSheet {
	l := &lineSheet{
		screen: s, contract: contract,
		kind: kit.NewChoice(choices(s, "line.", terms.Kinds), string(line.Kind), nil), name: kit.NewEntry(""),
		from: form.NewDay(s.env, line.ValidFrom), to: form.NewDay(s.env, line.ValidTo), minutes: form.NewLength(s.env, line.Minutes),
		rollOver: kit.NewChoice(choices(s, "rollover.", rollOvers), cmp.Or(string(line.RollOver), string(bank.RollNone)), nil),
		months:   form.NewNumber(line.RollOverMonths), limit: form.NewLength(s.env, line.Cap),
		cycle:   kit.NewChoice(choices(s, "cycle.", []bank.Cycle{bank.Calendar, bank.Anniversary}), cmp.Or(string(line.Cycle), string(bank.Calendar)), nil),
		proRata: kit.NewCheck(s.t("field.pro_rata"), line.ProRata, nil), hosted: kit.NewCheck(s.t("field.hosted_only"), line.HostedOnly, nil),
		least: form.NewLength(s.env, line.Least), early: kit.NewCheck(s.t("field.early_use"), line.EarlyUse, nil),
		whenPaid: kit.NewCheck(s.t("field.when_paid"), line.WhenPaid, nil), perYear: form.NewNumber(line.PerYear),
		covers: kit.NewChecks(choices(s, "kind.", ticket.Kinds), line.Covers, nil),
		scope:  kit.NewChecks(scopes(s), append(prefixed("kind.", line.Scope.Kinds), prefixed("worktype.", line.Scope.WorkTypes)...), nil),
		price:  form.NewMoney(s.env, func() string { return contract.Currency }, line.Price),
		period: kit.NewChoice(choices(s, "period.", terms.Periods), cmp.Or(string(line.Period), string(terms.Month)), nil),
	}
	l.name.SetText(line.Name)
	l.kindField = kit.NewField("kind", s.t("contracts.kind"), "", l.kind)
	l.toField = s.field("valid_to", s.t("contracts.line.to.help"), l.to)
	l.fields = l.makeFields()
	return l
}

var rollOvers = []bank.RollOver{bank.RollNone, bank.RollMonths, bank.RollCapped, bank.RollUnlimited}

// makeFields makes all fields that any kind has, in the order of the form.
func (l *lineSheet) makeFields() []*kit.Field {
	s := l.screen
	bare := func(name string, check *kit.Check) *kit.Field { return kit.NewField(name, "", "", check) }
	return []*kit.Field{
		s.field("name", s.t("contracts.line.name.help"), l.name),
		kit.NewField("valid_from", s.t("contracts.valid_from"), s.t("contracts.valid_from.help"), l.from),
		s.field("minutes", "", l.minutes), s.field("per_year", "", l.perYear),
		s.field("price", "", l.price), s.field("period", "", l.period),
		s.field("rollover", "", l.rollOver), s.field("rollover_months", "", l.months), s.field("cap", "", l.limit),
		s.field("cycle", "", l.cycle), bare("pro_rata", l.proRata), bare("hosted_only", l.hosted),
		s.field("least", "", l.least), bare("early_use", l.early), bare("when_paid", l.whenPaid),
		s.field("covers", "", l.covers), s.field("scope", s.t("contracts.line.scope.help"), l.scope),
	}
}

// changed shows the fields that the kind has, and of the roll-over's those
// that the chosen one needs.
func (l *lineSheet) changed() {
	has := terms.FieldsOf(terms.Kind(l.kind.Selected()))
	always := []string{"name", "valid_from"}
	for _, field := range l.fields {
		shown := slices.Contains(has, field.Name()) || slices.Contains(always, field.Name())
		switch field.Name() {
		case "rollover_months":
			shown = shown && l.rollOver.Selected() == string(bank.RollMonths)
		case "cap":
			shown = shown && l.rollOver.Selected() == string(bank.RollCapped)
		}
		if shown {
			field.Show()
		} else {
			field.Hide()
		}
	}
}

// line is what is written, without the fields that the kind has not.
func (l *lineSheet) line() (terms.Line, error) {
	line := terms.Line{Kind: terms.Kind(l.kind.Selected()), Name: strings.TrimSpace(l.name.Text)}
	var errs []error
	read := func(name string, take func() error) {
		if slices.Contains(terms.FieldsOf(line.Kind), name) {
			errs = append(errs, take())
		}
	}
	var err error
	line.ValidFrom, err = form.Value("valid_from", l.from)
	errs = append(errs, err)
	line.ValidTo, err = form.Value("valid_to", l.to)
	errs = append(errs, err)
	read("minutes", func() (err error) { line.Minutes, err = form.Value("minutes", l.minutes); return err })
	read("per_year", func() (err error) { line.PerYear, err = form.Number("per_year", l.perYear); return err })
	read("price", func() error {
		amount, err := form.Value("price", l.price)
		line.Price = amount.Minor
		if err == nil && amount.Currency != "" && amount.Currency != l.contract.Currency {
			return fail.NewInvalid("price", "currency.other", fail.Args{"Currency": l.contract.Currency})
		}
		return err
	})
	read("period", func() error { line.Period = terms.Period(l.period.Selected()); return nil })
	read("rollover", func() error { return l.readRollOver(&line) })
	read("cycle", func() error { line.Cycle = bank.Cycle(l.cycle.Selected()); return nil })
	read("pro_rata", func() error { line.ProRata = l.proRata.Checked(); return nil })
	read("hosted_only", func() error { line.HostedOnly = l.hosted.Checked(); return nil })
	read("least", func() (err error) { line.Least, err = form.Value("least", l.least); return err })
	read("early_use", func() error { line.EarlyUse = l.early.Checked(); return nil })
	read("when_paid", func() error { line.WhenPaid = l.whenPaid.Checked(); return nil })
	read("covers", func() error { line.Covers = l.covers.Selected(); return nil })
	read("scope", func() error { line.Scope = scopeOf(l.scope.Selected()); return nil })
	return line, fail.Join(errs...)
}

func (l *lineSheet) readRollOver(line *terms.Line) (err error) {
	line.RollOver = bank.RollOver(l.rollOver.Selected())
	switch line.RollOver {
	case bank.RollMonths:
		line.RollOverMonths, err = form.Number("rollover_months", l.months)
	case bank.RollCapped:
		line.Cap, err = form.Value("cap", l.limit)
	}
	return err
}

// scopes are what the minutes of a line can be for: kinds of ticket and types
// of work.
func scopes(s *screen) []kit.Option {
	options := make([]kit.Option, 0, len(ticket.Kinds)+len(terms.WorkTypes))
	for _, kind := range ticket.Kinds {
		options = append(options, kit.Option{Value: "kind." + string(kind), Label: s.t("contracts.scope.kind", "Kind", s.t("kind."+string(kind)))})
	}
	for _, work := range terms.WorkTypes {
		options = append(options, kit.Option{Value: "worktype." + work, Label: s.t("contracts.scope.work", "Kind", s.t("worktype."+work))})
	}
	return options
}

func prefixed(prefix string, codes []string) []string {
	all := make([]string, len(codes))
	for i, code := range codes {
		all[i] = prefix + code
	}
	return all
}

func scopeOf(values []string) bank.Scope {
	var scope bank.Scope
	for _, value := range values {
		if kind, ok := strings.CutPrefix(value, "kind."); ok {
			scope.Kinds = append(scope.Kinds, kind)
		} else if work, ok := strings.CutPrefix(value, "worktype."); ok {
			scope.WorkTypes = append(scope.WorkTypes, work)
		}
	}
	return scope
}
