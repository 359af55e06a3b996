package tickets

import (
	"context"
	"time"

	"tallydesk/app"
	"tallydesk/app/command"
	"tallydesk/app/terms"
	"tallydesk/app/ticket"
	"tallydesk/app/view"
	"tallydesk/app/words"
	"tallydesk/gui/attach"
	"tallydesk/gui/kit"
	"tallydesk/gui/theme"
)

// writing is the composer of one ticket: a reply and a note with their drafts,
// the files to send with them, the next state and the time.
type writing struct {
	detail   *detail
	ticketID string
	composer *kit.Composer
	span     *spanEntry
	files    *attach.Files
	since    time.Time // when the ticket was opened here, or time was logged last
	shown    ticket.State
	loading  bool // a draft is being filled in: that is no writing
	timed    bool // the time was filled in already
	round    int
	news     string // who wrote while the person was writing
	gaps     string // variables that the reply still has
	busy     bool   // something is being sent
}

// thenKey is where the next state chosen last is remembered.
const thenKey = "tickets.then"

func newWriting(d *detail) *writing {
	s := d.screen
	wr := &writing{detail: d, ticketID: d.file.ticket.ID, since: s.env.Clock()}
	wr.span = newSpanEntry(s.words)
	wr.composer = kit.NewComposer(s.words, kit.ComposerOptions{WorkTypes: workTypes(s.words), Time: wr.span.reading()})
	wr.composer.OnSend = wr.sendComplete
	wr.composer.OnInsert = wr.insertCanned
	wr.composer.OnDraft = wr.drafted
	wr.composer.OnFold = d.column.Refresh
	wr.files = attach.New(s.env, "ticket/"+wr.ticketID+"/files", wr.showNotice)
	wr.composer.OnAttach = wr.files.Pick
	wr.composer.WatchTime(wr.price)
	wr.loadDraft(false)
	wr.loadDraft(true)
	wr.files.Load()
	return wr
}

// workTypes offers the types of work.
func workTypes(w *words.Words) []kit.Option { return options(w, "worktype.", terms.WorkTypes) }

// options offers codes by their words.
func options[T ~string](w *words.Words, prefix string, codes []T) []kit.Option {
	offered := make([]kit.Option, len(codes))
	for i, code := range codes {
		offered[i] = kit.Option{Value: string(code), Label: w.T(prefix + string(code))}
	}
	return offered
}

// draftKey names the draft of a ticket's reply or note.
func draftKey(ticketID string, internal bool) string {
	if internal {
		return "ticket/" + ticketID + "/note"
	}
	return "ticket/" + ticketID + "/reply"
}

func (wr *writing) loadDraft(internal bool) {
	wr.detail.screen.drafts.Load(draftKey(wr.ticketID, internal), func(text string) {
		if wr.composer.Draft(internal) != "" {
			return
		}
		wr.loading = true
		wr.composer.SetDraft(internal, text)
		wr.loading = false
	})
}

// drafted keeps what is written.
func (wr *writing) drafted(internal bool, text string) {
	if wr.loading {
		return
	}
	s := wr.detail.screen
	s.drafts.Save(draftKey(wr.ticketID, internal), text)
	if gaps := gapsText(gapsIn(wr.composer.Draft(false))); gaps != wr.gaps {
		wr.gaps = gaps
		wr.showNotice()
	}
	said := ""
	if text != "" {
		said = s.words.T("tickets.draft.saved", "Time", s.words.Clock(s.env.Clock()))
	}
	wr.composer.SetSaved(said)
}

// show sets what the ticket now offers: whom a reply goes to, and its next
// states.
func (wr *writing) show(d dossier) {
	w := wr.detail.screen.words
	if to := readers(d); to != "" {
		wr.composer.SetTo(w.T("kit.composer.to", "Who", to))
	}
	if wr.shown == d.ticket.State {
		return
	}
	wr.shown = d.ticket.State
	wr.composer.SetStates(nextStates(w, d.ticket), wr.usual(d.ticket))
}

