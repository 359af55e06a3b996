package main

import (
	"strings"

	"tallydesk/app/command"
	"tallydesk/app/fail"
	"tallydesk/app/textentry"
	"tallydesk/app/worktime"
)

type calendarAdd struct {
	Name         string   `arg:"" is:"text"`
	Zone         string   `name:"zone" is:"zone" required:""`
	Week         []string `name:"week" is:"week" sep:"none" required:""`
	Region       string   `name:"region" is:"code"`
	Eve          []string `name:"eve" is:"code"`
	PreHoliday   *string  `name:"pre-holiday" is:"times"`
	BridgeClosed bool     `name:"bridge-closed"`
}

func (calendarAdd) examples() []string {
	return []string{
		`calendar add "Helsinki office" --zone Europe/Helsinki --week "mon-fri 8-16"`,
		`calendar add "Evenings" --zone Europe/Stockholm --week "mon-thu 9-12,13-20" --week "fri 9-15" --region SE --eve christmas --pre-holiday 9-12 --bridge-closed`,
	}
}

func (k *calendarAdd) run(c *call) error {
	rule := worktime.Rule{Zone: k.Zone, Region: strings.ToUpper(k.Region), Eves: k.Eve, BridgeClosed: k.BridgeClosed}
	for _, text := range k.Week {
		if err := setWeek(&rule.Week, text); err != nil {
			return badly("--week", err)
		}
	}
	if k.PreHoliday != nil {
		hours, err := textentry.Hours(*k.PreHoliday)
		if err != nil {
			return badly("--pre-holiday", err)
		}
		rule.PreHoliday = append([]worktime.Interval{}, hours...)
	}
	return c.do(&command.AddCalendar{Name: k.Name, Rule: rule}, "calendar", record{{"name", k.Name}}, "cli.done.calendar.add", "Name", k.Name)
}

// setWeek reads "mon-fri 9-12,13-16" into the opening hours of those days.
func setWeek(week *[7][]worktime.Interval, text string) error {
	days, times, _ := strings.Cut(strings.TrimSpace(text), " ")
	first, last, several := strings.Cut(strings.ToLower(days), "-")
	if !several {
		last = first
	}
	from, known := weekdays[first]
	to, alsoKnown := weekdays[last]
	hours, err := textentry.Hours(times)
	switch {
	case !known || !alsoKnown || to < from:
		return fail.NewInvalid("week", "weekdays", fail.Args{"Text": days})
	case err != nil:
		return err
	}
	for day := from; day <= to; day++ {
		week[day%7] = hours // Sunday is the seventh day and stands first
	}
	return nil
}

// weekdays counts from Monday, so that a stretch of days runs on to Sunday.
var weekdays = map[string]int{
	"mon": 1, "tue": 2, "wed": 3, "thu": 4, "fri": 5, "sat": 6, "sun": 7,
	"mån": 1, "tis": 2, "ons": 3, "tors": 4, "tor": 4, "fre": 5, "lör": 6, "sön": 7,
}

type calendarDeviate struct {
	Day string `arg:"" is:"day"`
	calendarNamed
	To        string `name:"to" is:"day"`
	Hours     string `name:"hours" is:"times"`
	Reason    string `name:"reason" is:"text" required:""`
	Announced string `name:"announced" is:"day" default:"today"`
}

func (calendarDeviate) examples() []string {
	return []string{
		`calendar deviate 2026-12-04 --reason "Staff day" --hours 9-12`,
		`calendar deviate 2026-11-27 --calendar "Sweden office" --reason "Moving house"`,
		`calendar deviate 2027-07-05 --to 2027-07-30 --hours 9-12 --reason "Summer hours"`,
	}
}

func (k *calendarDeviate) run(c *call) error {
	named, _, err := c.calendar(k.Calendar)
	if err != nil {
		return err
	}
	day, last, err := c.days(k.Day, k.To)
	if err != nil {
		return err
	}
	announced, err := c.day("--announced", k.Announced)
	if err != nil {
		return err
	}
	hours, err := textentry.Hours(k.Hours)
	if err != nil {
		return badly("--hours", err)
	}
	return c.do(&command.AnnounceDeviation{CalendarID: named.ID, Day: day, Last: last, Hours: hours, Reason: k.Reason, AnnouncedOn: announced},
		"deviation", record{{"calendar", named.Name}, {"day", day}, {"to", last}, {"hours", worktime.FormatHours(hours)}},
		"cli.done.calendar.deviate", "Calendar", named.Name, "Day", c.spanned(day, last), "Hours", c.hours(hours))
}
