package account

import (
	"cmp"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"tallydesk/app/bank"
	"tallydesk/app/civil"
	"tallydesk/app/view/liaison"
	"tallydesk/app/words"
	"tallydesk/gui/kit"
	"tallydesk/gui/theme"
)

// whyBox explains a number in its own fixed place.
type whyBox struct {
	widget.BaseWidget

	words  *words.Words
	key    string // what it explains
	column *fyne.Container
	ground *kit.Ground
}

func newWhyBox(w *words.Words) *whyBox {
	b := &whyBox{words: w, column: kit.Down(theme.SpaceTiny)}
	b.ground = kit.NewGround(theme.Sunken, kit.Pad(b.column, theme.SpaceCell, theme.SpaceSmall)).Rounded(theme.RadiusPanel)
	b.ExtendBaseWidget(b)
	b.Hide()
	return b
}

// CreateRenderer is called by the toolkit.
func (b *whyBox) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(b.ground) }

// explain shows the steps behind a number.
func (b *whyBox) explain(key string, title []kit.Span, steps []string, link fyne.CanvasObject, leave func()) {
	b.key = key
	b.column.Objects = nil
	head := kit.Across(kit.Grow(kit.NewLine(title...).Clipped()))
	if link != nil {
		head.Add(link)
	}
	head.Add(kit.NewTextButton(b.words.T("account.why.close"), "Esc", leave))
	b.column.Add(head)
	for _, step := range steps {
		b.column.Add(kit.NewParagraph(kit.RoleBody, kit.Plain(step)))
	}
	b.Show()
	b.column.Refresh()
}

// explains tells whether the box is in sight and explains that.
func (b *whyBox) explains(key string) bool { return b.Visible() && b.key == key }

// why explains what has the keyboard: a movement, else what is left.
func (h *home) why() {
	canvas := h.env.Canvas()
	if canvas != nil && canvas.Focused() == fyne.Focusable(h.moves) && h.moves.Selected() != "" {
		h.explainMove(h.moves.Selected())
		return
	}
	h.explainHours()
}

// explainMove shows or hides the reasons of a movement.
func (h *home) explainMove(key string) {
	at := slices.IndexFunc(h.facts.moves, func(m move) bool { return m.key == key })
	if at < 0 || h.whyMove.explains(key) {
		h.closeWhy(h.whyMove)
		return
	}
	m, w := h.facts.moves[at], h.words
	var link fyne.CanvasObject
	if m.work.TicketID != "" {
		link = kit.NewTextButton(w.T("account.why.ticket", "Ref", m.work.TicketNo), "", func() { h.openTicket(m.work.TicketID) })
	}
	title := append(moveTitle(w, m), kit.Strong("  "+moveChange(w, m)))
	h.whyMove.explain(key, title, whyMoved(w, m, h.facts.today), link, func() { h.closeWhy(h.whyMove) })
	h.arrange()
}

// explainHours shows or hides where the figure comes from.
func (h *home) explainHours() {
	if !h.facts.hasHours() || h.whyHours.Visible() {
		h.closeWhy(h.whyHours)
		return
	}
	title := []kit.Span{kit.Strong(h.words.T("account.why.left"))}
	h.whyHours.explain("hours", title, whyLeft(h.words, h.facts.banks, h.facts.today), nil, func() { h.closeWhy(h.whyHours) })
	h.arrange()
}

func (h *home) closeWhy(box *whyBox) {
	box.Hide()
	h.arrange()
}

// whyMoved tells, step by step, who did what, and which hours it took.
func whyMoved(w *words.Words, m move, today civil.Day) []string {
	var steps []string
	if m.kind == bank.KindDraw {
		steps = append(steps, workText(w, m.work, today))
		if m.work.Note != "" {
			steps = append(steps, m.work.Note)
		}
	}
	for _, part := range m.parts {
		steps = append(steps, partText(w, m, part, today))
	}
	if m.open > 0 {
		steps = append(steps, w.T("account.why.open", "Hours", w.Duration(m.open)))
	}
	return steps
}

// workText says who worked when, how long and on what.
func workText(w *words.Words, work liaison.Time, today civil.Day) string {
	return w.T("account.why.work", "Name", cmp.Or(work.Who, w.T("account.support")), "Day", dayText(w, work.WorkDay, today),
		"Hours", w.Duration(work.Minutes), "Type", w.T("worktype."+work.WorkType))
}

// partText says which hours came, went or were used, and why these.
func partText(w *words.Words, m move, part liaison.Movement, today civil.Day) string {
	if m.kind != bank.KindDraw {
		return reason(w, part, today)
	}
	used := w.T("account.why.used", "Hours", w.Duration(-part.Minutes), "From", hoursFrom(w, part.LotOf, today))
	return joined(used, reason(w, part, today))
}

// reason says why a movement happened; what was brought in is told in the
// customer's words.
func reason(w *words.Words, part liaison.Movement, today civil.Day) string {
	if part.Why.Rule == bank.CameOpening {
		return w.T("account.why.opening")
	}
	return part.Why.Phrase().Say(w, today)
}

// hoursFrom names hours by where and when they come from.
func hoursFrom(w *words.Words, lot bank.Lot, today civil.Day) string {
	return w.T("account.from."+string(lot.Origin), "Day", dayText(w, lot.Made, today))
}

// whyLeft tells what became of all hours that can still be used; the last step
// is the sum.
func whyLeft(w *words.Words, banks []liaison.Bank, today civil.Day) []string {
	var steps []string
	left := 0
	for _, b := range banks {
		for _, lot := range b.Lots {
			if lot.State != bank.Open || lot.Left == 0 {
				continue
			}
			steps = append(steps, w.T("account.why.lot", "From", words.Sentence(hoursFrom(w, lot.Lot, today)),
				"Whole", w.Duration(lot.Minutes), "Used", w.Duration(lot.Drawn), "Left", w.Duration(lot.Left)))
		}
		left += b.Left
	}
	return append(steps, w.T("account.why.sum", "Left", w.Duration(left)))
}
