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
	contract, err := c.contract(k.Contract)
	if err != nil {
		return err
	}
	held, err := c.view.Bank(c.ctx, contract.ID, on)
	if err != nil {
		return err
	}
	var lots, warnings []record
	for _, lot := range held.Lots {
		lots = append(lots, lotRecord(lot))
	}
	for _, warning := range held.Warnings {
		warnings = append(warnings, record{
			{"lot", warning.Lot.Name()}, {"minutes", minutes(warning.Minutes)}, {"day", warning.Day}, {"text", warning.Warning.Phrase(warning.Lot)},
		})
	}
	told := record{
		{"contract", held.Number}, {"on", held.AsOf}, {"left", minutes(held.Left)}, {"lots", lots}, {"warnings", warnings},
		{"uncovered", openRecords(held.UncoveredTime)}, {"undecided", openRecords(held.UndecidedTime)},
	}
	if c.out.json {
		return c.out.answer(c.out.object(told))
	}
	c.out.card(told, "contract", "on", "left")
	c.out.section("cli.part.lots", lots, "lot", "state", "minutes", "drawn", "expired", "left", "from", "expires")
	c.out.section("cli.part.uncovered", openRecords(held.UncoveredTime), "day", "ticket", "subject", "open")
	c.out.section("cli.part.undecided", openRecords(held.UndecidedTime), "day", "ticket", "subject", "open")
	c.out.sentences("cli.part.warnings", warnings)
	return nil
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
		{"id", lot.ID}, {"lot", lot.Name()}, {"origin", coded{"origin.", string(lot.Origin)}}, {"state", coded{"bank.state.", string(lot.State)}},
		{"minutes", minutes(lot.Minutes)}, {"drawn", minutes(lot.Drawn)}, {"expired", minutes(lot.Expired)}, {"left", minutes(lot.Left)},
		{"from", dayOrNone(lot.From)}, {"expires", lot.Expires}, {"bought", lot.Bought}, {"paid", lot.Paid}, {"price", lot.Price},
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
	contract, err := c.contract(k.Contract)
	if err != nil {
		return err
	}
	statement, err := c.view.Statement(c.ctx, contract.ID, from, to, max(c.today(), to))
	if err != nil {
		return err
	}
	var movements []record
	for _, movement := range statement.Movements {
		movements = append(movements, movementRecord(movement))
	}
	if c.out.json {
		return c.out.answer(c.out.object(record{
			{"contract", statement.Number}, {"from", statement.From}, {"to", statement.To},
			{"opening", minutes(statement.Opening)}, {"closing", minutes(statement.Closing)}, {"movements", movements},
			{"uncovered", openRecords(statement.UncoveredTime)}, {"undecided", openRecords(statement.UndecidedTime)},
		}))
	}
	c.out.line(c.words.T("cli.statement", "Number", statement.Number, "Customer", contract.CustomerName, "From", statement.From, "To", statement.To))
	c.out.line("")
	rows := append([]record{balance(c.words.T("bank.brought"), statement.From, statement.Opening)}, movements...)
	rows = append(rows, balance(c.words.T("bank.carried"), statement.To, statement.Closing))
	c.out.table(rows, "day", "what", "change", "balance", "lot", "why")
	c.out.section("cli.part.uncovered", openRecords(statement.UncoveredTime), "day", "ticket", "subject", "open")
	c.out.section("cli.part.undecided", openRecords(statement.UndecidedTime), "day", "ticket", "subject", "open")
	return nil
}

// balance is a row that only carries a balance.
func balance(what string, day civil.Day, held int) record {
	return record{{"day", day}, {"what", what}, {"balance", minutes(held)}}
}

func movementRecord(m view.MovementRow) record {
	return record{
		{"day", m.Day}, {"kind", string(m.Kind)}, {"what", whatHappened(m)}, {"change", change(m.Minutes)}, {"balance", minutes(m.Balance)},
		{"lot", m.LotOf.Name()}, {"why", m.Why.Phrase()}, {"entry_id", m.Work.EntryID}, {"ticket", m.Work.TicketRef}, {"note", m.Work.Note},
	}
}

// whatHappened tells a draw by the ticket that was worked on.
func whatHappened(m view.MovementRow) any {
	if m.Kind == bank.KindDraw && m.Work.TicketRef != "" {
		return m.Work.TicketRef + " " + m.Work.Subject
	}
	return m.What()
}
