package command

import (
	"strconv"
	"time"

	"tallydesk/app/access"
	"tallydesk/app/civil"
	"tallydesk/app/facts"
	"tallydesk/app/fail"
	"tallydesk/app/worktime"
	"tallydesk/data"
)

var (
	_ = register[AddCalendar]()
	_ = register[ChangeCalendar]()
	_ = register[AnnounceDeviation]()
)

// AddCalendar adds a calendar with its first version. Labels: "calendar",
// "calendar/rule:0".
type AddCalendar struct {
	Name string
	Rule worktime.Rule
}

// Spec names the command.
func (AddCalendar) Spec() Spec { return Spec{Name: "calendar.add", Version: 1, Class: Decision} }

// Validate wants a name and a rule that is sound by itself.
func (a *AddCalendar) Validate() error {
	return fail.Join(wantText("name", a.Name, maxName), soundRule(a.Rule))
}

// Authorize is for admins.
func (a *AddCalendar) Authorize(_ *data.Tx, actor access.Actor) error {
	return actor.Require(access.SetUpDesk)
}

// Apply writes the calendar.
func (a *AddCalendar) Apply(tx *data.Tx, c Ctx) error {
	return insertCalendar(tx, c, "calendar", a.Name, []worktime.Rule{a.Rule})
}

// ChangeCalendar gives a calendar a new version from a day on. Label: "rule".
type ChangeCalendar struct {
	CalendarID string
	Rule       worktime.Rule
}

// Spec names the command.
func (ChangeCalendar) Spec() Spec { return Spec{Name: "calendar.change", Version: 1, Class: Decision} }

// Validate wants a rule that is sound by itself.
func (a *ChangeCalendar) Validate() error { return soundRule(a.Rule) }

// Authorize is for admins.
func (a *ChangeCalendar) Authorize(_ *data.Tx, actor access.Actor) error {
	return actor.Require(access.SetUpDesk)
}

// Apply adds the version; one from the same day takes the former one's place.
func (a *ChangeCalendar) Apply(tx *data.Tx, c Ctx) error {
	if err := wantRow(tx, "calendar", a.CalendarID, "calendar"); err != nil {
		return err
	}
	row := ruleRow(c.NewID("rule"), a.CalendarID, a.Rule)
	same, err := data.CalendarRules.Find(tx, "calendar_id = ? AND valid_from = ?", a.CalendarID, row.ValidFrom)
	if err != nil {
		return err
	}
	if len(same) > 0 {
		row.ID = same[0].ID
	}
	before, err := facts.Zone(tx, a.CalendarID)
	if err != nil {
		return err
	}
	if err := data.CalendarRules.Put(tx, &row); err != nil {
		return err
	}
	return keepsDays(tx, a.CalendarID, before)
}

// keepsDays refuses to move a calendar to another zone while days of contracts
// or of the provider are reckoned in it: time that is charged would lie on other
// days (R-BANK-2).
func keepsDays(tx *data.Tx, calendarID string, before *time.Location) error {
	after, err := facts.Zone(tx, calendarID)
	if err != nil || after.String() == before.String() {
		return err
	}
	var used bool
	err = tx.QueryRow("SELECT EXISTS (SELECT 1 FROM contract WHERE calendar_id = ?1) OR EXISTS (SELECT 1 FROM provider WHERE calendar_id = ?1)",
		calendarID).Scan(&used)
	if err == nil && used {
		err = fail.NewInvalid("zone", "zone.moved", fail.Args{"Value": before.String()})
	}
	return err
}

// AnnounceDeviation gives one date other opening hours, and customers the
// reason. Label: "deviation".
type AnnounceDeviation struct {
	CalendarID  string
	Day         civil.Day
	Hours       []worktime.Interval // none: closed
	Reason      string
	AnnouncedOn civil.Day
}

// Spec names the command.
func (AnnounceDeviation) Spec() Spec {
	return Spec{Name: "calendar.deviate", Version: 1, Class: Decision}
}

// Validate wants a day, hours within it, and a reason.
func (a *AnnounceDeviation) Validate() error {
	_, err := worktime.ParseHours(worktime.FormatHours(a.Hours))
	return fail.Join(wantDay("day", a.Day), fail.In("hours", err), wantText("reason", a.Reason, maxName))
}

// Authorize is for admins.
func (a *AnnounceDeviation) Authorize(_ *data.Tx, actor access.Actor) error {
	return actor.Require(access.SetUpDesk)
}

// Apply writes the date's hours over any former ones.
func (a *AnnounceDeviation) Apply(tx *data.Tx, c Ctx) error {
	if err := wantRow(tx, "calendar", a.CalendarID, "calendar"); err != nil {
		return err
	}
	row := data.Deviation{
		Row: data.Row{ID: c.NewID("deviation")}, CalendarID: a.CalendarID, Day: a.Day.Text(),
		Hours: worktime.FormatHours(a.Hours), Reason: a.Reason, AnnouncedOn: a.AnnouncedOn.Text(),
	}
	same, err := data.Deviations.Find(tx, "calendar_id = ? AND day = ?", a.CalendarID, row.Day)
	if err != nil {
		return err
	}
	if len(same) > 0 {
		row.ID = same[0].ID
	}
	return data.Deviations.Put(tx, &row)
}

func soundRule(rule worktime.Rule) error {
	_, err := worktime.New([]worktime.Rule{rule}, nil)
	return err
}

func insertCalendar(tx *data.Tx, c Ctx, label, name string, rules []worktime.Rule) error {
	calendar := data.Calendar{Row: data.Row{ID: c.NewID(label)}, Name: name}
	if err := data.Calendars.Insert(tx, &calendar); err != nil {
		return err
	}
	for i, rule := range rules {
		row := ruleRow(c.NewID(label+"/rule:"+strconv.Itoa(i)), calendar.ID, rule)
		if err := data.CalendarRules.Insert(tx, &row); err != nil {
			return err
		}
	}
	return nil
}

// ruleRow writes a calendar's version as a row.
func ruleRow(id, calendarID string, rule worktime.Rule) data.CalendarRule {
	row := data.CalendarRule{
		Row: data.Row{ID: id}, CalendarID: calendarID, ValidFrom: rule.ValidFrom.String(), Zone: rule.Zone, Region: rule.Region,
		Eves: list(rule.Eves), PreHoliday: facts.NoPreHoliday, BridgeClosed: bit(rule.BridgeClosed),
	}
	for weekday, hours := range weekColumns(&row) {
		*hours = worktime.FormatHours(rule.Week[weekday])
	}
	if rule.PreHoliday != nil {
		row.PreHoliday = worktime.FormatHours(rule.PreHoliday)
	}
	return row
}

// weekColumns gives a row's hours by time.Weekday, Sunday first.
func weekColumns(row *data.CalendarRule) [7]*string {
	return [7]*string{
		time.Sunday: &row.Sunday, time.Monday: &row.Monday, time.Tuesday: &row.Tuesday, time.Wednesday: &row.Wednesday,
		time.Thursday: &row.Thursday, time.Friday: &row.Friday, time.Saturday: &row.Saturday,
	}
}
