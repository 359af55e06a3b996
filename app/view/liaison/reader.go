// Package liaison is what a customer's liaison may read: queries of its own over
// the customer's rows and what is public, never the staff's views with parts
// left out (R-ACC-1). It never touches a table of staff.
package liaison

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"tallydesk/app/access"
	"tallydesk/app/fail"
	"tallydesk/data"
)

// Reader reads a desk as one liaison may see it. Safe for concurrent use.
type Reader struct {
	db    *data.DB
	actor access.Actor
}

// New makes a reader for a liaison.
func New(db *data.DB, actor access.Actor) *Reader { return &Reader{db: db, actor: actor} }

// bucket gives the bucket that every query of this package is bound to. Only a
// liaison has one.
func (r *Reader) bucket() (string, error) {
	if r.actor.Role != access.Liaison || r.actor.CustomerID == "" {
		return "", fail.New(fail.Forbidden, "liaison.only")
	}
	return data.CustomerPrefix + r.actor.CustomerID, nil
}

// each runs a query and scans every row with scan.
func (r *Reader) each(ctx context.Context, query string, args []any, scan func(*sql.Rows) error) error {
	rows, err := r.db.Reads().QueryContext(ctx, query, args...)
	if err != nil {
		return fmt.Errorf("view for a liaison: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		if err := scan(rows); err != nil {
			return fmt.Errorf("view for a liaison: %w", err)
		}
	}
	return rows.Err()
}

// one scans the single row of a query; none is a fail.NotFound with the key.
func (r *Reader) one(ctx context.Context, missing, query string, args []any, dest ...any) error {
	err := r.db.Reads().QueryRowContext(ctx, query, args...).Scan(dest...)
	if errors.Is(err, sql.ErrNoRows) {
		return fail.New(fail.NotFound, missing)
	}
	if err != nil {
		return fmt.Errorf("view for a liaison: %w", err)
	}
	return nil
}
