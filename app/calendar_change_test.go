package app_test

import (
	"testing"

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
