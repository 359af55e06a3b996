package account

import (
	"fyne.io/fyne/v2"

	"tallydesk/app/ticket"
	"tallydesk/app/view/liaison"
	"tallydesk/gui/icon"
	"tallydesk/gui/kit"
	"tallydesk/gui/page"
	"tallydesk/gui/theme"
)

// The columns of the rows, in units at 100 % (ux.md 3.6).
const (
	chipWidth    = 72
	stateWidth   = 152
	answersWidth = 172
	dateWidth    = 56
	changeWidth  = 112
	leftWidth    = 96
	whyWidth     = 64
)

// newestMoves is how many movements are shown at first.
const newestMoves = 5

// show draws what was read.
func (h *home) show() {
	h.drawn = nil
	h.showChanges()
	h.leftParts = []fyne.CanvasObject{h.waitingSection(), h.workingSection()}
	if h.facts.hasHours() {
		h.leftParts = append(h.leftParts, h.movesSection())
	}
	h.rightParts = []fyne.CanvasObject{h.hoursSection()}
	if agreed := h.contractSection(); agreed != nil {
		h.rightParts = append(h.rightParts, agreed)
	}
	if len(h.facts.about.People) > 0 {
		h.rightParts = append(h.rightParts, h.peopleSection())
	}
	h.arrange()
}

// waitingSection is what waits for the person.
func (h *home) waitingSection() fyne.CanvasObject {
	w := h.words
	if len(h.facts.waiting) == 0 {
		h.waiting.Set()
		return kit.NewSection(w.T("account.waiting"), "", kit.Pad(kit.Secondary(w.T("account.waiting.none")), "", theme.SpaceTiny))
	}
	items := make([]kit.PanelItem, len(h.facts.waiting))
	for i, t := range h.facts.waiting {
		items[i] = kit.PanelItem{Key: t.ID, Content: h.waitingRow(t)}
	}
	h.waiting.Set(items...)
	return kit.NewSection(w.T("account.waiting"), w.Number(len(items)), h.waiting)
}

func (h *home) waitingRow(t talked) fyne.CanvasObject {
	w := h.words
	lines := kit.Down("", kit.NewLine(titleOf(t.Ref, t.Subject)...).Clipped(), kit.Secondary(question(w, t, h.env.Clock())).Clipped())
	word := w.T("account.chip.answer")
	buttons := []fyne.CanvasObject{h.drawn.add(kit.NewOutlineButton(w.T("account.answer"), func() { h.openTicket(t.ID) }))}
	if t.State == ticket.AwaitingLiaison {
		word = w.T("account.chip.confirm")
		buttons = []fyne.CanvasObject{
			h.drawn.add(kit.NewTextButton(w.T("account.request.decline"), "", func() { h.answers.declineRequest(t.TicketRow) })),
			h.drawn.add(kit.NewOutlineButton(w.T("account.request.confirm"), func() { h.answers.confirmRequest(t.TicketRow) })),
		}
	}
	chip := kit.NewChip(kit.Badge{Text: word, Tone: theme.Warning, Fill: kit.FillTone})
	row := append([]fyne.CanvasObject{kit.Wide(kit.Across(chip), chipWidth), kit.Grow(lines)}, buttons...)
	return kit.Pad(kit.AcrossBy(theme.SpaceCell, row...), "", theme.SpaceTiny)
}

// workingSection is what support works on, and what it has solved.
func (h *home) workingSection() fyne.CanvasObject {
	w := h.words
	label := w.T("account.working")
	if h.facts.total == 0 {
		h.working.Set()
		add := kit.NewOutlineButton(w.T("account.new"), h.newTicket)
		return kit.NewSection(label, "", kit.NewEmptyState(w.T("account.tickets.none"), w.T("account.tickets.none.detail"), add))
	}
	all := kit.NewTextButton(w.T("account.all", "Count", w.Number(h.facts.total)), "", func() { h.env.Go(page.Route{Page: page.Tickets}) })
	if len(h.facts.working) == 0 {
		h.working.Set()
		return kit.NewSection(label, "", kit.Pad(kit.Secondary(w.T("account.working.none")), "", theme.SpaceTiny), all)
	}
	items := make([]kit.PanelItem, len(h.facts.working))
	for i, t := range h.facts.working {
		items[i] = kit.PanelItem{Key: t.ID, Content: h.workingRow(t)}
	}
	h.working.Set(items...)
	return kit.NewSection(label, w.Number(len(items)), h.working, all)
}

func (h *home) workingRow(t talked) fyne.CanvasObject {
	w := h.words
	lines := kit.Down("", kit.NewLine(titleOf(t.Ref, t.Subject)...).Clipped(), kit.Secondary(progress(w, t, h.env.Clock())).Clipped())
	shape, ink := kit.StateIcon(string(t.State))
	state := kit.Across(kit.NewMark(shape, ink, theme.IconSmall), kit.Grow(kit.Body(rowState(w, t.State)).In(ink).Clipped()))
	row := kit.AcrossBy(theme.SpaceCell, kit.Grow(lines), kit.Wide(state, stateWidth), kit.Wide(h.verdict(t.TicketRow), answersWidth))
	return kit.Pad(row, "", theme.SpaceTiny)
}

// verdict lets the person say whether what support has solved is solved.
func (h *home) verdict(row liaison.TicketRow) fyne.CanvasObject {
	if row.State != ticket.Resolved {
		return kit.Space()
	}
	return kit.AcrossBy(theme.SpaceCell, kit.Space(),
		h.drawn.add(kit.NewTextButton(h.words.T("account.solved.no"), "", func() { h.answers.notSolved(row) })),
		h.drawn.add(kit.NewOutlineButton(h.words.T("account.solved.yes"), func() { h.answers.solved(row) })))
}

