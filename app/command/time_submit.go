package command

import (
	"tallydesk/app/access"
	"tallydesk/data"
)

var _ = register[SubmitTime]()

// SubmitTime hands drafts of the week sheet in: from now on they are charged,
// and the customer sees them (R-TIME-6).
type SubmitTime struct {
	EntryIDs []string
}

// Spec names the command.
func (SubmitTime) Spec() Spec { return Spec{Name: "time.submit", Version: 1, Class: Decision} }

// Validate wants entries, not too many at once.
func (s *SubmitTime) Validate() error { return wantEntries(s.EntryIDs) }

// Authorize lets everybody submit their own time.
func (s *SubmitTime) Authorize(tx *data.Tx, actor access.Actor) error {
	for _, id := range s.EntryIDs {
		if err := mayChangeTime(tx, actor, id); err != nil {
			return err
		}
	}
	return nil
}

// Apply submits the drafts; what is submitted already stays so.
func (s *SubmitTime) Apply(tx *data.Tx, _ Ctx) error {
	for _, id := range s.EntryIDs {
		entry, err := entryAt(tx, id, 0)
		if err != nil {
			return err
		}
		if entry.State != string(Draft) {
			continue
		}
		entry.State = string(Submitted)
		if err := data.TimeEntries.Put(tx, &entry); err != nil {
			return err
		}
		if err := recharge(tx, entry); err != nil {
			return err
		}
	}
	return nil
}
