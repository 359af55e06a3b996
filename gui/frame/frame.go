// Package frame is the window around the screens: menus, top bar, rail, status
// line, the way back and forward, undo, and what is remembered. It holds no
// business and knows the screens only as pages.
package frame

import (
	"cmp"
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	tooltip "github.com/dweymouth/fyne-tooltip"

	"tallydesk/app"
	"tallydesk/app/config"
	"tallydesk/app/keep"
	"tallydesk/app/words"
	"tallydesk/gui/kit"
	"tallydesk/gui/page"
	"tallydesk/gui/palette"
	"tallydesk/gui/theme"
)

// Options are what a frame is made of.
type Options struct {
	Window fyne.Window
	Desk   *app.Desk
	UI     kit.UI
	Files  page.Files
	// Config is what the person has chosen for this computer.
	Config *config.Store
	// Lang is the language when the person has chosen none: en or sv.
	Lang string
	// System gives what the appearance "system" means now; nil for theme.System.
	System func() theme.Variant
	// Every calls f at an interval until stop is called.
	Every func(interval time.Duration, f func()) (stop func())
	// Another opens another desk: the first-start page.
	Another func()
	// Start is where to begin; empty for where the last start ended.
	Start page.Route
	// Program is what screens can ask of the program.
	Program page.Program
	// Keeper keeps the desk safe; nil for one that does nothing by itself.
	Keeper *keep.Keeper
	// Crash is what the last start has left, if it ended as it should not have.
	Crash *Crash
	// Clipboard keeps a text for other programs.
	Clipboard func(text string)
	// Pick describes a file that was dropped on the window.
	Pick func(path string) (page.Picked, error)
	// Notify tells something outside the window; nil where it cannot. InFront
	// tells whether the person has the window in front.
	Notify  func(title, text string)
	InFront func() bool
}

// Frame is the whole window of an open desk.
type Frame struct {
	options Options
	desk    *app.Desk // as the person seen
	words   *words.Words
	env     page.Env
	config  config.Config // as it is shown
	memory  memory
	own     memory // of who opened the desk, while it is seen as somebody else
	history history
	stops   []func()

	pages    map[page.Name]page.Page
	shown    page.Name
	body     *fyne.Container
	stage    *fyne.Container // holds the page shown
	rail     *rail
	top      *topBar
	palette  *palette.Palette
	status   *statusLine
	textSize int  // percent, as wanted; it may still have to be kept
	sizing   bool // a size of text is being kept

	insists bool // the rail stays open where it would close by itself
	undo    *kit.UndoBar
	veil    *fyne.Container // stands over the screen while a file dialog is open
	last    *fyne.Container // stands after all else
	lastAct []doneAct       // newest last: what Ctrl+Z takes back
	undone  []doneAct       // what Ctrl+Y does again
	menus   *menus
	clock   time.Time // the minute that the screens know
	notices notices
}

// doneAct is something that can be undone, in words.
type doneAct struct{ text, act string }

// New builds the frame and puts it into the window.
func New(options Options) *Frame {
	f := &Frame{notices: notices{since: options.Desk.Now()}, clock: options.Desk.Now().Truncate(time.Minute), options: options, desk: options.Desk}
	if f.options.Keeper == nil {
		f.options.Keeper = keep.New(keep.Options{Desk: options.Desk, Settings: func() keep.Settings {
			return keep.SettingsFor(options.Desk.Path(), options.Config.Now().Backup)
		}})
	}
	text, err := f.desk.Recall(context.Background(), memoryKey)
	f.memory = parseMemory(text)
	f.build()
	if err != nil {
		f.fail(err)
	}
	stopWatch := f.desk.Watch(f.changed)
	stopTicks := options.Every(time.Second, func() { options.UI.Do(f.tick) })
	stopConfig := options.Config.Watch(func() { options.UI.Do(f.reconfigure) })
	f.stops = append(f.stops, stopWatch, stopTicks, stopConfig)
	f.options.Keeper.Watch(func() { options.UI.Do(f.lookAfter) })
	f.offerCrash()
	options.Window.SetCloseIntercept(f.Quit)
	options.Window.SetOnDropped(f.dropped)
	return f
}

