package tickets

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"tallydesk/app/view"
	"tallydesk/gui/attach"
	"tallydesk/gui/kit"
	"tallydesk/gui/theme"
)

// detail shows one ticket: its head, the conversation with the composer, and
// the panel beside it, or in its place where there is no room for both.
type detail struct {
	screen *screen
	id     string // what was opened: an id or a number; empty for none
	at     string // the item of the conversation that it was opened for
	round  int
	file   dossier
	read   bool   // file is that of id
	lost   bool   // it could not be read
	after  func() // what is to be done once the ticket is open
	ahead  []rune // what was typed while it was being read
	side   bool   // the panel is shown where it has room
	roomy  bool   // there is room for it beside the conversation

	head     *head
	notices  *fyne.Container
	talk     *fyne.Container // holds the timeline of the ticket
	timeline *kit.Timeline
	writing  *writing
	foot     *fyne.Container // holds its composer
	column   *fyne.Container // the two under each other
	panel    *side
	split    *kit.Split
	turn     *kit.Segments   // conversation or panel, where only one has room
	beside   *fyne.Container // holds the panel beside the conversation
	instead  *fyne.Container // holds it in the conversation's place
	tab      *kit.Stack
	state    *kit.Stack // loading, failed or the ticket
	failed   *fyne.Container
	content  fyne.CanvasObject
}

// The three things that the detail can show.
const (
	detailLoading = iota
	detailFailed
	detailShown
)

// The values of the choice between conversation and panel.
const (
	turnTalk = "talk"
	turnSide = "side"
)

// The widths of the panel, in units.
const (
	panelWidth = 336
	panelLeast = 280
)

func newDetail(s *screen) *detail {
	w := s.words
	d := &detail{screen: s, side: true, notices: kit.Down(theme.Hairline), talk: container.NewStack(), foot: container.NewStack(), failed: container.NewStack()}
	d.head = newHead(d)
	d.panel = newSide(d)
	d.turn = kit.NewToggle([]kit.Option{
		{Value: turnTalk, Label: w.T("tickets.conversation")}, {Value: turnSide, Label: w.T("tickets.side")},
	}, turnTalk, func(value string) { d.turnTo(value == turnSide) })
	d.column = kit.NewConversation(d.talk, d.foot)
	d.beside, d.instead = container.NewStack(d.panel.content), container.NewStack()
	d.split = kit.NewSplit(d.column, d.beside, kit.SplitOptions{
		Fixed: kit.Second, Width: panelWidth, MinFixed: panelLeast, MinOther: conversationLeast,
	})
	d.split.OnMoved = func(float32) { s.rememberLook() }
	d.tab = kit.NewStack(d.split, d.instead)
	top := kit.Down(theme.Hairline, d.head.content, kit.Rule(), d.notices)
	body := kit.Down("", top, kit.Grow(d.tab))
	loading := kit.Pad(kit.Secondary(w.T("tickets.loading")), theme.SpacePanel, theme.SpacePanel)
	d.state = kit.NewStack(kit.Down("", loading), d.failed, body)
	d.content = kit.NewGround(theme.Surface, d.state)
	return d
}

func (d *detail) isOpen() bool { return d.id != "" }

// loading tells whether a ticket was opened and is not there yet.
func (d *detail) loading() bool { return d.isOpen() && !d.read && !d.lost }

// open shows a ticket.
func (d *detail) open(id string) {
	if id == d.id || d.read && id == d.file.ticket.ID {
		d.load()
		return
	}
	d.id, d.read, d.lost, d.ahead = id, false, false, nil
	d.state.Turn(detailLoading)
	d.load()
}

// close shows no ticket any more. What is being written is kept as a draft.
func (d *detail) close() {
	d.round++
	d.id, d.read, d.lost, d.after, d.ahead, d.writing, d.timeline = "", false, false, nil, nil, nil, nil
	d.file = dossier{}
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
		file, err := readDossier(context.Background(), env.Desk, id)
		env.UI.Do(func() {
			if round == d.round {
				d.apply(file, err)
			}
		})
	})
}

// apply shows what was read.
func (d *detail) apply(file dossier, err error) {
	if err != nil {
		d.fail(err)
		return
	}
	before := d.file
	fresh := !d.read || before.ticket.ID != file.ticket.ID
	d.file, d.read = file, true
	if fresh {
		d.begin()
	}
	d.showTalk()
	d.goThere()
	d.head.show(file)
	d.panel.show(file)
	d.writing.show(file)
	if !fresh {
		d.writing.noteNews(before, file)
	}
	d.showNotices()
	d.column.Refresh()
	d.state.Turn(detailShown)
	d.screen.env.Changed()
	if fresh {
		d.screen.list.now.grid.SelectKey(file.ticket.ID)
		d.opened()
	}
}

// opened gives the keyboard to a ticket that has just come, and does what it
// was opened for.
func (d *detail) opened() {
	after := d.after
	d.after = nil
	if after == nil {
		d.focusIfLost()
	} else {
		after()
		d.screen.busy = d.screen.going
	}
	d.typeAhead()
}

