package frame

import (
	"path/filepath"

	"fyne.io/fyne/v2"

	"tallydesk/app"
	"tallydesk/gui/kit"
)

// backUp asks where to and writes a backup there, in the background.
func (f *Frame) backUp() {
	name := "tallydesk-" + f.desk.Now().Format("2006-01-02") + ".tdbackup"
	f.options.Files.Save(f.words.T("menu.backup"), name, func(path string, err error) {
		if err != nil {
			f.fail(err)
			return
		}
		if path != "" {
			f.backUpTo(path)
		}
	})
}

func (f *Frame) backUpTo(path string) {
	ctx, progress, finished := f.env.Working(f.words.T("frame.backing_up", "File", filepath.Base(path)))
	f.options.UI.Go(func() {
		_, err := f.desk.Backup(ctx, path, app.BackupOptions{Progress: func(done, total int64) {
			f.options.UI.Do(func() { progress(float64(done) / float64(max(total, 1))) })
		}})
		f.options.UI.Do(func() {
			finished()
			switch {
			case ctx.Err() != nil && err != nil:
				f.status.say(f.words.T("frame.backup_cancelled"))
			case err != nil:
				f.fail(err)
			default:
				f.status.say(f.words.T("frame.backed_up", "File", filepath.Base(path)))
			}
		})
	})
}

// another leaves this desk for the first-start page.
func (f *Frame) another() {
	f.keep()
	f.Stop()
	f.options.Another()
}

func (f *Frame) canUndo() bool { return len(f.lastAct) > 0 || f.typing() != nil }

func (f *Frame) canRedo() bool { return len(f.undone) > 0 || f.typing() != nil }

// undoKey serves the text field that has the focus first.
func (f *Frame) undoKey() {
	if field := f.typing(); field != nil {
		field.TypedShortcut(&fyne.ShortcutUndo{})
		return
	}
	if !f.env.Modals.Open() {
		f.undoLast()
	}
}

func (f *Frame) redoKey() {
	if field := f.typing(); field != nil {
		field.TypedShortcut(&fyne.ShortcutRedo{})
		return
	}
	if !f.env.Modals.Open() {
		f.redoLast()
	}
}

// typing gives the text field that has the focus and holds text.
func (f *Frame) typing() fyne.Shortcutable {
	entry, ok := f.options.Window.Canvas().Focused().(interface {
		fyne.Shortcutable
		CanUndo() bool
	})
	if !ok {
		return nil
	}
	return entry
}

func (f *Frame) about() {
	kit.Ask(f.env.Modals, f.options.Window.Canvas(), kit.Question{
		Text: f.words.T("frame.about", "Version", f.options.Program.Version), Detail: f.words.T("frame.about.detail"), Cancel: f.words.T("frame.close"),
	})
}
