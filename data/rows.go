package data

import (
	"crypto/sha256"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"reflect"
)

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
	if rule.under != "" {
		bucket.SetString(rule.under + row.FieldByIndex(t.column(rule.value).index).String())
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
