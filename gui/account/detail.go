package account

import (
	"cmp"
	"context"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"tallydesk/app"
	"tallydesk/app/ticket"
	"tallydesk/app/view"
	"tallydesk/app/view/liaison"
	"tallydesk/gui/attach"
	"tallydesk/gui/icon"
	"tallydesk/gui/kit"
	"tallydesk/gui/page"
	"tallydesk/gui/theme"
)

// detail is one ticket: its head, what is asked of the person, the conversation
// and the composer.
type detail struct {
	screen *tickets
	id     string // what was opened; empty for none
	round  int
	ticket liaison.Ticket
	items  []view.Item
	read   bool // ticket and items are those of id

	back     *kit.Button
	title    *kit.Line
	state    *kit.Chip
	people   *kit.Text
	more     *kit.Button
	notices  *fyne.Container
	drawn    buttons         // of the notices
	talk     *fyne.Container // holds the timeline
	timeline *kit.Timeline
	writing  *writing
	foot     *fyne.Container // holds the composer
	column   *fyne.Container // the two under each other
	turn     *kit.Stack      // nothing, loading, failed or the ticket
	failed   *fyne.Container
	content  fyne.CanvasObject
}

// The four things that the detail can show.
const (
	detailNothing = iota
	detailLoading
	detailFailed
	detailShown
)

func newDetail(s *tickets) *detail {
	w := s.words
	d := &detail{
		screen: s, title: kit.NewLine().Clipped(), state: kit.NewChip(kit.Badge{}), people: kit.Secondary("").Clipped(),
		notices: kit.Down(theme.Hairline), talk: container.NewStack(), foot: container.NewStack(), failed: container.NewStack(),
	}
	d.back = kit.NewIconButton(icon.Back, w.T("account.back"), func() { s.env.Go(page.Route{Page: page.Tickets}) })
	d.more = kit.NewIconButton(icon.More, w.T("account.more"), d.offerAnswers)
	head := kit.Pad(kit.Down(theme.SpaceTiny, kit.Across(d.back, kit.Grow(d.title), d.more), kit.Across(d.state, kit.Grow(d.people))),
		theme.SpacePanel, theme.SpaceSmall)
	d.column = kit.NewConversation(d.talk, d.foot)
	body := kit.Down("", head, kit.Rule(), d.notices, kit.Grow(d.column))
	pick := kit.NewEmptyState(w.T("account.pick"), "")
	loading := kit.Down("", kit.Pad(kit.Secondary(w.T("account.loading")), theme.SpacePanel, theme.SpacePanel))
	d.turn = kit.NewStack(pick, loading, d.failed, body)
	d.content = kit.NewGround(theme.Surface, d.turn)
	return d
}

func (d *detail) isOpen() bool { return d.id != "" }

// row is the ticket as it is shown.
func (d *detail) row() (liaison.TicketRow, bool) { return d.ticket.TicketRow, d.read }

// open shows a ticket.
func (d *detail) open(id string) {
	if id != d.id && (!d.read || id != d.ticket.ID) {
		d.id, d.read = id, false
		d.turn.Turn(detailLoading)
	}
	d.load()
}

// close shows no ticket any more. What is being written is kept as a draft.
func (d *detail) close() {
	d.round++
	d.id, d.read, d.writing, d.timeline = "", false, nil, nil
	d.turn.Turn(detailNothing)
}

// renew reads the ticket anew.
func (d *detail) renew() {
	if d.isOpen() {
		d.load()
	}
}

func (d *detail) load() {
	d.round++
	env, round, id := d.screen.env, d.round, d.id
	env.UI.Go(func() {
		found, items, err := readTicket(env.Desk, id)
		env.UI.Do(func() {
			if round == d.round {
				d.apply(found, items, err)
			}
		})
	})
}

func readTicket(desk *app.Desk, id string) (liaison.Ticket, []view.Item, error) {
	found, err := desk.Account().Ticket(context.Background(), id)
	if err != nil {
		return found, nil, err
	}
	items, err := desk.Account().Conversation(context.Background(), found.ID)
	return found, items, err
}

// apply shows what was read.
func (d *detail) apply(found liaison.Ticket, items []view.Item, err error) {
	if err != nil {
		d.fail(err)
		return
	}
	fresh := !d.read || d.ticket.ID != found.ID
	d.ticket, d.items, d.read = found, items, true
	if fresh { // another ticket's text must not come back by undoing
		d.timeline = kit.NewTimeline(d.screen.words)
		d.talk.Objects = []fyne.CanvasObject{d.timeline}
		d.writing = newWriting(d)
		d.foot.Objects = []fyne.CanvasObject{d.writing.composer}
	}
	d.show()
	d.turn.Turn(detailShown)
	d.screen.env.Changed()
	if fresh {
		d.screen.list.grid.SelectKey(found.ID)
		d.focus()
	}
}

