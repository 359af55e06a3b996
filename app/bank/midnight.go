package bank

import (
	"time"

	"tallydesk/app/civil"
)

// Part is what of a piece of work falls on one day.
type Part struct {
	Day     civil.Day
	Start   time.Time // of the part: the work's start, or midnight
	Minutes int
}

// SplitAtMidnights cuts work at every midnight of a zone (R-BANK-2). Minutes
// are real ones, whatever the clocks do that night. Seconds are rounded to the
// nearest minute over the whole from its start, so the parts always add up to
// the whole rounded alone; a part of no minutes is left out. Work that ends
// before it starts has no parts.
func SplitAtMidnights(start, end time.Time, zone *time.Location) []Part {
	var parts []Part
	done := 0
	for at := start; at.Before(end); {
		day := civil.Of(at.In(zone))
		stop := (day + 1).Start(zone)
		if stop.After(end) {
			stop = end
		}
		if minutes := wholeMinutes(stop.Sub(start)) - done; minutes > 0 {
			parts = append(parts, Part{Day: day, Start: at, Minutes: minutes})
			done += minutes
		}
		at = stop
	}
	return parts
}

func wholeMinutes(d time.Duration) int { return int(d.Round(time.Minute) / time.Minute) }
