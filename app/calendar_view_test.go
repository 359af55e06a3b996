package app_test

import (
	"context"
	"errors"
	"testing"

	"tallydesk/app/civil"
	"tallydesk/app/command"
	"tallydesk/app/fail"
	"tallydesk/app/worktime"
)

// A calendar read from its rows is the one that was written.
func TestShippedCalendarsComeBackAsTheyWere(t *testing.T) {
	s := newScene(t)
	for name, rules := range map[string][]worktime.Rule{
		"Sweden office": worktime.SwedenOffice(), "US Eastern office": worktime.USEasternOffice(), "Round the clock": worktime.RoundTheClock(),
		"": worktime.SwedenOffice(), // the provider's
	} {
		want, err := worktime.New(rules, nil)
		if err != nil {
			t.Fatal(err)
		}
		read, err := s.View().CalendarByName(context.Background(), name)
		if err != nil {
			t.Fatal(err)
		}
		same(t, "2026 of "+name, want.Year(2026), read.Year(2026))
	}
	if _, err := s.View().CalendarByName(context.Background(), "Lunar"); !errors.Is(err, fail.NotFound) {
		t.Errorf("no such calendar: %v", err)
	}
}

// R-CAL-9: a calendar is kept, with the years it has laid out, until its rows
// change.
func TestCalendarsAreKeptUntilTheyChange(t *testing.T) {
	s := newScene(t)
	id := s.Provider.Created("calendar:0")
	read := func() *worktime.Calendar {
		calendar, err := s.View().Calendar(context.Background(), id)
		if err != nil {
			t.Fatal(err)
		}
		return calendar
	}
	first := read()
	if read() != first {
		t.Error("a calendar is made anew though nothing changed")
	}
	friday := civil.Date(2026, 11, 20)
	receipt := s.Do(&command.AnnounceDeviation{CalendarID: id, Day: friday, Reason: "staff day", AnnouncedOn: friday})
	same(t, "the deviation counts", false, read().Day(friday).Open())
	s.Do(&command.Undo{Act: receipt.Act})
	same(t, "and is undone", true, read().Day(friday).Open())
}

func TestCalendarsAreListedByName(t *testing.T) {
	s := newScene(t)
	calendars, err := s.View().Calendars(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, calendar := range calendars {
		names = append(names, calendar.Name)
	}
	same(t, "names", []string{"Round the clock", "Sweden office", "US Eastern office"}, names)
}
