package view

import (
	"strings"

	"tallydesk/app/fail"
	"tallydesk/app/ticket"
)

// Event is what happened to a ticket.
type Event struct {
	Kind                  string // opened, emergency, state, ask_close, priority, wish, assignee, routed, owner, cause, contract, joined, left, line
	Before, After         string // codes, or ids of people and contracts
	BeforeName, AfterName string // the names of those ids
	Text                  string // what was said with it; internal on a line move, else public
	ToCustomer            bool   // it is told in the customer's words
}

// Say gives the key of the event's words and the arguments of T for them.
func (e Event) Say() (key string, args []any) {
	key, args = e.plain()
	if e.Text != "" && saidWhy[key] {
		args = append(args, "Text", e.Text)
		key += ".why"
	}
	if e.ToCustomer && saidOtherwise[key] {
		key = "event.customer." + strings.TrimPrefix(key, "event.")
	}
	return key, args
}

// saidOtherwise lists the words that have a form of their own for the customer,
// who is spoken to and not about (ux.md 5.1).
var saidOtherwise = map[string]bool{
	"event.opened.awaiting": true, "event.confirmed": true, "event.held_again": true, "event.ask_close": true, "event.ask_close.why": true, "event.wish": true,
	"event.routed": true, "event.uncovered": true,
}

// saidWhy lists the words that have a form with the reason.
var saidWhy = map[string]bool{
	"event.state": true, "event.reopened": true, "event.ask_close": true, "event.priority": true, "event.emergency": true,
}

func (e Event) plain() (string, []any) {
	switch e.Kind {
	case "opened":
		if e.After == string(ticket.AwaitingLiaison) {
			return "event.opened.awaiting", nil
		}
	case "state":
		return e.state()
	case "priority", "wish":
		return "event." + e.Kind, []any{"Priority", fail.Word("priority." + e.After)}
	case "assignee":
		return e.named("event.unassigned")
	case "owner":
		return e.named("event.owner.none")
	case "contract":
		return e.named("event.uncovered")
	case "routed", "joined":
		return e.named("")
	case "left":
		return "event.left", []any{"Name", e.BeforeName}
	case "cause":
		if e.After == "" {
			return "event.cause.none", nil
		}
		return "event.cause", []any{"Cause", fail.Word("cause." + e.After)}
	case "line":
		return "event.line", []any{"Line", e.After, "Text", e.Text}
	}
	return "event." + e.Kind, nil
}

func (e Event) state() (string, []any) {
	before, after := ticket.State(e.Before), ticket.State(e.After)
	switch {
	case before == ticket.AwaitingLiaison && after == ticket.New:
		return "event.confirmed", nil
	case before.Done() && after == ticket.AwaitingLiaison:
		return "event.held_again", nil
	case before.Done() && !after.Done():
		return "event.reopened", nil
	case e.ToCustomer:
		return "event.state", []any{"State", fail.Word("state.customer." + e.After)}
	}
	return "event.state", []any{"State", fail.Word("state." + e.After)}
}

// named says the event with the name of what came after, or that there is
// nobody and nothing.
func (e Event) named(none string) (string, []any) {
	if e.After == "" {
		return none, nil
	}
	return "event." + e.Kind, []any{"Name", e.AfterName}
}
