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
		{"minutes", minutes(preview.Minutes)},
		{"parts", partRecords(preview.Parts)},
		{"left_before", minutes(preview.Before)},
		{"left", minutes(preview.After)},
		{"uncovered", minutes(preview.Uncovered)},
		{"displaced", minutes(preview.Displaced)},
		{"price", preview.Price},
	}
	if k.DryRun {
		if err := c.desk.Try(c.ctx, logged); err != nil {
			return err
		}
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
			{"day", part.WorkDay},
			{"minutes", minutes(part.Minutes)},
			{"class", coded{"class.", string(part.Verdict.Class)}},
			{"reason", reasonOf(part.Verdict)},
			{"contract", part.Number},
			{"lot", firstLot(part.Draws)},
			{"draws", draws},
			{"uncovered", minutesOrNone(part.Uncovered)},
			{"price", part.Price},
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
	if work.TicketID, err = c.ticketID(k.Ticket); err != nil {
		return nil, err
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
	last := span.End
	if span.End <= span.Start {
		last += 24 * 60
	}
	return clockOn(day, span.Start, zone), clockOn(day, last, zone)
}
