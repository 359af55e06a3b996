package account

import (
	"context"
	"strings"

	"tallydesk/app"
	"tallydesk/app/command"
	"tallydesk/app/ticket"
	"tallydesk/app/view/liaison"
	"tallydesk/gui/form"
	"tallydesk/gui/kit"
	"tallydesk/gui/page"
)

// answers is what a liaison can decide about a ticket, from whatever screen.
type answers struct{ env page.Env }

func newAnswers(env page.Env) *answers { return &answers{env} }

// do carries out a command and tells it with the words said.
func (a *answers) do(said string, cmd command.Command) {
	a.env.UI.Go(func() {
		receipt, err := a.env.Desk.Do(context.Background(), cmd)
		a.env.UI.Do(func() {
			if err != nil {
				a.env.Fail(err)
				return
			}
			a.env.Done(said, receipt.Act)
		})
	})
}

// solved confirms that a ticket is solved: it is closed.
func (a *answers) solved(row liaison.TicketRow) {
	a.do(a.env.Words.T("account.done.closed", "Ref", row.Ref),
		&command.SetState{TicketID: row.ID, State: ticket.Closed, Expect: ticket.Resolved})
}

// notSolved asks what is left, and sends the ticket back to work.
func (a *answers) notSolved(row liaison.TicketRow) {
	w := a.env.Words
	a.ask(asking{
		key: "reopen/" + row.ID, title: w.T("account.reopen.title", "Ref", row.Ref), field: "body", label: w.T("account.reopen.text"),
		help: w.T("account.reopen.help"), confirm: w.T("account.send"), said: w.T("account.done.reopened", "Ref", row.Ref),
		do: func(text string) command.Command {
			if strings.TrimSpace(text) == "" {
				return &command.SetState{TicketID: row.ID, State: ticket.InProgress, Expect: row.State}
			}
			return &command.Reply{TicketID: row.ID, Body: text}
		},
	})
}

// confirmRequest lets a colleague's request go on (R-ACC-3).
func (a *answers) confirmRequest(row liaison.TicketRow) {
	a.do(a.env.Words.T("account.done.confirmed", "Ref", row.Ref), &command.ConfirmRequest{TicketID: row.ID})
}

// declineRequest asks why a colleague's request is not to go on.
func (a *answers) declineRequest(row liaison.TicketRow) {
	w := a.env.Words
	a.ask(asking{
		key: "decline/" + row.ID, title: w.T("account.decline.title", "Ref", row.Ref), field: "reason", label: w.T("account.decline.reason"),
		help: w.T("account.decline.help"), confirm: w.T("account.decline.send"), said: w.T("account.done.declined", "Ref", row.Ref),
		do: func(text string) command.Command { return &command.DeclineRequest{TicketID: row.ID, Reason: text} },
	})
}

// askToClose tells support that nothing is left to do.
func (a *answers) askToClose(row liaison.TicketRow) {
	w := a.env.Words
	a.ask(asking{
		key: "close/" + row.ID, title: w.T("account.close.title", "Ref", row.Ref), field: "text", label: w.T("account.close.text"),
		help: w.T("account.close.help"), confirm: w.T("account.send"), said: w.T("account.done.asked", "Ref", row.Ref),
		do: func(text string) command.Command { return &command.AskToClose{TicketID: row.ID, Text: text} },
	})
}

// wish says how urgent a ticket is to the customer.
func (a *answers) wish(row liaison.TicketRow, priority ticket.Priority) {
	w := a.env.Words
	a.do(w.T("account.done.wished", "Ref", row.Ref, "Priority", w.T("priority."+string(priority))),
		&command.WishPriority{TicketID: row.ID, Priority: priority})
}

// asking asks for one text and does something with it.
type asking struct {
	key, title, field, label, help, confirm, said string
	do                                            func(text string) command.Command
}

// The rows of a field for a text in a sheet.
const (
	textRows     = 4
	textRowsMost = 12
)

func (a *answers) ask(q asking) {
	input := kit.NewMultiLine("", textRows, textRowsMost)
	form.Open(a.env, form.Sheet{
		Key: "account." + q.key, Title: q.title, Confirm: q.confirm,
		Fields:   []*kit.Field{kit.NewField(q.field, q.label, q.help, input)},
		Commands: func() ([]command.Command, error) { return []command.Command{q.do(input.Text)}, nil },
		Done:     func([]app.Receipt) string { return q.said },
	})
}
