package app_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tallydesk/app/command"
	"tallydesk/app/filter"
	"tallydesk/app/ticket"
	"tallydesk/app/view"
)

// searched is a desk with names and words that are hard to find.
func searched(t *testing.T) *scene {
	t.Helper()
	s := newScene(t)
	customer := func(code, name string) string {
		return s.Do(&command.CreateCustomer{Code: code, Name: name}).Created("customer")
	}
	customer("MALO", "Malmo Logistics Ltd")
	malmo := customer("MALM", "Malmö stad")
	customer("AKER", "Åkers Bygg & Måleri AB")
	s.Do(&command.AddContact{CustomerID: malmo, Name: "Åsa Öberg", Emails: []string{"asa.oberg@malmo.example"}, Phones: []string{"040-34 10 00"}})
	open := func(subject, body string) {
		s.Do(&command.OpenTicket{CustomerID: malmo, Subject: subject, Body: body})
	}
	open("Part PN-4711/B is missing", "Order 2026-11/17 came without it.")
	open("C++ runtime is missing", `It says "file not found" at C:\temp.`)
	open("Löneutbetalningen saknas", "Vi i Malmö väntar på den.")
	open("NEAR the printer (2nd floor)", "100% of pages, a_b and x*y.")
	open("Screen of 19\" is dark", "mail to asa.oberg@malmo.example bounces")
	return s
}

// Search examples: å, ä and ö right and without them, part numbers, addresses,
// signs and quotation marks.
func TestFindExamples(t *testing.T) {
	s := searched(t)
	for _, c := range []struct {
		typed string
		kinds string
		want  []string // the titles that come first
	}{
		{"malmo", "customer", []string{"Malmo Logistics Ltd", "Malmö stad"}},
		{"malmö", "customer", []string{"Malmö stad", "Malmo Logistics Ltd"}},
		{"MALMÖ", "customer", []string{"Malmö stad", "Malmo Logistics Ltd"}},
		{"akers", "customer", []string{"Åkers Bygg & Måleri AB"}},
		{"å", "customer", []string{"Åkers Bygg & Måleri AB"}},
		{"bygg & mål", "customer", []string{"Åkers Bygg & Måleri AB"}},
		{"malm", "customer", []string{"Malmö stad", "Malmo Logistics Ltd"}},
		{"asa oberg", "contact", []string{"Åsa Öberg"}},
		{"asa.oberg@malmo.example", "contact", []string{"Åsa Öberg"}},
		{"oberg@", "contact", []string{"Åsa Öberg"}},
		{"34 10 00", "contact", []string{"Åsa Öberg"}},
		{"PN-4711/B", "ticket message note", []string{"Part PN-4711/B is missing"}},
		{"pn-4711", "ticket message note", []string{"Part PN-4711/B is missing"}},
		{"4711/b", "ticket message note", []string{"Part PN-4711/B is missing"}},
		{"c++", "ticket message note", []string{"C++ runtime is missing"}},
		{`"file not found"`, "ticket message note", []string{"C++ runtime is missing"}},
		{`C:\temp`, "ticket message note", []string{"C++ runtime is missing"}},
		{"utbetal", "ticket message note", []string{"Löneutbetalningen saknas"}},
		{"loneutb", "ticket message note", []string{"Löneutbetalningen saknas"}},
		{"väntar malmö", "ticket message note", []string{"Löneutbetalningen saknas"}},
		{"NEAR(", "ticket message note", []string{"NEAR the printer (2nd floor)"}},
		{"x*y", "ticket message note", []string{"NEAR the printer (2nd floor)"}},
		{"100%", "ticket message note", []string{"NEAR the printer (2nd floor)"}},
		{"a_b", "ticket message note", []string{"NEAR the printer (2nd floor)"}},
		{`19" is`, "ticket message note", []string{"Screen of 19\" is dark"}},
		{"oberg@malmo.example", "ticket message note", []string{"Screen of 19\" is dark"}},
		{"malm-1001", "ticket message note", []string{"Part PN-4711/B is missing"}},
		{"#1003", "ticket message note", []string{"Löneutbetalningen saknas"}},
		{`"no such words"`, "ticket message note", nil},
		{"-", "ticket message note", nil},
		{`"`, "ticket message note", nil},
		{"*", "ticket message note", nil},
	} {
		hits, err := s.View().Find(ctx, c.typed, 5, strings.Fields(c.kinds)...)
		if err != nil {
			t.Errorf("%q: %v", c.typed, err)
		}
		var got []string
		for _, hit := range hits {
			got = append(got, hit.Title)
		}
		if len(got) < len(c.want) || len(c.want) == 0 && len(got) > 0 || !slices.Equal(got[:len(c.want)], c.want) {
			t.Errorf("%q: found %q, want %q", c.typed, got, c.want)
		}
	}
}

