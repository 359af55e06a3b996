package tickets

import (
	"tallydesk/app"
	"tallydesk/app/command"
	"tallydesk/app/ticket"
	"tallydesk/app/view"
	"tallydesk/gui/form"
	"tallydesk/gui/kit"
	"tallydesk/gui/theme"
)

// textSheet asks for one text and does something with it.
type textSheet struct {
	key      string // of the draft
	title    string
	field    string // as errors name it
	label    string
	help     string
	text     string // to begin with
	oneLine  bool
	internal bool // only staff read it
	confirm  string
	said     string
	do       func(text string) command.Command
}

// ask opens the sheet.
func (s *screen) ask(sheet textSheet) {
	input := kit.NewMultiLine("", textRows, textRowsMost)
	if sheet.oneLine {
		input = kit.NewEntry("")
	}
	if sheet.internal {
		input.SetGround(theme.Note)
	}
	input.SetText(sheet.text)
	form.Open(s.env, form.Sheet{
		Key: "tickets." + sheet.key, Title: sheet.title, Confirm: sheet.confirm,
		Fields:   []*kit.Field{kit.NewField(sheet.field, sheet.label, sheet.help, input)},
		Commands: func() ([]command.Command, error) { return []command.Command{sheet.do(input.Text)}, nil },
		Done:     func([]app.Receipt) string { return sheet.said },
	})
}

// The rows of a field for a text in a sheet.
const (
	textRows     = 4
	textRowsMost = 12
)

// moveToLine asks why a ticket goes to another line (R-TIX-4).
func (s *screen) moveToLine(row view.TicketRow, line int) {
	w := s.words
	s.ask(textSheet{
		key: "line/" + row.ID, title: w.T("tickets.move.title", "Ref", row.Ref, "Line", line), field: "reason",
		label: w.T("tickets.reason.required"), help: w.T("tickets.internal.help"), internal: true, confirm: w.T("tickets.move"),
		said: w.T("tickets.done.line", "Ref", row.Ref, "Line", line),
		do: func(text string) command.Command {
			return &command.MoveLine{TicketID: row.ID, Line: line, Reason: text}
		},
	})
}

// declineRow asks for the reason that the customer reads.
func (s *screen) declineRow(row view.TicketRow) {
	w := s.words
	s.ask(textSheet{
		key: "decline/" + row.ID, title: w.T("tickets.decline.title", "Ref", row.Ref), field: "reason",
		label: w.T("tickets.reason.required"), help: w.T("tickets.public.help"), confirm: w.T("tickets.decline"),
		said: w.T("tickets.done.state", "Ref", row.Ref, "State", w.T("state.declined")),
		do: func(text string) command.Command {
			return &command.SetState{TicketID: row.ID, State: ticket.Declined, Expect: row.State, Reason: text}
		},
	})
}

// acceptRequest takes a held request as an emergency, with the reason that the
// customer reads (R-ACC-3).
func (s *screen) acceptRequest() {
	w, row := s.words, s.detail.file.ticket.TicketRow
	s.ask(textSheet{
		key: "accept/" + row.ID, title: w.T("tickets.accept.title", "Ref", row.Ref), field: "emergency_reason",
		label: w.T("tickets.reason.required"), help: w.T("tickets.public.help"), confirm: w.T("tickets.accept"),
		said: w.T("tickets.done.accept", "Ref", row.Ref),
		do: func(text string) command.Command {
			return &command.ConfirmRequest{TicketID: row.ID, EmergencyReason: text}
		},
	})
}

// declineRequest turns a held request down.
func (s *screen) declineRequest() {
	w, row := s.words, s.detail.file.ticket.TicketRow
	s.ask(textSheet{
		key: "decline/" + row.ID, title: w.T("tickets.decline.title", "Ref", row.Ref), field: "reason",
		label: w.T("tickets.reason.required"), help: w.T("tickets.public.help"), confirm: w.T("tickets.decline"),
		said: w.T("tickets.done.state", "Ref", row.Ref, "State", w.T("state.declined")),
		do: func(text string) command.Command {
			return &command.DeclineRequest{TicketID: row.ID, Reason: text}
		},
	})
}

// changeSubject writes the open ticket's subject anew.
func (s *screen) changeSubject() {
	w, row := s.words, s.detail.file.ticket.TicketRow
	s.ask(textSheet{
		key: "subject/" + row.ID, title: w.T("tickets.subject.change"), field: "subject", label: w.T("tickets.subject"), text: row.Subject, oneLine: true,
		confirm: w.T("tickets.save"), said: w.T("tickets.done.subject", "Ref", row.Ref),
		do: func(text string) command.Command { return patch(row.ID, "subject", row.Subject, text) },
	})
}

// patch sets a plain field of a ticket.
func patch(ticketID, field, from, to string) command.Command {
	return &command.Patch{Table: "ticket", ID: ticketID, From: map[string]string{field: from}, To: map[string]string{field: to}}
}

// resolve asks for the resolution of the ticket.
func (s *screen) resolve() {
	if row, ok := s.target(); ok {
		s.resolveRow(row)
	}
}

// resolveRow asks for the resolution that the customer reads, and for the
// cause.
func (s *screen) resolveRow(row view.TicketRow) {
	w := s.words
	cause := ticket.Cause("")
	if s.detail.read && s.detail.file.ticket.ID == row.ID {
		cause = s.detail.file.ticket.Cause
	}
	text := kit.NewMultiLine("", textRows, textRowsMost)
	choice := kit.NewChoice(causes(s), string(cause), nil)
	form.Open(s.env, form.Sheet{
		Key: "tickets.resolve/" + row.ID, Title: w.T("tickets.resolve.title", "Ref", row.Ref), Confirm: w.T("tickets.resolve"),
		Fields: []*kit.Field{
			kit.NewField("resolution", w.T("tickets.resolution"), w.T("tickets.public.help"), text),
			kit.NewField("cause", w.T("tickets.cause"), w.T("tickets.cause.help"), choice),
		},
		Commands: func() ([]command.Command, error) {
			cmds := []command.Command{&command.SetState{TicketID: row.ID, State: ticket.Resolved, Expect: row.State, Resolution: text.Text}}
			if found := ticket.Cause(choice.Selected()); found != cause {
				cmds = append(cmds, &command.SetCause{TicketID: row.ID, Cause: found})
			}
			return cmds, nil
		},
		Done: func([]app.Receipt) string { return w.T("tickets.done.resolved", "Ref", row.Ref) },
	})
}

// causes offers what can be behind a ticket, and that it is not known.
func causes(s *screen) []kit.Option {
	return append([]kit.Option{{Label: s.words.T("tickets.cause.unknown")}}, options(s.words, "cause.", ticket.Causes)...)
}
