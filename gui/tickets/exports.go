package tickets

import (
	"context"

	"tallydesk/app/export"
	"tallydesk/app/view"
)

// Exports gives the list as it is shown, and what was said on the open ticket.
func (s *screen) Exports() []export.List {
	shelf, what := s.list.shelf, s.list.asked
	shown := []export.List{export.TicketsOf(s.env.Desk, func(ctx context.Context) (view.TicketFilter, error) { return shelf.wanted(ctx, what) })}
	if row, open := s.detail.row(); open {
		shown = append(shown, export.Messages(s.env.Desk, view.SaidFilter{TicketID: row.ID}).Of(row.Ref), export.Time(s.env.Desk, view.TimeFilter{TicketID: row.ID}).Of(row.Ref))
	}
	return shown
}
