package view

import (
	"database/sql"
	"fmt"
	"time"

	"tallydesk/app/bank"
	"tallydesk/app/civil"
	"tallydesk/app/facts"
	"tallydesk/data"
)

// What is odd about a person's time is flagged, never refused (R-TIME-8). It
// is computed from all that the person has logged on the days beside.

// workday is what a person has logged on a day, in the provider's zone.
type workday struct {
	staff string
	day   civil.Day
}

// timed is an entry with times, or the minutes of one without.
type timed struct {
	id         string
	staff      string
	day        civil.Day
	start, end time.Time
	minutes    int
}

// flagAll marks entries that overlap another one of the same person, and those
// of a day that has more work than it is long.
func flagAll(q data.Querier, list []EntryRow) error {
	zone, err := facts.Zone(q, "")
	if err != nil || len(list) == 0 {
		return err
	}
	spans := map[string][2]civil.Day{}
	var people []string
	for _, row := range list {
		span, known := spans[row.StaffID]
		if !known {
			people, span = append(people, row.StaffID), [2]civil.Day{row.WorkDay, row.WorkDay}
		}
		spans[row.StaffID] = [2]civil.Day{min(span[0], row.WorkDay), max(span[1], row.WorkDay)}
	}
	overlaps, long := map[string]bool{}, map[string]bool{}
	for _, staff := range people {
		logged, err := loggedBy(q, staff, spans[staff][0]-1, spans[staff][1]+1)
		if err != nil {
			return err
		}
		findOverlaps(logged, overlaps)
		findLongDays(logged, zone, long)
	}
	for i := range list {
		list[i].Overlaps, list[i].LongDay = overlaps[list[i].ID], long[list[i].ID]
	}
	return nil
}

// loggedBy reads what a person logged, in order of time.
func loggedBy(q data.Querier, staff string, from, to civil.Day) ([]timed, error) {
	var logged []timed
	err := scanRows(q, `SELECT id, work_day, start_at, end_at, worked FROM time_entry
		WHERE staff_id = ? AND work_day BETWEEN ? AND ? ORDER BY start_at, end_at, id`, []any{staff, from.Text(), to.Text()},
		func(rows *sql.Rows) error {
			var day string
			var start, end int64
			entry := timed{staff: staff}
			if err := rows.Scan(&entry.id, &day, &start, &end, &entry.minutes); err != nil {
				return fmt.Errorf("logged by %s: %w", staff, err)
			}
			entry.day, entry.start, entry.end = civil.FromText(day, 0), Instant(start), Instant(end)
			logged = append(logged, entry)
			return nil
		})
	return logged, err
}

// findOverlaps marks entries with times that share a moment. They are in order
// of their starts, so each needs comparing only with the one that reaches
// furthest before it.
func findOverlaps(logged []timed, overlaps map[string]bool) {
	var furthest timed
	for _, entry := range logged {
		if entry.start.IsZero() {
			continue
		}
		if entry.start.Before(furthest.end) {
			overlaps[entry.id], overlaps[furthest.id] = true, true
		}
		if entry.end.After(furthest.end) {
			furthest = entry
		}
	}
}

// findLongDays marks the entries of days that have more work than they are
// long: 23 to 25 hours, as the clocks go.
func findLongDays(logged []timed, zone *time.Location, long map[string]bool) {
	minutes, entries := map[workday]int{}, map[workday][]string{}
	add := func(staff, id string, day civil.Day, worked int) {
		key := workday{staff, day}
		minutes[key] += worked
		entries[key] = append(entries[key], id)
	}
	for _, entry := range logged {
		if entry.start.IsZero() {
			add(entry.staff, entry.id, entry.day, entry.minutes)
			continue
		}
		for _, part := range bank.SplitAtMidnights(entry.start, entry.end, zone) {
			add(entry.staff, entry.id, part.Day, part.Minutes)
		}
	}
	for key, worked := range minutes {
		length := (key.day + 1).Start(zone).Sub(key.day.Start(zone))
		if time.Duration(worked)*time.Minute <= length {
			continue
		}
		for _, id := range entries[key] {
			long[id] = true
		}
	}
}
