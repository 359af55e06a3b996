package bank

import (
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"tallydesk/app/civil"
)

// R-BANK-1, and "the same for every order in which facts arrive".
func TestOrderOfFactsMeansNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		facts := anyFacts(t)
		asOf := anyDay(t, facts, "as of")
		want := Settle(facts, asOf)
		shuffle(facts, rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 0)))
		if diff := cmp.Diff(want, Settle(facts, asOf)); diff != "" {
			t.Fatal(diff)
		}
	})
}

// No minute is lost or made: R-BANK-1, R-BANK-2, R-BANK-6.
func TestMinutesAreConserved(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		facts := anyFacts(t)
		asOf := anyDay(t, facts, "as of")
		ledger := Settle(facts, asOf)

		drawn, open := map[string]int{}, 0
		for _, draw := range ledger.Draws {
			if draw.Minutes <= 0 {
				t.Fatalf("a draw of nothing: %+v", draw)
			}
			drawn[draw.Lot] += draw.Minutes
		}
		for _, lot := range ledger.Lots {
			if lot.Minutes != lot.Drawn+lot.Expired+lot.Left || lot.Left < 0 || lot.Drawn != drawn[lot.ID] {
				t.Fatalf("%+v, drawn %d", lot, drawn[lot.ID])
			}
			if lot.State == Open {
				open += lot.Left
			}
		}
		if ledger.Left != open {
			t.Fatalf("left %d, open lots hold %d", ledger.Left, open)
		}
		for _, entry := range facts.Entries {
			draws, got := ledger.Of(entry.ID)
			for _, draw := range draws {
				got += draw.Minutes
			}
			want := entry.Minutes
			if entry.PostingDay > asOf {
				want = 0
			}
			if got != want {
				t.Fatalf("%+v: drawn and uncovered %d, want %d", entry, got, want)
			}
		}
	})
}

// R-BANK-1, R-CON-5, R-CON-6.
func TestDrawsNeedAValidLotThatFits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		facts := anyFacts(t)
		ledger := Settle(facts, anyDay(t, facts, "as of"))
		entries := map[string]Entry{}
		for _, entry := range facts.Entries {
			entries[entry.ID] = entry
		}
		for _, draw := range ledger.Draws {
			lot, entry := lotOf(t, ledger, draw.Lot), entries[draw.Entry]
			if entry.PostingDay < lot.From || entry.PostingDay > lot.Expires || entry.PostingDay > facts.Contract.End {
				t.Fatalf("%+v draws from %+v", entry, lot)
			}
			if !lot.Scope.Fits(entry.Kind, entry.WorkType) {
				t.Fatalf("%+v does not fit %+v", entry, lot)
			}
		}
	})
}

// R-BANK-10: opening + movements = closing, and periods follow on each other.
func TestStatementsAddUpAndChain(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		facts := anyFacts(t)
		ledger := Settle(facts, anyDay(t, facts, "as of"))
		from := facts.Contract.Start - 60
		closing, movements, uncovered := 0, 0, 0
		for from < facts.Contract.Start+800 {
			to := from + civil.Day(rapid.IntRange(0, 200).Draw(t, "days"))
			s := ledger.Statement(from, to)
			if s.Opening != closing {
				t.Fatalf("%v opens with %d, the one before closed with %d", from, s.Opening, closing)
			}
			sum := s.Opening
			for _, m := range s.Movements {
				if sum += m.Minutes; sum != m.Balance || m.Day < from || m.Day > to || m.Minutes == 0 {
					t.Fatalf("%v to %v: %+v, sum %d", from, to, m, sum)
				}
			}
			if sum != s.Closing {
				t.Fatalf("%v to %v: sum %d, closing %d", from, to, sum, s.Closing)
			}
			closing, from = s.Closing, to+1
			movements, uncovered = movements+len(s.Movements), uncovered+len(s.Uncovered)
		}
		if closing != ledger.Left || movements != len(ledger.Movements) || uncovered != len(ledger.Uncovered) {
			t.Fatalf("closed with %d of %d, %d of %d movements, %d of %d uncovered",
				closing, ledger.Left, movements, len(ledger.Movements), uncovered, len(ledger.Uncovered))
		}
	})
}

// What has happened by a day does not change as days go by.
func TestThePastStaysAsItWas(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		facts := anyFacts(t)
		early, late := anyDay(t, facts, "early"), anyDay(t, facts, "late")
		if late < early {
			early, late = late, early
		}
		was, is := Settle(facts, early), Settle(facts, late)
		if len(is.Movements) < len(was.Movements) {
			t.Fatalf("%d movements on %v, %d on %v", len(was.Movements), early, len(is.Movements), late)
		}
		if diff := cmp.Diff(was.Movements, is.Movements[:len(was.Movements)]); diff != "" {
			t.Fatal(diff)
		}
	})
}

// R-BANK-6: what is warned of is what is lost when nothing more is used.
func TestWarningsComeTrue(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		facts := anyFacts(t)
		asOf := anyDay(t, facts, "as of")
		for i := range facts.Entries { // nothing more is used
			if facts.Entries[i].PostingDay > asOf {
				facts.Entries[i].Minutes = 0
			}
		}
		today := Settle(facts, asOf)
		type loss struct {
			Lot     string
			Day     civil.Day
			Minutes int
		}
		var want, got []loss
		for _, m := range expiries(Settle(facts, asOf+31)) {
			if lot, ok := today.Lot(m.Lot); ok && lot.State == Open && m.Day >= asOf {
				want = append(want, loss{m.Lot, m.Day, -m.Minutes})
			}
		}
		for _, w := range today.Warnings {
			got = append(got, loss{w.Lot, w.Day, w.Minutes})
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatal(diff)
		}
	})
}
