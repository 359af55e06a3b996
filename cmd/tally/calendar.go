package main

import (
	"fmt"
	"strconv"
	"time"

	"tallydesk/app/civil"
	"tallydesk/app/fail"
	"tallydesk/app/words"
	"tallydesk/app/worktime"
)

type calendarNoun struct {
	Show     calendarShow     `cmd:""`
	Year     calendarYear     `cmd:""`
	Due      calendarDue      `cmd:""`
	Between  calendarBetween  `cmd:""`
	Add      calendarAdd      `cmd:""`
	Change   calendarChange   `cmd:""`
	Drop     calendarDrop     `cmd:""`
	Rename   calendarRename   `cmd:""`
	Use      calendarUse      `cmd:""`
	Deviate  calendarDeviate  `cmd:""`
	Withdraw calendarWithdraw `cmd:""`
}

// calendarNamed is the flag that names a calendar; without it, it is the
// provider's.
type calendarNamed struct {
	Calendar string `name:"calendar" is:"calendar"`
}

type calendarShow struct {
	calendarNamed
	From string `name:"from" is:"day" default:"today"`
	Days int    `name:"days" is:"number" default:"14"`
	List bool   `name:"list"`
}

func (calendarShow) examples() []string {
	return []string{"calendar show --list", `calendar show --calendar "Sweden office"`, "calendar show --from 2026-12-20 --days 20 --json"}
}

// mostDays is as many days as are shown at once.
const mostDays = 1000

func (k *calendarShow) run(c *call) error {
	if k.List {
		return c.listCalendars()
	}
	from, err := c.day("--from", k.From)
	if err != nil {
		return err
	}
	_, calendar, err := c.calendar(k.Calendar)
	if err != nil {
		return err
	}
	var days []record
	for day := from; day < from+civil.Day(min(k.Days, mostDays)); day++ {
		days = append(days, c.dayRecord(calendar.Day(day)))
	}
	return c.out.list(days, "cli.none.days", "weekday", "day", "hours", "cause", "name", "reason")
}

func (c *call) listCalendars() error {
	list := c.view.Calendars
	if c.onCustomerSide() {
		list = c.desk.Account().Calendars
	}
	all, err := list(c.ctx)
	if err != nil {
		return err
	}
	var records []record
	for _, named := range all {
		_, calendar, err := c.calendar(named.ID)
		if err != nil {
			return err
		}
		records = append(records, record{{"id", named.ID}, {"calendar", named.Name}, {"zone", zoneOf(calendar, c.now()).String()}})
	}
	return c.out.list(records, "cli.none.calendars", "calendar", "zone")
}

// zoneOf gives the calendar's zone at a moment.
func zoneOf(calendar *worktime.Calendar, at time.Time) *time.Location {
	return calendar.StartOf(calendar.DayOf(at)).Location()
}

// dayRecord tells what a calendar says of a day.
func (c *call) dayRecord(info worktime.DayInfo) record {
	name := ""
	if info.Name != "" {
		name = c.words.T(info.Name)
	}
	return record{
		{"day", info.Day},
		{"weekday", c.words.Weekday(info.Day.Weekday())},
		{"open", info.Open()},
		{"hours", c.hours(info.Intervals)},
		{"cause", coded{"daycause.", string(info.Cause)}},
		{"name", name},
		{"reason", info.Reason},
	}
}

func (c *call) hours(intervals []worktime.Interval) string {
	if len(intervals) == 0 && !c.out.json {
		return c.words.T("cli.closed")
	}
	return worktime.FormatHours(intervals)
}

type calendarYear struct {
	calendarNamed
	Year int  `arg:"" optional:"" is:"number"`
	Sums bool `name:"sums"`
}

func (calendarYear) examples() []string {
	return []string{"calendar year", `calendar year 2026 --calendar "Sweden office"`, "calendar year 2027 --sums", "calendar year 2027 --json"}
}

