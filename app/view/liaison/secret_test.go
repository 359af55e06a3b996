package liaison_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tallydesk/app"
	"tallydesk/app/access"
	"tallydesk/app/command"
	"tallydesk/app/desktest"
	"tallydesk/app/fail"
	"tallydesk/app/ticket"
	"tallydesk/app/view"
	"tallydesk/app/view/liaison"
)

var ctx = context.Background()

// canary stands in every field that a liaison must never see.
const canary = "kanariefågel"

// world is a desk with a liaison's ticket, one of another customer, and secrets
// all around them.
type world struct {
	*desktest.Desk
	carin                    *app.Desk
	customer, contact, agent string
	own, foreign             string // tickets
}

func newWorld(t *testing.T, secret string) *world {
	t.Helper()
	w := &world{Desk: desktest.New(t)}
	w.agent = w.Do(&command.AddStaff{
		Name: "Erik Dahl", Email: "erik@" + asciiOnly(secret) + ".example", Department: secret, Functions: []string{"engineer"}, Skills: []string{secret}, Line: 2,
	}).Created("staff")
	w.customer = w.Do(&command.CreateCustomer{Code: "SUND", Name: "Sundvik kommun", Notes: secret}).Created("customer")
	w.contact = w.Do(&command.AddContact{CustomerID: w.customer, Name: "Carin Holm", Liaison: true, Function: "main_admin"}).Created("contact")
	other := w.Do(&command.CreateCustomer{Code: "NORR", Name: secret + " Region"}).Created("customer")
	w.Do(&command.AddContact{CustomerID: other, Name: secret})
	w.own = w.Do(&command.OpenTicket{CustomerID: w.customer, Subject: "Schedule locks", Body: "It locks.", Kind: ticket.Fault, ReporterID: w.contact}).Created("ticket")
	w.foreign = w.Do(&command.OpenTicket{CustomerID: other, Subject: secret, Body: "Schedule " + secret, ReporterID: ""}).Created("ticket")
	w.tellSecrets(t, secret)
	w.Do(&command.AddUser{Login: "carin", Role: access.Liaison, ContactID: w.contact})
	carin, err := w.As(ctx, "carin")
	if err != nil {
		t.Fatal(err)
	}
	w.carin = carin
	return w
}

func asciiOnly(text string) string {
	return strings.Map(func(r rune) rune {
		if r < 'a' || r > 'z' {
			return -1
		}
		return r
	}, text)
}

