package worktime

import "tallydesk/app/civil"

// span is one stretch of open time, in nanoseconds since 1970, with the open
// time of the timeline before it.
type span struct{ from, to, before int64 }

// laidDay is a day of a timeline: what is known of it, the place of its first
// span (or of the next day's, when closed), and how many open days there are
// before it in the timeline.
type laidDay struct {
	DayInfo
	firstSpan  int
	openBefore int
}

// timeline is a row of whole years laid out as sorted, separate spans of
// absolute time (R-CAL-9). It never changes once made.
type timeline struct {
	firstYear, lastYear int
	first               civil.Day // of days
	from, until         int64     // from its first instant to its end
	spans               []span
	days                []laidDay
	open                int64 // all open time
	openDays            int
}

// coveringYears gives a timeline with all years from one to another in it; of
// years in which no calendar can be open, with the nearest that can.
func (c *Calendar) coveringYears(first, last int) *timeline {
	first, last = clampYear(first), clampYear(last)
	if tl := c.laid.Load(); tl != nil && tl.firstYear <= first && last <= tl.lastYear {
		return tl
	}
	c.growing.Lock()
	defer c.growing.Unlock()
	if tl := c.laid.Load(); tl != nil {
		first, last = min(first, tl.firstYear), max(last, tl.lastYear)
		if first == tl.firstYear && last == tl.lastYear {
			return tl
		}
	}
	tl := c.lay(first, last)
	c.laid.Store(tl)
	return tl
}

// covering gives a timeline with two instants, and all between, in it.
func (c *Calendar) covering(from, to int64) *timeline {
	if tl := c.laid.Load(); tl != nil && tl.from <= from && to < tl.until {
		return tl
	}
	return c.coveringYears(c.dayOf(from).Year(), c.dayOf(to).Year())
}

// direction says where an answer lies that a timeline does not hold.
type direction int

const (
	here direction = iota
	earlier
	later
)

// grown gives a timeline of twice as many years to one side, or false where a
// calendar cannot be open any more.
func (c *Calendar) grown(tl *timeline, side direction) (*timeline, bool) {
	years := tl.lastYear - tl.firstYear + 1
	switch {
	case side == later && tl.lastYear < lastYear:
		return c.coveringYears(tl.firstYear, tl.lastYear+years), true
	case side == earlier && tl.firstYear > firstYear:
		return c.coveringYears(tl.firstYear-years, tl.lastYear), true
	}
	return nil, false
}

// lay makes the timeline of a row of years.
func (c *Calendar) lay(first, last int) *timeline {
	tl := &timeline{firstYear: first, lastYear: last, first: civil.Date(first, 1, 1)}
	end := civil.Date(last+1, 1, 1)
	tl.days = make([]laidDay, 0, end-tl.first)
	almanac := c.almanac(first, last)
	for day := tl.first; day < end; day++ {
		tl.add(almanac.decide(day), &c.versions[c.versionOn(day)])
	}
	tl.from, tl.until = c.startOf(tl.first), c.startOf(end)
	return tl
}

// add lays out the next day. An interval that a change of clocks swallows is
// no span; a day without spans is not open.
func (tl *timeline) add(info DayInfo, v *version) {
	firstSpan := len(tl.spans)
	tl.days = append(tl.days, laidDay{info, firstSpan, tl.openDays})
	for _, interval := range info.Intervals {
		from, to := v.at(info.Day, interval.From), v.at(info.Day, interval.To)
		if from < to {
			tl.spans = append(tl.spans, span{from, to, tl.open})
			tl.open += to - from
		}
	}
	if len(tl.spans) > firstSpan {
		tl.openDays++
	}
}
