package worktime

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"tallydesk/app/civil"
)

var zones = []string{
	"Europe/Stockholm", "America/New_York", "Australia/Lord_Howe", "Africa/Cairo", "Asia/Kathmandu",
	"America/Sao_Paulo", "America/St_Johns", "Pacific/Apia", "UTC",
}

// drawHours draws the intervals of a day: none, all day, or some with edges
// near changes of clocks or anywhere.
func drawHours(t *rapid.T, label string) []Interval {
	edge := rapid.OneOf(
		rapid.SampledFrom([]int{0, 1, 30, 60, 90, 105, 120, 135, 150, 180, 240, 540, 720, 780, 960, 1380, 1410, 1439, 1440}),
		rapid.IntRange(0, dayMinutes),
	)
	edges := rapid.SliceOfN(edge, 0, 8).Draw(t, label)
	slices.Sort(edges)
	edges = slices.Compact(edges)
	var drawn []Interval
	for i := 0; i+1 < len(edges); i += 2 {
		drawn = append(drawn, Interval{edges[i], edges[i+1]})
	}
	return drawn
}

func drawRule(t *rapid.T, validFrom civil.Day) Rule {
	rule := Rule{
		ValidFrom:    validFrom,
		Zone:         rapid.SampledFrom(zones).Draw(t, "zone"),
		Region:       rapid.SampledFrom([]string{"SE", ""}).Draw(t, "region"),
		BridgeClosed: rapid.Bool().Draw(t, "bridge closed"),
	}
	for weekday := range rule.Week {
		rule.Week[weekday] = drawHours(t, "week")
	}
	if rule.Region != "" {
		rule.Eves = rapid.SliceOfDistinct(rapid.SampledFrom(Eves(rule.Region)), rapid.ID[string]).Draw(t, "eves")
	}
	if rapid.Bool().Draw(t, "pre-holiday") {
		rule.PreHoliday = append([]Interval{}, drawHours(t, "pre-holiday hours")...)
	}
	return rule
}

// drawMoment draws the neighbourhood of any moment or of a change of clocks.
func drawMoment(t *rapid.T, zone string) int64 {
	at := rapid.Int64Range(30*86400, 75*365*86400).Draw(t, "moment") // readings after 1970 only
	if rapid.IntRange(0, 2).Draw(t, "near a change") > 0 {
		location, err := time.LoadLocation(zone)
		if err != nil {
			t.Fatal(err)
		}
		if _, change := time.Unix(at, 0).In(location).ZoneBounds(); !change.IsZero() && change.Year() < 2045 {
			at = change.Unix()
		}
	}
	return at - rapid.Int64Range(0, 40*3600).Draw(t, "before")
}

// world is a random calendar with an oracle of some days.
type world struct {
	*oracle
	c *Calendar
}

const watched = 3 * 86400

func drawWorld(t *rapid.T) world {
	first := drawRule(t, 0)
	start := drawMoment(t, first.Zone)
	today := civil.Day(start / 86400)
	rules := []Rule{first}
	if rapid.IntRange(0, 2).Draw(t, "second version") == 0 {
		rules = append(rules, drawRule(t, today+civil.Day(rapid.IntRange(0, 3).Draw(t, "valid from"))))
	}
	var deviations []Deviation
	for d := today - 1; d < today+5; d++ {
		if rapid.IntRange(0, 3).Draw(t, "deviation") == 0 {
			deviations = append(deviations, Deviation{Day: d, Intervals: drawHours(t, "deviation hours")})
		}
	}
	c, err := New(rules, deviations)
	if err != nil {
		t.Skip(err) // never open
	}
	return world{watch(rules, deviations, start, watched), c}
}

func (w world) at(second int) time.Time { return time.Unix(w.start+int64(second), 0).UTC() }

// inWindow gives the watched second of a moment, false when it lies outside.
func (w world) inWindow(at time.Time, ok bool) (int, bool) {
	second := at.Unix() - w.start
	return int(second), ok && second >= 0 && second <= watched
}

