package view_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tallydesk/app/access"
	"tallydesk/app/command"
	"tallydesk/app/desktest"
	"tallydesk/app/fail"
	"tallydesk/app/ticket"
	"tallydesk/app/view"
)

var ctx = context.Background()

// office is a desk with two customers and some tickets.
type office struct {
	*desktest.Desk
	t                    *testing.T
	sund, norr           string // customers
	staff                string
	lock, export, copies string // tickets: two of sund, one of norr
}

func newOffice(t *testing.T) *office {
	t.Helper()
	o := &office{Desk: desktest.New(t), t: t}
	o.staff = o.Provider.Created("staff")
	o.sund = o.Do(&command.CreateCustomer{Code: "SUND", Name: "Sundvik kommun"}).Created("customer")
	o.norr = o.Do(&command.CreateCustomer{Code: "NORR", Name: "Norrhamn Region"}).Created("customer")
	o.lock = o.open(command.OpenTicket{CustomerID: o.sund, Subject: "Schemat låser sig", Body: "När två publicerar.", Kind: ticket.Fault, Priority: ticket.High})
	o.At("2026-11-18T10:50:00+01:00")
	o.export = o.open(command.OpenTicket{CustomerID: o.sund, Subject: "Payroll export rejects rows", Body: "Löneutbetalning saknas."})
	o.At("2026-11-18T10:55:00+01:00")
	o.copies = o.open(command.OpenTicket{CustomerID: o.norr, Subject: "How do I copy a schedule?", Priority: ticket.Low})
	o.At("2026-11-18T11:00:00+01:00")
	return o
}

func (o *office) open(cmd command.OpenTicket) string { return o.Do(&cmd).Created("ticket") }

func (o *office) refs(filter view.TicketFilter) []string {
	o.t.Helper()
	rows, total, err := o.View().Tickets(ctx, filter, view.Page{Most: 50})
	if err != nil || total != len(rows) {
		o.t.Fatalf("%d of %d, %v", len(rows), total, err)
	}
	refs := []string{}
	for _, row := range rows {
		refs = append(refs, row.Ref)
	}
	return refs
}

func TestTicketFilters(t *testing.T) {
	o := newOffice(t)
	o.Do(&command.Take{TicketID: o.lock})
	o.Do(&command.AddNote{TicketID: o.copies, Body: "Samma som elefanten?"})
	o.At("2026-11-18T11:05:00+01:00")
	o.Do(&command.SetState{TicketID: o.export, State: ticket.Resolved, Resolution: "Fixed."})
	o.Do(&command.MoveLine{TicketID: o.copies, Line: 2, Reason: "x"})
	all := []string{"SUND-1001", "NORR-1001", "SUND-1002"}
	cases := map[string]struct {
		filter view.TicketFilter
		want   []string
	}{
		"all, done last":        {view.TicketFilter{}, all},
		"open":                  {view.TicketFilter{Open: true}, all[:2]},
		"customer":              {view.TicketFilter{CustomerID: o.sund}, []string{"SUND-1001", "SUND-1002"}},
		"mine":                  {view.TicketFilter{Mine: true}, all[:1]},
		"assignee":              {view.TicketFilter{AssigneeID: o.staff}, all[:1]},
		"nobody's":              {view.TicketFilter{Unassigned: true}, all[1:]},
		"resolved":              {view.TicketFilter{States: []ticket.State{ticket.Resolved}}, all[2:]},
		"new or resolved":       {view.TicketFilter{States: []ticket.State{ticket.New, ticket.Resolved}}, all},
		"resolved, open only":   {view.TicketFilter{States: []ticket.State{ticket.Resolved}, Open: true}, []string{}},
		"fault":                 {view.TicketFilter{Kinds: []ticket.Kind{ticket.Fault}}, all[:1]},
		"low or high":           {view.TicketFilter{Priorities: []ticket.Priority{ticket.Low, ticket.High}}, all[:2]},
		"line":                  {view.TicketFilter{Line: 2}, all[1:2]},
		"uncovered":             {view.TicketFilter{Uncovered: true}, all},
		"emergency":             {view.TicketFilter{Emergency: true}, []string{}},
		"word in subject":       {view.TicketFilter{Text: "laser"}, all[:1]},
		"inside a compound":     {view.TicketFilter{Text: "utbetal"}, all[2:]},
		"word in note":          {view.TicketFilter{Text: "elefant"}, all[1:2]},
		"two words, one ticket": {view.TicketFilter{Text: "payroll rows"}, all[2:]},
		"number with code":      {view.TicketFilter{Text: "sund-1002"}, all[2:]},
		"number":                {view.TicketFilter{Text: "#1001"}, all[:2]},
		"nothing like it":       {view.TicketFilter{Text: "giraffe"}, []string{}},
		"only spaces":           {view.TicketFilter{Text: "  "}, all},
		"by activity":           {view.TicketFilter{Sort: view.ByActivity}, []string{"SUND-1002", "SUND-1001", "NORR-1001"}},
		"customer's by number":  {view.TicketFilter{CustomerID: o.sund, Sort: view.ByNumber}, []string{"SUND-1002", "SUND-1001"}},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, o.refs(c.filter)); diff != "" {
				t.Error(diff)
			}
		})
	}
	counts, err := o.View().TicketCounts(ctx)
	want := view.TicketCounts{Open: 2, Mine: 1, Unassigned: 1, ByState: map[ticket.State]int{ticket.New: 2}}
	if diff := cmp.Diff(want, counts); diff != "" || err != nil {
		t.Errorf("%v, %s", err, diff)
	}
}

