package bank

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"tallydesk/app/civil"
)

// large is a contract of eight years with 200 lots and 10,000 entries, in no
// order, nearly all of them covered (quality.md, P3).
func large() Facts {
	r := rand.New(rand.NewPCG(1, 2))
	start := civil.Date(2018, 1, 1)
	facts := Facts{
		Contract: Contract{Start: start, End: civil.Never, Zone: time.UTC},
		Allowances: []Allowance{
			{ID: "v1", Line: "line", From: start, To: civil.Never, Minutes: 2000, RollOver: RollCapped, Cap: 3000},
			{ID: "s1", Line: "school", From: start, To: civil.Never, Minutes: 3000, Training: true},
		},
	}
	for i := range 103 { // with 96 months and the school's 200
		from := start + civil.Day(i*28)
		facts.Lots = append(facts.Lots, Lot{
			ID: fmt.Sprintf("lot-%04d", i), Origin: OfPurchase, Minutes: 3000, Made: from, From: from, Expires: (from + 92).QuarterEnd(),
		})
	}
	for i := range 10_000 {
		worked := start + civil.Day(r.IntN(8*365))
		e := Entry{
			ID: fmt.Sprintf("0199a5c0-7e2b-7d5e-8f1a-%012d", i), WorkDay: worked, PostingDay: worked,
			Minutes: 10 + r.IntN(60), Kind: "assistance", WorkType: "support",
		}
		if r.IntN(2) == 0 {
			e.Start = worked.Start(time.UTC).Add(time.Duration(r.IntN(1440)) * time.Minute)
		}
		facts.Entries = append(facts.Entries, e)
	}
	return facts
}

func BenchmarkSettle(b *testing.B) {
	facts, asOf := large(), civil.Date(2025, 12, 31)
	var ledger Ledger
	b.ReportAllocs()
	for b.Loop() {
		ledger = Settle(facts, asOf)
	}
	b.ReportMetric(float64(len(ledger.Lots)), "lots")
	b.ReportMetric(float64(len(ledger.Movements)), "movements")
	b.ReportMetric(float64(len(ledger.Uncovered)), "uncovered")
}

func BenchmarkSettleAndYearlyStatement(b *testing.B) {
	facts, asOf := large(), civil.Date(2025, 12, 31)
	for b.Loop() {
		Settle(facts, asOf).Statement(civil.Date(2025, 1, 1), asOf)
	}
}
