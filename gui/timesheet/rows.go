package timesheet

import (
	"context"
	"encoding/json"
	"slices"

	"tallydesk/app/civil"
	"tallydesk/app/view"
	"tallydesk/gui/icon"
	"tallydesk/gui/kit"
)

// rowKey is what makes a row of the week: what for, what kind of work, and
// where.
type rowKey struct {
	Ticket   string `json:"ticket,omitempty"`
	Customer string `json:"customer,omitempty"` // when there is no ticket
	WorkType string `json:"work_type"`
	OnSite   bool   `json:"on_site,omitempty"`
}

func keyOf(row view.WeekRow) rowKey {
	key := rowKey{Ticket: row.TicketID, WorkType: row.WorkType, OnSite: row.OnSite}
	if row.TicketID == "" {
		key.Customer = row.CustomerID
	}
	return key
}

// text is the key as one word.
func (k rowKey) text() string {
	text, err := json.Marshal(k)
	if err != nil {
		return ""
	}
	return string(text)
}

func holds(rows []view.WeekRow, key rowKey) bool {
	return slices.ContainsFunc(rows, func(row view.WeekRow) bool { return keyOf(row) == key })
}

// inOrder keeps rows where they stand; new ones come last.
func (s *screen) inOrder(rows []view.WeekRow) []view.WeekRow {
	place := map[string]int{}
	for i, key := range s.order {
		place[key] = i
	}
	at := func(row view.WeekRow) int {
		if i, known := place[keyOf(row).text()]; known {
			return i
		}
		return len(place)
	}
	slices.SortStableFunc(rows, func(a, b view.WeekRow) int { return at(a) - at(b) })
	s.order = nil
	for _, row := range rows {
		s.order = append(s.order, keyOf(row).text())
	}
	return rows
}

// rowsKey is where the rows without time of a week are remembered.
func (s *screen) rowsKey() string { return "timesheet.rows." + s.monday.String() }

func parseRows(text string) []rowKey {
	var rows []rowKey
	if text == "" || json.Unmarshal([]byte(text), &rows) != nil {
		return nil
	}
	return rows
}

// addRows adds rows that wait for their first time.
func (s *screen) addRows(keys ...rowKey) {
	for _, key := range keys {
		if !holds(s.rows, key) && !slices.Contains(s.added, key) {
			s.added = append(s.added, key)
		}
	}
	s.rememberRows()
	s.Reload()
}

// removeRow takes a row without time away.
func (s *screen) removeRow(key rowKey) {
	s.added = slices.DeleteFunc(s.added, func(other rowKey) bool { return other == key })
	s.rememberRows()
	s.Reload()
}

func (s *screen) rememberRows() {
	text := ""
	if len(s.added) > 0 {
		if content, err := json.Marshal(s.added); err == nil {
			text = string(content)
		}
	}
	s.env.Remember(s.rowsKey(), text)
}

func (s *screen) canCopy() bool {
	return slices.ContainsFunc(s.read.before, func(row view.WeekRow) bool { return !holds(s.rows, keyOf(row)) })
}

// copyLastWeek takes over the rows of the week before, not its hours.
func (s *screen) copyLastWeek() {
	var keys []rowKey
	for _, row := range s.read.before {
		keys = append(keys, keyOf(row))
	}
	s.addRows(keys...)
}

// makeAdder makes the line under the rows: a button that becomes a field.
func (s *screen) makeAdder() {
	label := s.env.Words.T("timesheet.add")
	s.more = kit.NewTextButton(label, "", s.openAdder).WithIcon(icon.Plus).Quiet()
	s.field = kit.NewAutocomplete(s.env.UI, label, s.suggest, s.picked)
	s.field.Nothing = s.env.Words.T("kit.nothing")
	s.field.OnCancel = func() bool {
		s.closeAdder()
		s.Focus()
		return true
	}
	s.adder = kit.NewStack(kit.Across(s.more), s.field)
}

func (s *screen) focusAdder() { s.focus(s.more) }

func (s *screen) openAdder() {
	s.field.SetPicked(kit.Option{})
	s.adder.Turn(1)
	s.focus(s.field)
}

func (s *screen) closeAdder() {
	s.field.SetPicked(kit.Option{})
	s.adder.Turn(0)
}

// picked adds the row of a suggestion and puts the cursor into it.
func (s *screen) picked(option kit.Option) {
	var key rowKey
	if json.Unmarshal([]byte(option.Value), &key) != nil {
		return
	}
	s.closeAdder()
	s.order = append(s.order, key.text())
	s.grid.aim = key.text()
	s.addRows(key)
	s.Focus()
}

// rowOf reads what a row without time is called, and what its contract has
// left at the week's end.
func (s *screen) rowOf(ctx context.Context, key rowKey, monday civil.Day) (view.WeekRow, error) {
	row := view.WeekRow{TicketID: key.Ticket, CustomerID: key.Customer, WorkType: key.WorkType, OnSite: key.OnSite}
	reader := s.env.Desk.View()
	if key.Customer != "" {
		customer, err := reader.Customer(ctx, key.Customer)
		row.CustomerCode, row.Customer = customer.Code, customer.Name
		return row, err
	}
	if key.Ticket == "" {
		return row, nil
	}
	ticket, err := reader.Ticket(ctx, key.Ticket)
	if err != nil {
		return row, err
	}
	row.TicketRef, row.Subject, row.ContractID = ticket.Ref, ticket.Subject, ticket.ContractID
	row.CustomerID, row.CustomerCode, row.Customer = ticket.CustomerID, ticket.CustomerCode, ticket.Customer
	if ticket.ContractID == "" {
		return row, nil
	}
	left, err := reader.BankLeft(ctx, []string{ticket.ContractID}, monday+days-1)
	row.Bank = left[ticket.ContractID]
	return row, err
}