// movesSection is what has happened with the hours, with the box that explains
// one of them.
func (h *home) movesSection() fyne.CanvasObject {
	w := h.words
	shown := h.facts.moves
	var actions []fyne.CanvasObject
	if len(shown) > newestMoves {
		word := w.T("account.moves.all", "Count", w.Number(len(shown)))
		if h.all {
			word = w.T("account.moves.newest")
		} else {
			shown = shown[:newestMoves]
		}
		actions = append(actions, kit.NewTextButton(word, "", h.toggleMoves))
	}
	items := make([]kit.PanelItem, len(shown))
	for i, m := range shown {
		items[i] = kit.PanelItem{Key: m.key, Content: h.moveRow(m)}
	}
	h.moves.Set(items...)
	return kit.NewSection(w.T("account.moves"), "", kit.Down(theme.SpaceTiny, h.moves, h.whyMove), actions...)
}

func (h *home) moveRow(m move) fyne.CanvasObject {
	w := h.words
	return kit.HighAs(kit.AcrossBy(theme.SpaceSmall,
		kit.Wide(kit.Secondary(dayText(w, m.day, h.facts.today)).Clipped(), dateWidth),
		kit.Grow(kit.NewLine(moveTitle(w, m)...).Clipped()),
		kit.Wide(kit.Body(moveChange(w, m)).Right(), changeWidth),
		kit.Wide(kit.Across(kit.Space(), h.drawn.add(kit.NewTextButton(w.T("account.why"), "", func() { h.explainMove(m.key) }))), whyWidth),
	), theme.ControlSmall)
}

func (h *home) toggleMoves() {
	h.all = !h.all
	h.show()
}

// hoursSection is what is left, in one figure and one bar.
func (h *home) hoursSection() fyne.CanvasObject {
	w := h.words
	label := w.T("account.hours")
	if !h.facts.hasHours() {
		return kit.NewSection(label, "", kit.NewParagraph(kit.RoleBody, kit.Soft(w.T("account.hours.none"))))
	}
	sum := hoursOf(h.facts.banks)
	why := kit.NewTextButton(w.T("account.why"), "W", h.explainHours)
	figure := kit.Across(kit.Figure(w.Duration(sum.left)), kit.Secondary(w.T("account.hours.left")))
	column := kit.Down(theme.SpaceSmall, figure, kit.NewBalanceBar(barOf(sum)...), h.untilRows(sum))
	for _, s := range sum.lost {
		column.Add(kit.NewParagraph(kit.RoleBody, kit.Plain(w.T("account.hours.lost", "Hours", w.Duration(s.minutes), "Day", longDay(w, s.day, h.facts.today)))))
	}
	if sum.open > 0 {
		column.Add(kit.NewParagraph(kit.RoleBody, kit.Plain(w.T("account.hours.open", "Hours", w.Duration(sum.open)))))
	}
	column.Add(h.whyHours)
	return kit.NewSection(label, "", column, why)
}

func barOf(sum hours) []kit.BarPart {
	parts := make([]kit.BarPart, len(sum.until))
	for i, s := range sum.until {
		parts[i] = kit.BarPart{Share: float64(s.minutes) / float64(max(sum.whole, 1)), Ink: kit.LotInk(i)}
	}
	return parts
}

// untilRows are the hours by the day until which they can be used, and those
// that come.
func (h *home) untilRows(sum hours) fyne.CanvasObject {
	w := h.words
	rows := kit.Down("")
	for i, s := range sum.until {
		row := kit.Across(kit.NewSwatch(kit.LotInk(i)), kit.Wide(kit.Name(w.Duration(s.minutes)).Right(), leftWidth),
			kit.Grow(kit.Secondary(untilText(w, s, h.facts.today)).Clipped()))
		if s.soon {
			row.Add(kit.NewMark(icon.Warning, theme.Warning.Ink(), theme.IconText))
		}
		rows.Add(kit.HighAs(row, theme.ControlSmall))
	}
	for _, s := range sum.coming {
		row := kit.Across(kit.NewSwatch(theme.None), kit.Wide(kit.Body(w.Duration(s.minutes)).Right(), leftWidth),
			kit.Grow(kit.Secondary(w.T("account.hours.from", "Day", longDay(w, s.day, h.facts.today))).Clipped()))
		rows.Add(kit.HighAs(row, theme.ControlSmall))
	}
	return rows
}

// contractSection is what is agreed now; nil without a contract.
func (h *home) contractSection() fyne.CanvasObject {
	column := kit.Down("")
	for _, c := range h.facts.contracts {
		if contractNow(c) {
			column.Add(kit.NewLine(kit.Strong(c.Name), kit.Soft("  "+c.Number)).Clipped())
			column.Add(kit.Secondary(contractText(h.words, c, h.facts.today)).Clipped())
		}
	}
	if len(column.Objects) == 0 {
		return nil
	}
	return kit.NewSection(h.words.T("account.contract"), "", column)
}

// peopleSection is who serves the customer.
func (h *home) peopleSection() fyne.CanvasObject {
	column := kit.Down("")
	for _, person := range h.facts.about.People {
		column.Add(kit.NewLine(personSpans(h.words, person)...).Clipped())
	}
	return kit.NewSection(h.words.T("account.people"), "", column)
}
