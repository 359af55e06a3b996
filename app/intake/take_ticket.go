package intake

import (
	"strings"
	"time"

	"tallydesk/app/command"
	"tallydesk/app/fail"
	"tallydesk/app/ticket"
	"tallydesk/app/view"
)

func (t *taker) ticketRow(rec *Record, origin command.Origin) error {
	reporter := t.w.byEmail[fold(t.reporterEmail(rec))]
	customerID, err := t.customer(rec, reporter.customerID)
	if err != nil {
		return err
	}
	assignee, err := t.staffCalled(Assignee, rec.text(Assignee), "")
	if err != nil {
		return err
	}
	reporterID, err := t.reporter(rec, customerID)
	if err != nil {
		return err
	}
	productID := ""
	if product := rec.text(Product); product != "" {
		if productID = t.w.products[fold(product)]; productID == "" {
			return unknown("product", "import.product", product)
		}
	}
	receipt, err := t.do(&command.ImportTicket{
		Origin: origin, State: ticket.State(rec.text(State)), Closed: t.closed(rec), Resolution: rec.text(Resolution), Note: t.rest(rec),
		OpenTicket: command.OpenTicket{
			CustomerID: customerID, Subject: oneLine(rec.text(Subject)), Body: rec.text(Description), Kind: ticket.Kind(rec.text(TicketKind)),
			Priority: ticket.Priority(rec.text(Priority)), ReporterID: reporterID, AssigneeID: assignee, ProductID: productID, At: rec.moment(Opened),
		},
	})
	if err != nil {
		return err
	}
	t.report.New++
	t.w.tickets[origin.ExternalID] = view.Imported{RowID: receipt.Created("ticket"), Digest: origin.Digest}
	return nil
}

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// closed is when a ticket was done; a ticket that is not, or no longer, has no
// such moment.
func (t *taker) closed(rec *Record) time.Time {
	if !ticket.State(rec.text(State)).Done() {
		return time.Time{}
	}
	return rec.moment(Closed)
}

// rest is what of a row has no place of its own on a ticket: it stands in an
// internal note, each after its heading.
func (t *taker) rest(rec *Record) string {
	var lines []string
	if project := rec.text(Project); project != "" && t.w.customers[fold(project)] == "" {
		lines = append(lines, rec.columns[Project]+": "+project)
	}
	for _, field := range []Field{Tags, Comments} {
		for _, said := range rec.said(field) {
			lines = append(lines, said.Column+": "+said.Text)
		}
	}
	return strings.Join(lines, "\n")
}

func (t *taker) reporterEmail(rec *Record) string {
	if email := rec.text(ReporterEmail); email != "" {
		return email
	}
	if name := rec.text(Reporter); strings.Contains(name, "@") {
		return name
	}
	return ""
}

// reporter finds who reported a ticket among the customer's people, or adds
// that person where that was asked for. What staff wrote down themselves has no
// reporter.
func (t *taker) reporter(rec *Record, customerID string) (string, error) {
	name, email := rec.text(Reporter), t.reporterEmail(rec)
	if id := t.w.members[customerID+"/"+fold(email)]; id != "" && email != "" {
		return id, nil
	}
	if name == "" && email == "" || t.w.staff[fold(name)] != "" || email != "" && t.w.staff[fold(email)] != "" {
		return "", nil
	}
	if name == "" {
		name = email
	}
	if id := t.w.byName[customerID+"/"+fold(name)]; id != "" {
		return id, nil
	}
	if !t.job.Choices.AddPeople {
		return "", unknown("reporter", "import.person", name)
	}
	contact := command.AddContact{CustomerID: customerID, Name: name}
	if email != "" {
		contact.Emails = []string{email}
	}
	receipt, err := t.do(&contact)
	if err != nil {
		return "", fail.In("reporter", err)
	}
	t.report.Contacts++
	t.w.addContact(receipt.Created("contact"), customerID, name, email)
	return receipt.Created("contact"), nil
}
