package command

import (
	"tallydesk/app/access"
	"tallydesk/data"
)

var _ = patchTickets()

// patchTickets says which of a ticket's fields no rule reads.
func patchTickets() struct{} {
	patchTables["ticket"] = patchTable{
		columns: map[string]patchable{
			"subject":    {access.WorkTickets, func(field, value string) error { return wantText(field, value, maxName) }},
			"product_id": {access.WorkTickets, func(field, value string) error { return allowText(field, value, maxName) }},
		},
		row: ticketFields,
	}
	return struct{}{}
}

// ticketFields reads the plain fields of a ticket for Patch.
func ticketFields(tx *data.Tx, id string) (map[string]*string, func() error, error) {
	row, err := data.Tickets.Get(tx, id)
	if err != nil {
		return nil, nil, err
	}
	put := func() error {
		if err := wantProduct(tx, row.ProductID); err != nil {
			return err
		}
		return data.Tickets.Put(tx, &row)
	}
	return map[string]*string{"subject": &row.Subject, "product_id": &row.ProductID}, put, nil
}
