// Package native picks files with the system's own dialogs, and where there
// are none with the desktop's portal or the toolkit's. It is the only room
// besides the program itself that needs a display.
package native

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"

	"fyne.io/fyne/v2"

	"tallydesk/gui/kit"
	"tallydesk/gui/page"
)

// Dialogs are the system's file dialogs. One is open at a time.
type Dialogs struct {
	ui       kit.UI
	window   fyne.Window
	veil     func(shown bool)
	toolkits func() bool // whether the person wants the toolkit's dialogs
	requests chan request
}

var _ page.Files = (*Dialogs)(nil)

// request is one dialog to show; answer runs on the UI goroutine.
type request struct {
	save        bool
	folder      bool
	title, name string
	answer      func(path string, err error)
}

// errNone says that this system has no dialogs of the kind.
var errNone = errors.New("no system dialog")

// errCancelled says that the person picked nothing.
var errCancelled = errors.New("cancelled")

// New starts the goroutine that shows dialogs; GTK wants all of them on one
// thread. The veil is told when one opens and closes: it may be hidden behind
// the window. toolkits tells whether the person wants the toolkit's dialogs in
// place of the system's.
func New(ui kit.UI, window fyne.Window, veil func(shown bool), toolkits func() bool) *Dialogs {
	d := &Dialogs{ui: ui, window: window, veil: veil, toolkits: toolkits, requests: make(chan request, 1)}
	ui.Go(d.serve)
	return d
}

// Open asks for a file to read.
func (d *Dialogs) Open(title string, done func([]page.Picked, error)) {
	d.ask(request{title: title, answer: func(path string, err error) {
		if err != nil || path == "" {
			done(nil, err)
			return
		}
		picked, err := Pick(path)
		if err != nil {
			done(nil, err)
			return
		}
		done([]page.Picked{picked}, nil)
	}})
}

// Save asks where to write a file.
func (d *Dialogs) Save(title, name string, done func(path string, err error)) {
	d.ask(request{save: true, title: title, name: name, answer: done})
}

// Folder asks for a folder.
func (d *Dialogs) Folder(title string, done func(path string, err error)) {
	d.ask(request{folder: true, title: title, answer: done})
}

// Pick describes a file on disk, such as one that was dropped on the window.
func Pick(path string) (page.Picked, error) {
	info, err := os.Stat(path)
	if err != nil {
		return page.Picked{}, err
	}
	return page.Picked{
		Name: filepath.Base(path), Path: path, Size: info.Size(),
		Open: func() (io.ReadCloser, error) { return os.Open(path) },
	}, nil
}

// ask shows a dialog unless one is open already.
func (d *Dialogs) ask(r request) {
	if d.toolkits() {
		d.toolkit(r)
		return
	}
	select {
	case d.requests <- r:
		d.veil(true)
	default:
	}
}

func (d *Dialogs) serve() {
	runtime.LockOSThread()
	for r := range d.requests {
		path, err := d.pick(r)
		if errors.Is(err, errCancelled) {
			path, err = "", nil
		}
		if errors.Is(err, errNone) {
			d.ui.Do(func() { d.veil(false); d.toolkit(r) })
			continue
		}
		d.ui.Do(func() { d.veil(false); r.answer(path, err) })
	}
}

// pick tries the system's dialog, then the portal's.
func (d *Dialogs) pick(r request) (string, error) {
	path, err := system(r)
	if errors.Is(err, errNone) {
		return portal(r)
	}
	return path, err
}
