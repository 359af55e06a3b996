package app_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"tallydesk/app/bank"
	"tallydesk/app/civil"
	"tallydesk/app/command"
	"tallydesk/app/facts"
	"tallydesk/app/terms"
	"tallydesk/app/ticket"
	"tallydesk/app/worktime"
	"tallydesk/data"
)

// agreed is a desk on which contracts, lines, lots and time change at random.
type agreed struct {
	*scene
	calendar, whose                          string
	rt                                       *rapid.T
	contracts, lines, lots, tickets, entries []string
	acts                                     []string
}

func pick(rt *rapid.T, ids []string) string {
	if len(ids) == 0 {
		return ""
	}
	return rapid.SampledFrom(ids).Draw(rt, "id")
}

func (a *agreed) day() civil.Day {
	return day("2026-09-15") + civil.Day(rapid.IntRange(0, 64).Draw(a.rt, "day"))
}

func (a *agreed) scope() bank.Scope {
	return rapid.SampledFrom([]bank.Scope{{}, {Kinds: []string{"assistance"}}, {WorkTypes: []string{"consulting"}}}).Draw(a.rt, "scope")
}

// line draws a line of a kind that changes how time is charged.
func (a *agreed) line(kind terms.Kind) terms.Line {
	line := terms.Line{Kind: kind}
	switch kind {
	case terms.Allowance, terms.Training:
		line.Minutes = 60
	case terms.Quota:
		line.PerYear = 2
	case terms.Maintenance:
		line.Covers = []string{rapid.SampledFrom([]string{"fault", "assistance", "question"}).Draw(a.rt, "covers")}
	case terms.Prepaid:
		line.WhenPaid, line.EarlyUse = rapid.Bool().Draw(a.rt, "when paid"), rapid.Bool().Draw(a.rt, "early")
	}
	if kind == terms.Prepaid || kind == terms.PayAsYouGo || kind == terms.Allowance {
		line.Scope = a.scope()
	}
	return line
}

func (a *agreed) work() command.Work {
	work := command.Work{TicketID: pick(a.rt, a.tickets), WorkType: rapid.SampledFrom([]string{"support", "consulting", "training"}).Draw(a.rt, "type")}
	if work.WorkDay = a.day(); rapid.Bool().Draw(a.rt, "timed") {
		work.Start = work.WorkDay.Start(time.UTC).Add(time.Duration(rapid.IntRange(-120, 1500).Draw(a.rt, "start")) * time.Minute)
		work.End, work.WorkDay = work.Start.Add(4*time.Hour), 0
		return work
	}
	work.Minutes = 90
	return work
}

// step draws a command. What it creates is told under the label, into the list.
func (a *agreed) step() (cmd command.Command, label string, into *[]string) {
	kinds := []terms.Kind{terms.Allowance, terms.Training, terms.Quota, terms.Maintenance, terms.Prepaid, terms.PayAsYouGo}
	kind := rapid.SampledFrom(kinds).Draw(a.rt, "kind")
	contract := pick(a.rt, a.contracts)
	switch rapid.IntRange(0, 18).Draw(a.rt, "step") {
	case 0:
		return &command.OpenContract{CustomerID: a.whose, Name: "x", CalendarID: a.calendar, Start: a.day() - 30, End: day("2026-11-30") - civil.Day(rapid.IntRange(0, 60).Draw(a.rt, "short"))}, "contract", &a.contracts
	case 1:
		line := a.line(kind)
		if rapid.Bool().Draw(a.rt, "later") {
			line.ValidFrom = a.day()
		}
		return &command.AddLine{ContractID: contract, Line: line}, "line", &a.lines
	case 2:
		return &command.ChangeLine{LineID: pick(a.rt, a.lines), ValidFrom: a.day(), Line: a.line(kind)}, "", nil
	case 3:
		return &command.EndLine{LineID: pick(a.rt, a.lines), LastDay: a.day()}, "", nil
	case 4:
		return &command.EndContract{ContractID: contract, End: a.day()}, "", nil
	case 5:
		return &command.RenewContract{ContractID: contract, End: day("2026-12-31")}, "contract", &a.contracts
	case 6:
		quarter := rapid.SampledFrom([]bank.Quarter{bank.ThisQuarter, bank.NextQuarter}).Draw(a.rt, "quarter")
		return &command.BuyHours{ContractID: contract, Minutes: 1200, Day: a.day(), Quarter: quarter}, "lot", &a.lots
	case 7:
		return &command.MarkPaid{LotID: pick(a.rt, a.lots), PaidOn: a.day()}, "", nil
	case 8:
		return &command.OpeningBalance{ContractID: contract, Minutes: 60, From: a.day(), Scope: a.scope()}, "lot", &a.lots
	case 9:
		return &command.SetContract{TicketID: pick(a.rt, a.tickets), ContractID: contract}, "", nil
	case 10:
		return &command.SetCause{TicketID: pick(a.rt, a.tickets), Cause: rapid.SampledFrom([]ticket.Cause{"", ticket.Software, ticket.Data}).Draw(a.rt, "cause")}, "", nil
	case 11:
		return &command.EditTime{EntryID: pick(a.rt, a.entries), Work: a.work()}, "", nil
	case 12:
		if len(a.acts) > 0 {
			return &command.Undo{Act: pick(a.rt, a.acts)}, "", nil
		}
	case 13:
		rule := worktime.Rule{Zone: rapid.SampledFrom([]string{"Europe/Stockholm", "Asia/Tokyo"}).Draw(a.rt, "zone"), ValidFrom: a.day()}
		rule.Week[1] = []worktime.Interval{{From: 540, To: 720}}
		return &command.ChangeCalendar{CalendarID: a.calendar, Rule: rule}, "", nil
	}
	return &command.LogTime{Work: a.work()}, "entry", &a.entries
}

