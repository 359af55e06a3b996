package app_test

import (
	"context"
	"testing"

	"tallydesk/app/bank"
	"tallydesk/app/command"
	"tallydesk/app/terms"
	"tallydesk/app/ticket"
)

// R-TIME-10: the charge class, first that fits.
func TestChargeClass(t *testing.T) {
	drawn, free := bank.Verdict{Class: bank.Drawn}, bank.Verdict{Class: bank.NoCharge, Reason: bank.SoftwareFault}
	prepaid, payg := terms.Line{Kind: terms.Prepaid}, terms.Line{Kind: terms.PayAsYouGo, Price: 125000}
	maintenance := terms.Line{Kind: terms.Maintenance, Covers: []string{"fault", "question"}}
	quota := terms.Line{Kind: terms.Quota, PerYear: 4}
	training := terms.Line{Kind: terms.Training, Minutes: 60}
	for name, c := range map[string]struct {
		kind  string
		cause string
		lines []terms.Line
		class bank.Class
		why   string
		want  bank.Verdict
	}{
		"by hand before all":           {"fault", "software", []terms.Line{maintenance}, bank.NoCharge, "goodwill", bank.Verdict{Class: bank.NoCharge, Reason: bank.Goodwill}},
		"by hand, words are for staff": {"fault", "", []terms.Line{maintenance, payg}, bank.Billable, "they asked for it", bank.Verdict{Class: bank.Billable}},
		"nor a code among the words":   {"fault", "", []terms.Line{maintenance, payg}, bank.Billable, "goodwill", bank.Verdict{Class: bank.Billable}},
		"software fault":               {"fault", "software", []terms.Line{quota, maintenance, prepaid}, "", "", free},
		"software fault, no contract":  {"fault", "software", nil, "", "", free},
		"tech ticket":                  {"fault", "data", []terms.Line{maintenance, quota, prepaid}, "", "", bank.Verdict{Class: bank.Covered, Reason: bank.TechTicket}},
		"maintenance":                  {"question", "", []terms.Line{maintenance, quota, prepaid}, "", "", bank.Verdict{Class: bank.Covered, Reason: bank.Maintenance}},
		"bank, though empty":           {"assistance", "", []terms.Line{maintenance, quota, prepaid, payg}, "", "", drawn},
		"bank of another scope":        {"assistance", "", []terms.Line{training, payg}, "", "", bank.Verdict{Class: bank.Billable}},
		"bank of the scope":            {"training", "", []terms.Line{training, payg}, "", "", drawn},
		"pay as you go":                {"assistance", "", []terms.Line{maintenance, quota, payg}, "", "", bank.Verdict{Class: bank.Billable}},
		"nothing fits":                 {"assistance", "", []terms.Line{maintenance, quota}, "", "", bank.Verdict{Class: bank.Undecided}},
		"no contract":                  {"assistance", "", nil, "", "", bank.Verdict{Class: bank.Undecided}},
		"no contract, by hand drawn":   {"assistance", "", nil, bank.Drawn, "I wish", bank.Verdict{Class: bank.Undecided}},
	} {
		t.Run(name, func(t *testing.T) {
			s := newScene(t)
			open := &command.OpenTicket{CustomerID: s.customer, Subject: "x", Kind: ticket.Kind(c.kind)}
			if c.lines != nil {
				open.ContractID = s.Do(&command.OpenContract{CustomerID: s.customer, Name: "Care", Start: day("2026-01-01"), Lines: c.lines}).Created("contract")
			}
			ticketID := s.Do(open).Created("ticket")
			if c.cause != "" {
				s.Do(&command.SetCause{TicketID: ticketID, Cause: ticket.Cause(c.cause)})
			}
			entry := s.Do(&command.LogTime{Work: command.Work{
				TicketID: ticketID, WorkType: "support", WorkDay: day("2026-11-17"), Minutes: 30, Class: c.class, ClassReason: c.why,
			}}).Created("entry")
			same(t, "verdict", []bank.Verdict{c.want}, s.verdicts(entry))
		})
	}
}

