package intake

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"tallydesk/app/civil"
	"tallydesk/app/ticket"
)

// Order says in which order a file writes the parts of a day in figures.
type Order string

// The orders. Days that begin with a year of four figures need none.
const (
	DayFirst   Order = "dmy"
	MonthFirst Order = "mdy"
	YearFirst  Order = "ymd"
)

// Orders lists the orders.
var Orders = []Order{DayFirst, MonthFirst, YearFirst}

// stamp is a day and a time of day as a cell writes them: whatever of both is
// there, before anybody has said in which order and which zone.
type stamp struct {
	numbers  [3]int // of a day in figures, as they stand
	digits   [3]int // how many figures each has
	month    int    // where it has a name; then numbers are day and year
	hasDay   bool
	exact    bool // the order is known: the year first, or the month by name
	seconds  int  // after midnight
	hasClock bool
	offset   *int // seconds east of Greenwich, where stated
}

var (
	figures  = regexp.MustCompile(`^(\d{1,4})([-/.])(\d{1,2})[-/.](\d{1,4})\.?$`)
	compact  = regexp.MustCompile(`^\d{8}$`)
	clocked  = regexp.MustCompile(`(?i)^(?:kl\.?\s*)?(\d{1,2})(?:[:.h](\d{2}))?(?:[:.](\d{2})(?:[.,]\d{1,9})?)?\s*([ap]m|[fe]m)?\s*(?:uhr)?\s*(z|utc|gmt|[+-]\d{2}:?\d{2})?$`)
	byName   = regexp.MustCompile(`^(?:[a-z]+,? )?(\d{1,2})\.?(?: de)? ([a-z]+)\.?,?(?: de)? (\d{4})$`)
	byName2  = regexp.MustCompile(`^(?:[a-z]+,? )?([a-z]+)\.? (\d{1,2}),? (\d{4})$`)
	byName3  = regexp.MustCompile(`^(\d{1,2})[-/]([a-z]{3,})[-/](\d{2}|\d{4})$`)
	iso      = regexp.MustCompile(`^(\d{4}-\d{1,2}-\d{1,2})t(.*)$`)
	spaced   = regexp.MustCompile(`([ap])\.?\s*m\.?(\s|$)`)
	weekdays = regexp.MustCompile(`^(?:mon|tue|wed|thu|fri|sat|sun|man|tis|ons|tor|fre|lor|son|die|mit|don|sam|mo|di|mi|do|fr|sa|so)[a-z]*[.,]*\s+(\d.*)$`)
)

// readStamp reads a cell that holds a day, a time of day or both.
func readStamp(text string) (stamp, bool) {
	text = strings.ToLower(ticket.Fold(strings.Join(strings.Fields(strings.ReplaceAll(text, "\u202f", " ")), " ")))
	text = spaced.ReplaceAllString(text, "${1}m$2")
	if m := weekdays.FindStringSubmatch(text); m != nil {
		text = m[1]
	}
	var s stamp
	if s.day(text) || s.clock(text) {
		return s, true
	}
	if m := iso.FindStringSubmatch(text); m != nil {
		return s, s.day(m[1]) && s.clock(m[2])
	}
	for at := len(text) - 1; at > 0; at-- { // the day is what is longest in front
		if text[at] != ' ' {
			continue
		}
		left, right := strings.TrimRight(strings.TrimSuffix(text[:at], " kl."), ", "), text[at+1:]
		if s.day(left) {
			return s, s.clock(right)
		}
		if strings.HasSuffix(left, " kl") && s.day(strings.TrimSuffix(left, " kl")) {
			return s, s.clock(right)
		}
		s = stamp{}
	}
	return stamp{}, false
}

// day reads a tidied day.
func (s *stamp) day(text string) bool {
	if compact.MatchString(text) {
		text = text[:4] + "-" + text[4:6] + "-" + text[6:]
	}
	if m := figures.FindStringSubmatch(text); m != nil {
		for i, part := range []string{m[1], m[3], m[4]} {
			s.numbers[i], _ = strconv.Atoi(part)
			s.digits[i] = len(part)
		}
		s.exact = s.digits[0] == 4
		s.hasDay = (s.digits[0] == 4) != (s.digits[2] == 4) || s.digits[0] <= 2 && s.digits[2] == 2
		s.hasDay = s.hasDay && s.digits[0] != 3 && s.digits[2] != 3 && s.digits[2] != 1 || s.exact && s.digits[2] <= 2
		return s.hasDay
	}
	for i, form := range []*regexp.Regexp{byName, byName2, byName3} {
		m := form.FindStringSubmatch(text)
		if m == nil {
			continue
		}
		day, month := m[1], m[2]
		if i == 1 {
			day, month = m[2], m[1]
		}
		if s.month = monthCalled(month); s.month == 0 {
			return false
		}
		s.numbers[0], _ = strconv.Atoi(day)
		s.numbers[2], _ = strconv.Atoi(m[3])
		s.digits[2] = len(m[3])
		s.hasDay, s.exact = true, true
		return true
	}
	return false
}

