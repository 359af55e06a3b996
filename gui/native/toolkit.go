package native

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
)

// toolkit shows the toolkit's own dialog, when the system has none.
func (d *Dialogs) toolkit(r request) {
	if r.folder {
		dialog.ShowFolderOpen(func(folder fyne.ListableURI, err error) {
			if err != nil || folder == nil {
				r.answer("", err)
				return
			}
			r.answer(folder.Path(), nil)
		}, d.window)
		return
	}
	if r.save {
		box := dialog.NewFileSave(func(file fyne.URIWriteCloser, err error) {
			if err != nil || file == nil {
				r.answer("", err)
				return
			}
			r.answer(file.URI().Path(), file.Close())
		}, d.window)
		box.SetFileName(r.name)
		box.Show()
		return
	}
	dialog.ShowFileOpen(func(file fyne.URIReadCloser, err error) {
		if err != nil || file == nil {
			r.answer("", err)
			return
		}
		r.answer(file.URI().Path(), file.Close())
	}, d.window)
}
