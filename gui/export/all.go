package export

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"tallydesk/app/civil"
	"tallydesk/app/export"
	"tallydesk/gui/page"
)

// All asks for a folder and writes the whole desk into a new one in it, in the
// background. What came of it is said by say.
func All(env page.Env, say func(text string)) {
	env.Files.Folder(env.Words.T("export.save.all"), func(parent string, err error) {
		if err != nil {
			env.Fail(err)
			return
		}
		if parent != "" {
			allInto(env, parent, say)
		}
	})
}

func allInto(env page.Env, parent string, say func(string)) {
	dir := free(filepath.Join(parent, env.Words.T("export.file.all", "Day", civil.Of(env.Clock()).Text())))
	name := filepath.Base(dir)
	background(env, name, say, func(ctx context.Context, progress func(float64)) (string, error) {
		copied, err := export.All(ctx, env.Desk, dir, env.Words, progress)
		w := env.Words
		told := w.T("export.done.all", "File", name, "Rows", w.Number(int(copied.Rows)), "Files", w.Number(copied.Files))
		if len(copied.Missing) > 0 {
			told += " " + w.N("export.missing", len(copied.Missing))
		}
		return told, err
	})
}

// free gives the name of a folder that is not there yet: the one wanted, or
// that with a number.
func free(wanted string) string {
	for n, dir := 2, wanted; ; n++ {
		if _, err := os.Lstat(dir); err != nil {
			return dir
		}
		dir = fmt.Sprintf("%s-%d", wanted, n)
	}
}
