//go:build !nonative

package native

import (
	"errors"
	"fmt"

	"github.com/sqweek/dialog"
)

// system shows the system's own dialog. Without a display GTK panics; then
// there is none.
func system(r request) (path string, err error) {
	defer func() {
		if trouble := recover(); trouble != nil {
			err = fmt.Errorf("%w: %v", errNone, trouble)
		}
	}()
	box := dialog.File().Title(r.title)
	if r.save {
		path, err = box.SetStartFile(r.name).Save()
	} else {
		path, err = box.Load()
	}
	if errors.Is(err, dialog.ErrCancelled) {
		return "", errCancelled
	}
	return path, err
}
