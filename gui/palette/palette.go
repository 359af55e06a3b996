// Package palette is the one field in which one searches or does anything
// (Ctrl+K): tickets, customers, people, contracts, saved views, screens, actions
// and articles, a few of each while one types. It finds and offers; where things
// are, and what can be done, it is told by the frame. A liaison finds its own
// customer's tickets alone (R-ACC-1).
package palette

import (
	"context"
	"errors"
	"strings"

	"fyne.io/fyne/v2"

	"tallydesk/app"
	"tallydesk/app/words"
	"tallydesk/gui/icon"
	"tallydesk/gui/kit"
	"tallydesk/gui/page"
	"tallydesk/gui/suggest"
)

// width is the least width of the list, in units.
const width = 640

// Action is something that can be done now.
type Action struct {
	Word string // what the menu calls it
	Menu string // which menu it is in
	Key  string
	Do   func()
}

// Place is a screen.
type Place struct {
	Icon  icon.Icon
	Word  string
	Key   string
	Route page.Route
}

// Article is an article of the guide; its heads are found too.
type Article struct {
	Name, Title string
	Heads       []string
}

// Options are what a palette is made of.
type Options struct {
	Desk  *app.Desk
	Words *words.Words
	UI    kit.UI
	// Canvas is the window's.
	Canvas func() fyne.Canvas
	Field  *kit.Entry
	// Actions gives what can be done where the person was when the palette was
	// opened.
	Actions  func() []Action
	Places   []Place
	Articles []Article
	// Recent gives where the person was of late, the latest first.
	Recent func() []page.Route
	Go     func(page.Route)
	// Back gives the keyboard to the screen shown.
	Back func()
	// Rest gives what the field says while the palette is closed.
	Rest func() string
	// OnText is told what the field says.
	OnText func(text string)
}

// Palette is the field with its list. Make it with New.
type Palette struct {
	options Options
	list    *suggest.List
	float   *suggest.Float
	before  fyne.Focusable // what had the keyboard
	known   known
	takes   map[string]func() // what a row does, by its key

	round   int
	cancel  context.CancelFunc
	pending bool // what was typed is still being looked for
	eager   bool // Enter was pressed meanwhile
	quiet   bool // the field is written by the program
}

// New makes the palette of a field.
func New(options Options) *Palette {
	p := &Palette{options: options, cancel: func() {}}
	p.list = suggest.NewList(p.taken)
	p.float = suggest.NewFloat(p.list, options.Field, width)
	p.float.OnAway = p.Leave
	field := options.Field
	field.OnChanged = p.typed
	field.OnEnter = p.entered
	field.OnConfirm = p.ShowAll
	field.OnCancel = func() bool {
		open := p.Open()
		p.Leave()
		return open
	}
	field.OnKey = p.key
	field.OnFocus = p.focused
	return p
}

// Layer is what lies over the window while the palette is open.
func (p *Palette) Layer() fyne.CanvasObject { return p.float.Object() }

// Open tells whether the palette is open.
func (p *Palette) Open() bool { return p.float.Shown() }

// Rows are those shown.
func (p *Palette) Rows() []suggest.Row { return p.list.Rows() }

// Start opens the palette with the keyboard in the field.
func (p *Palette) Start() {
	canvas := p.options.Canvas()
	if !p.Open() {
		p.open(canvas.Focused())
	}
	canvas.Focus(p.options.Field)
	p.options.Field.TypedShortcut(&fyne.ShortcutSelectAll{})
}

// focused opens the palette when the field gets the keyboard, and closes it when
// something else has it. A click takes the keyboard from everything for a moment
// only.
func (p *Palette) focused(has bool) {
	canvas := p.options.Canvas()
	if has {
		if !p.Open() {
			p.open(nil)
		}
		return
	}
	p.options.UI.Go(func() {
		p.options.UI.Do(func() {
			if now := canvas.Focused(); p.Open() && now != nil && now != fyne.Focusable(p.options.Field) {
				p.Close()
			}
		})
	})
}

