package data

// Tickets holds the table ticket.
var Tickets = Declare[Ticket]("ticket", Synced, BucketOf("customer_id", "customer"), Derived("done", "queue_key", "last_at", "last_from"))

// Ticket is one matter of a customer.
type Ticket struct {
	Row
	CustomerID string `bun:"customer_id,nullzero"`
	Number     int64  `bun:"number"` // counts per customer; 0 until the authority has given it
	Subject    string `bun:"subject"`
	Kind       string `bun:"kind"`    // fault, assistance, training, change or question
	Cause      string `bun:"cause"`   // set in triage
	Channel    string `bun:"channel"` // app, email, phone or onsite
	State      string `bun:"state"`
	Priority   string `bun:"priority"`             // very_high, high, medium or low
	Wished     string `bun:"wished"`               // priority that the customer wishes
	ContractID string `bun:"contract_id,nullzero"` // the one contract it is served under; empty when uncovered (R-CON-4, R-ACC-2)
	ProductID  string `bun:"product_id,nullzero"`
	ReporterID string `bun:"reporter_id,nullzero"` // contact who reported it
	OwnerID    string `bun:"owner_id,nullzero"`    // staff: watches and reports back (R-TIX-14)
	AssigneeID string `bun:"assignee_id,nullzero"` // staff: works on it
	Line       int64  `bun:"line"`                 // support line 1, 2 or 3; 0 before assessment
	Emergency  int64  `bun:"emergency"`            // 1 when the installation is down
	ReceivedAt int64  `bun:"received_at"`          // when the request arrived, UTC milliseconds
	OpenedAt   int64  `bun:"opened_at"`            // when the clocks started: receipt, or the liaison's confirmation (R-ACC-3)
	ResolvedAt int64  `bun:"resolved_at"`          // 0 while unresolved
	ClosedAt   int64  `bun:"closed_at"`            // 0 while open
	Reopened   int64  `bun:"reopened"`             // how often it was reopened (R-SLA-5)
	Resolution string `bun:"resolution"`           // public text of the solution
	Done       int64  `bun:"done"`                 // 1 when nothing is left to do: resolved, closed, declined or merged
	QueueKey   string `bun:"queue_key"`            // sorts open tickets by R-TIX-1, done ones newest first
	LastAt     int64  `bun:"last_at"`              // latest message or event, UTC milliseconds
	LastFrom   string `bun:"last_from"`            // who wrote last: customer or staff
}

// Messages holds the table message.
var Messages = Declare[Message]("message", Synced, BucketOf("ticket_id", "ticket"))

// Message is a public part of a ticket's conversation.
type Message struct {
	Row
	TicketID   string `bun:"ticket_id,nullzero"`
	StaffID    string `bun:"staff_id,nullzero"`   // its author, or else
	ContactID  string `bun:"contact_id,nullzero"` // its author
	Channel    string `bun:"channel"`
	At         int64  `bun:"at"`          // when it was said, UTC milliseconds
	RecordedAt int64  `bun:"recorded_at"` // when it was written down
	Body       string `bun:"body"`
	EditedAt   int64  `bun:"edited_at"` // 0 while as first written
}

// Notes holds the table note.
var Notes = Declare[Note]("note", StaffOnly, In(Staff))

// Note is an internal part of a ticket's conversation.
type Note struct {
	Row
	TicketID string `bun:"ticket_id,nullzero"`
	StaffID  string `bun:"staff_id,nullzero"`
	At       int64  `bun:"at"`
	Body     string `bun:"body"`
	EditedAt int64  `bun:"edited_at"`
}

// FormerTexts holds the table former_text.
var FormerTexts = Declare[FormerText]("former_text", AppendOnly, In(Staff))

// FormerText keeps what a message or note said before an edit (R-TIX-6).
type FormerText struct {
	Row
	Table   string `bun:"tbl"`
	RowID   string `bun:"row_id"`
	At      int64  `bun:"at"`                // when it was replaced
	StaffID string `bun:"staff_id,nullzero"` // who replaced it
	Body    string `bun:"body"`
}

// TicketEvents holds the table ticket_event.
var TicketEvents = Declare[TicketEvent]("ticket_event", AppendOnly, BucketOf("ticket_id", "ticket"))

// TicketEvent is something that happened to a ticket, as the customer may know it.
type TicketEvent struct {
	Row
	TicketID   string `bun:"ticket_id,nullzero"`
	At         int64  `bun:"at"`          // when it happened, UTC milliseconds
	RecordedAt int64  `bun:"recorded_at"` // when it was recorded
	Kind       string `bun:"kind"`        // opened, state, priority, kind, cause, assignee, contract …
	Before     string `bun:"before_value"`
	After      string `bun:"after_value"`
	StaffID    string `bun:"staff_id,nullzero"`   // who did it, or else
	ContactID  string `bun:"contact_id,nullzero"` // who did it
	Text       string `bun:"text"`                // public reason
}

// LineMoves holds the table line_move.
var LineMoves = Declare[LineMove]("line_move", AppendOnly, In(Staff))

// LineMove records that a ticket went to another support line, and why (R-TIX-4).
type LineMove struct {
	Row
	TicketID string `bun:"ticket_id,nullzero"`
	At       int64  `bun:"at"`
	Before   int64  `bun:"before_line"`
	After    int64  `bun:"after_line"`
	Reason   string `bun:"reason"` // internal
	StaffID  string `bun:"staff_id,nullzero"`
}

// Attachments holds the table attachment.
var Attachments = Declare[Attachment]("attachment", Synced, BucketOf("ticket_id", "ticket"))

// Attachment is a file that came with a public message.
type Attachment struct {
	Row
	TicketID  string `bun:"ticket_id,nullzero"`
	MessageID string `bun:"message_id,nullzero"`
	Name      string `bun:"name"`   // file name
	Size      int64  `bun:"size"`   // bytes
	SHA256    string `bun:"sha256"` // of the content, hexadecimal: where the blob is found
}

// NoteAttachments holds the table note_attachment.
var NoteAttachments = Declare[NoteAttachment]("note_attachment", StaffOnly, In(Staff))

// NoteAttachment is a file that came with an internal note.
type NoteAttachment struct {
	Row
	TicketID string `bun:"ticket_id,nullzero"`
	NoteID   string `bun:"note_id,nullzero"`
	Name     string `bun:"name"`
	Size     int64  `bun:"size"`
	SHA256   string `bun:"sha256"`
}

// Participants holds the table participant.
var Participants = Declare[Participant]("participant", Synced, BucketOf("ticket_id", "ticket"))

// Participant follows a ticket besides its assignee and reporter.
type Participant struct {
	Row
	TicketID  string `bun:"ticket_id,nullzero"`
	StaffID   string `bun:"staff_id,nullzero"`   // a member of staff, or else
	ContactID string `bun:"contact_id,nullzero"` // a contact
	Part      string `bun:"part"`                // engineer, analyst, account_manager, watcher
}
