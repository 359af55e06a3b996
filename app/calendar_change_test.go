package app_test

import (
	"errors"
	"slices"
	"testing"
	"time"

	"tallydesk/app/civil"
	"tallydesk/app/command"
	"tallydesk/app/fail"
	"tallydesk/app/worktime"
)

// What is announced for a date can be read back: hours outside the day would
// spoil the whole calendar.
func TestDeviationMustBeADaysHours(t *testing.T) {
	s := newScene(t)
	id := s.Provider.Created("calendar:0")
	for _, hours := range [][]worktime.Interval{{{From: 600, To: 300}}, {{From: -1, To: 300}}, {{From: 0, To: 1441}}, {{From: 0, To: 600}, {From: 540, To: 660}}} {
		err := s.Refuse(&command.AnnounceDeviation{CalendarID: id, Day: day("2026-12-01"), Reason: "x", Hours: hours})
		if invalid := fail.Invalids(err); len(invalid) != 1 || invalid[0].Field != "hours" {
			t.Errorf("%v: %v", hours, err)
		}
	}
	if _, err := s.View().Calendar(ctx, id); err != nil {
		t.Error(err)
	}
}

// R-BANK-2: a calendar that days of contracts are reckoned in keeps its zone.
func TestCalendarInUseKeepsItsZone(t *testing.T) {
	s := newScene(t)
	moved := officeRule()
	moved.Zone, moved.ValidFrom = "Asia/Tokyo", day("2027-01-01")
	wantInvalid(t, s.Refuse(&command.ChangeCalendar{CalendarID: s.Provider.Created("calendar:0"), Rule: moved}), "zone", "zone.moved")
	free := s.Do(&command.AddCalendar{Name: "Evenings", Rule: officeRule()}).Created("calendar")
	s.Do(&command.ChangeCalendar{CalendarID: free, Rule: moved})
}

// A range changes the days that are open, and those that were changed before;
// closed weekends stay closed.
func TestDeviationOfSeveralDaysLeavesClosedOnesAlone(t *testing.T) {
	s := newScene(t)
	id := s.Provider.Created("calendar:0")
	saturday := day("2027-07-10")
	s.Do(&command.AnnounceDeviation{CalendarID: id, Day: saturday, Reason: "fair", Hours: []worktime.Interval{{From: 600, To: 720}}})
	receipt := s.Do(&command.AnnounceDeviation{
		CalendarID: id, Day: day("2027-07-05"), Last: day("2027-07-18"), Reason: "summer", Hours: []worktime.Interval{{From: 540, To: 720}},
	})
	read, err := s.View().Calendar(ctx, id)
	if err != nil {
		t.Fatal(err)
	}
	for d, want := range map[string]string{
		"2027-07-05": "summer", "2027-07-09": "summer", "2027-07-10": "summer", "2027-07-11": "", "2027-07-17": "", "2027-07-16": "summer", "2027-07-19": "",
	} {
		same(t, d, want, read.Day(day(d)).Reason)
	}
	s.Do(&command.Undo{Act: receipt.Act})
	if read, err = s.View().Calendar(ctx, id); err != nil {
		t.Fatal(err)
	}
	same(t, "undone", "fair", read.Day(saturday).Reason)
	wantInvalid(t, s.Refuse(&command.AnnounceDeviation{CalendarID: id, Day: day("2027-07-17"), Last: day("2027-07-18"), Reason: "x"}), "last", "calendar.none_open")
	wantInvalid(t, s.Refuse(&command.AnnounceDeviation{CalendarID: id, Day: day("2027-07-17"), Last: day("2027-07-16"), Reason: "x"}), "last", "order")
	wantInvalid(t, s.Refuse(&command.AnnounceDeviation{CalendarID: id, Day: day("2027-01-01"), Last: day("2028-01-02"), Reason: "x"}), "last", "calendar.long")
}

// Versions follow each other; the former ones stay, and the last one cannot be
// taken away.
func TestVersionsOfACalendar(t *testing.T) {
	s := newScene(t)
	id, _ := s.ownCalendar()
	later := officeRule()
	later.ValidFrom = day("2027-01-01")
	later.Week[2] = []worktime.Interval{{From: 600, To: 720}}
	s.Do(&command.ChangeCalendar{CalendarID: id, Rule: later})
	card, err := s.View().CalendarCard(ctx, id, day("2026-11-18"))
	if err != nil {
		t.Fatal(err)
	}
	same(t, "versions", 2, len(card.Rules))
	same(t, "the first holds", 180, card.WeekMinutes)
	same(t, "until", later.ValidFrom, card.Next)
	same(t, "Tuesday before", false, card.Compiled.Day(day("2026-12-29")).Open())
	same(t, "Tuesday after", true, card.Compiled.Day(day("2027-01-05")).Open())
	stale := later
	wantConflict(t, s.Refuse(&command.ChangeCalendar{CalendarID: id, Rule: stale, Base: card.Rules[0].Tag}))
	s.Do(&command.DropVersion{CalendarID: id, From: later.ValidFrom})
	wantInvalid(t, s.Refuse(&command.DropVersion{CalendarID: id, From: 0}), "from", "calendar.last_version")
}

