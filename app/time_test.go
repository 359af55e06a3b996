package app_test

import (
	"context"
	"errors"
	"testing"

	"tallydesk/app/access"
	"tallydesk/app/bank"
	"tallydesk/app/command"
	"tallydesk/app/fail"
	"tallydesk/app/terms"
	"tallydesk/app/view"
)

// R-TIME-1: worked and adjusted minutes are kept apart.
func TestWorkedAndAdjusted(t *testing.T) {
	s := newScene(t)
	entry := s.Do(&command.LogTime{Work: command.Work{
		TicketID: s.ticket(), WorkType: "support", WorkDay: day("2026-11-17"), Minutes: 90, Adjusted: 60, AdjustedReason: "learning on the way",
	}}).Created("entry")
	read, err := s.View().Entry(context.Background(), entry)
	if err != nil {
		t.Fatal(err)
	}
	same(t, "worked", 90, read.Worked)
	same(t, "adjusted", 60, read.Minutes)
	same(t, "charged", 60, read.Charges[0].Minutes)
	err = s.Refuse(&command.LogTime{Work: command.Work{TicketID: s.ticket(), WorkType: "support", WorkDay: day("2026-11-17"), Minutes: 90, Adjusted: 60}})
	wantInvalid(t, err, "adjusted_reason", "required")
}

// R-TIME-6: time is submitted when it is saved; approved time is locked for the
// person, not for an admin.
func TestApprovedTimeIsLocked(t *testing.T) {
	s := newScene(t)
	ticket := s.ticket()
	s.Do(&command.AddUser{Login: "erik", Role: access.Agent, StaffID: s.colleague})
	erik, err := s.As(context.Background(), "erik")
	if err != nil {
		t.Fatal(err)
	}
	work := command.Work{TicketID: ticket, WorkType: "support", WorkDay: day("2026-11-17"), Minutes: 30}
	receipt, err := erik.Do(context.Background(), &command.LogTime{Work: work})
	if err != nil {
		t.Fatal(err)
	}
	entry := receipt.Created("entry")
	own := s.logOn(ticket, "2026-11-17", 20)
	read, err := erik.View().Entry(context.Background(), entry)
	if err != nil {
		t.Fatal(err)
	}
	same(t, "state", command.Submitted, read.State)
	same(t, "who", "Erik Dahl", read.Staff)

	work.Minutes = 40
	do := func(cmd command.Command) error { _, err := erik.Do(context.Background(), cmd); return err }
	if err := do(&command.EditTime{EntryID: entry, Base: read.Tag, Work: work}); err != nil {
		t.Errorf("own time before approval: %v", err)
	}
	wantKey(t, do(&command.EditTime{EntryID: entry, Base: read.Tag, Work: work}), fail.Conflict, "changed")
	for _, cmd := range []command.Command{
		&command.EditTime{EntryID: own, Work: work}, &command.DeleteTime{EntryID: own}, &command.ApproveTime{EntryIDs: []string{entry}},
		&command.LogTime{StaffID: s.staff, Work: work},
	} {
		if err := do(cmd); !errors.Is(err, fail.Forbidden) {
			t.Errorf("%s of other people's time: %v", cmd.Spec().Name, err)
		}
	}
	s.Do(&command.ApproveTime{EntryIDs: []string{entry}})
	wantKey(t, do(&command.EditTime{EntryID: entry, Work: work}), fail.Conflict, "time.approved")
	wantKey(t, do(&command.DeleteTime{EntryID: entry}), fail.Conflict, "time.approved")
	s.Do(&command.EditTime{EntryID: entry, Work: work})
	s.Do(&command.DeleteTime{EntryID: entry})
	if _, err := s.View().Entry(context.Background(), entry); !errors.Is(err, fail.NotFound) {
		t.Errorf("deleted: %v", err)
	}
}

