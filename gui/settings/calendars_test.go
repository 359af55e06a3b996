package settings

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"tallydesk/app/access"
	"tallydesk/app/civil"
	"tallydesk/app/command"
	"tallydesk/app/desktest"
	"tallydesk/app/view"
	"tallydesk/app/words"
	"tallydesk/app/worktime"
	"tallydesk/gui/kit"
	"tallydesk/gui/page"
	"tallydesk/gui/pagetest"
)

// openCalendars shows the list of calendars with the keyboard in it.
func openCalendars(t testing.TB, desk *desktest.Desk, options pagetest.Options) *pagetest.Bench {
	t.Helper()
	b := pagetest.Open(t, desk, options, New)
	b.Show(page.Route{Page: page.Settings, ID: "calendars"})
	b.Act(page.NextArea)
	return b
}

// officeYear shows the year of the company's own calendar.
func officeYear(t testing.TB, desk *desktest.Desk, options pagetest.Options) *pagetest.Bench {
	t.Helper()
	b := openCalendars(t, desk, options)
	b.Key(fyne.KeyDown, fyne.KeyReturn) // after "Round the clock"
	return b
}

// turnTo shows another view of the calendar, so many to the right.
func turnTo(b *pagetest.Bench, steps int) {
	detail := b.Page.(*screen).made["calendars"].(*calendars).detail
	b.Window.Canvas().Focus(detail.views)
	for range steps {
		b.Key(fyne.KeyRight)
	}
}

func cardOf(t testing.TB, desk *desktest.Desk, id string) view.CalendarCard {
	t.Helper()
	card, err := desk.View().CalendarCard(t.Context(), id, civil.Date(2026, 11, 18))
	if err != nil {
		t.Fatal(err)
	}
	return card
}

// R-CAL-8: the year says of every day when it is open, and which rule made it
// so.
func TestYearSaysTheCauseOfEveryDay(t *testing.T) {
	desk := desktest.New(t)
	b := officeYear(t, desk, pagetest.Options{})
	b.Wants("Sweden office", "2026", "Wednesday 18 Nov 2026 09:00–12:00, 13:00–16:00", "Wednesday: the ordinary hours.", "January", "December")
	for _, step := range []struct {
		keys []fyne.KeyName
		want string
	}{
		{[]fyne.KeyName{fyne.KeyRight, fyne.KeyRight, fyne.KeyRight}, "Saturday 21 Nov 2026 closed|Saturday has no opening hours."},
		{[]fyne.KeyName{fyne.KeyPageUp, fyne.KeyDown, fyne.KeyLeft, fyne.KeyRight, fyne.KeyRight}, "Thursday 29 Oct 2026 09:00|Thursday: the ordinary hours."},
		{[]fyne.KeyName{fyne.KeyRight}, "Friday 30 Oct 2026 09:00–12:00|Day before a holiday: Saturday is All Saints' Day."},
		{[]fyne.KeyName{fyne.KeyRight}, "Saturday 31 Oct 2026 closed|Holiday: All Saints' Day."},
		{[]fyne.KeyName{fyne.KeyPageDown, fyne.KeyPageDown, fyne.KeyUp, fyne.KeyRight}, "Thursday 24 Dec 2026 closed|Eve: Christmas Eve."},
	} {
		b.Key(step.keys...)
		b.Wants(strings.Split(step.want, "|")...)
	}
	b.Key(fyne.KeyHome, fyne.KeyPageDown) // into the next year
	b.Wants("2027", "Friday 1 Jan 2027 closed", "Holiday: New Year's Day.")
	b.Type("t")
	b.Wants("Wednesday 18 Nov 2026")
}

// A bridge day says which day beside it is the holiday.
func TestBridgeDaysNameTheHoliday(t *testing.T) {
	calendar, err := worktime.New(worktime.SwedenOffice(), nil)
	if err != nil {
		t.Fatal(err)
	}
	card := view.CalendarCard{Compiled: calendar}
	for day, want := range map[civil.Day]string{
		civil.Date(2026, 5, 15): "Bridge day: Thursday is Ascension Day.", civil.Date(2026, 1, 5): "Bridge day: Tuesday is Epiphany.",
		civil.Date(2026, 1, 2): "Bridge day: Thursday is New Year's Day.",
	} {
		if got := dayCause(words.For("en"), card, calendar.Day(day)); !strings.HasPrefix(got, want) {
			t.Errorf("%s: %s", day, got)
		}
	}
}

// The signs of the year are those of the calendar, day by day.
func TestYearMarksEveryDay(t *testing.T) {
	calendar, err := worktime.New(worktime.SwedenOffice(), []worktime.Deviation{{Day: civil.Date(2026, 12, 4), Reason: "x"}})
	if err != nil {
		t.Fatal(err)
	}
	kinds := yearDays(calendar, 2026)
	if len(kinds) != 365 {
		t.Fatalf("%d days", len(kinds))
	}
	count := map[kit.YearKind]int{}
	for _, kind := range kinds {
		count[kind]++
	}
	if count[kit.YearChanged] != 1 || count[kit.YearEve] != 3 || count[kit.YearHoliday] != 13 || count[kit.YearOpen]+count[kit.YearHalf] == 0 {
		t.Errorf("%v", count)
	}
	for _, kind := range kit.YearKinds {
		if count[kind] == 0 {
			t.Errorf("no day is %s", kind)
		}
	}
}

