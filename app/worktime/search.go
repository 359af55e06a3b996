package worktime

import (
	"sort"

	"tallydesk/app/civil"
)

// The searches in a timeline. The compiler inlines sort.Search with its
// function, so that they cost no call and no allocation.

// endingAfter gives the place of the first span that ends after an instant:
// the one that holds it, or else the next.
func (tl *timeline) endingAfter(t int64) int {
	spans := tl.spans
	return sort.Search(len(spans), func(i int) bool { return spans[i].to > t })
}

// startingBefore gives the number of spans that start before an instant.
func (tl *timeline) startingBefore(t int64) int {
	spans := tl.spans
	return sort.Search(len(spans), func(i int) bool { return spans[i].from >= t })
}

// beginningUnder gives the number of spans that start when less than some open
// time has passed.
func (tl *timeline) beginningUnder(passed int64) int {
	spans := tl.spans
	return sort.Search(len(spans), func(i int) bool { return spans[i].before >= passed })
}

// dayOfSpan gives the place of the day to which a span belongs.
func (tl *timeline) dayOfSpan(place int) int {
	days := tl.days
	return sort.Search(len(days), func(i int) bool { return days[i].firstSpan > place }) - 1
}

// openDay gives the place of the open day that has n open days before it.
func (tl *timeline) openDay(n int) int {
	days := tl.days
	return sort.Search(len(days), func(i int) bool { return days[i].openBefore > n }) - 1
}

// spansOf gives the spans of a day.
func (tl *timeline) spansOf(day int) []span {
	if day+1 == len(tl.days) {
		return tl.spans[tl.days[day].firstSpan:]
	}
	return tl.spans[tl.days[day].firstSpan:tl.days[day+1].firstSpan]
}

// openDaysBefore counts the open days before a day that is in the timeline or
// follows it.
func (tl *timeline) openDaysBefore(day civil.Day) int {
	if place := int(day - tl.first); place < len(tl.days) {
		return tl.days[place].openBefore
	}
	return tl.openDays
}

// elapsed gives the open time of the timeline up to an instant.
func (tl *timeline) elapsed(t int64) int64 {
	place := tl.startingBefore(t)
	if place == 0 {
		return 0
	}
	last := &tl.spans[place-1]
	return last.before + min(t, last.to) - last.from
}
