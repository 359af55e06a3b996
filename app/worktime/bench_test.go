package worktime

import (
	"math/rand/v2"
	"testing"
	"time"

	"github.com/rickar/cal/v2"
	"github.com/rickar/cal/v2/us"
)

// P1: Add and Between against the business clock of the library whose holiday
// tables are used here, on the same days and hours (US Eastern office, the
// kind with one interval a day that it knows). Each goes through the same
// starts in turn.

const starts = 256

// peer is that library's calendar, plain and with its cache of holidays on.
func peer(cached bool) *cal.BusinessCalendar {
	c := cal.NewBusinessCalendar()
	c.AddHoliday(us.Holidays...)
	c.Cacheable = cached
	return c
}

// openStarts draws moments in open time of the years 2024 to 2026.
func openStarts(b *testing.B, c *Calendar) []time.Time {
	random := rand.New(rand.NewPCG(1, 2))
	first := moment(b, "America/New_York", "2024-01-01 00:00")
	drawn := make([]time.Time, starts)
	for i := range drawn {
		at, ok := c.NextOpening(first.Add(time.Duration(random.Int64N(int64(3 * 365 * 24 * time.Hour)))))
		if !ok {
			b.Fatal("never open")
		}
		drawn[i] = at
	}
	return drawn
}

func benchmarkAdd(b *testing.B, d time.Duration) {
	c := must(b, USEasternOffice())
	from := openStarts(b, c)
	for _, at := range from {
		if _, ok := c.Add(at, d); !ok { // lays out the years
			b.Fatal("never open again")
		}
	}
	b.Run("worktime", func(b *testing.B) {
		b.ReportAllocs()
		for i := 0; b.Loop(); i++ {
			c.Add(from[i%starts], d)
		}
	})
	benchmarkPeers(b, func(c *cal.BusinessCalendar, i int) { c.AddWorkHours(from[i%starts], d) })
}

func benchmarkPeers(b *testing.B, run func(*cal.BusinessCalendar, int)) {
	for _, name := range []string{"rickar", "rickar-cached"} {
		b.Run(name, func(b *testing.B) {
			c := peer(name == "rickar-cached")
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				run(c, i)
			}
		})
	}
}

func BenchmarkAdd40h(b *testing.B)     { benchmarkAdd(b, 40*time.Hour) }
func BenchmarkAdd1Day(b *testing.B)    { benchmarkAdd(b, 8*time.Hour) }
func BenchmarkAdd10Years(b *testing.B) { benchmarkAdd(b, 10*250*8*time.Hour) }

func BenchmarkBetweenYear(b *testing.B) {
	c := must(b, USEasternOffice())
	from := openStarts(b, c)
	to := make([]time.Time, starts)
	for i, at := range from {
		to[i] = at.AddDate(1, 0, 0)
		c.Between(at, to[i]) // lays out the years
	}
	b.Run("worktime", func(b *testing.B) {
		b.ReportAllocs()
		for i := 0; b.Loop(); i++ {
			c.Between(from[i%starts], to[i%starts])
		}
	})
	benchmarkPeers(b, func(c *cal.BusinessCalendar, i int) { c.WorkHoursInRange(from[i%starts], to[i%starts]) })
}

// The price of the first question: laying out ten years.
func BenchmarkLayOut10Years(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		must(b, SwedenOffice()).coveringYears(2020, 2029)
	}
}

// Both agree where that library can be right: in open time, days away from the
// changes of clocks (which are on Sundays).
func TestTheReferenceDoesTheSame(t *testing.T) {
	c := must(t, USEasternOffice())
	reference := peer(false)
	start := moment(t, "America/New_York", "2026-01-05 10:30")
	for range 200 {
		end, ok := c.Add(start, 40*time.Hour+time.Minute)
		if want := reference.AddWorkHours(start, 40*time.Hour+time.Minute); !ok || !end.Equal(want) {
			t.Fatalf("%v: %v, %v, the reference has %v", start, end, ok, want)
		}
		if got, want := c.Between(start, end), reference.WorkHoursInRange(start, end); got != want {
			t.Fatalf("%v to %v: %v, the reference has %v", start, end, got, want)
		}
		start = end
	}
}
