package timesheet_test

import (
	"context"
	"testing"

	"tallydesk/app/civil"
	"tallydesk/app/command"
	"tallydesk/app/desktest"
	"tallydesk/app/view"
)

// monday is that of the week on the test desk's clock, which shows Wednesday
// 18 November 2026, 10:42.
var monday = civil.Date(2026, 11, 16)

// demoDesk is the demo desk as Björn, who has hours on two tickets this week.
func demoDesk(t *testing.T) *desktest.Desk {
	t.Helper()
	desk := desktest.Demo(t, "en")
	become(t, desk, "bjorn")
	return desk
}

// become goes on as another person; the owner may see the desk as anybody.
func become(t *testing.T, desk *desktest.Desk, login string) {
	t.Helper()
	as, err := desk.As(context.Background(), login)
	if err != nil {
		t.Fatal(err)
	}
	desk.Desk = as
}

// fullWeek is the demo desk with drafts, notes, several entries in a cell and
// more rows.
func fullWeek(t *testing.T) *desktest.Desk {
	t.Helper()
	desk := demoDesk(t)
	sund, brov := ticketOf(t, desk, "SUND-1002"), ticketOf(t, desk, "BROV-1002")
	for _, work := range []command.Work{
		{TicketID: sund, WorkDay: monday, Minutes: 390, WorkType: "consulting", OnSite: true, Note: "Installation of 8.4"},
		{TicketID: sund, WorkDay: monday + 1, Minutes: 420, WorkType: "consulting", OnSite: true},
		{TicketID: sund, WorkDay: monday + 2, Minutes: 60, WorkType: "consulting", OnSite: true, InternalNote: "The old server was still running."},
		{TicketID: sund, WorkDay: monday, Minutes: 90, WorkType: "travel"},
		{TicketID: brov, WorkDay: monday + 1, Minutes: 45, WorkType: "consulting", Note: "Log files"},
		{WorkDay: monday, Minutes: 30, WorkType: "other", InternalNote: "Weekly meeting"},
	} {
		desk.Do(&command.LogTime{Draft: true, Work: work})
	}
	return desk
}

// approve lets the owner approve the time of a day.
func approve(t *testing.T, desk *desktest.Desk, day int) {
	t.Helper()
	var ids []string
	for _, row := range week(t, desk, monday).Rows {
		for _, entry := range row.Cells[day].Entries {
			ids = append(ids, entry.ID)
		}
	}
	desk.Do(&command.SubmitTime{EntryIDs: ids})
	desk.Reopen() // as the owner
	desk.Do(&command.ApproveTime{EntryIDs: ids})
	become(t, desk, "bjorn")
}

func ticketOf(t *testing.T, desk *desktest.Desk, ref string) string {
	t.Helper()
	found, err := desk.View().FindTicket(context.Background(), ref)
	if err != nil {
		t.Fatal(err)
	}
	return found[0].ID
}

// week is what the desk holds of the week.
func week(t *testing.T, desk *desktest.Desk, monday civil.Day) view.Week {
	t.Helper()
	read, err := desk.View().Week(context.Background(), desk.Actor().StaffID, monday)
	if err != nil {
		t.Fatal(err)
	}
	return read
}
