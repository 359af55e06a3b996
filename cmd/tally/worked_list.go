package main

import (
	"tallydesk/app/civil"
	"tallydesk/app/command"
	"tallydesk/app/view"
)

type timeList struct {
	Customer string `name:"customer" is:"customer"`
	Ticket   string `name:"ticket" is:"ticket"`
	Contract string `name:"contract" is:"contract"`
	Staff    string `name:"staff" is:"staff"`
	State    string `name:"state" is:"code" of:"entrystates"`
	From     string `name:"from" is:"day"`
	To       string `name:"to" is:"day"`
	paged
}

func (timeList) examples() []string {
	return []string{"time list", "time list --staff me --from monday", "time list --customer SUND --from 2026-10-01 --to 2026-10-31 --json"}
}

func (k *timeList) run(c *call) error {
	filter, err := k.filter(c)
	if err != nil {
		return err
	}
	rows, total, err := c.view.Times(c.ctx, filter, view.Page{Most: k.Most})
	if err != nil {
		return err
	}
	return c.listed(entryRecords(rows), total, "cli.none.time", "day", "staff", "ticket", "minutes", "work_type", "class", "state", "note")
}

func (k *timeList) filter(c *call) (filter view.TimeFilter, err error) {
	filter.State = command.EntryState(k.State)
	if filter.CustomerID, err = c.customerID(k.Customer); err != nil {
		return filter, err
	}
	if filter.TicketID, err = c.ticketID(k.Ticket); err != nil {
		return filter, err
	}
	if filter.ContractID, err = c.contractID(k.Contract); err != nil {
		return filter, err
	}
	if filter.StaffID, err = c.staffID(k.Staff); err != nil {
		return filter, err
	}
	filter.From, filter.To, err = c.period(k.From, k.To, 0, civil.Never)
	return filter, err
}

func entryRecords(rows []view.EntryRow) []record {
	var records []record
	for _, row := range rows {
		records = append(records, entryRecord(row))
	}
	return records
}

func entryRecord(e view.EntryRow) record {
	return record{
		{"id", e.ID},
		{"day", e.WorkDay},
		{"staff", e.Staff},
		{"ticket", e.TicketRef},
		{"subject", e.Subject},
		{"customer", e.CustomerCode},
		{"start", e.Start},
		{"end", e.End},
		{"minutes", minutes(e.Minutes)},
		{"worked", minutes(e.Worked)},
		{"work_type", coded{"worktype.", e.WorkType}},
		{"on_site", e.OnSite},
		{"class", coded{"class.", string(e.Verdict.Class)}},
		{"reason", reasonOf(e.Verdict)},
		{"state", coded{"entrystate.", string(e.State)}},
		{"note", e.Note},
		{"internal_note", e.InternalNote},
		{"overlaps", e.Overlaps},
		{"long_day", e.LongDay},
	}
}

type timeShow struct {
	Entry string `arg:"" is:"id"`
}

func (timeShow) examples() []string {
	return []string{"time show 01937b1c-8e2a-7c55-9d6e-3f1a5b7c9d10"}
}

func (k *timeShow) run(c *call) error {
	entry, err := c.view.Entry(c.ctx, k.Entry)
	if err != nil {
		return err
	}
	var charges []record
	for _, charge := range entry.Charges {
		charges = append(charges, record{
			{"day", charge.PostingDay},
			{"minutes", minutes(charge.Minutes)},
			{"class", coded{"class.", string(charge.Verdict.Class)}},
			{"reason", reasonOf(charge.Verdict)},
			{"contract", charge.Number},
			{"lot", firstLot(charge.Draws)},
			{"uncovered", minutesOrNone(charge.Uncovered)},
		})
	}
	told := append(entryRecord(entry.EntryRow), field{"charges", charges})
	if c.out.json {
		return c.out.answer(c.out.object(told))
	}
	c.out.card(told, "day", "staff", "ticket", "subject", "start", "end", "minutes", "worked", "work_type", "on_site", "state",
		"note", "internal_note", "overlaps", "long_day")
	c.out.section("cli.part.charges", charges, "day", "minutes", "class", "reason", "contract", "lot", "uncovered")
	return nil
}

type timeApprove struct {
	Entry    []string `arg:"" optional:"" is:"id"`
	Customer string   `name:"customer" is:"customer"`
	Staff    string   `name:"staff" is:"staff"`
	From     string   `name:"from" is:"day"`
	To       string   `name:"to" is:"day"`
}

func (timeApprove) examples() []string {
	return []string{
		"time approve --to 2026-10-31", "time approve --staff bjorn --from 2026-10-01 --to 2026-10-31",
		"time approve 01937b1c-8e2a-7c55-9d6e-3f1a5b7c9d10",
	}
}

// mostApproved is as many entries as are approved at once.
const mostApproved = 500

func (k *timeApprove) run(c *call) error {
	ids := k.Entry
	if len(ids) == 0 {
		chosen := timeList{Customer: k.Customer, Staff: k.Staff, From: k.From, To: k.To, State: string(command.Submitted)}
		filter, err := chosen.filter(c)
		if err != nil {
			return err
		}
		rows, _, err := c.view.Times(c.ctx, filter, view.Page{Most: mostApproved})
		if err != nil {
			return err
		}
		for _, row := range rows {
			ids = append(ids, row.ID)
		}
	}
	if len(ids) == 0 {
		return c.done(record{{"approved", 0}, {"act", nil}}, "cli.none.approve")
	}
	receipt, err := c.desk.Do(c.ctx, &command.ApproveTime{EntryIDs: ids})
	if err != nil {
		return err
	}
	if c.out.json {
		return c.out.answer(c.out.object(record{{"approved", len(ids)}, {"act", receipt.Act}}))
	}
	c.out.line(c.words.N("cli.done.time.approve", len(ids)))
	return nil
}
