package main

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"tallydesk/app/fail"
	"tallydesk/app/textentry"
	"tallydesk/app/worktime"
)

type calendarDue struct {
	calendarNamed
	From string `name:"from" is:"moment" default:"now"`
	For  string `name:"for" is:"wait" required:""`
	Why  bool   `name:"why"`
}

func (calendarDue) examples() []string {
	return []string{
		`calendar due --calendar "Sweden office" --from 2026-05-12T15:00:00+02:00 --for 8h`,
		`calendar due --from "2026-05-12 15:00" --for 2wd`,
		"calendar due --for sbd --why",
	}
}

func (k *calendarDue) run(c *call) error {
	named, calendar, err := c.calendar(k.Calendar)
	if err != nil {
		return err
	}
	from := c.now()
	if k.From != "now" {
		if from, err = c.moment("--from", k.From, zoneOf(calendar, c.now())); err != nil {
			return err
		}
	}
	due, err := dueAfter(calendar, from, k.For)
	if err != nil {
		return err
	}
	due = due.In(zoneOf(calendar, due))
	told := record{{"calendar", named.Name}, {"from", from}, {"for", k.For}, {"due", due.Format(time.RFC3339)}}
	return c.explained(told, due.Format(time.RFC3339), k.Why, calendar, from.In(due.Location()), due)
}

var workingDays = regexp.MustCompile(`^(\d{1,4}) ?(wd|ad|working days?|arbetsdag|arbetsdagar)$`)

// dueAfter gives the moment that lies so much business time after another:
// hours and minutes, working days ("2wd") or the same business day ("sbd").
func dueAfter(calendar *worktime.Calendar, from time.Time, wait string) (time.Time, error) {
	due, ok := from, false
	wait = strings.ToLower(strings.TrimSpace(wait))
	if wait == "sbd" {
		due, ok = calendar.SameBusinessDay(from)
	} else if parts := workingDays.FindStringSubmatch(wait); parts != nil {
		days, err := strconv.Atoi(parts[1])
		if err != nil {
			return due, err
		}
		due, ok = calendar.AddWorkingDays(from, days)
	} else {
		minutes, err := textentry.Length(wait)
		if err != nil {
			return due, badly("--for", err)
		}
		due, ok = calendar.Add(from, time.Duration(minutes)*time.Minute)
	}
	if !ok {
		return due, fail.New(fail.Conflict, "calendar.never")
	}
	return due, nil
}
