package contracts

import (
	"strings"

	"fyne.io/fyne/v2"

	"tallydesk/app/bank"
	"tallydesk/app/civil"
	"tallydesk/app/view"
	"tallydesk/app/words"
	"tallydesk/gui/icon"
	"tallydesk/gui/kit"
	"tallydesk/gui/theme"
)

// moveColumns are those of the movements.
func moveColumns(w *words.Words) []kit.Column {
	return []kit.Column{
		{ID: "day", Label: w.T("contracts.column.day"), Width: 56},
		{ID: "what", Label: w.T("contracts.column.what"), Width: 160, Flex: 1},
		{ID: "lot", Label: w.T("contracts.column.lot"), Width: 168, Spare: 1},
		{ID: "change", Label: w.T("contracts.column.change"), Width: figureWidth(w), Align: kit.Right},
		{ID: "balance", Label: w.T("contracts.column.balance"), Width: figureWidth(w), Align: kit.Right},
	}
}

// widestFigure is the duration that a column of figures has room for.
const widestFigure = -(88*60 + 48)

// figureWidth is the width of a column of figures in the language, in units.
func figureWidth(w *words.Words) float32 {
	text := fyne.MeasureText(w.Change(widestFigure), theme.Size(theme.TextBody), fyne.TextStyle{Bold: true}).Width
	return (text + 2*theme.Size(theme.SpaceCell)) / theme.Units(1)
}

// broughtKey is the row of what was there before the period.
const broughtKey = "brought"

// moveKey names a movement's row.
func moveKey(move view.MovementRow) string {
	return strings.Join([]string{move.Day.String(), string(move.Kind), move.Lot, move.Entry}, "/")
}

// moveRows writes a period: what was brought forward, then each movement with
// the balance after it, the last one bold.
func moveRows(w *words.Words, statement view.Statement, today civil.Day) []kit.Row {
	rows := []kit.Row{{Key: broughtKey, Cells: []kit.Cell{
		{First: kit.Part{Text: w.Day(statement.From), Ink: theme.Text2}},
		{First: kit.Part{Text: w.T("bank.brought")}},
		{},
		{},
		{First: kit.Part{Text: w.Hours(statement.Opening), Bold: len(statement.Movements) == 0}},
	}}}
	for i, move := range statement.Movements {
		last := i == len(statement.Movements)-1
		rows = append(rows, kit.Row{Key: moveKey(move), Cells: []kit.Cell{
			{First: kit.Part{Text: w.Day(move.Day), Ink: theme.Text2}},
			{First: kit.Part{Spans: what(w, move, today)}},
			{First: fromTo(w, move, today)},
			{First: kit.Part{Text: w.Change(move.Minutes)}},
			{First: kit.Part{Text: w.Hours(move.Balance), Bold: last}},
		}})
	}
	return rows
}

// what says what happened: of a draw the ticket and who worked on it.
func what(w *words.Words, move view.MovementRow, today civil.Day) []kit.Span {
	if move.Kind != bank.KindDraw || move.Work.ID == "" {
		return []kit.Span{kit.Plain(move.What().Say(w, today))}
	}
	text := "  " + move.Work.Subject
	if name, _, _ := strings.Cut(move.Work.Staff, " "); name != "" {
		text += " · " + name
	}
	return []kit.Span{kit.Strong(short(move.Work.TicketRef)), kit.Plain(text)}
}

// short writes a ticket's number without the customer's code, which is the
// contract's: #1042.
func short(ref string) string { return "#" + ref[strings.LastIndex(ref, "-")+1:] }

// fromTo names the lot that gained, with an arrow, or lost.
func fromTo(w *words.Words, move view.MovementRow, today civil.Day) kit.Part {
	part := kit.Part{Text: move.LotOf.Name().Say(w, today), Slot: true, Ink: theme.Text2}
	if move.Minutes > 0 {
		part.Icon = icon.ArrowRight
	}
	return part
}

// periodText writes the month of movements; the present one ends today.
func periodText(w *words.Words, month, today civil.Day) string {
	if today < month || today > month.MonthEnd() {
		return w.T("contracts.period.whole", "Month", words.Sentence(w.Month(month)))
	}
	_, _, last := today.Date()
	if last == 1 {
		return w.T("contracts.period.first", "Day", w.DayYear(today))
	}
	return w.T("contracts.period.open", "First", "1", "Last", w.DayYear(today))
}

// presentLot writes a lot for its bar.
func presentLot(w *words.Words, lot view.BankLot, today civil.Day) kit.Lot {
	share := 0.0
	if lot.Minutes > 0 {
		share = float64(lot.Left) / float64(lot.Minutes)
	}
	return kit.Lot{
		Name: lot.Name().Say(w, today), Share: share,
		Left: w.Hours(lot.Left), Of: w.T("contracts.lot.of", "Hours", w.Duration(lot.Minutes)),
		Until: until(w, lot.Expires, today), Note: rate(w, lot),
	}
}

// soon is how far ahead a day needs no year to be understood: well within a
// year, lest 21 November of next year be read as that of this one.
const soon = 183

// until writes a last day of use, with its year when that is far away.
func until(w *words.Words, last, today civil.Day) string {
	if last >= today && last-today < soon {
		return w.Day(last)
	}
	return day(w, last, today)
}

// lotsIn gives the lots in a state, in the order of use.
func lotsIn(lots []view.BankLot, state bank.State) []view.BankLot {
	var found []view.BankLot
	for _, lot := range lots {
		if lot.State == state {
			found = append(found, lot)
		}
	}
	return found
}

// nextLot tells which lot comes next.
func nextLot(w *words.Words, lots []view.BankLot, today civil.Day) string {
	for _, lot := range lotsIn(lots, bank.Future) {
		if lot.From != civil.Never {
			return w.T("contracts.next", "Lot", lot.Name().Say(w, today), "Hours", w.Duration(lot.Minutes), "Day", day(w, lot.From, today))
		}
	}
	return ""
}

// expiry says the nearest loss beside what is left.
func expiry(w *words.Words, left view.Bank, today civil.Day) string {
	if len(left.Warnings) == 0 {
		return ""
	}
	nearest := left.Warnings[0]
	if nearest.Days == 0 {
		return w.T("contracts.expiry.today", "Hours", w.Duration(nearest.Minutes))
	}
	return w.N("contracts.expiry", nearest.Days, "Hours", w.Duration(nearest.Minutes), "Day", day(w, nearest.Day, today))
}
