package worktime

import (
	"math/rand/v2"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"tallydesk/app/civil"
	"tallydesk/app/fail"
)

func TestNewRefuses(t *testing.T) {
	with := func(change func(*Rule)) []Rule {
		rules := SwedenOffice()
		change(&rules[0])
		return rules
	}
	twice := Deviation{Day: day(t, "2026-05-12")}
	for name, c := range map[string]struct {
		rules      []Rule
		deviations []Deviation
		want       []string
	}{
		"nothing":              {nil, nil, []string{"rules required"}},
		"no zone":              {with(func(r *Rule) { r.Zone = "" }), nil, []string{"zone required"}},
		"an unknown zone":      {with(func(r *Rule) { r.Zone = "Europe/Sundvik" }), nil, []string{"zone unknown"}},
		"the machine's zone":   {with(func(r *Rule) { r.Zone = "Local" }), nil, []string{"zone unknown"}},
		"an unknown region":    {with(func(r *Rule) { r.Region, r.Eves = "XX", nil }), nil, []string{"region unknown"}},
		"another region's eve": {with(func(r *Rule) { r.Region = "US" }), nil, []string{"eves unknown"}},
		"overlapping hours":    {with(func(r *Rule) { r.Week[1] = []Interval{{540, 720}, {700, 800}} }), nil, []string{"monday hours.overlap"}},
		"hours out of order":   {with(func(r *Rule) { r.Week[0] = []Interval{{780, 960}, {540, 720}} }), nil, []string{"sunday hours.overlap"}},
		"hours over midnight":  {with(func(r *Rule) { r.Week[6] = []Interval{{1320, 1441}} }), nil, []string{"saturday hours.midnight"}},
		"hours before the day": {with(func(r *Rule) { r.PreHoliday = []Interval{{-1, 5}} }), nil, []string{"preholiday hours.midnight"}},
		"two versions at once": {slices.Concat(SwedenOffice(), USEasternOffice()), nil, []string{"validfrom taken"}},
		"two deviations":       {SwedenOffice(), []Deviation{twice, twice}, []string{"deviation taken"}},
		"a bad deviation":      {SwedenOffice(), []Deviation{{Intervals: []Interval{{5, 5}}}}, []string{"deviation hours.midnight"}},
		"never open":           {[]Rule{{Zone: "UTC"}}, []Deviation{twice}, []string{"week hours.never"}},
		"everything wrong":     {[]Rule{{Zone: "x", Region: "y"}}, nil, []string{"zone unknown", "region unknown", "week hours.never"}},
	} {
		made, err := New(c.rules, c.deviations)
		var got []string
		for _, invalid := range fail.Invalids(err) {
			got = append(got, invalid.Field+" "+invalid.Reason)
		}
		if diff := cmp.Diff(c.want, got); diff != "" || made != nil {
			t.Errorf("%s: %v\n%s", name, made, diff)
		}
	}
}

