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
	switch {
	case r.folder:
		path, err = dialog.Directory().Title(r.title).Browse()
	case r.save:
		path, err = dialog.File().Title(r.title).SetStartFile(r.name).Save()
	default:
		path, err = dialog.File().Title(r.title).Load()
	}
	if errors.Is(err, dialog.ErrCancelled) {
		return "", errCancelled
	}
	return path, err
}
