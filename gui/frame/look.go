package frame

import (
	"context"
	"slices"

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

// toggleRail opens or closes the rail. One that had closed by itself opens for
// as long as the person insists.
func (f *Frame) toggleRail() {
	switch {
	case f.insists:
		f.insists = false
	case f.memory.Look.RailOpen && !f.rail.open:
		f.insists = true
	default:
		f.memory.Look.RailOpen = !f.memory.Look.RailOpen
	}
	f.fitRail()
	f.rememberLook()
}

// fitRail opens or closes the rail as the person wants it; in a narrow window
// it makes room by itself, for a detail sooner.
func (f *Frame) fitRail() {
	least := theme.Size(theme.RailNeeds)
	if detailed, ok := f.pages[f.shown].(page.Detailed); ok && detailed.ShowsDetail() {
		least = theme.Size(theme.RailFolds)
	}
	open := f.memory.Look.RailOpen && (f.insists || f.options.Window.Canvas().Size().Width >= least)
	if f.rail.open != open {
		f.rail.setOpen(open)
		f.body.Refresh()
	}
}

// rememberLook keeps the look for the next start of who opened the desk.
func (f *Frame) rememberLook() {
	text := f.kept().String()
	f.options.UI.Go(func() {
		if err := f.options.Desk.Remember(context.Background(), memoryKey, text); err != nil {
			f.options.UI.Do(func() { f.status.say(f.words.Error(err)) })
		}
	})
}

// kept is what the next start brings back: the place and the screens of who
// opened the desk, in the look of now.
func (f *Frame) kept() memory {
	if f.asSelf() {
		return f.memory
	}
	kept := f.own
	kept.Look = f.memory.Look
	return kept
}
