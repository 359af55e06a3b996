package data

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// touch records, once per command and row, what the row held before and the
// tag that the command leaves on it, 0 when it leaves no row. row is any state
// of it.
func (tx *Tx) touch(t *table, id string, row reflect.Value, before *reflect.Value, after int64) error {
	if tx.command == "" {
		return fmt.Errorf("write %s %s: no command is being applied", t.name, id)
	}
	key := rowKey{t.name, id}
	if left, again := tx.touched[key]; again {
		if left == after {
			return nil
		}
		tx.touched[key] = after
		return tx.Exec("UPDATE touch SET after = ? WHERE command_id = ? AND tbl = ? AND id = ?", after, tx.command, t.name, id)
	}
	tx.touched[key] = after
	tx.touches++
	tx.changed = append(tx.changed, Touched{Table: t.name, ID: id, Parent: t.parent(row)})
	var former any
	if before != nil {
		text, err := t.encode(*before)
		if err != nil {
			return err
		}
		former = text
	}
	return tx.Exec("INSERT INTO touch (command_id, n, tbl, id, before, after) VALUES (?, ?, ?, ?, ?, ?)",
		tx.command, tx.touches, t.name, id, former, after)
}

// encode writes a row's own columns as JSON, derived ones left out.
func (t *table) encode(row reflect.Value) (string, error) {
	fields := make(map[string]any, len(t.columns))
	for _, c := range t.columns {
		if !c.derived {
			fields[c.name] = row.FieldByIndex(c.index).Interface()
		}
	}
	text, err := json.Marshal(fields)
	if err != nil {
		return "", fmt.Errorf("encode %s: %w", t.name, err)
	}
	return string(text), nil
}

func (t *table) decode(text string, row reflect.Value) error {
	fields := map[string]json.RawMessage{}
	if err := json.Unmarshal([]byte(text), &fields); err != nil {
		return fmt.Errorf("decode %s: %w", t.name, err)
	}
	for _, c := range t.columns {
		value, known := fields[c.name]
		if !known {
			continue
		}
		if err := json.Unmarshal(value, row.FieldByIndex(c.index).Addr().Interface()); err != nil {
			return fmt.Errorf("decode %s.%s: %w", t.name, c.name, err)
		}
	}
	return nil
}

// ErrChangedSince is wrapped by the error of TakeBack when a row has been
// changed by somebody else since.
var ErrChangedSince = errors.New("changed since")

// ChangedSince names the row that stops an undo.
type ChangedSince struct{ Table, ID string }

// Error says which row it was.
func (e *ChangedSince) Error() string {
	return fmt.Sprintf("%s %s: %v", e.Table, e.ID, ErrChangedSince)
}

// Unwrap makes errors.Is(err, ErrChangedSince) hold.
func (e *ChangedSince) Unwrap() error { return ErrChangedSince }

// TakeBack puts every row that the commands touched back to what it held
// before them, tag included: the row is again as the command before left it,
// which can then be taken back in turn. Commands are given newest first. Each
// row must still be as they left it, and nothing may have come to refer to one
// that goes away, else a *ChangedSince names the row and the transaction must
// be given up.
func (tx *Tx) TakeBack(commands []string) error {
	// A command may have made a row and then referred to it from an older one:
	// on the way back references hold again only at the end. The pragma acts
	// when it is compiled, so it is no prepared statement.
	if _, err := tx.db.writer.ExecContext(tx.ctx, "PRAGMA defer_foreign_keys = ON"); err != nil {
		return err
	}
	var all []touchRow
	for _, command := range commands {
		steps, err := tx.touchesOf(command)
		if err != nil {
			return err
		}
		for _, step := range steps {
			if err := tx.takeBackRow(step); err != nil {
				return err
			}
		}
		all = append(all, steps...)
	}
	return tx.wantWhole(all)
}

// touchRow is one record of what a command did to a row.
type touchRow struct {
	table, id string
	before    *string // nil: there was no row
	after     int64   // tag it left; 0: it left no row
}

func (tx *Tx) touchesOf(command string) ([]touchRow, error) {
	rows, err := tx.fixed("SELECT tbl, id, before, after FROM touch WHERE command_id = ? ORDER BY n DESC", command)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var steps []touchRow
	for rows.Next() {
		var step touchRow
		if err := rows.Scan(&step.table, &step.id, &step.before, &step.after); err != nil {
			return nil, err
		}
		steps = append(steps, step)
	}
	return steps, rows.Err()
}

func (tx *Tx) takeBackRow(step touchRow) error {
	t, err := tableNamed(step.table)
	if err != nil {
		return err
	}
	current := reflect.New(t.rowType).Elem()
	found, err := t.read(tx, step.id, current)
	if err != nil {
		return err
	}
	if found != (step.after != 0) || found && t.tag(current) != step.after {
		return &ChangedSince{Table: step.table, ID: step.id}
	}
	if step.before == nil {
		return t.remove(tx, step.id)
	}
	former := reflect.New(t.rowType).Elem()
	if err := t.decode(*step.before, former); err != nil {
		return err
	}
	formerTag := t.tag(former)
	keep := func(string, string) int64 { return formerTag }
	if found {
		err = t.update(tx, step.id, former, current, keep)
	} else {
		err = t.insert(tx, former, keep)
	}
	if isTaken(err) {
		return &ChangedSince{Table: step.table, ID: step.id}
	}
	return err
}

// isTaken tells whether another row has what must be unique: a customer's code,
// a login's name.
func isTaken(err error) bool {
	var engine *sqlite.Error
	return errors.As(err, &engine) && engine.Code() == sqlite3.SQLITE_CONSTRAINT_UNIQUE
}

func (t *table) tag(row reflect.Value) int64 { return row.FieldByIndex(t.column("tag").index).Int() }
