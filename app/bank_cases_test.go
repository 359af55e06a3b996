package app_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"tallydesk/app/bank"
	"tallydesk/app/civil"
	"tallydesk/app/command"
	"tallydesk/app/terms"
	"tallydesk/app/view"
)

// casesDesk is the desk with which the worked cases of domain.md 6 begin: A 3 h
// left, ends 31 March; B 20 h bought 10 March for April to June with early
// use. It is 20 April.
type casesDesk struct {
	*scene
	contractID, ticketID, a, b string
}

func newCases(t testing.TB) *casesDesk {
	t.Helper()
	s := newScene(t)
	s.At("2026-04-20T12:00:00+02:00")
	d := &casesDesk{scene: s}
	d.contractID = s.Do(&command.OpenContract{
		CustomerID: s.customer, Name: "Prepaid", Start: day("2026-01-01"), Lines: []terms.Line{{Kind: terms.Prepaid, EarlyUse: true}},
	}).Created("contract")
	d.a = s.Do(&command.OpeningBalance{ContractID: d.contractID, Minutes: 180, From: day("2026-01-01"), Expires: day("2026-03-31")}).Created("lot")
	d.b = s.Do(&command.BuyHours{ContractID: d.contractID, Minutes: 1200, Day: day("2026-03-10"), Quarter: bank.NextQuarter}).Created("lot")
	d.ticketID = s.Do(&command.OpenTicket{CustomerID: s.customer, Subject: "Restore test database", Kind: "assistance"}).Created("ticket")
	return d
}

func day(text string) civil.Day {
	d, err := civil.Parse(text)
	if err != nil {
		panic(err)
	}
	return d
}

func (d *casesDesk) work(on string, minutes int) command.Work {
	return command.Work{TicketID: d.ticketID, WorkDay: day(on), Minutes: minutes, WorkType: "support"}
}

func (d *casesDesk) log(on string, minutes int) string {
	d.t.Helper()
	return d.Do(&command.LogTime{Work: d.work(on, minutes)}).Created("entry")
}

// drew tells what an entry took from lots A and B.
func (d *casesDesk) drew(entry string) map[string]int {
	d.t.Helper()
	read, err := d.View().Entry(context.Background(), entry)
	if err != nil {
		d.t.Fatal(err)
	}
	drew := map[string]int{}
	for _, charge := range read.Charges {
		if charge.Uncovered > 0 {
			drew["uncovered"] += charge.Uncovered
		}
		for _, draw := range charge.Draws {
			drew[map[string]string{d.a: "A", d.b: "B"}[draw.Lot.ID]] += draw.Minutes
		}
	}
	return drew
}

func (d *casesDesk) bank(asOf string) view.Bank {
	d.t.Helper()
	return bankOf(d.scene, d.contractID, asOf)
}

func bankOf(s *scene, contractID, asOf string) view.Bank {
	s.t.Helper()
	read, err := s.View().Bank(context.Background(), contractID, day(asOf))
	if err != nil {
		s.t.Fatal(err)
	}
	return read
}

func lotOf(t testing.TB, b view.Bank, id string) view.BankLot {
	t.Helper()
	for _, lot := range b.Lots {
		if lot.ID == id {
			return lot
		}
	}
	t.Fatalf("lot %s is not in the bank", id)
	return view.BankLot{}
}

func same(t testing.TB, what string, want, got any) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", what, diff)
	}
}

// Worked cases 1 to 4 (R-BANK-1, R-BANK-2, R-BANK-7), through commands and
// views.
func TestWorkedCases1To4(t *testing.T) {
	d := newCases(t)
	first := d.log("2026-03-30", 240)
	same(t, "case 1", map[string]int{"A": 180, "B": 60}, d.drew(first))

	d.Do(&command.EditTime{EntryID: first, Work: d.work("2026-03-30", 120)})
	same(t, "case 2", map[string]int{"A": 120}, d.drew(first))
	march := d.bank("2026-03-30")
	same(t, "case 2: A left", 60, lotOf(t, march, d.a).Left)
	same(t, "case 2: B left", 1200, lotOf(t, march, d.b).Left)

	third := d.log("2026-03-31", 120)
	same(t, "case 3", map[string]int{"A": 60, "B": 60}, d.drew(third))
	fourth := d.log("2026-04-01", 120)
	same(t, "case 4", map[string]int{"B": 120}, d.drew(fourth))
	same(t, "case 3 stands after case 4", map[string]int{"A": 60, "B": 60}, d.drew(third))
}

