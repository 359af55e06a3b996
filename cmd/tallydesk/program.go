package main

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	desk "tallydesk/app"
	"tallydesk/app/place"
	"tallydesk/app/words"
	"tallydesk/gui/frame"
	"tallydesk/gui/gallery"
	"tallydesk/gui/icon"
	"tallydesk/gui/kit"
	"tallydesk/gui/native"
	"tallydesk/gui/page"
	"tallydesk/gui/start"
	"tallydesk/gui/theme"
)

// program is the one window and what is shown in it.
type program struct {
	app    fyne.App
	flags  flags
	window fyne.Window
	ui     kit.UI
	files  page.Files
	words  *words.Words

	open  *desk.Desk         // the desk shown, if one is
	watch context.CancelFunc // ends the look-out for other programs' commits
	frame *frame.Frame
}

// lookOut is how often other programs' commits are looked for.
const lookOut = 500 * time.Millisecond

func newProgram(app fyne.App, given flags) *program {
	p := &program{app: app, flags: given, ui: kit.UI{Go: func(f func()) { go f() }, Do: fyne.Do}}
	p.words = words.For(given.language())
	app.SetIcon(icon.Mark())
	app.Settings().SetTheme(theme.New(theme.Options{}))
	p.window = app.NewWindow("Tallydesk")
	p.window.SetMaster()
	p.window.SetPadded(false)
	p.window.Resize(fyne.NewSize(theme.Size(theme.WindowWidth), theme.Size(theme.WindowHeight)))
	p.files = native.New(p.ui, p.window, p.veil)
	return p
}

// language is the one asked for, or the system's.
func (f flags) language() string {
	if f.Lang != "" {
		return f.Lang
	}
	return lang.SystemLocale().LanguageString()
}

// begin opens the desk that was named or was open last, else offers the choice
// of a first start.
func (p *program) begin() {
	path := p.flags.DB
	if path == "" {
		path = place.Last()
	}
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) && p.flags.DB == "" {
		p.choose(nil, "")
		return
	}
	opened, err := desk.Open(context.Background(), path, desk.Options{Program: "Tallydesk", As: p.flags.As})
	if err != nil {
		p.choose(err, "")
		return
	}
	p.show(opened, page.Route{})
}

// choose shows the first-start page, with what went wrong if something did and the way back to the desk that was open
// before.
func (p *program) choose(trouble error, before string) {
	p.leave()
	p.window.SetMainMenu(nil)
	p.window.SetTitle("Tallydesk")
	content := start.New(start.Options{
		Words: p.words, UI: p.ui, Files: p.files, Canvas: p.window.Canvas(), Trouble: trouble, Before: before, Now: time.Now, Opened: p.show,
	})
	p.window.SetContent(content)
	p.window.Canvas().FocusNext()
}

// show puts an open desk into the window.
func (p *program) show(opened *desk.Desk, route page.Route) {
	p.leave()
	p.open = opened
	if err := place.SetLast(opened.Path()); err != nil {
		fyne.LogError("remember the desk", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	p.watch = cancel
	p.ui.Go(func() { opened.WatchOthers(ctx, lookOut) })
	p.frame = frame.New(frame.Options{
		Window: p.window, Desk: opened, UI: p.ui, Files: p.files, Lang: p.words.Lang(), Every: every(p.ui),
		Another: func() { p.choose(nil, opened.Path()) }, Version: version, Start: route,
	})
}

// leave closes the desk that is open.
func (p *program) leave() {
	if p.open == nil {
		return
	}
	p.watch()
	if err := p.open.Close(); err != nil {
		fyne.LogError("close the desk", err)
	}
	p.open, p.frame = nil, nil
}

// veil says that a file dialog is open.
func (p *program) veil(shown bool) {
	if p.frame != nil {
		p.frame.Veil(shown)
	}
}

func (p *program) showGallery() {
	p.window.SetContent(gallery.New(p.words, p.ui))
}

// every calls f at an interval, on a goroutine of its own.
func every(ui kit.UI) func(time.Duration, func()) func() {
	return func(interval time.Duration, f func()) func() {
		ticks := time.NewTicker(interval)
		done := make(chan struct{})
		ui.Go(func() {
			for {
				select {
				case <-ticks.C:
					f()
				case <-done:
					return
				}
			}
		})
		return func() { ticks.Stop(); close(done) }
	}
}