// Pages laid side by side are the list, whatever its order.
func TestTicketPages(t *testing.T) {
	o := newOffice(t)
	for i := range 7 {
		o.open(command.OpenTicket{CustomerID: o.norr, Subject: fmt.Sprint("ticket ", i)})
	}
	for _, sort := range []view.TicketSort{view.ByQueue, view.ByActivity, view.ByNumber} {
		whole := o.refs(view.TicketFilter{Sort: sort})
		var paged []string
		for from := 0; from < len(whole); from += 3 {
			rows, total, err := o.View().Tickets(ctx, view.TicketFilter{Sort: sort}, view.Page{From: from, Most: 3})
			if err != nil || total != len(whole) {
				t.Fatal(total, err)
			}
			for _, row := range rows {
				paged = append(paged, row.Ref)
			}
		}
		if diff := cmp.Diff(whole, paged); diff != "" {
			t.Errorf("%d: %s", sort, diff)
		}
	}
}

// R-ACC-7: digits alone are any customer's number.
func TestFindTicket(t *testing.T) {
	o := newOffice(t)
	for _, c := range []struct {
		typed string
		want  []string
	}{
		{"SUND-1002", []string{"SUND-1002"}},
		{" sund-1002 ", []string{"SUND-1002"}},
		{"1002", []string{"SUND-1002"}},
		{o.copies, []string{"NORR-1001"}},
		{"#1001", []string{"NORR-1001", "SUND-1001"}},
		{"1001", []string{"NORR-1001", "SUND-1001"}},
	} {
		rows, err := o.View().FindTicket(ctx, c.typed)
		refs := []string{}
		for _, row := range rows {
			refs = append(refs, row.Ref)
		}
		slices.Sort(refs)
		if diff := cmp.Diff(c.want, refs); diff != "" || err != nil {
			t.Errorf("%q: %v %s", c.typed, err, diff)
		}
	}
	if _, err := o.View().Ticket(ctx, "1001"); !errors.Is(err, fail.Conflict) {
		t.Errorf("a number of two customers: %v", err)
	}
}

// R-ACC-4
func TestDuplicates(t *testing.T) {
	o := newOffice(t)
	found := func(customer, subject string) []string {
		likely, err := o.View().Duplicates(ctx, customer, subject)
		if err != nil {
			t.Fatal(err)
		}
		refs := []string{}
		for _, duplicate := range likely {
			refs = append(refs, duplicate.Ref)
		}
		return refs
	}
	if diff := cmp.Diff([]string{"SUND-1001"}, found(o.sund, "Schemat låser sig igen")); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{}, found(o.norr, "Schemat låser sig igen")); diff != "" {
		t.Error("another customer's", diff)
	}
	o.Do(&command.SetState{TicketID: o.lock, State: ticket.Resolved, Resolution: "x"})
	if diff := cmp.Diff([]string{}, found(o.sund, "Schemat låser sig igen")); diff != "" {
		t.Error("a done one", diff)
	}
}

func TestSearch(t *testing.T) {
	o := newOffice(t)
	o.Do(&command.AddContact{CustomerID: o.norr, Name: "Elias Lund", Emails: []string{"elias@norrhamn.example"}})
	o.Do(&command.AddNote{TicketID: o.copies, Body: "Elias knows."})
	o.Do(&command.Reply{TicketID: o.lock, Body: "Elias has the same."})
	kinds := func(typed string) []string {
		hits, err := o.View().Search(ctx, typed, 20)
		if err != nil {
			t.Fatal(err)
		}
		found := []string{}
		for _, hit := range hits {
			found = append(found, hit.Kind+" "+hit.Ref+" "+marked(hit.Snippet))
		}
		return found
	}
	for typed, want := range map[string][]string{
		"elia":      {"contact NORR [Elia]s Lund [elia]s@norrhamn.example", "message SUND-1001 [Elia]s has the same.", "note NORR-1001 [Elia]s knows."},
		"norrhamn":  {"contact NORR Elias Lund elias@[norrhamn].example", "customer NORR NORR [Norrhamn] Region"},
		"SUND-1002": {"ticket SUND-1002 Payroll export rejects rows"},
		"publicera": {"message SUND-1001 När två [publicera]r."},
		`"`:         {},
		"":          {},
	} {
		if diff := cmp.Diff(want, kinds(typed)); diff != "" {
			t.Errorf("%q: %s", typed, diff)
		}
	}
}

// The views of this package are for staff alone.
func TestLiaisonsReadNothingHere(t *testing.T) {
	o := newOffice(t)
	contact := o.Do(&command.AddContact{CustomerID: o.sund, Name: "Carin Holm", Liaison: true, Function: "main_admin"}).Created("contact")
	o.Do(&command.AddUser{Login: "carin", Role: access.Liaison, ContactID: contact})
	carin, err := o.As(ctx, "carin")
	if err != nil {
		t.Fatal(err)
	}
	r := carin.View()
	errs := map[string]error{}
	_, _, errs["Tickets"] = r.Tickets(ctx, view.TicketFilter{}, view.Page{Most: 9})
	_, errs["TicketCounts"] = r.TicketCounts(ctx)
	_, errs["Ticket"] = r.Ticket(ctx, o.lock)
	_, errs["FindTicket"] = r.FindTicket(ctx, "1001")
	_, errs["Conversation"] = r.Conversation(ctx, o.lock)
	_, errs["FormerTexts"] = r.FormerTexts(ctx, o.lock)
	_, errs["Participants"] = r.Participants(ctx, o.lock)
	_, errs["Duplicates"] = r.Duplicates(ctx, o.sund, "x")
	_, errs["Search"] = r.Search(ctx, "x", 9)
	for name, err := range errs {
		if !errors.Is(err, fail.Forbidden) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
