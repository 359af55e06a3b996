// Package liaison is what a customer's liaison may read: queries of its own over
// the customer's rows and what is public, never the staff's views with parts
// left out (R-ACC-1). It never touches a table of staff.
package liaison

import (
	"context"
	"database/sql"

	"tallydesk/app/access"
	"tallydesk/app/fail"
	"tallydesk/app/view/internal/query"
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
func (r *Reader) each(ctx context.Context, text string, args []any, scan func(*sql.Rows) error) error {
	return query.Each(func() (*sql.Rows, error) { return r.db.Reads().QueryContext(ctx, text, args...) }, scan)
}

// one scans the single row of a query; none is a fail.NotFound with the key.
func (r *Reader) one(ctx context.Context, missing, text string, args []any, dest ...any) error {
	return query.One(r.db.Reads().QueryRowContext(ctx, text, args...), missing, dest...)
}
