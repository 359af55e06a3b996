package frame

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"tallydesk/gui/kit"
	"tallydesk/gui/page"
	"tallydesk/gui/theme"
)

func (f *Frame) setVariant(variant theme.Variant) {
	f.memory.Look.Variant = variant
	f.dress()
	f.rememberLook()
}

// scale makes text one step larger (+1) or smaller (-1), or normal (0).
func (f *Frame) scale(step int) {
	scales := theme.Scales()
	at := slices.Index(scales, f.memory.Look.TextScale)
	if step == 0 || at < 0 {
		f.memory.Look.TextScale = theme.ScalePlain
	} else {
		f.memory.Look.TextScale = scales[min(max(at+step, 0), len(scales)-1)]
	}
	f.dress()
	f.rememberLook()
}

// setLanguage makes the window anew in another language, where one was.
func (f *Frame) setLanguage(lang string) {
	f.memory.Look.Language = lang
	f.rememberLook()
	f.leave()
	f.build()
}

func (f *Frame) toggleRail() {
	f.memory.Look.RailOpen = !f.memory.Look.RailOpen
	f.fitRail()
	f.rememberLook()
}

// fitRail opens or closes the rail as the person wants it; in a narrow window
// it makes room for a detail by itself.
func (f *Frame) fitRail() {
	open := f.memory.Look.RailOpen
	if detailed, ok := f.pages[f.shown].(page.Detailed); ok && detailed.ShowsDetail() {
		open = open && f.options.Window.Canvas().Size().Width >= theme.Size(theme.RailFolds)
	}
	if f.rail.open != open {
		f.rail.setOpen(open)
		f.body.Refresh()
	}
}

func (f *Frame) rememberLook() { f.remember(memoryKey, f.memory.String()) }

// choosePerson offers to see the desk as somebody else does. Only who opened
// the desk may; seen as another, the way back is the same menu.
func (f *Frame) choosePerson() {
	f.options.UI.Go(func() {
		users, err := f.options.Desk.View().Users(context.Background())
		f.options.UI.Do(func() {
			if err != nil {
				f.fail(err)
				return
			}
			var items []kit.MenuItem
			for _, user := range users {
				if !user.Active || user.Customer != "" {
					continue
				}
				login := user.Login
				items = append(items, kit.MenuItem{
					Label: f.words.T("frame.see_as", "Name", user.Name), Key: f.words.T("role." + string(user.Role)), Do: func() { f.seeAs(login) },
				})
			}
			at := fyne.CurrentApp().Driver().AbsolutePositionForObject(f.rail.person)
			kit.ShowMenu(f.options.Window.Canvas(), at, items)
		})
	})
}

func (f *Frame) seeAs(login string) {
	f.options.UI.Go(func() {
		desk, err := f.options.Desk.As(context.Background(), login)
		f.options.UI.Do(func() {
			if err != nil {
				f.fail(err)
				return
			}
			f.leave()
			f.desk = desk
			f.lastAct, f.undone = nil, nil
			f.build()
		})
	})
}
