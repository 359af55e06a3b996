package account

import (
	"context"
	"io"
	"os"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"tallydesk/app"
	"tallydesk/app/view"
	"tallydesk/gui/kit"
	"tallydesk/gui/theme"
)

// mostShown is the largest picture, in bytes, that is shown here and not only
// saved.
const mostShown = 30_000_000

// openFile shows a picture, and offers to save every other file.
func (d *detail) openFile(file view.ItemFile) {
	if !isPicture(file.Name) || file.Size > mostShown {
		d.saveFile(file)
		return
	}
	env, w := d.screen.env, d.screen.words
	env.UI.Go(func() {
		content, err := readAll(env.Desk.OpenFile(context.Background(), file.ID))
		env.UI.Do(func() {
			if err != nil {
				env.Fail(err)
				return
			}
			picture := canvas.NewImageFromResource(fyne.NewStaticResource(file.Name, content))
			picture.FillMode = canvas.ImageFillContain
			picture.SetMinSize(fyne.NewSize(theme.Size(theme.PanelMin), theme.Size(theme.TodayWidth)))
			env.Sheets.Open(kit.Sheet{
				Title: file.Name, Content: picture, Cancel: w.T("account.why.close"),
				Confirm: w.T("account.file.save"), OnConfirm: func() { d.saveFile(file) },
			})
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

// saveFile writes a file where the person says, in the background.
func (d *detail) saveFile(file view.ItemFile) {
	env, w := d.screen.env, d.screen.words
	env.Files.Save(w.T("account.file.save"), file.Name, func(path string, err error) {
		if err != nil {
			env.Fail(err)
			return
		}
		if path == "" {
			return
		}
		ctx, _, finished := env.Working(w.T("account.file.saving", "File", file.Name))
		env.UI.Go(func() {
			err := writeFile(ctx, env.Desk, file, path)
			env.UI.Do(func() {
				finished()
				if err != nil && ctx.Err() == nil {
					env.Fail(err)
				}
			})
		})
	})
}

// writeFile copies a file to a path; one that fails on the way leaves nothing
// there.
func writeFile(ctx context.Context, desk *app.Desk, file view.ItemFile, path string) error {
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
	if closed := out.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = ctx.Err()
	}
	if err != nil {
		_ = os.Remove(path) // a part of a file helps nobody
	}
	return err
}
