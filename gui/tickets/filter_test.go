package tickets

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tallydesk/app/fail"
	"tallydesk/app/ticket"
)

func TestFiltersAreUnderstood(t *testing.T) {
	waiting := []ticket.State{ticket.WaitingApproval, ticket.WaitingCustomer, ticket.WaitingRelease}
	cases := []struct {
		text string
		want filter
	}{
		{"", filter{}},
		{"  lock  screen ", filter{Words: "lock screen"}},
		{"customer:SUND state:open prio:high mine", filter{Customer: "SUND", Open: true, Priorities: []ticket.Priority{ticket.High}, Mine: true}},
		{"kund:SUND läge:öppet prio:hög mina", filter{Customer: "SUND", Open: true, Priorities: []ticket.Priority{ticket.High}, Mine: true}},
		{`customer:"Lindqvist Bygg" payroll`, filter{Customer: "Lindqvist Bygg", Words: "payroll"}},
		{"state:waiting", filter{States: waiting}},
		{"state:waiting_customer", filter{States: []ticket.State{ticket.WaitingCustomer}}},
		{"state:waiting-for-customer", filter{States: []ticket.State{ticket.WaitingCustomer}}},
		{"state:new state:new", filter{States: []ticket.State{ticket.New}}},
		{"state:done", filter{States: []ticket.State{ticket.Resolved, ticket.Closed, ticket.Declined, ticket.Merged}}},
		{"prio:very", filter{Priorities: []ticket.Priority{ticket.VeryHigh}}},
		{`prio:"Mycket hög" PRIO:low`, filter{Priorities: []ticket.Priority{ticket.VeryHigh, ticket.Low}}},
		{"kind:fault slag:utbildning", filter{Kinds: []ticket.Kind{ticket.Fault, ticket.Training}}},
		{"line:2 assignee:erik", filter{Line: 2, Assignee: "erik"}},
		{"is:uncovered is:emergency är:otilldelat", filter{Uncovered: true, Emergency: true, Unassigned: true}},
		{`"mine" "state:open"`, filter{Words: "mine state:open"}},
		{"stopped at 10:42 again", filter{Words: "stopped at 10:42 again"}},
		{"SUND-1042", filter{Words: "SUND-1042"}},
	}
	v := newVocabulary()
	for _, c := range cases {
		got, err := v.parse(c.text)
		if err != nil {
			t.Errorf("%q: %v", c.text, err)
			continue
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%q: %s", c.text, diff)
		}
	}
}

func TestUnknownTokensAreErrors(t *testing.T) {
	cases := []struct{ text, reason string }{
		{"custo:SUND", "tickets.token"},
		{"http://sundvik.example", "tickets.token"},
		{"state:", "tickets.token.empty"},
		{`customer:""`, "tickets.token.empty"},
		{"state:nowhere", "tickets.value"},
		{"prio:urgent", "tickets.value"},
		{"line:4", "tickets.value"},
		{"line:two", "tickets.value"},
		{"is:u", "tickets.value"},
		{"kind:bug", "tickets.value"},
	}
	v := newVocabulary()
	for _, c := range cases {
		_, err := v.parse(c.text)
		if found := fail.Invalids(err); len(found) != 1 || found[0].Field != "filter" || found[0].Reason != c.reason {
			t.Errorf("%q: got %v, want the field filter and %s", c.text, err, c.reason)
		}
	}
}

func FuzzFilter(f *testing.F) {
	for _, text := range []string{"customer:SUND state:open mine", `"a b`, "::", `x:"y`, "är:mina", "state:w", "line:1 line:3", "\x00:\xff"} {
		f.Add(text)
	}
	v := newVocabulary()
	f.Fuzz(func(t *testing.T, text string) {
		got, err := v.parse(text)
		if err != nil {
			if !errors.Is(err, fail.NotValid) {
				t.Fatalf("%q: an error that no field can show: %v", text, err)
			}
			return
		}
		if got.Line < 0 || got.Line > 3 {
			t.Fatalf("%q: line %d", text, got.Line)
		}
		if strings.Count(text, `"`)%2 != 0 {
			return // an open quotation mark takes in what follows
		}
		more, err := v.parse(text + ` "state:open"`)
		if err != nil {
			t.Fatalf("%q: words after it make an error: %v", text, err)
		}
		want := "state:open"
		if got.Words != "" {
			want = got.Words + " " + want
		}
		if more.Words != want {
			t.Fatalf("%q: words %q, want %q", text, more.Words, want)
		}
	})
}
