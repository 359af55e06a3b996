package timesheet

import (
	"context"
	"strings"
	"time"

	"tallydesk/app/civil"
	"tallydesk/app/command"
	"tallydesk/app/textentry"
	"tallydesk/app/view"
	"tallydesk/gui/kit"
	"tallydesk/gui/page"
)

// typed takes what was written into a cell: a time replaces what the cell
// held, nothing empties it.
func (s *screen) typed(row, day int, text string) (string, bool) {
	if row >= len(s.rows) {
		return "", true
	}
	entries := s.rows[row].Cells[day].Entries
	if text == "" {
		return s.empty(entries)
	}
	span, err := textentry.Duration(text)
	if err != nil {
		return s.env.Words.Error(err), false
	}
	if len(entries) > 1 {
		return s.env.Words.T("timesheet.several"), false
	}
	work := s.work(s.rows[row], day, span)
	if len(entries) == 1 {
		s.do(s.env.Words.T("timesheet.changed"), edited(entries[0], work))
		return "", true
	}
	s.do(s.env.Words.T("timesheet.written"), &command.LogTime{Draft: true, Work: work})
	return "", true
}

func (s *screen) empty(entries []view.EntryRow) (string, bool) {
	if len(entries) > 1 {
		return s.env.Words.T("timesheet.several"), false
	}
	if len(entries) == 1 {
		s.do(s.env.Words.T("timesheet.emptied"), &command.DeleteTime{EntryID: entries[0].ID, Base: entries[0].Tag})
	}
	return "", true
}

// work is what a cell says was done.
func (s *screen) work(row view.WeekRow, day int, span textentry.Span) command.Work {
	work := command.Work{TicketID: row.TicketID, WorkType: row.WorkType, OnSite: row.OnSite, WorkDay: s.monday + civil.Day(day)}
	if row.TicketID == "" {
		work.CustomerID = row.CustomerID
	}
	if !span.Timed {
		work.Minutes = span.Minutes
		return work
	}
	work.Start, work.End = clockTimes(work.WorkDay, span, s.env.Clock().Location())
	return work
}

// clockTimes gives the moments of a span that was typed as from and to.
func clockTimes(day civil.Day, span textentry.Span, zone *time.Location) (time.Time, time.Time) {
	year, month, date := day.Date()
	start := time.Date(year, month, date, 0, span.Start, 0, 0, zone)
	end := time.Date(year, month, date, 0, span.End, 0, 0, zone)
	if span.End <= span.Start {
		end = time.Date(year, month, date+1, 0, span.End, 0, 0, zone)
	}
	return start, end
}

// edited keeps of an entry what a cell does not say.
func edited(entry view.EntryRow, work command.Work) *command.EditTime {
	work.Note, work.InternalNote = entry.Note, entry.InternalNote
	work.Class, work.ClassReason = entry.Override.Class, string(entry.Override.Reason)
	return &command.EditTime{EntryID: entry.ID, Base: entry.Tag, Work: work}
}

// do carries out a change as one act.
func (s *screen) do(text string, cmds ...command.Command) {
	s.env.UI.Go(func() {
		receipts, err := s.env.Desk.DoAll(context.Background(), cmds...)
		s.env.UI.Do(func() {
			if err != nil {
				s.env.Fail(err)
				s.Reload()
				return
			}
			s.env.Done(text, receipts[0].Act)
		})
	})
}

// submitWeek hands the week's drafts in.
func (s *screen) submitWeek() {
	ids := drafts(s.week)
	if len(ids) == 0 {
		return
	}
	s.do(s.env.Words.T("timesheet.submitted", "Hours", s.env.Words.Duration(draftMinutes(s.week))), &command.SubmitTime{EntryIDs: ids})
}

// copyLastWeek takes over the rows of the week before, not its hours.
func (s *screen) copyLastWeek() {
	monday, staff := s.monday-days, s.env.Desk.Actor().StaffID
	s.env.UI.Go(func() {
		week, err := s.env.Desk.View().Week(context.Background(), staff, monday)
		s.env.UI.Do(func() {
			if err != nil {
				s.env.Fail(err)
				return
			}
			for _, row := range week.Rows {
				row.Cells, row.Total = [days]view.WeekCell{}, 0
				if !holds(s.rows, row) {
					s.added = append(s.added, row)
				}
			}
			s.apply(s.week)
		})
	})
}

// suggest offers tickets and customers for a new row, and internal work.
func (s *screen) suggest(ctx context.Context, text string) ([]kit.Option, error) {
	options := []kit.Option{}
	hits, err := s.env.Desk.View().Search(ctx, text, mostSuggested)
	if err != nil {
		return nil, err
	}
	seen := map[string]bool{}
	for _, hit := range hits {
		id, label := "", ""
		switch hit.Kind {
		case "customer":
			id, label = "customer/"+hit.ID, hit.Title
		case "ticket", "message", "note":
			id, label = "ticket/"+hit.TicketID, hit.Ref+" "+hit.Title
		}
		if id != "" && !seen[id] {
			seen[id] = true
			options = append(options, kit.Option{Value: id, Label: label})
		}
	}
	return append(options, kit.Option{Value: "internal/", Label: s.env.Words.T("timesheet.internal")}), nil
}

// mostSuggested is how many hits are offered for a new row.
const mostSuggested = 12

// addRow adds a row that waits for its first time.
func (s *screen) addRow(option kit.Option) {
	s.env.UI.Go(func() {
		row, err := s.rowOf(context.Background(), option.Value)
		s.env.UI.Do(func() {
			if err != nil {
				s.env.Fail(err)
				return
			}
			s.add.SetPicked(kit.Option{})
			if !holds(s.rows, row) {
				s.added = append(s.added, row)
				s.apply(s.week)
			}
			for i, other := range s.rows {
				if keyOf(other) == keyOf(row) {
					s.grid.choose(i, s.grid.day)
				}
			}
			s.Focus()
		})
	})
}

func (s *screen) rowOf(ctx context.Context, value string) (view.WeekRow, error) {
	kind, id, _ := strings.Cut(value, "/")
	switch kind {
	case "ticket":
		ticket, err := s.env.Desk.View().Ticket(ctx, id)
		return view.WeekRow{
			TicketID: ticket.ID, TicketRef: ticket.Ref, Subject: ticket.Subject, CustomerID: ticket.CustomerID,
			CustomerCode: ticket.CustomerCode, Customer: ticket.Customer, WorkType: "support",
		}, err
	case "customer":
		customer, err := s.env.Desk.View().Customer(ctx, id)
		return view.WeekRow{CustomerID: customer.ID, CustomerCode: customer.Code, Customer: customer.Name, WorkType: "consulting"}, err
	}
	return view.WeekRow{WorkType: "other"}, nil
}

// openEntry goes to the ticket that an entry was for.
func (s *screen) openEntry(id string) {
	each(s.week, func(entry view.EntryRow) {
		if entry.ID == id && entry.TicketID != "" {
			s.env.Go(page.Route{Page: page.Tickets, ID: entry.TicketID})
		}
	})
}
