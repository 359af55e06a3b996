// Package settings is the screen where people set up their own window and, as
// far as they may, the desk: a column of sections at the left, the chosen one
// at the right. Each section is a file; it changes the desk by commands and
// the person's own settings by the configuration, never a file by itself.
package settings

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"tallydesk/gui/kit"
	"tallydesk/gui/page"
	"tallydesk/gui/theme"
)

// section is one part of the settings, shown at the right.
type section interface {
	// Content is what is shown; always the same object.
	Content() fyne.CanvasObject
	// Load reads everything shown anew: when the section is opened and when
	// something has changed. It loses nothing that is being typed.
	Load()
}

// A section may also have what a page has: Focus(), Actions(), Rune() and
// Key(); and Open(id) for a route such as "people/<id>".
type (
	focused   interface{ Focus() }
	acting    interface{ Actions() map[page.Action]func() }
	listening interface {
		Rune(letter rune) bool
		Key(key fyne.KeyName) bool
	}
)

// screen is the whole page.
type screen struct {
	env     page.Env
	places  []place
	made    map[string]section
	shown   string // name of the section at the right
	index   *kit.Index
	stage   *fyne.Container
	content fyne.CanvasObject
}

// New makes the screen with the sections that the person has.
func New(env page.Env) page.Page {
	s := &screen{env: env, made: map[string]section{}, stage: container.NewStack()}
	for _, p := range places {
		if p.who(env.Desk.Actor()) {
			s.places = append(s.places, p)
		}
	}
	s.index = kit.NewIndex(s.groups(), "", s.open)
	s.index.OnOpen = s.focusSection
	column := kit.NewScroll(kit.Pad(kit.Down(theme.SpacePanel, kit.PadAcross(kit.Title(env.Words.T("settings.title")), theme.SpaceSmall), s.index),
		theme.SpaceSmall, theme.SpacePanel))
	s.content = kit.NewSplit(column, s.stage, kit.SplitOptions{Fixed: kit.First, Width: columnWidth, MinFixed: columnWidth, MinOther: 320})
	return s
}

// columnWidth is the width of the column of sections, in units.
const columnWidth = 208

// groups are the sections as the column shows them.
func (s *screen) groups() []kit.IndexGroup {
	var groups []kit.IndexGroup
	for _, p := range s.places {
		label := s.env.Words.T("settings.group." + p.group)
		if n := len(groups); n == 0 || groups[n-1].Label != label {
			groups = append(groups, kit.IndexGroup{Label: label})
		}
		last := &groups[len(groups)-1]
		last.Entries = append(last.Entries, kit.Option{Value: p.name, Label: s.env.Words.T("settings." + p.name)})
	}
	return groups
}

// open shows a section; one that the person does not have shows the first.
func (s *screen) open(name string) {
	at := max(slices.IndexFunc(s.places, func(p place) bool { return p.name == name }), 0)
	name = s.places[at].name
	if s.made[name] == nil {
		s.made[name] = s.places[at].make(s.env)
	}
	s.shown = name
	s.index.SetSelected(name)
	s.stage.Objects = []fyne.CanvasObject{s.made[name].Content()}
	s.stage.Refresh()
	s.made[name].Load()
	s.env.Changed()
}

func (s *screen) focusSection() {
	if in, ok := s.made[s.shown].(focused); ok {
		in.Focus()
	}
}

func (s *screen) Content() fyne.CanvasObject { return s.content }

// Open shows the section that the route names, else the one shown last.
func (s *screen) Open(route page.Route) {
	if route.ID != "" || s.shown == "" {
		s.open(route.ID)
		return
	}
	s.Reload()
}

func (s *screen) Reload() {
	if shown := s.made[s.shown]; shown != nil {
		shown.Load()
	}
}

func (s *screen) Focus() { s.focusIndex() }

func (s *screen) focusIndex() {
	if canvas := s.env.Canvas(); canvas != nil {
		canvas.Focus(s.index)
	}
}

// Actions are those of the section, and the way between column and section.
func (s *screen) Actions() map[page.Action]func() {
	actions := map[page.Action]func(){page.NextArea: s.focusSection, page.PreviousArea: s.focusIndex}
	if in, ok := s.made[s.shown].(acting); ok {
		for action, do := range in.Actions() {
			actions[action] = do
		}
	}
	return actions
}

func (s *screen) Rune(letter rune) bool {
	in, ok := s.made[s.shown].(listening)
	return ok && in.Rune(letter)
}

// Key hears what the section does not: Esc goes back to the column.
func (s *screen) Key(key fyne.KeyName) bool {
	if in, ok := s.made[s.shown].(listening); ok && in.Key(key) {
		return true
	}
	if key == fyne.KeyEscape {
		s.focusIndex()
		return true
	}
	return false
}

func (s *screen) Save() string { return s.shown }

func (s *screen) Restore(state string) {
	if state != "" {
		s.open(state)
	}
}
