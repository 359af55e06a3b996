package data

import (
	"context"
	"database/sql"
	"errors"
	"slices"
	"time"
)

// describe makes the manifest of the database as it stands frozen. A
// database that is damaged is not described: a backup of it would be none.
func (db *DB) describe(ctx context.Context, from *frozen, options BackupOptions) (Manifest, error) {
	m := Manifest{
		Format: backupFormat, Made: options.Made.UTC(), Version: options.Version,
		Blobs: []Part{}, Missing: []string{},
	}
	wrong, err := texts(ctx, from.tx, "PRAGMA quick_check(1)")
	if err != nil {
		return m, err
	}
	if !slices.Equal(wrong, []string{"ok"}) {
		return m, &Refusal{Reason: Damaged, Path: db.path, Cause: errors.New(wrong[0])}
	}
	if m.Database, err = from.part(ctx); err != nil {
		return m, err
	}
	if m.Schema, err = glance(ctx, from.tx); err != nil {
		return m, err
	}
	if m.Rows, err = countThere(ctx, from.tx); err != nil {
		return m, err
	}
	if m.Summary, err = summary(ctx, from.tx); err != nil {
		return m, err
	}
	used, err := usedBlobs(ctx, from.tx)
	for _, sha := range used {
		if size, here := db.Blobs().size(sha); here {
			m.Blobs = append(m.Blobs, Part{SHA256: sha, Size: size})
		} else {
			m.Missing = append(m.Missing, sha)
		}
	}
	return m, err
}

// summary reads what desk it is and how far it has come. Commands are never
// deleted, so that the last one to be written stands last.
func summary(ctx context.Context, from reader) (Summary, error) {
	var s Summary
	err := from.QueryRowContext(ctx, `SELECT
		COALESCE((SELECT value FROM meta WHERE key = 'history_id'), ''),
		COALESCE((SELECT name FROM provider ORDER BY id LIMIT 1), '')`).Scan(&s.History, &s.Provider)
	if err != nil {
		return s, err
	}
	var recorded int64
	err = from.QueryRowContext(ctx, "SELECT id, recorded_at FROM command ORDER BY rowid DESC LIMIT 1").Scan(&s.LastCommand, &recorded)
	if errors.Is(err, sql.ErrNoRows) {
		return s, nil
	}
	s.LastChange = time.UnixMilli(recorded).UTC()
	return s, err
}

func (m *Manifest) leaveOut(sha string) {
	m.Blobs = slices.DeleteFunc(m.Blobs, func(p Part) bool { return p.SHA256 == sha })
	m.Missing = append(m.Missing, sha)
	slices.Sort(m.Missing)
}
