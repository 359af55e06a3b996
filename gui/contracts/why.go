package contracts

import (
	"strings"

	"fyne.io/fyne/v2"

	"tallydesk/app/bank"
	"tallydesk/app/civil"
	"tallydesk/app/view"
	"tallydesk/app/words"
	"tallydesk/gui/kit"
	"tallydesk/gui/page"
	"tallydesk/gui/theme"
)

// reasons explain a number, step by step.
type reasons struct {
	title  string
	steps  []step
	ofLeft bool // what is left, not one movement
	ticket string
	ref    string
}

// step is one line of reasons: when, or for the last one the word for the sum.
type step struct {
	when string
	text []kit.Span
	sum  bool
}

// whyMoved explains a movement.
func whyMoved(w *words.Words, shown facts, move view.MovementRow, today civil.Day) reasons {
	r := reasons{title: w.T("contracts.why.moved", "Change", w.Change(move.Minutes), "Day", day(w, move.Day, today))}
	switch move.Kind {
	case bank.KindDraw:
		r.steps = whyDrawn(w, shown, move, today)
		r.ticket, r.ref = move.Work.TicketID, short(move.Work.TicketRef)
	case bank.KindExpiry:
		r.steps = whyLost(w, shown, move, today)
	default:
		r.steps = whyCame(w, shown, move, today)
	}
	before := w.T("contracts.why.sum", "Before", w.Duration(move.Balance-move.Minutes), "After", w.Duration(move.Balance))
	r.steps = append(r.steps, step{when: w.T("contracts.why.total"), text: []kit.Span{kit.Plain(before)}, sum: true})
	return r
}

func whyDrawn(w *words.Words, shown facts, move view.MovementRow, today civil.Day) []step {
	work := move.Work
	done := w.T("contracts.why.work", "Hours", w.Duration(work.Minutes), "Who", work.Staff, "Kind", strings.ToLower(w.T("worktype."+work.WorkType)))
	steps := []step{
		{when: day(w, work.WorkDay, today), text: []kit.Span{kit.Strong(short(work.TicketRef)), kit.Plain(" " + work.Subject + ": " + done)}},
	}
	if work.Note != "" {
		steps = append(steps, step{text: []kit.Span{kit.Soft(w.T("contracts.why.note", "Note", work.Note))}})
	}
	from := w.T("contracts.why.from", "Hours", w.Duration(-move.Minutes), "Lot", move.LotOf.Name().Say(w, today))
	steps = append(steps, step{text: []kit.Span{kit.Plain(from + " " + move.Why.Phrase().Say(w, today))}})
	return append(steps, others(w, shown, move, today)...)
}

// others tell where the rest of the same work came from.
func others(w *words.Words, shown facts, move view.MovementRow, today civil.Day) []step {
	var steps []step
	for _, other := range shown.statement.Movements {
		if other.Entry == move.Entry && other.Lot != move.Lot {
			text := w.T("contracts.why.also", "Hours", w.Duration(-other.Minutes), "Lot", other.LotOf.Name().Say(w, today))
			steps = append(steps, step{text: []kit.Span{kit.Plain(text)}})
		}
	}
	for _, open := range shown.statement.UncoveredTime {
		if open.ID == move.Entry {
			text := w.T("contracts.why.short", "Hours", w.Duration(open.Open))
			steps = append(steps, step{text: []kit.Span{{Text: text, Ink: theme.Danger.Ink()}}})
		}
	}
	return steps
}

func whyCame(w *words.Words, shown facts, move view.MovementRow, today civil.Day) []step {
	steps := []step{{when: day(w, move.Day, today), text: []kit.Span{kit.Plain(move.Why.Phrase().Say(w, today))}}}
	lot, known := lotOf(shown, move.Lot)
	if !known {
		return steps
	}
	if lot.Expires == civil.Never {
		steps = append(steps, step{text: []kit.Span{kit.Plain(w.T("contracts.why.for_ever"))}})
	} else {
		steps = append(steps, step{text: []kit.Span{kit.Plain(w.T("contracts.why.until", "Day", day(w, lot.Expires, today)))}})
	}
	return append(steps, whyMade(w, lot, today)...)
}

