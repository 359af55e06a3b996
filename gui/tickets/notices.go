package tickets

import (
	"tallydesk/app/ticket"
	"tallydesk/gui/kit"
	"tallydesk/gui/theme"
)

// showNotices says what stands in a ticket's way, with what can be done.
func (d *detail) showNotices() {
	d.notices.Objects = nil
	w, s, t := d.screen.words, d.screen, d.file.ticket
	if t.State == ticket.AwaitingLiaison { // R-ACC-3
		d.notices.Add(kit.NewMessageLine(theme.Warning, w.T("tickets.awaiting"),
			kit.NewTextButton(w.T("tickets.awaiting.accept"), "", s.acceptRequest), kit.NewTextButton(w.T("tickets.awaiting.decline"), "", s.declineRequest)))
	}
	if t.Uncovered && !t.State.Done() { // R-ACC-2
		d.notices.Add(kit.NewMessageLine(theme.Danger, w.T("tickets.uncovered.says"),
			kit.NewTextButton(w.T("tickets.uncovered.choose"), "", s.chooseContract)))
	}
	if !t.AskedToClose.IsZero() {
		d.notices.Add(kit.NewMessageLine(theme.Info, w.T("tickets.asked_to_close"),
			kit.NewTextButton(w.T("tickets.resolve"), "D", s.resolve)))
	}
	if t.Untrained { // R-ACC-5
		d.notices.Add(kit.NewMessageLine(theme.Neutral, w.T("tickets.untrained", "Name", t.Reporter, "Product", t.Product)))
	}
	d.notices.Refresh()
}
