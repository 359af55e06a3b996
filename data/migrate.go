package data

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// prepareFile makes sure that there is a desk of this program's schema in the
// file, and holds it together with others. A desk of an older schema is
// migrated; it is kept as it was as "<desk>.before-<version>".
func prepareFile(ctx context.Context, path string, options Options) (*lock, error) {
	current, err := schemaFrom(options.migrations)
	if err != nil {
		return nil, err
	}
	if err := finishPending(ctx, path, options.Program); err != nil {
		return nil, err
	}
	there, err := refusePlace(path, options.Create)
	if err != nil {
		return nil, err
	}
	if !there {
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			return nil, refusalOf(path, err)
		}
	}
	return current.hold(ctx, path, options.Program)
}

// finishPending completes a swap that a crash broke off.
func finishPending(ctx context.Context, path, program string) error {
	pending, err := swapPending(path)
	if err != nil {
		return &Refusal{Reason: Unreadable, Path: path, Cause: err}
	}
	if !pending {
		return nil
	}
	return alone(ctx, path, program, func() error { return finishSwap(path) })
}

// hold takes the shared lock on a desk of the current version. Between
// migrating, which needs the desk alone, and holding it, others may come.
func (s schema) hold(ctx context.Context, path, program string) (*lock, error) {
	for {
		held, err := lockShared(ctx, path, program)
		if err != nil {
			return nil, err
		}
		version, err := s.versionOf(ctx, path)
		if err == nil && version == s.latest {
			return held, nil
		}
		if err := errors.Join(err, held.release()); err != nil {
			return nil, err
		}
		if err := alone(ctx, path, program, func() error { return s.upgrade(ctx, path) }); err != nil {
			return nil, err
		}
	}
}

// alone runs fn while nobody else has the desk open.
func alone(ctx context.Context, path, program string, fn func() error) error {
	held, err := lockAlone(ctx, path, program)
	if err != nil {
		return err
	}
	return errors.Join(fn(), held.release())
}

// upgrade brings the desk to the current version, or makes a new one.
func (s schema) upgrade(ctx context.Context, path string) error {
	version, err := s.versionOf(ctx, path)
	if err != nil || version == s.latest {
		return err
	}
	if err := clearStaged(path); err != nil {
		return err
	}
	if err := s.stage(ctx, path, version); err != nil {
		return errors.Join(refusalOf(path, err), clearStaged(path))
	}
	return swapIn(path, fmt.Sprintf(".before-%d", s.latest))
}

func (s schema) stage(ctx context.Context, path string, version int64) error {
	staged := path + stagedSuffix
	if version == 0 {
		if err := createPrivate(staged); err != nil {
			return err
		}
		if err := s.apply(ctx, staged); err != nil {
			return fmt.Errorf("make a new desk: %w", err)
		}
		return identify(ctx, staged)
	}
	if err := copyDatabase(ctx, path, staged); err != nil {
		return fmt.Errorf("copy the desk: %w", err)
	}
	if err := s.apply(ctx, staged); err != nil {
		return fmt.Errorf("migrate to version %d: %w", s.latest, err)
	}
	return nil
}

// copyDatabase writes the database as it stands now into a new file, while
// others may go on writing.
func copyDatabase(ctx context.Context, path, file string) error {
	if err := createPrivate(file); err != nil {
		return err
	}
	pool, err := sql.Open("sqlite", dsn(path, ""))
	if err != nil {
		return err
	}
	_, err = pool.ExecContext(ctx, "VACUUM INTO ?", file)
	return errors.Join(err, pool.Close())
}

// versionOf reads the schema version of a desk, 0 where there is none. It
// refuses a desk that is damaged, so far as a glance tells, or newer.
func (s schema) versionOf(ctx context.Context, path string) (int64, error) {
	there, err := exists(path)
	if err != nil || !there {
		return 0, err
	}
	pool, err := sql.Open("sqlite", readOnlyDSN(path))
	if err != nil {
		return 0, err
	}
	version, err := glance(ctx, pool)
	if err == nil && s.own && version == s.latest {
		err = wantTables(ctx, pool)
	}
	err = errors.Join(err, pool.Close())
	if errors.Is(err, errNoVersion) || errors.Is(err, errLacking) {
		return 0, &Refusal{Reason: Damaged, Path: path, Cause: err}
	}
	if err != nil {
		return 0, refusalOf(path, err)
	}
	if version > s.latest {
		return 0, &Refusal{Reason: Newer, Path: path, Found: version, Known: s.latest}
	}
	return version, nil
}

// What a file marked as a desk can lack: a version that is a number, one of the
// tables of that version, its identity.
var (
	errNoVersion = errors.New("no schema version")
	errLacking   = errors.New("something is missing")
)

// wantTables looks whether all tables are there, and the desk's identity.
func wantTables(ctx context.Context, pool *sql.DB) error {
	there, err := texts(ctx, pool, "SELECT name FROM sqlite_schema WHERE type = 'table'")
	if err != nil {
		return err
	}
	for _, name := range append(Tables(), infrastructure...) {
		if !slices.Contains(there, name) {
			return fmt.Errorf("%w: the table %s", errLacking, name)
		}
	}
	keys, err := texts(ctx, pool, "SELECT key FROM meta WHERE key IN ('replica_id', 'history_id')")
	if err == nil && len(keys) < 2 {
		err = fmt.Errorf("%w: the identity", errLacking)
	}
	return err
}

// glance reads the version, and the first page of every table and index: what
// takes milliseconds whatever the size of the desk. Check reads all.
func glance(ctx context.Context, pool reader) (int64, error) {
	roots, err := texts(ctx, pool, "SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0")
	if err != nil {
		return 0, err
	}
	for _, table := range roots {
		if _, err := texts(ctx, pool, `SELECT '' FROM "`+strings.ReplaceAll(table, `"`, `""`)+`" LIMIT 1`); err != nil {
			return 0, fmt.Errorf("%s: %w", table, err)
		}
	}
	if !slices.Contains(roots, "goose_db_version") {
		return 0, errNoVersion
	}
	var version int64
	err = pool.QueryRowContext(ctx, "SELECT CAST(COALESCE(MAX(version_id), 0) AS INTEGER) FROM goose_db_version WHERE is_applied = 1").Scan(&version)
	if err == nil && version == 0 {
		err = errNoVersion
	}
	return version, err
}

// reader is what queries run on: all connections, or the one of a snapshot.
type reader interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// texts runs a query for one column of text.
func texts(ctx context.Context, pool reader, query string, args ...any) ([]string, error) {
	rows, err := pool.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	return readTexts(rows)
}

func readTexts(rows *sql.Rows) ([]string, error) {
	defer rows.Close()
	var all []string
	for rows.Next() {
		var text string
		if err := rows.Scan(&text); err != nil {
			return nil, err
		}
		all = append(all, text)
	}
	return all, rows.Err()
}

// readOnlyDSN is the address of a database file that is only looked at.
func readOnlyDSN(path string) string {
	return fileURI(path) + "?mode=ro&_pragma=busy_timeout(5000)"
}