// Quit remembers everything and closes the window.
func (f *Frame) Quit() {
	f.keep()
	f.Stop()
	f.options.Window.Close()
}

// Stop ends what runs beside the window.
func (f *Frame) Stop() {
	for _, stop := range f.stops {
		stop()
	}
	f.stops = nil
}

// build makes everything anew: at the start, and when language or person change.
func (f *Frame) build() {
	f.config = f.options.Config.Now()
	f.textSize = f.config.TextSize
	f.words = words.For(cmp.Or(f.config.Language, f.options.Lang))
	f.dress()
	f.pages = map[page.Name]page.Page{}
	f.shown = ""
	f.stage = container.NewStack()
	f.undo = kit.NewUndoBar(f.words)
	f.status = newStatusLine(f.words, f.desk)
	f.makeEnv()
	f.rail = newRail(f.places(), f.desk.Actor().Name, kit.Initials(f.desk.Actor().Name), f.memory.Look.RailOpen, f.goTo, f.choosePerson)
	f.top = newTopBar(f)
	f.palette = f.newPalette()
	f.menus = newMenus(f)
	f.options.Window.SetMainMenu(f.menus.menu)
	f.options.Window.SetTitle(f.title())

	f.last = container.NewWithoutLayout()
	f.veil = container.NewStack(kit.NewGround(theme.Veil, container.NewCenter(kit.Name(f.words.T("frame.picking")))))
	f.veil.Hide()
	main := container.NewStack(kit.NewGround(theme.Surface, f.stage), f.veil)
	f.body = dock(kit.Down(theme.NoSpace, f.top.bar, kit.Rule()), kit.Down(theme.NoSpace, kit.Rule(), f.status.line),
		f.rail.box, kit.Upright(), kit.WatchWidth(main, func(float32) { f.fitRail() }))
	f.env.Sheets = kit.NewSheets(f.env.Modals, f.body)
	canvas := f.options.Window.Canvas()
	f.options.Window.SetContent(tooltip.AddWindowToolTipLayer(kit.NewGround(theme.Canvas, container.NewStack(f.env.Sheets, f.palette.Layer(), f.last)), canvas))
	f.env.Modals.OnChange = f.takeFocus
	canvas.SetOnTypedKey(f.typedKey)
	canvas.SetOnTypedRune(f.typedRune)
	f.notices.due, f.notices.wait = true, 0
	f.goRoute(f.firstRoute())
	f.readViews()
	f.lookAfter()
}

func (f *Frame) firstRoute() page.Route {
	if route, ok := f.history.here(); ok {
		return route
	}
	if f.makers()[f.options.Start.Page] != nil {
		return f.options.Start
	}
	if f.memory.Route.Page != "" && f.makers()[f.memory.Route.Page] != nil {
		return f.memory.Route
	}
	return page.Route{Page: f.home()}
}

// canvas is the window's, ready to give the keyboard to anything shown. The
// toolkit forgets how to draw what was out of sight for a minute, and gives the
// keyboard only to what it knows how to draw: the keys would go on to the screen
// that was left. Looking for what stands last, it goes through all that is shown.
func (f *Frame) canvas() fyne.Canvas {
	fyne.CurrentApp().Driver().AbsolutePositionForObject(f.last)
	return f.options.Window.Canvas()
}

func (f *Frame) makeEnv() {
	f.env = page.Env{
		Desk: f.desk, Words: f.words, UI: f.options.UI, Modals: kit.NewModals(), Files: f.options.Files, Clock: f.desk.Now,
		Canvas: f.canvas, Go: f.goRoute, Done: f.done, Fail: f.fail, Working: f.status.working,
		Config: f.options.Config, Program: f.options.Program, Keeper: f.options.Keeper,
		Changed: func() { f.menus.refresh(); f.fitRail() }, Remember: f.remember, Recall: f.recall,
	}
}

func (f *Frame) title() string {
	provider, err := f.desk.View().Provider(context.Background())
	if err != nil || provider.Name == "" {
		return "Tallydesk"
	}
	return provider.Name + " · Tallydesk"
}

