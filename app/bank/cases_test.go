package bank

import (
	"math/rand/v2"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"tallydesk/app/civil"
)

func day(t testing.TB, s string) civil.Day {
	t.Helper()
	d, err := civil.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func stockholm(t testing.TB) *time.Location {
	t.Helper()
	zone, err := time.LoadLocation("Europe/Stockholm")
	if err != nil {
		t.Fatal(err)
	}
	return zone
}

func work(id string, posted civil.Day, minutes int) Entry {
	return Entry{ID: id, WorkDay: posted, PostingDay: posted, Minutes: minutes, Kind: "assistance", WorkType: "support"}
}

// workedCases are the facts with which the worked cases of domain.md 6 begin:
// A 3 h left, ends 31 March; B 20 h bought 10 March for April to June with
// early use, ends 30 June.
func workedCases(t testing.TB) Facts {
	t.Helper()
	b, err := Prepaid{Least: LeastBlock, EarlyUse: true}.Lot(Purchase{
		Day: day(t, "2026-03-10"), Serves: NextQuarter, Minutes: 20 * 60, Paid: civil.Never,
	})
	if err != nil {
		t.Fatal(err)
	}
	b.ID = "B"
	a := Lot{
		ID: "A", Origin: OfOpening, Minutes: 3 * 60,
		Made: day(t, "2026-01-01"), From: day(t, "2026-01-01"), Expires: day(t, "2026-03-31"),
	}
	return Facts{
		Contract: Contract{Start: day(t, "2026-01-01"), End: civil.Never, Zone: stockholm(t)},
		Lots:     []Lot{a, b},
	}
}

func TestWorkedCases(t *testing.T) {
	entry1 := work("1", day(t, "2026-03-30"), 4*60)
	shorter := work("1", day(t, "2026-03-30"), 2*60)
	// Typed on 2 April: the day of typing decides nothing, so it is no fact.
	entry3 := work("3", day(t, "2026-03-31"), 2*60)
	entry4 := work("4", day(t, "2026-04-01"), 2*60)
	type left struct{ A, B int }

	tests := []struct {
		name    string
		entries []Entry
		asOf    string
		of      string // the entry looked at
		want    []Draw
		left    left
	}{
		{ // case 1
			"4 h on 30 March",
			[]Entry{entry1},
			"2026-03-30", "1",
			[]Draw{{"1", "A", 180}, {"1", "B", 60}},
			left{0, 1140},
		},
		{ // case 2
			"entry 1 becomes 2 h",
			[]Entry{shorter},
			"2026-03-30", "1",
			[]Draw{{"1", "A", 120}},
			left{60, 1200},
		},
		{ // case 3
			"typed 2 April, worked 31 March",
			[]Entry{shorter, entry3},
			"2026-04-02", "3",
			[]Draw{{"3", "A", 60}, {"3", "B", 60}},
			left{0, 1140},
		},
		{ // case 4
			"typed 2 April, worked 1 April",
			[]Entry{shorter, entry3, entry4},
			"2026-04-02", "4",
			[]Draw{{"4", "B", 120}},
			left{0, 17 * 60},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			facts := workedCases(t)
			facts.Entries = tt.entries
			ledger := Settle(facts, day(t, tt.asOf))
			draws, uncovered := ledger.Of(tt.of)
			if diff := cmp.Diff(tt.want, draws); diff != "" || uncovered != 0 {
				t.Errorf("%d uncovered, draws: %s", uncovered, diff)
			}
			if got := (left{lotOf(t, ledger, "A").Left, lotOf(t, ledger, "B").Left}); got != tt.left {
				t.Errorf("left %+v, want %+v", got, tt.left)
			}
		})
	}
}

// case 5: 1 to 4 in any order, on two machines.
func TestWorkedCaseInAnyOrder(t *testing.T) {
	facts := workedCases(t)
	facts.Entries = []Entry{
		work("1", day(t, "2026-03-30"), 120), work("3", day(t, "2026-03-31"), 120), work("4", day(t, "2026-04-01"), 120),
	}
	want := Settle(facts, day(t, "2026-04-02"))
	if want.Left != 17*60 || lotOf(t, want, "A").Left != 0 || lotOf(t, want, "B").Left != 17*60 {
		t.Fatalf("left %d, want A 0 and B 17 h", want.Left)
	}
	for seed := range uint64(20) {
		shuffle(facts, rand.New(rand.NewPCG(seed, 0)))
		if diff := cmp.Diff(want, Settle(facts, day(t, "2026-04-02"))); diff != "" {
			t.Fatalf("seed %d: %s", seed, diff)
		}
	}
}

