// Package view is what screens, the command line and reports read: plain
// structs made by queries, each seen through one actor's eyes. It changes
// nothing, and holds no words and no pixels.
package view

import (
	"context"
	"database/sql"

	"tallydesk/app/access"
	"tallydesk/app/facts"
	"tallydesk/app/view/internal/query"
	"tallydesk/data"
)

// Reader reads a desk as one actor may see it. Safe for concurrent use.
type Reader struct {
	db        *data.DB
	actor     access.Actor
	calendars *facts.Calendars
	banks     *Banks
}

// NewReader makes a reader for an actor. The calendars and banks are those that
// the desk keeps for all its readers.
func NewReader(db *data.DB, actor access.Actor, calendars *facts.Calendars, banks *Banks) *Reader {
	return &Reader{db: db, actor: actor, calendars: calendars, banks: banks}
}

// Actor tells through whose eyes the reader sees.
func (r *Reader) Actor() access.Actor { return r.actor }

// staff is nil when the actor is staff: the views of this package show what
// only staff may see. Customers read through app/view/liaison.
func (r *Reader) staff() error { return r.actor.Require(access.SeeStaffSide) }

// Page says which rows of a list are wanted.
type Page struct {
	From int // rows to skip
	Most int // rows to give at the most
}

// each runs a query and scans every row with scan.
func (r *Reader) each(ctx context.Context, text string, args []any, scan func(*sql.Rows) error) error {
	return query.Each(func() (*sql.Rows, error) { return r.db.Query(ctx, text, args...) }, scan)
}

// scanRows runs a query of a snapshot and scans every row with scan.
func scanRows(q data.Querier, text string, args []any, scan func(*sql.Rows) error) error {
	return query.Each(func() (*sql.Rows, error) { return q.Query(text, args...) }, scan)
}

// one scans the single row of a query; none is a fail.NotFound with the key.
func (r *Reader) one(ctx context.Context, missing, text string, args []any, dest ...any) error {
	return query.One(r.db.QueryRow(ctx, text, args...), missing, dest...)
}
