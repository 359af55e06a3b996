package data

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
)

// Table reads and writes the rows of one table. Make it with Declare.
type Table[T any] struct{ *table }

// table is what a declaration knows, without its row type: enough for undo,
// check and export, which work on any table.
type table struct {
	name    string
	class   Class
	bucket  bucketRule
	columns []column
	rowType reflect.Type

	selectSQL, insertSQL, updateSQL, deleteSQL, deriveSQL string
}

type column struct {
	name     string
	kind     reflect.Kind // Int64, String or Slice (bytes)
	index    []int        // field in the row struct
	nullable bool         // the zero value is stored as NULL: a reference to nothing
	derived  bool
}

// bucketRule finds the bucket of a new row.
type bucketRule struct {
	constant string // the same for every row
	own      string // prefix before the row's own id
	under    string // prefix before the value of a column
	value    string // that column
	column   string // reference whose row's bucket is taken over
	parent   string // the table that column points to
}

// Option completes a declaration.
type Option func(*table)

// In puts every row into one bucket.
func In(bucket string) Option { return func(t *table) { t.bucket.constant = bucket } }

// OwnBucket gives each row a bucket of its own: the prefix and the row's id.
func OwnBucket(prefix string) Option { return func(t *table) { t.bucket.own = prefix } }

// Under gives the rows of one person, or of one thing, a bucket: the prefix and
// the id in the column.
func Under(prefix, column string) Option {
	return func(t *table) { t.bucket.under, t.bucket.value = prefix, column }
}

// BucketOf takes over the bucket of the row that column points to.
func BucketOf(column, parent string) Option {
	return func(t *table) { t.bucket.column, t.bucket.parent = column, parent }
}

// Derived names columns that are computed from other rows: they are never
// journalled, tagged, exported or undone, and only SetDerived writes them.
func Derived(names ...string) Option {
	return func(t *table) {
		for i := range t.columns {
			if slices.Contains(names, t.columns[i].name) {
				t.columns[i].derived = true
			}
		}
	}
}

// declared holds every table by name, in order of declaration.
var declared []*table

// Declare makes a table known: its name, class and the columns that T's bun
// tags name. It panics on a mistake in the declaration, at start-up.
func Declare[T any](name string, class Class, options ...Option) *Table[T] {
	t := &table{name: name, class: class, rowType: reflect.TypeFor[T]()}
	t.columns = columnsOf(name, t.rowType, nil)
	for _, option := range options {
		option(t)
	}
	if class != Local && class != Server && t.bucket == (bucketRule{}) {
		panic(fmt.Sprintf("data: table %s has no bucket rule", name))
	}
	t.writeSQL()
	declared = append(declared, t)
	return &Table[T]{t}
}

// Name gives the table's name in SQL.
func (t *table) Name() string { return t.name }

// Tables names every declared table, in order of declaration.
func Tables() []string {
	names := make([]string, len(declared))
	for i, t := range declared {
		names[i] = t.name
	}
	return names
}

func tableNamed(name string) (*table, error) {
	for _, t := range declared {
		if t.name == name {
			return t, nil
		}
	}
	return nil, fmt.Errorf("data: no table %q is declared", name)
}

func columnsOf(tableName string, row reflect.Type, path []int) []column {
	var columns []column
	for i := range row.NumField() {
		field := row.Field(i)
		index := append(slices.Clone(path), i)
		if field.Anonymous {
			columns = append(columns, columnsOf(tableName, field.Type, index)...)
			continue
		}
		tag := field.Tag.Get("bun")
		if tag == "" {
			panic(fmt.Sprintf("data: %s.%s has no bun tag", tableName, field.Name))
		}
		name, rest, _ := strings.Cut(tag, ",")
		kind := field.Type.Kind()
		if kind != reflect.Int64 && kind != reflect.String && field.Type != reflect.TypeFor[[]byte]() {
			panic(fmt.Sprintf("data: %s.%s is %s; columns are int64, string or []byte", tableName, field.Name, field.Type))
		}
		columns = append(columns, column{name: name, kind: kind, index: index, nullable: strings.Contains(rest, "nullzero")})
	}
	return columns
}

// writeSQL writes the fixed statements once. They are the same on both
// engines but for the placeholders.
func (t *table) writeSQL() {
	var reads, writes, marks, sets, derives []string
	for _, c := range t.columns {
		reads = append(reads, c.read())
		if c.derived {
			derives = append(derives, c.name+" = ?")
			continue
		}
		writes = append(writes, c.name)
		marks = append(marks, "?")
		if c.name != "id" {
			sets = append(sets, c.name+" = ?")
		}
	}
	t.selectSQL = "SELECT " + strings.Join(reads, ", ") + " FROM " + t.name
	t.insertSQL = "INSERT INTO " + t.name + " (" + strings.Join(writes, ", ") + ") VALUES (" + strings.Join(marks, ", ") + ")"
	t.updateSQL = "UPDATE " + t.name + " SET " + strings.Join(sets, ", ") + " WHERE id = ?"
	t.deleteSQL = "DELETE FROM " + t.name + " WHERE id = ?"
	if len(derives) > 0 {
		t.deriveSQL = "UPDATE " + t.name + " SET " + strings.Join(derives, ", ") + " WHERE id = ?"
	}
}

// read is how the column is selected: NULL comes back as the zero value.
func (c column) read() string {
	if !c.nullable {
		return c.name
	}
	if c.kind == reflect.Int64 {
		return "COALESCE(" + c.name + ", 0)"
	}
	return "COALESCE(" + c.name + ", '')"
}

// bind gives the value to store for the column.
func (c column) bind(row reflect.Value) any {
	field := row.FieldByIndex(c.index)
	if c.nullable && field.IsZero() {
		return nil
	}
	if c.kind == reflect.Slice {
		return field.Bytes()
	}
	if c.kind == reflect.Int64 {
		return field.Int()
	}
	return field.String()
}

func (t *table) column(name string) column {
	for _, c := range t.columns {
		if c.name == name {
			return c
		}
	}
	panic(fmt.Sprintf("data: table %s has no column %s", t.name, name))
}
