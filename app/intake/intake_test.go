package intake_test

import (
	"context"
	"errors"
	"os"
	"strings"
	"testing"
	"time"

	"tallydesk/app/command"
	"tallydesk/app/desktest"
	"tallydesk/app/fail"
	"tallydesk/app/intake"
	"tallydesk/app/view"
)

func stockholm(t testing.TB) *time.Location {
	t.Helper()
	zone, err := time.LoadLocation("Europe/Stockholm")
	if err != nil {
		t.Fatal(err)
	}
	return zone
}

func read(t testing.TB, file string, source intake.Source) ([]intake.Work, []intake.Problem) {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	table, err := intake.Read(f)
	if err != nil {
		t.Fatal(err)
	}
	entries, problems, err := intake.TimeOf(table, source, stockholm(t))
	if err != nil {
		t.Fatal(err)
	}
	return entries, problems
}

func TestTogglExport(t *testing.T) {
	entries, problems := read(t, "testdata/toggl_time_entries.csv", intake.Toggl)
	if len(entries) != 1 || len(problems) != 1 {
		t.Fatalf("%d entries, %d problems", len(entries), len(problems))
	}
	if problems[0].Line != 2 || problems[0].Column != "duration" {
		t.Errorf("problem = %+v", problems[0])
	}
	entry := entries[0]
	if entry.Line != 3 || entry.Minutes != 60 || entry.Day.String() != "2024-03-04" || entry.Person != "Peter Tester" ||
		entry.Email != "peter.test@email.test" || entry.Subject != "Project for Big Company · Task 1" || entry.Note != "Working hard" {
		t.Errorf("entry = %+v", entry)
	}
	if got := entry.Start.Format(time.RFC3339); got != "2024-03-04T10:23:00+01:00" {
		t.Errorf("start = %s", got)
	}
}

// An entry is the same one when its file is read on a computer in another zone.
func TestEntriesAreKnownInEveryZone(t *testing.T) {
	const export = `User,Start date,Start time,End date,End time,Duration
Ann,2026-03-04,23:30:00,2026-03-05,00:30:00,01:00:00
`
	var ids []string
	for _, zone := range []*time.Location{stockholm(t), time.UTC, time.FixedZone("west", -9*3600)} {
		table, err := intake.Read(strings.NewReader(export))
		if err != nil {
			t.Fatal(err)
		}
		entries, problems, err := intake.TimeOf(table, intake.Toggl, zone)
		if err != nil || len(entries) != 1 {
			t.Fatal(entries, problems, err)
		}
		ids = append(ids, entries[0].ExternalID)
	}
	if ids[0] != ids[1] || ids[1] != ids[2] {
		t.Error(ids)
	}
}

func TestRedmineExport(t *testing.T) {
	entries, problems := read(t, "testdata/redmine_time_entries.csv", intake.Redmine)
	if len(entries) != 4 || len(problems) != 0 {
		t.Fatalf("%d entries, %v", len(entries), problems)
	}
	if e := entries[1]; e.Minutes != 120 || e.Issue != "" || e.WorkType != "development" || e.Email != "jsmith@somenet.foo" {
		t.Errorf("entry = %+v", e)
	}
	if e := entries[2]; e.Issue != "1" || e.Person != "dlopper" && e.Email != "dlopper@somenet.foo" {
		t.Errorf("entry = %+v", e)
	}
}

func TestWhatCannotBeTakenIsNamed(t *testing.T) {
	for name, c := range map[string]struct {
		source intake.Source
		text   string
		column string
	}{
		"ambiguous date":  {intake.Redmine, "issue_id;date;hours;user\n;03/04/2024;1;anna", "date"},
		"no hours":        {intake.Redmine, "issue_id;date;hours;user\n;2024-03-04;;anna", "hours"},
		"negative hours":  {intake.Redmine, "issue_id;date;hours;user\n;2024-03-04;-1;anna", "hours"},
		"nobody":          {intake.Redmine, "issue_id;date;hours;user\n;2024-03-04;1;", "user"},
		"end is not then": {intake.Toggl, "User,Start date,Start time,End date,End time,Duration\nA,2024-03-04,10:00:00,2024-03-04,11:00:00,02:00:00", "duration"},
		"no clock":        {intake.Toggl, "User,Start date,Start time,End date,End time,Duration\nA,2024-03-04,25:00:00,2024-03-04,11:00:00,02:00:00", "start time"},
	} {
		table, err := intake.Read(strings.NewReader(c.text))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		entries, problems, err := intake.TimeOf(table, c.source, stockholm(t))
		if err != nil || len(entries) != 0 || len(problems) != 1 || problems[0].Line != 2 || problems[0].Column != c.column {
			t.Errorf("%s: entries %v, problems %+v, %v", name, entries, problems, err)
		}
	}
}

