package ticket_test

import (
	"cmp"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"tallydesk/app/ticket"
)

// R-TIX-1: one case for each step of the order, the earlier one always first.
func TestQueueOrder(t *testing.T) {
	day := func(n int) time.Time { return time.Date(2026, 11, n, 9, 0, 0, 0, time.UTC) }
	places := []struct {
		name string
		ticket.Place
	}{
		{"emergency, though low and late", ticket.Place{Emergency: true, Priority: ticket.Low, Received: day(20)}},
		{"very high", ticket.Place{Priority: ticket.VeryHigh, Received: day(19)}},
		{"high, contract, first", ticket.Place{Priority: ticket.High, Contracted: true, Received: day(10)}},
		{"high, contract, later", ticket.Place{Priority: ticket.High, Contracted: true, Received: day(11)}},
		{"high, pay as you go, though first of all", ticket.Place{Priority: ticket.High, Received: day(1)}},
		{"medium", ticket.Place{Priority: ticket.Medium, Contracted: true, Received: day(2)}},
		{"low", ticket.Place{Priority: ticket.Low, Contracted: true, Received: day(1)}},
	}
	for i, later := range places[1:] {
		if earlier := places[i]; earlier.Key() >= later.Key() {
			t.Errorf("%s does not come before %s", earlier.name, later.name)
		}
	}
}

func places() *rapid.Generator[ticket.Place] {
	return rapid.Custom(func(t *rapid.T) ticket.Place {
		return ticket.Place{
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
