package settings

import (
	"strings"
	"time"

	"tallydesk/app/fail"
	"tallydesk/app/keep"
	"tallydesk/app/words"
	"tallydesk/gui/kit"
)

// standing says how the safe keeping stands.
func standing(w *words.Words, s keep.Status, now time.Time) []kit.Fact {
	moment := func(t time.Time) string { return w.Moment(t.In(now.Location()), now) }
	last, next, checked := w.T("backup.never"), w.T("backup.off"), w.T("backup.unchecked")
	if !s.Last.IsZero() {
		last = w.T("backup.last.is", "When", moment(s.Last), "Size", w.Bytes(s.Size), "File", fileName(s.File))
	}
	switch {
	case s.Next.IsZero():
	case s.Next.After(now):
		next = moment(s.Next)
	default:
		next = w.T("backup.soon")
	}
	if !s.Checked.IsZero() {
		checked = w.T("backup.sound", "When", moment(s.Checked))
		if n := len(s.Findings); n > 0 {
			checked = w.N("backup.unsound", n, "When", moment(s.Checked))
		}
	}
	return []kit.Fact{{Label: w.T("backup.last"), Value: last}, {Label: w.T("backup.next"), Value: next}, {Label: w.T("backup.checked"), Value: checked}}
}

// warningText says what is wrong, what is safe and what to do about it.
func warningText(w *words.Words, s keep.Status, what string) string {
	switch {
	case len(s.Findings) > 0:
		return what + " " + w.T("backup.unsound.do")
	case s.Trouble != nil:
		trouble := w.Explain(s.Trouble)
		if known, ok := fail.As(s.Trouble); ok && known.Key == "open.nofolder" {
			trouble.Do = "" // the warning has said it
		}
		safe := w.T("backup.failed.none")
		if !s.Last.IsZero() {
			safe = w.T("backup.failed.safe", "When", w.Moment(s.Last, s.Since))
		}
		return strings.TrimSpace(what + " " + safe + " " + trouble.Do)
	}
	return what + " " + w.T("backup.stale.do")
}
