package settings

import (
	"os"
	"testing"

	"fyne.io/fyne/v2"

	"tallydesk/app/civil"
	"tallydesk/app/command"
	"tallydesk/app/desktest"
	"tallydesk/gui/pagetest"
	"tallydesk/gui/theme"
)

// Pictures for looking at: SHOTS names their folder.
func TestCalendarPictures(t *testing.T) {
	folder := os.Getenv("SHOTS")
	if folder == "" {
		t.Skip("SHOTS names no folder")
	}
	desk := desktest.New(t)
	desk.Do(&command.AnnounceDeviation{
		CalendarID: desk.Provider.Created("calendar:0"), Day: civil.Date(2026, 11, 20), Reason: "Personaldag", AnnouncedOn: civil.Date(2026, 11, 10),
	})
	wide, high := pagetest.Room(1280)
	for name, options := range map[string]pagetest.Options{
		"light": {}, "dark-sv": {Variant: theme.Dark, Lang: "sv"}, "narrow-sv": {Lang: "sv", Width: 960 - 49, Height: high},
		"large": {Scale: 150, Width: wide, Height: high}, "narrow-large": {Scale: 150, Width: 960 - 49, Height: high},
	} {
		b := openCalendars(t, desk, options)
		b.Picture(folder + "/calendars-" + name + ".png")
		b = officeYear(t, desk, options)
		b.Key(fyne.KeyRight, fyne.KeyRight)
		b.Picture(folder + "/year-" + name + ".png")
		b.Press(b.Env.Words.T("calendar.day.change"))
		b.Picture(folder + "/day-" + name + ".png")
		b.Env.Modals.Cancel()
		turnTo(b, 2)
		b.Picture(folder + "/days-" + name + ".png")
		b.Key(fyne.KeyLeft)
		b.Picture(folder + "/hours-" + name + ".png")
		b.Press(b.Env.Words.T("calendar.version.new"))
		b.Picture(folder + "/version-" + name + ".png")
	}
}