// typeAhead gives what was typed while the ticket was being read to what has
// the keyboard now: the first letter may give it to another.
func (d *detail) typeAhead() {
	letters := d.ahead
	d.ahead = nil
	for _, letter := range letters {
		focused := d.screen.focused()
		if focused == nil || focused == fyne.Focusable(d.timeline) {
			d.screen.Rune(letter) // the timeline would, but was never drawn and does not know its window
		} else {
			focused.TypedRune(letter)
		}
	}
}

// begin makes timeline and composer anew: another ticket's text must not come
// back by undoing.
func (d *detail) begin() {
	d.timeline = kit.NewTimeline(d.screen.words)
	d.timeline.OnMenu = d.itemMenu
	d.talk.Objects = []fyne.CanvasObject{d.timeline}
	d.writing = newWriting(d)
	d.foot.Objects = []fyne.CanvasObject{d.writing.composer}
	d.foot.Refresh()
	d.column.Refresh()
	d.turnTo(false)
}

func (d *detail) showTalk() {
	env := d.screen.env
	d.timeline.SetItems(talk(d.screen.words, d.file, env.Clock(), func(file view.ItemFile) { attach.Open(env, file) }))
	d.talk.Refresh()
}

// goThere goes to the item that the ticket was opened for.
func (d *detail) goThere() {
	if d.at != "" {
		d.timeline.Select(d.at)
		d.at = ""
	}
}

// fail says why the ticket cannot be shown.
func (d *detail) fail(err error) {
	d.lost, d.ahead = true, nil
	trouble := d.screen.words.Explain(err)
	back := kit.NewTextButton(d.screen.words.T("tickets.back"), "Esc", d.screen.leaveTicket)
	d.failed.Objects = []fyne.CanvasObject{kit.NewEmptyState(trouble.What, join(trouble.Safe, trouble.Do), back)}
	d.failed.Refresh()
	d.state.Turn(detailFailed)
}

// focus gives the keyboard to the conversation.
func (d *detail) focus() {
	if d.timeline != nil {
		d.writing.composer.Leave()
		d.screen.focusOn(d.timeline)
	}
}

// focusIfLost gives the keyboard to the conversation of a ticket that has just
// come, unless the person has gone on to something else.
func (d *detail) focusIfLost() {
	canvas := d.screen.env.Canvas()
	if canvas == nil || d.screen.env.Modals.Open() {
		return
	}
	focused := canvas.Focused()
	if focused == nil || focused == fyne.Focusable(d.screen.list.wide.grid) || focused == fyne.Focusable(d.screen.list.narrow.grid) ||
		!isShown(focused) {
		d.focus()
	}
}

// isShown tells whether a widget still stands in a window.
func isShown(focused fyne.Focusable) bool {
	o, ok := focused.(fyne.CanvasObject)
	return ok && fyne.CurrentApp().Driver().CanvasForObject(o) != nil && o.Visible()
}

// fit sets the panel beside the conversation where both have room.
func (d *detail) fit(width float32) {
	d.roomy = width >= theme.Units(conversationLeast+panelLeast)
	d.arrange()
}

// arrange shows panel and conversation as room and person want it.
func (d *detail) arrange() {
	folded := d.folded()
	d.beside.Objects, d.instead.Objects = nil, nil
	if folded {
		d.instead.Objects = []fyne.CanvasObject{d.panel.content}
		d.tab.Turn(1)
	} else {
		d.beside.Objects = []fyne.CanvasObject{d.panel.content}
		d.tab.Turn(0)
	}
	d.split.ShowFixed(d.roomy && d.side)
	showIf(d.turn, !d.roomy)
	d.beside.Refresh()
	d.instead.Refresh()
	d.head.content.Refresh()
}

// folded tells whether the panel stands in the conversation's place.
func (d *detail) folded() bool { return !d.roomy && d.turn.Selected() == turnSide }

// turnTo shows the panel or the conversation, where only one has room.
func (d *detail) turnTo(panel bool) {
	value := turnTalk
	if panel {
		value = turnSide
	}
	d.turn.SetSelected(value)
	d.arrange()
	if d.folded() {
		d.screen.focusOn(d.panel.stop()) // the conversation is not there to hear keys
	}
}

// toggleSide shows or hides the panel.
func (d *detail) toggleSide() {
	if d.roomy {
		d.side = !d.side
		d.screen.rememberLook()
		d.arrange()
		return
	}
	d.turnTo(d.turn.Selected() == turnTalk)
}

// row is the ticket as it is shown.
func (d *detail) row() (view.TicketRow, bool) { return d.file.ticket.TicketRow, d.read }

// panelShown tells whether the panel is in sight.
func (d *detail) panelShown() bool {
	return d.roomy && d.side || d.folded()
}

// why shows or hides the explanation of what the ticket costs the customer.
func (d *detail) why() {
	if !d.panelShown() {
		d.toggleSide()
		d.panel.explain(true)
		return
	}
	d.panel.explain(!d.panel.explained)
}

// plainText shows the selected message as text that can be selected, or as it
// was.
func (d *detail) plainText() {
	if key := d.timeline.Selected(); key != "" {
		d.timeline.ShowPlain(key)
	}
}
