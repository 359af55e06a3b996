package app

import (
	"fmt"

	"tallydesk/data"
)

// derivers rewrite what is computed from a row: its derived columns and its
// place in the search index. They read only rows of the same bucket or pub.
var derivers = map[string]func(tx *data.Tx, id string) error{
	"customer": deriveCustomer,
	"contact":  deriveContact,
	"ticket":   deriveTicket,
	"message":  deriveMessage,
	"note":     deriveNote,
	"contract": deriveContract,
}

// upward says what a changed row rewrites in the row that it is a part of, also
// when it is gone itself. It is done once for each such row, and not at all
// where the deriver of the table named has done it already.
var upward = map[string]struct {
	table  string
	derive func(tx *data.Tx, id string) error
}{
	"contact_point": {"contact", deriveContact},
	"message":       {"ticket", deriveActivity},
	"ticket_event":  {"ticket", deriveActivity},
	"contract_line": {"queue of contract", deriveTicketsUnder},
}

// derive runs at the end of every transaction with the rows it changed.
func derive(tx *data.Tx, changed []data.Touched) error {
	type row struct{ table, id string }
	done := make(map[row]bool, len(changed))
	once := func(table, id string, deriver func(*data.Tx, string) error) error {
		if deriver == nil || done[row{table, id}] {
			return nil
		}
		done[row{table, id}] = true
		if err := deriver(tx, id); err != nil {
			return fmt.Errorf("derive %s %s: %w", table, id, err)
		}
		return nil
	}
	for _, touched := range changed {
		if err := once(touched.Table, touched.ID, derivers[touched.Table]); err != nil {
			return err
		}
	}
	for _, touched := range changed {
		above := upward[touched.Table]
		if err := once(above.table, touched.Parent, above.derive); err != nil {
			return err
		}
	}
	return nil
}
