// Package start is what the window shows while no desk is open: look around,
// start empty, import, or open a desk that is there. It also says why a desk
// could not be opened.
package start

import (
	"context"
	"os"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"tallydesk/app"
	"tallydesk/app/command"
	"tallydesk/app/demo"
	"tallydesk/app/place"
	"tallydesk/app/words"
	"tallydesk/gui/kit"
	"tallydesk/gui/page"
	"tallydesk/gui/theme"
)

// Options are what the page is made of.
type Options struct {
	Words  *words.Words
	UI     kit.UI
	Files  page.Files
	Canvas fyne.Canvas
	// Trouble is why a desk could not be opened; nil at a first start.
	Trouble error
	// Before is the desk that was left to open another one; empty when there was none.
	Before string
	Now    func() time.Time
	// Folder is where new desks are made; the person's data folder when empty.
	Folder string
	// Path is the desk that could not be opened; empty at a first start.
	Path string
	// Backups are the folders where backups may lie.
	Backups []string
	// Version is the program's, for those who mend it.
	Version string
	// ShowFolder shows a folder with the system's own means, Clipboard keeps a
	// text for other programs; nil where they cannot.
	ShowFolder func(folder string) error
	Clipboard  func(text string)
	// Opened gets the desk and where to begin in it.
	Opened func(desk *app.Desk, route page.Route)
}

// start is the page.
type start struct {
	Options
	message *kit.MessageLine
	stage   *kit.Stack
	first   *kit.Button // the likeliest way to begin
	form    *setUpForm
	then    page.Route // where to go once the empty desk is made
	busy    bool

	page      *fyne.Container
	help      *fyne.Container // the ways on when a desk cannot be opened
	restoring *fyne.Container // a backup that is looked at, or what was rescued
}

// New makes the page.
func New(options Options) fyne.CanvasObject {
	s := &start{Options: options}
	if s.Folder == "" {
		s.Folder = place.Folder()
	}
	s.message = kit.NewMessageLine(theme.Danger, "")
	s.message.Hide()
	s.form = newSetUpForm(s)
	s.help, s.restoring = kit.Down(theme.SpacePanel), container.NewStack()
	if s.Trouble != nil {
		s.stuck(s.Path, s.Trouble)
	}
	s.stage = kit.NewStack(s.choices(), s.form.content, s.restoring)
	s.Canvas.SetOnTypedRune(nil)
	s.Canvas.SetOnTypedKey(s.key)
	title := "start.welcome"
	if s.Trouble != nil {
		title = "start.trouble"
	}
	body := kit.Down(theme.SpaceSection, kit.Title(s.t(title)), s.message, s.stage)
	s.page = inMiddle(body)
	return kit.NewGround(theme.Surface, kit.NewScroll(s.page))
}

// arrange lays the page out anew, since something has come or gone.
func (s *start) arrange() {
	if s.page == nil {
		return
	}
	s.page.Refresh()
	for _, shown := range s.restoring.Objects {
		shown.Refresh()
	}
}

// key goes back to the desk that was left by Esc.
func (s *start) key(event *fyne.KeyEvent) {
	switch {
	case event.Name != fyne.KeyEscape:
	case s.stage.Shown() == 2:
		s.leaveForm()
	case s.Before != "" && s.stage.Shown() == 0:
		s.goBack()
	}
}

func (s *start) t(key string, args ...any) string { return s.Words.T(key, args...) }

// choices are the ways to begin.
func (s *start) choices() fyne.CanvasObject {
	choices := kit.Down(theme.SpacePanel, s.help, kit.Body(s.t("start.how")))
	if s.Before != "" {
		choices.Add(s.choice("start.back", s.goBack))
	}
	choices.Add(s.choice("start.look", s.lookAround))
	choices.Add(s.choice("start.empty", func() { s.setUp(page.Route{}) }))
	choices.Add(s.choice("start.import", func() { s.setUp(page.Route{Page: page.Import}) }))
	choices.Add(s.choice("start.open", s.openFile))
	choices.Add(s.choice("start.restore", s.restoreNew))
	return choices
}

// choice is one way to begin; the first is the main one.
func (s *start) choice(key string, do func()) fyne.CanvasObject {
	button := kit.NewOutlineButton(s.t(key), do)
	if s.first == nil {
		button = kit.NewPrimary(s.t(key), "", do)
		s.first = button
	}
	detail := s.t(key+".detail", "Name", filepath.Base(s.Before))
	return kit.AcrossBy(theme.SpacePanel, kit.WideAs(button, theme.StartButton), kit.Secondary(detail))
}

