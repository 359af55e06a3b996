package native

import (
	"net/url"

	"github.com/rymdport/portal/filechooser"
)

// portal shows the desktop's dialog, as sandboxes and Wayland have it.
func portal(r request) (string, error) {
	var picked []string
	var err error
	switch {
	case r.save:
		picked, err = filechooser.SaveFile("", r.title, &filechooser.SaveFileOptions{CurrentName: r.name})
	case r.folder:
		picked, err = filechooser.OpenFile("", r.title, &filechooser.OpenFileOptions{Directory: true})
	default:
		picked, err = filechooser.OpenFile("", r.title, nil)
	}
	if err != nil {
		return "", errNone
	}
	if len(picked) == 0 {
		return "", errCancelled
	}
	address, err := url.Parse(picked[0])
	if err != nil {
		return "", err
	}
	return address.Path, nil
}