// R-CAL-1 to R-CAL-7 against the oracle.
func TestCalendarAgreesWithTheOracle(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := drawWorld(t)
		second := rapid.IntRange(0, watched-1)
		for range 50 {
			s, other := second.Draw(t, "second"), second.Draw(t, "other")
			if got := w.c.Open(w.at(s)); got != w.open[s] {
				t.Fatalf("open at %v: %v", w.at(s), got)
			}
			if got := w.c.DayOf(w.at(s)); got != w.day[s] {
				t.Fatalf("%v is of %v, want %v", w.at(s), got, w.day[s])
			}
			if got, want := w.c.Between(w.at(s), w.at(other)), w.sum[other]-w.sum[s]; got != time.Duration(want)*time.Second {
				t.Fatalf("from %v to %v: %v, want %d s", w.at(s), w.at(other), got, want)
			}
			w.checkAdd(t, s, rapid.Int64Range(0, w.sum[watched]-w.sum[s]+1).Draw(t, "forward"))
			w.checkBack(t, s, rapid.Int64Range(1, w.sum[s]+1).Draw(t, "back"))
			w.checkSameDay(t, s)
			w.checkNextDay(t, s)
		}
	})
}

// nextOpen gives the first open second from s on, false when none is watched.
func (w world) nextOpen(s int) (int, bool) {
	for ; s < watched; s++ {
		if w.open[s] {
			return s, true
		}
	}
	return s, false
}

func (w world) checkAdd(t *rapid.T, s int, seconds int64) {
	got, ok := w.c.Add(w.at(s), time.Duration(seconds)*time.Second)
	want, inside := w.nextOpen(s)
	if seconds > 0 {
		passed := func(sum int64) bool { return sum >= w.sum[s]+seconds }
		want = slices.IndexFunc(w.sum, passed)
		inside = want >= 0
	}
	result, within := w.inWindow(got, ok)
	if inside && (!within || result != want) || !inside && within && result < watched {
		t.Fatalf("%v + %d s = %v, %v, want second %d (%v)", w.at(s), seconds, got, ok, want, inside)
	}
}

func (w world) checkBack(t *rapid.T, s int, seconds int64) {
	got, ok := w.c.Add(w.at(s), -time.Duration(seconds)*time.Second)
	want := -1
	for i := s; i >= 0 && want < 0; i-- {
		if w.sum[i] <= w.sum[s]-seconds {
			want = i
		}
	}
	result, within := w.inWindow(got, ok)
	if want >= 0 && (!within || result != want) || want < 0 && within && result > 0 {
		t.Fatalf("%v - %d s = %v, %v, want second %d", w.at(s), seconds, got, ok, want)
	}
}

// lastClosing gives the last closing of the day of a second, false when the
// day is not over within the watch.
func (w world) lastClosing(s int) (int, bool) {
	day, last := w.day[s], s
	for ; s < watched && w.day[s] == day; s++ {
		if w.open[s] {
			last = s
		}
	}
	return last + 1, s < watched
}

// R-CAL-7
func (w world) checkSameDay(t *rapid.T, s int) {
	opens, found := w.nextOpen(s)
	if !found {
		return
	}
	if want, over := w.lastClosing(opens); over {
		got, ok := w.c.SameBusinessDay(w.at(s))
		if !ok || !got.Equal(w.at(want)) {
			t.Fatalf("same day as %v: %v, %v, want %v", w.at(s), got, ok, w.at(want))
		}
	}
}

// R-CAL-6, for the next open day.
func (w world) checkNextDay(t *rapid.T, s int) {
	moved, found := w.nextOpen(s)
	if !found {
		return
	}
	next := moved
	for next < watched && (w.day[next] == w.day[moved] || !w.open[next]) {
		next++
	}
	if next == watched {
		return
	}
	last, over := w.lastClosing(next)
	if !over {
		return
	}
	// The clock itself, not its latest reading: they differ in a repeated hour.
	clock := w.clock(moved)
	want, target := next, clock+int64(w.day[next]-w.day[moved])*86400
	for want < last && (!w.open[want] || w.wall[want] < target) {
		want++
	}
	got, ok := w.c.AddWorkingDays(w.at(s), 1)
	if !ok || !got.Equal(w.at(want)) {
		t.Fatalf("a working day after %v: %v, %v, want %v", w.at(s), got, ok, w.at(want))
	}
}

