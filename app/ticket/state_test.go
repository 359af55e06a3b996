package ticket_test

import (
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"tallydesk/app/ticket"
)

// The transitions of domain.md 4, told once more by hand.
func TestTransitions(t *testing.T) {
	working := []ticket.State{ticket.InProgress, ticket.WaitingCustomer, ticket.WaitingApproval, ticket.WaitingRelease}
	for _, from := range ticket.States {
		for _, to := range ticket.States {
			var want bool
			switch {
			case from == to:
			case from == ticket.AwaitingLiaison:
				want = to == ticket.New || to == ticket.Declined // R-ACC-3
			case from == ticket.Resolved:
				want = to == ticket.Closed || to == ticket.InProgress
			case from == ticket.Closed:
				want = to == ticket.InProgress
			case from == ticket.Declined:
				want = to == ticket.New
			case from == ticket.Merged:
			case to == ticket.Assessed:
				want = from == ticket.New
			default:
				want = slices.Contains(working, to) || to == ticket.Resolved || to == ticket.Declined
			}
			if got := ticket.CanMove(from, to); got != want {
				t.Errorf("%s to %s: %t, want %t", from, to, got, want)
			}
		}
	}
}

func TestNextIsACopy(t *testing.T) {
	next := ticket.Next(ticket.New)
	next[0] = ticket.Merged
	if ticket.CanMove(ticket.New, ticket.Merged) {
		t.Error("the table can be changed from outside")
	}
}

// From every state but Merged a ticket can still be closed, and no state is a
// trap for one that is not done.
func TestEveryTicketCanBeClosed(t *testing.T) {
	for _, from := range ticket.States {
		if from == ticket.Merged {
			continue
		}
		reached := map[ticket.State]bool{from: true}
		for queue := []ticket.State{from}; len(queue) > 0; queue = queue[1:] {
			for _, next := range ticket.Next(queue[0]) {
				if !reached[next] {
					reached[next] = true
					queue = append(queue, next)
				}
			}
		}
		if !reached[ticket.Closed] {
			t.Errorf("%s can never be closed", from)
		}
	}
}

func TestWhatWantsText(t *testing.T) {
	var want []ticket.State
	for _, state := range ticket.States {
		if ticket.WantsText(state) {
			want = append(want, state)
		}
	}
	if diff := cmp.Diff([]ticket.State{ticket.Resolved, ticket.Declined}, want); diff != "" {
		t.Error(diff)
	}
}

// domain.md 4: reopen within N days.
func TestCanReopen(t *testing.T) {
	done := time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)
	for days, want := range map[int]bool{0: true, 29: true, 30: false, 400: false} {
		if got := ticket.CanReopen(done, done.AddDate(0, 0, days)); got != want {
			t.Errorf("after %d days: %t", days, got)
		}
	}
}

// A message moves by the table, never out of a state where somebody else has to
// decide, and reopens whatever can be reopened.
func TestAfterMessage(t *testing.T) {
	for _, from := range ticket.States {
		to := ticket.AfterMessage(from)
		if to != "" && !ticket.CanMove(from, to) {
			t.Errorf("%s to %s is not in the table", from, to)
		}
		reopens := from.Done() && from != ticket.Merged
		if want := reopens || from == ticket.WaitingCustomer; (to != "") != want {
			t.Errorf("%s to %q", from, to)
		}
		if reopens && to.Done() {
			t.Errorf("%s to %s does not reopen it", from, to)
		}
	}
}
