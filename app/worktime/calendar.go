// Package worktime holds business time: when the desk is open, and what so
// many open hours or working days from a moment is (domain rules R-CAL-1 to
// R-CAL-9). Deadlines, paces and after-hours time all rest on it.
//
// It never reads a clock, a database or a file (but the time zones'), and knows
// nothing of tickets, priorities or pauses: those are the business of service
// levels.
//
// A Calendar is made once of its rules and kept: it lays the years out as
// sorted intervals of absolute time with running sums, and Add and Between are
// binary searches in them. Outside the years 1950 to 2199 every calendar is
// closed.
package worktime

import (
	"cmp"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	_ "time/tzdata" // zones must be there, and known, on machines without them

	"tallydesk/app/civil"
)

// The years in which a calendar can be open. The limits keep sums of
// nanoseconds within 64 bits and bound every search.
const (
	firstYear = 1950
	lastYear  = 2199
)

// Rule is one version of a calendar. It holds from a day on until the next
// version takes over; the earliest holds for all days before it too, so that
// back-dated work finds the desk as it was first described.
type Rule struct {
	// ValidFrom is the first day on which the version holds.
	ValidFrom civil.Day
	// Zone is the IANA name of the time zone of the opening hours.
	Zone string
	// Week holds the opening intervals by time.Weekday, Sunday first. A day
	// without any is closed.
	Week [7][]Interval
	// Region is the code of the holiday region, one of Regions, or "" for no
	// holidays. Holidays are closed.
	Region string
	// Eves are the selected extra days of the region, which count as holidays
	// (R-CAL-3): any of Eves(Region).
	Eves []string
	// PreHoliday replaces the intervals of an open day before a holiday
	// (R-CAL-3). Nil means that there is no such rule; empty but not nil that
	// these days are closed.
	PreHoliday []Interval
	// BridgeClosed closes bridge days (R-CAL-2). Otherwise they are days like
	// all others.
	BridgeClosed bool
}

// Deviation replaces the opening intervals of one day, whatever the rules say
// of it (R-CAL-1).
type Deviation struct {
	// Day is the day that deviates.
	Day civil.Day
	// Intervals are its opening hours; none means closed.
	Intervals []Interval
	// Reason is told to customers.
	Reason string
	// AnnouncedOn is the day from which customers are told, civil.Never for
	// not at all.
	AnnouncedOn civil.Day
}

// Calendar answers questions of business time. It is safe for concurrent use.
type Calendar struct {
	versions   []version // by ValidFrom
	deviations map[civil.Day]Deviation

	growing sync.Mutex // held while more years are laid out
	laid    atomic.Pointer[timeline]
}

// New makes a calendar of its versions and deviations, in any order. It
// refuses, with one *fail.Invalid for everything that is wrong: no version at
// all, two from the same day, unknown zones, regions and eves, bad intervals,
// two deviations of a day, and a calendar that would never be open.
//
// A Calendar keeps the years it has laid out: make it once and keep it, rather
// than once for every question.
func New(rules []Rule, deviations []Deviation) (*Calendar, error) {
	if err := validate(rules, deviations); err != nil {
		return nil, err
	}
	c := &Calendar{deviations: make(map[civil.Day]Deviation, len(deviations))}
	for _, deviation := range deviations {
		deviation.Intervals = slices.Clone(deviation.Intervals)
		c.deviations[deviation.Day] = deviation
	}
	for _, rule := range rules {
		zone, err := time.LoadLocation(rule.Zone)
		if err != nil {
			return nil, err
		}
		c.versions = append(c.versions, version{Rule: cloneRule(rule), zone: zone})
	}
	slices.SortFunc(c.versions, func(a, b version) int { return cmp.Compare(a.ValidFrom, b.ValidFrom) })
	setSpans(c.versions)
	return c, nil
}

// Announced lists the deviations from one day to another, both included, that
// are announced by the first of them, in order of their days (R-CAL-8): what
// customers are shown in advance and while it lasts.
func (c *Calendar) Announced(from, to civil.Day) []Deviation {
	var announced []Deviation
	for day, deviation := range c.deviations {
		if from <= day && day <= to && deviation.AnnouncedOn <= from {
			announced = append(announced, deviation)
		}
	}
	slices.SortFunc(announced, func(a, b Deviation) int { return cmp.Compare(a.Day, b.Day) })
	return announced
}

func cloneRule(rule Rule) Rule {
	for day, hours := range rule.Week {
		rule.Week[day] = slices.Clone(hours)
	}
	rule.Eves = slices.Clone(rule.Eves)
	rule.PreHoliday = slices.Clone(rule.PreHoliday)
	return rule
}