// A calendar keeps its rules: whoever made them may go on changing theirs.
func TestNewCopiesItsRules(t *testing.T) {
	rules := SwedenOffice()
	deviations := []Deviation{{Day: day(t, "2026-05-12"), Intervals: []Interval{{600, 660}}}}
	c := must(t, rules, deviations...)
	rules[0].Week[1][0] = Interval{0, 1}
	rules[0].PreHoliday[0] = Interval{0, 1}
	rules[0].Eves[0] = "none"
	deviations[0].Intervals[0] = Interval{0, 1}
	for text, want := range map[string]string{
		"2026-05-11": "09:00-12:00,13:00-16:00", "2026-05-12": "10:00-11:00", "2026-05-13": "09:00-12:00", "2026-06-19": "",
	} {
		if got := FormatHours(c.Day(day(t, text)).Intervals); got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

// R-CAL-8: announced deviations are shown in advance and while they last.
func TestAnnounced(t *testing.T) {
	at := func(text string) civil.Day { return day(t, text) }
	c := must(t, SwedenOffice(),
		Deviation{Day: at("2026-11-20"), AnnouncedOn: at("2026-11-10"), Reason: "staff day"},
		Deviation{Day: at("2026-11-18"), AnnouncedOn: at("2026-11-18"), Reason: "fire drill"},
		Deviation{Day: at("2026-11-25"), AnnouncedOn: civil.Never, Reason: "secret"},
		Deviation{Day: at("2026-12-01"), AnnouncedOn: at("2026-11-01"), Reason: "later"},
	)
	for on, want := range map[string][]string{
		"2026-11-09": nil,
		"2026-11-10": {"staff day"},
		"2026-11-18": {"fire drill", "staff day"},
		"2026-11-20": {"staff day"},
		"2026-11-21": {"later"},
	} {
		var got []string
		for _, d := range c.Announced(at(on), at(on)+10) {
			got = append(got, d.Reason)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("on %s: %s", on, diff)
		}
	}
}

// R-CAL-9: years are laid out lazily, and cached.
func TestYearsAreLaidOutLazily(t *testing.T) {
	c := must(t, SwedenOffice())
	years := func() [2]int {
		tl := c.laid.Load()
		if tl == nil {
			return [2]int{}
		}
		return [2]int{tl.firstYear, tl.lastYear}
	}
	steps := []struct {
		what string
		do   func()
		want [2]int
	}{
		{"made", func() {}, [2]int{}},
		{"one question", func() { c.Add(stockholm(t, "2026-05-12 10:00"), hour) }, [2]int{2026, 2026}},
		{"over New Year", func() { c.Add(stockholm(t, "2026-12-30 10:00"), 8*hour) }, [2]int{2026, 2027}},
		{"far on", func() { c.Add(stockholm(t, "2026-12-30 10:00"), 3000*hour) }, [2]int{2026, 2029}},
		{"back", func() { c.Open(stockholm(t, "2020-01-01 10:00")) }, [2]int{2020, 2029}},
		{"a year view", func() { c.Year(2019) }, [2]int{2019, 2029}},
	}
	for _, step := range steps {
		step.do()
		if got := years(); got != step.want {
			t.Errorf("%s: %v are laid out, want %v", step.what, got, step.want)
		}
	}
	before := c.laid.Load()
	c.Between(stockholm(t, "2019-01-01 00:00"), stockholm(t, "2029-12-31 23:00"))
	if c.laid.Load() != before {
		t.Error("a question about years laid out laid them out again")
	}
}

// R-CAL-9: safe for concurrent use, with the answers of a calendar used alone.
func TestConcurrentUse(t *testing.T) {
	type question struct {
		at time.Time
		d  time.Duration
		n  int
	}
	random := rand.New(rand.NewPCG(1, 2))
	questions := make([]question, 300)
	for i := range questions {
		at := time.Unix(random.Int64N(60*365*86400), 0)
		questions[i] = question{at, time.Duration(random.Int64N(int64(9000*hour))) - 3000*hour, random.IntN(500) - 100}
	}
	answer := func(c *Calendar, q question) [4]any {
		at, _ := c.Add(q.at, q.d)
		later, _ := c.AddWorkingDays(q.at, q.n)
		return [4]any{at.UnixNano(), later.UnixNano(), c.Between(q.at, at), c.Day(c.DayOf(later)).Cause}
	}
	want := make([][4]any, len(questions))
	alone := must(t, SwedenOffice())
	for i, q := range questions {
		want[i] = answer(alone, q)
	}
	shared := must(t, SwedenOffice())
	var running sync.WaitGroup
	for worker := range 8 {
		running.Go(func() {
			for i := range questions {
				i = (i*7 + worker*41) % len(questions)
				if got := answer(shared, questions[i]); got != want[i] {
					t.Errorf("%+v: %v, want %v", questions[i], got, want[i])
				}
			}
		})
	}
	running.Wait()
}

// P1: nothing is allocated once the years are laid out.
func TestNothingIsAllocated(t *testing.T) {
	c := must(t, SwedenOffice())
	start := stockholm(t, "2026-05-12 10:00")
	end, _ := c.Add(start, 15000*hour)
	if n := testing.AllocsPerRun(100, func() {
		c.Add(start, 15000*hour)
		c.Add(end, -40*hour)
		c.Between(start, end)
		c.Open(start)
		c.AddWorkingDays(start, 3)
		c.SameBusinessDay(start)
		c.OpenDays(20000, 20500)
	}); n != 0 {
		t.Errorf("%v allocations", n)
	}
}
