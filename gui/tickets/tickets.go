// Package tickets is the screen where staff work on tickets: the list with its
// views and filter, one ticket's conversation with the composer, the panel
// beside it, and the sheets for what is done on a ticket (ux.md 3.2). Every
// change goes through a command of the desk; it holds no rule, and no word
// that a person reads.
package tickets

import (
	"encoding/json"

	"fyne.io/fyne/v2"

	"tallydesk/app/words"
	"tallydesk/gui/drafts"
	"tallydesk/gui/kit"
	"tallydesk/gui/page"
	"tallydesk/gui/theme"
)

// screen is the tickets screen: the list alone, or beside one ticket.
type screen struct {
	env     page.Env
	words   *words.Words
	drafts  *drafts.Keeper
	list    *list
	detail  *detail
	split   *kit.Split
	stage   *kit.Stack // the list alone, or the split of list and ticket
	content fyne.CanvasObject
	width   float32
	going   bool // a ticket is being opened right now
	busy    bool // what it was opened for has the keyboard
	back    bool // the list is as it was left
}

// The two things on the stage.
const (
	listAlone = iota
	listBeside
)

// The room that list and conversation need beside each other, in units.
const (
	listWidth         = 296
	listLeast         = 220
	conversationLeast = 480
)

// New makes the screen.
func New(env page.Env) page.Page {
	s := &screen{env: env, words: env.Words}
	s.drafts = drafts.New(env)
	s.list = newList(s)
	s.detail = newDetail(s)
	s.split = kit.NewSplit(s.list.narrow.content, s.detail.content, kit.SplitOptions{
		Fixed: kit.First, Width: listWidth, MinFixed: listLeast, MinOther: conversationLeast,
	})
	s.split.OnMoved = func(float32) { s.rememberLook() }
	s.stage = kit.NewStack(s.list.alone, s.split)
	s.content = kit.WatchWidth(s.stage, s.fit)
	s.recallLook()
	return s
}

// fit shows the list beside the ticket where both have room.
func (s *screen) fit(width float32) {
	s.width = width
	s.split.ShowFixed(s.listFits())
	if s.listFits() {
		width -= theme.Units(s.split.Width())
	}
	s.detail.fit(width)
}

// listFits tells whether list and conversation have room beside each other.
func (s *screen) listFits() bool { return s.width >= theme.Units(listLeast+conversationLeast) }

// Content is what the frame shows.
func (s *screen) Content() fyne.CanvasObject { return s.content }

// ShowsDetail tells whether a ticket stands beside the list.
func (s *screen) ShowsDetail() bool { return s.detail.isOpen() }

// Open shows a ticket beside the list, or the list alone.
func (s *screen) Open(route page.Route) {
	if route.View != "" && (!s.back || s.list.asked.view != route.View) {
		s.list.see(route.View, route.Filter)
	}
	s.back = false
	if route.ID == "" {
		s.detail.close()
		s.list.use(s.list.wide)
		s.stage.Turn(listAlone)
		s.env.Changed()
		return
	}
	s.list.use(s.list.narrow)
	s.stage.Turn(listBeside)
	s.detail.at = route.At
	s.detail.open(route.ID)
	s.env.Changed()
}

// Reload reads what is shown anew.
func (s *screen) Reload() {
	s.list.renew()
	s.detail.renew()
}

// Focus puts the keyboard into the conversation, or into the list.
func (s *screen) Focus() {
	if s.busy {
		return
	}
	switch {
	case s.detail.loading():
		s.unfocus() // what is typed comes here, and waits for the ticket
	case s.detail.isOpen():
		s.detail.focus()
	default:
		s.focusOn(s.list.now.grid)
	}
}

// unfocus takes the focus from whatever has it.
func (s *screen) unfocus() {
	if canvas := s.env.Canvas(); canvas != nil {
		canvas.Unfocus()
	}
}

// focusOn gives the focus to a widget of this window.
func (s *screen) focusOn(o fyne.Focusable) {
	if canvas := s.env.Canvas(); canvas != nil {
		canvas.Focus(o)
	}
}

// goTo opens a ticket so that Back returns from it. The frame then calls Focus,
// which must not take the keyboard from what the ticket was opened for.
func (s *screen) goTo(id string) {
	s.going = true
	s.env.Go(page.Route{Page: page.Tickets, ID: id})
	s.going, s.busy = false, false
}

// state is what Back and the next start bring back.
type state struct {
	View   string        `json:"view"`
	Filter string        `json:"filter"`
	Order  int           `json:"order"`
	Grid   kit.GridState `json:"grid"`
}

// Save gives the list as it is shown.
func (s *screen) Save() string {
	text, err := json.Marshal(state{
		View: s.list.asked.view, Filter: s.list.asked.text, Order: int(s.list.asked.order), Grid: s.list.now.grid.Save(),
	})
	if err != nil {
		return ""
	}
	return string(text)
}

// Restore shows the list as Save remembered it. What it does not understand
// leaves the list as it is.
func (s *screen) Restore(text string) {
	var kept state
	if json.Unmarshal([]byte(text), &kept) == nil && kept.View != "" {
		s.list.restore(kept)
		s.back = true
	}
}

// look is how the person wants the screen on this computer.
type look struct {
	List  float32 `json:"list"`  // width of the list beside a ticket, in units
	Panel float32 `json:"panel"` // width of the side panel
	Side  bool    `json:"side"`  // the side panel is shown where it has room
}

// lookKey is where the look is remembered.
const lookKey = "tickets.look"

func (s *screen) rememberLook() {
	text, err := json.Marshal(look{List: s.split.Width(), Panel: s.detail.split.Width(), Side: s.detail.side})
	if err == nil {
		s.env.Remember(lookKey, string(text))
	}
}

func (s *screen) recallLook() {
	var kept look
	if json.Unmarshal([]byte(s.env.Recall(lookKey)), &kept) != nil || kept.List == 0 {
		return
	}
	s.split.SetWidth(kept.List)
	s.detail.split.SetWidth(kept.Panel)
	s.detail.side = kept.Side
}
