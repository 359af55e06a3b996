package worktime

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"tallydesk/app/fail"
)

// dayMinutes is 24:00, the latest end of an interval.
const dayMinutes = 24 * 60

// Interval is a piece of a day in minutes of the wall clock since midnight,
// half-open (R-CAL-4): {540, 720} is open from 09:00 and closed at 12:00. To
// is at most 24:00.
type Interval struct{ From, To int }

// String writes the interval as 09:00-12:00.
func (i Interval) String() string {
	return fmt.Sprintf("%02d:%02d-%02d:%02d", i.From/60, i.From%60, i.To/60, i.To%60)
}

// FormatHours writes the intervals of a day as rows store them:
// "09:00-12:00,13:00-16:00". A closed day is the empty string.
func FormatHours(hours []Interval) string {
	parts := make([]string, len(hours))
	for n, interval := range hours {
		parts[n] = interval.String()
	}
	return strings.Join(parts, ",")
}

// ParseHours reads the intervals of a day as rows store them and as people
// write them: "09:00-12:00,13:00-16:00", "9–12, 13.00–16.30", "0-24". The
// empty string is a closed day (nil). The intervals come in order, touching
// ones made into one. Every error is a *fail.Invalid without a field.
func ParseHours(text string) ([]Interval, error) {
	if strings.TrimSpace(text) == "" {
		return nil, nil
	}
	var hours []Interval
	for part := range strings.SplitSeq(text, ",") {
		interval, ok := parseInterval(part)
		if !ok {
			return nil, fail.NewInvalid("", "hours", fail.Args{"Text": strings.TrimSpace(part)})
		}
		hours = append(hours, interval)
	}
	slices.SortFunc(hours, func(a, b Interval) int { return cmp.Compare(a.From, b.From) })
	if err := checkHours(hours); err != nil {
		return nil, err
	}
	return joinTouching(hours), nil
}

// checkHours refuses intervals that are empty, pass midnight, overlap or stand
// out of order.
func checkHours(hours []Interval) error {
	end := 0
	for _, interval := range hours {
		args := fail.Args{"Text": interval.String()}
		if interval.From < 0 || interval.From >= interval.To || interval.To > dayMinutes {
			return fail.NewInvalid("", "hours.midnight", args)
		}
		if interval.From < end {
			return fail.NewInvalid("", "hours.overlap", args)
		}
		end = interval.To
	}
	return nil
}

func joinTouching(hours []Interval) []Interval {
	joined := hours[:1]
	for _, interval := range hours[1:] {
		if last := &joined[len(joined)-1]; last.To == interval.From {
			last.To = interval.To
			continue
		}
		joined = append(joined, interval)
	}
	return joined
}

func parseInterval(text string) (Interval, bool) {
	text = strings.ReplaceAll(text, "–", "-")
	from, to, found := strings.Cut(text, "-")
	start, ok1 := parseClock(from)
	end, ok2 := parseClock(to)
	return Interval{start, end}, found && ok1 && ok2
}

// parseClock reads 9, 09:30, 9.30 and 24:00 as minutes since midnight.
func parseClock(text string) (int, bool) {
	text = strings.ReplaceAll(strings.TrimSpace(text), ".", ":")
	hourText, minuteText, split := strings.Cut(text, ":")
	hour, ok := parseDigits(hourText, 1)
	if !ok {
		return 0, false
	}
	minute := 0
	if split {
		if minute, ok = parseDigits(minuteText, 2); !ok || minute > 59 {
			return 0, false
		}
	}
	return hour*60 + minute, hour*60+minute <= dayMinutes
}

// parseDigits reads a number of fewest to two digits, without a sign.
func parseDigits(text string, fewest int) (int, bool) {
	if len(text) < fewest || len(text) > 2 || strings.Trim(text, "0123456789") != "" {
		return 0, false
	}
	number, err := strconv.Atoi(text)
	return number, err == nil
}
