package command

import (
	"errors"
	"slices"

	"tallydesk/app/access"
	"tallydesk/app/fail"
	"tallydesk/data"
)

var _ = register[Undo]()

// Undo takes an act back: every row it touched is put back to what it held
// before, newest first. It is refused, naming the row, when somebody has
// changed one of them since, or something has come to refer to it. Time logged
// since under an agreement that is put back is charged anew. Undoing an Undo
// does the act again. Numbers given out stay used.
type Undo struct {
	Act string
}

// Spec names the command.
func (Undo) Spec() Spec { return Spec{Name: "act.undo", Version: 1, Class: Decision} }

// Validate wants an act.
func (u *Undo) Validate() error {
	if u.Act == "" {
		return fail.Required("act")
	}
	return nil
}

// Authorize lets people undo what they did, and admins everything.
func (u *Undo) Authorize(tx *data.Tx, actor access.Actor) error {
	if actor.Role == access.Admin {
		return nil
	}
	var others int
	err := tx.QueryRow("SELECT COUNT(*) FROM command WHERE act = ? AND actor_id <> ?", u.Act, actor.UserID).Scan(&others)
	if err != nil {
		return err
	}
	if others > 0 {
		return fail.New(fail.Forbidden, "undo.others")
	}
	return nil
}

// Apply puts the rows back.
func (u *Undo) Apply(tx *data.Tx, c Ctx) error {
	commands, err := commandsOf(tx, u.Act)
	if err != nil {
		return err
	}
	if len(commands) == 0 {
		return fail.New(fail.NotFound, "act")
	}
	before := len(tx.Changed())
	err = tx.TakeBack(commands)
	var since *data.ChangedSince
	if errors.As(err, &since) {
		return fail.New(fail.Conflict, "undo.changed", fail.Args{"What": fail.Word("table." + since.Table)}).Because(err)
	}
	if err != nil || !c.Actor.Staff() { // what a liaison does changes no charge
		return err
	}
	return rechargeUnder(tx, slices.Clone(tx.Changed()[before:]))
}

// commandsOf gives the ids of an act's commands, newest first.
func commandsOf(tx *data.Tx, act string) ([]string, error) {
	rows, err := tx.Query("SELECT id FROM command WHERE act = ? ORDER BY seq DESC, id DESC", act)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var ids []string
	for rows.Next() {
		var id string
		if err := rows.Scan(&id); err != nil {
			return nil, err
		}
		ids = append(ids, id)
	}
	return ids, rows.Err()
}
