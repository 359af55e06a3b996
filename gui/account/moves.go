package account

import (
	"cmp"
	"slices"
	"strings"

	"tallydesk/app/bank"
	"tallydesk/app/civil"
	"tallydesk/app/view/liaison"
	"tallydesk/app/words"
	"tallydesk/gui/kit"
	"tallydesk/gui/theme"
)

// move is something that happened with the hours: hours that came or were lost,
// or one piece of work, whatever hours it took.
type move struct {
	key     string
	day     civil.Day
	kind    bank.Kind
	minutes int                // what the balance gains; below zero what it loses
	open    int                // of the work, what the hours did not cover
	work    liaison.Time       // of a draw
	parts   []liaison.Movement // what it is made of; none for work that took no hours
}

// movesOf gathers a statement's movements: the parts of one piece of work are
// one move.
func movesOf(statement liaison.Statement) []move {
	var moves []move
	at := map[string]int{} // index by charge
	for _, m := range statement.Movements {
		if i, known := at[m.Entry]; known && m.Kind == bank.KindDraw {
			moves[i].minutes += m.Minutes
			moves[i].parts = append(moves[i].parts, m)
			continue
		}
		if m.Kind == bank.KindDraw {
			at[m.Entry] = len(moves)
		}
		key := strings.Join([]string{string(m.Kind), m.Lot, m.Entry, m.Day.Text()}, "/")
		moves = append(moves, move{key: key, day: m.Day, kind: m.Kind, minutes: m.Minutes, work: m.Work, parts: []liaison.Movement{m}})
	}
	for _, work := range slices.Concat(statement.Uncovered, statement.Undecided) {
		if i, known := at[work.ChargeID]; known {
			moves[i].open += work.Open
			continue
		}
		at[work.ChargeID] = len(moves)
		moves = append(moves, move{key: "open/" + work.ChargeID, day: work.WorkDay, kind: bank.KindDraw, open: work.Open, work: work})
	}
	return moves
}

// sortMoves puts the newest first; of one day the last.
func sortMoves(moves []move) {
	slices.Reverse(moves)
	slices.SortStableFunc(moves, func(a, b move) int { return cmp.Compare(b.day, a.day) })
}

// moveTitle says what a move is about: a ticket, or where hours came from or
// went to.
func moveTitle(w *words.Words, m move) []kit.Span {
	if m.kind == bank.KindDraw {
		spans := []kit.Span{kit.Strong(m.work.TicketNo), kit.Plain(" " + m.work.Subject)}
		if m.open > 0 {
			spans = append(spans, kit.Span{Text: "  " + w.T("account.move.open", "Hours", w.Duration(m.open)), Ink: theme.Warning.Ink()})
		}
		return spans
	}
	return []kit.Span{kit.Plain(w.T("account.move." + string(m.kind)))}
}

// moveChange is what the balance gained or lost.
func moveChange(w *words.Words, m move) string {
	if m.minutes == 0 {
		return ""
	}
	return w.Change(m.minutes)
}

// dayText writes a day, with its year when that is not today's.
func dayText(w *words.Words, day, today civil.Day) string {
	if day != civil.Never && day.Year() == today.Year() {
		return w.Day(day)
	}
	return w.DayYear(day)
}
