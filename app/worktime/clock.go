package worktime

import "time"

// Add gives the moment when d of open time has passed since start (R-CAL-5),
// in start's location. A start in closed time moves to the next opening, also
// when d is zero; a result that lands exactly on a closing moment stays there.
//
// A negative d counts back, as in a mirror: a start in closed time moves to
// the last closing, a result that lands on an opening stays there.
//
// It is false when the calendar is not open that long, ever.
func (c *Calendar) Add(start time.Time, d time.Duration) (time.Time, bool) {
	t := nanos(start)
	for tl, ok := c.covering(t, t), true; ok; {
		at, side := tl.advance(t, int64(d))
		if side == here {
			return time.Unix(0, at).In(start.Location()), true
		}
		tl, ok = c.grown(tl, side)
	}
	return time.Time{}, false
}

// Between gives the open time from a to b, in real seconds whatever the clocks
// do (R-CAL-4, R-CAL-5). It is negative when b is before a:
// Between(a, b) = -Between(b, a).
func (c *Calendar) Between(a, b time.Time) time.Duration {
	from, to := nanos(a), nanos(b)
	tl := c.covering(min(from, to), max(from, to))
	return time.Duration(tl.elapsed(to) - tl.elapsed(from))
}

// Open reports whether a moment is in open time. The moment of closing is not
// (R-CAL-4).
func (c *Calendar) Open(t time.Time) bool {
	at := nanos(t)
	tl := c.covering(at, at)
	place := tl.endingAfter(at)
	return place < len(tl.spans) && tl.spans[place].from <= at
}

// NextOpening gives t itself when it is open, and else the next opening, in
// t's location. It is false when there is none, ever.
func (c *Calendar) NextOpening(t time.Time) (time.Time, bool) { return c.Add(t, 0) }

// advance finds what Add finds, if it lies in this timeline.
func (tl *timeline) advance(t, d int64) (int64, direction) {
	if d < 0 {
		return tl.retreat(t, d)
	}
	place := tl.endingAfter(t)
	if place == len(tl.spans) {
		return 0, later
	}
	s := tl.spans[place]
	start := max(t, s.from)
	if d <= s.to-start {
		return start + d, here
	}
	passed := s.before + start - s.from
	if d > tl.open-passed {
		return 0, later
	}
	s = tl.spans[tl.beginningUnder(passed+d)-1]
	return s.from + passed + d - s.before, here
}

// retreat is advance for a negative d.
func (tl *timeline) retreat(t, d int64) (int64, direction) {
	place := tl.startingBefore(t)
	if place == 0 {
		return 0, earlier
	}
	s := tl.spans[place-1]
	passed := s.before + min(t, s.to) - s.from + d
	if passed < 0 {
		return 0, earlier
	}
	s = tl.spans[tl.beginningUnder(passed+1)-1]
	return s.from + passed - s.before, here
}
