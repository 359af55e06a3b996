package data

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
)

// Survey tells what a desk holds, and what of it a backup of the same desk
// does not.
type Survey struct {
	Summary
	Schema int64
	Rows   map[string]int64 // rows by table
	// Later are the rows by table that were made after the backup, Changed those
	// that were changed since.
	Later, Changed map[string]int64
	// Parted is true when the desk never held the backup's last change: one of
	// the two went another way, as after an earlier restore.
	Parted bool
}

// SurveyDesk looks at the desk in the file, whatever its version, without
// changing anything. since is the manifest of the backup to compare it with.
// No program needs to close the desk for it.
func SurveyDesk(ctx context.Context, path string, since Manifest) (Survey, error) {
	path, err := deskPath(path)
	if err != nil {
		return Survey{}, err
	}
	if _, err := os.Stat(path); err != nil {
		return Survey{}, &Refusal{Reason: Missing, Path: path, Cause: err}
	}
	s, err := surveyAt(ctx, readOnlyDSN(path), since)
	if err != nil && reasonOf(err) == ReadOnly && !hasLog(path) { // where nothing can be written, nobody writes
		s, err = surveyAt(ctx, readOnlyDSN(path)+"&immutable=1", since)
	}
	return s, refusalOf(path, err)
}

func surveyAt(ctx context.Context, address string, since Manifest) (Survey, error) {
	pool, err := sql.Open("sqlite", address)
	if err != nil {
		return Survey{}, err
	}
	s, err := survey(ctx, pool, since)
	return s, errors.Join(err, pool.Close())
}

// hasLog tells whether there are changes that are not in the file itself yet.
func hasLog(path string) bool {
	log, err := os.Stat(path + walSuffix)
	return err == nil && log.Size() > 0
}

func survey(ctx context.Context, pool *sql.DB, since Manifest) (Survey, error) {
	tx, err := pool.BeginTx(ctx, nil)
	if err != nil {
		return Survey{}, err
	}
	defer tx.Rollback()
	s := Survey{Later: map[string]int64{}, Changed: map[string]int64{}}
	if s.Schema, err = glance(ctx, tx); err != nil {
		return s, err
	}
	if s.Rows, err = countThere(ctx, tx); err != nil {
		return s, err
	}
	if s.Summary, err = summary(ctx, tx); err != nil {
		return s, err
	}
	if s.History != since.History {
		return s, nil
	}
	from, err := s.after(ctx, tx, since)
	if err != nil {
		return s, err
	}
	return s, s.compare(ctx, tx, from)
}

// after gives the place in the journal behind which the backup knows nothing.
func (s *Survey) after(ctx context.Context, from reader, since Manifest) (place int64, err error) {
	if since.LastCommand == "" {
		return 0, nil
	}
	err = from.QueryRowContext(ctx, "SELECT rowid FROM command WHERE id = ?", since.LastCommand).Scan(&place)
	if errors.Is(err, sql.ErrNoRows) {
		s.Parted = true
		err = from.QueryRowContext(ctx, "SELECT COALESCE(MAX(rowid), 0) FROM command WHERE recorded_at <= ?",
			since.LastChange.UnixMilli()).Scan(&place)
	}
	return place, err
}

// compare counts what commands have made and changed behind a place in the
// journal. What was made and taken away again counts for nothing.
func (s *Survey) compare(ctx context.Context, from reader, place int64) error {
	names, err := texts(ctx, from, "SELECT DISTINCT touch.tbl FROM command JOIN touch ON touch.command_id = command.id WHERE command.rowid > ?", place)
	if err != nil {
		return err
	}
	for _, name := range names {
		if s.Rows[name] == 0 {
			continue
		}
		var all, made int64
		err := from.QueryRowContext(ctx, fmt.Sprintf(`SELECT COUNT(*), COALESCE(SUM(made), 0) FROM (
			SELECT touch.id, MAX(touch.before IS NULL) AS made FROM command JOIN touch ON touch.command_id = command.id
			WHERE command.rowid > ? AND touch.tbl = ? AND EXISTS (SELECT 1 FROM %s AS t WHERE t.id = touch.id) GROUP BY touch.id)`, name),
			place, name).Scan(&all, &made)
		if err != nil {
			return err
		}
		s.Later[name], s.Changed[name] = made, all-made
	}
	return nil
}

// countThere counts the rows of the tables that there are: an older desk has
// fewer.
func countThere(ctx context.Context, from reader) (map[string]int64, error) {
	counts := map[string]int64{}
	names, err := texts(ctx, from, "SELECT name FROM sqlite_schema WHERE type = 'table'")
	for _, name := range names {
		if _, unknown := tableNamed(name); unknown != nil {
			continue
		}
		var rows int64
		if err := from.QueryRowContext(ctx, "SELECT COUNT(*) FROM "+name).Scan(&rows); err != nil {
			return counts, err
		}
		counts[name] = rows
	}
	return counts, err
}
