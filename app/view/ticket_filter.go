package view

import (
	"context"
	"database/sql"
	"strings"
	"time"

	"tallydesk/app/filter"
	"tallydesk/app/ticket"
	"tallydesk/app/view/internal/query"
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

	Terms []filter.Term // more conditions, their names found (Narrow)
	Now   time.Time     // from which their days are counted

	whole bool // all tickets are wanted, not a page of them
}

// ticketWhere turns a filter into SQL. A state says whether a ticket is done,
// which is added because the indexes are by that.
func (r *Reader) ticketWhere(ctx context.Context, f TicketFilter) (string, []any, error) {
	var w query.Where
	w.Equal("t.customer_id", f.CustomerID)
	w.Equal("t.contract_id", f.ContractID)
	w.Equal("t.assignee_id", f.AssigneeID)
	if f.Mine {
		w.Add("t.assignee_id = ?", r.actor.StaffID)
	}
	w.When(f.Unassigned, "t.assignee_id IS NULL")
	w.When(f.Uncovered, "t.contract_id IS NULL")
	w.When(f.Emergency, "t.emergency = 1")
	if f.Line > 0 {
		w.Add("t.line = ?", f.Line)
	}
	if done, same := allDone(f.States); same || f.Open {
		w.When(!done || f.Open, "t.done = 0")
		w.When(done, "t.done = 1")
	}
	query.AnyOf(&w, "t.state", f.States)
	query.AnyOf(&w, "t.kind", f.Kinds)
	query.AnyOf(&w, "t.priority", f.Priorities)
	for _, term := range f.Terms {
		f.term(&w, term, r.actor.StaffID)
	}
	if strings.TrimSpace(f.Text) != "" {
		if err := r.wantWords(ctx, &w, f.Text, f.whole); err != nil {
			return "", nil, err
		}
	}
	where, args := w.SQL()
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

// mostFound is how many hits are looked up before the list is asked for. Words
// that are said more often than that are looked for by the list itself, which
// takes its time but leaves none out.
const mostFound = 1000

// mostLookedUp is how many hits are quicker looked up all at once than ticket by
// ticket of the list.
const mostLookedUp = 60_000

// wantWords asks for the tickets that have the words.
func (r *Reader) wantWords(ctx context.Context, w *query.Where, typed string, whole bool) error {
	typed = query.Typed(typed)
	ids, all, err := r.ticketsWith(ctx, typed)
	if err != nil {
		return err
	}
	if all {
		w.Add("t.id IN (SELECT value FROM json_each(?))", ids)
		return nil
	}
	if !whole {
		count, err := r.db.CountMatching(ctx, typed, mostLookedUp)
		if err != nil {
			return err
		}
		whole = count < mostLookedUp
	}
	var args arguments
	condition := wordsCondition(&args, typed, whole)
	w.Add("("+condition+")", args...)
	return nil
}

// ticketsWith gives the ids of the tickets that have the words, as JSON, and
// tells whether these are all.
func (r *Reader) ticketsWith(ctx context.Context, typed string) (list string, all bool, err error) {
	ids := map[string]bool{}
	byNumber, err := r.ticketsByRef(ctx, typed)
	if err != nil {
		return "", false, err
	}
	for _, row := range byNumber {
		ids[row.ID] = true
	}
	hits, err := r.db.Search(ctx, typed, mostFound, "ticket", "message", "note")
	if err != nil || len(hits) == mostFound {
		return "", false, err
	}
	found := map[string][]string{}
	for _, hit := range hits {
		found[hit.Table] = append(found[hit.Table], hit.ID)
	}
	for _, table := range []string{"message", "note"} {
		err := r.each(ctx, "SELECT DISTINCT ticket_id FROM "+table+" WHERE id IN (SELECT value FROM json_each(?))", []any{query.List(found[table])},
			func(rows *sql.Rows) error {
				var id string
				err := rows.Scan(&id)
				ids[id] = true
				return err
			})
		if err != nil {
			return "", false, err
		}
	}
	together := found["ticket"]
	for id := range ids {
		together = append(together, id)
	}
	return query.List(together), true, nil
}