// R-TIME-10, R-CON-4, R-BANK-7: when a ticket's contract or cause changes, or a
// contract's lines do, its time is charged as if it had always been so.
func TestTimeIsClassedAnew(t *testing.T) {
	s := newScene(t)
	ticketID := s.Do(&command.OpenTicket{CustomerID: s.customer, Subject: "x", Kind: "fault"}).Created("ticket")
	entry := s.logOn(ticketID, "2026-11-17", 30)
	step := func(what string, want bank.Verdict, cmd command.Command) {
		t.Helper()
		s.Do(cmd)
		same(t, what, []bank.Verdict{want}, s.verdicts(entry))
	}
	contract := s.Do(&command.OpenContract{CustomerID: s.customer, Name: "Care", Start: day("2026-01-01")}).Created("contract")
	undecided, covered := bank.Verdict{Class: bank.Undecided}, bank.Verdict{Class: bank.Covered, Reason: bank.Maintenance}
	step("its contract has no lines", undecided, &command.SetContract{TicketID: ticketID, ContractID: contract})
	step("an opening balance makes it a bank", bank.Verdict{Class: bank.Drawn}, &command.OpeningBalance{ContractID: contract, Minutes: 60, From: day("2026-11-01")})
	line := &command.AddLine{ContractID: contract, Line: terms.Line{Kind: terms.Maintenance, Covers: []string{"fault"}}}
	lineID := s.Do(line).Created("line")
	same(t, "maintenance comes first", []bank.Verdict{covered}, s.verdicts(entry))
	step("from a later day on it is not covered", covered, &command.ChangeLine{LineID: lineID, ValidFrom: day("2026-11-18"), Line: terms.Line{}})
	step("nor from the day itself", bank.Verdict{Class: bank.Drawn}, &command.ChangeLine{LineID: lineID, ValidFrom: day("2026-11-17"), Line: terms.Line{}})
	same(t, "left", 30, bankOf(s, contract, "2026-11-18").Left)
	step("a software fault costs nothing", bank.Verdict{Class: bank.NoCharge, Reason: bank.SoftwareFault}, &command.SetCause{TicketID: ticketID, Cause: "software"})
	same(t, "left, as if it had never drawn", 60, bankOf(s, contract, "2026-11-18").Left)
	step("found to be something else", bank.Verdict{Class: bank.Drawn}, &command.SetCause{TicketID: ticketID, Cause: "data"})
	step("the covering line ended too early", bank.Verdict{Class: bank.Drawn}, &command.AddLine{ContractID: contract, Line: terms.Line{
		Kind: terms.Maintenance, Covers: []string{"fault"}, ValidTo: day("2026-11-16"),
	}})
	lineID = s.Do(line).Created("line")
	same(t, "covered by another line", []bank.Verdict{covered}, s.verdicts(entry))
	step("which ended on the day before", bank.Verdict{Class: bank.Drawn}, &command.EndLine{LineID: lineID, LastDay: day("2026-11-16")})
	step("uncovered again", undecided, &command.SetContract{TicketID: ticketID})
}

// An entry that moves to another customer's ticket takes its charges along:
// nothing of it stays in the first customer's bucket.
func TestTimeMovesToAnotherCustomer(t *testing.T) {
	s := newScene(t)
	entry := s.logOn(s.ticket(), "2026-11-17", 30)
	other := s.Do(&command.CreateCustomer{Code: "BYGG", Name: "Bygg AB"}).Created("customer")
	theirs := s.Do(&command.OpenTicket{CustomerID: other, Subject: "x"}).Created("ticket")
	s.Do(&command.EditTime{EntryID: entry, Work: command.Work{TicketID: theirs, WorkDay: day("2026-11-17"), Minutes: 30, WorkType: "support"}})
	var buckets []string
	for _, head := range tableTags(t, s.Desk, "charge") {
		buckets = append(buckets, head.Bucket)
	}
	same(t, "buckets", []string{"cust:" + other}, buckets)
}