// Page by page a search gives everything, more than a thousand too, and a ticket
// by its number first and once.
func TestSearchIsPagedWithoutAnEnd(t *testing.T) {
	if testing.Short() {
		t.Skip("opens many tickets")
	}
	s := newScene(t)
	const many = 1100
	cmds := make([]command.Command, many)
	for i := range cmds {
		cmds[i] = &command.OpenTicket{CustomerID: s.customer, Subject: fmt.Sprintf("The printer of room %d jams", i)}
	}
	if _, err := s.DoAll(ctx, cmds...); err != nil {
		t.Fatal(err)
	}
	seen := map[string]int{}
	var place view.Place
	for more, pages := true, 0; more; pages++ {
		hits, next, goesOn, err := s.View().SearchFrom(ctx, "printer", place, 100, "ticket", "message", "note")
		if err != nil || pages > 50 {
			t.Fatal(err, pages)
		}
		for _, hit := range hits {
			seen[hit.ID]++
		}
		place, more = next, goesOn
	}
	if len(seen) != many {
		t.Errorf("found %d of %d", len(seen), many)
	}
	for id, times := range seen {
		if times != 1 {
			t.Errorf("%s is found %d times", id, times)
		}
	}
	for typed, want := range map[string]int{"printer": many, "-printer": 0, "printer room": many} {
		f, err := filter.Parse(typed)
		if err != nil {
			t.Fatal(err)
		}
		narrowed, err := s.View().Narrow(ctx, view.TicketFilter{}, f, s.Now())
		if err != nil {
			t.Fatal(err)
		}
		rows, _, err := s.View().Tickets(ctx, narrowed, view.Page{Most: 2 * many})
		if len(rows) != want || err != nil {
			t.Errorf("the list of %q gives %d tickets of %d: %v", typed, len(rows), want, err)
		}
		if total, err := s.View().TicketCount(ctx, narrowed); total != want || err != nil {
			t.Errorf("the list of %q has %d tickets of %d: %v", typed, total, want, err)
		}
	}
	hits, _, _, err := s.View().SearchFrom(ctx, "1005", view.Place{}, 100, "ticket", "message", "note")
	if err != nil || len(hits) == 0 || hits[0].Ref != "SUND-1005" {
		t.Errorf("by number: %v, %v", hits, err)
	}
}