// newAgreed makes a customer of its own with two tickets under a contract.
func newAgreed(s *scene, rt *rapid.T) *agreed {
	a := &agreed{scene: s, rt: rt}
	rule := officeRule()
	a.calendar = s.Do(&command.AddCalendar{Name: fresh(s, "hours "), Rule: rule}).Created("calendar")
	a.whose = s.Do(&command.CreateCustomer{Code: fresh(s, "K"), Name: "x"}).Created("customer")
	a.contracts = []string{s.Do(&command.OpenContract{
		CustomerID: a.whose, Name: "x", Start: day("2026-08-01"), End: day("2026-10-31"), CalendarID: a.calendar,
	}).Created("contract")}
	for _, kind := range []ticket.Kind{ticket.Fault, ticket.Assistance} {
		a.tickets = append(a.tickets, s.Do(&command.OpenTicket{CustomerID: a.whose, Subject: "x", Kind: kind, ContractID: a.contracts[0]}).Created("ticket"))
	}
	return a
}

// Law: in whatever order facts arrive, and are undone, time stands charged as
// it would be charged now (R-TIME-10, R-BANK-7, R-BANK-15).
func TestChargesAreWhatTheyWouldBeNow(t *testing.T) {
	s := newScene(t)
	db, err := data.Open(ctx, s.Path(), data.Options{Program: "test"})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	walk := rapid.MakeFuzz(func(rt *rapid.T) {
		a := newAgreed(s, rt)
		for range rapid.IntRange(3, 25).Draw(rt, "steps") {
			cmd, label, into := a.step()
			receipt, err := a.Desk.Desk.Do(ctx, cmd)
			if err != nil {
				continue
			}
			rt.Logf("%s %+v", cmd.Spec().Name, cmd)
			a.acts = append(a.acts, receipt.Act)
			if into != nil {
				*into = append(*into, receipt.Created(label))
			}
			if err := db.Snapshot(ctx, a.wantCharged); err != nil {
				rt.Fatal(err)
			}
		}
	})
	for seed := range uint64(walks) {
		draws := make([]byte, 4096)
		random := rand.New(rand.NewPCG(seed, walks))
		for i := range draws {
			draws[i] = byte(random.UintN(256))
		}
		walk(t, draws)
	}
}

// walks is how many walks of facts and undos are taken, each the same in every
// run.
const walks = 40

// wantCharged is an error when an entry is not charged as it would be now.
func (a *agreed) wantCharged(q data.Querier) error {
	for _, ticketID := range a.tickets {
		charging, err := facts.ChargingOf(q, ticketID)
		if err != nil {
			return err
		}
		entries, err := data.TimeEntries.Find(q, "ticket_id = ? ORDER BY id", ticketID)
		if err != nil {
			return err
		}
		for _, entry := range entries {
			var want, is []string
			for _, charge := range charging.Charges(workIn(entry)) {
				want = append(want, fmt.Sprintf("%v %d %s %s", charge.Day, charge.Minutes, charge.ContractID, charge.Verdict.Class))
			}
			rows, err := data.Charges.Find(q, "entry_id = ? ORDER BY part", entry.ID)
			if err != nil {
				return err
			}
			for _, row := range rows {
				is = append(is, fmt.Sprintf("%s %d %s %s", row.WorkDay, row.Minutes, row.ContractID, row.Class))
			}
			if !slices.Equal(want, is) {
				return fmt.Errorf("the entry of %s is charged %v, and would be %v", entry.WorkDay, is, want)
			}
		}
	}
	return nil
}

func workIn(entry data.TimeEntry) facts.Work {
	work := facts.Work{Day: civil.FromText(entry.WorkDay, 0), Minutes: int(entry.Adjusted), Type: entry.WorkType}
	if entry.StartAt != 0 {
		work.Start, work.End = time.UnixMilli(entry.StartAt).UTC(), time.UnixMilli(entry.EndAt).UTC()
	}
	return work
}