// nextStates offers to leave the state as it is, and then where it may go.
// What awaits a liaison stays.
func nextStates(w *words.Words, t view.Ticket) []kit.Option {
	offered := []kit.Option{{Label: w.T("tickets.then.stay")}}
	if t.State == ticket.AwaitingLiaison {
		return offered
	}
	return append(offered, options(w, "state.", t.Next)...)
}

// usual is the next state chosen last, where the ticket may go there; at first
// the customer is waited for.
func (wr *writing) usual(t view.Ticket) string {
	last := wr.detail.screen.env.Recall(thenKey)
	if last == "" {
		last = string(ticket.WaitingCustomer)
	}
	for _, next := range t.Next {
		if string(next) == last && t.State != ticket.AwaitingLiaison && !t.State.Done() {
			return last
		}
	}
	return ""
}

// start turns to the reply or the note, with the time since the ticket was
// opened (ux.md 1).
func (wr *writing) start(internal bool) {
	wr.fillTime()
	if internal {
		wr.composer.Note()
	} else {
		wr.composer.Reply()
	}
	wr.detail.screen.focusOn(wr.composer.Field()) // one that was never drawn does not know its window
}

func (wr *writing) fillTime() {
	_, given, _ := wr.composer.Time()
	if wr.timed || given {
		return
	}
	wr.timed = true
	if minutes := wr.elapsed(); minutes > 0 {
		wr.composer.SetMinutes(minutes)
	}
}

// mostElapsed is the longest time that is filled in by itself: a ticket left
// open over lunch was not worked on.
const mostElapsed = 4 * 60

// elapsed is how many minutes the ticket has been open here, begun ones
// counted; none when it was left open for long.
func (wr *writing) elapsed() int {
	open := wr.detail.screen.env.Clock().Sub(wr.since)
	minutes := int((open + time.Minute - 1) / time.Minute)
	if minutes > mostElapsed {
		return 0
	}
	return minutes
}

// restart counts the time anew, since it has been logged.
func (wr *writing) restart() {
	wr.since, wr.timed = wr.detail.screen.env.Clock(), false
}

// timeLogged empties the time, since it was logged in its own sheet.
func (wr *writing) timeLogged() {
	wr.composer.ClearTime()
	wr.restart()
	wr.timed = true // what is on the clock now is not to be logged twice
}

// price says what the time will do to the customer's hours.
func (wr *writing) price() {
	wr.round++
	minutes, given, workType := wr.composer.Time()
	if !given || minutes == 0 {
		wr.composer.SetCost("", nil)
		return
	}
	env, w, round := wr.detail.screen.env, wr.detail.screen.words, wr.round
	asOf := today(env.Clock())
	work := command.LogTime{Work: wr.work(minutes, workType)}
	env.UI.Go(func() {
		preview, err := env.Desk.View().PreviewTime(context.Background(), work, "", asOf)
		env.UI.Do(func() {
			if round != wr.round || err != nil { // sending says what is wrong
				return
			}
			wr.composer.SetCost(costOf(w, preview, asOf).short, wr.changeCost)
		})
	})
}

// changeCost opens the time's own sheet, where its class can be set by hand.
func (wr *writing) changeCost() {
	minutes, _, workType := wr.composer.Time()
	wr.detail.screen.logTimeOf(wr.detail.file.ticket.TicketRow, minutes, workType)
}

// send does what the composer says as one act: the message or the note, the
// next state, the time.
func (wr *writing) send(what kit.Sending) {
	if wr.busy {
		return
	}
	wr.busy = true
	env, t, cmds := wr.detail.screen.env, wr.detail.file.ticket, wr.commands(what)
	env.UI.Go(func() {
		receipts, err := env.Desk.DoAll(context.Background(), cmds...)
		env.UI.Do(func() {
			wr.busy = false
			if err != nil {
				env.Fail(err)
				return
			}
			wr.sent(t, what, receipts)
		})
	})
}

