package page

// Action is something that the menu or a key can ask of the screen shown.
type Action string

// The actions that screens know (ux.md 4). Their words are "action.<name>".
const (
	NewTicket    Action = "new_ticket"
	NewCustomer  Action = "new_customer"
	NewContract  Action = "new_contract"
	NewContact   Action = "new_contact"
	LogCall      Action = "log_call"
	Filter       Action = "filter"         // Ctrl+F, F
	SaveView     Action = "save_view"      // Ctrl+Shift+F
	Columns      Action = "columns"        // which columns the list shows
	Confirm      Action = "confirm"        // Ctrl+Enter: send, save
	SidePanel    Action = "side_panel"     // Ctrl+Shift+B
	NextArea     Action = "next_area"      // F6
	PreviousArea Action = "previous_area"  // Shift+F6
	Why          Action = "why"            // Ctrl+I, W
	Previous     Action = "previous"       // Ctrl+↑: the ticket before in the list
	Next         Action = "next"           // Ctrl+↓
	Take         Action = "take"           // T, Ctrl+Shift+T
	Assign       Action = "assign"         // A, Ctrl+Shift+A
	State        Action = "state"          // S, Ctrl+Shift+S
	Priority     Action = "priority"       // P, Ctrl+Shift+P
	Reply        Action = "reply"          // R, Ctrl+Shift+R
	Note         Action = "note"           // N, Ctrl+Shift+N
	MoveLine     Action = "move_line"      // M, Ctrl+Shift+M
	Answers      Action = "answers"        // S, Ctrl+Shift+S: what a liaison can say about a ticket
	Resolve      Action = "resolve"        // D, Ctrl+Shift+D
	LogTime      Action = "log_time"       // L, Ctrl+L
	PlainText    Action = "plain_text"     // Ctrl+Shift+X
	Attach       Action = "attach"         // in the Ticket menu
	Paste        Action = "paste"          // Ctrl+Shift+I: a picture from the clipboard, or the latest screenshot
	BuyHours     Action = "buy_hours"      // in the Contract menu
	PreviousWeek Action = "previous_week"  // Ctrl+PgUp
	NextWeek     Action = "next_week"      // Ctrl+PgDn
	ThisWeek     Action = "this_week"      // T on the week sheet
	CopyLastWeek Action = "copy_last_week" // Ctrl+Shift+V
	SameAsBefore Action = "same_as_before" // Ctrl+D on the week sheet: as the day before
)

// The actions that use templates.
const (
	NewFromTemplate Action = "new_from_template"
	Canned          Action = "canned" // Ctrl+G
)
