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
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		c.Add(from[i%starts], d)
	}
}

func benchmarkAddReference(b *testing.B, d time.Duration) {
	from := openStarts(b, must(b, USEasternOffice()))
	c := peer(false)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		c.AddWorkHours(from[i%starts], d)
	}
}

const (
	hours40 = 40 * time.Hour
	oneDay  = 8 * time.Hour
	years10 = 10 * 250 * 8 * time.Hour
)

func BenchmarkP1Add40h(b *testing.B)              { benchmarkAdd(b, hours40) }
func BenchmarkP1Add40hReference(b *testing.B)     { benchmarkAddReference(b, hours40) }
func BenchmarkP1Add1Day(b *testing.B)             { benchmarkAdd(b, oneDay) }
func BenchmarkP1Add1DayReference(b *testing.B)    { benchmarkAddReference(b, oneDay) }
func BenchmarkP1Add10Years(b *testing.B)          { benchmarkAdd(b, years10) }
func BenchmarkP1Add10YearsReference(b *testing.B) { benchmarkAddReference(b, years10) }

// yearsApart gives moments and those a year later.
func yearsApart(b *testing.B, c *Calendar) (from, to []time.Time) {
	from = openStarts(b, c)
	to = make([]time.Time, starts)
	for i, at := range from {
		to[i] = at.AddDate(1, 0, 0)
		c.Between(at, to[i]) // lays out the years
	}
	return from, to
}

func BenchmarkP1BetweenYear(b *testing.B) {
	c := must(b, USEasternOffice())
	from, to := yearsApart(b, c)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		c.Between(from[i%starts], to[i%starts])
	}
}

func BenchmarkP1BetweenYearReference(b *testing.B) {
	from, to := yearsApart(b, must(b, USEasternOffice()))
	c := peer(false)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		c.WorkHoursInRange(from[i%starts], to[i%starts])
	}
}

// The reference with its cache of holidays on, for the record.
func BenchmarkAdd40hCachedReference(b *testing.B) {
	from := openStarts(b, must(b, USEasternOffice()))
	c := peer(true)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		c.AddWorkHours(from[i%starts], hours40)
	}
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
