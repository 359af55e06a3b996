// Package form ties the fields of a sheet to the desk: what people type is
// read as days, durations and money, what is written survives as a draft, and
// sending it carries out commands whose errors stand at their fields. It knows
// no screen and no business.
package form

import (
	"context"

	"fyne.io/fyne/v2"

	"tallydesk/app"
	"tallydesk/app/command"
	"tallydesk/gui/kit"
	"tallydesk/gui/page"
	"tallydesk/gui/theme"
)

// Sheet is work with fields that ends in one act.
type Sheet struct {
	// Key names the draft: "customers.edit/" and the row's id. What was written
	// and not sent is there again when a sheet of the same Key is opened.
	Key     string
	Title   string
	Confirm string // the word of the main action
	Fields  []*kit.Field
	// After stands under the fields: what will come of it. It may be nil.
	After fyne.CanvasObject
	// Changed is called when something is written or chosen, and at first, to
	// show what depends on it. It may be nil.
	Changed func()
	// Commands gives what is to be done. Its *fail.Invalid errors stand at the
	// fields that they name.
	Commands func() ([]command.Command, error)
	// Then gives what follows from what the commands created, as a part of the
	// same act. It runs off the UI goroutine, and may be nil.
	Then func(receipts []app.Receipt) []command.Command
	// Done gives the words of what was done, for the undo bar, and may go on
	// from there.
	Done func(receipts []app.Receipt) string
}

// work is an open sheet.
type work struct {
	env   page.Env
	sheet Sheet
	form  *kit.Form
	draft *draft
	kept  *kit.MessageLine // says that a draft was found
	all   *fyne.Container
	busy  bool
}

// Open shows the sheet. Ctrl+Enter carries it out once; Esc leaves it and
// keeps the draft.
func Open(env page.Env, sheet Sheet) {
	w := &work{env: env, sheet: sheet, form: kit.NewForm(sheet.Fields...)}
	w.form.OnSubmit = w.send
	w.draft = newDraft(env, sheet.Key, sheet.Fields, w.changed)
	again := kit.NewTextButton(env.Words.T("form.again"), "", w.again)
	w.kept = kit.NewMessageLine(theme.Info, env.Words.T("form.kept"), again)
	w.kept.Hide()
	w.all = kit.Down(theme.SpacePanel, w.kept, w.form)
	if sheet.After != nil {
		w.all.Add(sheet.After)
	}
	w.changed()
	env.Sheets.Open(kit.Sheet{
		Title: sheet.Title, Form: w.form, Content: w.all, Confirm: sheet.Confirm, Cancel: env.Words.T("form.leave"),
	})
	w.draft.load(func() {
		w.kept.Show()
		w.changed()
	})
}

// changed shows what depends on what is written.
func (w *work) changed() {
	if w.sheet.Changed != nil {
		w.sheet.Changed()
	}
	w.form.Refresh()
	w.all.Refresh()
}

// again empties the draft: the fields are as they were when the sheet was new.
func (w *work) again() {
	w.draft.forget()
	w.kept.Hide()
	w.form.ClearErrors()
	w.changed()
	w.form.FocusFirst()
}

// send carries out the commands as one act. While they are on their way
// nothing is sent a second time.
func (w *work) send() {
	if w.busy {
		return
	}
	commands, err := w.sheet.Commands()
	if err != nil {
		w.form.ShowErrors(kit.Errors(w.env.Words, err))
		return
	}
	w.busy = true
	w.env.UI.Go(func() {
		receipts, err := w.carryOut(commands)
		w.env.UI.Do(func() { w.sent(receipts, err) })
	})
}

// carryOut does the commands, and what follows from them, as one act.
func (w *work) carryOut(commands []command.Command) (receipts []app.Receipt, err error) {
	if w.sheet.Then == nil {
		return w.env.Desk.DoAll(context.Background(), commands...)
	}
	_, err = w.env.Desk.Act(context.Background(), func(do app.Doer) error {
		if receipts, err = each(do, commands); err != nil {
			return err
		}
		more, err := each(do, w.sheet.Then(receipts))
		receipts = append(receipts, more...)
		return err
	})
	return receipts, err
}

// each carries out commands one after the other.
func each(do app.Doer, commands []command.Command) ([]app.Receipt, error) {
	var receipts []app.Receipt
	for _, cmd := range commands {
		receipt, err := do(cmd)
		if err != nil {
			return nil, err
		}
		receipts = append(receipts, receipt)
	}
	return receipts, nil
}

func (w *work) sent(receipts []app.Receipt, err error) {
	w.busy = false
	if err != nil {
		w.form.ShowErrors(kit.Errors(w.env.Words, err))
		return
	}
	w.draft.drop()
	w.env.Sheets.Done()
	if len(receipts) == 0 {
		return
	}
	w.env.Done(w.sheet.Done(receipts), receipts[0].Act)
}
