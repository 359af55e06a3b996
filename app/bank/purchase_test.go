package bank

import (
	"errors"
	"testing"

	"tallydesk/app/civil"
	"tallydesk/app/fail"
)

// R-BANK-4.
func TestPurchase(t *testing.T) {
	tests := []struct {
		name          string
		line          Prepaid
		day           string
		serves        Quarter
		paid          string
		from, expires string
	}{
		{"this quarter", Prepaid{}, "2026-02-10", ThisQuarter, "", "2026-02-10", "2026-03-31"},
		{"this quarter's last day", Prepaid{}, "2026-03-31", ThisQuarter, "", "2026-03-31", "2026-03-31"},
		{"next quarter", Prepaid{}, "2026-02-10", NextQuarter, "", "2026-04-01", "2026-06-30"},
		{"next quarter is next year", Prepaid{}, "2026-12-31", NextQuarter, "", "2027-01-01", "2027-03-31"},
		{"early use", Prepaid{EarlyUse: true}, "2026-02-10", NextQuarter, "", "2026-02-10", "2026-06-30"},
		{"when paid, in time", Prepaid{WhenPaid: true}, "2026-02-10", NextQuarter, "2026-03-01", "2026-04-01", "2026-06-30"},
		{"when paid, late", Prepaid{WhenPaid: true}, "2026-02-10", NextQuarter, "2026-05-02", "2026-05-02", "2026-06-30"},
		{"when paid, early use", Prepaid{WhenPaid: true, EarlyUse: true}, "2026-02-10", NextQuarter, "2026-02-20", "2026-02-20", "2026-06-30"},
		{"when paid, unpaid", Prepaid{WhenPaid: true, EarlyUse: true}, "2026-02-10", NextQuarter, "", "never", "2026-06-30"},
		{"paid does not matter", Prepaid{}, "2026-02-10", ThisQuarter, "2026-03-30", "2026-02-10", "2026-03-31"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			bought := Purchase{Day: day(t, tt.day), Serves: tt.serves, Minutes: LeastBlock, Paid: civil.Never}
			if tt.paid != "" {
				bought.Paid = day(t, tt.paid)
			}
			tt.line.Least = LeastBlock
			lot, err := tt.line.Lot(bought)
			if err != nil {
				t.Fatal(err)
			}
			if lot.From.String() != tt.from || lot.Expires.String() != tt.expires || lot.Made != bought.Day {
				t.Errorf("%v to %v, made %v; want %s to %s", lot.From, lot.Expires, lot.Made, tt.from, tt.expires)
			}
		})
	}
}

// R-BANK-4: at least a block, below it only with a recorded override.
func TestLeastBlock(t *testing.T) {
	tests := []struct {
		name     string
		minutes  int
		override string
		reason   string // of the refusal
	}{
		{"a block", LeastBlock, "", ""},
		{"below", LeastBlock - 1, "", "bank.least"},
		{"below, for a reason of spaces", LeastBlock - 1, "  ", "bank.least"},
		{"below, overridden", 1, "agreed by Diane", ""},
		{"nothing", 0, "agreed by Diane", "required"},
		{"less than nothing", -60, "agreed by Diane", "required"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Prepaid{Least: LeastBlock}.Lot(Purchase{
				Day: day(t, "2026-02-10"), Serves: ThisQuarter, Minutes: tt.minutes, Paid: civil.Never, Override: tt.override,
			})
			reason := ""
			if refused := (*fail.Invalid)(nil); errors.As(err, &refused) {
				reason = refused.Reason
			}
			if reason != tt.reason || (err != nil) != (tt.reason != "") {
				t.Errorf("%v, want %q", err, tt.reason)
			}
		})
	}
}
