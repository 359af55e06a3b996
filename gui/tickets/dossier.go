package tickets

import (
	"context"
	"time"

	"tallydesk/app"
	"tallydesk/app/civil"
	"tallydesk/app/command"
	"tallydesk/app/view"
)

// dossier is all that the screen shows of one ticket, as it was read.
type dossier struct {
	ticket  view.Ticket
	items   []view.Item
	people  []view.Participant
	entries []view.EntryRow
	bank    view.BankLeft
	why     []view.WhyRow // of the bank, lot by lot
	hour    view.Preview  // what an hour of support would do today
	asOf    civil.Day
}

// readDossier reads a ticket by id or number.
func readDossier(ctx context.Context, desk *app.Desk, id string) (dossier, error) {
	reader := desk.View()
	found, err := reader.Ticket(ctx, id)
	if err != nil {
		return dossier{}, err
	}
	d := dossier{ticket: found, asOf: today(desk.Now())}
	reads := []func() error{
		func() (err error) { d.items, err = reader.Conversation(ctx, found.ID); return err },
		func() (err error) { d.people, err = reader.Participants(ctx, found.ID); return err },
		func() (err error) { d.entries, err = reader.TimeOf(ctx, found.ID); return err },
		func() (err error) {
			d.hour, err = reader.PreviewTime(ctx, hourOn(found.ID, d.asOf), "", d.asOf)
			return err
		},
		func() error { return d.readBank(ctx, reader) },
	}
	for _, read := range reads {
		if err := read(); err != nil {
			return d, err
		}
	}
	return d, nil
}

func (d *dossier) readBank(ctx context.Context, reader *view.Reader) error {
	if d.ticket.ContractID == "" {
		return nil
	}
	left, err := reader.BankLeft(ctx, []string{d.ticket.ContractID}, d.asOf)
	if err != nil {
		return err
	}
	if d.bank = left[d.ticket.ContractID]; !d.bank.HasBank {
		return nil
	}
	d.why, err = reader.WhyLeft(ctx, d.ticket.ContractID, d.asOf)
	return err
}

// hourOn is an hour of support on a ticket, to ask what it would cost.
func hourOn(ticketID string, day civil.Day) command.LogTime {
	return command.LogTime{Work: command.Work{TicketID: ticketID, WorkDay: day, Minutes: 60, WorkType: supportWork}}
}

// supportWork is the type of work that time on a ticket nearly always is.
const supportWork = "support"

// today is the day that a moment shows on the person's wall.
func today(now time.Time) civil.Day { return civil.Of(now) }
