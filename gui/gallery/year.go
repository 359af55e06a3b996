package gallery

import (
	"fyne.io/fyne/v2"

	"tallydesk/app/civil"
	"tallydesk/gui/kit"
	"tallydesk/gui/theme"
)

// yearHigh is the room for a year, in units: two rows of months.
const yearHigh = 420

// year is a year with a day of every kind.
func (g *gallery) year() fyne.CanvasObject {
	first := civil.Date(2026, 1, 1)
	year := kit.NewYear(g.words, civil.Date(2026, 1, 14))
	kinds := make([]kit.YearKind, 365)
	for i := range kinds {
		kinds[i] = kit.YearOpen
		if weekday := (first + civil.Day(i)).Weekday(); weekday == 0 || weekday == 6 {
			kinds[i] = kit.YearClosed
		}
	}
	copy(kinds, kit.YearKinds)
	year.Set(2026, kinds, [12]string{})
	return kit.Down(theme.SpaceSmall, kit.YearLegend(g.words), kit.High(year, yearHigh))
}