// done tells that an act was done and offers to undo it.
func (f *Frame) done(text, act string) {
	f.lastAct = append(f.lastAct, doneAct{text, act})
	f.undone = nil
	f.undo.Offer(text, f.config.UndoSeconds, f.undoLast, nil)
	f.top.row.Refresh() // the bar is as wide as its words
	f.menus.refresh()
	f.reloadShown()
}

// tick lets a second pass for what stands only a while.
func (f *Frame) tick() {
	shown := f.undo.Visible()
	f.undo.Tick()
	if shown != f.undo.Visible() {
		f.top.row.Refresh()
	}
	f.status.tick()
	f.minute()
	f.lookForNews()
}

// minute tells the screen shown that another minute has begun.
func (f *Frame) minute() {
	now := f.desk.Now().Truncate(time.Minute)
	if now.Equal(f.clock) {
		return
	}
	slept := now.Sub(f.clock) > sleep
	f.clock = now
	f.lookAfter()
	if slept {
		f.reloadShown() // the computer was asleep, or its clock was put right
		return
	}
	if shown, ok := f.pages[f.shown].(page.Minutely); ok {
		shown.Minute()
	}
}

// sleep is a gap between two minutes that says that nothing ran in between.
const sleep = 3 * time.Minute

func (f *Frame) undoLast() {
	if len(f.lastAct) == 0 {
		return
	}
	last := f.lastAct[len(f.lastAct)-1]
	f.lastAct = f.lastAct[:len(f.lastAct)-1]
	f.undo.Hide()
	f.top.row.Refresh()
	f.takeBack(last, func(act string) { f.undone = append(f.undone, doneAct{last.text, act}) }, "frame.undone")
}

func (f *Frame) redoLast() {
	if len(f.undone) == 0 {
		return
	}
	last := f.undone[len(f.undone)-1]
	f.undone = f.undone[:len(f.undone)-1]
	f.takeBack(last, func(act string) { f.lastAct = append(f.lastAct, doneAct{last.text, act}) }, "frame.redone")
}

// takeBack undoes an act; keep gets the act that would undo the undoing.
func (f *Frame) takeBack(done doneAct, keep func(act string), key string) {
	f.options.UI.Go(func() {
		receipt, err := f.desk.Undo(context.Background(), done.act)
		f.options.UI.Do(func() {
			if err != nil {
				f.fail(err)
				return
			}
			keep(receipt.Act)
			f.status.say(f.words.T(key, "What", done.text))
			f.menus.refresh()
			f.reloadShown()
		})
	})
}

// Veil covers the screen while a file dialog is open: the dialog may be behind
// the window.
func (f *Frame) Veil(shown bool) {
	if shown {
		f.veil.Show()
		return
	}
	f.veil.Hide()
}

// Fail tells an error that came from outside the screens.
func (f *Frame) Fail(err error) { f.fail(err) }

// fail tells an error: what happened, what is safe, what to do.
func (f *Frame) fail(err error) {
	trouble := f.words.Explain(err)
	kit.Ask(f.env.Modals, f.options.Window.Canvas(), kit.Question{
		Text: trouble.What, Detail: join(trouble.Safe, trouble.Do), Cancel: f.words.T("frame.close"),
	})
}

// changed hears that somebody committed something: the screen shown is read
// anew, once for many commits.
func (f *Frame) changed() {
	f.options.UI.Do(func() {
		f.notices.due = true
		f.readViews()
		f.reloadShown()
	})
}

func (f *Frame) reloadShown() {
	if shown := f.pages[f.shown]; shown != nil {
		shown.Reload()
	}
}

func (f *Frame) remember(key, value string) {
	f.options.UI.Go(func() {
		if err := f.desk.Remember(context.Background(), key, value); err != nil {
			f.options.UI.Do(func() { f.status.say(f.words.Error(err)) })
		}
	})
}

func (f *Frame) recall(key string) string {
	text, err := f.desk.Recall(context.Background(), key)
	if err != nil {
		f.status.say(f.words.Error(err))
	}
	return text
}
