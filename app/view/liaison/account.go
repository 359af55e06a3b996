package liaison

import (
	"context"
	"database/sql"
	"strings"
)

// Account is who the customer is, and who serves it.
type Account struct {
	CustomerID, Customer string
	Provider             string
	People               []Person // the account manager first
}

// Person is one of the provider's people, as a customer knows them.
type Person struct {
	Name      string
	Functions []string // codes; words "function.<code>"
	Manager   bool     // the customer's account manager
}

// Account reads the customer's name, the provider's, and the people who serve
// the customer: the account manager, and whoever works on its open tickets.
func (r *Reader) Account(ctx context.Context) (Account, error) {
	account := Account{CustomerID: r.actor.CustomerID}
	bucket, err := r.bucket()
	if err != nil {
		return Account{}, err
	}
	err = r.one(ctx, "customer", `SELECT k.name, COALESCE((SELECT name FROM provider ORDER BY id LIMIT 1), '')
		FROM customer k WHERE k.id = ? AND k.bucket = ?`, []any{r.actor.CustomerID, bucket}, &account.Customer, &account.Provider)
	if err != nil {
		return Account{}, err
	}
	err = r.each(ctx, `SELECT s.name, s.functions, COALESCE(s.id = k.manager_id, 0) AS manager
		FROM customer k JOIN staff s ON s.active = 1 AND (s.id = k.manager_id
			OR s.id IN (SELECT t.assignee_id FROM ticket t WHERE t.bucket = k.bucket AND t.done = 0))
		WHERE k.id = ? AND k.bucket = ? ORDER BY manager DESC, s.name, s.id`, []any{r.actor.CustomerID, bucket}, func(rows *sql.Rows) error {
		var person Person
		var functions string
		err := rows.Scan(&person.Name, &functions, &person.Manager)
		if functions != "" {
			person.Functions = strings.Split(functions, ",")
		}
		account.People = append(account.People, person)
		return err
	})
	return account, err
}