// What a version would change of the past is told before it is saved.
func TestAVersionSaysWhatItChangesOfThePast(t *testing.T) {
	s := newScene(t)
	s.At("2026-11-02T09:00:00+01:00")
	s.ticket()
	id := s.Provider.Created("calendar:0")
	rule := worktime.SwedenOffice()[0]
	rule.ValidFrom = day("2026-11-09")
	rule.Week[1] = []worktime.Interval{{From: 540, To: 720}} // Monday, 3 h less
	today := day("2026-11-18")
	impact, err := s.View().CalendarImpact(ctx, id, rule, today)
	if err != nil {
		t.Fatal(err)
	}
	same(t, "days", 2, impact.Days)
	same(t, "from", day("2026-11-09"), impact.From)
	same(t, "to", day("2026-11-16"), impact.To)
	same(t, "open time", -6*time.Hour, impact.Open)
	rule.ValidFrom = today
	if impact, err = s.View().CalendarImpact(ctx, id, rule, today); err != nil {
		t.Fatal(err)
	}
	same(t, "from today on", 0, impact.Days)
}

func TestCalendarsHaveNamesOfTheirOwn(t *testing.T) {
	s := newScene(t)
	id, name := s.ownCalendar()
	wantInvalid(t, s.Refuse(&command.AddCalendar{Name: "sweden office", Rule: officeRule()}), "name", "taken")
	wantInvalid(t, s.Refuse(&command.RenameCalendar{CalendarID: id, From: name, Name: "Sweden office"}), "name", "taken")
	wantConflict(t, s.Refuse(&command.RenameCalendar{CalendarID: id, From: "Mornings", Name: "Nights"}))
}

// The desk's day stays what it is once time is logged on it.
func TestTheDesksCalendarKeepsTheZone(t *testing.T) {
	s := newScene(t)
	eastern := s.Provider.Created("calendar:1")
	s.Do(&command.LogTime{Work: ownDay(s)})
	wantInvalid(t, s.Refuse(&command.UseCalendar{CalendarID: eastern}), "calendar", "calendar.zone")
	own, _ := s.ownCalendar()
	s.Do(&command.UseCalendar{CalendarID: own})
	rows, err := s.View().CalendarRows(ctx, day("2026-11-18"))
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows {
		same(t, row.Name, row.ID == own, row.Default)
	}
}

// R-CAL-8: liaisons are told of a deviation from the day it is announced on, and
// of no other.
func TestALiaisonSeesAnnouncedDeviationsAlone(t *testing.T) {
	s := newScene(t)
	id := s.Provider.Created("calendar:0")
	secret, told, later := day("2026-12-01"), day("2026-12-02"), day("2026-12-03")
	for d, announced := range map[civil.Day]civil.Day{secret: 0, told: day("2026-11-18"), later: day("2026-11-25")} {
		s.Do(&command.AnnounceDeviation{CalendarID: id, Day: d, Reason: "Staff day " + d.String(), AnnouncedOn: announced})
	}
	carin := s.carin()
	seen := func(today string) []string {
		changes, err := carin.Account().Changes(ctx, day(today), 60)
		if err != nil {
			t.Fatal(err)
		}
		calendar, err := carin.Account().Calendar(ctx, id, day(today))
		if err != nil {
			t.Fatal(err)
		}
		var days []string
		for _, change := range changes {
			days = append(days, change.Day.String())
			same(t, "usual hours", 2, len(change.Usual))
		}
		for _, d := range []civil.Day{secret, told, later} {
			if d < day(today) {
				continue // has been
			}
			same(t, d.String()+" on "+today, slices.Contains(days, d.String()), calendar.Day(d).Cause == worktime.CauseDeviation)
		}
		return days
	}
	same(t, "today", []string{"2026-12-02"}, seen("2026-11-18"))
	same(t, "a week later", []string{"2026-12-02", "2026-12-03"}, seen("2026-11-25"))
	same(t, "afterwards", []string{"2026-12-03"}, seen("2026-12-03"))
	if _, err := carin.View().Calendar(ctx, id); !errors.Is(err, fail.Forbidden) {
		t.Errorf("the staff's calendar: %v", err)
	}
	own, _ := s.ownCalendar()
	if _, err := carin.Account().Calendar(ctx, own, day("2026-11-18")); !errors.Is(err, fail.NotFound) {
		t.Errorf("a calendar of others: %v", err)
	}
}

func wantConflict(t testing.TB, err error) {
	t.Helper()
	if !errors.Is(err, fail.Conflict) {
		t.Errorf("not a conflict: %v", err)
	}
}