// Worked case 5: 1 to 4 in any order (R-BANK-1). The edit of entry 1 comes
// anywhere after it.
func TestWorkedCase5AnyOrder(t *testing.T) {
	var d *casesDesk
	var first string
	steps := map[string]func(){
		"1": func() { first = d.log("2026-03-30", 240) },
		"2": func() { d.Do(&command.EditTime{EntryID: first, Work: d.work("2026-03-30", 120)}) },
		"3": func() { d.log("2026-03-31", 120) },
		"4": func() { d.log("2026-04-01", 120) },
	}
	for _, order := range []string{"1234", "1243", "1324", "1342", "1423", "1432", "3124", "3142", "3412", "4123", "4132", "4312"} {
		t.Run(order, func(t *testing.T) {
			d = newCases(t)
			for _, step := range order {
				steps[string(step)]()
			}
			now := d.bank("2026-04-20")
			same(t, "A left", 0, lotOf(t, now, d.a).Left)
			same(t, "A drawn", 180, lotOf(t, now, d.a).Drawn)
			same(t, "B left", 1020, lotOf(t, now, d.b).Left)
			same(t, "left", 1020, now.Left)
		})
	}
}

// Worked case 6: an entry with times is cut at the midnight of the contract
// calendar's zone (R-BANK-2).
func TestWorkedCase6SplitAtMidnight(t *testing.T) {
	d := newCases(t)
	entry := d.Do(&command.LogTime{Work: command.Work{
		TicketID: d.ticketID, WorkType: "support", Start: at("2026-03-31T23:00:00+02:00"), End: at("2026-04-01T01:00:00+02:00"),
	}}).Created("entry")
	same(t, "draws", map[string]int{"A": 60, "B": 60}, d.drew(entry))
	read, err := d.View().Entry(context.Background(), entry)
	if err != nil {
		t.Fatal(err)
	}
	same(t, "work day of the entry", day("2026-03-31"), read.WorkDay)
	same(t, "worked", 120, read.Worked)
	var days []civil.Day
	for _, charge := range read.Charges {
		days = append(days, charge.WorkDay)
	}
	same(t, "work days of its parts", []civil.Day{day("2026-03-31"), day("2026-04-01")}, days)
}

// R-BANK-2: parts are in real minutes, whatever the clocks do, and minutes
// adjusted by hand are spread over them (R-TIME-1).
func TestSplitAtMidnightKeepsMinutes(t *testing.T) {
	d := newCases(t)
	work := command.Work{
		TicketID: d.ticketID, WorkType: "support", Start: at("2026-03-28T22:00:00+01:00"), End: at("2026-03-29T04:00:00+02:00"),
		Adjusted: 152, AdjustedReason: "waited for the others",
	}
	entry := d.Do(&command.LogTime{Work: work}).Created("entry")
	read, err := d.View().Entry(context.Background(), entry)
	if err != nil {
		t.Fatal(err)
	}
	same(t, "worked: an hour was left out that night", 300, read.Worked)
	same(t, "minutes that count", 152, read.Minutes)
	same(t, "parts", []int{61, 91}, []int{read.Charges[0].Minutes, read.Charges[1].Minutes})
}

// R-BANK-2: midnight is that of the contract's calendar, wherever the provider
// is.
func TestSplitAtTheContractsMidnight(t *testing.T) {
	s := newScene(t)
	contract := s.Do(&command.EnrolCustomer{CustomerID: s.customer, Template: "maintenance", Start: day("2026-01-01")}).Created("contract")
	entry := s.Do(&command.LogTime{Work: command.Work{
		TicketID: s.assistance(contract), WorkType: "support", Start: at("2026-11-16T23:30:00-05:00"), End: at("2026-11-17T00:45:00-05:00"),
	}}).Created("entry")
	read, err := s.View().Entry(context.Background(), entry)
	if err != nil {
		t.Fatal(err)
	}
	var parts []string
	for _, charge := range read.Charges {
		parts = append(parts, fmt.Sprint(charge.WorkDay, " ", charge.Minutes))
	}
	same(t, "parts", []string{"2026-11-16 30", "2026-11-17 45"}, parts)
}