// Enter changes the day under the cursor; the change can be undone, and taken
// back.
func TestADayIsChangedInTheYear(t *testing.T) {
	desk := desktest.New(t)
	id := desk.Provider.Created("calendar:0")
	b := officeYear(t, desk, pagetest.Options{})
	b.Key(fyne.KeyRight, fyne.KeyRight, fyne.KeyReturn)
	b.Write("hours", "9-12 och 25-26")
	b.Act(page.Confirm)
	if b.Field("hours").Error() == "" || b.Field("reason").Error() == "" && len(b.Told) > 0 {
		t.Error("the mistakes are not at their fields")
	}
	b.Write("hours", "9 – 12")
	b.Write("reason", "Personaldag")
	b.Act(page.Confirm)
	b.Wants("Friday 20 Nov 2026 09:00–12:00", "Changed day: Personaldag. Customers are told from 18 Nov 2026.")
	day := cardOf(t, desk, id).Compiled.Day(civil.Date(2026, 11, 20))
	if day.Cause != worktime.CauseDeviation || worktime.FormatHours(day.Intervals) != "09:00-12:00" {
		t.Fatalf("%+v, told %v, failed %v", day, b.Told, b.Failed)
	}
	b.Press("Usual hours")
	b.Wants("Friday: the ordinary hours.")
	b.Undo()
	b.Wants("Changed day: Personaldag.")
}

// Several days at once, from the list of changed days.
func TestSeveralDaysAreChangedAtOnce(t *testing.T) {
	desk := desktest.New(t)
	b := officeYear(t, desk, pagetest.Options{})
	turnTo(b, 2)
	b.Press("Change days…")
	for name, text := range map[string]string{"day": "2027-07-05", "last": "2027-07-18", "hours": "closed", "reason": "Summer", "announced": ""} {
		b.Write(name, text)
	}
	b.Act(page.Confirm)
	deviations := cardOf(t, desk, desk.Provider.Created("calendar:0")).Deviations
	if len(deviations) != 10 || deviations[0].AnnouncedOn != civil.Never {
		t.Errorf("%d days: %+v", len(deviations), deviations)
	}
}

// A version from a day on warns of what it changes of the past, and leaves the
// former one as it was.
func TestAVersionWarnsOfThePast(t *testing.T) {
	desk := desktest.New(t)
	desk.At("2026-11-02T09:00:00+01:00")
	customer := desk.Do(&command.CreateCustomer{Code: "SUND", Name: "Sundvik kommun"}).Created("customer")
	desk.Do(&command.OpenTicket{CustomerID: customer, Subject: "x"})
	desk.At(desktest.Start)
	b := officeYear(t, desk, pagetest.Options{})
	turnTo(b, 1)
	b.Press("New hours from a day…")
	b.Write("monday", "9-12 11-13")
	b.Write("validfrom", "2026-11-09")
	b.Act(page.Confirm)
	if b.Field("monday").Error() == "" {
		t.Error("overlapping hours are taken")
	}
	b.Write("monday", "9-12")
	b.Wants("2 days that have been, 9 Nov 2026 to 16 Nov 2026, get other hours: −6 h 00 open time.")
	b.Field("validfrom").Focus() // which marks the day
	b.Type("2027-01-01")
	b.Lacks("that have been")
	b.Act(page.Confirm)
	card := cardOf(t, desk, desk.Provider.Created("calendar:0"))
	if len(card.Rules) != 2 || len(card.Compiled.Day(civil.Date(2026, 12, 21)).Intervals) != 2 || len(card.Compiled.Day(civil.Date(2027, 1, 11)).Intervals) != 1 {
		t.Errorf("%+v, failed %v", card.Rules, b.Failed)
	}
	b.Undo()
	if card := cardOf(t, desk, desk.Provider.Created("calendar:0")); len(card.Rules) != 1 {
		t.Error("not undone")
	}
}

// A new calendar begins as another one, with what is changed.
func TestANewCalendarBeginsAsAnother(t *testing.T) {
	desk := desktest.New(t)
	b := openCalendars(t, desk, pagetest.Options{})
	b.Press("New calendar…")
	b.Write("name", "Evening line")
	b.Write("model", desk.Provider.Created("calendar:0"))
	b.Write("friday", "9-12 13-20")
	b.Act(page.Confirm)
	b.Wants("Evening line", "Year")
	all, err := desk.View().Calendars(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	at := slices.IndexFunc(all, func(c view.Named) bool { return c.Name == "Evening line" })
	if at < 0 {
		t.Fatalf("%v, failed %v", all, b.Failed)
	}
	rule := cardOf(t, desk, all[at].ID).Holding().Rule
	if worktime.FormatHours(rule.Week[5]) != "09:00-12:00,13:00-20:00" || len(rule.Eves) != 3 || !rule.BridgeClosed || len(rule.PreHoliday) != 1 {
		t.Errorf("%+v", rule)
	}
	b.Key(fyne.KeyEscape)
	b.Wants("US Eastern office")
}

// Agents look at calendars, and change nothing.
func TestAgentsLookAtCalendars(t *testing.T) {
	desk := desktest.New(t)
	staff := desk.Do(&command.AddStaff{Name: "Erik Dahl"}).Created("staff")
	desk.Do(&command.AddUser{Login: "erik", Role: access.Agent, StaffID: staff})
	b := officeYear(t, desk, pagetest.Options{As: "erik"})
	b.Wants("Wednesday: the ordinary hours.")
	b.Lacks("Change…", "Rename…", "Make it the company's")
	b.Key(fyne.KeyReturn)
	if b.Env.Modals.Open() {
		t.Error("an agent is offered to change a day")
	}
}
