package timesheet

import (
	"tallydesk/app/export"
	"tallydesk/app/view"
)

// Exports gives the time of the person's week that is shown.
func (s *screen) Exports() []export.List {
	desk := s.env.Desk
	return []export.List{export.Time(desk, view.TimeFilter{StaffID: desk.Actor().StaffID, From: s.monday, To: s.monday + days - 1})}
}
