package contracts

import (
	"tallydesk/app"
	"tallydesk/app/access"
	"tallydesk/app/bank"
	"tallydesk/app/civil"
	"tallydesk/app/command"
	"tallydesk/app/fail"
	"tallydesk/app/money"
	"tallydesk/app/terms"
	"tallydesk/app/view"
	"tallydesk/gui/form"
	"tallydesk/gui/kit"
)

// buySheet is the sheet of hours that are bought.
type buySheet struct {
	screen   *screen
	contract view.Contract
	lines    []view.ContractLine

	line     *kit.Choice
	minutes  *kit.ValueEntry[int]
	day      *kit.ValueEntry[civil.Day]
	quarter  *kit.Choice
	paid     *kit.ValueEntry[civil.Day]
	price    *kit.ValueEntry[money.Amount]
	reason   *kit.Entry
	override *kit.Entry
	why      *kit.Field // why so little is sold
	gives    *kit.Paragraph
}

// buyHours opens the sheet of hours that are bought.
func (s *screen) buyHours() {
	contract := s.card.shown.contract
	currency := func() string { return contract.Currency }
	b := &buySheet{
		screen: s, contract: contract, lines: prepaidLines(contract), minutes: form.NewLength(s.env, 0),
		day: form.NewDay(s.env, s.today()), paid: form.NewDay(s.env, 0), price: form.NewMoney(s.env, currency, 0),
		quarter: kit.NewChoice(choices(s, "quarter.", []bank.Quarter{bank.ThisQuarter, bank.NextQuarter}), string(bank.ThisQuarter), nil),
		reason:  kit.NewEntry(""), override: kit.NewEntry(""), gives: kit.NewParagraph(kit.RoleBody),
	}
	b.minutes.SetPlaceHolder(s.t("contracts.buy.minutes.example"))
	b.price.SetPlaceHolder(s.t("contracts.buy.price.example"))
	var options []kit.Option
	for _, line := range b.lines {
		options = append(options, kit.Option{Value: line.LineID, Label: lineName(s.env.Words, line.Now.Line)})
	}
	b.line = kit.NewChoice(options, b.lines[0].LineID, nil)
	b.why = s.field("override_reason", s.t("contracts.buy.override.help"), b.override)
	b.open()
}

func (b *buySheet) open() {
	s := b.screen
	gives := kit.NewField("gives", s.t("contracts.buy.gives"), "", b.gives)
	fields := []*kit.Field{s.field("minutes", "", b.minutes), b.why, gives}
	if len(b.lines) > 1 {
		fields = append(fields, s.field("line", "", b.line))
	}
	fields = append(fields,
		s.field("day", "", b.day), s.field("quarter", "", b.quarter), s.field("price", s.t("contracts.buy.price.help"), b.price),
		s.field("paid_on", s.t("contracts.buy.paid.help"), b.paid), s.field("reason", s.t("contracts.reason.help"), b.reason),
	)
	form.Open(s.env, form.Sheet{
		Key: "contracts.buy/" + b.contract.ID, Title: s.t("contracts.buy.title", "Customer", b.contract.CustomerName),
		Confirm: s.t("contracts.buy.do"), Fields: fields,
		Changed: b.changed, Commands: b.commands,
		Done: func(_ []app.Receipt) string {
			minutes, _, _ := b.minutes.Value()
			return s.t("contracts.buy.done", "Hours", s.env.Words.Duration(minutes))
		},
	})
}

// chosen is the line that the hours are bought under.
func (b *buySheet) chosen() terms.Line {
	for _, line := range b.lines {
		if line.LineID == b.line.Selected() {
			return line.Now.Line
		}
	}
	return b.lines[0].Now.Line
}

// changed says what the purchase gives, and asks why when it is too small.
func (b *buySheet) changed() {
	minutes, filled, err := b.minutes.Value()
	small := filled && err == nil && minutes < b.chosen().Least
	if small && b.screen.env.Desk.Actor().May(access.Override) {
		b.why.Show()
	} else {
		b.why.Hide()
	}
	b.gives.Set(kit.Plain(b.promise()))
}

// promise says what lot comes of the purchase: from when to when, and for how
// much an hour.
func (b *buySheet) promise() string {
	s, w := b.screen, b.screen.env.Words
	purchase, err := b.purchase()
	if err != nil || purchase.Minutes == 0 {
		return s.t("contracts.buy.unknown")
	}
	line := b.chosen()
	if purchase.Override == "" {
		purchase.Override = "preview" // that the block is too small is said at its field
	}
	lot, err := bank.Prepaid{Least: line.Least, EarlyUse: line.EarlyUse, WhenPaid: line.WhenPaid, Scope: line.Scope}.Lot(purchase)
	if err != nil {
		return w.Error(err)
	}
	key := "contracts.buy.promise"
	if lot.From == civil.Never {
		key = "contracts.buy.promise.unpaid"
	}
	expires := min(lot.Expires, b.contract.End)
	given := s.t(key, "Hours", w.Duration(lot.Minutes), "From", w.DayYear(lot.From), "Until", w.DayYear(expires))
	return given + " " + b.cost(purchase.Minutes)
}

