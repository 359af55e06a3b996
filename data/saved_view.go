package data

// SavedViews holds the table saved_view.
var SavedViews = Declare[SavedView]("saved_view", StaffOnly, In(Staff))

// SavedView is a filter of the list of tickets with columns and order, under a
// name (R-TIX-11).
type SavedView struct {
	Row
	OwnerID string `bun:"owner_id,nullzero"` // staff: who saved it
	Shared  int64  `bun:"shared"`            // 1 when all staff have it
	Name    string `bun:"name"`
	Filter  string `bun:"filter_text"` // in English, as app/filter writes it
	Columns string `bun:"shown"`       // comma-separated; empty for those that everybody begins with
	Sort    string `bun:"sorted"`      // queue, activity or number
}
