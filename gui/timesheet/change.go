package timesheet

import (
	"time"

	"tallydesk/app/civil"
	"tallydesk/app/command"
	"tallydesk/app/fail"
	"tallydesk/app/textentry"
	"tallydesk/app/view"
	"tallydesk/gui/theme"
)

// quarter is what + and - add and take, in minutes.
const quarter = 15

// chosen is the cell under the cursor.
func (s *screen) chosen() view.WeekCell {
	if s.grid.row >= len(s.rows) {
		return view.WeekCell{}
	}
	return s.rows[s.grid.row].Cells[s.grid.day]
}

// entriesOf gives what a cell holds now, wherever its row stands.
func (s *screen) entriesOf(key rowKey, day int) []view.EntryRow {
	for _, row := range s.rows {
		if keyOf(row) == key {
			return row.Cells[day].Entries
		}
	}
	return nil
}

// refusal tells why nothing can be typed into a cell.
func (s *screen) refusal(row, day int) string {
	entries := s.rows[row].Cells[day].Entries
	switch {
	case len(entries) > 1:
		return s.env.Words.T("timesheet.several")
	case locked(entries):
		return s.env.Words.T("timesheet.approved")
	case s.monday+civil.Day(day) > civil.Of(s.env.Clock()):
		return s.env.Words.Invalid(fail.NewInvalid("work_day", "time.future"))
	}
	return ""
}

// typed takes what was written into a cell: a time replaces what the cell
// held, nothing empties it.
func (s *screen) typed(row, day int, text string) (string, bool) {
	key := keyOf(s.rows[row])
	if text == "" {
		s.emptyCell(key, day)
		return "", true
	}
	span, err := textentry.Duration(text)
	if err != nil {
		return s.explain(err), false
	}
	work := s.workIn(key, day, span)
	if work.End.After(s.env.Clock()) {
		return s.explain(fail.NewInvalid("end", "time.future")), false
	}
	said := s.env.Words.T("timesheet.written", "Hours", s.env.Words.Duration(span.Minutes), "Work", shortName(s.env.Words, s.rows[row]),
		"Day", s.env.Words.LongDay(s.monday+civil.Day(day)))
	s.write(said, key, day, work)
	return "", true
}

func (s *screen) explain(err error) string {
	for _, invalid := range fail.Invalids(err) {
		return s.env.Words.Invalid(invalid)
	}
	return s.env.Words.Error(err)
}

// write puts work into a cell: new, or in place of its one entry.
func (s *screen) write(said string, key rowKey, day int, work command.Work) {
	s.do(said, func() []command.Command {
		entries := s.entriesOf(key, day)
		switch len(entries) {
		case 0:
			return []command.Command{&command.LogTime{Draft: true, Work: work}}
		case 1:
			return []command.Command{edited(entries[0], work)}
		}
		return nil
	})
}

func (s *screen) emptyCell(key rowKey, day int) {
	s.do(s.env.Words.T("timesheet.emptied"), func() []command.Command {
		entries := s.entriesOf(key, day)
		if len(entries) != 1 {
			return nil
		}
		return []command.Command{&command.DeleteTime{EntryID: entries[0].ID, Base: entries[0].Tag}}
	})
}

// step makes the chosen cell's time longer or shorter; nothing left empties it.
func (s *screen) step(by int) {
	if len(s.rows) == 0 {
		return
	}
	if message := s.refusal(s.grid.row, s.grid.day); message != "" {
		s.grid.say(message, theme.Warning)
		return
	}
	key, day := keyOf(s.rows[s.grid.row]), s.grid.day
	said := s.env.Words.T("timesheet.stepped", "Change", s.env.Words.Change(by), "Work", shortName(s.env.Words, s.rows[s.grid.row]),
		"Day", s.env.Words.LongDay(s.monday+civil.Day(day)))
	s.do(said, func() []command.Command {
		entries := s.entriesOf(key, day)
		switch {
		case len(entries) > 1, len(entries) == 0 && by < 0:
			return nil
		case len(entries) == 0:
			return []command.Command{&command.LogTime{Draft: true, Work: s.workIn(key, day, textentry.Span{Minutes: by})}}
		case entries[0].Worked+by <= 0:
			return []command.Command{&command.DeleteTime{EntryID: entries[0].ID, Base: entries[0].Tag}}
		}
		return s.longer(entries[0], key, day, by)
	})
}

