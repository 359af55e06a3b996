package view_test

import (
	"strings"
	"testing"

	"tallydesk/app/ticket"
	"tallydesk/app/view"
	"tallydesk/app/words"
)

// Whatever happens to a ticket has words in both languages, for staff and for
// the customer, and every placeholder gets its value.
func TestEveryEventHasWords(t *testing.T) {
	for _, event := range everyEvent() {
		for _, lang := range words.Languages {
			w := words.For(lang)
			for _, toCustomer := range []bool{false, true} {
				event.ToCustomer = toCustomer
				key, args := event.Say()
				said := w.T(key, args...)
				if !w.Has(key) || strings.Contains(said, "<no value>") || strings.Contains(said, "{{") || strings.Contains(said, "state.") ||
					strings.Contains(said, "priority.") || strings.Contains(said, "cause.") {
					t.Errorf("%s, %+v: %s says %q", lang, event, key, said)
				}
				if event.Text != "" && strings.HasSuffix(key, ".why") && !strings.Contains(said, event.Text) {
					t.Errorf("%s: %s leaves out %q: %q", lang, key, event.Text, said)
				}
			}
		}
	}
}

func everyEvent() []view.Event {
	all := []view.Event{
		{Kind: "opened", After: "new"},
		{Kind: "opened", After: "awaiting_liaison"},
		{Kind: "emergency", Text: "down"},
		{Kind: "emergency"},
		{Kind: "ask_close"},
		{Kind: "ask_close", Text: "it works"},
		{Kind: "assignee", After: "id", AfterName: "Erik"},
		{Kind: "assignee", Before: "id", BeforeName: "Erik"},
		{Kind: "routed", After: "id", AfterName: "Erik"},
		{Kind: "owner", After: "id", AfterName: "Erik"},
		{Kind: "owner", Before: "id"},
		{Kind: "cause", Before: "data"},
		{Kind: "contract", After: "id", AfterName: "K-2026-014 Care"},
		{Kind: "contract", Before: "id"},
		{Kind: "joined", After: "id", AfterName: "Eva"},
		{Kind: "left", Before: "id", BeforeName: "Eva"},
		{Kind: "line", Before: "1", After: "2", Text: "needs the source"},
	}
	for _, from := range ticket.States {
		for _, to := range ticket.Next(from) {
			all = append(all, view.Event{Kind: "state", Before: string(from), After: string(to)})
			all = append(all, view.Event{Kind: "state", Before: string(from), After: string(to), Text: "because"})
		}
	}
	for _, priority := range ticket.Priorities {
		all = append(all, view.Event{Kind: "priority", After: string(priority)}, view.Event{Kind: "wish", After: string(priority)},
			view.Event{Kind: "priority", After: string(priority), Text: "because"})
	}
	for _, cause := range ticket.Causes {
		all = append(all, view.Event{Kind: "cause", After: string(cause)})
	}
	return all
}

// The parts that people take have words, too.
func TestEveryPartHasWords(t *testing.T) {
	for _, part := range []ticket.Part{ticket.Engineer, ticket.Analyst, ticket.AccountManager, ticket.Watcher} {
		for _, lang := range words.Languages {
			if !words.For(lang).Has("part." + string(part)) {
				t.Errorf("%s: no words for %s", lang, part)
			}
		}
	}
}
