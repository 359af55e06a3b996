// Package query is what the two readers of the desk, that of staff and that of
// liaisons, build and run their queries with. It knows no table and no right:
// what is read, and who may read it, is theirs to say.
package query

import (
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"

	"tallydesk/app/fail"
)

// Each runs a query and scans every row with scan.
func Each(run func() (*sql.Rows, error), scan func(*sql.Rows) error) error {
	rows, err := run()
	if err != nil {
		return fmt.Errorf("view: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		if err := scan(rows); err != nil {
			return fmt.Errorf("view: %w", err)
		}
	}
	return rows.Err()
}

// One scans the single row of a query; none is a fail.NotFound with the key.
func One(row *sql.Row, missing string, dest ...any) error {
	err := row.Scan(dest...)
	if errors.Is(err, sql.ErrNoRows) {
		return fail.New(fail.NotFound, missing)
	}
	if err != nil {
		return fmt.Errorf("view: %w", err)
	}
	return nil
}

// List writes values for SQLite's json_each: one argument, however many.
func List[T ~string](values []T) string {
	text, err := json.Marshal(values)
	if err != nil || values == nil {
		return "[]"
	}
	return string(text)
}
