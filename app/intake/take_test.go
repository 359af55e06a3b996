package intake_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"tallydesk/app/command"
	"tallydesk/app/desktest"
	"tallydesk/app/fail"
	"tallydesk/app/intake"
	"tallydesk/app/ticket"
	"tallydesk/app/view"
)

// scene is a desk with a customer to import onto, and its id.
func scene(t testing.TB) (*desktest.Desk, string) {
	t.Helper()
	desk := desktest.New(t)
	return desk, desk.Do(&command.CreateCustomer{Code: "BIG", Name: "Big Company"}).Created("customer")
}

func example(t testing.TB, name string) intake.Job {
	t.Helper()
	content, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return jobOf(t, string(content))
}

func take(t testing.TB, desk *desktest.Desk, job intake.Job) intake.Report {
	t.Helper()
	report, err := intake.Take(context.Background(), desk.Desk, job, func(float64) {})
	if err != nil {
		t.Fatal(err)
	}
	return report
}

func look(t testing.TB, desk *desktest.Desk, job intake.Job) intake.Report {
	t.Helper()
	report, err := intake.Look(context.Background(), desk.Desk, job)
	if err != nil {
		t.Fatal(err)
	}
	return report
}

func undo(t testing.TB, desk *desktest.Desk, act string) {
	t.Helper()
	if _, err := desk.Undo(context.Background(), act); err != nil {
		t.Fatal(err)
	}
}

// held counts what is on a desk.
func held(t testing.TB, desk *desktest.Desk) string {
	t.Helper()
	ctx := context.Background()
	customers, err := desk.View().KnownCustomers(ctx)
	if err != nil {
		t.Fatal(err)
	}
	contacts, err := desk.View().KnownContacts(ctx)
	if err != nil {
		t.Fatal(err)
	}
	staff, err := desk.View().Staff(ctx)
	if err != nil {
		t.Fatal(err)
	}
	_, tickets, err := desk.View().Tickets(ctx, view.TicketFilter{}, view.Page{Most: 1})
	if err != nil {
		t.Fatal(err)
	}
	_, times, err := desk.View().Times(ctx, view.TimeFilter{}, view.Page{Most: 1})
	if err != nil {
		t.Fatal(err)
	}
	return fmt.Sprintf("%d customers, %d contacts, %d staff, %d tickets, %d times", len(customers), len(contacts), len(staff), tickets, times)
}

const (
	customersCSV = "Kundnr;Namn;Adress;Status\n1;Älvsbyn AB;Storgatan 1;aktiv\n2;Borås HB;;tidigare\n"
	contactsCSV  = "Kund;Förnamn;Efternamn;E-post;Telefon\nBig Company;Åsa;Öst;asa@big.example;08-1\nBIG;Bo;Ek;bo@big.example,bo2@big.example;\n"
	ticketsCSV   = "#,Tracker,Status,Priority,Subject,Author,Assignee,Created,Closed,Description,Category\n" +
		"17,Bug,Closed,Urgent,Login fails,Åsa Öst,Redmine Ann,2024-03-04 10:15,2024-03-06 09:00,It says no.,Web\n" +
		"18,Feature,Feedback,Normal,A wish,Bo Ek,,2024-03-05 11:00,,,\n"
)

