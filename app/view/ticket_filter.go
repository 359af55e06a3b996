package view

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"strings"

	"tallydesk/app/ticket"
)

// TicketFilter narrows the list of tickets. What is empty does not narrow it.
type TicketFilter struct {
	CustomerID, ContractID, AssigneeID     string
	Mine, Unassigned, Uncovered, Emergency bool
	Open                                   bool           // only what is not done
	States                                 []ticket.State // any of them
	Kinds                                  []ticket.Kind
	Priorities                             []ticket.Priority
	Line                                   int
	Text                                   string // words in subject, messages or notes, or a number
	Sort                                   TicketSort
}

// ticketWhere turns a filter into SQL. A state says whether a ticket is done,
// which is added because the indexes are by that.
func (r *Reader) ticketWhere(ctx context.Context, f TicketFilter) (string, []any, error) {
	var w conditions
	w.equal("t.customer_id", f.CustomerID)
	w.equal("t.contract_id", f.ContractID)
	w.equal("t.assignee_id", f.AssigneeID)
	if f.Mine {
		w.add("t.assignee_id = ?", r.actor.StaffID)
	}
	w.when(f.Unassigned, "t.assignee_id IS NULL")
	w.when(f.Uncovered, "t.contract_id IS NULL")
	w.when(f.Emergency, "t.emergency = 1")
	if f.Line > 0 {
		w.add("t.line = ?", f.Line)
	}
	if done, same := allDone(f.States); same || f.Open {
		w.when(!done || f.Open, "t.done = 0")
		w.when(done, "t.done = 1")
	}
	anyOf(&w, "t.state", f.States)
	anyOf(&w, "t.kind", f.Kinds)
	anyOf(&w, "t.priority", f.Priorities)
	if strings.TrimSpace(f.Text) != "" {
		ids, err := r.ticketsWith(ctx, f.Text)
		if err != nil {
			return "", nil, err
		}
		w.add("t.id IN (SELECT value FROM json_each(?))", ids)
	}
	where, args := w.sql()
	return where, args, nil
}

// allDone tells whether all states are done ones, and whether they are all of
// one sort. No state is of neither.
func allDone(states []ticket.State) (done, same bool) {
	for i, state := range states {
		if i > 0 && state.Done() != done {
			return false, false
		}
		done = state.Done()
	}
	return done, len(states) > 0
}

// mostFound is how many of the newest hits a list filtered by words takes.
const mostFound = 1000

// ticketsWith gives the ids of the tickets that have the words, as JSON.
func (r *Reader) ticketsWith(ctx context.Context, typed string) (string, error) {
	ids := map[string]bool{}
	byNumber, err := r.ticketsByRef(ctx, typed)
	if err != nil {
		return "", err
	}
	for _, row := range byNumber {
		ids[row.ID] = true
	}
	hits, err := r.db.Search(ctx, typed, mostFound, "ticket", "message", "note")
	if err != nil {
		return "", err
	}
	found := map[string][]string{}
	for _, hit := range hits {
		found[hit.Table] = append(found[hit.Table], hit.ID)
	}
	for _, table := range []string{"message", "note"} {
		err := r.each(ctx, "SELECT DISTINCT ticket_id FROM "+table+" WHERE id IN (SELECT value FROM json_each(?))", []any{jsonList(found[table])},
			func(rows *sql.Rows) error {
				var id string
				err := rows.Scan(&id)
				ids[id] = true
				return err
			})
		if err != nil {
			return "", err
		}
	}
	list := found["ticket"]
	for id := range ids {
		list = append(list, id)
	}
	return jsonList(list), nil
}

// jsonList writes ids for SQLite's json_each.
func jsonList(ids []string) string {
	text, err := json.Marshal(ids)
	if err != nil || ids == nil {
		return "[]"
	}
	return string(text)
}

// conditions gathers the parts of a WHERE.
type conditions struct {
	parts []string
	args  []any
}

func (w *conditions) add(part string, args ...any) {
	w.parts, w.args = append(w.parts, part), append(w.args, args...)
}

func (w *conditions) when(yes bool, part string) {
	if yes {
		w.add(part)
	}
}

func (w *conditions) equal(column, value string) {
	if value != "" {
		w.add(column+" = ?", value)
	}
}

// anyOf wants one of the values; with none it wants nothing. A single one is
// asked for so that an index by the column keeps its order.
func anyOf[T ~string](w *conditions, column string, values []T) {
	switch len(values) {
	case 0:
		return
	case 1:
		w.add(column+" = ?", string(values[0]))
		return
	}
	args := make([]any, len(values))
	for i, value := range values {
		args[i] = string(value)
	}
	w.add(fmt.Sprintf("%s IN (?%s)", column, strings.Repeat(", ?", len(values)-1)), args...)
}

func (w *conditions) sql() (string, []any) {
	if len(w.parts) == 0 {
		return "1 = 1", nil
	}
	return strings.Join(w.parts, " AND "), w.args
}
