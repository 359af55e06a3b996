package bank

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// R-BANK-10, with the worked cases in calendar months.
func TestStatementOfAMonth(t *testing.T) {
	facts := workedCases(t)
	facts.Entries = []Entry{
		work("1", day(t, "2026-03-30"), 120), work("3", day(t, "2026-03-31"), 30), work("4", day(t, "2026-04-01"), 1300),
	}
	ledger := Settle(facts, day(t, "2026-04-10"))
	march := Statement{
		From: day(t, "2026-03-01"), To: day(t, "2026-03-31"), Opening: 180, Closing: 1200,
		Movements: []Movement{
			{day(t, "2026-03-10"), Kind(OfPurchase), "B", "", 1200, 1380, Why{CamePurchase, day(t, "2026-03-10"), 0}},
			{day(t, "2026-03-30"), KindDraw, "A", "1", -120, 1260, Why{DrawnExpiry, day(t, "2026-03-31"), 0}},
			{day(t, "2026-03-31"), KindDraw, "A", "3", -30, 1230, Why{DrawnExpiry, day(t, "2026-03-31"), 0}},
			{day(t, "2026-03-31"), KindExpiry, "A", "", -30, 1200, Why{LostAtEnd, day(t, "2026-03-31"), 0}},
		},
		Uncovered: []Gap{},
	}
	if diff := cmp.Diff(march, ledger.Statement(march.From, march.To)); diff != "" {
		t.Error(diff)
	}
	april := ledger.Statement(day(t, "2026-04-01"), day(t, "2026-04-30"))
	if april.Opening != 1200 || april.Closing != 0 || len(april.Movements) != 1 {
		t.Errorf("April: %+v", april)
	}
	if diff := cmp.Diff([]Gap{{"4", day(t, "2026-04-01"), 100}}, april.Uncovered); diff != "" {
		t.Error(diff)
	}
	if nothing := ledger.Statement(march.To, march.From); nothing.Movements != nil || nothing.Opening != nothing.Closing {
		t.Errorf("a period that ends before it begins: %+v", nothing)
	}
}
