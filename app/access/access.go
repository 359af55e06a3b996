// Package access holds who acts and what they may do: actors, roles, rights
// and buckets (domain.md 1). It decides from plain values and reads nothing.
package access

import (
	"slices"

	"tallydesk/app/fail"
	"tallydesk/data"
)

// Role is what a login is for.
type Role string

// The roles of domain.md 1.
const (
	Admin   Role = "admin"
	Agent   Role = "agent"
	Liaison Role = "liaison" // belongs to exactly one customer
)

// Roles lists the roles, the mightiest first.
var Roles = []Role{Admin, Agent, Liaison}

// Right is something that a role allows or not.
type Right string

// The rights of the table in domain.md 1, as far as the desk has what they
// are about.
const (
	SetUpDesk       Right = "desk"       // provider, people, calendars, products
	ChangeContracts Right = "contracts"  // contracts, lines, purchases, prices
	ChangeCustomers Right = "customers"  // customers, contacts, liaisons, installations
	OpenTickets     Right = "tickets"    // open, reply, attach, wish a priority
	WorkTickets     Right = "work"       // assess, assign, note, resolve
	LogTime         Right = "time"       // one's own entries
	LogOthersTime   Right = "time.all"   // other people's entries
	Override        Right = "override"   // break a rule with a recorded reason
	Import          Right = "import"     // bring data in
	ExportAll       Right = "export"     // take the whole desk out as readable files
	KeepSafe        Right = "safe"       // back up, restore, check
	ViewAs          Right = "view.as"    // act as somebody else on a desk of one's own
	SeeStaffSide    Right = "staff.side" // internal notes, time entries, other customers
)

var rights = map[Role][]Right{
	Agent:   {ChangeCustomers, OpenTickets, WorkTickets, LogTime, SeeStaffSide, KeepSafe},
	Liaison: {OpenTickets},
}

// Actor is who acts.
type Actor struct {
	UserID     string
	Login      string
	Name       string
	Role       Role
	StaffID    string // of an admin or agent
	ContactID  string // of a liaison
	CustomerID string // of a liaison
}

// May tells whether the actor's role has the right. Admins have every right.
func (a Actor) May(right Right) bool {
	return a.Role == Admin || slices.Contains(rights[a.Role], right)
}

// Require is nil when the actor has the right, and else a fail.Forbidden that
// names it.
func (a Actor) Require(right Right) error {
	if a.May(right) {
		return nil
	}
	return fail.New(fail.Forbidden, "right", fail.Args{"Right": fail.Word("right." + string(right)), "Role": fail.Word("role." + string(a.Role))})
}

// Staff tells whether the actor belongs to the provider.
func (a Actor) Staff() bool { return a.Role == Admin || a.Role == Agent }

// Holds tells whether the actor may hold rows of the bucket (sync.md, Buckets
// and grants).
func (a Actor) Holds(bucket string) bool {
	switch {
	case a.Role == Admin, bucket == data.Public, bucket == data.UserPrefix+a.UserID:
		return true
	case a.Role == Agent:
		return bucket == data.Staff || a.StaffID != "" && bucket == data.PayPrefix+a.StaffID || len(bucket) > len(data.CustomerPrefix) && bucket[:len(data.CustomerPrefix)] == data.CustomerPrefix
	case a.Role == Liaison:
		return a.CustomerID != "" && bucket == data.CustomerPrefix+a.CustomerID
	}
	return false
}

// RequireCustomer is nil when the actor may act for the customer. To a liaison
// another customer does not exist.
func (a Actor) RequireCustomer(customerID string) error {
	if a.Holds(data.CustomerPrefix + customerID) {
		return nil
	}
	return fail.New(fail.NotFound, "customer")
}