func (s *start) fail(err error) { s.say(theme.Danger, s.Words.Error(err)) }

func (s *start) say(tone theme.Tone, text string) {
	s.message.Set(tone, text)
	s.message.Show()
	s.arrange()
}

// work runs something that takes a while, once at a time.
func (s *start) work(text string, do func() (*app.Desk, error), then page.Route) {
	if s.busy {
		return
	}
	s.busy = true
	s.say(theme.Info, text)
	s.UI.Go(func() {
		desk, err := do()
		s.UI.Do(func() {
			s.busy = false
			if err != nil {
				s.fail(err)
				return
			}
			s.Opened(desk, then)
		})
	})
}

// lookAround makes the demo desk where there is none, and opens it.
func (s *start) lookAround() {
	s.work(s.t("start.look.making"), func() (*app.Desk, error) {
		path := filepath.Join(s.Folder, "demo.db")
		if _, err := os.Stat(path); err == nil {
			return s.open(path, false)
		}
		if err := os.MkdirAll(s.Folder, 0o700); err != nil {
			return nil, err
		}
		options := demo.Options{Lang: s.Words.Lang(), Now: s.Now(), Program: "Tallydesk"}
		if err := demo.Build(context.Background(), path, options, func(float64) {}); err != nil {
			return nil, err
		}
		return s.open(path, false)
	}, page.Route{Page: page.Tickets}) // where there is most to see
}

func (s *start) open(path string, create bool) (*app.Desk, error) {
	if create {
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			return nil, err
		}
	}
	return app.Open(context.Background(), path, app.Options{Program: "Tallydesk", Create: create})
}

// reopen opens a desk again as its owner, who was nobody before it was set up.
func (s *start) reopen(desk *app.Desk) (*app.Desk, error) {
	path := desk.Path()
	if err := desk.Close(); err != nil {
		return nil, err
	}
	return s.open(path, false)
}

func closing(desk *app.Desk, err error) error {
	if closed := desk.Close(); closed != nil {
		return closed
	}
	return err
}

// openFile asks for a desk that is there.
func (s *start) openFile() {
	s.Files.Open(s.t("start.open"), func(picked []page.Picked, err error) {
		if err != nil {
			s.fail(err)
			return
		}
		if len(picked) > 0 {
			s.openDesk(picked[0].Path)
		}
	})
}

func (s *start) openDesk(path string) {
	if s.busy {
		return
	}
	s.busy = true
	s.say(theme.Info, s.t("start.opening"))
	s.UI.Go(func() {
		desk, err := s.open(path, false)
		s.UI.Do(func() {
			s.busy = false
			if err != nil {
				s.stage.Turn(0)
				s.stuck(path, err)
				return
			}
			s.Opened(desk, page.Route{})
		})
	})
}

// goBack opens the desk again that was left.
func (s *start) goBack() { s.openDesk(s.Before) }

// setUp shows the form of an empty desk.
func (s *start) setUp(then page.Route) {
	s.then = then
	s.message.Hide()
	s.stage.Turn(1)
	s.Canvas.Focus(s.form.name)
}

// leaveForm shows the ways to begin again; what was written stays in the form.
func (s *start) leaveForm() {
	s.message.Hide()
	s.stage.Turn(0)
	s.arrange()
	s.Canvas.Focus(s.first)
}

// make makes an empty desk of what the form says.
func (s *start) make(setUp command.SetUp) {
	if err := setUp.Validate(); err != nil {
		s.form.form.ShowErrors(kit.Errors(s.Words, err))
		return
	}
	s.work(s.t("start.empty.making"), func() (*app.Desk, error) {
		path, err := s.freePath()
		if err != nil {
			return nil, err
		}
		desk, err := s.open(path, true)
		if err != nil {
			return nil, err
		}
		if _, err := desk.Do(context.Background(), &setUp); err != nil {
			return nil, closing(desk, err)
		}
		return s.reopen(desk)
	}, s.then)
}

// freePath names a file that is not there yet.
func (s *start) freePath() (string, error) {
	for n := 1; ; n++ {
		name := "desk.db"
		if n > 1 {
			name = "desk-" + s.Words.Number(n) + ".db"
		}
		path := filepath.Join(s.Folder, name)
		if _, err := os.Stat(path); os.IsNotExist(err) {
			return path, nil
		} else if err != nil {
			return "", err
		}
	}
}
