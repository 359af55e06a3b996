package tickets

import (
	"time"

	"tallydesk/app/view"
	"tallydesk/app/words"
	"tallydesk/gui/icon"
	"tallydesk/gui/kit"
	"tallydesk/gui/theme"
)

// wideColumns are those of the list alone that are shown.
func wideColumns(w *words.Words, shown []string) []kit.Column {
	all := map[string]kit.Column{
		"priority": {Width: 112},
		"ticket":   {Width: 220, Flex: 1},
		"state":    {Width: 160},
		"kind":     {Width: 128, Spare: 3},
		"assignee": {Width: 112, Spare: 2},
		"line":     {Width: 80, Spare: 3},
		"opened":   {Width: 120, Spare: 3},
		"last":     {Width: 140, Spare: 1},
	}
	columns := make([]kit.Column, len(shown))
	for i, id := range shown {
		columns[i] = all[id]
		columns[i].ID, columns[i].Label = id, w.T("tickets.column."+id)
	}
	return columns
}

// narrowColumns are those of the list beside a ticket.
func narrowColumns() []kit.Column {
	return []kit.Column{
		{ID: "priority", Width: 20},
		{ID: "ticket", Width: 60, Flex: 1},
		{ID: "last", Width: 108, Align: kit.Right},
	}
}

// wideRow writes a ticket for the list alone.
func wideRow(w *words.Words, t view.TicketRow, now time.Time, shown []string) kit.Row {
	priority := kit.PriorityBadge(string(t.Priority), w.T("priority."+string(t.Priority)))
	shape, ink := kit.StateIcon(string(t.State))
	cells := map[string]kit.Cell{
		"priority": {First: kit.Part{Badge: &priority}},
		"ticket":   {First: kit.Part{Spans: title(t)}, Second: kit.Part{Text: t.Customer}},
		"state": {
			First:  kit.Part{Text: w.T("state." + string(t.State)), Icon: shape, IconInk: ink},
			Second: kit.Part{Text: w.T("kind." + string(t.Kind)), Slot: true, Meta: true},
		},
		"kind":     {First: kit.Part{Text: w.T("kind." + string(t.Kind))}},
		"assignee": assigneeCell(w, t),
		"line":     {First: kit.Part{Text: lineWord(w, t.Line)}},
		"opened":   {First: kit.Part{Text: w.Moment(t.Received.In(now.Location()), now), Meta: true, Ink: theme.Text2}},
		"last":     {First: kit.Part{Text: lastMoment(w, t, now), Meta: true, Ink: theme.Text2, Slot: true}, Second: news(w, t)},
	}
	row := kit.Row{Key: t.ID, Muted: t.State.Done()}
	for _, id := range shown {
		row.Cells = append(row.Cells, cells[id])
	}
	return row
}

// narrowRow writes a ticket for the list beside a ticket.
func narrowRow(w *words.Words, t view.TicketRow, now time.Time) kit.Row {
	shape, ink := kit.PriorityIcon(string(t.Priority))
	last := kit.Part{Text: lastMoment(w, t, now), Meta: true}
	if waits(t) {
		last.Icon, last.IconInk = icon.ReplySmall, theme.Accent
	}
	return kit.Row{Key: t.ID, Muted: t.State.Done(), Cells: []kit.Cell{
		{First: kit.Part{Icon: shape, IconInk: ink}},
		{First: kit.Part{Spans: title(t)}, Second: kit.Part{Text: t.Customer}},
		{Second: last},
	}}
}

func title(t view.TicketRow) []kit.Span {
	return []kit.Span{kit.Strong(t.Ref + "  "), kit.Plain(t.Subject)}
}

func assigneeCell(w *words.Words, t view.TicketRow) kit.Cell {
	name := kit.Part{Text: t.Assignee}
	if t.AssigneeID == "" {
		name = kit.Part{Text: w.T("tickets.nobody"), Ink: theme.Text3}
	}
	return kit.Cell{First: name, Second: kit.Part{Text: lineWord(w, t.Line), Meta: true}}
}

// lineWord is the support line in words; nothing while a ticket is on none.
func lineWord(w *words.Words, line int) string {
	if line == 0 {
		return ""
	}
	return w.T("tickets.line", "Line", line)
}

// lastMoment is when something was last said, or when the ticket came.
func lastMoment(w *words.Words, t view.TicketRow, now time.Time) string {
	last := t.LastAt
	if last.IsZero() {
		last = t.Received
	}
	return w.Moment(last.In(now.Location()), now)
}

// waits tells whether the customer has the last word in an open ticket.
func waits(t view.TicketRow) bool { return t.LastFrom == view.CustomerSide && !t.State.Done() }

// news is what stands out about a ticket, the most urgent alone.
func news(w *words.Words, t view.TicketRow) kit.Part {
	part := kit.Part{Meta: true, Slot: true, Ink: theme.Text2}
	switch {
	case t.State.Done():
		return kit.Part{}
	case t.Emergency:
		part.Text, part.Icon, part.Ink = w.T("tickets.emergency"), icon.WarningSmall, theme.Danger.Ink()
	case t.Uncovered:
		part.Text, part.Icon, part.Ink = w.T("tickets.uncovered"), icon.WarningSmall, theme.Danger.Ink()
	case waits(t):
		part.Text, part.Icon = w.T("tickets.customer_wrote"), icon.ReplySmall
	default:
		return kit.Part{}
	}
	return part
}
