package data

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strconv"
	"strings"

	"github.com/google/uuid"
	"github.com/pressly/goose/v3"
)

//go:embed migrations/*.sql
var ownMigrations embed.FS

// schema is a series of migrations, forward only.
type schema struct {
	files  fs.FS
	own    bool  // the program's, whose tables are those declared
	latest int64 // version after the last of them
}

// schemaFrom reads what migrations there are; nil means the program's own.
func schemaFrom(files fs.FS) (schema, error) {
	own := files == nil
	if own {
		embedded, err := fs.Sub(ownMigrations, "migrations")
		if err != nil {
			return schema{}, err
		}
		files = embedded
	}
	names, err := fs.Glob(files, "*.sql")
	s := schema{files: files, own: own}
	for _, name := range names {
		number, _, _ := strings.Cut(path.Base(name), "_")
		version, err := strconv.ParseInt(number, 10, 64)
		if err != nil {
			return s, fmt.Errorf("migration %s: %w", name, err)
		}
		s.latest = max(s.latest, version)
	}
	return s, err
}

// upTo is the same series as far as a version.
func (s schema) upTo(version int64) schema {
	s.latest = min(s.latest, version)
	return s
}

// apply brings a database file that nobody else sees to the latest version. On
// failure the file is of no use any more.
func (s schema) apply(ctx context.Context, file string) error {
	pool, err := sql.Open("sqlite", dsn(file, "_pragma=foreign_keys(0)&_pragma=synchronous(OFF)"))
	if err != nil {
		return err
	}
	pool.SetMaxOpenConns(1)
	return errors.Join(s.applyTo(ctx, pool), pool.Close())
}

func (s schema) applyTo(ctx context.Context, pool *sql.DB) error {
	provider, err := goose.NewProvider(goose.DialectSQLite3, pool, s.files, goose.WithDisableGlobalRegistry(true))
	if err != nil {
		return err
	}
	if _, err := provider.UpTo(ctx, s.latest); err != nil {
		return err
	}
	if err := dropOldIndex(ctx, pool); err != nil {
		return err
	}
	if _, err := pool.ExecContext(ctx, fmt.Sprintf("PRAGMA application_id = %d; %s", applicationID, searchSchema)); err != nil {
		return fmt.Errorf("search index: %w", err)
	}
	return foreignKeysHold(ctx, pool)
}

// dropOldIndex takes away a search index that is made otherwise than today's.
// Whoever opens the desk next finds none, and makes it anew.
func dropOldIndex(ctx context.Context, pool *sql.DB) error {
	made, err := texts(ctx, pool, "SELECT sql FROM sqlite_schema WHERE name IN ('doc_words', 'doc_parts')")
	if err != nil {
		return err
	}
	for _, index := range made {
		if !strings.Contains(indexSchema, strings.TrimPrefix(index, "CREATE VIRTUAL TABLE ")) {
			_, err := pool.ExecContext(ctx, "DROP TABLE doc_words; DROP TABLE doc_parts; DROP TABLE doc")
			return err
		}
	}
	return nil
}

// foreignKeysHold fails if a row refers to one that is not there.
func foreignKeysHold(ctx context.Context, pool *sql.DB) error {
	broken, err := brokenReferences(ctx, pool, 1)
	if err == nil && len(broken) > 0 {
		err = fmt.Errorf("a reference leads nowhere: %s", broken[0])
	}
	return err
}

// identify gives a new desk the ids that tell it from all others.
func identify(ctx context.Context, file string) error {
	pool, err := sql.Open("sqlite", dsn(file, "_pragma=synchronous(OFF)"))
	if err != nil {
		return err
	}
	return errors.Join(setMeta(ctx, pool, "replica_id"), setMeta(ctx, pool, "history_id"), pool.Close())
}

// setMeta writes a new random id under the key.
func setMeta(ctx context.Context, pool *sql.DB, key string) error {
	_, err := pool.ExecContext(ctx,
		"INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value", key, uuid.NewString())
	return err
}
