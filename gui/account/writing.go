package account

import (
	"context"

	"tallydesk/app/command"
	"tallydesk/gui/attach"
	"tallydesk/gui/drafts"
	"tallydesk/gui/kit"
	"tallydesk/gui/theme"
)

// writing is the composer of one ticket: an answer with its draft and the files
// that go with it. It has no notes, no time and no next state.
type writing struct {
	detail   *detail
	ticketID string
	composer *kit.Composer
	files    *attach.Files
	drafts   *drafts.Keeper
	loading  bool // a draft is being filled in: that is no writing
	busy     bool
}

func newWriting(d *detail) *writing {
	env := d.screen.env
	wr := &writing{detail: d, ticketID: d.ticket.ID}
	wr.drafts = drafts.New(env)
	wr.composer = kit.NewComposer(env.Words, kit.ComposerOptions{NoNotes: true})
	wr.files = attach.New(env, "ticket/"+wr.ticketID+"/files", wr.showFiles)
	wr.composer.OnSend = wr.send
	wr.composer.OnDraft = wr.drafted
	wr.composer.OnFold = d.column.Refresh
	wr.composer.OnAttach = wr.files.Pick
	wr.drafts.Load(wr.replyKey(), func(text string) {
		if wr.composer.Draft(false) == "" {
			wr.loading = true
			wr.composer.SetDraft(false, text)
			wr.loading = false
		}
	})
	wr.files.Load()
	return wr
}

// replyKey names the draft of the answer.
func (wr *writing) replyKey() string { return "ticket/" + wr.ticketID + "/reply" }

// drafted keeps what is written.
func (wr *writing) drafted(_ bool, text string) {
	if wr.loading {
		return
	}
	env := wr.detail.screen.env
	wr.drafts.Save(wr.replyKey(), text)
	said := ""
	if text != "" {
		said = env.Words.T("account.saved", "Time", env.Words.Clock(env.Clock()))
	}
	wr.composer.SetSaved(said)
}

// showFiles shows above the composer which files go with the answer.
func (wr *writing) showFiles() {
	if len(wr.files.List()) == 0 {
		wr.composer.SetNotice(nil)
		return
	}
	wr.composer.SetNotice(kit.Down(theme.SpaceTiny, wr.files.Column()))
}

// send sends the answer, once.
func (wr *writing) send(what kit.Sending) {
	if wr.busy {
		return
	}
	wr.busy = true
	env := wr.detail.screen.env
	reply := &command.Reply{TicketID: wr.ticketID, Body: what.Text, Files: wr.files.List()}
	ref := wr.detail.ticket.Ref
	env.UI.Go(func() {
		receipt, err := env.Desk.Do(context.Background(), reply)
		env.UI.Do(func() {
			wr.busy = false
			if err != nil {
				env.Fail(err)
				return
			}
			wr.composer.Clear(false)
			wr.composer.SetSaved("")
			wr.files.Clear()
			env.Done(env.Words.T("account.done.reply", "Ref", ref), receipt.Act)
			wr.detail.focus()
		})
	})
}
