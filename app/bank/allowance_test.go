package bank

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tallydesk/app/civil"
)

// lotsOf writes a ledger's lots as "id: minutes, from-expires", by start.
func lotsOf(f Facts, until civil.Day) []string {
	lots, _ := f.allowanceLots(until)
	var got []string
	for _, lot := range lots {
		got = append(got, fmt.Sprintf("%s: %d, %v to %v", lot.ID, lot.Minutes, lot.From, lot.Expires))
	}
	return got
}

func TestAllowanceLots(t *testing.T) {
	tests := []struct {
		name       string
		start, end string
		until      string
		allowance  Allowance
		want       []string
	}{
		{ // R-BANK-3: whole, though the contract begins in the month
			"calendar month, roll-over none", "2026-01-15", "", "2026-02-20",
			Allowance{Minutes: 60},
			[]string{"line/2026-01-01: 60, 2026-01-15 to 2026-01-31", "line/2026-02-01: 60, 2026-02-01 to 2026-02-28"},
		},
		{ // R-BANK-3: 17 of 31 days, and 10 of 31
			"pro rata", "2026-01-15", "2026-03-10", "2026-12-31",
			Allowance{Minutes: 60, ProRata: true},
			[]string{
				"line/2026-01-01: 33, 2026-01-15 to 2026-01-31", "line/2026-02-01: 60, 2026-02-01 to 2026-02-28",
				"line/2026-03-01: 19, 2026-03-01 to 2026-03-31",
			},
		},
		{ // ux.md 3.4: kept 2 months, Allowance Nov ends 31 January
			"two months", "2026-11-01", "", "2026-11-01",
			Allowance{Minutes: 120, RollOver: RollMonths, Months: 2},
			[]string{"line/2026-11-01: 120, 2026-11-01 to 2027-01-31"},
		},
		{ // R-BANK-3: clamped to the month's end, never chained
			"anniversary", "2026-01-31", "", "2026-04-30",
			Allowance{Minutes: 60, Cycle: Anniversary},
			[]string{
				"line/2026-01-31: 60, 2026-01-31 to 2026-02-27", "line/2026-02-28: 60, 2026-02-28 to 2026-03-30",
				"line/2026-03-31: 60, 2026-03-31 to 2026-04-29", "line/2026-04-30: 60, 2026-04-30 to 2026-05-30",
			},
		},
		{
			"anniversary, one month kept", "2026-01-31", "", "2026-02-01",
			Allowance{Minutes: 60, Cycle: Anniversary, RollOver: RollMonths, Months: 1},
			[]string{"line/2026-01-31: 60, 2026-01-31 to 2026-03-30"},
		},
		{
			"unlimited", "2026-01-01", "", "2026-01-31",
			Allowance{Minutes: 60, RollOver: RollUnlimited},
			[]string{"line/2026-01-01: 60, 2026-01-01 to never"},
		},
		{
			"capped", "2026-01-01", "", "2026-01-31",
			Allowance{Minutes: 60, RollOver: RollCapped, Cap: 60},
			[]string{"line/2026-01-01: 60, 2026-01-01 to never"},
		},
		{
			"nothing after the contract", "2026-01-01", "2026-01-31", "2026-12-31",
			Allowance{Minutes: 60},
			[]string{"line/2026-01-01: 60, 2026-01-01 to 2026-01-31"},
		},
		{
			"nothing for no minutes", "2026-01-01", "", "2026-12-31",
			Allowance{},
			nil,
		},
		{ // R-CON-5: one lot for the contract's term
			"training", "2026-01-15", "2027-01-14", "2026-12-31",
			Allowance{Minutes: 300, Training: true},
			[]string{"line/2026-01-15: 300, 2026-01-15 to 2027-01-14"},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			contract := Contract{Start: day(t, tt.start), End: civil.Never}
			if tt.end != "" {
				contract.End = day(t, tt.end)
			}
			a := tt.allowance
			a.ID, a.Line, a.From, a.To = "v1", "line", contract.Start, civil.Never
			got := lotsOf(Facts{Contract: contract, Allowances: []Allowance{a}}, day(t, tt.until))
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// R-BANK-15: by the version in force on the month's first day.
func TestAllowanceVersions(t *testing.T) {
	facts := Facts{
		Contract: Contract{Start: day(t, "2026-01-01"), End: civil.Never},
		Allowances: []Allowance{
			{ID: "v3", Line: "line", From: day(t, "2026-03-01"), To: day(t, "2026-04-30"), Minutes: 90},
			{ID: "v2", Line: "line", From: day(t, "2026-01-02"), To: civil.Never, Minutes: 75},
			{ID: "v4", Line: "line", From: day(t, "2026-03-01"), To: day(t, "2026-04-30"), Minutes: 100},
			{ID: "v1", Line: "line", From: day(t, "2026-01-01"), To: civil.Never, Minutes: 60},
			{ID: "u1", Line: "other", From: day(t, "2026-01-10"), To: civil.Never, Minutes: 5, Cycle: Anniversary},
		},
	}
	want := []string{
		"line/2026-01-01: 60, 2026-01-01 to 2026-01-31", "line/2026-02-01: 75, 2026-02-01 to 2026-02-28",
		"line/2026-03-01: 100, 2026-03-01 to 2026-03-31", "line/2026-04-01: 100, 2026-04-01 to 2026-04-30",
		"other/2026-02-01: 5, 2026-02-01 to 2026-02-28", "other/2026-03-01: 5, 2026-03-01 to 2026-03-31",
		"other/2026-04-01: 5, 2026-04-01 to 2026-04-30", "other/2026-05-01: 5, 2026-05-01 to 2026-05-31",
	}
	if diff := cmp.Diff(want, lotsOf(facts, day(t, "2026-05-31"))); diff != "" {
		t.Error(diff)
	}
}

// R-CON-5: a training allowance serves training, unless its line says else.
func TestTrainingAllowanceServesTraining(t *testing.T) {
	a := Allowance{ID: "v1", Line: "line", From: day(t, "2026-01-01"), To: civil.Never, Minutes: 300, Training: true}
	facts := Facts{Contract: Contract{Start: a.From, End: civil.Never}, Allowances: []Allowance{a}}
	help, lesson := work("help", a.From, 10), work("lesson", a.From, 20)
	lesson.Kind = TrainingKind
	facts.Entries = []Entry{help, lesson}
	ledger := Settle(facts, a.From)
	if diff := cmp.Diff([]Draw{{"lesson", "line/2026-01-01", 20}}, ledger.Draws); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]Gap{{"help", a.From, 10}}, ledger.Uncovered); diff != "" {
		t.Error(diff)
	}
	facts.Allowances[0].Scope = Scope{WorkTypes: []string{"support"}}
	if got := Settle(facts, a.From).Left; got != 270 {
		t.Errorf("with a scope of its own %d left, want 270", got)
	}
}

// A training line agreed during the term gives its lot from then on.
func TestTrainingAllowanceAgreedLater(t *testing.T) {
	facts := Facts{
		Contract: Contract{Start: day(t, "2026-01-01"), End: civil.Never},
		Allowances: []Allowance{
			{ID: "v2", Line: "line", From: day(t, "2026-09-01"), To: civil.Never, Minutes: 500, Training: true},
			{ID: "v1", Line: "line", From: day(t, "2026-06-10"), To: civil.Never, Minutes: 300, Training: true},
		},
	}
	if diff := cmp.Diff([]string{"line/2026-06-10: 300, 2026-06-10 to never"}, lotsOf(facts, day(t, "2026-12-31"))); diff != "" {
		t.Error(diff)
	}
	if got := lotsOf(facts, day(t, "2026-06-09")); got != nil {
		t.Errorf("before it began: %v", got)
	}
}

// R-CON-7: by the deployment on the month's first day.
func TestHostedOnly(t *testing.T) {
	facts := Facts{
		Contract: Contract{
			Start: day(t, "2026-01-01"), End: civil.Never,
			Deployments: []Deployment{
				{ID: "d3", From: day(t, "2026-04-01"), Hosted: true},
				{ID: "d2", From: day(t, "2026-02-02"), Hosted: false},
				{ID: "d1", From: day(t, "2026-01-20"), Hosted: true},
				{ID: "d4", From: day(t, "2026-05-01"), Hosted: false},
				{ID: "d5", From: day(t, "2026-05-01"), Hosted: true},
			},
		},
		Allowances: []Allowance{{ID: "v1", Line: "line", From: day(t, "2026-01-01"), To: civil.Never, Minutes: 60, Hosted: true}},
	}
	want := []string{
		"line/2026-01-01: 60, 2026-01-01 to 2026-01-31", "line/2026-02-01: 60, 2026-02-01 to 2026-02-28",
		"line/2026-04-01: 60, 2026-04-01 to 2026-04-30", "line/2026-05-01: 60, 2026-05-01 to 2026-05-31",
	}
	if diff := cmp.Diff(want, lotsOf(facts, day(t, "2026-05-31"))); diff != "" {
		t.Error(diff)
	}
	facts.Contract.Deployments = nil
	if got := lotsOf(facts, day(t, "2026-05-31")); got != nil {
		t.Errorf("with nothing known: %v", got)
	}
}

// R-BANK-3: purchases and other lines do not count towards a cap, and the
// month's own use comes first.
func TestCapCountsItsOwnLineOnly(t *testing.T) {
	facts := Facts{
		Contract: Contract{Start: day(t, "2026-01-01"), End: civil.Never},
		Allowances: []Allowance{
			{ID: "v1", Line: "capped", From: day(t, "2026-01-01"), To: civil.Never, Minutes: 60, RollOver: RollCapped, Cap: 30},
			{ID: "u1", Line: "other", From: day(t, "2026-01-01"), To: civil.Never, Minutes: 60, RollOver: RollUnlimited},
		},
		Lots:    []Lot{{ID: "zz bought", Origin: OfPurchase, Line: "capped", Minutes: 600, From: day(t, "2026-01-01"), Expires: civil.Never}},
		Entries: []Entry{work("1", day(t, "2026-01-31"), 15)},
	}
	ledger := Settle(facts, day(t, "2026-02-01"))
	lot := lotOf(t, ledger, "capped/2026-01-01")
	if lot.Drawn != 15 || lot.Expired != 15 || lot.Left != 30 {
		t.Errorf("%+v", lot)
	}
	if len(expiries(ledger)) != 1 {
		t.Errorf("expiries %+v", expiries(ledger))
	}
}

func TestShareOfAMonthIsExplained(t *testing.T) {
	facts := Facts{
		Contract:   Contract{Start: day(t, "2026-01-15"), End: civil.Never},
		Allowances: []Allowance{{ID: "v1", Line: "line", From: day(t, "2026-01-15"), To: civil.Never, Minutes: 60, ProRata: true}},
	}
	ledger := Settle(facts, day(t, "2026-02-01"))
	if got := ledger.Movements[0].Why; got != (Why{Rule: CameShare, Day: day(t, "2026-01-01"), Minutes: 60}) {
		t.Errorf("the first month: %+v", got)
	}
	if got := ledger.Movements[2].Why; got != (Why{Rule: CameAllowance, Day: day(t, "2026-02-01")}) {
		t.Errorf("the second month: %+v", got)
	}
}
