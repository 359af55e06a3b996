package main

import (
	"tallydesk/app/bank"
	"tallydesk/app/civil"
	"tallydesk/app/view"
)

type bankNoun struct {
	Show      bankShow      `cmd:""`
	Statement bankStatement `cmd:""`
}

type bankShow struct {
	Contract string `arg:"" is:"contract"`
	On       string `name:"on" is:"day" default:"today"`
}

func (bankShow) examples() []string {
	return []string{"bank show SUND", "bank show SUND --on 2026-12-31 --json"}
}

func (k *bankShow) run(c *call) error {
	on, err := c.day("--on", k.On)
	if err != nil {
		return err
	}
	if c.onCustomerSide() {
		return c.showOwnBank(k.Contract, on)
	}
	contract, err := c.contract(k.Contract)
	if err != nil {
		return err
	}
	held, err := c.view.Bank(c.ctx, contract.ID, on)
	if err != nil {
		return err
	}
	var lots []record
	for _, lot := range held.Lots {
		lots = append(lots, lotRecord(lot))
	}
	return c.showBank(bankTold{
		contract: held.Number, on: held.AsOf, left: held.Left, lots: lots, warnings: held.Warnings,
		uncovered: openRecords(held.UncoveredTime), undecided: openRecords(held.UndecidedTime),
	})
}

// bankTold is what staff and customer are told of a time bank alike.
type bankTold struct {
	contract                   string
	on                         civil.Day
	left                       int
	lots, uncovered, undecided []record
	warnings                   []view.BankWarning
}

func (c *call) showBank(held bankTold) error {
	var warnings []record
	for _, warning := range held.warnings {
		warnings = append(warnings, record{
			{"lot", warning.Lot.Name()}, {"minutes", minutes(warning.Minutes)}, {"day", warning.Day}, {"text", warning.Phrase(warning.Lot)},
		})
	}
	told := record{
		{"contract", held.contract},
		{"on", held.on},
		{"left", minutes(held.left)},
		{"lots", held.lots},
		{"warnings", warnings},
		{"uncovered", held.uncovered},
		{"undecided", held.undecided},
	}
	if c.out.json {
		return c.out.answer(c.out.object(told))
	}
	c.out.card(told, "contract", "on", "left")
	c.out.section("cli.part.lots", held.lots, "lot", "state", "minutes", "drawn", "expired", "left", "from", "expires")
	c.out.openTime(held.uncovered, held.undecided)
	c.out.sentences("cli.part.warnings", warnings)
	return nil
}

// openTime writes the time that no lot covered, and that no rule decided.
func (p *page) openTime(uncovered, undecided []record) {
	p.section("cli.part.uncovered", uncovered, "day", "ticket", "subject", "open")
	p.section("cli.part.undecided", undecided, "day", "ticket", "subject", "open")
}

// sentences writes the texts of records below a heading.
func (p *page) sentences(heading string, rows []record) {
	if len(rows) == 0 {
		return
	}
	p.line("")
	p.line(p.words.T(heading))
	for _, row := range rows {
		p.paragraph(p.text(row.get("text")))
	}
}

func lotRecord(lot view.BankLot) record {
	return record{
		{"id", lot.ID},
		{"lot", lot.Name()},
		{"origin", coded{"origin.", string(lot.Origin)}},
		{"state", coded{"bank.state.", string(lot.State)}},
		{"minutes", minutes(lot.Minutes)},
		{"drawn", minutes(lot.Drawn)},
		{"expired", minutes(lot.Expired)},
		{"left", minutes(lot.Left)},
		{"from", dayOrNone(lot.From)},
		{"expires", lot.Expires},
		{"bought", lot.Bought},
		{"paid", lot.Paid},
		{"price", lot.Price},
	}
}

// dayOrNone leaves out the first day of what cannot be used yet.
func dayOrNone(day civil.Day) civil.Day {
	if day == civil.Never {
		return 0
	}
	return day
}

func openRecords(open []view.OpenTime) []record {
	var records []record
	for _, o := range open {
		records = append(records, record{
			{"entry_id", o.EntryID}, {"day", o.WorkDay}, {"ticket", o.TicketRef}, {"subject", o.Subject}, {"open", minutes(o.Open)}, {"note", o.Note},
		})
	}
	return records
}

type bankStatement struct {
	Contract string `arg:"" is:"contract"`
	From     string `name:"from" is:"day"`
	To       string `name:"to" is:"day"`
}

func (bankStatement) examples() []string {
	return []string{"bank statement SUND", "bank statement SUND --from 2026-10-01 --to 2026-10-31 --json"}
}

func (k *bankStatement) run(c *call) error {
	from, to, err := c.period(k.From, k.To, c.today().MonthStart(), c.today())
	if err != nil {
		return err
	}
	if c.onCustomerSide() {
		return c.showOwnStatement(k.Contract, from, to)
	}
	contract, err := c.contract(k.Contract)
	if err != nil {
		return err
	}
	statement, err := c.view.Statement(c.ctx, contract.ID, from, to, max(c.today(), to))
	if err != nil {
		return err
	}
	told := statementTold{
		contract: statement.Number, customer: contract.CustomerName, from: from, to: to, opening: statement.Opening, closing: statement.Closing,
		uncovered: openRecords(statement.UncoveredTime), undecided: openRecords(statement.UndecidedTime),
	}
	for _, m := range statement.Movements {
		movement := movementRecord(m.Movement, m.LotOf, m.Work.TicketRef, m.Work.Subject, m.Work.Note)
		told.movements = append(told.movements, append(movement, field{"entry_id", m.Work.EntryID}))
	}
	return c.showStatement(told)
}

// statementTold is what staff and customer are told of a period alike.
type statementTold struct {
	contract                        string
	customer                        string // empty where the customer itself reads it
	from, to                        civil.Day
	opening, closing                int
	movements, uncovered, undecided []record
}

func (c *call) showStatement(s statementTold) error {
	if c.out.json {
		return c.out.answer(c.out.object(record{
			{"contract", s.contract},
			{"from", s.from},
			{"to", s.to},
			{"opening", minutes(s.opening)},
			{"closing", minutes(s.closing)},
			{"movements", s.movements},
			{"uncovered", s.uncovered},
			{"undecided", s.undecided},
		}))
	}
	key := "cli.statement"
	if s.customer == "" {
		key = "cli.statement.own"
	}
	c.out.line(c.words.T(key, "Number", s.contract, "Customer", s.customer, "From", s.from, "To", s.to))
	c.out.line("")
	rows := append([]record{balance(c.words.T("bank.brought"), s.from, s.opening)}, s.movements...)
	rows = append(rows, balance(c.words.T("bank.carried"), s.to, s.closing))
	c.out.table(rows, "day", "what", "change", "balance", "lot", "why")
	c.out.openTime(s.uncovered, s.undecided)
	return nil
}

// balance is a row that only carries a balance.
func balance(what string, day civil.Day, held int) record {
	return record{{"day", day}, {"what", what}, {"balance", minutes(held)}}
}

// movementRecord tells a movement of a lot; a draw by the ticket that was
// worked on.
func movementRecord(m bank.Movement, lot bank.Lot, ticket, subject, note string) record {
	var what any = m.What()
	if m.Kind == bank.KindDraw && ticket != "" {
		what = ticket + " " + subject
	}
	return record{
		{"day", m.Day},
		{"kind", string(m.Kind)},
		{"what", what},
		{"change", change(m.Minutes)},
		{"balance", minutes(m.Balance)},
		{"lot", lot.Name()},
		{"why", m.Why.Phrase()},
		{"ticket", ticket},
		{"note", note},
	}
}
