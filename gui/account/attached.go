package account

import (
	"encoding/json"
	"slices"

	"fyne.io/fyne/v2"

	"tallydesk/app/command"
	"tallydesk/gui/icon"
	"tallydesk/gui/kit"
	"tallydesk/gui/page"
	"tallydesk/gui/theme"
)

// attached is the files that go with what is being written. They are on the
// desk already; which ones they are is kept as a draft.
type attached struct {
	env     page.Env
	draft   draft
	files   []command.File
	column  *fyne.Container
	changed func()
}

func newAttached(env page.Env, key string, changed func()) *attached {
	a := &attached{env: env, draft: draft{env: env, key: key}, column: kit.Down(theme.SpaceTiny), changed: changed}
	a.draft.load(func(text string) {
		var files []command.File
		if json.Unmarshal([]byte(text), &files) == nil && len(a.files) == 0 {
			a.files = files
			a.show()
		}
	})
	return a
}

// pick asks for files.
func (a *attached) pick() {
	a.env.Files.Open(a.env.Words.T("account.attach"), func(picked []page.Picked, err error) {
		if err != nil {
			a.env.Fail(err)
			return
		}
		for _, file := range picked {
			a.keep(file)
		}
	})
}

// keep copies a file into the desk, in the background.
func (a *attached) keep(picked page.Picked) {
	ctx, _, finished := a.env.Working(a.env.Words.T("account.attaching", "File", picked.Name))
	a.env.UI.Go(func() {
		file, err := a.env.Desk.AddFile(ctx, picked.Path)
		a.env.UI.Do(func() {
			finished()
			switch {
			case ctx.Err() != nil && err != nil: // the person has cancelled it
			case err != nil:
				a.env.Fail(err)
			default:
				a.set(append(a.files, file))
			}
		})
	})
}

// set shows which files there are, and keeps that.
func (a *attached) set(files []command.File) {
	if len(files) == 0 && len(a.files) == 0 {
		return
	}
	a.files = files
	text := ""
	if len(files) > 0 {
		if written, err := json.Marshal(files); err == nil {
			text = string(written)
		}
	}
	a.draft.save(text)
	a.show()
}

// clear takes all files out, since they were sent.
func (a *attached) clear() { a.set(nil) }

func (a *attached) show() {
	a.column.Objects = nil
	for i, file := range a.files {
		drop := kit.NewTextButton(a.env.Words.T("account.attach.remove"), "", func() { a.set(slices.Delete(slices.Clone(a.files), i, i+1)) })
		a.column.Add(kit.Across(kit.NewMark(icon.Attach, theme.Text2, theme.IconText), kit.Body(file.Name),
			kit.Grow(kit.Meta(a.env.Words.Bytes(file.Size)).Clipped()), drop))
	}
	a.column.Refresh()
	a.changed()
}