// R-TIME-8: only the form refuses, and only what is over 24 h or still to come.
func TestTimeThatIsRefused(t *testing.T) {
	s := newScene(t) // 18 November 2026, 10:42 in Stockholm
	base := command.Work{TicketID: s.ticket(), WorkType: "support"}
	for name, c := range map[string]struct {
		alter         func(w *command.Work)
		field, reason string
	}{
		"nothing":   {func(w *command.Work) { w.WorkDay = day("2026-11-17") }, "minutes", "required"},
		"no day":    {func(w *command.Work) { w.Minutes = 30 }, "work_day", "required"},
		"over 24 h": {func(w *command.Work) { w.WorkDay, w.Minutes = day("2026-11-17"), 24*60+1 }, "minutes", "time.too_long"},
		"tomorrow":  {func(w *command.Work) { w.WorkDay, w.Minutes = day("2026-11-19"), 30 }, "work_day", "time.future"},
		"ends later": {func(w *command.Work) {
			w.Start, w.End = at("2026-11-18T10:00:00+01:00"), at("2026-11-18T10:43:00+01:00")
		}, "end", "time.future"},
		"ends first": {func(w *command.Work) {
			w.Start, w.End = at("2026-11-18T10:00:00+01:00"), at("2026-11-18T09:00:00+01:00")
		}, "end", "order"},
		"no end": {func(w *command.Work) { w.Start = at("2026-11-18T10:00:00+01:00") }, "end", "required"},
		"both": {func(w *command.Work) {
			w.Start, w.End, w.Minutes = at("2026-11-18T09:00:00Z"), at("2026-11-18T09:30:00Z"), 30
		}, "minutes", "time.times_or_minutes"},
		"other day": {func(w *command.Work) {
			w.WorkDay, w.Start, w.End = day("2026-11-11"), at("2026-11-18T09:00:00Z"), at("2026-11-18T09:30:00Z")
		}, "work_day", "time.other_day"},
		"no type":        {func(w *command.Work) { w.WorkDay, w.Minutes, w.WorkType = day("2026-11-17"), 30, "" }, "work_type", "required"},
		"odd type":       {func(w *command.Work) { w.WorkDay, w.Minutes, w.WorkType = day("2026-11-17"), 30, "magic" }, "work_type", "unknown"},
		"class alone":    {func(w *command.Work) { w.WorkDay, w.Minutes, w.Class = day("2026-11-17"), 30, bank.NoCharge }, "class_reason", "required"},
		"ticket and who": {func(w *command.Work) { w.WorkDay, w.Minutes, w.CustomerID = day("2026-11-17"), 30, s.customer }, "customer", "time.ticket_or_customer"},
	} {
		t.Run(name, func(t *testing.T) {
			work := base
			c.alter(&work)
			wantInvalid(t, s.Refuse(&command.LogTime{Work: work}), c.field, c.reason)
		})
	}
	whole := base
	whole.WorkDay, whole.Minutes = day("2026-11-17"), 24*60
	s.Do(&command.LogTime{Work: whole})
}

// R-TIME-8: overlaps and days longer than they are flag all entries concerned.
func TestOddTimeIsFlagged(t *testing.T) {
	s := newScene(t)
	ticket := s.ticket()
	timed := func(staff, from, to string) string {
		return s.Do(&command.LogTime{StaffID: staff, Work: command.Work{TicketID: ticket, WorkType: "support", Start: at(from), End: at(to)}}).Created("entry")
	}
	long := timed(s.staff, "2026-11-16T08:00:00+01:00", "2026-11-16T12:00:00+01:00")
	inside := timed(s.staff, "2026-11-16T09:00:00+01:00", "2026-11-16T09:30:00+01:00")
	after := timed(s.staff, "2026-11-16T11:59:00+01:00", "2026-11-16T12:30:00+01:00")
	touching := timed(s.staff, "2026-11-16T12:30:00+01:00", "2026-11-16T13:00:00+01:00")
	other := timed(s.colleague, "2026-11-16T08:00:00+01:00", "2026-11-16T12:00:00+01:00")
	rows, err := s.View().TimeOf(context.Background(), ticket)
	if err != nil {
		t.Fatal(err)
	}
	overlaps := map[string]bool{}
	for _, row := range rows {
		overlaps[row.ID] = row.Overlaps
	}
	same(t, "overlaps", map[string]bool{long: true, inside: true, after: true, touching: false, other: false}, overlaps)

	// 25 October has 25 hours.
	s.logOn(ticket, "2026-10-25", 20*60)
	s.logOn(ticket, "2026-10-25", 300)
	week := weekOf(t, s, s.staff, "2026-10-19")
	same(t, "25 h of 25 h", [7]bool{}, week.LongDays)
	s.logOn(ticket, "2026-10-25", 1)
	week = weekOf(t, s, s.staff, "2026-10-19")
	same(t, "25 h 01 of 25 h", [7]bool{6: true}, week.LongDays)
	for _, entry := range week.Rows[0].Cells[6].Entries {
		same(t, "every entry of the day", true, entry.LongDay)
	}
}

