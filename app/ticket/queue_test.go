package ticket_test

import (
	"cmp"
	"slices"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"tallydesk/app/ticket"
)

// R-TIX-1: one case for each step of the order, the earlier one always first.
func TestQueueOrder(t *testing.T) {
	day := func(n int) time.Time { return time.Date(2026, 11, n, 9, 0, 0, 0, time.UTC) }
	want := []ticket.Place{
		{ID: "emergency, though low and late", Emergency: true, Priority: ticket.Low, Received: day(20)},
		{ID: "very high", Priority: ticket.VeryHigh, Received: day(19)},
		{ID: "high, contract, first", Priority: ticket.High, Contracted: true, Received: day(10)},
		{ID: "high, contract, later", Priority: ticket.High, Contracted: true, Received: day(11)},
		{ID: "high, pay as you go, though first of all", Priority: ticket.High, Received: day(1)},
		{ID: "medium a", Priority: ticket.Medium, Contracted: true, Received: day(2)},
		{ID: "medium b", Priority: ticket.Medium, Contracted: true, Received: day(2)},
		{ID: "low", Priority: ticket.Low, Contracted: true, Received: day(1)},
	}
	got := slices.Clone(want)
	slices.Reverse(got)
	slices.SortFunc(got, ticket.Compare)
	if diff := gocmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func places() *rapid.Generator[ticket.Place] {
	return rapid.Custom(func(t *rapid.T) ticket.Place {
		return ticket.Place{
			ID:         rapid.StringMatching("[a-c]").Draw(t, "id"),
			Emergency:  rapid.Bool().Draw(t, "emergency"),
			Priority:   rapid.SampledFrom(ticket.Priorities).Draw(t, "priority"),
			Contracted: rapid.Bool().Draw(t, "contracted"),
			Received:   time.UnixMilli(rapid.Int64Range(0, 4_000_000_000_000).Draw(t, "received")),
		}
	})
}

// The key sorts as R-TIX-1 says, step by step.
func TestKeySortsAsTheRule(t *testing.T) {
	yesFirst := func(a, b bool) int {
		if a == b {
			return 0
		}
		if a {
			return -1
		}
		return 1
	}
	rapid.Check(t, func(t *rapid.T) {
		a, b := places().Draw(t, "a"), places().Draw(t, "b")
		want := cmp.Or(
			yesFirst(a.Emergency, b.Emergency),
			cmp.Compare(slices.Index(ticket.Priorities, a.Priority), slices.Index(ticket.Priorities, b.Priority)),
			yesFirst(a.Contracted, b.Contracted),
			a.Received.Compare(b.Received),
		)
		if got := cmp.Compare(a.Key(), b.Key()); got != want {
			t.Fatalf("%d, want %d: %+v %+v", got, want, a, b)
		}
		if got := ticket.Compare(a, b); got != cmp.Or(want, cmp.Compare(a.ID, b.ID)) {
			t.Fatalf("Compare is %d: %+v %+v", got, a, b)
		}
	})
}

func TestDoneKeySortsTheLatestFirst(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := time.UnixMilli(rapid.Int64Range(0, 4_000_000_000_000).Draw(t, "a"))
		b := time.UnixMilli(rapid.Int64Range(0, 4_000_000_000_000).Draw(t, "b"))
		if cmp.Compare(ticket.DoneKey(a), ticket.DoneKey(b)) != b.Compare(a) {
			t.Fatalf("%v %v", a, b)
		}
	})
}

func TestUnknownPriorityCountsAsMedium(t *testing.T) {
	if (ticket.Place{}).Key() != (ticket.Place{Priority: ticket.Medium}).Key() {
		t.Error("it does not")
	}
}
