package tickets

import (
	"time"

	"tallydesk/app/civil"
	"tallydesk/app/command"
	"tallydesk/app/textentry"
	"tallydesk/app/words"
	"tallydesk/gui/kit"
)

// spanEntry reads what is typed into a field for time worked (R-TIME-7), and
// remembers from when to when it was, where that was typed: the field itself
// writes out only how long.
type spanEntry struct {
	words *words.Words
	last  textentry.Span // the last one with start and end that still holds
}

func newSpanEntry(w *words.Words) *spanEntry { return &spanEntry{words: w} }

// reading is how the field understands and writes time.
func (e *spanEntry) reading() kit.Reading[int] {
	return kit.Reading[int]{Parse: e.parse, Show: e.words.Duration, Explain: func(err error) string {
		return kit.Errors(e.words, err)["minutes"]
	}}
}

func (e *spanEntry) parse(text string) (int, error) {
	span, err := textentry.Duration(text)
	switch {
	case err != nil, !span.Timed && text != e.words.Duration(e.last.Minutes):
		e.last = textentry.Span{}
	case span.Timed:
		e.last = span
	}
	return span.Minutes, err
}

// on puts time of a day into work: from when to when, or else how long.
func (e *spanEntry) on(work *command.Work, day civil.Day, minutes int, zone *time.Location) {
	work.WorkDay = day
	if !e.last.Timed || e.last.Minutes != minutes {
		work.Minutes = minutes
		return
	}
	year, month, date := day.Date()
	work.Start = time.Date(year, month, date, 0, e.last.Start, 0, 0, zone)
	work.End = time.Date(year, month, date, 0, e.last.End, 0, 0, zone)
	if e.last.End <= e.last.Start { // over midnight
		work.End = time.Date(year, month, date+1, 0, e.last.End, 0, 0, zone)
	}
}
