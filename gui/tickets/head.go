package tickets

import (
	"strings"

	"fyne.io/fyne/v2"

	"tallydesk/app/ticket"
	"tallydesk/app/view"
	"tallydesk/app/words"
	"tallydesk/gui/icon"
	"tallydesk/gui/kit"
	"tallydesk/gui/page"
	"tallydesk/gui/theme"
)

// head is what stands over a ticket's conversation: number, subject, chips,
// who works on it, the customer.
type head struct {
	detail                *detail
	ref, subject          *kit.Text
	priority, state, kind *kit.Chip
	people                *kit.Text
	customer              *kit.Button
	more                  *kit.Button
	content               *fyne.Container
}

func newHead(d *detail) *head {
	w := d.screen.words
	h := &head{
		detail: d, ref: kit.SectionTitle(""), subject: kit.SectionTitle("").Clipped(),
		priority: kit.NewChip(kit.Badge{}), state: kit.NewChip(kit.Badge{}), kind: kit.NewChip(kit.Badge{}),
		people: kit.Secondary("").Clipped(),
	}
	h.customer = kit.NewTextButton("", "", func() {
		d.screen.env.Go(page.Route{Page: page.Customers, ID: d.file.ticket.CustomerID})
	})
	h.more = kit.NewIconButton(icon.More, w.T("tickets.more"), func() { d.screen.showMenu(h.more, d.screen.actionItems()) })
	h.content = kit.Down(theme.SpaceTiny)
	return h
}

// build sets the head's lines; the choice between conversation and panel is
// made after the head.
func (h *head) build() {
	first := kit.Across(h.ref, kit.Grow(h.subject), kit.Meta("Ctrl+↑↓"), h.more)
	second := kit.Across(h.priority, h.state, h.kind, kit.Grow(h.people), h.customer)
	h.content.Objects = []fyne.CanvasObject{
		kit.Pad(kit.Down(theme.SpaceTiny, first, second, h.detail.turn), theme.SpacePanel, theme.SpaceSmall),
	}
}

// show writes the head of a ticket.
func (h *head) show(d dossier) {
	w, t := h.detail.screen.words, d.ticket
	if len(h.content.Objects) == 0 {
		h.build()
	}
	h.ref.SetText(t.Ref)
	h.subject.SetText(t.Subject)
	h.priority.Set(kit.PriorityBadge(string(t.Priority), w.T("priority."+string(t.Priority))))
	h.state.Set(kit.StateBadge(string(t.State), w.T("state."+string(t.State))))
	h.kind.Set(kindBadge(w, t.Kind))
	h.people.SetText(whoWorks(w, t))
	h.customer.SetLabel(t.Customer, "")
	h.content.Refresh()
}

// kindBadge is the chip of what a ticket is about.
func kindBadge(w *words.Words, kind ticket.Kind) kit.Badge {
	word := w.T("kind." + string(kind))
	if kind == ticket.Fault {
		return kit.FaultBadge(word)
	}
	return kit.Badge{Text: word, Tone: theme.Neutral, Fill: kit.FillTone}
}

// whoWorks says on which line a ticket is, and who works on it.
func whoWorks(w *words.Words, t view.Ticket) string {
	var parts []string
	if line := lineWord(w, t.Line); line != "" {
		parts = append(parts, line)
	}
	if t.Assignee != "" {
		parts = append(parts, t.Assignee)
	} else {
		parts = append(parts, w.T("tickets.nobody"))
	}
	return strings.Join(parts, " · ")
}
