package bank

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"tallydesk/app/civil"
)

// twoLots has one lot that ends first and one that began first.
func twoLots(t testing.TB) Facts {
	t.Helper()
	return Facts{
		Contract: Contract{Start: day(t, "2026-01-01"), End: civil.Never},
		Lots: []Lot{
			{ID: "ends first", Origin: OfPurchase, Minutes: 60, From: day(t, "2026-02-01"), Expires: day(t, "2026-04-30")},
			{ID: "began first", Origin: OfPurchase, Minutes: 60, From: day(t, "2026-01-01"), Expires: day(t, "2026-06-30")},
		},
	}
}

// R-BANK-1: the draw order is the terms', chosen by posting date (R-BANK-15).
func TestDrawOrderFollowsTheTerms(t *testing.T) {
	facts := twoLots(t)
	facts.Terms = []Terms{
		{ID: "later", From: day(t, "2026-03-01"), Order: StartFirst},
		{ID: "first", From: day(t, "2026-01-01"), Order: ExpiryFirst},
	}
	before, after := day(t, "2026-02-28"), day(t, "2026-03-01")
	facts.Entries = []Entry{work("1", before, 10), work("2", after, 10)}
	ledger := Settle(facts, after)
	if diff := cmp.Diff([]Draw{{"1", "ends first", 10}, {"2", "began first", 10}}, ledger.Draws); diff != "" {
		t.Error(diff)
	}
	if got := ledger.Movements[2].Why; got != (Why{Rule: DrawnExpiry, Day: day(t, "2026-04-30")}) {
		t.Errorf("the first draw is explained by %+v", got)
	}
	if got := ledger.Movements[3].Why; got != (Why{Rule: DrawnStart, Day: day(t, "2026-01-01")}) {
		t.Errorf("the second draw is explained by %+v", got)
	}

	facts.Entries = nil // the terms of the day hold even if nothing happens on it
	if got := Settle(facts, before).Lots[0].ID; got != "ends first" {
		t.Errorf("in February %q is used first", got)
	}
	if got := Settle(facts, after).Lots[0].ID; got != "began first" {
		t.Errorf("in March %q is used first", got)
	}
}

