package data

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"maps"
	"reflect"

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

// Get reads the row with the id, or says ErrNotFound.
func (t *Table[T]) Get(tx *Tx, id string) (T, error) {
	var row T
	found, err := t.read(tx, id, reflect.ValueOf(&row).Elem())
	if err == nil && !found {
		err = fmt.Errorf("%s %s: %w", t.name, id, ErrNotFound)
	}
	return row, err
}

// Find reads the rows that a condition selects; where is SQL after WHERE,
// order included.
func (t *Table[T]) Find(q Querier, where string, args ...any) ([]T, error) {
	rows, err := q.fixed(t.selectSQL+" WHERE "+where, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var found []T
	for rows.Next() {
		var row T
		if err := rows.Scan(t.pointers(reflect.ValueOf(&row).Elem())...); err != nil {
			return nil, fmt.Errorf("read %s: %w", t.name, err)
		}
		found = append(found, row)
	}
	return found, rows.Err()
}

// Insert writes a row that is new. Its bucket is found by the table's rule
// unless it is already set.
func (t *Table[T]) Insert(tx *Tx, row *T) error {
	return t.insert(tx, reflect.ValueOf(row).Elem(), tx.stamp)
}

// Put writes a row whether it is new or not. A row keeps its bucket for ever.
func (t *Table[T]) Put(tx *Tx, row *T) error {
	return t.put(tx, reflect.ValueOf(row).Elem())
}

// Delete takes the row with the id away.
func (t *Table[T]) Delete(tx *Tx, id string) error { return t.remove(tx, id) }

// SetDerived writes the row's derived columns, and nothing else.
func (t *Table[T]) SetDerived(tx *Tx, row *T) error {
	value := reflect.ValueOf(row).Elem()
	var args []any
	for _, c := range t.columns {
		if c.derived {
			args = append(args, c.bind(value))
		}
	}
	return tx.Exec(t.deriveSQL, append(args, value.FieldByIndex(t.column("id").index).String())...)
}

func (t *table) read(tx *Tx, id string, row reflect.Value) (bool, error) {
	err := tx.QueryRow(t.selectSQL+" WHERE id = ?", id).Scan(t.pointers(row)...)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	if err != nil {
		return false, fmt.Errorf("read %s %s: %w", t.name, id, err)
	}
	return true, nil
}

func (t *table) pointers(row reflect.Value) []any {
	pointers := make([]any, len(t.columns))
	for i, c := range t.columns {
		pointers[i] = row.FieldByIndex(c.index).Addr().Interface()
	}
	return pointers
}

func (t *table) insert(tx *Tx, row reflect.Value, tag tagger) error {
	id := row.FieldByIndex(t.column("id").index).String()
	if id == "" {
		return fmt.Errorf("insert %s: no id", t.name)
	}
	after := tag(t.name, id)
	if t.journalled() {
		if err := t.fillBucket(tx, row, id); err != nil {
			return err
		}
		row.FieldByIndex(t.column("tag").index).SetInt(after)
	}
	if err := tx.Exec(t.insertSQL, t.bindAll(row)...); err != nil {
		return fmt.Errorf("insert %s %s: %w", t.name, id, err)
	}
	if !t.journalled() {
		return nil
	}
	return tx.touch(t, id, row, nil, after)
}

func (t *table) put(tx *Tx, row reflect.Value) error {
	id := row.FieldByIndex(t.column("id").index).String()
	before := reflect.New(t.rowType).Elem()
	found, err := t.read(tx, id, before)
	if err != nil {
		return err
	}
	if !found {
		return t.insert(tx, row, tx.stamp)
	}
	if t.class == AppendOnly {
		return fmt.Errorf("put %s %s: its rows never change", t.name, id)
	}
	if t.journalled() {
		bucket := t.column("bucket").index
		row.FieldByIndex(bucket).SetString(before.FieldByIndex(bucket).String())
	}
	return t.update(tx, id, row, before, tx.stamp)
}

func (t *table) update(tx *Tx, id string, row, before reflect.Value, tag tagger) error {
	after := tag(t.name, id)
	if t.journalled() {
		row.FieldByIndex(t.column("tag").index).SetInt(after)
	}
	args := t.bindAll(row)
	if err := tx.Exec(t.updateSQL, append(args[1:], id)...); err != nil { // id is the first column
		return fmt.Errorf("update %s %s: %w", t.name, id, err)
	}
	if !t.journalled() {
		return nil
	}
	if t.parent(row) != t.parent(before) {
		tx.changed = append(tx.changed, Touched{Table: t.name, ID: id, Parent: t.parent(row)})
	}
	return tx.touch(t, id, before, &before, after)
}

func (t *table) remove(tx *Tx, id string) error {
	before := reflect.New(t.rowType).Elem()
	found, err := t.read(tx, id, before)
	if err != nil || !found {
		return err
	}
	if err := tx.Exec(t.deleteSQL, id); err != nil {
		return fmt.Errorf("delete %s %s: %w", t.name, id, err)
	}
	if !t.journalled() {
		return nil
	}
	return tx.touch(t, id, before, &before, 0)
}

func (t *table) bindAll(row reflect.Value) []any {
	args := make([]any, 0, len(t.columns))
	for _, c := range t.columns {
		if !c.derived {
			args = append(args, c.bind(row))
		}
	}
	return args
}

// journalled tells whether the table's rows are written by commands.
func (t *table) journalled() bool { return t.class != Local && t.class != Server }

func (t *table) fillBucket(tx *Tx, row reflect.Value, id string) error {
	bucket := row.FieldByIndex(t.column("bucket").index)
	if bucket.String() != "" {
		return nil
	}
	rule := t.bucket
	if rule.constant != "" {
		bucket.SetString(rule.constant)
		return nil
	}
	if rule.own != "" {
		bucket.SetString(rule.own + id)
		return nil
	}
	parentID := row.FieldByIndex(t.column(rule.column).index).String()
	var found string
	if err := tx.QueryRow("SELECT bucket FROM "+rule.parent+" WHERE id = ?", parentID).Scan(&found); err != nil {
		return fmt.Errorf("bucket of %s %s from %s %q: %w", t.name, id, rule.parent, parentID, err)
	}
	bucket.SetString(found)
	return nil
}

// parent gives the id of the row that a row is a part of; "" when of none.
func (t *table) parent(row reflect.Value) string {
	if t.bucket.column == "" {
		return ""
	}
	return row.FieldByIndex(t.column(t.bucket.column).index).String()
}

// tagger gives the tag that a row shall carry.
type tagger func(table, id string) int64

// stamp marks rows with the command that is being applied.
func (tx *Tx) stamp(table, id string) int64 { return tagOf(tx.command, table, id) }

// tagOf is the mark that a command leaves on a row (sync.md, Tables).
func tagOf(command, table, id string) int64 {
	sum := sha256.Sum256([]byte(command + "\x00" + table + "\x00" + id))
	return int64(binary.BigEndian.Uint64(sum[:8])) // the bits are what counts
}
