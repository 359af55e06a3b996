package app_test

import (
	"fmt"
	"testing"
	"time"

	"pgregory.net/rapid"

	"tallydesk/app"
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
	rt                                         *rapid.T
	contracts, lines, lots, tickets, entries   []string
	acts                                       []string
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
	switch rapid.IntRange(0, 14).Draw(a.rt, "step") {
	case 0:
		return &command.OpenContract{CustomerID: a.customer, Name: "x", Start: a.day() - 30, End: day("2026-11-30") - civil.Day(rapid.IntRange(0, 60).Draw(a.rt, "short"))}, "contract", &a.contracts
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
			return &command.Undo{Act: a.acts[len(a.acts)-1]}, "", nil
		}
	case 13:
		rule := worktime.Rule{Zone: rapid.SampledFrom([]string{"Europe/Stockholm", "Asia/Tokyo"}).Draw(a.rt, "zone"), ValidFrom: a.day()}
		rule.Week[1] = []worktime.Interval{{From: 540, To: 720}}
		return &command.ChangeCalendar{CalendarID: a.Provider.Created("calendar:0"), Rule: rule}, "", nil
	}
	return &command.LogTime{Work: a.work()}, "entry", &a.entries
}

// Law: in whatever order facts arrive, time stands charged as it would be
// charged now (R-TIME-10, R-BANK-7, R-BANK-15).
func TestChargesAreWhatTheyWouldBeNow(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		a := &agreed{scene: newScene(t), rt: rt}
		a.tickets = []string{
			a.Do(&command.OpenTicket{CustomerID: a.customer, Subject: "fault", Kind: ticket.Fault}).Created("ticket"),
			a.Do(&command.OpenTicket{CustomerID: a.customer, Subject: "help", Kind: ticket.Assistance}).Created("ticket"),
		}
		a.contracts = []string{a.Do(&command.OpenContract{CustomerID: a.customer, Name: "x", Start: day("2026-08-01"), End: day("2026-10-31")}).Created("contract")}
		for _, id := range a.tickets {
			a.Do(&command.SetContract{TicketID: id, ContractID: a.contracts[0]})
		}
		var told []string
		for range rapid.IntRange(3, 25).Draw(rt, "steps") {
			cmd, label, into := a.step()
			receipt, err := a.Desk.Desk.Do(ctx, cmd)
			if err != nil {
				continue
			}
			told = append(told, fmt.Sprintf("%s %+v", cmd.Spec().Name, cmd))
			a.acts = append(a.acts, receipt.Act)
			if into != nil {
				*into = append(*into, receipt.Created(label))
			}
			if wrong := chargedOtherwise(t, a.Desk.Desk); wrong != "" {
				for _, line := range told { rt.Log(line) }
				rt.Fatalf("%s", wrong)
			}
		}
		a.Close()
	})
}

// chargedOtherwise tells which entry is not charged as it would be now.
func chargedOtherwise(t testing.TB, desk *app.Desk) string {
	t.Helper()
	db, err := data.Open(ctx, desk.Path(), data.Options{Program: "test"})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	wrong := ""
	err = db.Snapshot(ctx, func(q data.Querier) error {
		entries, err := data.TimeEntries.Find(q, "ticket_id IS NOT NULL ORDER BY id")
		if err != nil {
			return err
		}
		for _, entry := range entries {
			charging, err := facts.ChargingOf(q, entry.TicketID)
			if err != nil {
				return err
			}
			work := facts.Work{Day: civil.FromText(entry.WorkDay, 0), Minutes: int(entry.Adjusted), Type: entry.WorkType}
			if entry.StartAt != 0 {
				work.Start, work.End = time.UnixMilli(entry.StartAt).UTC(), time.UnixMilli(entry.EndAt).UTC()
			}
			var want, is []string
			for _, charge := range charging.Charges(work) {
				want = append(want, fmt.Sprint(charge.Day.String(), " ", charge.Minutes, " ", charge.ContractID, " ", charge.Verdict.Class))
			}
			rows, err := data.Charges.Find(q, "entry_id = ? ORDER BY part", entry.ID)
			if err != nil {
				return err
			}
			for _, row := range rows {
				is = append(is, fmt.Sprint(row.WorkDay, " ", row.Minutes, " ", row.ContractID, " ", row.Class))
			}
			if fmt.Sprint(want) != fmt.Sprint(is) {
				wrong = fmt.Sprintf("entry %s of %s is charged %v, would be %v", entry.ID, entry.WorkDay, is, want)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return wrong
}
