package intake

import (
	"math"
	"regexp"
	"strconv"
	"strings"

	"tallydesk/app/ticket"
)

// Unit says what a bare number in a column of durations counts.
type Unit string

// The units.
const (
	Hours   Unit = "hours"
	Minutes Unit = "minutes"
	Seconds Unit = "seconds"
)

// Units lists the units.
var Units = []Unit{Hours, Minutes, Seconds}

// unitOf reads the unit off a heading; "" where it states none. A column of
// hours is called so in every language.
func unitOf(column string) Unit {
	for word := range strings.FieldsSeq(heading(column)) {
		switch word {
		case "hours", "hour", "h", "hrs", "decimal", "timmar", "tim", "stunden", "std", "heures", "horas":
			return Hours
		case "minutes", "minute", "min", "mins", "minuter", "minuten", "minutos":
			return Minutes
		case "seconds", "second", "sec", "s", "sekunder", "sekunden", "segundos", "secondes":
			return Seconds
		}
	}
	return ""
}

var (
	colons    = regexp.MustCompile(`^(\d{1,5}):(\d{2})(?::(\d{2}))?$`)
	hourWord  = `(?:h|hr|hrs|hour|hours|t|tim|timme|timmar|std|stunde|stunden|heure|heures|hora|horas)\.?`
	minWord   = `(?:m|min|mins|minute|minutes|minut|minuter|minuten|minutos)\.?`
	secWord   = `(?:s|sec|secs|second|seconds|sek|sekund|sekunder|sekunden)\.?`
	worded    = regexp.MustCompile(`^(?:(\d+(?:[.,]\d+)?)\s*` + hourWord + `)?\s*(?:(\d+(?:[.,]\d+)?)\s*` + minWord + `)?\s*(?:(\d+)\s*` + secWord + `)?$`)
	halfSaid  = regexp.MustCompile(`^(\d+)\s*` + hourWord + `\s*(\d{1,2})$`) // 1h30
	isoLength = regexp.MustCompile(`^pt(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)(?:\.\d+)?s)?$`)
	bare      = regexp.MustCompile(`^\d+$`)
	decimal   = regexp.MustCompile(`^(\d*)[.,](\d+)$`)
)

// readLength reads a duration in seconds. A number without a unit is of the
// unit given; needsUnit tells that it is one and none was given.
func readLength(text string, unit Unit) (seconds int, needsUnit, ok bool) {
	text = strings.ToLower(ticket.Fold(strings.Join(strings.Fields(text), " ")))
	if m := colons.FindStringSubmatch(text); m != nil {
		return clockLength(m[1], m[2], m[3])
	}
	if m := isoLength.FindStringSubmatch(text); m != nil && text != "pt" {
		return whole(m[1])*3600 + whole(m[2])*60 + whole(m[3]), false, true
	}
	if bare.MatchString(text) || decimal.MatchString(text) {
		number, err := strconv.ParseFloat(strings.Replace(text, ",", ".", 1), 64)
		if err != nil || number > 1e9 {
			return 0, false, false
		}
		if unit == "" {
			return 0, true, true
		}
		return int(math.Round(number * map[Unit]float64{Hours: 3600, Minutes: 60, Seconds: 1}[unit])), false, true
	}
	if m := halfSaid.FindStringSubmatch(text); m != nil {
		return clockLength(m[1], m[2], "")
	}
	m := worded.FindStringSubmatch(text)
	if m == nil || m[1] == "" && m[2] == "" && m[3] == "" || m[1] != "" && m[2] != "" && strings.ContainsAny(m[1], ".,") {
		return 0, false, false
	}
	return int(math.Round(number(m[1])*3600+number(m[2])*60)) + whole(m[3]), false, true
}

func clockLength(hours, minutes, seconds string) (int, bool, bool) {
	if whole(minutes) > 59 || whole(seconds) > 59 {
		return 0, false, false
	}
	return whole(hours)*3600 + whole(minutes)*60 + whole(seconds), false, true
}

// whole reads figures; nothing is 0.
func whole(figures string) int {
	n, err := strconv.Atoi(figures)
	if err != nil || n > 1e8 {
		return 0
	}
	return n
}

func number(figures string) float64 {
	n, err := strconv.ParseFloat(strings.Replace(figures, ",", ".", 1), 64)
	if err != nil || n > 1e6 {
		return 0
	}
	return n
}
