// Package customers is the screen of customers: their list, and each
// customer's card with people, contracts, tickets, installations and notes,
// and the sheets that change them. It holds no rule: what is shown comes from
// view, what is allowed from command.
package customers

import (
	"encoding/json"

	"fyne.io/fyne/v2"

	"tallydesk/app/access"
	"tallydesk/app/civil"
	"tallydesk/gui/form"
	"tallydesk/gui/kit"
	"tallydesk/gui/page"
	"tallydesk/gui/theme"
)

// screen is the list alone, or beside one customer.
type screen struct {
	env   page.Env
	list  *list
	card  *card
	split *kit.Split
	stage *kit.Stack
	root  fyne.CanvasObject
	width float32
}

// The two things on the stage.
const (
	listAlone = iota
	listBeside
)

// The room that list and card need beside each other, in units.
const (
	listWidth = 296
	listLeast = 220
	cardLeast = 480
)

// New makes the screen.
func New(env page.Env) page.Page {
	s := &screen{env: env}
	s.list = newList(s)
	s.card = newCard(s)
	s.split = kit.NewSplit(s.list.narrow.content, s.card.content, kit.SplitOptions{
		Fixed: kit.First, Width: listWidth, MinFixed: listLeast, MinOther: cardLeast,
	})
	s.split.OnMoved = func(float32) { s.remember() }
	s.stage = kit.NewStack(s.list.wide.content, s.split)
	s.root = kit.WatchWidth(s.stage, s.fit)
	s.recall()
	return s
}

// t gives words.
func (s *screen) t(key string, args ...any) string { return s.env.Words.T(key, args...) }

// today is the day of the person's clock.
func (s *screen) today() civil.Day { return form.Today(s.env) }

func (s *screen) may(right access.Right) bool { return s.env.Desk.Actor().May(right) }

// goTo opens a customer so that Back returns from it; the list for no id.
func (s *screen) goTo(id string) { s.env.Go(page.Route{Page: page.Customers, ID: id}) }

// fit shows the list beside the card where both have room.
func (s *screen) fit(width float32) {
	s.width = width
	both := width >= theme.Units(listLeast+cardLeast)
	s.split.ShowFixed(both)
	if both {
		width -= theme.Units(s.split.Width())
	}
	s.card.fit(width)
}

// Content is what the frame shows.
func (s *screen) Content() fyne.CanvasObject { return s.root }

// Open shows a customer beside the list, or the list alone.
func (s *screen) Open(route page.Route) {
	if route.ID == "" {
		s.card.leave()
		s.list.use(s.list.wide)
		s.stage.Turn(listAlone)
		s.env.Changed()
		return
	}
	s.list.use(s.list.narrow)
	s.stage.Turn(listBeside)
	s.card.open(route.ID)
}

// Reload reads what is shown anew.
func (s *screen) Reload() {
	s.list.now.grid.Renew()
	s.card.load()
}

// Focus puts the keyboard into the card, as soon as it is there, or into the
// list.
func (s *screen) Focus() {
	s.card.awaited = s.card.isOpen() && !s.card.loaded
	switch {
	case s.card.awaited:
	case s.card.isOpen() && len(s.card.shown.customer.Contacts) > 0:
		s.focusOn(s.card.people)
	default:
		s.focusOn(s.list.now.grid)
	}
}

func (s *screen) focusOn(o fyne.Focusable) {
	if canvas := s.env.Canvas(); canvas != nil {
		canvas.Focus(o)
	}
}

// Actions are what the menu can do here now.
func (s *screen) Actions() map[page.Action]func() {
	actions := map[page.Action]func(){page.Filter: func() { s.list.now.startFilter() }}
	if s.may(access.ChangeCustomers) {
		actions[page.NewCustomer] = s.newCustomer
	}
	if !s.card.isOpen() {
		return actions
	}
	actions[page.NextArea] = func() { s.area(1) }
	actions[page.PreviousArea] = func() { s.area(-1) }
	if !s.card.loaded {
		return actions
	}
	if s.may(access.ChangeCustomers) {
		actions[page.NewContact] = func() { s.newContact() }
	}
	if s.may(access.ChangeContracts) {
		actions[page.NewContract] = s.enrol
	}
	return actions
}

// area moves the keyboard to the next (1) or the previous (-1) place.
func (s *screen) area(by int) {
	canvas := s.env.Canvas()
	if canvas == nil {
		return
	}
	var areas []fyne.Focusable
	if s.split.FixedShown() {
		areas = append(areas, s.list.now.grid)
	}
	for _, items := range []*kit.Items{s.card.people, s.card.contracts, s.card.tickets, s.card.installed} {
		if items.Count() > 0 {
			areas = append(areas, items)
		}
	}
	at := 0
	for i, area := range areas {
		if area == canvas.Focused() {
			at = (i + by + len(areas)) % len(areas)
		}
	}
	if len(areas) > 0 {
		canvas.Focus(areas[at])
	}
}

// Rune answers letters: F filters.
func (s *screen) Rune(letter rune) bool {
	if letter != 'f' && letter != 'F' {
		return false
	}
	s.list.now.startFilter()
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
	Status string        `json:"status"`
	Filter string        `json:"filter"`
	Grid   kit.GridState `json:"grid"`
}

// Save gives the list as it is shown.
func (s *screen) Save() string {
	text, err := json.Marshal(state{Status: s.list.asked.status, Filter: s.list.asked.text, Grid: s.list.now.grid.Save()})
	if err != nil {
		return ""
	}
	return string(text)
}

// Restore shows the list as Save remembered it. What it does not understand
// leaves the list as it is.
func (s *screen) Restore(text string) {
	var kept state
	if json.Unmarshal([]byte(text), &kept) == nil {
		s.list.restore(kept)
	}
}

// lookKey is where the width of the list beside a card is remembered.
const lookKey = "customers.look"

func (s *screen) remember() {
	if text, err := json.Marshal(s.split.Width()); err == nil {
		s.env.Remember(lookKey, string(text))
	}
	s.fit(s.width)
}

func (s *screen) recall() {
	var width float32
	if json.Unmarshal([]byte(s.env.Recall(lookKey)), &width) == nil && width > 0 {
		s.split.SetWidth(width)
	}
}
