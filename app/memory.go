package app

import (
	"context"
	"database/sql"
	"errors"

	"tallydesk/data"
)

// What a desk remembers on this computer is no business of anyone else: it is
// in no journal, is not undone and never synced.

// Remember keeps a small thing on this computer: a width, a sort order. An
// empty value forgets it.
func (d *Desk) Remember(ctx context.Context, key, value string) error {
	return refused(d.db.Write(ctx, func(tx *data.Tx) error {
		if value == "" {
			return data.Settings.Delete(tx, d.own(key))
		}
		return data.Settings.Put(tx, &data.Setting{ID: d.own(key), Value: value})
	}))
}

// Recall gives what was remembered, or nothing.
func (d *Desk) Recall(ctx context.Context, key string) (string, error) {
	return d.local(ctx, "SELECT value FROM setting WHERE id = ?", d.own(key))
}

// SaveDraft keeps text that somebody has begun to write, so that it survives a
// crash. An empty text forgets it.
func (d *Desk) SaveDraft(ctx context.Context, key, text string) error {
	return refused(d.db.Write(ctx, func(tx *data.Tx) error {
		if text == "" {
			return data.Drafts.Delete(tx, d.own(key))
		}
		return data.Drafts.Put(tx, &data.Draft{ID: d.own(key), Body: text, SavedAt: d.now().UnixMilli()})
	}))
}

// Draft gives the draft that was kept, or nothing.
func (d *Desk) Draft(ctx context.Context, key string) (string, error) {
	return d.local(ctx, "SELECT body FROM draft WHERE id = ?", d.own(key))
}

// own tells apart what several people remember on one computer.
func (d *Desk) own(key string) string { return d.actor.Login + "/" + key }

func (d *Desk) local(ctx context.Context, query, id string) (string, error) {
	var text string
	err := d.db.Reads().QueryRowContext(ctx, query, id).Scan(&text)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return text, err
}