// sameAsBefore writes the time of the day before into the chosen cell.
func (s *screen) sameAsBefore() {
	if s.grid.row >= len(s.rows) {
		return
	}
	if message := s.refusal(s.grid.row, s.grid.day); message != "" {
		s.grid.say(message, theme.Warning)
		return
	}
	row, day := s.rows[s.grid.row], s.grid.day
	if day == 0 || row.Cells[day-1].Minutes == 0 {
		s.grid.say(s.env.Words.T("timesheet.before.none"), theme.Info)
		return
	}
	minutes := row.Cells[day-1].Minutes
	said := s.env.Words.T("timesheet.written", "Hours", s.env.Words.Duration(minutes), "Work", shortName(s.env.Words, row),
		"Day", s.env.Words.LongDay(s.monday+civil.Day(day)))
	s.write(said, keyOf(row), day, s.workIn(keyOf(row), day, textentry.Span{Minutes: minutes}))
}

// longer is an entry with more or less time. It cannot end after now.
func (s *screen) longer(entry view.EntryRow, key rowKey, day, by int) []command.Command {
	change := edited(entry, s.workIn(key, day, textentry.Span{Minutes: entry.Worked + by}))
	if change.End.After(s.env.Clock()) {
		s.grid.say(s.explain(fail.NewInvalid("end", "time.future")), theme.Warning)
		return nil
	}
	return []command.Command{change}
}

// workIn is what a cell says was done.
func (s *screen) workIn(key rowKey, day int, span textentry.Span) command.Work {
	work := command.Work{
		TicketID: key.Ticket, CustomerID: key.Customer, WorkType: key.WorkType, OnSite: key.OnSite, WorkDay: s.monday + civil.Day(day),
	}
	setTime(&work, span, s.env.Clock().Location())
	return work
}

// setTime puts how long, or from when to when, into work.
func setTime(work *command.Work, span textentry.Span, zone *time.Location) {
	work.Start, work.End, work.Minutes = time.Time{}, time.Time{}, span.Minutes
	if !span.Timed {
		return
	}
	year, month, date := work.WorkDay.Date()
	work.Start = time.Date(year, month, date, 0, span.Start, 0, 0, zone)
	work.End = time.Date(year, month, date, 0, span.End, 0, 0, zone)
	if span.End <= span.Start {
		work.End = time.Date(year, month, date+1, 0, span.End, 0, 0, zone)
	}
	work.Minutes = 0
}

// edited keeps of an entry what a cell does not say: its notes, how it is
// charged, when it began, and what was adjusted by hand.
func edited(entry view.EntryRow, work command.Work) *command.EditTime {
	was := workOf(entry)
	work.Note, work.InternalNote, work.Class, work.ClassReason = was.Note, was.InternalNote, was.Class, was.ClassReason
	work.Adjusted, work.AdjustedReason = was.Adjusted, was.AdjustedReason
	if work.Start.IsZero() && !was.Start.IsZero() {
		work.Start, work.End = was.Start, was.Start.Add(time.Duration(work.Minutes)*time.Minute)
		work.Minutes = 0
	}
	return &command.EditTime{EntryID: entry.ID, Base: entry.Tag, Work: work}
}

// workOf is an entry as a command says it.
func workOf(entry view.EntryRow) command.Work {
	work := command.Work{
		TicketID: entry.TicketID, WorkDay: entry.WorkDay, Start: entry.Start, End: entry.End, WorkType: entry.WorkType, OnSite: entry.OnSite,
		Note: entry.Note, InternalNote: entry.InternalNote, Class: entry.Override.Class, ClassReason: string(entry.Override.Reason),
	}
	if entry.TicketID == "" {
		work.CustomerID = entry.CustomerID
	}
	if entry.Start.IsZero() {
		work.Minutes = entry.Worked
	}
	if entry.AdjustedReason != "" {
		work.Adjusted, work.AdjustedReason = entry.Minutes, entry.AdjustedReason
	}
	return work
}

// submitWeek hands the week's drafts in.
func (s *screen) submitWeek() {
	minutes := s.env.Words.Duration(draftMinutes(s.read.week))
	s.do(s.env.Words.T("timesheet.submitted", "Hours", minutes), func() []command.Command {
		ids := drafts(s.read.week)
		if len(ids) == 0 {
			return nil
		}
		return []command.Command{&command.SubmitTime{EntryIDs: ids}}
	})
}
