package intake

import (
	"regexp"
	"slices"
	"strings"
	"time"

	"tallydesk/app/command"
	"tallydesk/app/ticket"
	"tallydesk/app/view"
)

func (t *taker) timeRow(rec *Record, origin command.Origin) error {
	staffID, err := t.staffCalled(t.personField(rec), rec.text(Person), rec.text(Email))
	if err != nil {
		return err
	}
	ticketID, err := t.ticketOf(rec)
	if err != nil {
		return err
	}
	work := command.Work{TicketID: ticketID, WorkDay: rec.day(Day), Start: rec.moment(StartTime), End: rec.moment(EndTime), WorkType: "other"}
	if code := rec.text(Activity); code != "" {
		work.WorkType = code
	}
	work.Note, work.InternalNote = rec.text(Note), rec.asWas(Billable, Activity)
	if activity := rec.raw[Activity]; work.WorkType == "other" && activity != "" {
		work.Note = joined(activity, work.Note)
		t.report.AsOther = noted(t.report.AsOther, activity)
	}
	length, _ := rec.Values[Duration].(Length)
	if work.Start.IsZero() {
		work.Minutes = int(length) / 60
	}
	_, err = t.do(&command.ImportTime{Origin: origin, LogTime: command.LogTime{StaffID: staffID, Work: work}})
	if err != nil {
		return err
	}
	t.report.New++
	t.report.Minutes += int(length) / 60
	return nil
}

// asWas keeps what a program said of work that is settled here by the contract.
func (rec *Record) asWas(fields ...Field) string {
	var lines []string
	for _, field := range fields {
		if rec.raw[field] != "" {
			lines = append(lines, rec.columns[field]+": "+rec.raw[field])
		}
	}
	return strings.Join(lines, "\n")
}

func (t *taker) personField(rec *Record) Field {
	for _, field := range []Field{Person, Email, FirstName, LastName} {
		if rec.columns[field] != "" {
			return field
		}
	}
	return Person
}

// noted puts a name among others, each once, in order.
func noted(names []string, name string) []string {
	at, known := slices.BinarySearch(names, name)
	if known {
		return names
	}
	return slices.Insert(names, at, name)
}

// issueNumber is the number in "Bug #123: Login fails".
var issueNumber = regexp.MustCompile(`#(\d+)`)

// ticketOf finds the ticket that time was spent on: the one chosen for all, the
// imported issue, one of ours, or else one that is opened for the project and
// task or the issue.
func (t *taker) ticketOf(rec *Record) (string, error) {
	if id := t.job.Choices.TicketID; id != "" {
		return id, nil
	}
	issue := rec.text(Issue)
	if m := issueNumber.FindStringSubmatch(issue); m != nil {
		issue = m[1]
	}
	if known := t.w.tickets[issue]; issue != "" && known.RowID != "" {
		return known.RowID, nil
	}
	if id := t.w.own[issue]; issue != "" && id != "" {
		return id, nil
	}
	customerID, err := t.customer(rec, "")
	if err != nil {
		return "", err
	}
	return t.opened(rec, customerID, issue)
}

// opened gives the ticket that stands for an issue, or a project and task, of a
// customer; the first time it is opened.
func (t *taker) opened(rec *Record, customerID, issue string) (string, error) {
	subject := joined(rec.text(Project), rec.text(Task))
	if client := rec.text(Customer); client != "" && slices.Contains(t.report.ForChosen, client) {
		subject = joined(client, subject)
	}
	if issue != "" {
		subject = strings.TrimSpace(rec.text(Issue))
		if subject == issue {
			subject = string(t.job.Mapping.Source) + " #" + issue
		}
	}
	if subject == "" {
		subject = t.job.File.Name
	}
	name := short("for " + customerID + "/" + subject)
	if known := t.w.tickets[name]; known.RowID != "" {
		return known.RowID, nil
	}
	at := rec.moment(StartTime)
	if at.IsZero() {
		at = rec.day(Day).Start(time.UTC)
	}
	if at.After(t.job.Now) {
		at = t.job.Now
	}
	receipt, err := t.do(&command.ImportTicket{
		Origin:     command.Origin{Source: string(t.job.Mapping.Source) + ".ticket", ExternalID: name},
		OpenTicket: command.OpenTicket{CustomerID: customerID, Subject: subject, Kind: ticket.Assistance, At: at},
	})
	if err != nil {
		return "", err
	}
	t.report.Tickets++
	t.w.tickets[name] = view.Imported{RowID: receipt.Created("ticket")}
	return receipt.Created("ticket"), nil
}

// joined puts a dot between what is there.
func joined(texts ...string) string {
	return strings.Join(slices.DeleteFunc(texts, func(text string) bool { return text == "" }), " · ")
}
