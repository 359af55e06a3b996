package main

import (
	"time"

	"tallydesk/app/bank"
	"tallydesk/app/civil"
	"tallydesk/app/command"
	"tallydesk/app/textentry"
	"tallydesk/app/view"
)

type timeNoun struct {
	Add     timeAdd     `cmd:""`
	List    timeList    `cmd:""`
	Show    timeShow    `cmd:""`
	Approve timeApprove `cmd:""`
}

type timeAdd struct {
	Time     string `arg:"" is:"time"`
	Ticket   string `arg:"" optional:"" is:"ticket"`
	Customer string `name:"customer" is:"customer"`
	Day      string `name:"day" is:"day" default:"today"`
	Type     string `name:"type" is:"code" of:"worktypes" default:"support"`
	Note     string `name:"note" is:"text"`
	Internal string `name:"internal" is:"text"`
	Staff    string `name:"staff" is:"staff"`
	OnSite   bool   `name:"on-site"`
	Class    string `name:"class" is:"code" of:"classes"`
	Reason   string `name:"reason" is:"text"`
	DryRun   bool   `name:"dry-run"`
}

func (timeAdd) examples() []string {
	return []string{
		`time add 1h30 SUND-1001 --note "Found the rule and corrected it"`,
		"time add 9-11:30 SUND-1001 --day yesterday --type consulting",
		"time add 45m SUND-1001 --class nocharge --reason goodwill --dry-run",
	}
}

func (k *timeAdd) run(c *call) error {
	logged, err := k.logged(c)
	if err != nil {
		return err
	}
	preview, err := c.view.PreviewTime(c.ctx, *logged, "", c.today())
	if err != nil {
		return err
	}
	told := record{
		{"minutes", minutes(preview.Minutes)}, {"parts", partRecords(preview.Parts)}, {"left_before", minutes(preview.Before)},
		{"left", minutes(preview.After)}, {"uncovered", minutes(preview.Uncovered)}, {"displaced", minutes(preview.Displaced)}, {"price", preview.Price},
	}
	if k.DryRun {
		return c.told(told, preview, "cli.time.dry")
	}
	receipt, err := c.desk.Do(c.ctx, logged)
	if err != nil {
		return err
	}
	told = append(record{{"id", receipt.Created("entry")}}, append(told, field{"act", receipt.Act})...)
	return c.told(told, preview, "cli.done.time.add")
}

// told tells what time does: how much it is, how it is charged and what is
// left.
func (c *call) told(told record, p view.Preview, key string) error {
	if c.out.json {
		return c.out.answer(c.out.object(told))
	}
	c.out.line(c.words.T(key, "Time", c.words.Duration(p.Minutes)))
	c.out.table(partRecords(p.Parts), "day", "minutes", "class", "reason", "contract", "lot", "uncovered", "price")
	if p.HasBank {
		c.out.line(c.words.T("cli.time.left", "Left", c.words.Duration(p.After), "Before", c.words.Duration(p.Before)))
	}
	if p.Uncovered > 0 {
		c.out.line(c.words.T("cli.time.uncovered", "Time", c.words.Duration(p.Uncovered), "Policy", c.words.T("overuse."+string(p.OverUse))))
	}
	if p.Displaced > 0 {
		c.out.line(c.words.T("cli.time.displaced", "Time", c.words.Duration(p.Displaced)))
	}
	return nil
}

func partRecords(parts []view.PreviewPart) []record {
	var records []record
	for _, part := range parts {
		var draws []record
		for _, draw := range part.Draws {
			draws = append(draws, record{
				{"lot_id", draw.Lot.ID}, {"lot", draw.Lot.Name()}, {"minutes", minutes(draw.Minutes)}, {"left", minutes(draw.Left)},
			})
		}
		records = append(records, record{
			{"day", part.WorkDay}, {"minutes", minutes(part.Minutes)}, {"class", coded{"class.", string(part.Verdict.Class)}},
			{"reason", reasonOf(part.Verdict)}, {"contract", part.Number}, {"lot", firstLot(part.Draws)}, {"draws", draws},
			{"uncovered", minutesOrNone(part.Uncovered)}, {"price", part.Price},
		})
	}
	return records
}

// firstLot names the lot that is drawn from; of several the first.
func firstLot(draws []view.LotDraw) any {
	if len(draws) == 0 {
		return nil
	}
	return draws[0].Lot.Name()
}

func reasonOf(v bank.Verdict) coded { return coded{"reason.", string(v.Reason)} }

// logged is the command that the flags describe.
func (k *timeAdd) logged(c *call) (*command.LogTime, error) {
	span, err := c.span("<time>", k.Time)
	if err != nil {
		return nil, err
	}
	logged := &command.LogTime{}
	work := &logged.Work
	work.WorkType, work.InternalNote, work.OnSite = k.Type, k.Internal, k.OnSite
	work.Class, work.ClassReason = bank.Class(k.Class), k.Reason
	if work.WorkDay, err = c.day("--day", k.Day); err != nil {
		return nil, err
	}
	if span.Timed {
		work.Start, work.End = spanOn(span, work.WorkDay, c.zone)
	} else {
		work.Minutes = span.Minutes
	}
	if work.Note, err = c.prose(k.Note); err != nil {
		return nil, err
	}
	if k.Ticket != "" {
		found, err := c.view.Ticket(c.ctx, k.Ticket)
		if err != nil {
			return nil, err
		}
		work.TicketID = found.ID
	}
	if work.CustomerID, err = c.customerID(k.Customer); err != nil {
		return nil, err
	}
	logged.StaffID, err = c.staffID(k.Staff)
	return logged, err
}

// spanOn gives the instants of a time typed with start and end; an end that is
// not after the start is on the day after.
func spanOn(span textentry.Span, day civil.Day, zone *time.Location) (start, end time.Time) {
	year, month, dayOfMonth := day.Date()
	last := span.End
	if span.End <= span.Start {
		last += 24 * 60
	}
	return time.Date(year, month, dayOfMonth, 0, span.Start, 0, 0, zone), time.Date(year, month, dayOfMonth, 0, last, 0, 0, zone)
}

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
	if k.Ticket != "" {
		found, err := c.view.Ticket(c.ctx, k.Ticket)
		if err != nil {
			return filter, err
		}
		filter.TicketID = found.ID
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
		{"id", e.ID}, {"day", e.WorkDay}, {"staff", e.Staff}, {"ticket", e.TicketRef}, {"subject", e.Subject}, {"customer", e.CustomerCode},
		{"start", e.Start}, {"end", e.End}, {"minutes", minutes(e.Minutes)}, {"worked", minutes(e.Worked)}, {"work_type", coded{"worktype.", e.WorkType}},
		{"on_site", e.OnSite}, {"class", coded{"class.", string(e.Verdict.Class)}}, {"reason", reasonOf(e.Verdict)},
		{"state", coded{"entrystate.", string(e.State)}}, {"note", e.Note}, {"internal_note", e.InternalNote},
		{"overlaps", e.Overlaps}, {"long_day", e.LongDay},
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
			{"day", charge.PostingDay}, {"minutes", minutes(charge.Minutes)}, {"class", coded{"class.", string(charge.Verdict.Class)}},
			{"reason", reasonOf(charge.Verdict)}, {"contract", charge.Number}, {"lot", firstLot(charge.Draws)}, {"uncovered", minutesOrNone(charge.Uncovered)},
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
