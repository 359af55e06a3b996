package main

import (
	"errors"
	"io"
	"strings"
	"time"

	"tallydesk/app/civil"
	"tallydesk/app/fail"
	"tallydesk/app/money"
	"tallydesk/app/textentry"
)

// longestText is as much as is read from the standard input.
const longestText = 1 << 20

// What people type, read; name is the flag or argument that it was typed for.
// What is empty is read as nothing.

// today gives the day that the person has.
func (c *call) today() civil.Day { return civil.Of(c.now().In(c.zone)) }

func (c *call) day(name, text string) (civil.Day, error) {
	if text == "" {
		return 0, nil
	}
	day, err := textentry.Day(text, c.today(), textentry.Unstated)
	return day, badly(name, err)
}

// period reads the first and the last day of a period; the others when they
// are not given.
func (c *call) period(from, to string, first, last civil.Day) (civil.Day, civil.Day, error) {
	if from != "" {
		day, err := c.day("--from", from)
		if err != nil {
			return 0, 0, err
		}
		first = day
	}
	if to != "" {
		day, err := c.day("--to", to)
		if err != nil {
			return 0, 0, err
		}
		last = day
	}
	if last < first {
		return 0, 0, badly("--to", fail.NewInvalid("to", "order"))
	}
	return first, last, nil
}

// moment reads an instant: RFC 3339, or a day and a time of day on clocks in
// the zone, each of which may be left out.
func (c *call) moment(name, text string, zone *time.Location) (time.Time, error) {
	if text == "" {
		return time.Time{}, nil
	}
	if at, err := time.Parse(time.RFC3339, text); err == nil {
		return at, nil
	}
	day, minute, err := dayAndClock(text, civil.Of(c.now().In(zone)))
	if err != nil {
		return time.Time{}, badly(name, err)
	}
	return clockOn(day, minute, zone), nil
}

// clockOn gives the instant at which clocks in the zone show a time of day, in
// minutes after the day's midnight.
func clockOn(day civil.Day, minute int, zone *time.Location) time.Time {
	year, month, dayOfMonth := day.Date()
	return time.Date(year, month, dayOfMonth, 0, minute, 0, 0, zone)
}

func dayAndClock(text string, today civil.Day) (civil.Day, int, error) {
	if minute, err := textentry.Clock(text); err == nil {
		return today, minute, nil
	}
	if day, err := textentry.Day(text, today, textentry.Unstated); err == nil {
		return day, 0, nil
	}
	cut := strings.LastIndexAny(strings.TrimSpace(text), " T")
	if cut < 0 {
		return 0, 0, fail.NewInvalid("moment", "moment", fail.Args{"Text": text})
	}
	day, err := textentry.Day(text[:cut], today, textentry.Unstated)
	if err != nil {
		return 0, 0, fail.NewInvalid("moment", "moment", fail.Args{"Text": text})
	}
	minute, err := textentry.Clock(text[cut+1:])
	return day, minute, err
}

func (c *call) span(name, text string) (textentry.Span, error) {
	if text == "" {
		return textentry.Span{}, nil
	}
	span, err := textentry.Duration(text)
	return span, badly(name, err)
}

// length reads hours that are bought or agreed: also more than a day's.
func (c *call) length(name, text string) (int, error) {
	if text == "" {
		return 0, nil
	}
	minutes, err := textentry.Length(text)
	return minutes, badly(name, err)
}

func (c *call) amount(name, text, currency string) (money.Amount, error) {
	if text == "" {
		return money.Amount{}, nil
	}
	amount, err := textentry.Money(text, currency, c.words.Lang())
	return amount, badly(name, err)
}

// prose gives a text as it was typed, or what comes on the standard input
// where "-" was typed.
func (c *call) prose(text string) (string, error) {
	if text != "-" {
		return text, nil
	}
	content, err := io.ReadAll(io.LimitReader(c.stdin, longestText))
	return strings.TrimRight(string(content), "\r\n"), err
}

// badly says of which flag or argument a value could not be read.
func badly(name string, err error) error {
	var invalid *fail.Invalid
	if errors.As(err, &invalid) {
		return &unreadable{name: name, cause: invalid}
	}
	return err
}