func (k *calendarYear) run(c *call) error {
	_, calendar, err := c.calendar(k.Calendar)
	if err != nil {
		return err
	}
	year := k.Year
	if year == 0 {
		year = c.today().Year()
	}
	if k.Sums {
		return c.yearSums(calendar, year)
	}
	var days []record
	for _, info := range calendar.Year(year) {
		if info.Cause != worktime.CauseWeekday {
			days = append(days, c.dayRecord(info))
		}
	}
	return c.out.list(days, "cli.none.days", "weekday", "day", "hours", "cause", "name", "reason")
}

// yearSums lists the open days and hours of each month, and of the year.
func (c *call) yearSums(calendar *worktime.Calendar, year int) error {
	var sums []record
	sum := func(name string, from, end civil.Day) {
		open := calendar.Between(calendar.StartOf(from), calendar.StartOf(end))
		sums = append(sums, record{{"month", name}, {"open_days", calendar.OpenDays(from, end-1)}, {"open_time", minutes(open / time.Minute)}})
	}
	for month := time.January; month <= time.December; month++ {
		first := civil.Date(year, month, 1)
		sum(words.Sentence(c.words.Month(first)), first, civil.Date(year, month+1, 1))
	}
	sum(strconv.Itoa(year), civil.Date(year, 1, 1), civil.Date(year+1, 1, 1))
	return c.out.list(sums, "cli.none.days", "month", "open_days", "open_time")
}

type calendarBetween struct {
	calendarNamed
	From string `name:"from" is:"moment" required:""`
	To   string `name:"to" is:"moment" required:""`
	Why  bool   `name:"why"`
}

func (calendarBetween) examples() []string {
	return []string{
		`calendar between --calendar "Sweden office" --from 2026-05-12T15:00:00+02:00 --to 2026-05-18T10:00:00+02:00`,
		`calendar between --from "12 May 2026 15:00" --to "18 May 2026 10:00" --why`,
	}
}

func (k *calendarBetween) run(c *call) error {
	named, calendar, err := c.calendar(k.Calendar)
	if err != nil {
		return err
	}
	zone := zoneOf(calendar, c.now())
	from, err := c.moment("--from", k.From, zone)
	if err != nil {
		return err
	}
	to, err := c.moment("--to", k.To, zone)
	if err != nil {
		return err
	}
	if to.Before(from) {
		return badly("--to", fail.NewInvalid("to", "order"))
	}
	open := calendar.Between(from, to)
	told := record{{"calendar", named.Name}, {"from", from}, {"to", to}, {"minutes", int(open / time.Minute)}, {"seconds", int(open / time.Second)}}
	return c.explained(told, c.precisely(open), k.Why, calendar, from.In(zone), to)
}

// precisely writes a duration that may have seconds.
func (c *call) precisely(d time.Duration) string {
	seconds := int(d % time.Minute / time.Second)
	if seconds == 0 {
		return c.words.Duration(int(d / time.Minute))
	}
	return fmt.Sprintf("%s %d s", c.words.Hours(int(d/time.Minute)), seconds)
}

// explained answers with one line, and on demand with how it comes about.
func (c *call) explained(told record, line string, why bool, calendar *worktime.Calendar, from, to time.Time) error {
	var steps []record
	if why {
		for _, step := range calendar.Explain(from, to) {
			steps = append(steps, c.stepRecord(step))
		}
		told = append(told, field{"why", steps})
	}
	if c.out.json {
		return c.out.answer(c.out.object(told))
	}
	c.out.line(line)
	if len(steps) > 0 {
		c.out.line("")
		c.out.table(steps, "weekday", "day", "hours", "counted", "total", "cause", "name", "reason")
	}
	return nil
}

// stepRecord tells one row of an explanation: a stretch that was counted, or a
// closed day.
func (c *call) stepRecord(step worktime.Step) record {
	told := c.dayRecord(step.DayInfo)
	told.set("hours", c.words.T("cli.closed"))
	if !step.From.IsZero() {
		told.set("hours", c.words.Clock(step.From)+"–"+c.words.Clock(step.To))
	}
	return append(told, record{
		{"from", step.From}, {"to", step.To}, {"counted", minutes(step.Counted / time.Minute)}, {"total", minutes(step.Total / time.Minute)},
	}...)
}
