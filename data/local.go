package data

// ExternalRefs holds the table external_ref.
var ExternalRefs = Declare[ExternalRef]("external_ref", StaffOnly, In(Staff))

// ExternalRef remembers what a row was called in the system it was imported from.
type ExternalRef struct {
	Row
	Source     string `bun:"source"` // program and kind of row
	ExternalID string `bun:"external_id"`
	Table      string `bun:"tbl"`
	RowID      string `bun:"row_id"`
	Digest     string `bun:"digest"` // of what was said there when it was imported
}

// Drafts holds the table draft.
var Drafts = Declare[Draft]("draft", Local)

// Draft is text somebody has begun to write; its id says where.
type Draft struct {
	ID      string `bun:"id,pk"`
	Body    string `bun:"body"`
	SavedAt int64  `bun:"saved_at"`
}

// Settings holds the table setting.
var Settings = Declare[Setting]("setting", Local)

// Setting is what the desk remembers on this computer; its id is its name.
type Setting struct {
	ID    string `bun:"id,pk"`
	Value string `bun:"value"`
}
