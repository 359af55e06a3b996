package tickets

import (
	"context"
	"strconv"

	"tallydesk/app/command"
	"tallydesk/app/ticket"
	"tallydesk/app/view"
	"tallydesk/gui/kit"
)

// do carries out the commands of one gesture as one act, and tells it with the
// words said.
func (s *screen) do(said string, cmds ...command.Command) {
	s.env.UI.Go(func() {
		receipts, err := s.env.Desk.DoAll(context.Background(), cmds...)
		s.env.UI.Do(func() {
			if err != nil {
				s.env.Fail(err)
				return
			}
			s.env.Done(said, receipts[0].Act)
		})
	})
}

// take assigns the ticket to oneself.
func (s *screen) take() {
	if row, ok := s.target(); ok {
		s.do(s.words.T("tickets.done.take", "Ref", row.Ref), &command.Take{TicketID: row.ID, Expect: row.AssigneeID})
	}
}

// setState offers the next states, by number.
func (s *screen) setState() {
	row, ok := s.target()
	if !ok {
		return
	}
	var items []kit.MenuItem
	for i, next := range ticket.Next(row.State) {
		shape, _ := kit.StateIcon(string(next))
		items = append(items, kit.MenuItem{
			Label: s.words.T("state." + string(next)), Key: strconv.Itoa(i + 1), Icon: shape, Do: func() { s.moveTo(row, next) },
		})
	}
	s.showTicketMenu(s.detail.head.state, items)
}

// moveTo sets a state; one that needs a text asks for it.
func (s *screen) moveTo(row view.TicketRow, next ticket.State) {
	switch next {
	case ticket.Resolved:
		s.resolveRow(row)
	case ticket.Declined:
		s.declineRow(row)
	default:
		word := s.words.T("state." + string(next))
		if row.State == ticket.Declined { // it may be held again (R-ACC-3)
			word = s.words.T("tickets.done.again")
		}
		s.do(s.words.T("tickets.done.state", "Ref", row.Ref, "State", word), &command.SetState{TicketID: row.ID, State: next, Expect: row.State})
	}
}

// setPriority offers the priorities, 1 for the highest.
func (s *screen) setPriority() {
	row, ok := s.target()
	if !ok {
		return
	}
	var items []kit.MenuItem
	for i, priority := range ticket.Priorities {
		word := s.words.T("priority." + string(priority))
		shape, _ := kit.PriorityIcon(string(priority))
		items = append(items, kit.MenuItem{Label: word, Key: strconv.Itoa(i + 1), Icon: shape, Disabled: priority == row.Priority, Do: func() {
			s.do(s.words.T("tickets.done.priority", "Ref", row.Ref, "Priority", word),
				&command.SetPriority{TicketID: row.ID, Priority: priority, Expect: row.Priority})
		}})
	}
	s.showTicketMenu(s.detail.head.priority, items)
}

// moveLine offers the support lines, and asks why.
func (s *screen) moveLine() {
	row, ok := s.target()
	if !ok {
		return
	}
	var items []kit.MenuItem
	for line := 1; line <= 3; line++ {
		items = append(items, kit.MenuItem{
			Label: s.words.T("tickets.line", "Line", line), Key: strconv.Itoa(line), Disabled: line == row.Line, Do: func() { s.moveToLine(row, line) },
		})
	}
	s.showTicketMenu(s.detail.head.people, items)
}
