package textentry

import (
	"regexp"
	"slices"
	"strings"

	"tallydesk/app/fail"
	"tallydesk/app/worktime"
)

// longestHours is more than anybody writes for one day.
const longestHours = 200

var (
	atClock      = regexp.MustCompile(`\bkl\.? ?(\d)`)
	toClock      = regexp.MustCompile(`(\d) ?(?:-|till|to) ?(\d)`)
	betweenParts = regexp.MustCompile(` ?(?:,|;|\+|&| och | and ) ?| `)
)

// closedWords are what a day without opening hours is called.
var closedWords = []string{"", "-", "closed", "stängt", "stangt", "stängd"}

// Hours reads the opening hours of one day, intervals in any order:
//
//	9-12, 13-16   09:00–12:00 13–16   9.30-12 och 13-16.30   0-24
//	closed  stängt  -                  not open: no intervals
//
// Nothing at all is closed too. Touching intervals become one. The error is of
// the field "hours".
func Hours(text string) ([]worktime.Interval, error) {
	typed := tidy(text)
	if slices.Contains(closedWords, typed) {
		return nil, nil
	}
	if len(typed) > longestHours {
		return nil, refuse("hours", "hours", text)
	}
	joined := toClock.ReplaceAllString(atClock.ReplaceAllString(typed, "$1"), "$1-$2")
	var hours []worktime.Interval
	for _, part := range betweenParts.Split(joined, -1) {
		if part == "" {
			continue
		}
		from, to, _ := strings.Cut(part, "-")
		start, okStart := clock(from)
		end, okEnd := clock(to)
		if !okStart || !okEnd {
			return nil, refuse("hours", "hours", part)
		}
		hours = append(hours, worktime.Interval{From: start, To: end})
	}
	return settledHours(text, hours)
}

// settledHours puts intervals in order, touching ones made into one, and
// refuses those that cannot be a day's.
func settledHours(text string, hours []worktime.Interval) ([]worktime.Interval, error) {
	if len(hours) == 0 {
		return nil, refuse("hours", "hours", text)
	}
	sorted, err := worktime.ParseHours(worktime.FormatHours(hours))
	return sorted, fail.In("hours", err)
}
