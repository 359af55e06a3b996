package restore

import (
	"tallydesk/gui/kit"
	"tallydesk/gui/page"
)

// Pick asks for a backup and shows what restoring it would do.
func Pick(env page.Env) {
	env.Files.Open(env.Words.T("keep.restore.pick"), func(picked []page.Picked, err error) {
		if err != nil {
			env.Fail(err)
			return
		}
		if len(picked) > 0 {
			Open(env, picked[0].Path)
		}
	})
}

// Open shows in a sheet what restoring a backup would do; confirming it hands it
// to the program, which closes the desk, restores, and opens it again.
func Open(env page.Env, file string) {
	t := env.Words.T
	view := New(Options{Words: env.Words, UI: env.UI, Files: env.Files, Desk: env.Desk.Path(), Now: env.Clock})
	env.Sheets.Open(kit.Sheet{
		Title: t("keep.restore"), Content: kit.NewScroll(view.Content), Confirm: t("keep.restore.do"), Cancel: t("keep.cancel"),
		OnConfirm: func() {
			if view.Ready() {
				env.Sheets.Done()
				env.Program.Restore(view.File(), view.Keys(), view.At())
			}
		},
	})
	view.Show(file)
}
