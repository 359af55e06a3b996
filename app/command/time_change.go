package command

import (
	"tallydesk/app/access"
	"tallydesk/app/fail"
	"tallydesk/data"
)

var (
	_ = register[EditTime]()
	_ = register[DeleteTime]()
	_ = register[ApproveTime]()
)

// mostEntries bounds the entries that one command submits or approves.
const mostEntries = 500

// EditTime writes a time entry anew. All is then as if it had always been so
// (R-BANK-7).
type EditTime struct {
	EntryID string
	Base    int64 // tag of the entry as the person saw it; 0 for as it is now
	Work
}

// Spec names the command.
func (EditTime) Spec() Spec { return Spec{Name: "time.edit", Version: 1, Class: Decision} }

// Validate looks at the work alone.
func (e *EditTime) Validate() error { return e.validate() }

// Authorize lets people change their own time until it is approved, and admins
// any.
func (e *EditTime) Authorize(tx *data.Tx, actor access.Actor) error {
	return mayChangeTime(tx, actor, e.EntryID)
}

// Check refuses what cannot have happened yet (R-TIME-8).
func (e *EditTime) Check(tx *data.Tx, c Ctx) error { return e.check(tx, c) }

// Apply writes the entry and its charges.
func (e *EditTime) Apply(tx *data.Tx, _ Ctx) error {
	entry, err := entryAt(tx, e.EntryID, e.Base)
	if err != nil {
		return err
	}
	if err := e.write(tx, &entry); err != nil {
		return err
	}
	if err := data.TimeEntries.Put(tx, &entry); err != nil {
		return err
	}
	return recharge(tx, entry)
}

// DeleteTime takes a time entry away. All is then as if it had never been
// (R-BANK-7).
type DeleteTime struct {
	EntryID string
	Base    int64 // tag of the entry as the person saw it; 0 for as it is now
}

// Spec names the command.
func (DeleteTime) Spec() Spec { return Spec{Name: "time.delete", Version: 1, Class: Decision} }

// Validate wants an entry.
func (d *DeleteTime) Validate() error {
	if d.EntryID == "" {
		return fail.Required("entry")
	}
	return nil
}

// Authorize lets people delete their own time until it is approved, and admins
// any.
func (d *DeleteTime) Authorize(tx *data.Tx, actor access.Actor) error {
	return mayChangeTime(tx, actor, d.EntryID)
}

// Apply takes the entry and its charges away.
func (d *DeleteTime) Apply(tx *data.Tx, _ Ctx) error {
	entry, err := entryAt(tx, d.EntryID, d.Base)
	if err != nil {
		return err
	}
	if err := dropCharges(tx, entry.ID, nil); err != nil {
		return err
	}
	return data.TimeEntries.Delete(tx, entry.ID)
}

// ApproveTime locks time entries for the people who wrote them (R-TIME-6).
type ApproveTime struct {
	EntryIDs []string
}

// Spec names the command.
func (ApproveTime) Spec() Spec { return Spec{Name: "time.approve", Version: 1, Class: Decision} }

// Validate wants entries, not too many at once.
func (a *ApproveTime) Validate() error { return wantEntries(a.EntryIDs) }

func wantEntries(ids []string) error {
	if len(ids) == 0 {
		return fail.Required("entries")
	}
	if len(ids) > mostEntries {
		return fail.NewInvalid("entries", "number.large")
	}
	return nil
}

// Authorize is for those who may change other people's time.
func (a *ApproveTime) Authorize(_ *data.Tx, actor access.Actor) error {
	return actor.Require(access.LogOthersTime)
}

// Apply approves the entries; those that are approved already stay so.
func (a *ApproveTime) Apply(tx *data.Tx, _ Ctx) error {
	for _, id := range a.EntryIDs {
		entry, err := entryAt(tx, id, 0)
		if err != nil {
			return err
		}
		if entry.State == string(Approved) {
			continue
		}
		if entry.State == string(Draft) {
			return fail.New(fail.Conflict, "time.draft")
		}
		entry.State = string(Approved)
		if err := data.TimeEntries.Put(tx, &entry); err != nil {
			return err
		}
	}
	return nil
}

// mayChangeTime wants the entry to be the actor's own and not yet approved, or
// the right to change other people's.
func mayChangeTime(tx *data.Tx, actor access.Actor, entryID string) error {
	if err := actor.Require(access.LogTime); err != nil {
		return err
	}
	entry, err := entryAt(tx, entryID, 0)
	if err != nil {
		return err
	}
	if actor.May(access.LogOthersTime) {
		return nil
	}
	if entry.StaffID != actor.StaffID {
		return actor.Require(access.LogOthersTime)
	}
	if entry.State == string(Approved) {
		return fail.New(fail.Conflict, "time.approved")
	}
	return nil
}

func entryAt(tx *data.Tx, id string, base int64) (data.TimeEntry, error) {
	entry, err := data.TimeEntries.Get(tx, id)
	if err != nil {
		return entry, notFound(err, "time_entry")
	}
	return entry, unchanged(entry.Tag, base, "time_entry")
}
