package intake

import (
	"context"
	"errors"
	"strings"
	"time"

	"tallydesk/app"
	"tallydesk/app/command"
	"tallydesk/app/fail"
	"tallydesk/app/ticket"
	"tallydesk/app/view"
)

// Target says where time entries go.
type Target struct {
	CustomerID string
	// TicketID takes every entry; when empty a ticket is opened for each
	// project and task, or issue.
	TicketID string
	// AddPeople adds people who are not known as staff; otherwise their lines
	// are problems.
	AddPeople bool
	// DryRun looks what would happen and writes nothing.
	DryRun bool
}

// Report says what became of an import.
type Report struct {
	Act      string // what Undo takes back; empty when nothing was written
	Entries  int    // time entries taken
	Minutes  int    // their sum
	Tickets  int    // tickets opened
	People   int    // people added
	Known    int    // entries that had been imported before
	Problems []Problem
}

// errDry ends a dry run.
var errDry = errors.New("dry run")

// TakeTime imports time entries as one act. Entries that are here already are
// counted and left alone, so that a file can be imported again after it has
// grown. Progress is told after every entry, from 0 to 1.
func TakeTime(ctx context.Context, desk *app.Desk, source Source, entries []Work, target Target, progress func(part float64)) (Report, error) {
	staff, err := desk.View().Staff(ctx)
	if err != nil {
		return Report{}, err
	}
	var report Report
	act, err := desk.Act(ctx, func(do app.Doer) error {
		t := taker{source: source, target: target, do: do, people: peopleBy(staff), tickets: map[string]string{}}
		if t.issues, err = desk.View().Imported(ctx, string(source)+".ticket"); err != nil {
			return err
		}
		for i, entry := range entries {
			if err := ctx.Err(); err != nil {
				return err
			}
			if err := t.take(entry); err != nil {
				return err
			}
			progress(float64(i+1) / float64(len(entries)))
		}
		report = t.report
		if target.DryRun || report.Entries == 0 {
			return errDry
		}
		return nil
	})
	if errors.Is(err, errDry) {
		err = nil
	}
	report.Act = act
	return report, err
}

// taker carries out the entries of one import.
type taker struct {
	source  Source
	target  Target
	do      app.Doer
	people  map[string]string // staff ids by name, login and address, in small letters
	issues  map[string]string // ticket ids of former imports by what they are called there
	tickets map[string]string // ticket ids opened in this one
	report  Report
}

func peopleBy(staff []view.StaffMember) map[string]string {
	people := map[string]string{}
	for _, s := range staff {
		for _, name := range []string{s.Name, s.Login, s.Email} {
			if name != "" {
				people[strings.ToLower(name)] = s.ID
			}
		}
	}
	return people
}

// take imports one entry. What a person can mend is a problem of the line; only
// trouble with the desk itself is an error.
func (t *taker) take(w Work) error {
	err := t.log(w)
	var told *fail.Error
	switch {
	case err == nil:
		t.report.Entries++
		t.report.Minutes += w.Minutes
		return nil
	case errors.As(err, &told) && told.Key == "imported":
		t.report.Known++
		return nil
	case told != nil || errors.Is(err, fail.NotValid):
		t.report.Problems = append(t.report.Problems, Problem{Line: w.Line, Err: err})
		return nil
	}
	return err
}

func (t *taker) log(w Work) error {
	staffID, err := t.person(w)
	if err != nil {
		return err
	}
	ticketID, err := t.ticket(w)
	if err != nil {
		return err
	}
	work := command.Work{TicketID: ticketID, WorkDay: w.Day, Start: w.Start, End: w.End, WorkType: w.WorkType, Note: w.Note}
	if w.Start.IsZero() {
		work.Minutes = w.Minutes
	}
	_, err = t.do(&command.ImportTime{
		Origin:  command.Origin{Source: string(t.source) + ".time", ExternalID: w.ExternalID},
		LogTime: command.LogTime{StaffID: staffID, Work: work},
	})
	return err
}

func (t *taker) person(w Work) (string, error) {
	for _, name := range []string{w.Email, w.Person} {
		if id := t.people[strings.ToLower(name)]; name != "" && id != "" {
			return id, nil
		}
	}
	if !t.target.AddPeople {
		return "", fail.NewInvalid("user", "import.person", fail.Args{"Name": w.Person})
	}
	receipt, err := t.do(&command.AddStaff{Name: w.Person, Email: w.Email})
	if err != nil {
		return "", err
	}
	t.report.People++
	for _, name := range []string{w.Email, w.Person} {
		t.people[strings.ToLower(name)] = receipt.Created("staff")
	}
	return receipt.Created("staff"), nil
}

// ticket finds or opens the ticket that the entry belongs to.
func (t *taker) ticket(w Work) (string, error) {
	if t.target.TicketID != "" {
		return t.target.TicketID, nil
	}
	name := w.Issue
	if name == "" {
		name = joined(w.Client, w.Subject)
	}
	name = t.target.CustomerID + "/" + name
	for _, known := range []map[string]string{t.tickets, t.issues} {
		if id := known[name]; id != "" {
			return id, nil
		}
	}
	at := w.Start
	if at.IsZero() {
		at = w.Day.Start(time.UTC)
	}
	receipt, err := t.do(&command.ImportTicket{
		Origin: command.Origin{Source: string(t.source) + ".ticket", ExternalID: name},
		OpenTicket: command.OpenTicket{
			CustomerID: t.target.CustomerID, Subject: t.subject(w), Kind: ticket.Assistance, At: at,
		},
	})
	if err != nil {
		return "", err
	}
	t.report.Tickets++
	t.tickets[name] = receipt.Created("ticket")
	return receipt.Created("ticket"), nil
}

// subject names a ticket that is opened for entries.
func (t *taker) subject(w Work) string {
	if w.Issue != "" {
		return string(t.source) + " #" + w.Issue
	}
	if w.Subject != "" {
		return w.Subject
	}
	return string(t.source)
}