// Every kind of row: dry writes nothing, twice is once, and undo is as before.
func TestImportTwiceIsOnceAndUndoIsAsBefore(t *testing.T) {
	for name, c := range map[string]struct {
		job  intake.Job
		want intake.Report
	}{
		"customers": {jobOf(t, customersCSV), intake.Report{Rows: 2, Done: 2, New: 2}},
		"contacts":  {jobOf(t, contactsCSV), intake.Report{Rows: 2, Done: 2, New: 2}},
		"tickets":   {jobOf(t, ticketsCSV), intake.Report{Rows: 2, Done: 2, New: 2, Contacts: 2, People: 1}},
		"time": {
			example(t, "redmine_import_time_entries.csv"),
			intake.Report{Rows: 4, Done: 4, New: 4, Minutes: 600, Tickets: 3, People: 2, AsOther: []string{"Inactive Activity"}},
		},
	} {
		desk, customer := scene(t)
		c.job.Choices.CustomerID, c.job.Choices.AddPeople = customer, true
		before := held(t, desk)
		if diff := cmp.Diff(c.want, look(t, desk, c.job)); diff != "" || held(t, desk) != before {
			t.Errorf("%s: look: %s, %s", name, diff, held(t, desk))
		}
		first := take(t, desk, c.job)
		c.want.Act = first.Act
		if diff := cmp.Diff(c.want, first); diff != "" || first.Act == "" || held(t, desk) == before {
			t.Errorf("%s: first: %s, %s", name, diff, held(t, desk))
		}
		after := held(t, desk)
		second := take(t, desk, c.job)
		if second.New != 0 || second.Known != c.want.Rows || second.Act != "" || second.Changed != 0 || held(t, desk) != after {
			t.Errorf("%s: second: %+v", name, second)
		}
		undo(t, desk, first.Act)
		if held(t, desk) != before {
			t.Errorf("%s: undo: %s, before %s", name, held(t, desk), before)
		}
		if third := take(t, desk, c.job); third.New != c.want.New || third.Act == first.Act {
			t.Errorf("%s: third: %+v", name, third)
		}
	}
}

