package account

import (
	"context"

	"tallydesk/app/command"
	"tallydesk/gui/kit"
	"tallydesk/gui/theme"
)

// writing is the composer of one ticket: an answer with its draft and the files
// that go with it. It has no notes, no time and no next state.
type writing struct {
	detail   *detail
	ticketID string
	composer *kit.Composer
	files    *attached
	draft    draft
	loading  bool // a draft is being filled in: that is no writing
	busy     bool
}

func newWriting(d *detail) *writing {
	env := d.screen.env
	wr := &writing{detail: d, ticketID: d.ticket.ID}
	wr.draft = draft{env: env, key: "ticket/" + wr.ticketID + "/reply"}
	wr.composer = kit.NewComposer(env.Words, kit.ComposerOptions{NoNotes: true})
	wr.files = newAttached(env, "ticket/"+wr.ticketID+"/files", wr.showFiles)
	wr.composer.OnSend = wr.send
	wr.composer.OnDraft = wr.drafted
	wr.composer.OnAttach = wr.files.pick
	wr.draft.load(func(text string) {
		if wr.composer.Draft(false) == "" {
			wr.loading = true
			wr.composer.SetDraft(false, text)
			wr.loading = false
		}
	})
	return wr
}

// drafted keeps what is written.
func (wr *writing) drafted(_ bool, text string) {
	if wr.loading {
		return
	}
	env := wr.detail.screen.env
	wr.draft.save(text)
	said := ""
	if text != "" {
		said = env.Words.T("account.saved", "Time", env.Words.Clock(env.Clock()))
	}
	wr.composer.SetSaved(said)
}

// showFiles shows above the composer which files go with the answer.
func (wr *writing) showFiles() {
	if wr.files == nil || len(wr.files.files) == 0 {
		wr.composer.SetNotice(nil)
		return
	}
	wr.composer.SetNotice(kit.Down(theme.SpaceTiny, wr.files.column))
}

// send sends the answer, once.
func (wr *writing) send(what kit.Sending) {
	if wr.busy {
		return
	}
	wr.busy = true
	env := wr.detail.screen.env
	reply := &command.Reply{TicketID: wr.ticketID, Body: what.Text, Files: wr.files.files}
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
			wr.files.clear()
			env.Done(env.Words.T("account.done.reply", "Ref", ref), receipt.Act)
			wr.detail.focus()
		})
	})
}
