package command

import (
	"strconv"
	"strings"
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
	_ = register[DropVersion]()
	_ = register[RenameCalendar]()
	_ = register[UseCalendar]()
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

// Check refuses a name that another calendar has.
func (a *AddCalendar) Check(tx *data.Tx, _ Ctx) error { return freeCalendarName(tx, a.Name, "") }

// Apply writes the calendar.
func (a *AddCalendar) Apply(tx *data.Tx, c Ctx) error {
	return insertCalendar(tx, c, "calendar", a.Name, []worktime.Rule{a.Rule})
}

// ChangeCalendar gives a calendar a new version from a day on. Label: "rule".
type ChangeCalendar struct {
	CalendarID string
	Rule       worktime.Rule
	Base       int64 // tag of the version from that day that was seen; 0 for any
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
		if err := unchanged(same[0].Tag, a.Base, "calendar_rule"); err != nil {
			return err
		}
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

// DropVersion takes one of a calendar's versions away: the one before it holds
// on. The last one stays.
type DropVersion struct {
	CalendarID string
	From       civil.Day // its first day
}

// Spec names the command.
func (DropVersion) Spec() Spec {
	return Spec{Name: "calendar.drop_version", Version: 1, Class: Decision}
}

// Validate has nothing to look at alone.
func (a *DropVersion) Validate() error { return nil }

// Authorize is for admins.
func (a *DropVersion) Authorize(_ *data.Tx, actor access.Actor) error {
	return actor.Require(access.SetUpDesk)
}

// Apply deletes the version.
func (a *DropVersion) Apply(tx *data.Tx, _ Ctx) error {
	versions, err := data.CalendarRules.Find(tx, "calendar_id = ? ORDER BY valid_from, id", a.CalendarID)
	if err != nil {
		return err
	}
	if len(versions) == 1 {
		return fail.NewInvalid("from", "calendar.last_version")
	}
	before, err := facts.Zone(tx, a.CalendarID)
	if err != nil {
		return err
	}
	for _, version := range versions {
		if version.ValidFrom != a.From.String() {
			continue
		}
		if err := data.CalendarRules.Delete(tx, version.ID); err != nil {
			return err
		}
		return keepsDays(tx, a.CalendarID, before)
	}
	return fail.New(fail.NotFound, "calendar.version")
}

// RenameCalendar gives a calendar another name.
type RenameCalendar struct {
	CalendarID string
	From       string // the name that was seen
	Name       string
}

// Spec names the command.
func (RenameCalendar) Spec() Spec { return Spec{Name: "calendar.rename", Version: 1, Class: Decision} }

// Validate wants a name.
func (a *RenameCalendar) Validate() error { return wantText("name", a.Name, maxName) }

// Authorize is for admins.
func (a *RenameCalendar) Authorize(_ *data.Tx, actor access.Actor) error {
	return actor.Require(access.SetUpDesk)
}

// Check refuses a name that another calendar has.
func (a *RenameCalendar) Check(tx *data.Tx, _ Ctx) error {
	return freeCalendarName(tx, a.Name, a.CalendarID)
}

// Apply writes the name, unless the calendar has been given another meanwhile.
func (a *RenameCalendar) Apply(tx *data.Tx, _ Ctx) error {
	row, err := data.Calendars.Get(tx, a.CalendarID)
	if err != nil {
		return notFound(err, "calendar")
	}
	if row.Name != a.From {
		return changed(fail.Word("table.calendar"))
	}
	row.Name = a.Name
	return data.Calendars.Put(tx, &row)
}

// UseCalendar makes a calendar the provider's own: new contracts get it, and
// the day of the desk is its day.
type UseCalendar struct{ CalendarID string }

// Spec names the command.
func (UseCalendar) Spec() Spec { return Spec{Name: "calendar.use", Version: 1, Class: Decision} }

// Validate wants a calendar.
func (a *UseCalendar) Validate() error { return wantSome("calendar", a.CalendarID) }

// Authorize is for admins.
func (a *UseCalendar) Authorize(_ *data.Tx, actor access.Actor) error {
	return actor.Require(access.SetUpDesk)
}

// Apply points the provider to the calendar. Once time is logged the zone stays
// what it is: the days of that time were reckoned in it.
func (a *UseCalendar) Apply(tx *data.Tx, _ Ctx) error {
	if err := wantRow(tx, "calendar", a.CalendarID, "calendar"); err != nil {
		return err
	}
	before, err := facts.Zone(tx, "")
	if err != nil {
		return err
	}
	after, err := facts.Zone(tx, a.CalendarID)
	if err != nil {
		return err
	}
	var logged bool
	if err := tx.QueryRow("SELECT EXISTS (SELECT 1 FROM time_entry)").Scan(&logged); err != nil {
		return err
	}
	if logged && before.String() != after.String() {
		return fail.NewInvalid("calendar", "calendar.zone", fail.Args{"Value": before.String()})
	}
	providers, err := data.Providers.Find(tx, "1 = 1 ORDER BY id LIMIT 1")
	if err != nil || len(providers) == 0 {
		return err
	}
	providers[0].CalendarID = a.CalendarID
	return data.Providers.Put(tx, &providers[0])
}

// freeCalendarName refuses a name that a calendar other than the one has.
func freeCalendarName(tx *data.Tx, name, otherThan string) error {
	calendars, err := data.Calendars.Find(tx, "id <> ? ORDER BY id", otherThan)
	if err != nil {
		return err
	}
	for _, calendar := range calendars {
		if strings.EqualFold(strings.TrimSpace(calendar.Name), strings.TrimSpace(name)) {
			return fail.NewInvalid("name", "taken", fail.Args{"Text": name})
		}
	}
	return nil
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
