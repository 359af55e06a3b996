package ticket

import (
	"fmt"
	"time"
)

// Place is what an open ticket's place in the work queue depends on (R-TIX-1).
type Place struct {
	Emergency bool
	Priority  Priority
	// Contracted: its contract is more than pay-as-you-go.
	Contracted bool
	Received   time.Time // rules the place among equals, also of requests confirmed later (R-ACC-3)
}

// Key gives a text that sorts places as they are worked on (R-TIX-1):
// emergencies; then priority; then contract customers before pay-as-you-go and
// uncovered ones; then first come, first served.
func (p Place) Key() string {
	return fmt.Sprintf("%d%d%d%015d", last(p.Emergency), p.Priority.rank(), last(p.Contracted), millis(p.Received))
}

// DoneKey gives the text by which done tickets are sorted: the latest activity
// first.
func DoneKey(lastAt time.Time) string {
	return fmt.Sprintf("%015d", latest-millis(lastAt))
}

// last sorts what is true before what is not.
func last(yes bool) int {
	if yes {
		return 0
	}
	return 1
}

// latest is the greatest instant that 15 digits of milliseconds hold: the year
// 33658.
const latest = int64(999_999_999_999_999)

func millis(t time.Time) int64 { return min(max(t.UnixMilli(), 0), latest) }
