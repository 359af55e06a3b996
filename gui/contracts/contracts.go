// Package contracts is the screen of contracts: their list, and each contract
// with its hours, what happened to them and why, its terms and lines, and the
// sheets that change them (ux.md 3.4). It holds no rule: what is left comes
// from view, what is allowed from command.
package contracts

import (
	"encoding/json"

	"fyne.io/fyne/v2"

	"tallydesk/app/access"
	"tallydesk/app/civil"
	"tallydesk/gui/form"
	"tallydesk/gui/kit"
	"tallydesk/gui/page"
)

// screen is the list alone, or one contract in its place.
type screen struct {
	env   page.Env
	list  *list
	card  *card
	stage *kit.Stack
}

// The two things on the stage.
const (
	showsList = iota
	showsCard
)

// New makes the screen.
func New(env page.Env) page.Page {
	s := &screen{env: env}
	s.list = newList(s)
	s.card = newCard(s)
	s.stage = kit.NewStack(s.list.content, s.card.content)
	return s
}

// t gives words.
func (s *screen) t(key string, args ...any) string { return s.env.Words.T(key, args...) }

// today is the day of the person's clock.
func (s *screen) today() civil.Day { return form.Today(s.env) }

// mayChange tells whether the person may change contracts.
func (s *screen) mayChange() bool { return s.env.Desk.Actor().May(access.ChangeContracts) }

// goTo opens a contract so that Back returns from it; the list for no id.
func (s *screen) goTo(id string) { s.env.Go(page.Route{Page: page.Contracts, ID: id}) }

// Content is what the frame shows.
func (s *screen) Content() fyne.CanvasObject { return s.stage }

// Open shows a contract, or the list.
func (s *screen) Open(route page.Route) {
	if route.ID == "" {
		s.card.leave()
		s.stage.Turn(showsList)
		s.env.Changed()
		return
	}
	s.stage.Turn(showsCard)
	s.card.open(route.ID)
}

// Reload reads what is shown anew.
func (s *screen) Reload() {
	s.list.grid.Renew()
	s.card.load()
}

// Focus puts the keyboard into the list, or into the contract's movements.
func (s *screen) Focus() {
	if s.card.isOpen() {
		s.focusOn(s.card.first())
		return
	}
	s.focusOn(s.list.grid)
}

func (s *screen) focusOn(o fyne.Focusable) {
	if canvas := s.env.Canvas(); canvas != nil && o != nil {
		canvas.Focus(o)
	}
}

// Actions are what the menu can do here now.
func (s *screen) Actions() map[page.Action]func() {
	actions := map[page.Action]func(){}
	if s.mayChange() {
		actions[page.NewContract] = s.newContract
	}
	if !s.card.isOpen() {
		actions[page.Filter] = s.list.startFilter
		return actions
	}
	actions[page.NextArea] = func() { s.card.area(1) }
	actions[page.PreviousArea] = func() { s.card.area(-1) }
	if s.card.explains() {
		actions[page.Why] = s.card.hours.turnWhy
	}
	if s.mayChange() && s.card.sellsHours() {
		actions[page.BuyHours] = s.buyHours
	}
	return actions
}

// Rune answers letters: F filters the list, W explains the number.
func (s *screen) Rune(letter rune) bool {
	keys := map[rune]page.Action{'f': page.Filter, 'F': page.Filter, 'w': page.Why, 'W': page.Why}
	do := s.Actions()[keys[letter]]
	if do == nil {
		return false
	}
	do()
	return true
}

// Key goes back to the list on Esc.
func (s *screen) Key(key fyne.KeyName) bool {
	if key != fyne.KeyEscape || !s.card.isOpen() {
		return false
	}
	s.goTo("")
	return true
}

// state is what Back and the next start bring back.
type state struct {
	State  string        `json:"state"`
	Filter string        `json:"filter"`
	Grid   kit.GridState `json:"grid"`
	View   string        `json:"view"`
	Month  civil.Day     `json:"month"`
}

// Save gives the screen as it is shown.
func (s *screen) Save() string {
	text, err := json.Marshal(state{
		State: string(s.list.asked.state), Filter: s.list.asked.text, Grid: s.list.grid.Save(),
		View: s.card.view, Month: s.card.hours.month,
	})
	if err != nil {
		return ""
	}
	return string(text)
}

// Restore shows the screen as Save remembered it. What it does not understand
// leaves the screen as it is.
func (s *screen) Restore(text string) {
	var kept state
	if json.Unmarshal([]byte(text), &kept) != nil {
		return
	}
	s.list.restore(kept)
	s.card.restore(kept)
}
