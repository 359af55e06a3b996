package data

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"maps"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// Tx is one transaction. Inside it rows are read and written on behalf of one
// command after the other; it is not safe for concurrent use.
type Tx struct {
	ctx     context.Context // of the one call that the transaction lives in
	lose    context.CancelCauseFunc
	db      *DB
	command string // id of the command that is writing; "" while none is
	touches int    // rows touched by that command so far
	touched map[rowKey]int64
	changed []Touched // every row changed in this transaction, in order
}

type rowKey struct{ table, id string }

// Touched names a row that a transaction changed, and the row it is a part of:
// that whose bucket it took over. A row that is gone is known by its parent only.
type Touched struct{ Table, ID, Parent string }

// Context gives the context of the call that the transaction lives in.
func (tx *Tx) Context() context.Context { return tx.ctx }

// Changed lists the rows that the transaction has changed so far, in order.
func (tx *Tx) Changed() []Touched { return tx.changed }

// On makes the following writes those of a command: rows are stamped with it
// and what they held before is recorded under it.
func (tx *Tx) On(commandID string) {
	tx.command = commandID
	tx.touches = 0
	tx.touched = map[rowKey]int64{}
}

// Savepoint runs fn so that, if it fails, all that it wrote is taken back
// while the rest of the transaction stands.
func (tx *Tx) Savepoint(fn func() error) error {
	if err := tx.Exec("SAVEPOINT step"); err != nil {
		return err
	}
	before := *tx
	before.touched = maps.Clone(tx.touched)
	if err := fn(); err != nil {
		*tx = before
		back := errors.Join(tx.Exec("ROLLBACK TO step"), tx.Exec("RELEASE step"))
		if back != nil { // what fn wrote may still be there
			tx.lose(back)
		}
		return errors.Join(err, back)
	}
	return tx.Exec("RELEASE step")
}

// Exec runs a fixed statement. Tables that commands write are changed through
// their Table only.
func (tx *Tx) Exec(query string, args ...any) error {
	stmt, err := tx.prepare(query) //nolint:sqlclosecheck // DB.Close closes it
	if err != nil {
		return err
	}
	if _, err := stmt.ExecContext(tx.ctx, args...); err != nil {
		if endsTransaction(err) {
			tx.lose(err)
		}
		return fmt.Errorf("%s: %w", query, err)
	}
	return nil
}

// endsTransaction tells whether SQLite may have taken back the whole
// transaction by itself. What came after would then be committed statement by
// statement, so nothing may come after.
func endsTransaction(err error) bool {
	var engine *sqlite.Error
	if !errors.As(err, &engine) {
		return true // the context has ended, or the connection
	}
	switch engine.Code() & 0xff {
	case sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_NOMEM, sqlite3.SQLITE_BUSY,
		sqlite3.SQLITE_INTERRUPT, sqlite3.SQLITE_CORRUPT:
		return true
	}
	return false
}

// Query runs any query and gives its rows. Others may run while they are read.
func (tx *Tx) Query(query string, args ...any) (*sql.Rows, error) {
	return tx.db.writer.QueryContext(tx.ctx, query, args...)
}

// fixed runs a query, compiled once, whose rows are all read before it is run
// again.
func (tx *Tx) fixed(query string, args ...any) (*sql.Rows, error) {
	stmt, err := tx.prepare(query) //nolint:sqlclosecheck // DB.Close closes it
	if err != nil {
		return nil, err
	}
	return stmt.QueryContext(tx.ctx, args...)
}

// QueryRow runs a fixed query that gives at most one row.
func (tx *Tx) QueryRow(query string, args ...any) *sql.Row {
	stmt, err := tx.prepare(query) //nolint:sqlclosecheck // DB.Close closes it
	if err != nil {                // the same error comes out of Scan
		return tx.db.writer.QueryRowContext(tx.ctx, query, args...)
	}
	return stmt.QueryRowContext(tx.ctx, args...)
}
