package app

import (
	"errors"

	"tallydesk/data"
)

// deriveContract makes a contract findable by its number, its name and its
// customer.
func deriveContract(tx *data.Tx, id string) error {
	contract, err := data.Contracts.Get(tx, id)
	if errors.Is(err, data.ErrNotFound) {
		return tx.Unindex("contract", id)
	}
	if err != nil {
		return err
	}
	customer, err := data.Customers.Get(tx, contract.CustomerID)
	if err != nil {
		return err
	}
	return tx.Index("contract", id, contract.Number+" "+contract.Name, customer.Code+" "+customer.Name)
}

// deriveContractsOf keeps a customer's contracts findable when it gets another
// name.
func deriveContractsOf(tx *data.Tx, customerID string) error {
	contracts, err := data.Contracts.Find(tx, "customer_id = ? ORDER BY id", customerID)
	if err != nil {
		return err
	}
	for _, contract := range contracts {
		if err := deriveContract(tx, contract.ID); err != nil {
			return err
		}
	}
	return nil
}