// clock gives what the wall clock shows at a second.
func (w world) clock(s int) int64 {
	zone := w.c.StartOf(w.day[s]).Location()
	_, offset := w.at(s).In(zone).Zone()
	return w.start + int64(s) + int64(offset)
}

// The laws of R-CAL-5 over years, to the nanosecond.
func TestLawsOfAddAndBetween(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rules := []Rule{drawRule(t, 0)}
		if rapid.Bool().Draw(t, "second version") {
			rules = append(rules, drawRule(t, civil.Day(rapid.IntRange(8000, 22000).Draw(t, "valid from"))))
		}
		c, err := New(rules, nil)
		if err != nil {
			t.Skip(err) // never open
		}
		instant := rapid.Custom(func(t *rapid.T) time.Time {
			return time.Unix(rapid.Int64Range(0, 60*365*86400).Draw(t, "s"), rapid.Int64Range(0, 999999999).Draw(t, "ns")).UTC()
		})
		length := rapid.OneOf(rapid.Int64Range(1, int64(100*time.Hour)), rapid.Int64Range(1, int64(5000*time.Hour)))
		for range 20 {
			a, b, m := instant.Draw(t, "a"), instant.Draw(t, "b"), instant.Draw(t, "m")
			x, y := time.Duration(length.Draw(t, "x")), time.Duration(length.Draw(t, "y"))
			checkLaws(t, c, a, b, m, x, y)
		}
	})
}

func checkLaws(t *rapid.T, c *Calendar, a, b, m time.Time, x, y time.Duration) {
	if c.Between(a, m)+c.Between(m, b) != c.Between(a, b) {
		t.Fatalf("%v to %v is not the sum over %v", a, b, m)
	}
	ax, ok := c.Add(a, x)
	if !ok {
		return // the last version is never open
	}
	if got := c.Between(a, ax); got != x {
		t.Fatalf("Between(%v, %v) = %v, want %v", a, ax, got, x)
	}
	if back, ok := c.Add(ax, -x); !ok || c.Between(back, ax) != x || c.Between(a, back) != 0 {
		t.Fatalf("%v + %v and back is %v", a, x, back)
	}
	if axy, ok := c.Add(ax, y); ok {
		if whole, _ := c.Add(a, x+y); !whole.Equal(axy) {
			t.Fatalf("%v + %v + %v = %v, but at once %v", a, x, y, axy, whole)
		}
		if axy.Before(ax) {
			t.Fatalf("%v + %v went back to %v", ax, y, axy)
		}
	}
	if bx, ok := c.Add(b, x); ok && a.Before(b) && bx.Before(ax) {
		t.Fatalf("%v + %v = %v, later %v gives %v", a, x, ax, b, bx)
	}
	if steps := c.Explain(a, ax); steps[len(steps)-1].Total != x {
		t.Fatalf("Explain(%v, %v) adds up to %v, want %v", a, ax, steps[len(steps)-1].Total, x)
	}
}

// R-CAL-9: what has been laid out before never changes an answer.
func TestAnswersDoNotDependOnWhatWasAsked(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rules := []Rule{drawRule(t, 0)}
		used, err := New(rules, nil)
		if err != nil {
			t.Skip(err) // never open
		}
		for range 5 {
			fresh, err := New(rules, nil)
			if err != nil {
				t.Fatal(err)
			}
			at := time.Unix(rapid.Int64Range(-10*365*86400, 100*365*86400).Draw(t, "at"), 0)
			d := time.Duration(rapid.Int64Range(-int64(30000*time.Hour), int64(30000*time.Hour)).Draw(t, "d"))
			n := rapid.IntRange(-2000, 2000).Draw(t, "n")
			got, ok := used.Add(at, d)
			want, wantOK := fresh.Add(at, d)
			gotDay, dayOK := used.AddWorkingDays(at, n)
			wantDay, wantDayOK := fresh.AddWorkingDays(at, n)
			if ok != wantOK || !got.Equal(want) || dayOK != wantDayOK || !gotDay.Equal(wantDay) {
				t.Fatalf("%v: + %v = %v, fresh %v; + %d days = %v, fresh %v", at, d, got, want, n, gotDay, wantDay)
			}
		}
	})
}
