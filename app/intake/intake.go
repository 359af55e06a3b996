// Package intake brings in what other programs have exported: it reads their
// files into rows, finds out what the columns mean, says line by line what
// cannot be taken, and carries the rest out as one act that can be undone. It
// never guesses what is ambiguous, and sends nothing to anybody.
//
// The way of a file: Open reads it, Guess says what its columns are, Job.Read
// makes records of its rows, Look tells what would become of them, and Take
// brings them in.
package intake

// Kind says what the rows of a file are. Its word is import.kind.<code>.
type Kind string

// The kinds of row.
const (
	Customers Kind = "customers"
	Contacts  Kind = "contacts"
	Tickets   Kind = "tickets"
	Time      Kind = "time"
)

// Kinds lists the kinds, in the order in which they build on each other.
var Kinds = []Kind{Customers, Contacts, Tickets, Time}

// Source names the program that a file comes from. Its word is source.<code>.
type Source string

// The programs whose exports are known.
const (
	Redmine  Source = "redmine"
	Toggl    Source = "toggl"
	Clockify Source = "clockify"
	Harvest  Source = "harvest"
	OsTicket Source = "osticket"
	Zammad   Source = "zammad"
	JTrac    Source = "jtrac"
	Plain    Source = "list" // a list that somebody has made
)

// Sources lists the programs.
var Sources = []Source{Redmine, Toggl, Clockify, Harvest, OsTicket, Zammad, JTrac, Plain}
