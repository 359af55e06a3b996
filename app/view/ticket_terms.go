package view

import (
	"strings"
	"time"

	"tallydesk/app/civil"
	"tallydesk/app/filter"
	"tallydesk/app/ticket"
	"tallydesk/app/view/internal/query"
	"tallydesk/data"
)

// term asks for a condition of a filter, whose names are ids.
func (f TicketFilter) term(w *query.Where, t filter.Term, me string) {
	var args arguments
	condition := "(" + f.condition(&args, t, me) + ")"
	if t.Not { // also of what a row has none of
		condition += " IS NOT TRUE"
	}
	w.Add(condition, args...)
}

// arguments are those of a condition, in its order.
type arguments []any

func (a *arguments) add(values ...any) { *a = append(*a, values...) }

// condition writes a term as SQL; its arguments are added to a.
func (f TicketFilter) condition(a *arguments, t filter.Term, me string) string {
	switch t.Field {
	case filter.Text:
		return wordsCondition(a, typedOf(t), f.whole)
	case filter.Opened, filter.Updated, filter.Resolved, filter.Closed:
		return momentCondition(a, momentColumns[t.Field], t.Days, f.Now)
	case filter.State:
		return stateCondition(a, t.Values)
	case filter.Is:
		return markCondition(a, t.Values[0], me)
	case filter.Has:
		return thingConditions[t.Values[0]]
	}
	return oneOf(a, valueColumns[t.Field], absent[t.Field], t.Values)
}

// valueColumns are the columns of fields whose values stand in a row.
var valueColumns = map[filter.Field]string{
	filter.Customer: "t.customer_id", filter.Contract: "t.contract_id", filter.Product: "t.product_id", filter.Assignee: "t.assignee_id",
	filter.Reporter: "t.reporter_id", filter.Priority: "t.priority", filter.Kind: "t.kind", filter.Cause: "t.cause", filter.Channel: "t.channel",
	filter.Line: "t.line",
}

// absent says how a column holds that there is none.
var absent = map[filter.Field]string{
	filter.Contract: "t.contract_id IS NULL", filter.Assignee: "t.assignee_id IS NULL", filter.Line: "t.line = 0",
}

var momentColumns = map[filter.Field]string{
	filter.Opened: "t.received_at", filter.Updated: "MAX(t.last_at, t.received_at)", filter.Resolved: "t.resolved_at", filter.Closed: "t.closed_at",
}

var thingConditions = map[string]string{
	filter.Time: "EXISTS (SELECT 1 FROM time_entry e WHERE e.ticket_id = t.id)",
	filter.Note: "EXISTS (SELECT 1 FROM note n WHERE n.ticket_id = t.id)",
	filter.File: "EXISTS (SELECT 1 FROM attachment a WHERE a.ticket_id = t.id) OR EXISTS (SELECT 1 FROM note_attachment a WHERE a.ticket_id = t.id)",
}

// oneOf asks for one of the values in a column, None among them as the column
// holds it. No value at all is nothing that any row has.
func oneOf(a *arguments, column, none string, values []string) string {
	var parts, marks []string
	for _, value := range values {
		if value == filter.None && none != "" {
			parts = append(parts, none)
			continue
		}
		a.add(value)
		marks = append(marks, "?")
	}
	if len(marks) > 0 {
		parts = append(parts, column+" IN ("+strings.Join(marks, ", ")+")")
	}
	if len(parts) == 0 {
		return "FALSE"
	}
	return strings.Join(parts, " OR ")
}

// stateCondition asks for one of the states, and for what stands for several.
func stateCondition(a *arguments, values []string) string {
	var parts, states []string
	for _, value := range values {
		switch value {
		case filter.Open:
			parts = append(parts, "t.done = 0")
		case filter.Done:
			parts = append(parts, "t.done = 1")
		default:
			states = append(states, value)
		}
	}
	if len(states) > 0 {
		parts = append(parts, oneOf(a, "t.state", "", states))
	}
	return strings.Join(parts, " OR ")
}

func markCondition(a *arguments, mark, me string) string {
	switch mark {
	case filter.Mine:
		a.add(me)
		return "t.assignee_id = ?"
	case filter.Open:
		return "t.done = 0"
	case filter.Done:
		return "t.done = 1"
	case filter.Unassigned:
		return "t.assignee_id IS NULL"
	case filter.Uncovered:
		return "t.contract_id IS NULL"
	case filter.Emergency:
		return "t.emergency = 1"
	case filter.Unanswered:
		return "t.done = 0 AND t.last_from = '" + CustomerSide + "'"
	}
	return "t.reopened > 0"
}

// momentCondition asks for a moment within days, as clocks in now's location
// show them. A moment that has not come is in none.
func momentCondition(a *arguments, column string, days filter.Days, now time.Time) string {
	from, to := days.Range(civil.Of(now))
	condition := column + " > 0"
	if from != 0 {
		a.add(from.Start(now.Location()).UnixMilli())
		condition += " AND " + column + " >= ?"
	}
	if to != 0 {
		a.add((to + 1).Start(now.Location()).UnixMilli())
		condition += " AND " + column + " < ?"
	}
	return condition
}

// wordsCondition asks for tickets on which words were said: all of them, however
// many they are. A page of the list asks about its tickets one after the other;
// who wants the whole of it looks all words up at once.
func wordsCondition(a *arguments, typed string, whole bool) string {
	if whole {
		return wholeCondition(a, typed)
	}
	onTicket, args := data.MatchingRow(typed, "ticket", "t.id")
	inMessage, _ := data.MatchingRow(typed, "message", "m.id")
	inNote, _ := data.MatchingRow(typed, "note", "n.id")
	for range 3 {
		a.add(args...)
	}
	return onTicket + " OR EXISTS (SELECT 1 FROM message m WHERE m.ticket_id = t.id AND " + inMessage +
		") OR EXISTS (SELECT 1 FROM note n WHERE n.ticket_id = t.id AND " + inNote + ")"
}

func wholeCondition(a *arguments, typed string) string {
	found, args := data.Matching(typed)
	if found == "" {
		return "FALSE"
	}
	a.add(args...)
	return `t.id IN (SELECT CASE tbl WHEN 'ticket' THEN id WHEN 'message' THEN (SELECT ticket_id FROM message m WHERE m.id = found.id)
		ELSE (SELECT ticket_id FROM note n WHERE n.id = found.id) END FROM (` + found + `) found WHERE tbl IN ('ticket', 'message', 'note'))`
}

// typedOf writes words as they are looked for: exact ones in quotation marks.
func typedOf(t filter.Term) string {
	if t.Exact {
		return `"` + t.Values[0] + `"`
	}
	return t.Values[0]
}

// statesOf gives states as their type.
func statesOf(codes []string) []ticket.State {
	states := make([]ticket.State, len(codes))
	for i, code := range codes {
		states[i] = ticket.State(code)
	}
	return states
}
