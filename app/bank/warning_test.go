package bank

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"tallydesk/app/civil"
)

// R-BANK-6: warnings 30, 14 and 3 days before, with what is lost.
func TestWarningStages(t *testing.T) {
	facts := twoLots(t) // "ends first" holds 60 until 30 April
	facts.Entries = []Entry{work("1", day(t, "2026-04-29"), 15)}
	tests := []struct {
		asOf           string
		minutes, stage int
	}{
		{"2026-03-30", 0, 0},
		{"2026-03-31", 60, 30},
		{"2026-04-15", 60, 30},
		{"2026-04-16", 60, 14},
		{"2026-04-26", 60, 14},
		{"2026-04-27", 60, 3},
		{"2026-04-30", 45, 3},
		{"2026-05-01", 0, 0},
	}
	for _, tt := range tests {
		asOf, last := day(t, tt.asOf), day(t, "2026-04-30")
		var want []Warning
		if tt.stage > 0 {
			want = []Warning{{
				Lot: "ends first", Minutes: tt.minutes, Day: last, Days: int(last - asOf), Stage: tt.stage,
				Why: Why{Rule: LostAtEnd, Day: last},
			}}
		}
		if diff := cmp.Diff(want, Settle(facts, asOf).Warnings); diff != "" {
			t.Errorf("%s: %s", tt.asOf, diff)
		}
	}
}

// What a cap will take counts too, with the coming month's minutes in view.
func TestWarningOfACap(t *testing.T) {
	facts := Facts{
		Contract: Contract{Start: day(t, "2026-01-01"), End: civil.Never},
		Allowances: []Allowance{{
			ID: "v1", Line: "line", From: day(t, "2026-01-01"), To: civil.Never, Minutes: 60, RollOver: RollCapped, Cap: 60,
		}},
	}
	end := day(t, "2026-02-28")
	want := []Warning{{
		Lot: "line/2026-01-01", Minutes: 60, Day: end, Days: 29, Stage: 30,
		Why: Why{Rule: LostToCap, Day: end, Minutes: 60},
	}}
	if diff := cmp.Diff(want, Settle(facts, day(t, "2026-01-30")).Warnings); diff != "" {
		t.Error(diff)
	}
}