func at(text string) time.Time {
	moment, err := time.Parse(time.RFC3339, text)
	if err != nil {
		panic(err)
	}
	return moment
}

// Worked case 9 (R-BANK-4): a purchase of 12 h is refused, or accepted with an
// admin's recorded override, which only staff see.
func TestWorkedCase9LeastBlock(t *testing.T) {
	d := newCases(t)
	buy := command.BuyHours{ContractID: d.contractID, Minutes: 720, Day: day("2026-04-20"), Quarter: bank.ThisQuarter}
	wantInvalid(t, d.Refuse(&buy), "minutes", "bank.least")

	buy.OverrideReason = "canary: they are moving to the cloud"
	lot := d.Do(&buy).Created("lot")
	now := d.bank("2026-04-20")
	same(t, "left", 1200+720, now.Left)
	same(t, "recorded reason", buy.OverrideReason, lotOf(t, now, lot).Override)
	same(t, "made by", "Diane Berg", lotOf(t, now, lot).MadeBy)
}

// Worked case 11 (R-BANK-4): hours bought in the last week serve the current
// quarter when it is named.
func TestWorkedCase11LastWeek(t *testing.T) {
	d := newCases(t)
	lot := d.Do(&command.BuyHours{ContractID: d.contractID, Minutes: 1200, Day: day("2026-03-25"), Quarter: bank.ThisQuarter}).Created("lot")
	march := d.bank("2026-03-25")
	same(t, "ends", day("2026-03-31"), lotOf(t, march, lot).Expires)
	same(t, "lost", 1200, lotOf(t, d.bank("2026-04-01"), lot).Expired)
}

// Worked case 12 (R-BANK-3).
func TestWorkedCase12Cap(t *testing.T) {
	s := newScene(t)
	contract := s.Do(&command.OpenContract{
		CustomerID: s.customer, Name: "Care", Start: day("2026-01-01"),
		Lines: []terms.Line{{Kind: terms.Allowance, Minutes: 60, RollOver: bank.RollCapped, Cap: 60}},
	}).Created("contract")
	same(t, "28 February, before the month ends", 120, bankOf(s, contract, "2026-02-28").Left)
	march := bankOf(s, contract, "2026-03-01")
	same(t, "1 March", 120, march.Left)
	statement, err := s.View().Statement(context.Background(), contract, day("2026-02-01"), day("2026-02-28"), day("2026-03-01"))
	if err != nil {
		t.Fatal(err)
	}
	last := statement.Movements[len(statement.Movements)-1]
	same(t, "what February lost", bank.Movement{
		Day: day("2026-02-28"), Kind: bank.KindExpiry, Lot: last.Lot, Minutes: -60, Balance: 60, Why: bank.Why{Rule: bank.LostToCap, Day: day("2026-02-28"), Minutes: 60},
	}, last.Movement)
	same(t, "of January's", day("2026-01-01"), last.LotOf.Made)
}

// R-BANK-4: hours that are usable when paid wait for the payment, which may be
// recorded later.
func TestUsableWhenPaid(t *testing.T) {
	s := newScene(t)
	contract := s.Do(&command.OpenContract{
		CustomerID: s.customer, Name: "Prepaid", Start: day("2026-01-01"), Lines: []terms.Line{{Kind: terms.Prepaid, WhenPaid: true, Price: 90000}},
	}).Created("contract")
	lot := s.Do(&command.BuyHours{ContractID: contract, Minutes: 1200, Day: day("2026-10-06"), Quarter: bank.ThisQuarter}).Created("lot")
	unpaid := bankOf(s, contract, "2026-11-18")
	same(t, "unpaid: left", 0, unpaid.Left)
	same(t, "unpaid: price", int64(20*90000), lotOf(t, unpaid, lot).Price.Minor)

	s.Do(&command.MarkPaid{LotID: lot, PaidOn: day("2026-11-02")})
	same(t, "before the payment day", 0, bankOf(s, contract, "2026-11-01").Left)
	paid := bankOf(s, contract, "2026-11-02")
	same(t, "on the payment day", 1200, paid.Left)
	same(t, "paid on", day("2026-11-02"), lotOf(t, paid, lot).Paid)
	same(t, "still ends with its quarter", day("2026-12-31"), lotOf(t, paid, lot).Expires)
}
