package account

import "tallydesk/app/export"

// Exports gives the list as it is shown, and what was said on the open ticket.
func (s *tickets) Exports() []export.List {
	shown := []export.List{export.OwnTickets(s.env.Desk, s.list.asked())}
	if row, open := s.detail.row(); open {
		shown = append(shown, export.OwnMessages(s.env.Desk, row.ID).Of(row.Ref))
	}
	return shown
}