func weekOf(t testing.TB, s *scene, staff, monday string) view.Week {
	t.Helper()
	week, err := s.View().Week(context.Background(), staff, day(monday))
	if err != nil {
		t.Fatal(err)
	}
	return week
}

func TestWeekSheet(t *testing.T) {
	s := newScene(t)
	contract := s.contract()
	ticket := s.assistance(contract)
	s.logOn(ticket, "2026-11-16", 90)
	s.logOn(ticket, "2026-11-16", 15)
	s.logOn(ticket, "2026-11-18", 30)
	s.Do(&command.LogTime{Work: command.Work{WorkDay: day("2026-11-17"), Minutes: 45, WorkType: "other", Note: "staff meeting"}})
	s.Do(&command.LogTime{Work: command.Work{CustomerID: s.customer, WorkDay: day("2026-11-17"), Minutes: 20, WorkType: "travel"}})
	s.Do(&command.LogTime{StaffID: s.colleague, Work: command.Work{TicketID: ticket, WorkDay: day("2026-11-17"), Minutes: 20, WorkType: "support"}})
	s.logOn(ticket, "2026-11-15", 10)
	week := weekOf(t, s, s.staff, "2026-11-16")
	same(t, "rows", 3, len(week.Rows))
	same(t, "the ticket's row", [7]int{105, 0, 30}, minutesOf(week.Rows[0]))
	same(t, "entries in a cell", 2, len(week.Rows[0].Cells[0].Entries))
	same(t, "left of September to November, after all", 3*120-165, week.Rows[0].Bank.Left)
	same(t, "the customer's row", "SUND", week.Rows[1].CustomerCode)
	same(t, "internal last", "", week.Rows[2].CustomerID)
	same(t, "totals", [7]int{105, 65, 30}, week.Totals)
	same(t, "total", 200, week.Total)
	same(t, "capacity", 2400, week.Capacity)
}

func minutesOf(row view.WeekRow) [7]int {
	var minutes [7]int
	for i, cell := range row.Cells {
		minutes[i] = cell.Minutes
	}
	return minutes
}

// Work without a ticket is internal: it has no charges, whoever it was for.
func TestTimeWithoutTicket(t *testing.T) {
	s := newScene(t)
	for _, customer := range []string{"", s.customer} {
		entry := s.Do(&command.LogTime{Work: command.Work{CustomerID: customer, WorkDay: day("2026-11-17"), Minutes: 20, WorkType: "other"}}).Created("entry")
		read, err := s.View().Entry(context.Background(), entry)
		if err != nil {
			t.Fatal(err)
		}
		same(t, "charges", 0, len(read.Charges))
		same(t, "class", bank.Verdict{Class: bank.Internal}, read.Verdict)
	}
}

// A day of the provider's zone is taken from the start when none is said.
func TestWorkDayOfAStart(t *testing.T) {
	s := newScene(t)
	entry := s.Do(&command.LogTime{Work: command.Work{
		TicketID: s.ticket(), WorkType: "support", Start: at("2026-11-16T23:30:00Z"), End: at("2026-11-16T23:50:00Z"),
	}}).Created("entry")
	read, err := s.View().Entry(context.Background(), entry)
	if err != nil {
		t.Fatal(err)
	}
	same(t, "work day in Stockholm", day("2026-11-17"), read.WorkDay)
}

// R-TIME-6, R-BANK-1: a cell of the week sheet draws nothing until it is
// submitted, also when its ticket is charged anew.
func TestDraftsDrawNothing(t *testing.T) {
	d := newCases(t)
	entry := d.Do(&command.LogTime{Draft: true, Work: d.work("2026-04-02", 60)}).Created("entry")
	state := func(what string, left int, want bank.Verdict, charges int) {
		t.Helper()
		read, err := d.View().Entry(context.Background(), entry)
		if err != nil {
			t.Fatal(err)
		}
		same(t, what+": left", left, d.bank("2026-04-20").Left)
		same(t, what+": class", want, read.Verdict)
		same(t, what+": charges", charges, len(read.Charges))
	}
	state("draft", 1200, bank.Verdict{}, 0)
	d.Do(&command.AddLine{ContractID: d.contractID, Line: terms.Line{Kind: terms.PayAsYouGo}})
	state("charged anew", 1200, bank.Verdict{}, 0)
	wantKey(t, d.Refuse(&command.ApproveTime{EntryIDs: []string{entry}}), fail.Conflict, "time.draft")
	d.Do(&command.SubmitTime{EntryIDs: []string{entry}})
	state("submitted", 1140, bank.Verdict{Class: bank.Drawn}, 1)
}
