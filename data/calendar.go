package data

// Calendars holds the table calendar.
var Calendars = Declare[Calendar]("calendar", Synced, In(Public))

// Calendar is a named set of opening hours (domain.md 2).
type Calendar struct {
	Row
	Name string `bun:"name"` // the name people choose it by
}

// CalendarRules holds the table calendar_rule.
var CalendarRules = Declare[CalendarRule]("calendar_rule", Synced, In(Public))

// CalendarRule is one effective-dated version of a calendar.
type CalendarRule struct {
	Row
	CalendarID   string `bun:"calendar_id,nullzero"`
	ValidFrom    string `bun:"valid_from"` // first day of this version
	Zone         string `bun:"zone"`       // IANA time zone
	Region       string `bun:"region"`     // holiday region, such as SE; empty for none
	Monday       string `bun:"monday"`     // opening hours, such as 09:00-12:00,13:00-16:00; empty is closed
	Tuesday      string `bun:"tuesday"`
	Wednesday    string `bun:"wednesday"`
	Thursday     string `bun:"thursday"`
	Friday       string `bun:"friday"`
	Saturday     string `bun:"saturday"`
	Sunday       string `bun:"sunday"`
	Eves         string `bun:"eves"`          // extra days chosen as holidays, comma-separated
	PreHoliday   string `bun:"pre_holiday"`   // hours on a weekday before a red day; "-" for no such rule
	BridgeClosed int64  `bun:"bridge_closed"` // 1 when bridge days are closed
}

// Deviations holds the table calendar_deviation.
var Deviations = Declare[Deviation]("calendar_deviation", Synced, In(Public))

// Deviation replaces the hours of one date.
type Deviation struct {
	Row
	CalendarID  string `bun:"calendar_id,nullzero"`
	Day         string `bun:"day"`
	Hours       string `bun:"hours"`        // as in CalendarRule; empty is closed
	Reason      string `bun:"reason"`       // public reason
	AnnouncedOn string `bun:"announced_on"` // day it was announced
}
