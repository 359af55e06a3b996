package data

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
)

// Report tells what is not as it should be in a desk. Every line is for
// somebody who repairs desks, and empty lists are good.
type Report struct {
	Damage     []string // what SQLite finds wrong in the file
	References []string // rows that refer to rows that are not there
	Schema     []string // tables and columns that are not as declared
	Rows       []string // tables with rows that have no bucket, or records of unknown tables
	Blobs      []string // contents that rows refer to and that are not here, or cut
}

// Healthy tells whether nothing was found.
func (r Report) Healthy() bool {
	return len(r.Damage)+len(r.References)+len(r.Schema)+len(r.Rows)+len(r.Blobs) == 0
}

// checkMost bounds every list of a report: who has a hundred has them all.
const checkMost = 100

// Check reads the whole desk and tells what is wrong with it. An error means
// that it could not be read to its end.
func (db *DB) Check(ctx context.Context) (Report, error) {
	var r Report
	var err error
	if r.Damage, err = integrity(ctx, db.reads); err != nil {
		return r, err
	}
	if r.References, err = brokenReferences(ctx, db.reads, checkMost); err != nil {
		return r, err
	}
	if r.Schema, err = schemaDifferences(ctx, db.reads); err != nil {
		return r, err
	}
	if r.Rows, err = strayRows(ctx, db.reads); err != nil {
		return r, err
	}
	r.Blobs, err = db.missingBlobs(ctx)
	return r, err
}

// integrity gives SQLite's own findings.
func integrity(ctx context.Context, pool *sql.DB) ([]string, error) {
	found, err := texts(ctx, pool, fmt.Sprintf("PRAGMA integrity_check(%d)", checkMost))
	if slices.Equal(found, []string{"ok"}) {
		return nil, err
	}
	return found, err
}

// brokenReferences lists rows that refer to others that are not there, so many
// at most.
func brokenReferences(ctx context.Context, pool *sql.DB, most int) ([]string, error) {
	return texts(ctx, pool, `SELECT "table" || ' row ' || COALESCE(rowid, '') || ' to ' || parent
		FROM pragma_foreign_key_check LIMIT ?`, most)
}

// strayRows lists tables that have rows without a bucket, and tables that
// commands touched and nobody declares.
func strayRows(ctx context.Context, pool *sql.DB) ([]string, error) {
	var stray []string
	for _, t := range declared {
		if !t.journalled() {
			continue
		}
		found, err := texts(ctx, pool, "SELECT '"+t.name+" '||id||' has no bucket' FROM "+t.name+" WHERE bucket = '' LIMIT 1")
		if err != nil {
			return stray, err
		}
		stray = append(stray, found...)
	}
	touched, err := texts(ctx, pool, "SELECT DISTINCT tbl FROM touch ORDER BY tbl")
	for _, name := range touched {
		if _, unknown := tableNamed(name); unknown != nil {
			stray = append(stray, "commands touched a table "+name+" that is not declared")
		}
	}
	return stray, err
}

func (db *DB) missingBlobs(ctx context.Context) ([]string, error) {
	used, err := usedBlobs(ctx, db.reads)
	var missing []string
	for _, sha := range used {
		if len(missing) == checkMost {
			break
		}
		if _, here := db.Blobs().size(sha); !here {
			missing = append(missing, sha+" is missing")
		}
	}
	if err != nil {
		return missing, err
	}
	cut, err := texts(ctx, db.reads, "SELECT sha256 || ' ' || size FROM blob ORDER BY sha256")
	for _, line := range cut {
		var sha string
		var want int64
		if _, err := fmt.Sscan(line, &sha, &want); err != nil {
			return missing, err
		}
		if size, here := db.Blobs().size(sha); here && size != want {
			missing = append(missing, fmt.Sprintf("%s has %d bytes, not %d", sha, size, want))
		}
	}
	return missing, err
}

// EachID gives every row's id to fn, in order. Others may write meanwhile; fn
// may, too.
func (db *DB) EachID(ctx context.Context, table string, fn func(id string) error) error {
	t, err := tableNamed(table)
	if err != nil {
		return err
	}
	const page = 1000
	last := ""
	for {
		ids, err := texts(ctx, db.reads, "SELECT id FROM "+t.name+" WHERE id > ? ORDER BY id LIMIT ?", last, page)
		if err != nil {
			return err
		}
		for _, id := range ids {
			if err := fn(id); err != nil {
				return err
			}
		}
		if len(ids) < page {
			return nil
		}
		last = ids[page-1]
	}
}
