// Package data holds Tallydesk's rows: the tables, how they are written, found
// and kept safe. It knows no rule of the business: that is app's.
//
// A table is declared once (Declare) from its row struct; the declaration
// gives Get, Insert, Put and Delete, and the columns for undo, check and
// export. Put, Insert and Delete are the only way rows change: they stamp each
// row with the command that wrote it and remember what stood there before, so
// that undo, audit and replay read one and the same record.
package data

import (
	"errors"
	"fmt"
)

// ErrNotFound is returned by Get when no row has the id.
var ErrNotFound = errors.New("no such row")

// Row is the head of every row that commands write.
type Row struct {
	// ID is a UUIDv7, or a UUIDv8 derived from the command that made the row.
	ID string `bun:"id,pk"`
	// Bucket says who may hold the row (sync.md); it is set at insert and never changes.
	Bucket string `bun:"bucket"`
	// Tag names the command that last wrote the row: the first 8 bytes of
	// SHA-256(command id, table, row id).
	Tag int64 `bun:"tag"`
}

// Class says how the rows of a table travel and whether they may change.
type Class int

const (
	// Synced rows travel to every replica that is granted their bucket.
	Synced Class = iota
	// AppendOnly rows are synced and never change once written.
	AppendOnly
	// StaffOnly rows are synced, always in the bucket staff or one of its kin.
	StaffOnly
	// Local rows stay on this computer and are no part of any command.
	Local
	// Server rows belong to the authority: numbers given out, sign-ins.
	Server
)

// String names the class as in architecture.md.
func (c Class) String() string {
	switch c {
	case Synced:
		return "synced"
	case AppendOnly:
		return "append-only"
	case StaffOnly:
		return "staff-only"
	case Local:
		return "local"
	case Server:
		return "server"
	}
	return fmt.Sprintf("class %d", int(c))
}

// Buckets that are the same for every desk.
const (
	// Public rows are held by everyone: agents' names, products, calendars.
	Public = "pub"
	// Staff rows are held by agents and admins only.
	Staff = "staff"
	// CustomerPrefix and a customer's id make that customer's bucket.
	CustomerPrefix = "cust:"
	// UserPrefix and a user's id make that user's own bucket.
	UserPrefix = "user:"
	// PayPrefix and the id of a member of staff make the bucket of that person's
	// pay, which only the person and admins hold.
	PayPrefix = "pay:"
)
