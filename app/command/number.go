package command

import (
	"database/sql"
	"errors"
	"fmt"

	"tallydesk/data"
)

// nextNumber gives the next number of a series, beginning with first. Only
// Settle calls it: numbers come from the authority, are never given twice and
// stay used when the act is undone.
func nextNumber(tx *data.Tx, series string, first int64) (int64, error) {
	var last int64
	err := tx.QueryRow("SELECT last FROM counter WHERE id = ?", series).Scan(&last)
	if errors.Is(err, sql.ErrNoRows) {
		return first, tx.Exec("INSERT INTO counter (id, last) VALUES (?, ?)", series, first)
	}
	if err != nil {
		return 0, fmt.Errorf("number of %s: %w", series, err)
	}
	return last + 1, tx.Exec("UPDATE counter SET last = ? WHERE id = ?", last+1, series)
}

// TicketSeries names the series that numbers a customer's tickets.
func TicketSeries(customerID string) string { return "ticket:" + customerID }
