package data

import (
	"context"
	"database/sql"
	"fmt"
)

// Querier runs queries: a Tx among its own writes, or a Snapshot.
type Querier interface {
	Query(query string, args ...any) (*sql.Rows, error)

	fixed(query string, args ...any) (*sql.Rows, error) // for queries whose rows are all read at once
}

// Snapshot runs fn on the desk as it stands now: all its queries see the same
// state, whatever is committed meanwhile, and nobody waits for it.
func (db *DB) Snapshot(ctx context.Context, fn func(Querier) error) error {
	tx, err := db.reads.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("begin reading: %w", err)
	}
	defer tx.Rollback()
	return fn(snapshot{ctx, tx})
}

type snapshot struct {
	ctx context.Context // of the one call that the snapshot lives in
	tx  *sql.Tx
}

// Query runs a query in the snapshot.
func (s snapshot) Query(query string, args ...any) (*sql.Rows, error) {
	return s.tx.QueryContext(s.ctx, query, args...)
}

func (s snapshot) fixed(query string, args ...any) (*sql.Rows, error) { return s.Query(query, args...) }
