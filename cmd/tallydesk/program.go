package main

import (
	"cmp"
	"context"
	"errors"
	"io/fs"
	"os"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	desk "tallydesk/app"
	"tallydesk/app/config"
	"tallydesk/app/place"
	"tallydesk/app/single"
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
	config *config.Store
	system theme.Variant // what following the system's appearance means
	window fyne.Window
	ui     kit.UI
	files  page.Files
	words  *words.Words

	open  *desk.Desk         // the desk shown, if one is
	watch context.CancelFunc // ends the look-out for other programs' commits
	frame *frame.Frame
	kept  chan struct{} // closed when the desk's keeper has ended
	crash *frame.Crash  // what the last start has left, until it is told

	holder  *single.Holder // the claim on the desk
	claimed string         // the desk that it is on
	front   atomic.Bool    // the window is in front of others
}

// lookOut is how often other programs' commits are looked for.
const lookOut = 500 * time.Millisecond

func newProgram(app fyne.App, given flags, store *config.Store) *program {
	p := &program{app: app, flags: given, config: store, ui: kit.UI{Go: func(f func()) { go f() }, Do: fyne.Do}}
	p.words = words.For(p.language())
	app.SetIcon(icon.Mark())
	p.system = native.Unknown
	app.Settings().SetTheme(p.dress())
	p.ui.Go(p.askSystem)
	p.window = app.NewWindow("Tallydesk")
	p.window.SetMaster()
	p.window.SetPadded(false)
	p.window.Resize(fyne.NewSize(theme.Size(theme.WindowWidth), theme.Size(theme.WindowHeight)))
	p.watchFront()
	p.files = native.New(p.ui, p.window, p.veil, func() bool { return store.Now().Dialogs == "fyne" })
	return p
}

// language is the one that the person has chosen, or the system's.
func (p *program) language() string {
	return cmp.Or(p.config.Now().Language, lang.SystemLocale().LanguageString())
}

// dress is the look of the window before a desk is open.
func (p *program) dress() fyne.Theme {
	now := p.config.Now()
	variant := theme.Variant(now.Appearance)
	if variant == theme.System {
		variant = p.system
	}
	return theme.New(theme.Options{Variant: variant, TextScale: now.TextSize, ReduceMotion: now.ReduceMotion})
}

// askSystem finds out what following the system's appearance means, which can
// take a while.
func (p *program) askSystem() {
	found := native.System()
	p.ui.Do(func() {
		if found == p.system {
			return // it is dressed so; dressing anew draws everything again
		}
		p.system = found
		if p.frame != nil {
			p.frame.Dress()
			return
		}
		p.app.Settings().SetTheme(p.dress())
	})
}

// path is the desk that was named, or was open last.
func (p *program) path() string {
	now := p.config.Now()
	return cmp.Or(now.DB, place.Last(now.Folder))
}

// begin opens the desk that was named or was open last, else offers the choice
// of a first start.
func (p *program) begin() {
	now, path := p.config.Now(), p.path()
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) && now.DB == "" {
		p.choose(nil, "")
		return
	}
	opened, err := desk.Open(context.Background(), path, desk.Options{Program: "Tallydesk", Version: version, As: p.flags.As})
	if err != nil {
		p.choose(err, "")
		return
	}
	p.show(opened, page.Route{})
}

// misconfigured says what is wrong in the configuration and offers to go on
// with the usual settings.
func (p *program) misconfigured(trouble error) {
	p.window.SetContent(start.Misconfigured(p.words, trouble, p.begin, p.window.Close))
	p.window.Canvas().FocusNext()
}

// choose shows the first-start page, with what went wrong if something did and the way back to the desk that was open
// before.
func (p *program) choose(trouble error, before string) {
	p.leave()
	p.words = words.For(p.language())
	p.window.SetMainMenu(nil)
	p.window.SetTitle("Tallydesk")
	content := start.New(start.Options{
		Words: p.words, UI: p.ui, Files: p.files, Canvas: p.window.Canvas(), Trouble: trouble, Before: before, Now: time.Now, Opened: p.show,
		Folder: p.config.Now().Folder, Path: p.stuckAt(trouble), Backups: p.backupFolders(), Version: version,
		ShowFolder: native.ShowFolder, Clipboard: p.app.Clipboard().SetContent,
	})
	p.window.SetContent(content)
	p.window.Canvas().FocusNext()
}

// show puts an open desk into the window.
func (p *program) show(opened *desk.Desk, route page.Route) {
	before := p.claimed
	p.leave()
	if err := p.claim(opened.Path()); err != nil {
		if trouble := opened.Close(); trouble != nil {
			fyne.LogError("close the desk", trouble)
		}
		p.choose(err, before)
		return
	}
	p.open = opened
	if err := place.SetLast(opened.Path()); err != nil {
		fyne.LogError("remember the desk", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	p.watch = cancel
	p.ui.Go(func() { opened.WatchOthers(ctx, lookOut) })
	keeper := p.keepSafe(ctx, opened)
	p.frame = frame.New(frame.Options{
		Window: p.window, Desk: opened, UI: p.ui, Files: p.files, Config: p.config, Lang: lang.SystemLocale().LanguageString(), System: func() theme.Variant { return p.system },
		Every: every(p.ui), Another: func() { p.choose(nil, opened.Path()) }, Start: route,
		Clipboard: p.app.Clipboard().SetContent, Pick: native.Pick, Notify: p.notify, InFront: p.front.Load,
		Program: page.Program{Version: version, Move: p.move, ShowFolder: native.ShowFolder, Picture: p.picture, Restore: p.restore},
		Keeper:  keeper, Crash: p.crash,
	})
	p.crash = nil
}

// leave closes the desk that is open.
func (p *program) leave() {
	if p.open == nil {
		return
	}
	p.watch()
	<-p.kept
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
