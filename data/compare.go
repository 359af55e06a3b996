package data

import (
	"context"
	"database/sql"
	"fmt"
	"reflect"
	"slices"
	"strings"
)

// infrastructure names the tables that no row struct declares; those of the
// search index and SQLite's own come with them.
var infrastructure = []string{"meta", "command", "touch", "counter", "blob", "doc", "goose_db_version"}

func isInfrastructure(table string) bool {
	return slices.Contains(infrastructure, table) ||
		strings.HasPrefix(table, "doc_words") || strings.HasPrefix(table, "doc_parts") || strings.HasPrefix(table, "sqlite_")
}

// schemaDifferences compares the declarations with the tables that there are,
// both ways.
func schemaDifferences(ctx context.Context, pool *sql.DB) ([]string, error) {
	tables, err := texts(ctx, pool, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
	if err != nil {
		return nil, err
	}
	differences, err := strangers(ctx, pool)
	if err != nil {
		return nil, err
	}
	for _, name := range tables {
		if _, unknown := tableNamed(name); unknown != nil && !isInfrastructure(name) {
			differences = append(differences, "table "+name+" is not declared")
		}
	}
	for _, t := range declared {
		if !slices.Contains(tables, t.name) {
			differences = append(differences, "table "+t.name+" is not there")
			continue
		}
		found, err := t.differences(ctx, pool)
		if err != nil {
			return differences, err
		}
		differences = append(differences, found...)
	}
	return differences, nil
}

// strangers lists what no desk has: anything that acts by itself.
func strangers(ctx context.Context, pool *sql.DB) ([]string, error) {
	return texts(ctx, pool, "SELECT type || ' ' || name || ' is not the desk''s' FROM sqlite_schema WHERE type IN ('trigger', 'view') ORDER BY name")
}

func (t *table) differences(ctx context.Context, pool *sql.DB) ([]string, error) {
	there, err := texts(ctx, pool, `SELECT name || ' ' || type || iif("notnull" OR pk, ' NOT NULL', '') FROM pragma_table_info(?)`, t.name)
	if err != nil {
		return nil, err
	}
	wanted := make([]string, len(t.columns))
	for i, c := range t.columns {
		wanted[i] = c.definition()
	}
	var differences []string
	for _, column := range there {
		if !slices.Contains(wanted, column) {
			differences = append(differences, fmt.Sprintf("%s: the column %q is not declared so", t.name, column))
		}
	}
	for _, column := range wanted {
		if !slices.Contains(there, column) {
			differences = append(differences, fmt.Sprintf("%s: the column %q is declared and not there", t.name, column))
		}
	}
	return differences, nil
}

// definition is how the column stands in a migration.
func (c column) definition() string {
	kind := map[reflect.Kind]string{reflect.Int64: "BIGINT", reflect.String: "TEXT", reflect.Slice: "BYTEA"}[c.kind]
	if c.nullable {
		return c.name + " " + kind
	}
	return c.name + " " + kind + " NOT NULL"
}