// whyMade tells of a lot that somebody put in who it was, for how much, and
// what was said about it.
func whyMade(w *words.Words, lot view.BankLot, today civil.Day) []step {
	var steps []step
	add := func(when bool, text string) {
		if when {
			steps = append(steps, step{text: []kit.Span{kit.Plain(text)}})
		}
	}
	add(lot.MadeBy != "", w.T("contracts.why.made", "Who", lot.MadeBy, "Price", w.Money(lot.Price)))
	add(lot.Origin == bank.OfPurchase && lot.Paid != 0, w.T("contracts.why.paid", "Day", day(w, lot.Paid, today)))
	add(lot.Origin == bank.OfPurchase && lot.Paid == 0, w.T("contracts.why.unpaid"))
	add(lot.Reason != "", w.T("contracts.why.note", "Note", lot.Reason))
	add(lot.Override != "", w.T("contracts.why.override", "Note", lot.Override))
	return steps
}

func whyLost(w *words.Words, shown facts, move view.MovementRow, today civil.Day) []step {
	steps := []step{{when: day(w, move.Day, today), text: []kit.Span{kit.Plain(move.Why.Phrase().Say(w, today))}}}
	if lot, known := lotOf(shown, move.Lot); known {
		steps = append(steps, step{text: []kit.Span{kit.Plain(lotStory(w, lot.LotState))}})
	}
	return steps
}

// lotStory says what became of a lot.
func lotStory(w *words.Words, lot bank.LotState) string {
	told := w.T("contracts.why.came", "Hours", w.Duration(lot.Minutes))
	if lot.Drawn != 0 {
		told += ", " + w.T("contracts.why.used", "Hours", w.Duration(lot.Drawn))
	}
	if lot.Expired != 0 {
		told += ", " + w.T("contracts.why.expired", "Hours", w.Duration(lot.Expired))
	}
	return w.T("contracts.why.story", "Story", told, "Left", w.Duration(lot.Left))
}

func lotOf(shown facts, id string) (view.BankLot, bool) {
	for _, lot := range shown.bank.Lots {
		if lot.ID == id {
			return lot, true
		}
	}
	return view.BankLot{}, false
}

// whyLeft explains what is left, lot by lot.
func whyLeft(w *words.Words, shown facts, today civil.Day) reasons {
	r := reasons{ofLeft: true, title: w.T("contracts.why.left", "Hours", w.Duration(shown.bank.Left))}
	for _, row := range shown.why {
		text := row.Lot.Name().Say(w, today) + ": " + lotStory(w, row.Lot)
		r.steps = append(r.steps, step{when: day(w, row.Lot.From, today), text: []kit.Span{kit.Plain(text)}})
	}
	total := w.Duration(shown.bank.Left)
	r.steps = append(r.steps, step{when: w.T("contracts.why.total"), text: []kit.Span{kit.Strong(total)}, sum: true})
	return r
}

// why is the box that explains, always in the same place.
type why struct {
	card    *card
	shown   reasons
	title   *kit.Text
	open    *kit.Button
	steps   *fyne.Container
	body    *fyne.Container
	content fyne.CanvasObject
}

// whenWidth is the column of days in the box, in units.
const whenWidth = 56

func newWhy(c *card) *why {
	b := &why{card: c, title: kit.Name("").Clipped(), steps: kit.Down(theme.Hairline)}
	b.open = kit.NewTextButton("", "Enter", func() {
		c.screen.env.Go(page.Route{Page: page.Tickets, ID: b.shown.ticket})
	})
	head := kit.HighAs(kit.Across(kit.Group(c.screen.t("contracts.why.label")), kit.Grow(b.title), b.open), theme.ControlSmall)
	b.body = kit.Pad(kit.Down("", head, kit.Grow(kit.NewScroll(b.steps))), theme.SpacePanel, theme.SpaceTiny)
	b.content = kit.NewGround(theme.Canvas, kit.High(b.body, whyHeight))
	return b
}

// show explains something else.
func (b *why) show(r reasons) {
	b.shown = r
	b.title.SetText(r.title)
	b.open.Hide()
	if r.ticket != "" {
		b.open.SetLabel(b.card.screen.t("contracts.open_ticket", "Ref", r.ref), "Enter")
		b.open.Show()
	}
	b.steps.Objects = nil
	for _, s := range r.steps {
		label := kit.Secondary(s.when)
		if s.sum {
			label = kit.Name(s.when)
		}
		b.steps.Add(kit.NewFact(whenWidth, label.Clipped(), kit.NewParagraph(kit.RoleBody, s.text...)))
	}
	b.body.Refresh()
	b.card.screen.env.Changed()
}