func TestAFileOfSomethingElseIsRefused(t *testing.T) {
	for _, text := range []string{"", "a,b\n1,2", "\"never closed\n1,2"} {
		table, err := intake.Read(strings.NewReader(text))
		if err == nil {
			_, _, err = intake.TimeOf(table, intake.Toggl, stockholm(t))
		}
		if _, told := fail.As(err); !told {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func TestLatin1AndSemicolonsAreRead(t *testing.T) {
	table, err := intake.Read(strings.NewReader("issue_id;date;hours;user;comment\n7;2024-03-04;1,5;anna;L\xf6neutbetalning"))
	if err != nil {
		t.Fatal(err)
	}
	entries, problems, err := intake.TimeOf(table, intake.Redmine, stockholm(t))
	if err != nil || len(problems) != 0 || entries[0].Note != "Löneutbetalning" || entries[0].Minutes != 90 {
		t.Errorf("entries = %+v, %v, %v", entries, problems, err)
	}
}

// scene is a desk with a customer to import onto.
func scene(t *testing.T) (*desktest.Desk, intake.Target) {
	t.Helper()
	desk := desktest.New(t)
	customer := desk.Do(&command.CreateCustomer{Code: "BIG", Name: "Big Company"}).Created("customer")
	return desk, intake.Target{CustomerID: customer, AddPeople: true}
}

func take(t *testing.T, desk *desktest.Desk, entries []intake.Work, target intake.Target) intake.Report {
	t.Helper()
	report, err := intake.TakeTime(context.Background(), desk.Desk, intake.Redmine, entries, target, func(float64) {})
	if err != nil {
		t.Fatal(err)
	}
	return report
}

func TestImportTwiceIsOnceAndUndoIsAsBefore(t *testing.T) {
	desk, target := scene(t)
	entries, _ := read(t, "testdata/redmine_time_entries.csv", intake.Redmine)
	first := take(t, desk, entries, target)
	if first.Entries != 4 || first.Minutes != 600 || first.Tickets != 3 || first.People != 2 || len(first.Problems) != 0 {
		t.Errorf("first = %+v", first)
	}
	second := take(t, desk, entries, target)
	if second.Entries != 0 || second.Known != 4 || second.Act != "" {
		t.Errorf("second = %+v", second)
	}
	if _, err := desk.Undo(context.Background(), first.Act); err != nil {
		t.Fatal(err)
	}
	tickets, total, err := desk.View().Tickets(context.Background(), view.TicketFilter{CustomerID: target.CustomerID}, view.Page{Most: 10})
	if err != nil || total != 0 {
		t.Errorf("after undo: %d tickets %v, %v", total, tickets, err)
	}
	if third := take(t, desk, entries, target); third.Entries != 4 {
		t.Errorf("third = %+v", third)
	}
}

func TestUnknownPeopleAreProblemsUnlessAdded(t *testing.T) {
	desk, target := scene(t)
	target.AddPeople = false
	entries, _ := read(t, "testdata/redmine_time_entries.csv", intake.Redmine)
	report := take(t, desk, entries, target)
	if report.Entries != 0 || len(report.Problems) != 4 || report.Act != "" {
		t.Errorf("report = %+v", report)
	}
}

func TestADryRunWritesNothing(t *testing.T) {
	desk, target := scene(t)
	target.DryRun = true
	entries, _ := read(t, "testdata/redmine_time_entries.csv", intake.Redmine)
	if report := take(t, desk, entries, target); report.Entries != 4 || report.Act != "" {
		t.Errorf("report = %+v", report)
	}
	if staff, err := desk.View().Staff(context.Background()); err != nil || len(staff) != 1 {
		t.Errorf("staff = %v, %v", staff, err)
	}
}

func TestACancelledImportLeavesNothing(t *testing.T) {
	desk, target := scene(t)
	ctx, cancel := context.WithCancel(context.Background())
	entries, _ := read(t, "testdata/redmine_time_entries.csv", intake.Redmine)
	_, err := intake.TakeTime(ctx, desk.Desk, intake.Redmine, entries, target, func(part float64) {
		if part > 0.4 {
			cancel()
		}
	})
	if !errors.Is(err, context.Canceled) {
		t.Fatalf("err = %v", err)
	}
	if staff, err := desk.View().Staff(context.Background()); err != nil || len(staff) != 1 {
		t.Errorf("staff = %v, %v", staff, err)
	}
}

func FuzzRead(f *testing.F) {
	for _, file := range []string{"testdata/toggl_time_entries.csv", "testdata/redmine_time_entries.csv"} {
		content, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(content))
	}
	f.Add("issue_id;date;hours;user\n;2024-03-04;\x00;anna\n\"")
	zone := stockholm(f)
	f.Fuzz(func(t *testing.T, text string) {
		table, err := intake.Read(strings.NewReader(text))
		if err != nil {
			return
		}
		for _, source := range intake.Sources {
			entries, problems, err := intake.TimeOf(table, source, zone)
			if err == nil && len(entries)+len(problems) != len(table.Rows) {
				t.Fatalf("%d lines became %d entries and %d problems", len(table.Rows), len(entries), len(problems))
			}
		}
	})
}
