package app_test

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"tallydesk/app"
	"tallydesk/app/access"
	"tallydesk/app/bank"
	"tallydesk/app/civil"
	"tallydesk/app/command"
	"tallydesk/app/fail"
	"tallydesk/app/view"
)

const canary = "canary-for-staff-only"

// liaisonDesk signs the scene's liaison in.
func (s *scene) liaisonDesk() *app.Desk {
	s.t.Helper()
	s.Do(&command.AddUser{Login: "carin.holm", Role: access.Liaison, ContactID: s.liaison})
	desk, err := s.As(context.Background(), "carin.holm")
	if err != nil {
		s.t.Fatal(err)
	}
	return desk
}

// R-ACC-1, R-ACC-7, R-BANK-1: a liaison sees the balance that staff see, and
// nothing that is for staff.
func TestLiaisonSeesItsBankAndNoMore(t *testing.T) {
	d := newCases(t)
	d.Do(&command.BuyHours{
		ContractID: d.contractID, Minutes: 60, Day: day("2026-04-02"), Quarter: bank.ThisQuarter, OverrideReason: canary, Reason: "a small one",
	})
	seen := d.work("2026-04-01", 1300)
	seen.Note, seen.InternalNote = "rebuilt the database", canary
	d.Do(&command.LogTime{Work: seen})
	byHand := d.work("2026-04-02", 30)
	byHand.Class, byHand.ClassReason, byHand.Adjusted, byHand.AdjustedReason = bank.Drawn, canary, 20, canary
	d.Do(&command.LogTime{Work: byHand})
	hidden := d.work("2026-04-03", 77)
	hidden.Note, hidden.Class, hidden.ClassReason = canary, bank.Internal, string(bank.InternalWork)
	d.Do(&command.LogTime{Work: hidden})
	d.Do(&command.LogTime{Work: command.Work{CustomerID: d.customer, WorkDay: day("2026-04-03"), Minutes: 12, WorkType: "other", Note: canary}})
	other := d.Do(&command.CreateCustomer{Code: "OTHER", Name: canary}).Created("customer")
	theirs := d.Do(&command.OpenContract{CustomerID: other, Name: canary, Start: day("2026-01-01")}).Created("contract")

	ctx, asOf := context.Background(), day("2026-04-20")
	account := d.liaisonDesk().Account()
	contracts, err := account.Contracts(ctx, asOf)
	if err != nil {
		t.Fatal(err)
	}
	read, err := account.Bank(ctx, d.contractID, asOf)
	if err != nil {
		t.Fatal(err)
	}
	statement, err := account.Statement(ctx, d.contractID, day("2026-01-01"), day("2026-04-30"), asOf)
	if err != nil {
		t.Fatal(err)
	}
	told, err := json.Marshal([]any{contracts, read, statement})
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(told), canary) {
		t.Errorf("a liaison reads what is for staff: %s", told)
	}
	for _, wanted := range []string{"rebuilt the database", "a small one", "#1001"} {
		if !strings.Contains(string(told), wanted) {
			t.Errorf("a liaison does not read %q", wanted)
		}
	}

	staff := d.bank("2026-04-20")
	same(t, "the balance that staff see", staff.Left, read.Left)
	same(t, "in the list", staff.Left, contracts[0].Left)
	same(t, "closing balance", staff.Left, statement.Closing)
	same(t, "uncovered", staff.Uncovered, read.Uncovered[0].Open)
	same(t, "only its own contracts", 1, len(contracts))
	for i, lot := range read.Lots {
		same(t, "lots in the order that staff see", staff.Lots[i].Lot, lot.Lot)
	}
	if _, err := account.Bank(ctx, theirs, asOf); !errors.Is(err, fail.NotFound) {
		t.Errorf("another customer's bank: %v", err)
	}
	if _, err := account.Statement(ctx, theirs, asOf, asOf, asOf); !errors.Is(err, fail.NotFound) {
		t.Errorf("another customer's statement: %v", err)
	}
}

// Law of R-ACC-1: no column of a row in the customer's bucket holds what was
// written for staff, whatever is logged.
func TestNothingForStaffInTheCustomersRows(t *testing.T) {
	d := newCases(t)
	for _, class := range append([]bank.Class{""}, command.HandClasses...) {
		work := d.work("2026-04-02", 30)
		work.InternalNote, work.Adjusted, work.AdjustedReason, work.Class, work.ClassReason = canary, 25, canary, class, canary
		if class == "" {
			work.ClassReason = ""
		}
		if class == bank.NoCharge || class == bank.Internal {
			work.ClassReason = string(bank.Goodwill)
		}
		d.Do(&command.LogTime{Work: work})
	}
	for table, rows := range rowsOf(t, d.Desk) {
		for _, row := range rows {
			if row["bucket"] == "staff" {
				continue
			}
			for column, value := range row {
				if strings.Contains(value.(string), canary) {
					t.Errorf("%s.%s holds what is for staff", table, column)
				}
			}
		}
	}
}

// The staff's views are closed to liaisons.
func TestStaffViewsAreClosedToLiaisons(t *testing.T) {
	d := newCases(t)
	entry := d.log("2026-04-02", 30)
	ctx, asOf, views := context.Background(), day("2026-04-20"), d.liaisonDesk().View()
	errs := map[string]error{}
	_, _, errs["Contracts"] = views.Contracts(ctx, view.ContractFilter{AsOf: asOf}, view.Page{Most: 5})
	_, errs["Contract"] = views.Contract(ctx, d.contractID, asOf)
	_, errs["BankLeft"] = views.BankLeft(ctx, []string{d.contractID}, asOf)
	_, errs["Bank"] = views.Bank(ctx, d.contractID, asOf)
	_, errs["WhyLeft"] = views.WhyLeft(ctx, d.contractID, asOf)
	_, errs["Statement"] = views.Statement(ctx, d.contractID, asOf, asOf, asOf)
	_, errs["PreviewTime"] = views.PreviewTime(ctx, command.LogTime{Work: d.work("2026-04-02", 30)}, "", asOf)
	_, errs["TimeOf"] = views.TimeOf(ctx, d.ticketID)
	_, _, errs["Times"] = views.Times(ctx, view.TimeFilter{}, view.Page{Most: 5})
	_, errs["Entry"] = views.Entry(ctx, entry)
	_, errs["Week"] = views.Week(ctx, d.staff, civil.Day(0))
	for name, err := range errs {
		if !errors.Is(err, fail.Forbidden) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := d.Account().Contracts(ctx, asOf); !errors.Is(err, fail.Forbidden) {
		t.Errorf("a liaison's view for staff: %v", err)
	}
	for _, cmd := range []command.Command{
		&command.LogTime{Work: d.work("2026-04-02", 30)}, &command.EditTime{EntryID: entry, Work: d.work("2026-04-02", 30)}, &command.DeleteTime{EntryID: entry},
	} {
		desk, err := d.As(ctx, "carin.holm")
		if err != nil {
			t.Fatal(err)
		}
		if _, err := desk.Do(ctx, cmd); !errors.Is(err, fail.Forbidden) {
			t.Errorf("%s by a liaison: %v", cmd.Spec().Name, err)
		}
	}
}