func TestATicketKeepsItsHistory(t *testing.T) {
	desk, customer := scene(t)
	job := jobOf(t, ticketsCSV)
	job.Choices.CustomerID, job.Choices.AddPeople = customer, true
	take(t, desk, job)
	ctx := context.Background()
	hits, err := desk.View().Search(ctx, "17", 10)
	if err != nil || len(hits) != 1 || hits[0].Title != "Login fails" {
		t.Fatalf("by its number there: %+v, %v", hits, err)
	}
	closed, err := desk.View().Ticket(ctx, hits[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	if closed.State != ticket.Closed || closed.Kind != ticket.Fault || closed.Priority != ticket.VeryHigh || closed.Number != 1001 ||
		closed.Reporter != "Åsa Öst" || closed.Assignee != "Redmine Ann" ||
		!closed.Opened.Equal(time.Date(2024, 3, 4, 9, 15, 0, 0, time.UTC)) || !closed.Closed.Equal(time.Date(2024, 3, 6, 8, 0, 0, 0, time.UTC)) {
		t.Errorf("closed = %+v", closed)
	}
	items, err := desk.View().Conversation(ctx, closed.ID)
	if err != nil {
		t.Fatal(err)
	}
	var told []string
	for _, item := range items {
		told = append(told, fmt.Sprintf("%s %s %s", item.At.UTC().Format("2006-01-02"), item.Kind, item.Body+item.Event.After))
		if item.Kind != view.ItemNote && !item.Recorded.Equal(desk.Now()) {
			t.Errorf("%+v: recorded %v", item, item.Recorded)
		}
	}
	want := []string{"2024-03-04 message It says no.", "2024-03-04 event new", "2024-03-06 event closed", "2026-11-18 note Category: Web"}
	if diff := cmp.Diff(want, told, cmp.Transformer("sorted", sorted)); diff != "" {
		t.Error(diff)
	}
	rows, _, err := desk.View().Tickets(ctx, view.TicketFilter{Open: true}, view.Page{Most: 10})
	if err != nil || len(rows) != 1 || rows[0].State != ticket.WaitingCustomer {
		t.Errorf("open: %+v, %v", rows, err)
	}
}

func sorted(list []string) map[string]int {
	set := map[string]int{}
	for _, one := range list {
		set[one]++
	}
	return set
}

// Time for an imported issue goes onto its ticket, and is told by its number.
func TestTimeFindsItsTicket(t *testing.T) {
	desk, customer := scene(t)
	tickets := jobOf(t, ticketsCSV)
	tickets.Choices.CustomerID, tickets.Choices.AddPeople = customer, true
	take(t, desk, tickets)
	own := desk.Do(&command.OpenTicket{CustomerID: customer, Subject: "Ours"}).Created("ticket")
	for text, subject := range map[string]string{
		"Project,Date,User,Activity,Issue,Comment,Hours\nX,2024-03-04,Diane Berg,Development,Bug #17: Login fails,Fixed,\"1,5\"\n": "Login fails",
		"Datum;Tid;Person;Ärende\n2024-03-04;0:45;diane;BIG-1003\n":                                                                "Ours",
	} {
		report := take(t, desk, jobOf(t, text))
		if report.New != 1 || report.Tickets != 0 || len(report.Problems) != 0 {
			t.Errorf("%q: %+v", text, report)
			continue
		}
		entries, _, err := desk.View().Times(context.Background(), view.TimeFilter{}, view.Page{Most: 10})
		if err != nil || entries[0].Subject != subject && entries[len(entries)-1].Subject != subject {
			t.Errorf("%q: %+v, %v, own %s", text, entries, err, own)
		}
	}
}

func TestWhatIsNotKnownIsAProblemUnlessItIsAdded(t *testing.T) {
	const text = "User,Client,Project,Start date,Start time,End date,End time,Duration\nAnn,Nobody Ltd,P,2024-03-04,10:00:00,2024-03-04,11:00:00,01:00:00\n" +
		"Diane Berg,,P,2024-03-04,10:00:00,2024-03-04,11:00:00,01:00:00\n"
	desk, customer := scene(t)
	job := jobOf(t, text)
	var told []string
	for _, problem := range take(t, desk, job).Problems {
		told = append(told, fmt.Sprintf("%d %s %q %v", problem.Line, problem.Column, problem.Value, problem.Err))
	}
	want := []string{`2 User "Ann" invalid person: import.person (Name=Ann)`, `3 Client "" invalid customer: import.no_customer`}
	if diff := cmp.Diff(want, told); diff != "" {
		t.Error(diff)
	}
	job.Choices.AddPeople, job.Choices.CreateCustomers, job.Choices.CustomerID = true, true, customer
	report := take(t, desk, job)
	if report.New != 2 || report.People != 1 || report.Customers != 1 || report.Tickets != 2 || len(report.Problems) != 0 {
		t.Errorf("%+v", report)
	}
	undo(t, desk, report.Act)
}

// A row that says something else than when it was imported is told and left.
func TestAChangedRowIsToldAndLeft(t *testing.T) {
	desk, customer := scene(t)
	job := jobOf(t, ticketsCSV)
	job.Choices.CustomerID, job.Choices.AddPeople = customer, true
	take(t, desk, job)
	job.File = open(t, strings.Replace(ticketsCSV, "A wish", "Another wish", 1))
	if report := take(t, desk, job); report.Known != 2 || report.Changed != 1 || report.New != 0 {
		t.Errorf("%+v", report)
	}
}

// An entry is the same one when its file is read in another zone, or with its
// columns in another order.
func TestEntriesAreKnownEverywhere(t *testing.T) {
	desk, customer := scene(t)
	one := jobOf(t, "User,Start date,Start time,End date,End time,Duration\nDiane,2026-03-04,23:30:00,2026-03-05,00:30:00,01:00:00\n")
	one.Choices.CustomerID = customer
	take(t, desk, one)
	other := jobOf(t, "Duration,User,Start date,Start time,End date,End time\n01:00:00,Diane,2026-03-04,23:30:00,2026-03-05,00:30:00\n")
	other.Choices.CustomerID, other.Choices.Zone = customer, time.FixedZone("west", -9*3600)
	if report := take(t, desk, other); report.Known != 1 || report.New != 0 {
		t.Errorf("%+v", report)
	}
}

func many(rows int) string {
	var text strings.Builder
	text.WriteString("row;issue_id;date;hours;comment;activity;user\n")
	for n := range rows {
		fmt.Fprintf(&text, "%d;1;2026-02-%02d;0,25;entry %d;Design;diane\n", n+1, n%28+1, n)
	}
	return text.String()
}

// R-TIME-8 and the other limits are problems of their rows; one broken off goes
// on where it stopped, under the same act, and undo takes all of it back.
func TestACancelledImportGoesOnWhereItStopped(t *testing.T) {
	desk, customer := scene(t)
	before := held(t, desk)
	job := jobOf(t, many(700))
	job.Choices.CustomerID = customer
	ctx, cancel := context.WithCancel(context.Background())
	first, err := intake.Take(ctx, desk.Desk, job, func(part float64) {
		if part > 0.4 {
			cancel()
		}
	})
	if err != nil || !first.Cancelled || first.New == 0 || first.New == 700 || first.Act == "" {
		t.Fatalf("first = %+v, %v", first, err)
	}
	second := take(t, desk, job)
	if second.Act != first.Act || second.Known != first.New || second.New+first.New != 700 || second.Cancelled {
		t.Errorf("second = %+v", second)
	}
	undo(t, desk, first.Act)
	if held(t, desk) != before {
		t.Error(held(t, desk))
	}
	third := take(t, desk, job)
	if third.Act == first.Act || third.New != 700 {
		t.Errorf("third = %+v", third)
	}
}

// R-ACC-6: one person may be a contact of several customers.
func TestAPersonCanBelongToSeveralCustomers(t *testing.T) {
	desk, _ := scene(t)
	desk.Do(&command.CreateCustomer{Code: "SMALL", Name: "Small Company"})
	report := take(t, desk, jobOf(t, "Customer;Name;E-mail\nBIG;Ann;ann@x.example\nSMALL;Ann;ann@x.example\nBIG;Ann;ann@x.example\n"))
	if report.New != 2 || report.Known != 1 || len(report.Problems) != 0 {
		t.Errorf("%+v", report)
	}
}

// Others can write while a large import goes on.
func TestAnImportShutsNobodyOut(t *testing.T) {
	desk, customer := scene(t)
	job := jobOf(t, many(700))
	job.Choices.CustomerID = customer
	written := 0
	if _, err := intake.Take(context.Background(), desk.Desk, job, func(float64) {
		desk.Do(&command.OpenTicket{CustomerID: customer, Subject: "in between"})
		written++
	}); err != nil || written != 4 {
		t.Errorf("%d, %v", written, err)
	}
}

func TestOnlyWhoMayImports(t *testing.T) {
	desk, customer := scene(t)
	staff := desk.Do(&command.AddStaff{Name: "Erik"}).Created("staff")
	desk.Do(&command.AddUser{Login: "erik", Role: "agent", StaffID: staff})
	erik, err := desk.As(context.Background(), "erik")
	if err != nil {
		t.Fatal(err)
	}
	job := jobOf(t, many(3))
	job.Choices.CustomerID = customer
	if _, err := intake.Take(context.Background(), erik, job, func(float64) {}); !errors.Is(err, fail.Forbidden) {
		t.Error(err)
	}
	if _, err := intake.Look(context.Background(), erik, job); !errors.Is(err, fail.Forbidden) {
		t.Error(err)
	}
}

// What may be said of a value: people by other names, states by other words.
func TestValuesCanBeGiven(t *testing.T) {
	desk, customer := scene(t)
	job := jobOf(t, "#,Tracker,Status,Subject,Assignee,Created\n1,Bug,Parked,Wait,DB,2024-03-04\n")
	job.Choices.CustomerID = customer
	if report := look(t, desk, job); len(report.Problems) != 1 || report.Problems[0].Column != "Status" || report.Problems[0].Value != "Parked" {
		t.Errorf("%+v", report)
	}
	job.Choices.Values = map[string]string{
		intake.ValueKey(intake.State, "parked"): "waiting_release", intake.ValueKey(intake.Person, "DB"): "diane",
	}
	take(t, desk, job)
	rows, _, err := desk.View().Tickets(context.Background(), view.TicketFilter{}, view.Page{Most: 10})
	if err != nil || len(rows) != 1 || rows[0].State != ticket.WaitingRelease || rows[0].Assignee != "Diane Berg" {
		t.Errorf("%+v, %v", rows, err)
	}
	job.Choices.Values[intake.ValueKey(intake.State, "parked")] = "nonsense"
	job.File = open(t, "#,Tracker,Status,Subject,Assignee,Created\n2,Bug,Parked,Wait,DB,2024-03-04\n")
	if report := look(t, desk, job); len(report.Problems) != 1 {
		t.Errorf("%+v", report)
	}
}

func TestAMappingIsKeptAndOfferedAgain(t *testing.T) {
	desk, _ := scene(t)
	ctx := context.Background()
	file := open(t, "Wann;Wer;Wie lange\n03/04/2024;Diane;90\n")
	job, _ := intake.Begin(file, intake.Time, "", nil)
	for column, field := range map[string]intake.Field{"Wann": intake.Day, "2": intake.Person, "wie lange": intake.Duration} {
		if err := job.Mapping.Set(file.Columns, column, field); err != nil {
			t.Fatal(err)
		}
	}
	kept := intake.Saved{
		Name: "Stunden", Kind: intake.Time, Source: intake.Plain, Columns: file.Columns, Fields: job.Mapping.Fields,
		Choices: intake.Choices{Order: intake.DayFirst, Unit: intake.Minutes},
	}
	if err := intake.SaveMapping(ctx, desk.Desk, kept); err != nil {
		t.Fatal(err)
	}
	saved, err := intake.SavedMappings(ctx, desk.Desk)
	if diff := cmp.Diff([]intake.Saved{kept}, saved); err != nil || diff != "" {
		t.Error(err, diff)
	}
	again, offered := intake.Begin(open(t, "wann;wer;wie lange\n05/04/2024;Diane;30\n"), "", "", saved)
	records, questions := here(t, again).Read()
	if offered != "Stunden" || len(questions) != 0 || len(records[0].Problems) != 0 || records[0].Values[intake.Duration] != intake.Length(1800) {
		t.Errorf("%q %v %+v", offered, questions, records)
	}
	if err := job.Mapping.Set(file.Columns, "Gone", intake.Note); err == nil {
		t.Error("a column that is not there was mapped")
	}
	if err := job.Mapping.Set(file.Columns, "Wann", "nonsense"); err == nil {
		t.Error("a field that is none was mapped")
	}
}

// A project that is called as a customer is that customer's, before one is
// chosen for the rows that name none; what no customer is called is not.
func TestAProjectCanBeCalledAsItsCustomer(t *testing.T) {
	desk, other := scene(t)
	small := desk.Do(&command.CreateCustomer{Code: "SMALL", Name: "Small Company"}).Created("customer")
	job := jobOf(t, "#,Project,Tracker,Status,Subject\n1,small company,Bug,New,Theirs\n2,Intranet,Bug,New,Nobody's\n")
	if report := look(t, desk, job); report.New != 1 || len(report.Problems) != 1 || report.Problems[0].Line != 3 {
		t.Errorf("%+v", report)
	}
	job.Choices.CustomerID = other
	take(t, desk, job)
	rows, _, err := desk.View().Tickets(context.Background(), view.TicketFilter{CustomerID: small}, view.Page{Most: 10})
	if err != nil || len(rows) != 1 || rows[0].Subject != "Theirs" {
		t.Errorf("%+v, %v", rows, err)
	}
}

// A liaison whose function is not told gets the usual one, as when added by hand.
func TestALiaisonHasAFunction(t *testing.T) {
	desk, _ := scene(t)
	report := take(t, desk, jobOf(t, "Customer;Name;E-mail;Liaison\nBIG;Ann;ann@x.example;Yes\n"))
	if report.New != 1 || len(report.Problems) != 0 {
		t.Errorf("%+v", report)
	}
}
