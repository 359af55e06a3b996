package account

import (
	"strings"

	"tallydesk/app/civil"
	"tallydesk/app/view"
	"tallydesk/app/view/liaison"
	"tallydesk/app/words"
	"tallydesk/gui/kit"
)

// personSpans names a person with what it does: Sara Nyström, account manager.
func personSpans(w *words.Words, person liaison.Person) []kit.Span {
	does := ""
	switch {
	case person.Manager:
		does = w.T("function.account_manager")
	case len(person.Functions) > 0:
		does = w.T("function." + person.Functions[0])
	}
	if does == "" {
		return []kit.Span{kit.Strong(person.Name)}
	}
	return []kit.Span{kit.Strong(person.Name), kit.Plain(", " + strings.ToLower(does))}
}

// contractNow tells whether a contract holds, or will.
func contractNow(c liaison.Contract) bool { return c.State != view.Ended }

// contractText says until when a contract holds, and its service level.
func contractText(w *words.Words, c liaison.Contract, today civil.Day) string {
	var text string
	switch {
	case c.State == view.Coming:
		text = w.T("account.contract.from", "Day", longDay(w, c.Start, today))
	case c.End == civil.Never:
		text = w.T("account.contract.open")
	default:
		text = w.T("account.contract.until", "Day", longDay(w, c.End, today))
	}
	if c.ServiceLevel != "" {
		text += " · " + c.ServiceLevel
	}
	return text
}
