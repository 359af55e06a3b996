package account

import (
	"cmp"
	"strings"
	"time"

	"tallydesk/app/ticket"
	"tallydesk/app/view"
	"tallydesk/app/words"
	"tallydesk/gui/kit"
)

// mostQuoted is how many letters of a message stand in a row.
const mostQuoted = 80

// lastWord tells who wrote last in a ticket, and when: "Anna Lind answered
// today 09:40".
func lastWord(w *words.Words, t talked, now time.Time) string {
	moment := func(at time.Time) string { return w.Moment(at.In(now.Location()), now) }
	switch {
	case t.last.ID == "":
		return w.T("account.received", "When", moment(t.Received))
	case t.last.Side == view.StaffSide:
		return w.T("account.answered", "Name", cmp.Or(t.last.Author, w.T("account.support")), "When", moment(t.last.At))
	default:
		return w.T("account.wrote", "Name", t.last.Author, "When", moment(t.last.At))
	}
}

// question is the second line of what waits: who asks what, or who wants
// something.
func question(w *words.Words, t talked, now time.Time) string {
	if t.State == ticket.AwaitingLiaison {
		return w.T("account.wants", "Name", cmp.Or(t.Reporter, w.T("account.someone")), "When", w.Moment(t.Received.In(now.Location()), now))
	}
	if t.last.Body == "" || t.last.Side != view.StaffSide {
		return lastWord(w, t, now)
	}
	asked := w.T("account.asked", "Name", cmp.Or(t.last.Author, w.T("account.support")), "When", w.Moment(t.last.At.In(now.Location()), now))
	return w.T("account.quoted", "Said", asked, "Text", shortened(t.last.Body))
}

// progress is the second line of what support works on.
func progress(w *words.Words, t talked, now time.Time) string {
	text := lastWord(w, t, now)
	if t.Uncovered && !t.State.Done() {
		text += " · " + w.T("account.uncovered")
	}
	return text
}

// shortened makes one line of a text.
func shortened(text string) string {
	letters := []rune(strings.Join(strings.Fields(text), " "))
	if len(letters) <= mostQuoted {
		return string(letters)
	}
	return strings.TrimSpace(string(letters[:mostQuoted])) + "…"
}

// titleOf is a ticket's number and subject.
func titleOf(ref, subject string) []kit.Span {
	return []kit.Span{kit.Strong(ref), kit.Plain(" " + subject)}
}

// stateWord is a state as customers read it.
func stateWord(w *words.Words, state ticket.State) string {
	return w.T("state.customer." + string(state))
}

// rowState is the state in a row of My account, where the buttons beside it
// ask for the confirmation.
func rowState(w *words.Words, state ticket.State) string {
	if state == ticket.Resolved {
		return w.T("account.solved")
	}
	return stateWord(w, state)
}

// firstName is how a person is greeted.
func firstName(name string) string {
	first, _, _ := strings.Cut(strings.TrimSpace(name), " ")
	return first
}

// joined makes a paragraph of sentences.
func joined(texts ...string) string { return strings.TrimSpace(strings.Join(texts, " ")) }
