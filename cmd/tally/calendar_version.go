package main

import (
	"strings"

	"tallydesk/app/civil"
	"tallydesk/app/command"
	"tallydesk/app/fail"
	"tallydesk/app/textentry"
	"tallydesk/app/view"
	"tallydesk/app/worktime"
)

// calendarChange gives a calendar other hours from a day on; what is not named
// stays as it was on that day.
type calendarChange struct {
	Name         string   `arg:"" is:"calendar"`
	From         string   `name:"from" is:"day" required:""`
	Week         []string `name:"week" is:"week" sep:"none"`
	Zone         string   `name:"zone" is:"zone"`
	Region       *string  `name:"region" is:"code"`
	Eve          []string `name:"eve" is:"code"`
	PreHoliday   *string  `name:"pre-holiday" is:"times"`
	BridgeClosed bool     `name:"bridge-closed"`
	BridgeOpen   bool     `name:"bridge-open"`
}

func (calendarChange) examples() []string {
	return []string{
		`calendar change "Sweden office" --from 2027-01-01 --week "mon-fri 8-12,13-17"`,
		`calendar change "US Eastern office" --from 2027-07-01 --week "fri 9-12" --eve christmas --bridge-closed`,
	}
}

func (k *calendarChange) run(c *call) error {
	named, _, err := c.calendar(k.Name)
	if err != nil {
		return err
	}
	from, err := c.day("--from", k.From)
	if err != nil {
		return err
	}
	card, err := c.view.CalendarCard(c.ctx, named.ID, from)
	if err != nil {
		return err
	}
	rule := card.Holding().Rule
	rule.ValidFrom = from
	if err := k.fill(&rule); err != nil {
		return err
	}
	impact, err := c.view.CalendarImpact(c.ctx, named.ID, rule, c.today())
	if err != nil {
		return err
	}
	told := record{{"calendar", named.Name}, {"from", from}, {"past_days", impact.Days}, {"contracts", impact.Contracts}}
	cmd := &command.ChangeCalendar{CalendarID: named.ID, Rule: rule}
	if impact.Days > 0 {
		return c.do(cmd, "", told, "cli.done.calendar.change.past", "Calendar", named.Name, "Day", from,
			"Days", c.words.N("cli.days", impact.Days), "From", impact.From, "To", impact.To)
	}
	return c.do(cmd, "", told, "cli.done.calendar.change", "Calendar", named.Name, "Day", from)
}

// fill writes what was named over the rule.
func (k *calendarChange) fill(rule *worktime.Rule) error {
	for _, text := range k.Week {
		if err := setWeek(&rule.Week, text); err != nil {
			return badly("--week", err)
		}
	}
	if k.Zone != "" {
		rule.Zone = k.Zone
	}
	if k.Region != nil && !strings.EqualFold(*k.Region, rule.Region) {
		rule.Region, rule.Eves = strings.ToUpper(*k.Region), nil
	}
	if len(k.Eve) > 0 {
		rule.Eves = k.Eve
	}
	if k.PreHoliday != nil {
		hours, err := textentry.Hours(*k.PreHoliday)
		if err != nil {
			return badly("--pre-holiday", err)
		}
		rule.PreHoliday = append([]worktime.Interval{}, hours...)
	}
	if k.BridgeClosed && k.BridgeOpen {
		return badly("--bridge-open", fail.NewInvalid("bridge-open", "calendar.bridge"))
	}
	rule.BridgeClosed = k.BridgeClosed || rule.BridgeClosed && !k.BridgeOpen
	return nil
}

type calendarDrop struct {
	Name string `arg:"" is:"calendar"`
	From string `name:"from" is:"day" required:""`
}

func (calendarDrop) examples() []string {
	return []string{`calendar drop "Sweden office" --from 2027-01-01`}
}

func (k *calendarDrop) run(c *call) error {
	named, _, err := c.calendar(k.Name)
	if err != nil {
		return err
	}
	from, err := c.day("--from", k.From)
	if err != nil {
		return err
	}
	return c.do(&command.DropVersion{CalendarID: named.ID, From: from}, "", record{{"calendar", named.Name}, {"from", from}},
		"cli.done.calendar.drop", "Calendar", named.Name, "Day", from)
}

type calendarRename struct {
	Name string `arg:"" is:"calendar"`
	New  string `arg:"" is:"text"`
}

func (calendarRename) examples() []string {
	return []string{`calendar rename "US Eastern office" "Boston office"`}
}

func (k *calendarRename) run(c *call) error {
	named, _, err := c.calendar(k.Name)
	if err != nil {
		return err
	}
	return c.do(&command.RenameCalendar{CalendarID: named.ID, From: named.Name, Name: k.New}, "", record{{"id", named.ID}, {"name", k.New}},
		"cli.done.calendar.rename", "Name", k.New)
}

type calendarUse struct {
	Name string `arg:"" is:"calendar"`
}

func (calendarUse) examples() []string { return []string{`calendar use "Sweden office"`} }

func (k *calendarUse) run(c *call) error {
	named, _, err := c.calendar(k.Name)
	if err != nil {
		return err
	}
	return c.do(&command.UseCalendar{CalendarID: named.ID}, "", record{{"calendar", named.Name}}, "cli.done.calendar.use", "Name", named.Name)
}

type calendarWithdraw struct {
	Day string `arg:"" is:"day"`
	calendarNamed
	To string `name:"to" is:"day"`
}

func (calendarWithdraw) examples() []string {
	return []string{`calendar withdraw 2026-12-04`}
}

func (k *calendarWithdraw) run(c *call) error {
	named, _, err := c.calendar(k.Calendar)
	if err != nil {
		return err
	}
	day, last, err := c.days(k.Day, k.To)
	if err != nil {
		return err
	}
	return c.do(&command.WithdrawDeviation{CalendarID: named.ID, Day: day, Last: last}, "", record{{"calendar", named.Name}, {"day", day}, {"to", last}},
		"cli.done.calendar.withdraw", "Calendar", named.Name, "Days", c.spanned(day, last))
}

// days reads a day and the last of several, which may be left out.
func (c *call) days(first, last string) (civil.Day, civil.Day, error) {
	day, err := c.day("<day>", first)
	if err != nil {
		return 0, 0, err
	}
	to, err := c.day("--to", last)
	return day, to, err
}

// spanned writes a day, or the first and the last of several.
func (c *call) spanned(first, last civil.Day) string {
	if last == 0 {
		return c.words.DayYear(first)
	}
	return c.words.DayYear(first) + "–" + c.words.DayYear(last)
}

// ownCalendar finds one of the customer's calendars, with what has been
// announced of it.
func (c *call) ownCalendar(called string) (view.Named, *worktime.Calendar, error) {
	all, err := c.desk.Account().Calendars(c.ctx)
	if err != nil {
		return view.Named{}, nil, err
	}
	if called == "" {
		if called, err = c.ownDefault(all); err != nil {
			return view.Named{}, nil, err
		}
	}
	found, err := view.CalledCalendar(all, called)
	if err != nil {
		return found, nil, err
	}
	calendar, err := c.desk.Account().Calendar(c.ctx, found.ID, c.today())
	return found, calendar, err
}

// ownDefault is the calendar that a customer means without naming one: the only
// one it has, or the provider's.
func (c *call) ownDefault(all []view.Named) (string, error) {
	if len(all) == 1 {
		return all[0].ID, nil
	}
	provider, err := c.view.Provider(c.ctx)
	return provider.CalendarID, err
}