// clock reads a tidied time of day, on a clock of 24 hours or of 12.
func (s *stamp) clock(text string) bool {
	m := clocked.FindStringSubmatch(text)
	if m == nil || m[2] == "" && m[4] == "" { // "9" alone could be anything
		return false
	}
	hour, _ := strconv.Atoi(m[1])
	minute, _ := strconv.Atoi("0" + m[2])
	second, _ := strconv.Atoi("0" + m[3])
	if minute > 59 || second > 59 || hour > 24 || hour == 24 && minute+second > 0 {
		return false
	}
	switch half := m[4]; {
	case half == "":
	case hour < 1 || hour > 12:
		return false
	case half == "am" || half == "fm":
		hour %= 12
	default:
		hour = hour%12 + 12
	}
	s.seconds, s.hasClock = hour*3600+minute*60+second, true
	if m[5] != "" {
		offset := 0
		if len(m[5]) > 3 {
			figures := strings.ReplaceAll(m[5][1:], ":", "")
			hours, _ := strconv.Atoi(figures[:2])
			minutes, _ := strconv.Atoi(figures[2:])
			if offset = hours*3600 + minutes*60; m[5][0] == '-' {
				offset = -offset
			}
		}
		s.offset = &offset
	}
	return true
}

// in gives the day when its parts stand in the order; false where there is no
// such day.
func (s stamp) in(order Order) (civil.Day, bool) {
	year, month, day := s.numbers[0], s.numbers[1], s.numbers[2]
	yearDigits := s.digits[0]
	switch {
	case s.month > 0:
		year, month, day, yearDigits = s.numbers[2], s.month, s.numbers[0], s.digits[2]
	case s.digits[0] == 4:
	case order == DayFirst:
		year, day, yearDigits = s.numbers[2], s.numbers[0], s.digits[2]
	case order == MonthFirst:
		year, month, day, yearDigits = s.numbers[2], s.numbers[0], s.numbers[1], s.digits[2]
	case s.digits[2] == 4:
		return 0, false
	}
	if yearDigits == 2 {
		year += 2000
	}
	if yearDigits < 2 || month < 1 || month > 12 || day < 1 || year < 1970 || year > 2199 {
		return 0, false
	}
	found := civil.Date(year, time.Month(month), day)
	y, m, d := found.Date()
	return found, y == year && int(m) == month && d == day
}

// orders gives the orders in which the day can be read.
func (s stamp) orders() []Order {
	var possible []Order
	for _, order := range Orders {
		if _, ok := s.in(order); ok {
			possible = append(possible, order)
		}
	}
	return possible
}

// monthNames are the months in English, Swedish, German, French and Spanish,
// without diacritics; three letters are enough where they are clear.
var monthNames = [12][]string{
	{"jan", "january", "januari", "januar", "janvier", "enero", "ene", "janv", "janner"},
	{"feb", "february", "februari", "februar", "fevrier", "febrero", "fevr", "fev"},
	{"mar", "march", "mars", "marz", "marzo", "mrz"},
	{"apr", "april", "avril", "abril", "avr", "abr"},
	{"may", "maj", "mai", "mayo"},
	{"jun", "june", "juni", "juin", "junio"},
	{"jul", "july", "juli", "juillet", "julio", "juil"},
	{"aug", "august", "augusti", "aout", "agosto", "ago"},
	{"sep", "september", "sept", "septembre", "septiembre"},
	{"oct", "october", "okt", "oktober", "octobre", "octubre"},
	{"nov", "november", "novembre", "noviembre"},
	{"dec", "december", "dez", "dezember", "decembre", "diciembre", "dic"},
}

func monthCalled(name string) int {
	for i, names := range monthNames {
		for _, known := range names {
			if known == name {
				return i + 1
			}
		}
	}
	return 0
}
