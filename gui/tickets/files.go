package tickets

import (
	"context"
	"encoding/json"
	"io"
	"os"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"tallydesk/app/command"
	"tallydesk/app/view"
	"tallydesk/gui/icon"
	"tallydesk/gui/kit"
	"tallydesk/gui/page"
	"tallydesk/gui/theme"
)

// filesKey names the draft of the files that go with a ticket's next text.
func (wr *writing) filesKey() string { return "ticket/" + wr.ticketID + "/files" }

// attach asks for files to send with the text.
func (wr *writing) attach() {
	s := wr.detail.screen
	s.env.Files.Open(s.words.T("tickets.attach"), func(picked []page.Picked, err error) {
		if err != nil {
			s.env.Fail(err)
			return
		}
		for _, file := range picked {
			wr.keep(file)
		}
	})
}

// keep copies a file into the desk, in the background.
func (wr *writing) keep(picked page.Picked) {
	env := wr.detail.screen.env
	ctx, _, finished := env.Working(wr.detail.screen.words.T("tickets.attaching", "File", picked.Name))
	env.UI.Go(func() {
		file, err := env.Desk.AddFile(ctx, picked.Path)
		env.UI.Do(func() {
			finished()
			switch {
			case ctx.Err() != nil && err != nil: // the person has cancelled it
			case err != nil:
				env.Fail(err)
			default:
				wr.setFiles(append(wr.files, file))
			}
		})
	})
}

// setFiles shows which files go with the text, and keeps that.
func (wr *writing) setFiles(files []command.File) {
	if len(files) == 0 && len(wr.files) == 0 {
		return
	}
	wr.files = files
	text := ""
	if len(files) > 0 {
		if written, err := json.Marshal(files); err == nil {
			text = string(written)
		}
	}
	wr.detail.screen.drafts.save(wr.filesKey(), text)
	wr.showNotice()
}

func (wr *writing) loadFiles() {
	wr.detail.screen.drafts.load(wr.filesKey(), func(text string) {
		var files []command.File
		if json.Unmarshal([]byte(text), &files) == nil && len(wr.files) == 0 {
			wr.files = files
			wr.showNotice()
		}
	})
}

// fileLine is a file that goes with the text, and can be taken out again.
func (wr *writing) fileLine(index int, file command.File) fyne.CanvasObject {
	w := wr.detail.screen.words
	drop := kit.NewTextButton(w.T("tickets.attach.remove"), "", func() {
		kept := append([]command.File(nil), wr.files[:index]...)
		wr.setFiles(append(kept, wr.files[index+1:]...))
	})
	return kit.Across(kit.NewMark(icon.Attach, theme.Text2, theme.IconText), kit.Body(file.Name), kit.Grow(kit.Meta(w.Bytes(file.Size)).Clipped()), drop)
}

// mostShown is the largest picture, in bytes, that is shown here and not only
// saved.
const mostShown = 30_000_000

// openFile shows a picture, and offers to save every other file.
func (d *detail) openFile(file view.ItemFile) {
	if isPicture(file.Name) && file.Size <= mostShown {
		d.showPicture(file)
		return
	}
	d.saveFile(file)
}

func (d *detail) showPicture(file view.ItemFile) {
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
				Title: file.Name, Content: picture, Cancel: w.T("tickets.close"),
				Confirm: w.T("tickets.file.save"), OnConfirm: func() { d.saveFile(file) },
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
	env.Files.Save(w.T("tickets.file.save"), file.Name, func(path string, err error) {
		if err != nil {
			env.Fail(err)
			return
		}
		if path == "" {
			return
		}
		ctx, _, finished := env.Working(w.T("tickets.file.saving", "File", file.Name))
		env.UI.Go(func() {
			err := d.write(ctx, file, path)
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
func (d *detail) write(ctx context.Context, file view.ItemFile, path string) error {
	content, err := d.screen.env.Desk.OpenFile(ctx, file.ID)
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
