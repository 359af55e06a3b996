package keep

import (
	"encoding/json"
	"time"

	"tallydesk/app"
)

// state is what is remembered of a desk's safe keeping from one start to the
// next.
type state struct {
	Last  time.Time `json:"last"`  // when the last good backup was made
	File  string    `json:"file"`  // where it is
	Size  int64     `json:"size"`  // bytes of that file
	Mark  string    `json:"mark"`  // the last command that is in it
	Tried time.Time `json:"tried"` // when the last attempt failed; zero after a good one
	Since time.Time `json:"since"` // when the first attempt since the last good backup failed

	CheckBegan time.Time     `json:"check_began"` // of the check under way, else of the last
	CheckDone  time.Time     `json:"check_done"`  // when the last one came to its end
	CheckNext  string        `json:"check_next"`  // the part to go on with; empty: none is under way
	Found      []app.Finding `json:"found"`       // by the check under way
	Findings   []app.Finding `json:"findings"`    // by the last one that came to its end

	Collected time.Time `json:"collected"` // when unused contents were last cleared away
}

// parseState reads what was remembered; rubbish counts as nothing.
func parseState(text string) state {
	var s state
	if json.Unmarshal([]byte(text), &s) != nil {
		return state{}
	}
	return s
}

// backupDue tells whether it is time for a backup: none was ever made, the last
// one is old enough, or it lies in the future, since the clock was wrong.
func (s state) backupDue(every time.Duration, now time.Time) bool {
	if every == 0 {
		return false
	}
	return s.Last.IsZero() || now.Sub(s.Last) >= every || s.Last.After(now)
}

// again is how long after a failure the next attempt is made.
const again = time.Hour

func (s state) mayTry(now time.Time) bool {
	return s.Tried.IsZero() || now.Sub(s.Tried) >= again || s.Tried.After(now)
}

// daily tells whether something that is done once a day is due.
func daily(last, now time.Time) bool {
	return last.IsZero() || now.Sub(last) >= 24*time.Hour || last.After(now)
}

// stale is how old the last good backup may be before people are warned.
const stale = 7 * 24 * time.Hour
