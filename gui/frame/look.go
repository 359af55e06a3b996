package frame

import (
	"context"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"

	"tallydesk/gui/page"
	"tallydesk/gui/theme"
)

// Dress takes the look anew, as when the system tells what it has.
func (f *Frame) Dress() { f.dress() }

// dress gives the window the look that the person has chosen.
func (f *Frame) dress() {
	variant := theme.Variant(f.config.Appearance)
	if variant == theme.System && f.options.System != nil {
		variant = f.options.System()
	}
	fyne.CurrentApp().Settings().SetTheme(theme.New(theme.Options{
		Variant: variant, TextScale: f.config.TextSize, Comfortable: f.comfortable(), ReduceMotion: f.config.ReduceMotion,
	}))
}

// comfortable tells whether rows are high: where nothing is chosen, for
// liaisons.
func (f *Frame) comfortable() bool {
	return f.config.Density == "comfortable" || f.config.Density == "auto" && f.liaison()
}

// reconfigure shows what the person has changed in the configuration. Another
// language makes the window anew, where it was.
func (f *Frame) reconfigure() {
	now := f.options.Config.Now()
	if now.Language != f.config.Language {
		f.leave()
		f.build()
		return
	}
	f.config = now
	if !f.sizing {
		f.textSize = now.TextSize
	}
	f.dress()
	f.options.Window.SetMainMenu(f.menus.menu) // it may be higher or lower now, and the toolkit lays out anew only for a new one
	f.reloadShown()
}

// choose changes the configuration.
func (f *Frame) choose(key, value string) {
	f.options.UI.Go(func() {
		if err := f.options.Config.Set(key, value); err != nil {
			f.options.UI.Do(func() { f.fail(err) })
		}
	})
}

func (f *Frame) setVariant(variant theme.Variant) { f.choose("appearance", string(variant)) }

func (f *Frame) setLanguage(lang string) { f.choose("language", lang) }

// scale makes text one step larger (+1) or smaller (-1), or normal (0). Steps
// that come faster than they are kept are all counted.
func (f *Frame) scale(step int) {
	f.textSize = nextScale(f.textSize, step)
	if !f.sizing {
		f.keepTextSize()
	}
}

// keepTextSize keeps the size of text that is wanted, and what was wanted
// meanwhile after it.
func (f *Frame) keepTextSize() {
	f.sizing = true
	size := f.textSize
	f.options.UI.Go(func() {
		err := f.options.Config.Set("text_size", strconv.Itoa(size))
		f.options.UI.Do(func() {
			f.sizing = false
			switch {
			case err != nil:
				f.textSize = f.config.TextSize
				f.fail(err)
			case f.textSize != size:
				f.keepTextSize()
			}
		})
	})
}

// nextScale is the size of text a step from another, which may stand between
// two steps.
func nextScale(from, step int) int {
	scales := theme.Scales()
	switch {
	case step > 0:
		if larger := slices.IndexFunc(scales, func(s int) bool { return s > from }); larger >= 0 {
			return scales[larger]
		}
		return theme.ScaleMax
	case step < 0:
		for _, scale := range slices.Backward(scales) {
			if scale < from {
				return scale
			}
		}
		return theme.ScaleMin
	}
	return theme.ScalePlain
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
