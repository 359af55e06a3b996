package account

import (
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"tallydesk/app/civil"
	"tallydesk/app/view"
	"tallydesk/app/words"
)

// visit is when the person was here, and how much of the hours work had taken
// by then.
type visit struct {
	At   time.Time `json:"at"`
	Used int       `json:"used"` // minutes
}

// visitKey is where the last visit is remembered.
const visitKey = "account.visit"

// parseVisit reads what String wrote; anything else is no visit.
func parseVisit(text string) visit {
	var v visit
	if json.Unmarshal([]byte(text), &v) != nil {
		return visit{}
	}
	return v
}

// String writes the visit.
func (v visit) String() string {
	text, err := json.Marshal(v)
	if err != nil {
		return ""
	}
	return string(text)
}

// sinceText tells what is new since the last visit; nothing at the first one.
func sinceText(w *words.Words, before visit, f facts, now time.Time) string {
	if before.At.IsZero() {
		return ""
	}
	when := dayOfVisit(w, before.At.In(now.Location()), now)
	var news []string
	if n := answersSince(f, before.At); n > 0 {
		news = append(news, w.N("account.since.answers", n))
	}
	if used := f.used() - before.Used; used > 0 {
		news = append(news, w.T("account.since.used", "Hours", w.Duration(used)))
	}
	if len(news) == 0 {
		return w.T("account.since.nothing", "When", when)
	}
	return w.T("account.since", "When", when, "What", strings.Join(news, ", "))
}

// answersSince counts the tickets that support answered after a moment.
func answersSince(f facts, after time.Time) int {
	n := 0
	for _, row := range f.latest {
		if row.LastFrom == view.StaffSide && row.LastAt.After(after) {
			n++
		}
	}
	return n
}

// dayOfVisit says when somebody was here: today, yesterday, on Monday, 4 Nov.
func dayOfVisit(w *words.Words, at, now time.Time) string {
	day, today := civil.Of(at), civil.Of(now)
	switch ago := today - day; {
	case ago <= 0:
		return w.T("day.today")
	case ago == 1:
		return w.T("day.yesterday")
	case ago < 7:
		return w.T(fmt.Sprintf("account.last.%d", int(day.Weekday())))
	}
	return dayText(w, day, today)
}