// show writes head, notices and conversation.
func (d *detail) show() {
	w, t := d.screen.words, d.ticket
	d.title.Set(titleOf(t.Ref, t.Subject)...)
	d.state.Set(kit.StateBadge(string(t.State), stateWord(w, t.State)))
	d.people.SetText(whoAndWhat(w, t))
	showIf(d.more, len(d.screen.answers.offeredIn(t.State)) > 0)
	d.showNotice()
	showIf(d.foot, t.State != ticket.Merged)
	env := d.screen.env
	d.timeline.SetItems(talk(w, d.items, env.Clock(), func(file view.ItemFile) { attach.Open(env, file) }))
	d.talk.Refresh()
}

func (d *detail) showNotice() {
	lost := d.drawn.hasFocus(d.screen.env)
	d.notices.Objects, d.drawn = nil, nil
	if notice := d.notice(); notice != nil {
		d.notices.Add(notice)
	}
	d.notices.Refresh()
	if lost {
		d.focus()
	}
}

// notice says what is asked of the person, with the answers.
func (d *detail) notice() fyne.CanvasObject {
	w, t := d.screen.words, d.ticket
	var actions []fyne.CanvasObject
	if t.State == ticket.AwaitingLiaison || t.State == ticket.Resolved {
		for _, answer := range d.screen.answers.offeredIn(t.State) {
			actions = append(actions, d.drawn.add(kit.NewTextButton(w.T(answer.word), "", func() { answer.do(t.TicketRow) })))
		}
	}
	switch {
	case t.State == ticket.AwaitingLiaison:
		return kit.NewMessageLine(theme.Warning, w.T("account.notice.confirm", "Name", cmp.Or(t.Reporter, w.T("account.someone"))), actions...)
	case t.State == ticket.Resolved:
		return kit.NewMessageLine(theme.Good, w.T("account.notice.solved"), actions...)
	case t.State == ticket.WaitingCustomer:
		return kit.NewMessageLine(theme.Warning, w.T("account.notice.waiting"))
	case t.Uncovered && !t.State.Done():
		return kit.NewMessageLine(theme.Info, w.T("account.notice.uncovered"))
	}
	return nil
}

// fail says why the ticket cannot be shown.
func (d *detail) fail(err error) {
	trouble := d.screen.words.Explain(err)
	back := kit.NewOutlineButton(d.screen.words.T("account.back"), func() { d.screen.env.Go(page.Route{Page: page.Tickets}) })
	d.failed.Objects = []fyne.CanvasObject{kit.NewEmptyState(trouble.What, joined(trouble.Safe, trouble.Do), back)}
	d.failed.Refresh()
	d.turn.Turn(detailFailed)
}

// focus gives the keyboard to the conversation.
func (d *detail) focus() {
	if d.timeline != nil && !d.screen.env.Modals.Open() {
		d.writing.composer.Leave()
		d.screen.focusOn(d.timeline)
	}
}

// plainText shows the selected message as text that can be selected.
func (d *detail) plainText() {
	if key := d.timeline.Selected(); key != "" {
		d.timeline.ShowPlain(key)
	}
}

// offerAnswers shows what the person can say about the ticket.
func (d *detail) offerAnswers() {
	row, ok := d.row()
	if !ok {
		return
	}
	w := d.screen.words
	var items []kit.MenuItem
	for i, answer := range d.screen.answers.offeredIn(row.State) {
		items = append(items, kit.MenuItem{Label: w.T(answer.word), Key: strconv.Itoa(i + 1), Do: func() { answer.do(row) }})
	}
	if !row.State.Done() {
		items = append(items, kit.MenuItem{Label: w.T("account.wish"), Key: "P", Line: true, Do: d.offerPriorities})
	}
	d.menu(items)
}

// offerPriorities lets the person say how bad it is.
func (d *detail) offerPriorities() {
	row, ok := d.row()
	if !ok {
		return
	}
	var items []kit.MenuItem
	for i, priority := range ticket.Priorities {
		shape, _ := kit.PriorityIcon(string(priority))
		items = append(items, kit.MenuItem{
			Label: d.screen.words.T("account.bad." + string(priority)), Key: strconv.Itoa(i + 1), Icon: shape, Disabled: priority == wished(row),
			Do: func() { d.screen.answers.wish(row, priority) },
		})
	}
	d.menu(items)
}

// wished is the priority that the customer wants: the given one until it
// wishes another.
func wished(row liaison.TicketRow) ticket.Priority {
	if row.Wished != "" {
		return row.Wished
	}
	return row.Priority
}

func (d *detail) menu(items []kit.MenuItem) {
	canvas := d.screen.env.Canvas()
	if canvas == nil || len(items) == 0 {
		return
	}
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(d.state)
	kit.ShowMenu(canvas, at.AddXY(0, d.state.Size().Height), items)
}
