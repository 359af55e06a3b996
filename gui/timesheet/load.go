package timesheet

import (
	"context"
	"time"

	"tallydesk/app/bank"
	"tallydesk/app/civil"
	"tallydesk/app/command"
	"tallydesk/app/view"
	"tallydesk/app/worktime"
	"tallydesk/gui/kit"
	"tallydesk/gui/theme"
)

// reading is what a week holds.
type reading struct {
	week    view.Week
	waiting []view.WeekRow          // rows without time
	before  []view.WeekRow          // rows of the week before
	ofDay   [days]int               // minutes that a day should hold; 0 for none
	costs   map[string]view.Preview // what the drafts will do, by entry
	pending map[string]int          // minutes that the drafts will draw, by contract
}

// Reload reads the week anew.
func (s *screen) Reload() {
	s.generation++
	if !s.recalled {
		s.added, s.recalled = parseRows(s.env.Recall(s.rowsKey())), true
	}
	generation, monday, added := s.generation, s.monday, s.added
	s.env.UI.Go(func() {
		read, err := s.load(context.Background(), monday, added)
		s.env.UI.Do(func() {
			switch {
			case generation != s.generation:
			case err != nil:
				s.env.Fail(err)
			default:
				s.read = read
				s.apply()
				s.queue.settled()
			}
		})
	})
}

func (s *screen) load(ctx context.Context, monday civil.Day, added []rowKey) (reading, error) {
	reader, staff := s.env.Desk.View(), s.env.Desk.Actor().StaffID
	read := reading{costs: map[string]view.Preview{}, pending: map[string]int{}}
	before, err := reader.Week(ctx, staff, monday-days)
	if err != nil {
		return read, err
	}
	if read.week, err = reader.Week(ctx, staff, monday); err != nil {
		return read, err
	}
	inZone(read.week, s.env.Clock().Location())
	for _, row := range before.Rows {
		if !holds(read.week.Rows, keyOf(row)) {
			read.before = append(read.before, emptied(row))
		}
	}
	for _, key := range added {
		if holds(read.week.Rows, key) {
			continue
		}
		row, err := s.rowOf(ctx, key, monday)
		if err != nil {
			continue // the ticket or customer is gone
		}
		read.waiting = append(read.waiting, row)
	}
	calendar, err := reader.CalendarByName(ctx, "")
	if err != nil {
		return read, err
	}
	read.ofDay = ofDays(read.week, calendar)
	return read, s.price(ctx, &read)
}

// inZone puts the times of a week into the person's zone.
func inZone(week view.Week, zone *time.Location) {
	for _, row := range week.Rows {
		for _, cell := range row.Cells {
			for i := range cell.Entries {
				entry := &cell.Entries[i]
				if !entry.Start.IsZero() {
					entry.Start, entry.End = entry.Start.In(zone), entry.End.In(zone)
				}
			}
		}
	}
}

// emptied is a row without its hours.
func emptied(row view.WeekRow) view.WeekRow {
	row.Cells, row.Total = [days]view.WeekCell{}, 0
	return row
}

// ofDays shares the hours a person works in a week over its weekdays, without
// the holidays among them.
func ofDays(week view.Week, calendar *worktime.Calendar) [days]int {
	var minutes [days]int
	for day := range workdays {
		switch calendar.Day(week.Monday + civil.Day(day)).Cause {
		case worktime.CauseHoliday, worktime.CauseEve:
		default:
			minutes[day] = week.Capacity / workdays
		}
	}
	return minutes
}

// workdays are the days from Monday on over which a week's work is shared.
const workdays = 5

// price asks what each draft will do when it is submitted (R-BANK-11).
func (s *screen) price(ctx context.Context, read *reading) error {
	asOf := civil.Of(s.env.Clock())
	var failed error
	each(read.week, func(entry view.EntryRow) {
		if entry.State != command.Draft || failed != nil {
			return
		}
		preview, err := s.env.Desk.View().PreviewTime(ctx, command.LogTime{Work: workOf(entry)}, entry.ID, asOf)
		if err != nil {
			failed = err
			return
		}
		read.costs[entry.ID] = preview
		for _, part := range preview.Parts {
			if part.Verdict.Class == bank.Drawn {
				read.pending[part.ContractID] += part.Minutes
			}
		}
	})
	return failed
}

// apply shows what was read.
func (s *screen) apply() {
	w, today := s.env.Words, civil.Of(s.env.Clock())
	s.rows = s.inOrder(append(append([]view.WeekRow{}, s.read.week.Rows...), s.read.waiting...))
	s.span.Set(weekName(w, s.monday)...)
	s.status.Set(presentStatus(w, s.read)...)
	s.bar.Set(kit.BarPart{Share: partOf(s.read), Ink: theme.AccentFill})
	s.chip.Set(presentProgress(w, s.read.week))
	show(s.chip, len(s.read.week.Rows) > 0)
	enable(s.submit, len(drafts(s.read.week)) > 0)
	enable(s.copying, s.canCopy())
	s.head.Refresh()
	s.sheet.head.set(presentHead(w, s.read.week, today))
	s.sheet.sums.set(presentSums(w, s.read))
	s.grid.set(presentRows(w, s.rows, s.read), later(s.read, today))
	s.sheet.refresh()
	s.showCell()
	s.env.Changed()
}

func show(o interface {
	Show()
	Hide()
}, shown bool,
) {
	if shown {
		o.Show()
		return
	}
	o.Hide()
}

func enable(button *kit.Button, enabled bool) {
	if enabled {
		button.Enable()
		return
	}
	button.Disable()
}