// R-BANK-1: by posting date, then start time (none first), then id.
func TestServingOrder(t *testing.T) {
	zone := stockholm(t)
	posted := day(t, "2026-10-25") // the hour from 2 to 3 comes twice
	at := func(id string, offset time.Duration) Entry {
		e := work(id, posted, 1)
		e.Start = posted.Start(zone).Add(offset)
		return e
	}
	late := work("a late one", day(t, "2026-10-20"), 1)
	late.PostingDay = posted
	late.Start = late.WorkDay.Start(zone).Add(10 * time.Minute)
	facts := Facts{
		Contract: Contract{Start: day(t, "2026-01-01"), End: civil.Never, Zone: zone},
		Entries: []Entry{
			at("b second half past two", 3*time.Hour+30*time.Minute), at("c half past two", 2*time.Hour+30*time.Minute),
			at("a midnight", 0), work("z no time", posted, 1), work("y no time", posted, 1),
			at("b midnight", 0), at("c the wrong day", -30*time.Hour), late, work("zz the day before", posted-1, 1),
		},
	}
	want := []string{
		"zz the day before", "y no time", "z no time", "a midnight", "b midnight", "c the wrong day",
		"a late one", "c half past two", "b second half past two",
	}
	var got []string
	for _, gap := range Settle(facts, posted).Uncovered {
		got = append(got, gap.Entry)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// R-CON-5: only lots whose scope fits, the narrower first.
func TestNarrowerScopeIsDrawnFirst(t *testing.T) {
	lot := func(id string, scope Scope) Lot {
		return Lot{ID: id, Origin: OfPurchase, Scope: scope, Minutes: 10, From: day(t, "2026-01-01"), Expires: civil.Never}
	}
	facts := Facts{
		Contract: Contract{Start: day(t, "2026-01-01"), End: civil.Never},
		Lots: []Lot{
			lot("a any", Scope{}),
			lot("a three kinds", Scope{Kinds: []string{"assistance", "question", "change"}}),
			lot("b two kinds", Scope{Kinds: []string{"assistance", "question", "assistance"}}),
			lot("c one kind", Scope{Kinds: []string{"assistance"}}),
			lot("d kind and type", Scope{Kinds: []string{"assistance", "question", "change"}, WorkTypes: []string{"support"}}),
			lot("e other kind", Scope{Kinds: []string{"training"}}),
		},
		Entries: []Entry{work("1", day(t, "2026-01-02"), 55)},
	}
	ledger := Settle(facts, day(t, "2026-01-02"))
	want := []Draw{{"1", "d kind and type", 10}, {"1", "c one kind", 10}, {"1", "b two kinds", 10}, {"1", "a three kinds", 10}, {"1", "a any", 10}}
	draws, uncovered := ledger.Of("1")
	if diff := cmp.Diff(want, draws); diff != "" || uncovered != 5 {
		t.Errorf("uncovered %d, draws: %s", uncovered, diff)
	}
	if lotOf(t, ledger, "e other kind").Left != 10 {
		t.Error("training hours were drawn by assistance")
	}
	var why []Rule
	for _, m := range ledger.Movements[len(facts.Lots):] {
		why = append(why, m.Why.Rule)
	}
	if diff := cmp.Diff([]Rule{DrawnNarrower, DrawnNarrower, DrawnNarrower, DrawnNarrower, DrawnOnly}, why); diff != "" {
		t.Error(diff)
	}
}

// R-BANK-1: at last the id decides.
func TestEqualLotsAreDrawnByID(t *testing.T) {
	facts := twoLots(t)
	facts.Lots[0].From, facts.Lots[0].Expires = facts.Lots[1].From, facts.Lots[1].Expires
	facts.Entries = []Entry{work("1", day(t, "2026-03-01"), 10)}
	ledger := Settle(facts, day(t, "2026-03-01"))
	if diff := cmp.Diff([]Draw{{"1", "began first", 10}}, ledger.Draws); diff != "" {
		t.Error(diff)
	}
	if got := ledger.Movements[2].Why; got != (Why{Rule: DrawnEqual}) {
		t.Errorf("explained by %+v", got)
	}
}

func TestLotsAreListedInTheOrderOfTheirUse(t *testing.T) {
	facts := twoLots(t)
	facts.Lots = append(facts.Lots,
		Lot{ID: "used up", Origin: OfPurchase, Minutes: 5, From: day(t, "2026-01-01"), Expires: day(t, "2026-01-31")},
		Lot{ID: "expired", Origin: OfPurchase, Minutes: 5, From: day(t, "2026-02-10"), Expires: day(t, "2026-02-20")},
		Lot{ID: "future", Origin: OfPurchase, Minutes: 5, From: day(t, "2026-04-01"), Expires: civil.Never},
	)
	facts.Allowances = []Allowance{{
		ID: "v", Line: "line", From: day(t, "2026-01-01"), To: civil.Never, Minutes: 30, RollOver: RollUnlimited,
	}}
	facts.Entries = []Entry{work("1", day(t, "2026-01-30"), 5)}
	var got []string
	for _, lot := range Settle(facts, day(t, "2026-03-01")).Lots {
		got = append(got, string(lot.State)+" "+lot.ID)
	}
	want := []string{
		"open ends first", "open began first", "open line/2026-01-01", "open line/2026-02-01", "open line/2026-03-01",
		"future future", "future line/2026-04-01", "used used up", "expired expired",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// The next allowance is told alone, though two are near.
func TestOnlyTheNextAllowanceIsTold(t *testing.T) {
	facts := Facts{
		Contract:   Contract{Start: day(t, "2026-01-01"), End: civil.Never},
		Allowances: []Allowance{{ID: "v", Line: "line", From: day(t, "2026-01-01"), To: civil.Never, Minutes: 30}},
	}
	ledger := Settle(facts, day(t, "2026-01-31"))
	if len(ledger.Lots) != 2 || ledger.Lots[1].ID != "line/2026-02-01" || ledger.Lots[1].State != Future {
		t.Errorf("lots %+v", ledger.Lots)
	}
	if before := Settle(facts, day(t, "2025-06-01")); len(before.Lots) != 1 || before.Left != 0 {
		t.Errorf("before the contract: %d left, lots %+v", before.Left, before.Lots)
	}
}

// A day's expiry is a movement from the next day on (R-BANK-6): until its end
// the minutes can be used.
func TestTheLastDayCounts(t *testing.T) {
	facts := twoLots(t)
	last := day(t, "2026-04-30")
	if got := Settle(facts, last).Left; got != 120 {
		t.Errorf("on the last day %d left", got)
	}
	ledger := Settle(facts, last+1)
	want := []Movement{{
		Day: last, Kind: KindExpiry, Lot: "ends first", Minutes: -60, Balance: 60, Why: Why{Rule: LostAtEnd, Day: last},
	}}
	if diff := cmp.Diff(want, expiries(ledger)); diff != "" {
		t.Error(diff)
	}
}

// R-CON-6.
func TestLotsEndWithTheContract(t *testing.T) {
	facts := twoLots(t)
	facts.Contract.End = day(t, "2026-05-31")
	ledger := Settle(facts, day(t, "2026-06-01"))
	lot := lotOf(t, ledger, "began first")
	if !lot.Cut || lot.Expires != facts.Contract.End || lot.State != Expired || ledger.Left != 0 {
		t.Errorf("%d left, %+v", ledger.Left, lot)
	}
	if last := ledger.Movements[len(ledger.Movements)-1]; last.Why.Rule != LostToContract {
		t.Errorf("explained by %+v", last.Why)
	}
}

// R-BANK-4: what was not paid in time is seen to come and go.
func TestUnpaidLotIsNeverUsable(t *testing.T) {
	facts := twoLots(t)
	facts.Lots = []Lot{{ID: "unpaid", Origin: OfPurchase, Minutes: 60, From: civil.Never, Expires: day(t, "2026-03-31")}}
	facts.Entries = []Entry{work("1", day(t, "2026-03-31"), 10)}
	during := Settle(facts, day(t, "2026-03-31"))
	if during.Left != 0 || during.Lots[0].State != Future || during.Lots[0].Left != 60 || len(during.Uncovered) != 1 {
		t.Errorf("on its last day: %+v", during)
	}
	after := Settle(facts, day(t, "2026-04-01"))
	if after.Lots[0].State != Expired || after.Lots[0].Expired != 60 || len(after.Movements) != 2 || after.Left != 0 {
		t.Errorf("afterwards: %+v", after)
	}
	if got := after.Movements[1].Why.Rule; got != LostUnusable {
		t.Errorf("explained by %v", got)
	}
}

func TestNothingKnownIsNothingLeft(t *testing.T) {
	ledger := Settle(Facts{}, day(t, "2026-01-01"))
	if ledger.Left != 0 || len(ledger.Lots)+len(ledger.Movements)+len(ledger.Warnings) != 0 {
		t.Errorf("%+v", ledger)
	}
	if s := ledger.Statement(day(t, "2026-01-01"), day(t, "2026-01-31")); s.Opening != 0 || s.Closing != 0 {
		t.Errorf("%+v", s)
	}
}
