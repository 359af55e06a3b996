package textentry

import (
	"regexp"
	"strings"

	"tallydesk/app/fail"
)

// night is the longest time over midnight that is taken without asking.
const night = 12 * 60

var (
	clockForm = regexp.MustCompile(`^(?:kl\.? ?)?(\d{1,2})(?:[:.](\d{2}))?$`)
	fourForm  = regexp.MustCompile(`^(?:kl\.? ?)?(\d{2})(\d{2})$`)
)

// Clock reads a time of day in minutes after midnight, 0 to 1440: "9", "9:30",
// "09.30", "0930", "kl. 9". "24:00" is the end of the day. The error is of the
// field "clock".
func Clock(text string) (int, error) {
	minutes, ok := clock(tidy(text))
	if !ok {
		return 0, refuse("clock", "clock", text)
	}
	return minutes, nil
}

// clock reads a tidied time of day.
func clock(typed string) (int, bool) {
	parts := clockForm.FindStringSubmatch(typed)
	if parts == nil {
		parts = fourForm.FindStringSubmatch(typed)
	}
	if parts == nil {
		return 0, false
	}
	hour, minute := number(parts[1]), number(parts[2])
	at := hour*60 + minute
	return at, minute < 60 && at <= day
}

// between reads "9-11:30", tidied.
func between(text, typed string) (Span, error) {
	from, to, _ := strings.Cut(typed, "-")
	start, okStart := clock(strings.TrimSpace(from))
	end, okEnd := clock(strings.TrimSpace(to))
	if !okStart || !okEnd || start == day {
		return Span{}, refuse("minutes", "duration", text)
	}
	if start == end {
		return Span{}, refuse("minutes", "duration.same", text)
	}
	minutes := end - start
	if end < start {
		minutes += day
		if minutes > night {
			return Span{}, refuse("minutes", "duration.night", text, fail.Args{"Time": fail.Minutes(minutes)})
		}
	}
	return Span{Minutes: minutes, Timed: true, Start: start, End: end}, nil
}
