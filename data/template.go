package data

// Templates holds the table template.
var Templates = Declare[Template]("template", StaffOnly, In(Staff))

// Template is a canned reply, or what a new ticket begins with (R-TIX-11).
type Template struct {
	Row
	UseFor   string `bun:"use_for"`           // reply or ticket
	Name     string `bun:"name"`              // people choose it by
	Language string `bun:"language"`          // en or sv
	Body     string `bun:"body"`              // Markdown with variables
	Subject  string `bun:"subject"`           // of a ticket; may have variables
	Kind     string `bun:"kind"`              // of a ticket
	Priority string `bun:"priority"`          // of a ticket
	OwnerID  string `bun:"owner_id,nullzero"` // whose own it is; none when all staff share it
	Archived int64  `bun:"archived"`          // 1 when it is not offered any more
}
