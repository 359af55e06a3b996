package frame

import (
	"fyne.io/fyne/v2"

	"tallydesk/gui/kit"
	"tallydesk/gui/page"
	"tallydesk/gui/palette"
)

// What tests reach that nobody else needs.

func Keep(f *Frame) { f.keep() }

func Done(f *Frame, text, act string) { f.done(text, act) }

func SeeAs(f *Frame, login string) { f.seeAs(login) }

func Search(f *Frame, text string) { f.searchNow(text) }

func Go(f *Frame, route page.Route) { f.goRoute(route) }

func Shown(f *Frame) page.Name { return f.shown }

func Say(f *Frame, text string) { f.status.say(text) }

func Tick(f *Frame) { f.tick() }

func SearchField(f *Frame) *kit.Entry { return f.top.search }

func UndoBar(f *Frame) *kit.UndoBar { return f.undo }

func RailOpen(f *Frame) bool { return f.rail.open }

func Drop(f *Frame, files []fyne.URI) { f.dropped(fyne.NewPos(0, 0), files) }

func Palette(f *Frame) *palette.Palette { return f.palette }

func CloseSheet(f *Frame) { f.env.Sheets.Done() }
