// Package attach holds the files of a conversation: those that go with a text
// that is being written, and those that came with one, which it shows and
// saves. It knows no ticket and sends nothing.
package attach

import (
	"encoding/json"
	"slices"

	"fyne.io/fyne/v2"

	"tallydesk/app/command"
	"tallydesk/app/fail"
	"tallydesk/gui/drafts"
	"tallydesk/gui/icon"
	"tallydesk/gui/kit"
	"tallydesk/gui/page"
	"tallydesk/gui/theme"
)

// Files are the files that go with a text. They are on the desk already; which
// ones they are is kept as a draft.
type Files struct {
	env     page.Env
	key     string
	drafts  *drafts.Keeper
	list    []command.File
	column  *fyne.Container
	changed func()
}

// New makes an empty list, whose draft has the key; changed is called when it
// becomes another.
func New(env page.Env, key string, changed func()) *Files {
	return &Files{env: env, key: key, drafts: drafts.New(env), column: kit.Down(theme.SpaceTiny), changed: changed}
}

// Load brings back the files that were kept, unless others are here already.
func (f *Files) Load() {
	f.drafts.Load(f.key, func(text string) {
		var files []command.File
		if json.Unmarshal([]byte(text), &files) == nil && len(f.list) == 0 {
			f.list = files
			f.show()
		}
	})
}

// List gives the files to send.
func (f *Files) List() []command.File { return f.list }

// Column shows each file, and offers to take it out.
func (f *Files) Column() fyne.CanvasObject { return f.column }

// Pick asks for files.
func (f *Files) Pick() {
	f.env.Files.Open(f.env.Words.T("attach.pick"), func(picked []page.Picked, err error) {
		if err != nil {
			f.env.Fail(err)
			return
		}
		for _, file := range picked {
			f.keep(file)
		}
	})
}

// Take takes files that were dropped.
func (f *Files) Take(files []page.Picked) {
	for _, file := range files {
		f.keep(file)
	}
}

// Paste takes the picture in the clipboard, or the latest screenshot.
func (f *Files) Paste() {
	f.env.Program.Picture(func(picture page.Picked, found bool, err error) {
		switch {
		case err != nil:
			f.env.Fail(err)
		case !found:
			f.env.Fail(fail.New(fail.NotFound, "attach.picture"))
		default:
			f.keep(picture)
		}
	})
}

// keep copies a file into the desk, in the background.
func (f *Files) keep(picked page.Picked) {
	ctx, _, finished := f.env.Working(f.env.Words.T("attach.keeping", "File", picked.Name))
	f.env.UI.Go(func() {
		file, err := f.env.Desk.AddFile(ctx, picked.Path)
		f.env.UI.Do(func() {
			finished()
			switch {
			case ctx.Err() != nil && err != nil: // the person has cancelled it
			case err != nil:
				f.env.Fail(err)
			default:
				f.set(append(f.list, file))
			}
		})
	})
}

// Clear takes all files out, since they were sent.
func (f *Files) Clear() { f.set(nil) }

func (f *Files) set(files []command.File) {
	if len(files) == 0 && len(f.list) == 0 {
		return
	}
	f.list = files
	text := ""
	if len(files) > 0 {
		if written, err := json.Marshal(files); err == nil {
			text = string(written)
		}
	}
	f.drafts.Save(f.key, text)
	f.show()
}

func (f *Files) show() {
	w := f.env.Words
	f.column.Objects = nil
	for i, file := range f.list {
		drop := kit.NewTextButton(w.T("attach.remove"), "", func() { f.set(slices.Delete(slices.Clone(f.list), i, i+1)) })
		f.column.Add(kit.Across(kit.NewMark(icon.Attach, theme.Text2, theme.IconText), kit.Body(file.Name),
			kit.Grow(kit.Meta(w.Bytes(file.Size)).Clipped()), drop))
	}
	f.column.Refresh()
	f.changed()
}
