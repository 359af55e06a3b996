package account

import (
	"encoding/json"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"tallydesk/app/ticket"
	"tallydesk/app/view/liaison"
	"tallydesk/app/words"
	"tallydesk/gui/kit"
	"tallydesk/gui/page"
	"tallydesk/gui/theme"
)

// tickets is the liaison's tickets: the list, and one of them beside it.
type tickets struct {
	env     page.Env
	words   *words.Words
	answers *answers
	list    *list
	detail  *detail
	split   *kit.Split
	stage   *kit.Stack      // list and ticket beside each other, or the list alone
	beside  *fyne.Container // holds the list beside the ticket
	alone   *fyne.Container // holds it alone
	content fyne.CanvasObject
	wide    bool
}

// The widths of list and conversation, in units.
const (
	listWidth         = 360
	listLeast         = 280
	conversationLeast = 440
)

// NewTickets makes the screen.
func NewTickets(env page.Env) page.Page {
	s := &tickets{env: env, words: env.Words, answers: newAnswers(env), wide: true}
	s.list = newList(s)
	s.detail = newDetail(s)
	s.beside, s.alone = container.NewStack(s.list.content), container.NewStack()
	s.split = kit.NewSplit(s.beside, s.detail.content, kit.SplitOptions{
		Fixed: kit.First, Width: listWidth, MinFixed: listLeast, MinOther: conversationLeast,
	})
	s.stage = kit.NewStack(s.split, s.alone)
	s.content = kit.WatchWidth(kit.NewGround(theme.Surface, s.stage), s.fit)
	return s
}

// fit shows list and ticket beside each other where both have room, else one
// of them.
func (s *tickets) fit(width float32) {
	s.wide = width >= theme.Units(listLeast+conversationLeast)
	s.arrange()
}

func (s *tickets) arrange() {
	listAlone := !s.wide && !s.detail.isOpen()
	s.beside.Objects, s.alone.Objects = []fyne.CanvasObject{s.list.content}, nil
	s.stage.Turn(0)
	if listAlone {
		s.beside.Objects, s.alone.Objects = nil, s.beside.Objects
		s.stage.Turn(1)
	}
	s.split.ShowFixed(s.wide)
	showIf(s.detail.back, !s.wide)
	s.beside.Refresh()
	s.alone.Refresh()
}

// Content is what the frame shows.
func (s *tickets) Content() fyne.CanvasObject { return s.content }

// Open shows a ticket beside the list, or the list.
func (s *tickets) Open(route page.Route) {
	if route.ID == "" {
		s.detail.close()
	} else {
		s.detail.open(route.ID)
	}
	s.arrange()
	s.env.Changed()
}

// Reload reads what is shown anew.
func (s *tickets) Reload() {
	s.list.grid.Renew()
	s.list.count()
	s.detail.renew()
}

// Focus puts the keyboard into the conversation, or into the list.
func (s *tickets) Focus() {
	if s.detail.isOpen() {
		s.detail.focus()
		return
	}
	s.focusOn(s.list.grid)
}

func (s *tickets) focusOn(o fyne.Focusable) {
	if canvas := s.env.Canvas(); canvas != nil {
		canvas.Focus(o)
	}
}

// goTo opens a ticket so that Back returns from it.
func (s *tickets) goTo(id string) { s.env.Go(page.Route{Page: page.Tickets, ID: id}) }

// Actions are what can be done here now.
func (s *tickets) Actions() map[page.Action]func() {
	actions := map[page.Action]func(){
		page.NewTicket: s.newTicket, page.Filter: s.list.focusFilter, page.NextArea: s.nextArea, page.PreviousArea: s.nextArea,
		page.Next: func() { s.list.step(1) }, page.Previous: func() { s.list.step(-1) },
	}
	row, ok := s.detail.row()
	if !ok {
		return actions
	}
	actions[page.Reply] = s.detail.writing.composer.Reply
	actions[page.Attach] = s.detail.writing.files.Pick
	actions[page.Paste] = s.detail.writing.files.Paste
	actions[page.Confirm] = s.detail.writing.composer.Send
	actions[page.PlainText] = s.detail.plainText
	actions[page.Answers] = s.detail.offerAnswers
	if !row.State.Done() {
		actions[page.Priority] = s.detail.offerPriorities
	}
	return actions
}

func (s *tickets) newTicket() { openNewTicket(s.env, s.env.Desk.Actor().CustomerID) }

// nextArea moves between list and conversation.
func (s *tickets) nextArea() {
	canvas := s.env.Canvas()
	if canvas != nil && canvas.Focused() == fyne.Focusable(s.list.grid) && s.detail.isOpen() {
		s.detail.focus()
		return
	}
	s.focusOn(s.list.grid)
}

// Rune hears the letters of ux.md 4 that a liaison has something for.
func (s *tickets) Rune(letter rune) bool {
	action := map[rune]page.Action{'r': page.Reply, 'f': page.Filter, 's': page.Answers, 'p': page.Priority}[letter|0x20]
	do := s.Actions()[action]
	if do == nil {
		return false
	}
	do()
	return true
}

// Key leaves the ticket with Esc.
func (s *tickets) Key(key fyne.KeyName) bool {
	if key != fyne.KeyEscape || !s.detail.isOpen() {
		return false
	}
	s.env.Go(page.Route{Page: page.Tickets})
	return true
}

// state is what Back and the next start bring back.
type state struct {
	View string        `json:"view"`
	Text string        `json:"text"`
	Grid kit.GridState `json:"grid"`
}

// Save gives the list as it is shown.
func (s *tickets) Save() string {
	text, err := json.Marshal(state{View: s.list.view, Text: s.list.filter.Text, Grid: s.list.grid.Save()})
	if err != nil {
		return ""
	}
	return string(text)
}

// Restore shows the list as Save remembered it. What it does not understand
// leaves the list as it is.
func (s *tickets) Restore(text string) {
	var kept state
	if json.Unmarshal([]byte(text), &kept) == nil && (kept.View == viewOpen || kept.View == viewAll) {
		s.list.restore(kept)
	}
}

// offered is an answer that a person can give about a ticket.
type offered struct {
	word string // key
	do   func(liaison.TicketRow)
}

// offeredIn lists the answers that fit a ticket's state, the likeliest first.
func (a *answers) offeredIn(state ticket.State) []offered {
	switch {
	case state == ticket.AwaitingLiaison:
		return []offered{{"account.request.confirm", a.confirmRequest}, {"account.request.decline", a.declineRequest}}
	case state == ticket.Resolved:
		return []offered{{"account.solved.yes", a.solved}, {"account.solved.no", a.notSolved}}
	case state == ticket.Closed:
		return []offered{{"account.reopen", a.notSolved}}
	case state.Done():
		return nil
	}
	return []offered{{"account.close", a.askToClose}}
}

func showIf(o fyne.CanvasObject, shown bool) {
	if shown {
		o.Show()
		return
	}
	o.Hide()
}

// TakeFiles takes files that are dropped on the ticket shown: they go with what
// is being written.
func (s *tickets) TakeFiles(files []page.Picked) bool {
	if _, ok := s.detail.row(); !ok {
		return false
	}
	s.detail.writing.files.Take(files)
	return true
}
