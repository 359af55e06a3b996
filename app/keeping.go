package app

import (
	"context"
	"database/sql"
	"errors"

	"tallydesk/app/access"
	"tallydesk/data"
)

// What the program remembers of a desk's safe keeping belongs to nobody's
// login: it is this computer's.
const keepingKey = "/keeping"

// KeepNote remembers how the safe keeping of this desk stands, on this computer.
func (d *Desk) KeepNote(ctx context.Context, text string) error {
	if err := d.actor.Require(access.KeepSafe); err != nil {
		return err
	}
	err := d.db.Write(ctx, func(tx *data.Tx) error {
		return data.Settings.Put(tx, &data.Setting{ID: keepingKey, Value: text})
	})
	return refused(err)
}

// KeptNote gives what KeepNote has remembered, or nothing.
func (d *Desk) KeptNote(ctx context.Context) (string, error) {
	return d.local(ctx, "SELECT value FROM setting WHERE id = ?", keepingKey)
}

// LastCommand gives the id of the last change that is recorded, empty before
// any: a backup that holds it lacks nothing.
func (d *Desk) LastCommand(ctx context.Context) (string, error) {
	if err := d.actor.Require(access.KeepSafe); err != nil {
		return "", err
	}
	var id string
	err := d.db.Reads().QueryRowContext(ctx, "SELECT id FROM command ORDER BY rowid DESC LIMIT 1").Scan(&id)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return id, refused(err)
}

// History names the desk, whatever computer it is on and whatever its file is
// called.
func (d *Desk) History(ctx context.Context) (string, error) {
	var id string
	err := d.db.Reads().QueryRowContext(ctx, "SELECT value FROM meta WHERE key = 'history_id'").Scan(&id)
	return id, err
}