// case 6: 31 March 23:00 to 1 April 01:00, with A at 3 h and B whole.
func TestWorkedCaseOverMidnight(t *testing.T) {
	facts := workedCases(t)
	zone := stockholm(t)
	parts := SplitAtMidnights(time.Date(2026, 3, 31, 23, 0, 0, 0, zone), time.Date(2026, 4, 1, 1, 0, 0, 0, zone), zone)
	for i, part := range parts {
		entry := work(string(rune('a'+i)), part.Day, part.Minutes)
		entry.Start = part.Start
		facts.Entries = append(facts.Entries, entry)
	}
	ledger := Settle(facts, day(t, "2026-04-02"))
	if diff := cmp.Diff([]Draw{{"a", "A", 60}, {"b", "B", 60}}, ledger.Draws); diff != "" {
		t.Error(diff)
	}
}

// case 9: a purchase of 12 h.
func TestWorkedCaseSmallPurchase(t *testing.T) {
	line := Prepaid{Least: LeastBlock}
	bought := Purchase{Day: day(t, "2026-03-10"), Serves: ThisQuarter, Minutes: 12 * 60, Paid: civil.Never}
	if lot, err := line.Lot(bought); err == nil {
		t.Errorf("12 h without an override gave %+v", lot)
	}
	bought.Override = "the customer closes in May"
	if lot, err := line.Lot(bought); err != nil || lot.Minutes != 12*60 {
		t.Errorf("12 h with an override: %+v, %v", lot, err)
	}
}

// case 11: 20 h bought 25 March for the current quarter.
func TestWorkedCaseLateInTheQuarter(t *testing.T) {
	lot, err := Prepaid{Least: LeastBlock}.Lot(Purchase{
		Day: day(t, "2026-03-25"), Serves: ThisQuarter, Minutes: 20 * 60, Paid: civil.Never,
	})
	if err != nil || lot.From != day(t, "2026-03-25") || lot.Expires != day(t, "2026-03-31") {
		t.Errorf("from %v to %v, %v", lot.From, lot.Expires, err)
	}
}

// case 12: allowance 60 a month, capped at 60, nothing used.
func TestWorkedCaseCap(t *testing.T) {
	facts := Facts{
		Contract: Contract{Start: day(t, "2026-01-01"), End: civil.Never},
		Allowances: []Allowance{{
			ID: "v1", Line: "line", From: day(t, "2026-01-01"), To: civil.Never,
			Minutes: 60, RollOver: RollCapped, Cap: 60,
		}},
	}
	during := Settle(facts, day(t, "2026-02-28"))
	if during.Left != 120 {
		t.Errorf("during 28 February %d left, want 120", during.Left)
	}
	after := Settle(facts, day(t, "2026-03-01"))
	january := AllowanceLotID("line", day(t, "2026-01-01"))
	want := []Movement{{
		Day: day(t, "2026-02-28"), Kind: KindExpiry, Lot: january, Minutes: -60, Balance: 60,
		Why: Why{Rule: LostToCap, Day: day(t, "2026-02-28"), Minutes: 60},
	}}
	if diff := cmp.Diff(want, expiries(after)); diff != "" {
		t.Error(diff)
	}
	if after.Left != 120 || lotOf(t, after, january).State != Expired {
		t.Errorf("on 1 March %d left, want 60 + 60; January is %v", after.Left, lotOf(t, after, january).State)
	}
}

func lotOf(t rapid.TB, l Ledger, id string) LotState {
	t.Helper()
	lot, ok := l.Lot(id)
	if !ok {
		t.Fatalf("no lot %s", id)
	}
	return lot
}

func expiries(l Ledger) []Movement {
	var found []Movement
	for _, m := range l.Movements {
		if m.Kind == KindExpiry {
			found = append(found, m)
		}
	}
	return found
}

func shuffle(f Facts, r *rand.Rand) {
	r.Shuffle(len(f.Terms), func(i, j int) { f.Terms[i], f.Terms[j] = f.Terms[j], f.Terms[i] })
	r.Shuffle(len(f.Allowances), func(i, j int) { f.Allowances[i], f.Allowances[j] = f.Allowances[j], f.Allowances[i] })
	r.Shuffle(len(f.Lots), func(i, j int) { f.Lots[i], f.Lots[j] = f.Lots[j], f.Lots[i] })
	r.Shuffle(len(f.Entries), func(i, j int) { f.Entries[i], f.Entries[j] = f.Entries[j], f.Entries[i] })
	d := f.Contract.Deployments
	r.Shuffle(len(d), func(i, j int) { d[i], d[j] = d[j], d[i] })
}
