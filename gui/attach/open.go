package attach

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"tallydesk/app"
	"tallydesk/app/view"
	"tallydesk/gui/kit"
	"tallydesk/gui/page"
	"tallydesk/gui/theme"
)

// mostShown is the largest picture, in bytes, that is shown here and not only
// saved.
const mostShown = 30_000_000

// pictures are the endings of files that can be shown.
var pictures = []string{".png", ".jpg", ".jpeg", ".gif"}

// IsPicture tells by its name whether a file can be shown.
func IsPicture(name string) bool {
	return slices.Contains(pictures, strings.ToLower(filepath.Ext(name)))
}

// Open shows a picture, and offers to save every other file.
func Open(env page.Env, file view.ItemFile) {
	if !IsPicture(file.Name) || file.Size > mostShown {
		save(env, file)
		return
	}
	env.UI.Go(func() {
		content, err := readAll(env.Desk.OpenFile(context.Background(), file.ID))
		env.UI.Do(func() {
			if err != nil {
				env.Fail(err)
				return
			}
			show(env, file, content)
		})
	})
}

func readAll(content io.ReadCloser, err error) ([]byte, error) {
	if err != nil {
		return nil, err
	}
	defer content.Close()
	return io.ReadAll(content)
}

func show(env page.Env, file view.ItemFile, content []byte) {
	picture := canvas.NewImageFromResource(fyne.NewStaticResource(file.Name, content))
	picture.FillMode = canvas.ImageFillContain
	picture.SetMinSize(fyne.NewSize(theme.Size(theme.PanelMin), theme.Size(theme.TodayWidth)))
	env.Sheets.Open(kit.Sheet{
		Title: file.Name, Content: picture, Cancel: env.Words.T("attach.close"),
		Confirm: env.Words.T("attach.save"), OnConfirm: func() { save(env, file) },
	})
}

// save writes a file where the person says, in the background.
func save(env page.Env, file view.ItemFile) {
	env.Files.Save(env.Words.T("attach.save"), file.Name, func(path string, err error) {
		if err != nil {
			env.Fail(err)
			return
		}
		if path == "" {
			return
		}
		ctx, _, finished := env.Working(env.Words.T("attach.saving", "File", file.Name))
		env.UI.Go(func() {
			err := write(ctx, env.Desk, file, path)
			env.UI.Do(func() {
				finished()
				if err != nil && ctx.Err() == nil {
					env.Fail(err)
				}
			})
		})
	})
}

// write copies a file to a path; one that fails on the way leaves nothing
// there.
func write(ctx context.Context, desk *app.Desk, file view.ItemFile, path string) error {
	content, err := desk.OpenFile(ctx, file.ID)
	if err != nil {
		return err
	}
	defer content.Close()
	out, err := os.Create(path)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, content)
	if err = errors.Join(err, out.Close(), ctx.Err()); err != nil {
		_ = os.Remove(path) // a part of a file helps nobody
	}
	return err
}
