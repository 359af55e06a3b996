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

// Slowly lets what is done off the interface's goroutine wait until the answer
// is called.
func Slowly(f *Frame) (catchUp func()) {
	var waiting []func()
	at := f.options.UI.Go
	f.options.UI.Go = func(do func()) { waiting = append(waiting, do) }
	return func() {
		for len(waiting) > 0 {
			do := waiting[0]
			waiting = waiting[1:]
			do()
		}
		f.options.UI.Go = at
	}
}
