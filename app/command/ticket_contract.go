package command

import (
	"tallydesk/app/access"
	"tallydesk/app/fail"
	"tallydesk/data"
)

var _ = register[SetContract]()

// SetContract says which contract a ticket is served under (R-CON-4): its time
// that is not frozen is charged anew.
type SetContract struct {
	TicketID   string
	ContractID string // of the same customer; empty: uncovered (R-ACC-2)
}

// Spec names the command.
func (SetContract) Spec() Spec { return Spec{Name: "ticket.contract", Version: 1, Class: Decision} }

// Validate has nothing to look at.
func (k *SetContract) Validate() error { return nil }

// Authorize is for staff.
func (k *SetContract) Authorize(tx *data.Tx, actor access.Actor) error {
	return mayOnTicket(tx, actor, access.WorkTickets, k.TicketID)
}

// Apply sets the contract and charges the ticket's time by it.
func (k *SetContract) Apply(tx *data.Tx, c Ctx) error {
	err := changeTicket(tx, c, k.TicketID, func(row *data.Ticket) (data.TicketEvent, error) {
		if row.ContractID == k.ContractID {
			return data.TicketEvent{}, nil
		}
		event := data.TicketEvent{Kind: "contract", Before: row.ContractID, After: k.ContractID}
		row.ContractID = k.ContractID
		if k.ContractID == "" {
			return event, nil
		}
		return event, contractIsOf(tx, k.ContractID, row.CustomerID)
	})
	if err != nil {
		return err
	}
	return reclassify(tx, k.TicketID)
}

// contractIsOf is a fail.NotFound unless the contract is the customer's.
func contractIsOf(tx *data.Tx, contractID, customerID string) error {
	contract, err := data.Contracts.Get(tx, contractID)
	if err != nil {
		return notFound(err, "contract")
	}
	if contract.CustomerID != customerID {
		return fail.New(fail.NotFound, "contract")
	}
	return nil
}
