package data

// TimeEntries holds the table time_entry.
var TimeEntries = Declare[TimeEntry]("time_entry", StaffOnly, In(Staff))

// TimeEntry is work that a person did, as staff see it (R-TIME-1).
type TimeEntry struct {
	Row
	StaffID        string `bun:"staff_id,nullzero"`
	TicketID       string `bun:"ticket_id,nullzero"`   // what it was done for, or else
	CustomerID     string `bun:"customer_id,nullzero"` // whom, or internal work
	WorkDay        string `bun:"work_day"`
	StartAt        int64  `bun:"start_at"` // UTC milliseconds; 0 when only the duration is known
	EndAt          int64  `bun:"end_at"`
	Worked         int64  `bun:"worked"`   // minutes, as measured
	Adjusted       int64  `bun:"adjusted"` // minutes that count: by hand with a reason, else as worked
	AdjustedReason string `bun:"adjusted_reason"`
	WorkType       string `bun:"work_type"`
	OnSite         int64  `bun:"on_site"`
	Note           string `bun:"note"` // to the customer
	InternalNote   string `bun:"internal_note"`
	State          string `bun:"state"`          // draft, submitted or approved
	ClassOverride  string `bun:"class_override"` // charge class set by hand
	OverrideReason string `bun:"override_reason"`
}

// Charges holds the table charge.
var Charges = Declare[Charge]("charge", Synced, BucketOf("ticket_id", "ticket"))

// Charge is one part of a time entry as the customer sees it: what the bank is drawn by.
type Charge struct {
	Row
	TicketID   string `bun:"ticket_id,nullzero"`
	ContractID string `bun:"contract_id,nullzero"`
	EntryID    string `bun:"entry_id"` // its time entry
	Part       int64  `bun:"part"`     // 0, 1, … where the entry was cut at midnight
	WorkDay    string `bun:"work_day"`
	PostingDay string `bun:"posting_day"`
	StartAt    int64  `bun:"start_at"` // UTC milliseconds; 0 when unknown
	Minutes    int64  `bun:"minutes"`  // before rounding
	WorkType   string `bun:"work_type"`
	Kind       string `bun:"kind"`   // of the ticket, for the lots' scope
	Class      string `bun:"class"`  // drawn, billable, covered, nocharge or undecided
	Reason     string `bun:"reason"` // code, when it is not charged
	Note       string `bun:"note"`
	StaffID    string `bun:"staff_id,nullzero"`
}