// R-BANK-11: what is previewed is what happens.
func TestPreviewIsWhatHappens(t *testing.T) {
	d := newCases(t)
	d.log("2026-03-30", 150)
	d.log("2026-04-03", 1200)
	payg := d.Do(&command.OpenContract{
		CustomerID: d.customer, Name: "Rates", Start: day("2026-01-01"), Lines: []terms.Line{
			{Kind: terms.PayAsYouGo, Price: 115000}, {Kind: terms.PayAsYouGo, Price: 60000, Scope: bank.Scope{WorkTypes: []string{"travel"}}},
		},
	}).Created("contract")
	billed := d.Do(&command.OpenTicket{CustomerID: d.customer, Subject: "x", ContractID: payg}).Created("ticket")
	for name, work := range map[string]command.Work{
		"over two lots":  d.work("2026-03-31", 100),
		"before others":  d.work("2026-03-01", 170),
		"past the lots":  d.work("2026-02-01", 300),
		"over midnight":  {TicketID: d.ticketID, WorkType: "support", Start: at("2026-03-31T22:00:00+02:00"), End: at("2026-04-01T03:10:00+02:00")},
		"adjusted":       {TicketID: d.ticketID, WorkType: "support", WorkDay: day("2026-04-02"), Minutes: 90, Adjusted: 45, AdjustedReason: "x"},
		"billable":       {TicketID: billed, WorkType: "support", WorkDay: day("2026-04-02"), Minutes: 50},
		"billable trip":  {TicketID: billed, WorkType: "travel", WorkDay: day("2026-04-02"), Minutes: 50},
		"internal":       {WorkType: "other", WorkDay: day("2026-04-02"), Minutes: 50},
		"hidden by hand": {TicketID: billed, WorkType: "support", WorkDay: day("2026-04-02"), Minutes: 5, Class: bank.Internal, ClassReason: "internal"},
	} {
		t.Run(name, func(t *testing.T) {
			preview, err := d.View().PreviewTime(context.Background(), command.LogTime{Work: work}, "", day("2026-04-20"))
			if err != nil {
				t.Fatal(err)
			}
			before := d.bank("2026-04-20")
			receipt := d.Do(&command.LogTime{Work: work})
			defer d.Do(&command.Undo{Act: receipt.Act})
			after := d.bank("2026-04-20")
			if preview.HasBank {
				same(t, "before and after", [2]int{preview.Before, preview.After}, [2]int{before.Left, after.Left})
				same(t, "newly uncovered", after.Uncovered-before.Uncovered, preview.Uncovered+preview.Displaced)
			}
			read, err := d.View().Entry(context.Background(), receipt.Created("entry"))
			if err != nil {
				t.Fatal(err)
			}
			drew, minutes := map[string]int{}, 0
			for _, part := range preview.Parts {
				minutes += part.Minutes
				if part.Uncovered > 0 {
					drew["uncovered"] += part.Uncovered
				}
				for _, draw := range part.Draws {
					drew[map[string]string{d.a: "A", d.b: "B"}[draw.Lot.ID]] += draw.Minutes
				}
			}
			same(t, "draws", d.drew(read.ID), drew)
			same(t, "class", read.Verdict.Class, preview.Parts[0].Verdict.Class)
			same(t, "minutes", read.Minutes, minutes)
		})
	}
	displacing, err := d.View().PreviewTime(context.Background(), command.LogTime{Work: d.work("2026-03-15", 60)}, "", day("2026-04-20"))
	if err != nil {
		t.Fatal(err)
	}
	same(t, "minutes that lose their cover to earlier work", 30, displacing.Displaced)
	price := func(workType string) int64 {
		preview, err := d.View().PreviewTime(context.Background(), command.LogTime{Work: command.Work{
			TicketID: billed, WorkType: workType, WorkDay: day("2026-04-02"), Minutes: 50,
		}}, "", day("2026-04-20"))
		if err != nil {
			t.Fatal(err)
		}
		return preview.Price.Minor
	}
	same(t, "price: 50 min at 1 150 kr, the text of ux.md 5.2-6", int64(95833), price("support"))
	same(t, "the rate for the type of work goes first", int64(50000), price("travel"))
}

// R-BANK-11 for an edit: the entry itself is taken out first.
func TestPreviewOfAnEdit(t *testing.T) {
	d := newCases(t)
	entry := d.log("2026-03-30", 240)
	preview, err := d.View().PreviewTime(context.Background(), command.LogTime{Work: d.work("2026-03-30", 120)}, entry, day("2026-03-30"))
	if err != nil {
		t.Fatal(err)
	}
	same(t, "without and with it", [2]int{1380, 1260}, [2]int{preview.Before, preview.After})
	same(t, "over-use policy", terms.Ask, preview.OverUse)
}
