package data

import (
	"context"
	"database/sql"
	"errors"
	"sync"
)

// compiled keeps queries of the readers compiled, by their text: what screens
// ask for again and again is read faster than SQL is understood. The zero value
// is ready; it is safe for concurrent use.
type compiled struct {
	mu    sync.Mutex
	stmts map[string]*sql.Stmt
}

// mostCompiled bounds the queries kept. Those that come later are compiled each
// time: filters can be put together in ever new ways.
const mostCompiled = 256

// get gives a query's statement; nil when it is not kept.
func (c *compiled) get(ctx context.Context, pool *sql.DB, query string) (*sql.Stmt, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	stmt, known := c.stmts[query]
	if known || len(c.stmts) >= mostCompiled {
		return stmt, nil
	}
	stmt, err := pool.PrepareContext(ctx, query) //nolint:sqlclosecheck // kept until close
	if err != nil {
		return nil, err
	}
	if c.stmts == nil {
		c.stmts = map[string]*sql.Stmt{}
	}
	c.stmts[query] = stmt
	return stmt, nil
}

func (c *compiled) close() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	var errs []error
	for _, stmt := range c.stmts {
		errs = append(errs, stmt.Close())
	}
	c.stmts = nil
	return errors.Join(errs...)
}

// Query runs a query on the desk as it stands.
func (db *DB) Query(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	stmt, err := db.queries.get(ctx, db.reads, query) //nolint:sqlclosecheck // DB.Close closes it
	switch {
	case err != nil:
		return nil, err
	case stmt == nil:
		return db.reads.QueryContext(ctx, query, args...)
	}
	return stmt.QueryContext(ctx, args...)
}

// QueryRow runs a query that gives at most one row on the desk as it stands.
func (db *DB) QueryRow(ctx context.Context, query string, args ...any) *sql.Row {
	stmt, err := db.queries.get(ctx, db.reads, query) //nolint:sqlclosecheck // DB.Close closes it
	if err != nil || stmt == nil {                    // the same error comes out of Scan
		return db.reads.QueryRowContext(ctx, query, args...)
	}
	return stmt.QueryRowContext(ctx, args...)
}
