package contracts

import (
	"tallydesk/app/civil"
	"tallydesk/app/view"
	"tallydesk/app/words"
	"tallydesk/gui/icon"
	"tallydesk/gui/kit"
	"tallydesk/gui/theme"
)

// columns are those of the list.
func columns(w *words.Words) []kit.Column {
	return []kit.Column{
		{ID: "number", Label: w.T("contracts.column.number"), Width: 104},
		{ID: "customer", Label: w.T("contracts.column.customer"), Width: 152, Flex: 1},
		{ID: "name", Label: w.T("contracts.column.name"), Width: 144, Flex: 1},
		{ID: "term", Label: w.T("contracts.column.term"), Width: 184},
		{ID: "state", Label: w.T("contracts.column.state"), Width: 96},
		{ID: "warning", Label: w.T("contracts.column.warning"), Width: 192, Flex: 0.5},
		{ID: "left", Label: w.T("contracts.column.left"), Width: figureWidth(w), Align: kit.Right},
	}
}

// narrowColumns are those of the list where there is less room.
func narrowColumns(w *words.Words) []kit.Column {
	return []kit.Column{
		{ID: "customer", Label: w.T("contracts.column.customer"), Width: 160, Flex: 1},
		{ID: "state", Label: w.T("contracts.column.state"), Width: 104},
		{ID: "left", Label: w.T("contracts.column.left"), Width: 176, Align: kit.Right},
	}
}

// narrowRow writes a contract on two lines.
func narrowRow(w *words.Words, contract view.ContractRow, today civil.Day) kit.Row {
	wide := row(w, contract, today).Cells
	about := contract.Name + " · " + term(w, contract.Start, contract.End)
	return kit.Row{Key: contract.ID, Muted: contract.State == view.Ended, Cells: []kit.Cell{
		{
			First:  kit.Part{Spans: []kit.Span{kit.Strong(contract.Number + "  "), kit.Plain(contract.CustomerName)}},
			Second: kit.Part{Text: about},
		},
		wide[stateCell],
		{First: wide[leftCell].First, Second: wide[warningCell].First},
	}}
}

// The cells of a row that both looks have.
const (
	stateCell   = 4
	warningCell = 5
	leftCell    = 6
)

// row writes a contract for the list.
func row(w *words.Words, contract view.ContractRow, today civil.Day) kit.Row {
	badge := stateBadge(w, contract.State)
	left := kit.Part{Text: "–", Ink: theme.Text3}
	if contract.Bank.HasBank {
		left = kit.Part{Text: w.Hours(contract.Bank.Left), Bold: true}
	}
	return kit.Row{Key: contract.ID, Muted: contract.State == view.Ended, Cells: []kit.Cell{
		{First: kit.Part{Text: contract.Number, Bold: true}},
		{First: kit.Part{Text: contract.CustomerName}},
		{First: kit.Part{Text: contract.Name}},
		{First: kit.Part{Text: term(w, contract.Start, contract.End), Ink: theme.Text2}},
		{First: kit.Part{Text: badge.Text, Icon: badge.Icon, IconInk: badge.Tone.Ink()}},
		{First: warning(w, contract.Bank, today)},
		{First: left},
	}}
}

// stateBadge shows a contract's state: a word with an icon.
func stateBadge(w *words.Words, state view.ContractState) kit.Badge {
	badge := kit.Badge{Text: w.T("contractstate." + string(state)), Fill: kit.FillTone, Tone: theme.Neutral, Icon: icon.StateClosed}
	switch state {
	case view.Active:
		badge.Tone, badge.Icon = theme.Good, icon.Tick
	case view.Coming:
		badge.Tone, badge.Icon = theme.Info, icon.Deadline
	}
	return badge
}

// warning is what stands out about a bank, the most urgent alone.
func warning(w *words.Words, bank view.BankLeft, today civil.Day) kit.Part {
	part := kit.Part{Icon: icon.WarningSmall, Ink: theme.Warning.Ink()}
	switch {
	case bank.Uncovered > 0:
		part.Text, part.Ink = w.T("contracts.warning.uncovered", "Hours", w.Duration(bank.Uncovered)), theme.Danger.Ink()
	case bank.Undecided > 0:
		part.Text = w.T("contracts.warning.undecided", "Hours", w.Duration(bank.Undecided))
	case bank.Loss > 0:
		part.Text = w.T("contracts.warning.loss", "Hours", w.Duration(bank.Loss), "Day", day(w, bank.LossDay, today))
	default:
		return kit.Part{}
	}
	return part
}
