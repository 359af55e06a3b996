package keep

import (
	"path/filepath"
	"strings"
	"time"

	"tallydesk/app"
	"tallydesk/app/words"
)

// Replacing says what a restore would do to the desk that is there, one
// sentence at a time: what would be gone, and under what name it is kept.
func Replacing(w *words.Words, p app.Preview) []string {
	t := p.There
	if t == nil {
		return []string{w.T("keep.there.none")}
	}
	kept := w.T("keep.there.kept", "Name", filepath.Base(t.KeptAs))
	switch {
	case t.Trouble != nil:
		return []string{w.T("keep.there.unreadable"), kept}
	case t.Another:
		return []string{w.T("keep.there.another", "Name", t.Provider), kept}
	case !t.Loses():
		return []string{w.T("keep.there.same"), kept}
	}
	var said []string
	if t.Parted {
		said = append(said, w.T("keep.there.parted"))
	}
	if made := Counted(w, t.Later); made != "" {
		said = append(said, w.T("keep.there.later", "What", made))
	}
	if t.Changed > 0 {
		said = append(said, w.N("keep.there.changed", t.Changed))
	}
	return append(said, kept)
}

// Counted writes what there is of a holding: "2 customers, 42 tickets and 7
// time entries". It is empty when there is nothing.
func Counted(w *words.Words, h app.Holding) string {
	var parts []string
	for _, part := range []struct {
		key string
		n   int
	}{{"customers", h.Customers}, {"contracts", h.Contracts}, {"tickets", h.Tickets}, {"messages", h.Messages}, {"entries", h.Entries}} {
		if part.n > 0 {
			parts = append(parts, w.N("keep.n."+part.key, part.n))
		}
	}
	if len(parts) < 2 {
		return strings.Join(parts, "")
	}
	last := len(parts) - 1
	return strings.Join(parts[:last], ", ") + " " + w.T("keep.and") + " " + parts[last]
}

// Warning says in one line what somebody should do something about, or nothing.
func Warning(w *words.Words, s Status, now time.Time) string {
	switch {
	case len(s.Findings) > 0:
		return w.N("keep.warning.findings", len(s.Findings))
	case missing(s.Trouble):
		return w.T("keep.warning.missing", "Folder", nearEnd(s.Folder))
	case s.Trouble != nil:
		return w.T("keep.warning.failed", "What", w.Explain(s.Trouble).What)
	case s.Stale && s.Last.IsZero():
		return w.T("keep.warning.never")
	case s.Stale:
		return w.N("keep.warning.stale", int(now.Sub(s.Last).Hours()/24))
	}
	return ""
}

// nearEnd shortens a folder to what tells people which one it is.
func nearEnd(folder string) string {
	return filepath.Join(filepath.Base(filepath.Dir(folder)), filepath.Base(folder))
}

// ListFor gives the backups in a folder that were made by themselves of the
// desk in the file, also when it cannot be read: its copies have the same name.
func ListFor(desk, folder string) ([]Backup, error) { return List(folder, Name{Desk: deskName(desk)}) }
