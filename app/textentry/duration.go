package textentry

import (
	"regexp"
	"strconv"
	"strings"

	"tallydesk/app/fail"
)

// day is the minutes of a day by the clock on the wall: no entry is longer.
const day = 24 * 60

// Span is time as it was typed: so many minutes, and from when to when if that
// was said.
type Span struct {
	Minutes int
	// Timed says that a start and an end were typed. Then Start is the clock
	// time of the start in minutes after midnight, 0 to 1439, and End that of
	// the end, up to 1440; End ≤ Start means the day after.
	Timed      bool
	Start, End int
}

const (
	hourWords   = `(?:h|t|hr|hrs|hour|hours|tim|timme|timmar)\.?`
	minuteWords = `(?:m|min|mins|minute|minutes|minut|minuter)\.?`
)

var (
	colonTime   = regexp.MustCompile(`^(\d{1,4}):(\d{2})$`)
	hoursTime   = regexp.MustCompile(`^(\d{1,4}) ?` + hourWords + `$`)
	shortTime   = regexp.MustCompile(`^(\d{1,4}) ?` + hourWords + ` ?(\d{2})$`)
	longTime    = regexp.MustCompile(`^(\d{1,4}) ?` + hourWords + ` ?(\d{1,2}) ?` + minuteWords + `$`)
	minutesTime = regexp.MustCompile(`^(\d{1,5}) ?` + minuteWords + `$`)
	numberTime  = regexp.MustCompile(`^(\d{1,5})$`)
	decimalTime = regexp.MustCompile(`^(\d{1,4})([.,])(\d{1,2})( ?` + hourWords + `)?$`)
)

// Duration reads a time worked that is more than nothing and at most 24 h
// (R-TIME-7, R-TIME-8):
//
//	1h30  1 h 30  1h30m  1 tim 30 min  1:30      hours and minutes
//	2h  90m  90 min                              one of them
//	1.5  1,5  1,5 h  1.25 h                      hours, to the nearest minute
//	2                                            hours, one digit alone
//	9-11:30  09.00–11.30  23-01                  from and to, see Span
//
// A number alone is hours as a decimal one is, but from 10 on it could as well
// be minutes, and 1.30 without a unit could be 1:30 or 1,3 h: these are refused,
// naming both. So is an end before the start, unless that is a night of at
// most 12 h. The error is of the field "minutes".
func Duration(text string) (Span, error) {
	span, err := DurationOrZero(text)
	if err == nil && span.Minutes == 0 {
		return Span{}, refuse("minutes", "duration.zero", text)
	}
	return span, err
}

// DurationOrZero is Duration that takes no time at all, too: "0", "0:00".
func DurationOrZero(text string) (Span, error) {
	typed := tidy(text)
	if strings.Contains(typed, "-") {
		return between(text, typed)
	}
	minutes, err := length(text, typed)
	if err != nil {
		return Span{}, err
	}
	if minutes > day {
		return Span{}, refuse("minutes", "duration.long", text)
	}
	return Span{Minutes: minutes}, nil
}

// Length reads hours that are bought, agreed or waited for, which may be more
// than a day's, in minutes: what Duration takes, but for from and to. The
// error is of the field "minutes".
func Length(text string) (int, error) {
	minutes, err := length(text, tidy(text))
	if err == nil && minutes == 0 {
		return 0, refuse("minutes", "duration.zero", text)
	}
	return minutes, err
}

// length reads a time without from and to, tidied, in minutes.
func length(text, typed string) (int, error) {
	for _, form := range []*regexp.Regexp{colonTime, shortTime, longTime} {
		if parts := form.FindStringSubmatch(typed); parts != nil {
			if minutes := number(parts[2]); minutes < 60 {
				return number(parts[1])*60 + minutes, nil
			}
			return 0, refuse("minutes", "duration", text)
		}
	}
	if parts := hoursTime.FindStringSubmatch(typed); parts != nil {
		return number(parts[1]) * 60, nil
	}
	if parts := minutesTime.FindStringSubmatch(typed); parts != nil {
		return number(parts[1]), nil
	}
	if parts := numberTime.FindStringSubmatch(typed); parts != nil {
		return bare(text, number(parts[1]))
	}
	if parts := decimalTime.FindStringSubmatch(typed); parts != nil {
		return decimal(text, parts)
	}
	return 0, refuse("minutes", "duration", text)
}

// bare reads a whole number without a unit.
func bare(text string, n int) (int, error) {
	if n < 10 {
		return n * 60, nil
	}
	return 0, refuse("minutes", "duration.unit", text, fail.Args{"Number": n})
}

// decimal reads whole, sign, decimals and unit as hours.
func decimal(text string, parts []string) (int, error) {
	whole, fraction := number(parts[1]), number(parts[3])
	hundredths := fraction
	if len(parts[3]) == 1 {
		hundredths *= 10
	}
	minutes := whole*60 + (hundredths*60+50)/100
	clockLike := parts[2] == "." && len(parts[3]) == 2 && fraction < 60 && parts[4] == ""
	if asClock := whole*60 + fraction; clockLike && asClock != minutes {
		return 0, refuse("minutes", "duration.point", text, fail.Args{
			"Clock": parts[1] + ":" + parts[3], "Decimal": parts[1] + "," + parts[3],
			"ClockTime": fail.Minutes(asClock), "DecimalTime": fail.Minutes(minutes),
		})
	}
	return minutes, nil
}

// number reads digits that a pattern has let through: few enough to fit.
func number(digits string) int {
	n, _ := strconv.Atoi(digits)
	return n
}
