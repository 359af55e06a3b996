package worktime

import "time"

// Step is one row of an explanation: a stretch of open time that was counted,
// or a whole day on which nothing could be.
type Step struct {
	// DayInfo is the day and the rule that made it what it is.
	DayInfo
	// From and To bound the stretch; both are zero for a closed day.
	From, To time.Time
	// Counted is the stretch's length in real time.
	Counted time.Duration
	// Total is the running total with this step.
	Total time.Duration
}

// Explain tells how Between(from, to) comes about, step by step in order of
// time, in from's location: every stretch of open time, and every closed day
// that was passed over. The last Total is Between(from, to). There are no
// steps when to is not after from.
func (c *Calendar) Explain(from, to time.Time) []Step {
	start, end := nanos(from), nanos(to)
	if end <= start {
		return nil
	}
	tl := c.covering(start, end)
	var steps []Step
	var total time.Duration
	for day := max(0, int(c.dayOf(start)-tl.first)); day < len(tl.days); day++ {
		info := tl.days[day].DayInfo
		if c.startOf(info.Day) >= end {
			break
		}
		today := tl.spansOf(day)
		if len(today) == 0 {
			steps = append(steps, Step{DayInfo: info, Total: total})
		}
		for _, s := range today {
			opened, closed := max(s.from, start), min(s.to, end)
			if opened >= closed {
				continue
			}
			counted := time.Duration(closed - opened)
			total += counted
			steps = append(steps, Step{
				info, time.Unix(0, opened).In(from.Location()), time.Unix(0, closed).In(from.Location()),
				counted, total,
			})
		}
	}
	return steps
}