// tellSecrets writes the secret wherever staff keep theirs on a ticket, with
// public things in between.
func (w *world) tellSecrets(t *testing.T, secret string) {
	t.Helper()
	note := w.Do(&command.AddNote{TicketID: w.own, Body: "Schedule " + secret}).Created("note")
	w.Do(&command.EditNote{NoteID: note, Body: secret + " and more"})
	message := w.Do(&command.Reply{TicketID: w.own, Body: "Schedule " + secret}).Created("message")
	w.Do(&command.EditMessage{MessageID: message, Body: "Hello Carin, the schedule is free again."})
	w.Do(&command.MoveLine{TicketID: w.own, Line: 3, Reason: secret})
	w.Do(&command.SetPriority{TicketID: w.own, Priority: ticket.High, Reason: "Two cannot work."})
	w.Do(&command.Assign{TicketID: w.own, StaffID: w.agent})
	path := filepath.Join(w.Dir, secret+".txt")
	if err := os.WriteFile(path, []byte(secret), 0o600); err != nil {
		t.Fatal(err)
	}
	file, err := w.AddFile(ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	w.Do(&command.AddNote{TicketID: w.own, Body: "see file", Files: []command.File{file}})
}

// everything reads all that a liaison can read of tickets.
func everything(t *testing.T, w *world) map[string]any {
	t.Helper()
	r := w.carin.Account()
	read := map[string]any{}
	keep := func(name string, value any, err error) {
		if err != nil && !errors.Is(err, fail.NotFound) {
			t.Fatalf("%s: %v", name, err)
		}
		read[name] = []any{value, fmt.Sprint(err)}
	}
	rows, total, err := r.Tickets(ctx, liaison.TicketFilter{}, view.Page{Most: 100})
	keep("tickets", []any{rows, total}, err)
	for _, id := range []string{w.own, w.foreign, "1001", "SUND-1001", "NORR-1001", "1002"} {
		head, err := r.Ticket(ctx, id)
		keep("ticket "+id, head, err)
	}
	for _, id := range []string{w.own, w.foreign} {
		items, err := r.Conversation(ctx, id)
		keep("conversation "+id, items, err)
		people, err := r.Participants(ctx, id)
		keep("participants "+id, people, err)
	}
	for _, typed := range []string{"schedule", "1001", "kanarie", "anariefåg", "hello", "file"} {
		hits, err := r.Search(ctx, typed, 50)
		keep("search "+typed, hits, err)
		rows, total, err := r.Tickets(ctx, liaison.TicketFilter{Text: typed}, view.Page{Most: 100})
		keep("tickets "+typed, []any{rows, total}, err)
	}
	duplicates, err := r.Duplicates(ctx, canary+" Schedule locks")
	keep("duplicates", duplicates, err)
	return read
}

// R-ACC-1, R-ACC-7: what is hidden is in nothing that a liaison reads.
func TestNothingHiddenReachesALiaison(t *testing.T) {
	w := newWorld(t, canary)
	text, err := json.Marshal(everything(t, w))
	if err != nil {
		t.Fatal(err)
	}
	for _, secret := range []string{canary, asciiOnly(canary), "Norr"} {
		if at := strings.Index(string(text), secret); at >= 0 {
			t.Errorf("%q: …%s…", secret, text[max(at-200, 0):min(at+60, len(text))])
		}
	}
	for _, public := range []string{"It locks.", "the schedule is free again", "Erik Dahl", "Two cannot work.", "#1001"} {
		if !strings.Contains(string(text), public) {
			t.Errorf("%q is not there", public)
		}
	}
}

// R-ACC-1: worlds that differ only in what is hidden look the same to a
// liaison.
func TestHiddenThingsMakeNoDifference(t *testing.T) {
	seen := func(secret string) []string {
		w := newWorld(t, secret)
		rows, _, err := w.carin.Account().Tickets(ctx, liaison.TicketFilter{}, view.Page{Most: 10})
		if err != nil {
			t.Fatal(err)
		}
		items, err := w.carin.Account().Conversation(ctx, w.own)
		if err != nil {
			t.Fatal(err)
		}
		var told []string
		for _, row := range rows {
			row.ID = ""
			told = append(told, fmt.Sprintf("%+v", row))
		}
		for _, item := range items {
			told = append(told, fmt.Sprint(item.Kind, item.At, item.Author, item.Body, item.Files, item.Event.Kind, item.Event.AfterName, item.Event.Text))
		}
		slices.Sort(told) // ids, which rule the order within one moment, are not the same in two desks
		return told
	}
	if diff := cmp.Diff(seen(canary), seen("something else")); diff != "" {
		t.Error(diff)
	}
}

// R-ACC-7: a liaison reads its own words for states and numbers.
func TestWhatALiaisonReads(t *testing.T) {
	w := newWorld(t, canary)
	r := w.carin.Account()
	head, err := r.Ticket(ctx, "#1001")
	if err != nil || head.Ref != "#1001" || head.Reporter != "Carin Holm" || head.Assignee != "Erik Dahl" || len(head.Next) > 0 {
		t.Errorf("%+v, %v", head, err)
	}
	w.Do(&command.SetState{TicketID: w.own, State: ticket.Resolved, Resolution: "Released."})
	if head, _ = r.Ticket(ctx, w.own); !cmp.Equal(head.Next, []ticket.State{ticket.Closed, ticket.InProgress}) || head.Resolution != "Released." {
		t.Errorf("%+v", head)
	}
	hits, err := r.Search(ctx, "free again", 10)
	if err != nil || len(hits) != 1 || hits[0].Kind != "message" || hits[0].TicketID != w.own || hits[0].Ref != "#1001" {
		t.Errorf("%+v, %v", hits, err)
	}
	if likely, _ := r.Duplicates(ctx, "Schedule locks again"); len(likely) > 0 {
		t.Errorf("a resolved ticket: %v", likely)
	}
	open, total, err := r.Tickets(ctx, liaison.TicketFilter{Open: true}, view.Page{Most: 10})
	if err != nil || total != 0 || len(open) != 0 {
		t.Errorf("%v, %d, %v", open, total, err)
	}
	states, total, err := r.Tickets(ctx, liaison.TicketFilter{States: []ticket.State{ticket.Resolved}}, view.Page{Most: 10})
	if err != nil || total != 1 || states[0].ID != w.own {
		t.Errorf("%v, %d, %v", states, total, err)
	}
}

// R-ACC-7: a number is the customer's own unless another customer's code is
// typed with it, and then there is no such ticket.
func TestOwnTicketByItsNumber(t *testing.T) {
	w := newWorld(t, canary)
	r := w.carin.Account()
	for _, typed := range []string{w.own, "1001", "#1001", "SUND-1001", "sund-1001"} {
		if head, err := r.Ticket(ctx, typed); err != nil || head.ID != w.own {
			t.Errorf("%s: %+v, %v", typed, head, err)
		}
	}
	for _, typed := range []string{w.foreign, "NORR-1001", "SKOG-1001", "1002", "0", "", "x"} {
		if head, err := r.Ticket(ctx, typed); !errors.Is(err, fail.NotFound) {
			t.Errorf("%s: %+v, %v", typed, head, err)
		}
	}
}

// The newest hits of a search may all be other customers'.
func TestSearchFindsOwnBehindOthers(t *testing.T) {
	w := newWorld(t, canary)
	other := w.Do(&command.CreateCustomer{Code: "HEDV", Name: "Hedvall"}).Created("customer")
	for range 20 {
		w.Do(&command.OpenTicket{CustomerID: other, Subject: "Schedule locks"})
	}
	hits, err := w.carin.Account().Search(ctx, "schedule locks", 1)
	if err != nil || len(hits) != 1 || hits[0].TicketID != w.own {
		t.Errorf("%+v, %v", hits, err)
	}
}

// Nobody but a liaison has an account to read.
func TestStaffHaveNoAccount(t *testing.T) {
	w := newWorld(t, canary)
	r := w.Account()
	_, _, err := r.Tickets(ctx, liaison.TicketFilter{}, view.Page{Most: 1})
	_, headErr := r.Ticket(ctx, w.own)
	_, saidErr := r.Conversation(ctx, w.own)
	_, peopleErr := r.Participants(ctx, w.own)
	_, hitsErr := r.Search(ctx, "x", 1)
	_, likelyErr := r.Duplicates(ctx, "x")
	for i, err := range []error{err, headErr, saidErr, peopleErr, hitsErr, likelyErr} {
		if !errors.Is(err, fail.Forbidden) {
			t.Errorf("%d: %v", i, err)
		}
	}
}

// R-ACC-1: the people who serve a customer are known by name and function, and
// nobody else is.
func TestAccountNamesWhoServes(t *testing.T) {
	w := newWorld(t, canary)
	manager := w.Do(&command.AddStaff{Name: "Sara Nyström", Functions: []string{"account_manager"}}).Created("staff")
	w.Do(&command.AddStaff{Name: canary})
	known, err := w.View().Customer(ctx, w.customer)
	if err != nil {
		t.Fatal(err)
	}
	w.Do(&command.ChangeCustomer{
		CustomerID: w.customer, Base: known.Tag, Code: known.Code, Name: known.Name, Language: known.Language, Zone: known.Zone,
		Currency: known.Currency, ManagerID: manager, Status: "active",
	})
	account, err := w.carin.Account().Account(ctx)
	want := liaison.Account{CustomerID: w.customer, Customer: "Sundvik kommun", Provider: "Nordic Desk AB", People: []liaison.Person{
		{Name: "Sara Nyström", Functions: []string{"account_manager"}, Manager: true}, {Name: "Erik Dahl", Functions: []string{"engineer"}},
	}}
	if diff := cmp.Diff(want, account); err != nil || diff != "" {
		t.Errorf("%v\n%s", err, diff)
	}
}