// cost says what the hours cost, and what that is an hour.
func (b *buySheet) cost(minutes int) string {
	s, w := b.screen, b.screen.env.Words
	amount, err := b.total(minutes)
	if err != nil || amount.Minor == 0 {
		return s.t("contracts.buy.no_price")
	}
	hour := money.Amount{Minor: (amount.Minor*60 + int64(minutes)/2) / int64(minutes), Currency: amount.Currency}
	return s.t("contracts.buy.cost", "Price", w.Money(amount), "Rate", s.t("contracts.rate", "Price", w.Money(hour)))
}

// purchase is what is written, as the bank understands it.
func (b *buySheet) purchase() (bank.Purchase, error) {
	minutes, errMinutes := form.Value("minutes", b.minutes)
	day, errDay := form.Needed("day", b.day)
	paid, errPaid := form.Value("paid_on", b.paid)
	if paid == 0 {
		paid = civil.Never
	}
	return bank.Purchase{
		Day: day, Serves: bank.Quarter(b.quarter.Selected()), Minutes: minutes, Paid: paid, Override: b.override.Text,
	}, fail.Join(errMinutes, errDay, errPaid)
}

// total is the price: as written, or the line's.
func (b *buySheet) total(minutes int) (money.Amount, error) {
	amount, err := form.Value("price", b.price)
	if err != nil || amount != (money.Amount{}) {
		return amount, err
	}
	return money.Amount{Minor: b.chosen().Price, Currency: b.contract.Currency}.MulMinutes(minutes)
}

func (b *buySheet) commands() ([]command.Command, error) {
	purchase, err := b.purchase()
	price, errPrice := form.Value("price", b.price)
	buy := &command.BuyHours{
		ContractID: b.contract.ID, Minutes: purchase.Minutes, Day: purchase.Day, Quarter: purchase.Serves,
		Price: price, Reason: b.reason.Text,
	}
	if len(b.lines) > 1 {
		buy.LineID = b.line.Selected()
	}
	if purchase.Paid != civil.Never {
		buy.PaidOn = purchase.Paid
	}
	if purchase.Minutes > 0 && purchase.Minutes < b.chosen().Least {
		buy.OverrideReason = b.override.Text
	}
	return []command.Command{buy}, fail.Join(err, errPrice)
}

// markPaid records when hours were paid.
func (s *screen) markPaid(lot view.BankLot) {
	day := form.NewDay(s.env, s.today())
	name := lot.Name().Say(s.env.Words, s.today())
	form.Open(s.env, form.Sheet{
		Key: "contracts.paid/" + lot.ID, Title: s.t("contracts.paid.title", "Lot", name), Confirm: s.t("contracts.save"),
		Fields: []*kit.Field{s.field("paid_on", "", day)},
		Commands: func() ([]command.Command, error) {
			paid, err := form.Needed("paid_on", day)
			return []command.Command{&command.MarkPaid{LotID: lot.ID, PaidOn: paid, Base: lot.Tag}}, err
		},
		Done: quiet(s.t("contracts.paid.done", "Lot", name)),
	})
}

// openingBalance brings in hours from another system.
func (s *screen) openingBalance() {
	contract := s.card.shown.contract
	minutes, from, expires := form.NewLength(s.env, 0), form.NewDay(s.env, s.today()), form.NewDay(s.env, 0)
	price := form.NewMoney(s.env, func() string { return contract.Currency }, 0)
	reason := kit.NewEntry("")
	form.Open(s.env, form.Sheet{
		Key: "contracts.opening/" + contract.ID, Title: s.t("contracts.opening.title"), Confirm: s.t("contracts.save"),
		Fields: []*kit.Field{
			s.field("minutes", s.t("contracts.opening.help"), minutes), s.field("from", "", from),
			s.field("expires", s.t("contracts.opening.expires.help"), expires), s.field("price", s.t("contracts.opening.price.help"), price),
			s.field("reason", s.t("contracts.reason.help"), reason),
		},
		Commands: func() ([]command.Command, error) {
			hours, errHours := form.Value("minutes", minutes)
			first, errFirst := form.Needed("from", from)
			last, errLast := form.Value("expires", expires)
			amount, errPrice := form.Value("price", price)
			return []command.Command{&command.OpeningBalance{
				ContractID: contract.ID, Minutes: hours, From: first, Expires: last, Price: amount, Reason: reason.Text,
			}}, fail.Join(errHours, errFirst, errLast, errPrice)
		},
		Done: func([]app.Receipt) string {
			hours, _, _ := minutes.Value()
			return s.t("contracts.opening.done", "Hours", s.env.Words.Duration(hours))
		},
	})
}
