package command

import (
	"cmp"
	"time"

	"tallydesk/app/access"
	"tallydesk/app/civil"
	"tallydesk/app/fail"
	"tallydesk/app/ticket"
	"tallydesk/data"
)

var _ = register[OpenTicket]()

// OpenTicket takes a request in. Labels: "ticket", and "message" when it comes
// with a body or files.
//
// Without a contract that covers it the ticket is taken all the same, uncovered
// (R-ACC-2). One reported by somebody who is no liaison is held until a liaison
// confirms it, unless staff take it as an emergency with a reason (R-ACC-3).
type OpenTicket struct {
	CustomerID string
	Subject    string
	Body       string
	Kind       ticket.Kind     // a question when empty
	Channel    ticket.Channel  // the app when empty
	Priority   ticket.Priority // medium when empty; a liaison's is a wish
	ProductID  string

	// The rest is for staff. A liaison opens for its own customer and is the
	// reporter itself.

	ReporterID      string // contact
	ContractID      string // chosen by R-CON-4 when empty
	AssigneeID      string // routed by R-TIX-2 when empty
	Emergency       bool   // the installation is down, or the desk could not be reached
	EmergencyReason string // why it is taken without a liaison; public
	At              time.Time

	Files []File
}

// Spec names the command.
func (OpenTicket) Spec() Spec { return Spec{Name: "ticket.open", Version: 1, Class: Fact} }

// Validate wants customer and subject.
func (k *OpenTicket) Validate() error {
	errs := []error{
		wantText("customer", k.CustomerID, maxName), wantText("subject", k.Subject, maxName), allowText("body", k.Body, maxText),
		allowText("emergency_reason", k.EmergencyReason, maxText), wantFiles(k.Files),
		wantOneOf("kind", k.kind(), ticket.Kinds...), wantOneOf("channel", k.channel(), ticket.Channels...),
		wantOneOf("priority", k.priority(), ticket.Priorities...),
	}
	return fail.Join(errs...)
}

func (k *OpenTicket) kind() ticket.Kind       { return cmp.Or(k.Kind, ticket.Question) }
func (k *OpenTicket) channel() ticket.Channel { return cmp.Or(k.Channel, ticket.App) }
func (k *OpenTicket) priority() ticket.Priority {
	return cmp.Or(k.Priority, ticket.Medium)
}

// Authorize lets staff open tickets for everyone and liaisons for their own
// customer, without what is staff's to say.
func (k *OpenTicket) Authorize(_ *data.Tx, actor access.Actor) error {
	if err := actor.Require(access.OpenTickets); err != nil {
		return err
	}
	if err := actor.RequireCustomer(k.CustomerID); err != nil {
		return err
	}
	plain := k.ContractID == "" && k.AssigneeID == "" && !k.Emergency && k.EmergencyReason == "" && k.At.IsZero() &&
		(k.ReporterID == "" || k.ReporterID == actor.ContactID)
	if actor.Staff() || plain {
		return nil
	}
	return actor.Require(access.WorkTickets)
}

// Check refuses a receipt that is still to come and files that are not here.
func (k *OpenTicket) Check(tx *data.Tx, c Ctx) error {
	return fail.Join(wantPast("at", k.At, c), filesAreHere(tx, k.Files))
}

// Apply writes the ticket and the message it came with.
func (k *OpenTicket) Apply(tx *data.Tx, c Ctx) error {
	row, err := k.row(tx, c)
	if err != nil {
		return err
	}
	if err := data.Tickets.Insert(tx, &row); err != nil {
		return err
	}
	if k.Body != "" || len(k.Files) > 0 {
		message := data.Message{Row: data.Row{ID: c.NewID("message")}, TicketID: row.ID, Channel: row.Channel, At: row.ReceivedAt, Body: k.Body}
		message.ContactID = row.ReporterID
		if err := addMessage(tx, c, message, k.Files); err != nil {
			return err
		}
	}
	if err := addEvent(tx, c, row.ID, data.TicketEvent{Kind: "opened", At: row.ReceivedAt, After: row.State}); err != nil {
		return err
	}
	if row.Emergency == 0 || row.State == string(ticket.AwaitingLiaison) {
		return nil
	}
	return addEvent(tx, c, row.ID, data.TicketEvent{Kind: "emergency", At: row.ReceivedAt, Text: k.EmergencyReason})
}

func (k *OpenTicket) row(tx *data.Tx, c Ctx) (data.Ticket, error) {
	row := data.Ticket{
		Row: data.Row{ID: c.NewID("ticket")}, CustomerID: k.CustomerID, Subject: k.Subject,
		Kind: string(k.kind()), Channel: string(k.channel()), Priority: string(k.priority()), State: string(ticket.New),
		ContractID: k.ContractID, ProductID: k.ProductID, ReporterID: cmp.Or(k.ReporterID, c.Actor.ContactID), AssigneeID: k.AssigneeID,
		Emergency: bit(k.Emergency), ReceivedAt: momentOr(k.At, c), OpenedAt: momentOr(k.At, c),
	}
	if !c.Actor.Staff() {
		row.Wished = row.Priority
	}
	held, err := k.held(tx, row.ReporterID)
	if err != nil {
		return row, err
	}
	if held {
		row.State, row.OpenedAt = string(ticket.AwaitingLiaison), 0
	}
	if err := fail.Join(wantStaff(tx, row.AssigneeID), wantProduct(tx, row.ProductID)); err != nil {
		return row, err
	}
	return row, k.settleContract(tx, &row)
}

// held reports whether the request waits for a liaison (R-ACC-3).
func (k *OpenTicket) held(tx *data.Tx, reporterID string) (bool, error) {
	if reporterID == "" {
		return false, nil
	}
	reporter, err := contactOf(tx, k.CustomerID, reporterID)
	if err != nil {
		return false, err
	}
	accepted := k.Emergency && k.EmergencyReason != ""
	return reporter.Liaison == 0 && !accepted, nil
}

// settleContract checks the contract given, or chooses one (R-CON-4).
func (k *OpenTicket) settleContract(tx *data.Tx, row *data.Ticket) error {
	if k.ContractID != "" {
		return contractIsOf(tx, k.ContractID, k.CustomerID)
	}
	customer, err := data.Customers.Get(tx, k.CustomerID)
	if err != nil {
		return notFound(err, "customer")
	}
	zone, err := civil.Zone(customer.Zone)
	if err != nil {
		return err
	}
	row.ContractID, err = contractFor(tx, row.CustomerID, row.ProductID, civil.Of(time.UnixMilli(row.ReceivedAt).In(zone)))
	return err
}

func wantProduct(tx *data.Tx, id string) error {
	if id == "" {
		return nil
	}
	return wantRow(tx, "product", id, "product")
}

// Settle gives the ticket its customer's next number and calls people to it.
func (k *OpenTicket) Settle(tx *data.Tx, c Ctx) error {
	row, err := data.Tickets.Get(tx, c.NewID("ticket"))
	if err != nil {
		return err
	}
	if row.Number, err = nextNumber(tx, TicketSeries(row.CustomerID), ticket.FirstNumber); err != nil {
		return err
	}
	if err := route(tx, c, &row); err != nil {
		return err
	}
	return data.Tickets.Put(tx, &row)
}
