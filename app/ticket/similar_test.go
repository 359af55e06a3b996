package ticket_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"tallydesk/app/ticket"
)

// R-ACC-4
func TestSimilarity(t *testing.T) {
	cases := []struct {
		a, b   string
		likely bool
	}{
		{"Schedule locks when publishing", "The schedule locks when two planners publish", true},
		{"schedule locks", "Schedule locks when two planners publish", true},
		{"Löneutbetalningen stannar", "Utbetalningen av lön har stannat", true},
		{"SCHEMAT LASER SIG", "schemat låser sig", true},
		{"Export does not work", "Login does not work", false},
		{"Det går inte att logga in", "Det går inte att skriva ut", false},
		{"Report shows wrong week", "Add two user accounts", false},
		{"lo", "Login page down", false},
		{"", "", false},
	}
	for _, c := range cases {
		if got := ticket.Similarity(c.a, c.b); got >= ticket.Likely != c.likely {
			t.Errorf("%q, %q: %.2f, want likely %t", c.a, c.b, got, c.likely)
		}
	}
}

// R-ACC-4: only likely ones are told of, the likeliest first, five at most.
func TestLikeliest(t *testing.T) {
	same, alike, other := "Schedule locks when publishing", "The schedule locks", "Report shows wrong week"
	want := []ticket.Match{{At: 2, Likeness: 1}}
	if diff := cmp.Diff(want, ticket.Likeliest(same, []string{other, "", same})); diff != "" {
		t.Error(diff)
	}
	var places []int
	for _, match := range ticket.Likeliest(same, []string{alike + " twice", same, alike, alike, alike, alike, same, other}) {
		places = append(places, match.At)
	}
	if diff := cmp.Diff([]int{1, 2, 3, 4, 5}, places); diff != "" {
		t.Errorf("places:\n%s", diff)
	}
}

func TestSimilarityIsAMeasure(t *testing.T) {
	text := rapid.OneOf(rapid.String(), rapid.StringMatching("([a-zåäö]{2,8} ){1,5}"))
	rapid.Check(t, func(t *rapid.T) {
		a, b := text.Draw(t, "a"), text.Draw(t, "b")
		got := ticket.Similarity(a, b)
		if got != ticket.Similarity(b, a) || got < 0 || got > 1 {
			t.Fatalf("%q, %q: %f and %f", a, b, got, ticket.Similarity(b, a))
		}
		if same := ticket.Similarity(a, a); same != 0 && same != 1 {
			t.Fatalf("%q is %f like itself", a, same)
		}
	})
}

func TestRefsAreReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		code, number := rapid.StringMatching("[A-ZÅÄÖ0-9_]{1,8}").Draw(t, "code"), rapid.IntRange(0, 1_000_000).Draw(t, "number")
		if c, n, ok := ticket.ParseRef(ticket.Ref(code, number)); !ok || c != code || n != number {
			t.Fatalf("%s %d %t", c, n, ok)
		}
		if c, n, ok := ticket.ParseRef(ticket.OwnRef(number)); !ok || c != "" || n != number {
			t.Fatalf("%s %d %t", c, n, ok)
		}
	})
}

func TestParseRef(t *testing.T) {
	cases := []struct {
		typed, code string
		number      int
		ok          bool
	}{
		{" sund-1042 ", "SUND", 1042, true},
		{"1042", "", 1042, true},
		{"#1042", "", 1042, true},
		{"-1042", "", 0, false},
		{"SUND-", "", 0, false},
		{"SUND1042", "", 0, false},
		{"#", "", 0, false},
		{"", "", 0, false},
		{"99999999999999999999", "", 0, false},
		{"0198c3a5-0000-7000-8000-00000000000a", "", 0, false},
		{"0198c3a5-0000-7000-8000-000000000001", "", 0, false}, // an id, though all digits after the last dash
	}
	for _, c := range cases {
		code, number, ok := ticket.ParseRef(c.typed)
		if ok != c.ok || ok && (code != c.code || number != c.number) {
			t.Errorf("%q: %s %d %t", c.typed, code, number, ok)
		}
	}
}

func FuzzParseRef(f *testing.F) {
	f.Add("SUND-1042")
	f.Add("#1042")
	f.Fuzz(func(t *testing.T, typed string) {
		code, number, ok := ticket.ParseRef(typed)
		if !ok {
			return
		}
		if again, n, ok := ticket.ParseRef(ticket.Ref(code, number)); code != "" && (!ok || again != code || n != number) {
			t.Errorf("%q: %s %d, then %s %d %t", typed, code, number, again, n, ok)
		}
	})
}