// commands makes the commands of what is sent.
func (wr *writing) commands(what kit.Sending) []command.Command {
	var cmds []command.Command
	if what.Internal {
		cmds = append(cmds, &command.AddNote{TicketID: wr.ticketID, Body: what.Text, Files: wr.files.List()})
	} else {
		cmds = append(cmds, &command.Reply{TicketID: wr.ticketID, Body: what.Text, Files: wr.files.List(), Then: ticket.State(what.State)})
	}
	if what.TimeGiven && what.Minutes > 0 {
		cmds = append(cmds, &command.LogTime{Work: wr.work(what.Minutes, what.WorkType)})
	}
	return cmds
}

// work is time on the ticket today, as it stands in the composer.
func (wr *writing) work(minutes int, workType string) command.Work {
	now := wr.detail.screen.env.Clock()
	work := command.Work{TicketID: wr.ticketID, WorkType: workType}
	wr.span.on(&work, today(now), minutes, now.Location())
	return work
}

// sent clears what was sent and tells it.
func (wr *writing) sent(t view.Ticket, what kit.Sending, receipts []app.Receipt) {
	s := wr.detail.screen
	if !what.Internal {
		s.env.Remember(thenKey, orStay(what.State))
	}
	wr.composer.Clear(what.Internal)
	wr.composer.SetSaved("")
	wr.files.Clear()
	wr.restart()
	wr.news = ""
	wr.showNotice()
	s.env.Done(sentText(s.words, t, what), receipts[0].Act)
	if wr.detail.writing == wr {
		wr.detail.focus()
	}
}

// stay stands for "leave the state as it is" where it is remembered.
const stay = "stay"

func orStay(state string) string {
	if state == "" {
		return stay
	}
	return state
}

// sentText says what was done.
func sentText(w *words.Words, t view.Ticket, what kit.Sending) string {
	text := w.T("tickets.done.reply", "Ref", t.Ref)
	if what.Internal {
		text = w.T("tickets.done.note", "Ref", t.Ref)
	}
	if what.State != "" && what.State != string(t.State) {
		text = join(text, w.T("tickets.done.then", "State", w.T("state."+what.State)))
	}
	if what.TimeGiven && what.Minutes > 0 {
		text = join(text, w.T("tickets.done.and_time", "Hours", w.Duration(what.Minutes)))
	}
	return text
}

// noteNews says that somebody else wrote while the person is writing.
func (wr *writing) noteNews(before, now dossier) {
	if wr.composer.Draft(false) == "" && wr.composer.Draft(true) == "" {
		return
	}
	if author := wroteSince(before.items, now.items, wr.detail.screen.env.Desk.Actor().StaffID); author != "" {
		wr.news = author
		wr.showNotice()
	}
}

// wroteSince gives who wrote last of what was not there before, besides
// oneself.
func wroteSince(before, now []view.Item, self string) string {
	known := map[string]bool{}
	for _, item := range before {
		known[item.ID] = true
	}
	author := ""
	for _, item := range now {
		if item.Kind == view.ItemMessage && !known[item.ID] && item.AuthorID != self {
			author = item.Author
		}
	}
	return author
}

// showNotice shows above the composer who wrote just now, and the files that
// go with the text.
func (wr *writing) showNotice() {
	w := wr.detail.screen.words
	bar := kit.Down(theme.SpaceTiny)
	if wr.news != "" {
		bar.Add(kit.NewMessageLine(theme.Info, w.T("tickets.news", "Name", wr.news), kit.NewTextButton(w.T("tickets.news.show"), "", wr.showNews)))
	}
	if wr.gaps != "" {
		bar.Add(kit.NewMessageLine(theme.Warning, w.T("tickets.gaps", "Names", wr.gaps)))
	}
	if len(wr.files.List()) > 0 {
		bar.Add(wr.files.Column())
	}
	if len(bar.Objects) == 0 {
		wr.composer.SetNotice(nil)
		return
	}
	wr.composer.SetNotice(bar)
}

func (wr *writing) showNews() {
	wr.news = ""
	wr.showNotice()
	if items := wr.detail.file.items; len(items) > 0 {
		wr.detail.timeline.Select(items[len(items)-1].ID)
	}
	wr.detail.focus()
}