// R-TIX-11: every token of the filter, negated too, on a real desk.
func TestTicketsAreFilteredByEveryToken(t *testing.T) {
	s := newScene(t)
	s.At("2026-10-05T09:00:00+02:00")
	other := s.Do(&command.CreateCustomer{Code: "NORR", Name: "Norrhamn Region"}).Created("customer")
	a := s.Do(&command.OpenTicket{
		CustomerID: s.customer, Subject: "Alpha lock", Kind: ticket.Fault, Priority: ticket.High, Channel: ticket.Email,
		ReporterID: s.liaison, ProductID: s.product, AssigneeID: s.colleague, Body: "The exact words are here.",
	}).Created("ticket")
	s.At("2026-11-18T10:00:00+01:00")
	b := s.Do(&command.OpenTicket{CustomerID: other, Subject: "Beta report", Kind: ticket.Question, Channel: ticket.Phone, Emergency: true, Body: "words exact: no."}).Created("ticket")
	c := s.Do(&command.OpenTicket{CustomerID: other, Subject: "Gamma wish", Kind: ticket.Change}).Created("ticket")
	s.Do(&command.SetState{TicketID: c, State: ticket.Resolved, Resolution: "It is there now."})
	s.Do(&command.AddNote{TicketID: a, Body: "internal remark"})
	s.Do(&command.MoveLine{TicketID: a, Line: 3, Reason: "hard"})
	s.Do(&command.SetCause{TicketID: a, Cause: ticket.Access})
	s.Do(&command.LogTime{StaffID: s.colleague, Work: command.Work{TicketID: a, WorkDay: day("2026-11-18"), Minutes: 15, WorkType: "support"}})
	names := map[string]string{a: "A", b: "B", c: "C"}
	for typed, want := range map[string]string{
		"":                              "A B C",
		"customer:sund":                 "A",
		"-kund:SUND":                    "B C",
		"customer:norrhamn,sund":        "A B C",
		"customer:nórr":                 "B C",
		"state:open":                    "A B",
		"läge:löst":                     "C",
		"state:open,resolved":           "A B C",
		"-state:open":                   "C",
		"is:done":                       "C",
		"prio:high":                     "A",
		"-prio:high":                    "B C",
		"kind:fault,change":             "A C",
		"-slag:fel":                     "B C",
		"line:3":                        "A",
		"assignee:me":                   "",
		"assignee:none":                 "B C",
		"-assignee:none":                "A",
		"assignee:erik":                 "A",
		"-assignee:erik":                "B C",
		"assignee:erik,none":            "A B C",
		"is:mine":                       "",
		"is:unassigned":                 "B C",
		"is:emergency":                  "B",
		"-är:akut":                      "A C",
		"is:uncovered":                  "A B C",
		"contract:none":                 "A B C",
		"product:planner":               "A",
		"reporter:carin":                "A",
		"channel:phone":                 "B",
		"cause:access":                  "A",
		"-orsak:behörighet":             "B C",
		"has:time":                      "A",
		"-has:time":                     "B C",
		"has:note":                      "A",
		"har:fil":                       "",
		"opened:2026-10":                "A",
		"-inkom:2026-10":                "B C",
		"opened:>2026-10-05":            "B C",
		"opened:>=2026-10-05":           "A B C",
		"opened:<2026-10-05":            "",
		"opened:2026-10-05..2026-11-17": "A",
		"opened:today":                  "B C",
		"opened:>30d":                   "A",
		"opened:30d":                    "B C",
		"resolved:today":                "C",
		"-resolved:today":               "A B",
		"closed:2026":                   "",
		`"exact words"`:                 "A",
		"exact words":                   "A B",
		`-"exact words"`:                "B C",
		"-exact":                        "C",
		"-remark":                       "B C",
		"lock -beta":                    "A",
		"-lo":                           "B C",
		"report kind:question":          "B",
	} {
		f, err := filter.Parse(typed)
		if err != nil {
			t.Fatalf("%q: %v", typed, err)
		}
		narrowed, err := s.View().Narrow(ctx, view.TicketFilter{Sort: view.ByNumber}, f, s.Now())
		if err != nil {
			t.Errorf("%q: %v", typed, err)
			continue
		}
		rows, _, err := s.View().Tickets(ctx, narrowed, view.Page{Most: 50})
		var got []string
		for _, row := range rows {
			got = append(got, names[row.ID])
		}
		slices.Sort(got)
		if diff := cmp.Diff(want, strings.TrimSpace(strings.Join(got, " "))); diff != "" || err != nil {
			t.Errorf("%q: %s %v", typed, diff, err)
		}
		if count, err := s.View().TicketCount(ctx, narrowed); count != len(rows) || err != nil {
			t.Errorf("%q: %d are counted, %d listed, %v", typed, count, len(rows), err)
		}
	}
}
