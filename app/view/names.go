package view

import (
	"context"
	"database/sql"
	"slices"
	"strings"

	"tallydesk/app/filter"
	"tallydesk/app/ticket"
	"tallydesk/app/view/internal/query"
)

// Called is somebody or something that the name in a filter can mean.
type Called struct {
	ID   string
	Code string // a customer's code, a contract's number, a colleague's login
	Name string
	Of   string // a contact's customer
}

// Value is what is typed for it: the code where there is one.
func (c Called) Value() string {
	if c.Code != "" {
		return c.Code
	}
	return c.Name
}

// nameQueries read the names of a field: id, code, name and whose. Those of
// many are looked up in the search index first.
var nameQueries = map[filter.Field]struct{ table, columns, order string }{
	filter.Customer: {"customer", "SELECT k.id, k.code, k.name, '' FROM customer k WHERE ", "k.sort_key, k.id"},
	filter.Contract: {"contract", `SELECT k.id, k.number, k.name, c.name FROM contract k JOIN customer c ON c.id = k.customer_id WHERE `, "k.number, k.id"},
	filter.Reporter: {"contact", `SELECT k.id, '', k.name, c.name FROM contact k JOIN customer c ON c.id = k.customer_id WHERE `, "k.name, k.id"},
	filter.Assignee: {"", `SELECT k.id, COALESCE((SELECT u.name FROM login u WHERE u.staff_id = k.id AND u.active = 1 ORDER BY u.id LIMIT 1), ''), k.name, ''
		FROM staff k WHERE `, "k.active DESC, k.name, k.id"},
	filter.Product: {"", "SELECT k.id, '', k.name, '' FROM product k WHERE ", "k.name, k.id"},
}

// Names lists what the value of a filter's token can mean, as far as it is
// typed: each word must stand in the name or the code, whatever its diacritics.
func (r *Reader) Names(ctx context.Context, field filter.Field, typed string, most int) ([]Called, error) {
	if err := r.staff(); err != nil || !field.Named() {
		return nil, err
	}
	from := nameQueries[field]
	where, args := "1 = 1", []any(nil)
	if typed != "" && from.table != "" {
		hits, err := r.db.Search(ctx, query.Typed(typed), most, from.table)
		if err != nil {
			return nil, err
		}
		ids := make([]string, len(hits))
		for i, hit := range hits {
			ids[i] = hit.ID
		}
		where, args = "k.id IN (SELECT value FROM json_each(?))", []any{query.List(ids)}
	}
	var found []Called
	err := r.each(ctx, from.columns+where+" ORDER BY "+from.order+" LIMIT ?", append(args, mostNamed), func(rows *sql.Rows) error {
		var one Called
		err := rows.Scan(&one.ID, &one.Code, &one.Name, &one.Of)
		if one.has(typed) {
			found = append(found, one)
		}
		return err
	})
	return found[:min(len(found), most)], err
}

// has tells whether every word typed stands in the name or the code.
func (c Called) has(typed string) bool {
	text := ticket.Fold(c.Code + " " + c.Name)
	return !slices.ContainsFunc(strings.Fields(ticket.Fold(typed)), func(word string) bool { return !strings.Contains(text, word) })
}
