package data

// StaffMembers holds the table staff.
var StaffMembers = Declare[StaffMember]("staff", Synced, In(Public))

// StaffMember is what everyone may know of a member of staff: customers see the name.
type StaffMember struct {
	Row
	Name      string `bun:"name"`
	Functions string `bun:"functions"` // trainer, consultant, engineer …, comma-separated
	Active    int64  `bun:"active"`    // 1 while employed
}

// StaffDetails holds the table staff_detail.
var StaffDetails = Declare[StaffDetail]("staff_detail", StaffOnly, In(Staff))

// StaffDetail is what only staff know of a colleague; its id is the StaffMember's.
type StaffDetail struct {
	Row
	Email         string `bun:"email"`
	Department    string `bun:"department"`
	Line          int64  `bun:"line"`           // support line 1, 2 or 3; 0 for none
	Skills        string `bun:"skills"`         // comma-separated
	WeeklyMinutes int64  `bun:"weekly_minutes"` // capacity, minutes a week
}

// Users holds the table login.
var Users = Declare[User]("login", Synced, OwnBucket(UserPrefix))

// User is a login (domain.md 1).
type User struct {
	Row
	Name       string `bun:"name"`              // login name, unique, lower case
	Role       string `bun:"role"`              // admin, agent or liaison
	StaffID    string `bun:"staff_id,nullzero"` // of an admin or agent
	ContactID  string `bun:"contact_id"`        // of a liaison
	CustomerID string `bun:"customer_id"`       // of a liaison
	Active     int64  `bun:"active"`            // 1 while it may sign in
}

// CostRates holds the table cost_rate.
var CostRates = Declare[CostRate]("cost_rate", StaffOnly, Under(PayPrefix, "staff_id"))

// CostRate is what an hour of a member of staff costs from a day on (R-COST-1).
type CostRate struct {
	Row
	StaffID   string `bun:"staff_id,nullzero"`
	ValidFrom string `bun:"valid_from"` // first day of this rate
	Amount    int64  `bun:"amount"`     // minor units for an hour
	Currency  string `bun:"currency"`   // ISO 4217
}