func (p *Palette) open(before fyne.Focusable) {
	if before == fyne.Focusable(p.options.Field) {
		before = nil
	}
	p.before = before
	p.known = p.learn()
	p.list.Set(nil, true)
	p.float.Show()
	p.look(p.options.Field.Text)
	p.learnViews()
}

// Close takes the list away; the keyboard stays where it is.
func (p *Palette) Close() {
	if !p.Open() {
		return
	}
	p.cancel()
	p.round++
	p.pending, p.eager = false, false
	p.float.Hide()
	p.Write(p.options.Rest())
}

// Leave closes the palette and gives the keyboard back to what had it.
func (p *Palette) Leave() {
	if !p.Open() {
		return
	}
	p.Close()
	p.giveBack()
}

func (p *Palette) giveBack() {
	if p.before == nil {
		p.options.Canvas().Unfocus()
		p.options.Back()
		return
	}
	p.options.Canvas().Focus(p.before)
}

// Write puts words into the field without looking for them.
func (p *Palette) Write(text string) {
	p.quiet = true
	p.options.Field.SetText(text)
	p.options.Field.CursorColumn = len([]rune(text))
	p.options.Field.Refresh()
	p.quiet = false
}

func (p *Palette) typed(text string) {
	p.options.OnText(text)
	if p.quiet {
		return
	}
	if !p.Open() {
		p.open(nil)
		return
	}
	p.look(text)
}

// look finds what fits. What was looked for before is broken off, and what
// comes late is dropped.
func (p *Palette) look(text string) {
	p.cancel()
	p.round++
	p.pending, p.eager = true, false
	var ctx context.Context
	ctx, p.cancel = context.WithCancel(context.Background())
	round, ask, known := p.round, asked(text, p.known.liaison), p.known
	p.options.UI.Go(func() {
		groups, err := p.find(ctx, ask, known)
		p.options.UI.Do(func() {
			if round == p.round {
				p.show(ask, groups, err)
			}
		})
	})
}

func (p *Palette) show(ask ask, groups []group, err error) {
	p.pending = false
	if err != nil {
		if !errors.Is(err, context.Canceled) {
			p.list.Set([]suggest.Row{{Says: p.options.Words.Error(err)}}, true)
		}
		return
	}
	rows, takes := p.rows(ask, groups)
	p.takes = takes
	p.list.Set(rows, true)
	p.float.Show()
	if p.eager {
		p.entered()
	}
}

// entered does what is chosen. What is still being looked for is waited for:
// nobody opens what was found for the letter before.
func (p *Palette) entered() {
	switch {
	case !p.Open():
		p.Start()
	case p.pending:
		p.eager = true
	case !p.list.Take():
		p.ShowAll()
	}
}

// ShowAll shows everything that is found on the search page.
func (p *Palette) ShowAll() { p.showAll("") }

func (p *Palette) showAll(kind string) {
	typed := strings.TrimSpace(asked(p.options.Field.Text, p.known.liaison).text)
	if typed == "" {
		return
	}
	p.Close()
	p.options.Go(page.Route{Page: page.Search, ID: typed, View: kind})
	p.options.Back()
}

// taken does what a row is for.
func (p *Palette) taken(row suggest.Row) {
	if take := p.takes[row.Key]; take != nil {
		take()
	}
}

func (p *Palette) key(event *fyne.KeyEvent) bool {
	if !p.Open() {
		if event.Name == fyne.KeyDown {
			p.Start()
			return true
		}
		return false
	}
	switch event.Name {
	case fyne.KeyDown:
		p.list.Step(1)
	case fyne.KeyUp:
		p.list.Step(-1)
	case fyne.KeyPageDown:
		p.list.Jump(1)
	case fyne.KeyPageUp:
		p.list.Jump(-1)
	default:
		return false
	}
	return true
}
