package filter

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"tallydesk/app/civil"
	"tallydesk/app/fail"
	"tallydesk/app/words"
)

// The years that a filter can name.
const (
	firstYear = 1980
	lastYear  = 2199
)

// mostBack is as many days as a filter can count back.
const mostBack = 36500

var (
	figures = regexp.MustCompile(`^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$`)
	counted = regexp.MustCompile(`^(\d{1,5})([dw])$`)
)

// parseDays reads a range of days:
//
//	2026-10-05  2026-10  2026              a day, a month, a year
//	>2026-10-05  >=…  <…  <=…              after it, from it on, before it, until it
//	2026-10-01..2026-10-15                 from and until; an end may be left out
//	today  yesterday  idag  igår           by name
//	7d  2w                                 the last so many days, today among them
//	>30d                                   longer ago than that
func parseDays(text string) (Days, error) {
	if from, to, ranged := strings.Cut(text, ".."); ranged {
		return between(from, to)
	}
	sign, rest := cutSign(text)
	if days, ok := back(rest); ok {
		return turn(days, sign, counted.MatchString(rest))
	}
	from, to, ok := dated(rest)
	if !ok {
		return Days{}, fail.NotValid
	}
	switch sign {
	case ">":
		return Days{From: to + 1}, nil
	case ">=":
		return Days{From: from}, nil
	case "<":
		return Days{To: from - 1}, nil
	case "<=":
		return Days{To: to}, nil
	}
	return Days{From: from, To: to}, nil
}

func cutSign(text string) (sign, rest string) {
	for _, sign := range []string{">=", "<=", ">", "<"} {
		if rest, found := strings.CutPrefix(text, sign); found {
			return sign, rest
		}
	}
	return "", text
}

// between reads the two ends of a range.
func between(from, to string) (days Days, err error) {
	if from == "" && to == "" {
		return Days{}, fail.NotValid
	}
	if from != "" {
		first, _, ok := dated(from)
		if !ok {
			return Days{}, fail.NotValid
		}
		days.From = first
	}
	if to != "" {
		_, last, ok := dated(to)
		if !ok || last < days.From {
			return Days{}, fail.NotValid
		}
		days.To = last
	}
	return days, nil
}

// back reads days that are counted back from today.
func back(text string) (Days, bool) {
	named := plain(text)
	for _, lang := range words.Languages {
		switch named {
		case plain(words.For(lang).T("filter.day.today")):
			return Days{Relative: true}, true
		case plain(words.For(lang).T("filter.day.yesterday")):
			return Days{Relative: true, Newest: 1, Oldest: 1}, true
		}
	}
	parts := counted.FindStringSubmatch(named)
	if parts == nil {
		return Days{}, false
	}
	n, err := strconv.Atoi(parts[1])
	if parts[2] == "w" {
		n *= 7
	}
	if err != nil || n < 1 || n > mostBack {
		return Days{}, false
	}
	return Days{Relative: true, Oldest: n - 1}, true
}

// turn gives what a sign makes of days counted back: of a number of days longer
// ago than that or within it, of a day called by name what was before it.
func turn(days Days, sign string, number bool) (Days, error) {
	switch {
	case sign == "", number && sign[0] == '<':
		return days, nil
	case number && sign == ">":
		return Days{Relative: true, Newest: days.Oldest + 1, Oldest: Forever}, nil
	case !number && sign == "<":
		return Days{Relative: true, Newest: days.Oldest + 1, Oldest: Forever}, nil
	}
	return Days{}, fail.NotValid
}

// dated reads a day, a month or a year as its first and last day.
func dated(text string) (from, to civil.Day, ok bool) {
	parts := figures.FindStringSubmatch(text)
	if parts == nil {
		return 0, 0, false
	}
	year, month, day := atoi(parts[1]), atoi(parts[2]), atoi(parts[3])
	if year < firstYear || year > lastYear {
		return 0, 0, false
	}
	switch {
	case parts[2] == "":
		return civil.Date(year, 1, 1), civil.Date(year, 12, 31), true
	case month < 1 || month > 12:
		return 0, 0, false
	case parts[3] == "":
		first := civil.Date(year, time.Month(month), 1)
		return first, first.MonthEnd(), true
	}
	from = civil.Date(year, time.Month(month), day)
	return from, from, day >= 1 && from.MonthStart() == civil.Date(year, time.Month(month), 1)
}
