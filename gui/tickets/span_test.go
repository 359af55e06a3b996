package tickets

import (
	"testing"
	"time"

	"tallydesk/app/civil"
	"tallydesk/app/command"
	"tallydesk/app/words"
)

// R-TIME-7: from and to are kept, though the field writes out only how long.
func TestFromAndToAreKept(t *testing.T) {
	day := civil.Date(2026, 11, 18)
	at := func(hour, minute int) time.Time { return time.Date(2026, 11, 18, hour, minute, 0, 0, time.UTC) }
	cases := []struct {
		typed []string // one after the other
		want  command.Work
	}{
		{[]string{"1h30"}, command.Work{WorkDay: day, Minutes: 90}},
		{[]string{"9-11:30"}, command.Work{WorkDay: day, Start: at(9, 0), End: at(11, 30)}},
		{[]string{"9-11:30", "2 h 30"}, command.Work{WorkDay: day, Start: at(9, 0), End: at(11, 30)}},
		{[]string{"23-01"}, command.Work{WorkDay: day, Start: at(23, 0), End: at(25, 0)}},
		{[]string{"9-11:30", "1h"}, command.Work{WorkDay: day, Minutes: 60}},
		{[]string{"9-11:30", "9-11:3", "2 h 30"}, command.Work{WorkDay: day, Minutes: 150}},
	}
	for _, c := range cases {
		entry := newSpanEntry(words.For("en"))
		minutes := 0
		for _, text := range c.typed {
			minutes, _ = entry.parse(text)
		}
		var got command.Work
		entry.on(&got, day, minutes, time.UTC)
		if got != c.want {
			t.Errorf("%q: got %+v, want %+v", c.typed, got, c.want)
		}
	}
}
