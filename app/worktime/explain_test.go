package worktime

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestExplain(t *testing.T) {
	c := must(t, SwedenOffice(), Deviation{Day: day(t, "2026-05-18"), Intervals: hours(t, "10-16"), Reason: "late start"})
	var lines []string
	for _, s := range c.Explain(stockholm(t, "2026-05-12 15:00"), stockholm(t, "2026-05-18 12:00")) {
		stretch := "closed"
		if s.Open() {
			stretch = s.From.Format("15:04") + "-" + s.To.Format("15:04")
		}
		lines = append(lines, strings.TrimSpace(fmt.Sprintf("%v %s %v %v %s %s%s", s.Day, stretch, s.Counted, s.Total, s.Cause, s.Name, s.Reason)))
	}
	want := []string{
		"2026-05-12 15:00-16:00 1h0m0s 1h0m0s weekday",
		"2026-05-13 09:00-12:00 3h0m0s 4h0m0s preholiday holiday.se.ascension",
		"2026-05-14 closed 0s 4h0m0s holiday holiday.se.ascension",
		"2026-05-15 closed 0s 4h0m0s bridge holiday.se.ascension",
		"2026-05-16 closed 0s 4h0m0s weekday",
		"2026-05-17 closed 0s 4h0m0s weekday",
		"2026-05-18 10:00-12:00 2h0m0s 6h0m0s deviation late start",
	}
	if diff := cmp.Diff(want, lines); diff != "" {
		t.Error(diff)
	}
}

func TestExplainNothing(t *testing.T) {
	c := must(t, SwedenOffice())
	at := stockholm(t, "2026-05-12 10:00")
	if got := c.Explain(at, at); got != nil {
		t.Errorf("of no time: %v", got)
	}
	if got := c.Explain(at, at.Add(-time.Hour)); got != nil {
		t.Errorf("backwards: %v", got)
	}
	if got := c.Explain(stockholm(t, "2026-05-12 12:00"), stockholm(t, "2026-05-12 13:00")); got != nil {
		t.Errorf("of lunch: %v", got)
	}
	if got := c.Explain(stockholm(t, "2026-05-22 16:00"), stockholm(t, "2026-05-23 00:00")); got != nil {
		t.Errorf("of an evening before a Saturday: %v", got)
	}
	if got := c.Explain(time.Time{}, time.Date(1949, 12, 31, 0, 0, 0, 0, time.UTC)); got != nil {
		t.Errorf("before all time: %v", got)
	}
}
