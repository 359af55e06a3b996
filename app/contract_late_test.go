package app_test

import (
	"testing"

	"tallydesk/app/bank"
	"tallydesk/app/civil"
	"tallydesk/app/command"
	"tallydesk/app/terms"
)

// lateScene has a contract of 2026 with one prepaid line, and half an hour of
// work on 5 October.
func lateScene(t *testing.T, line terms.Line) (s *scene, contract, lineID, entry string) {
	s = newScene(t)
	opened := s.Do(&command.OpenContract{
		CustomerID: s.customer, Name: "x", Start: day("2026-01-01"), End: day("2026-12-31"), Lines: []terms.Line{line},
	})
	ticketID := s.Do(&command.OpenTicket{CustomerID: s.customer, Subject: "x", Kind: "assistance"}).Created("ticket")
	s.Do(&command.EndLine{LineID: opened.Created("line:0"), LastDay: day("2026-09-30")})
	entry = s.Do(&command.LogTime{Work: command.Work{TicketID: ticketID, WorkDay: day("2026-10-05"), Minutes: 30, WorkType: "support"}}).Created("entry")
	same(t, "after the line's end", []bank.Verdict{{Class: bank.Undecided}}, s.verdicts(entry))
	return s, opened.Created("contract"), opened.Created("line:0"), entry
}

// A line's end can be moved: time between the ends is classed anew.
func TestLineThatLivesOnCoversTime(t *testing.T) {
	s, _, line, entry := lateScene(t, terms.Line{Kind: terms.Prepaid})
	s.Do(&command.EndLine{LineID: line, LastDay: day("2026-10-31")})
	same(t, "before its new end", []bank.Verdict{{Class: bank.Drawn}}, s.verdicts(entry))
	wantInvalid(t, s.Refuse(&command.EndLine{LineID: line, LastDay: day("2027-01-01")}), "last_day", "outside_contract")
}

// Hours bought while a line was in force serve the next quarter, also time that
// was logged before they were recorded (R-BANK-4, R-BANK-7).
func TestHoursRecordedLateServeEarlierTime(t *testing.T) {
	s, contract, _, entry := lateScene(t, terms.Line{Kind: terms.Prepaid})
	s.Do(&command.BuyHours{ContractID: contract, Minutes: 1200, Day: day("2026-09-28"), Quarter: bank.NextQuarter})
	same(t, "bought for its quarter", []bank.Verdict{{Class: bank.Drawn}}, s.verdicts(entry))
}

// R-BANK-4: usable when paid.
func TestPaymentRecordedLateServesEarlierTime(t *testing.T) {
	s, contract, _, entry := lateScene(t, terms.Line{Kind: terms.Prepaid, WhenPaid: true})
	lot := s.Do(&command.BuyHours{ContractID: contract, Minutes: 1200, Day: day("2026-09-28"), Quarter: bank.NextQuarter}).Created("lot")
	same(t, "unpaid", []bank.Verdict{{Class: bank.Undecided}}, s.verdicts(entry))
	s.Do(&command.MarkPaid{LotID: lot, PaidOn: day("2026-10-05")})
	same(t, "paid that day", []bank.Verdict{{Class: bank.Drawn}}, s.verdicts(entry))
	s.Do(&command.MarkPaid{LotID: lot, PaidOn: day("2026-10-06")})
	same(t, "paid the day after", []bank.Verdict{{Class: bank.Undecided}}, s.verdicts(entry))
}

// A contract that ends before a line would have keeps the line changeable.
func TestLineOutlivingItsContractCanBeChanged(t *testing.T) {
	s := newScene(t)
	opened := s.Do(&command.OpenContract{
		CustomerID: s.customer, Name: "x", Start: day("2026-01-01"),
		Lines: []terms.Line{{Kind: terms.PayAsYouGo, Price: 1, ValidTo: day("2026-12-15")}},
	})
	s.Do(&command.EndContract{ContractID: opened.Created("contract"), End: day("2026-11-30")})
	s.Do(&command.ChangeLine{LineID: opened.Created("line:0"), ValidFrom: day("2026-06-01"), Line: terms.Line{Price: 2}})
}

// R-CON-7: what holds on a day is what was agreed for it last, whenever it was
// recorded.
func TestDeploymentRecordedLate(t *testing.T) {
	s := newScene(t)
	s.Do(&command.ChangeDeployment{CustomerID: s.customer, ValidFrom: day("2026-06-01"), Deployment: "on_premise"})
	s.Do(&command.ChangeDeployment{CustomerID: s.customer, ValidFrom: day("2026-01-01"), Deployment: "hosted"})
	s.Do(&command.ChangeDeployment{CustomerID: s.customer, ValidFrom: day("2027-01-01"), Deployment: "hosted"})
	customer, err := s.View().Customer(ctx, s.customer)
	if err != nil || customer.Deployment != "on_premise" {
		t.Errorf("today it is %s (%v)", customer.Deployment, err)
	}
	for start, quotaOnly := range map[civil.Day]bool{day("2026-07-01"): true, day("2027-01-01"): false} {
		card := s.card(s.Do(&command.EnrolCustomer{CustomerID: s.customer, Start: start}).Created("contract"))
		if allowance := has(terms.Allowance, anyLine)(card); allowance == quotaOnly {
			t.Errorf("enrolled from %v: allowance is %t", start, allowance)
		}
	}
}
