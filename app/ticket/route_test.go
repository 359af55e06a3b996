package ticket_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"tallydesk/app/civil"
	"tallydesk/app/ticket"
)

var people = []ticket.Person{
	{ID: "erik", Functions: []string{"engineer"}},
	{ID: "anna", Functions: []string{"engineer", "trainer"}, LastWork: civil.Date(2026, 3, 1)},
	{ID: "bo", Functions: []string{"business_analyst"}},
	{ID: "cia", Functions: []string{"business_analyst"}, LastWork: civil.Date(2026, 1, 1)},
	{ID: "diane", Functions: []string{"account_manager"}},
	{ID: "per", Functions: []string{"project_manager"}, LastWork: civil.Date(2026, 5, 1)},
	{ID: "tor", Functions: []string{"trainer"}},
}

// R-TIX-2: a fault calls engineers, a business analyst and the account manager.
func TestParticipants(t *testing.T) {
	want := []ticket.Participation{
		{StaffID: "anna", Part: ticket.Engineer},
		{StaffID: "erik", Part: ticket.Engineer},
		{StaffID: "cia", Part: ticket.Analyst},
		{StaffID: "diane", Part: ticket.AccountManager},
	}
	if diff := cmp.Diff(want, ticket.Participants(ticket.Fault, people, "diane")); diff != "" {
		t.Error(diff)
	}
	for _, kind := range ticket.Kinds {
		if kind != ticket.Fault && ticket.Participants(kind, people, "diane") != nil {
			t.Errorf("%s calls people", kind)
		}
	}
}

// R-TIX-2: an account manager who has left is not called, nor anybody twice.
func TestParticipantsAreHereAndOnce(t *testing.T) {
	called := ticket.Participants(ticket.Fault, people, "gone")
	for _, participation := range called {
		if participation.Part == ticket.AccountManager {
			t.Errorf("called %s", participation.StaffID)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		some := rapid.SliceOfDistinct(rapid.SampledFrom(people), func(p ticket.Person) string { return p.ID }).Draw(t, "people")
		manager := rapid.SampledFrom([]string{"", "anna", "cia", "diane"}).Draw(t, "manager")
		seen := map[string]bool{}
		for _, participation := range ticket.Participants(ticket.Fault, some, manager) {
			if seen[participation.StaffID] {
				t.Fatalf("%s is called twice", participation.StaffID)
			}
			seen[participation.StaffID] = true
		}
	})
}

// R-TIX-2: training goes to who worked with the customer last.
func TestAssignee(t *testing.T) {
	cases := []struct {
		name   string
		kind   ticket.Kind
		people []ticket.Person
		want   string
	}{
		{"the project manager was there last", ticket.Training, people, "per"},
		{"without that one, the trainer", ticket.Training, people[:5], "anna"},
		{"nobody knows the customer", ticket.Training, people[6:], ""},
		{"nobody at all", ticket.Training, nil, ""},
		{"a question waits in the queue", ticket.Question, people, ""},
		{"a fault goes to all engineers", ticket.Fault, people, ""},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got := ticket.Assignee(c.kind, c.people); got != c.want {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}

// R-CON-4
func TestChooseContract(t *testing.T) {
	day := civil.Date(2026, 6, 15)
	year := func(id string, y int, products ...string) ticket.Contract {
		return ticket.Contract{ID: id, Start: civil.Date(y, 1, 1), End: civil.Date(y, 12, 31), Products: products}
	}
	open := ticket.Contract{ID: "open", Start: civil.Date(2020, 1, 1), End: civil.Never}
	cases := []struct {
		name      string
		contracts []ticket.Contract
		product   string
		want      string
	}{
		{"none", nil, "", ""},
		{"earliest end first", []ticket.Contract{open, year("b", 2026)}, "", "b"},
		{"then id", []ticket.Contract{year("b", 2026), year("a", 2026)}, "", "a"},
		{"ended", []ticket.Contract{year("b", 2025)}, "", ""},
		{"to come", []ticket.Contract{year("b", 2027)}, "", ""},
		{"covers another product", []ticket.Contract{year("b", 2026, "roster")}, "planner", ""},
		{"covers this one", []ticket.Contract{open, year("b", 2026, "roster", "planner")}, "planner", "b"},
		{"of none covers all", []ticket.Contract{open, year("b", 2026, "roster")}, "planner", "open"},
		{"product not known", []ticket.Contract{year("b", 2026, "roster")}, "", "b"},
		{"last day counts", []ticket.Contract{{ID: "a", Start: day, End: day}}, "", "a"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got := ticket.ChooseContract(c.contracts, c.product, day); got != c.want {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}

// R-CON-4: the order in which contracts are read means nothing.
func TestChooseContractInAnyOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		contracts := rapid.SliceOfNDistinct(rapid.Custom(func(t *rapid.T) ticket.Contract {
			start := civil.Day(rapid.IntRange(0, 20).Draw(t, "start"))
			return ticket.Contract{
				ID: rapid.StringMatching("[a-z]{2}").Draw(t, "id"), Start: start, End: start + civil.Day(rapid.IntRange(0, 20).Draw(t, "days")),
				Products: rapid.SliceOfN(rapid.SampledFrom([]string{"p", "q"}), 0, 2).Draw(t, "products"),
			}
		}), 0, 6, func(c ticket.Contract) string { return c.ID }).Draw(t, "contracts")
		shuffled := rapid.Permutation(contracts).Draw(t, "shuffled")
		if one, other := ticket.ChooseContract(contracts, "p", 15), ticket.ChooseContract(shuffled, "p", 15); one != other {
			t.Fatalf("%q and %q", one, other)
		}
	})
}
