package customers

import (
	"tallydesk/app/view"
	"tallydesk/app/words"
	"tallydesk/gui/kit"
	"tallydesk/gui/theme"
)

// wideColumns are those of the list alone.
func wideColumns(w *words.Words) []kit.Column {
	return []kit.Column{
		{ID: "code", Label: w.T("field.code"), Width: 72},
		{ID: "name", Label: w.T("field.name"), Width: 120, Flex: 1},
		{ID: "liaisons", Label: w.T("customers.liaisons"), Width: 112, Flex: 1},
		{ID: "manager", Label: w.T("customers.manager"), Width: 128},
		{ID: "status", Label: w.T("field.status"), Width: 72},
		{ID: "tickets", Label: w.T("customers.open_tickets"), Width: 100, Align: kit.Right},
		{ID: "contracts", Label: w.T("customers.contracts"), Width: 80, Align: kit.Right},
	}
}

// twoLineColumns are those of the list alone where there is less room.
func twoLineColumns(w *words.Words) []kit.Column {
	return []kit.Column{
		{ID: "name", Label: w.T("field.name"), Width: 160, Flex: 1},
		{ID: "tickets", Label: w.T("customers.open_tickets"), Width: 120, Align: kit.Right},
	}
}

// narrowColumns are those of the list beside a customer.
func narrowColumns() []kit.Column {
	return []kit.Column{
		{ID: "name", Width: 120, Flex: 1},
		{ID: "tickets", Width: 64, Align: kit.Right},
	}
}

// wideRow writes a customer for the list alone.
func wideRow(w *words.Words, c view.CustomerRow) kit.Row {
	return kit.Row{Key: c.ID, Muted: c.Status == "former", Cells: []kit.Cell{
		{First: kit.Part{Text: c.Code, Bold: true}},
		{First: kit.Part{Text: c.Name}},
		{First: kit.Part{Text: c.Liaisons, Ink: theme.Text2}},
		{First: kit.Part{Text: c.Manager, Ink: theme.Text2}},
		{First: kit.Part{Text: w.T("status." + c.Status), Ink: theme.Text2}},
		{First: count(w, c.OpenTickets)},
		{First: count(w, c.Contracts)},
	}}
}

// narrowRow writes a customer for the list beside a customer.
func narrowRow(w *words.Words, c view.CustomerRow) kit.Row {
	return kit.Row{Key: c.ID, Muted: c.Status == "former", Cells: []kit.Cell{
		{First: kit.Part{Spans: []kit.Span{kit.Strong(c.Code + "  "), kit.Plain(c.Name)}}, Second: kit.Part{Text: c.Liaisons}},
		{Second: count(w, c.OpenTickets)},
	}}
}

// count writes a number of things; none in faint ink.
func count(w *words.Words, n int) kit.Part {
	if n == 0 {
		return kit.Part{Text: "–", Ink: theme.Text3}
	}
	return kit.Part{Text: w.Number(n)}
}
