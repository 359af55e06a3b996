package search

import "tallydesk/app/export"

// Exports gives all that the search finds.
func (s *search) Exports() []export.List {
	if s.typed == "" {
		return nil
	}
	return []export.List{export.Hits(s.env.Desk, s.typed, s.trail.kinds...)}
}
