// Package page is what the frame and the screens agree on: what every screen
// is given (Env), where one can go (Route), and what a screen must be able to
// do (Page). It draws nothing.
package page

import (
	"context"
	"io"
	"time"

	"fyne.io/fyne/v2"

	"tallydesk/app"
	"tallydesk/app/config"
	"tallydesk/app/export"
	"tallydesk/app/keep"
	"tallydesk/app/words"
	"tallydesk/gui/kit"
)

// Name names a screen.
type Name string

// The screens, in the rail's order, then those without a place in it.
const (
	Today     Name = "today" // what a member of staff sees first
	Tickets   Name = "tickets"
	Customers Name = "customers"
	Contracts Name = "contracts"
	Time      Name = "time"
	Search    Name = "search"
	Account   Name = "account" // what a liaison sees first
	Guide     Name = "guide"   // the user guide
	Import    Name = "import"
	Settings  Name = "settings" // in the rail's lower part
)

// Route is a place one can go to, and back to.
type Route struct {
	Page Name
	ID   string // row to open: a ticket, customer or contract; the words to search for
	// View is which of the screen's views: of the tickets a standing or a saved
	// one, of the search the kind that is looked for. Empty leaves it.
	View   string `json:",omitempty"`
	Filter string `json:",omitempty"` // narrows the view
	At     string `json:",omitempty"` // what in the row: a message of a ticket
}

// Page is one screen. All its methods are called on the UI goroutine.
type Page interface {
	// Content is what the frame shows; always the same object.
	Content() fyne.CanvasObject
	// Open shows the route: its row, or the list when the route has no ID.
	Open(route Route)
	// Reload reads everything shown anew, since something has changed; it
	// loses nothing that is being typed and moves no row under the cursor.
	Reload()
	// Focus puts the keyboard where the screen begins: usually its list.
	Focus()
	// Actions gives what the menu and the keys can do here now. What is
	// missing is greyed in the menu.
	Actions() map[Action]func()
	// Rune and Key get what no widget has used: letters and keys without
	// modifiers. They tell whether they used it.
	Rune(letter rune) bool
	Key(key fyne.KeyName) bool
	// Save gives what Back and the next start must bring back; Restore takes
	// it. It is JSON of the page's own.
	Save() string
	Restore(state string)
}

// Detailed is a page that can show a detail beside its list; the rail then
// makes room.
type Detailed interface {
	// ShowsDetail tells whether it does now. A page that changes it calls
	// Env.Changed.
	ShowsDetail() bool
}

// Taker is a page that takes files that are dropped on the window.
type Taker interface {
	// TakeFiles tells whether it took them.
	TakeFiles(files []Picked) bool
}

// Minutely is a page that shows what time changes: it is told of every minute.
type Minutely interface{ Minute() }

// Exporter is a page that shows lists of its own, which Ctrl+E writes into
// files as they are shown. Lists as a whole the frame knows itself.
type Exporter interface{ Exports() []export.List }

// Env is what every screen is given. The functions are the frame's.
type Env struct {
	Desk   *app.Desk
	Words  *words.Words
	UI     kit.UI
	Modals *kit.Modals
	Sheets *kit.Sheets
	Files  Files
	Clock  func() time.Time // moments to show, in the person's zone
	// Config is what the person has chosen for this computer. What is changed in
	// it takes effect in every window at once.
	Config *config.Store
	// Program is what can be asked of the program around the windows.
	Program Program
	// Keeper keeps the desk safe by itself.
	Keeper *keep.Keeper

	// Canvas is the window's; nil in tests without one.
	Canvas func() fyne.Canvas
	// Go opens a route; the place left is what Back returns to.
	Go func(Route)
	// Done tells that an act was done, in words, and offers to undo it for ten
	// seconds. The frame reloads the screen.
	Done func(text string, act string)
	// Fail tells an error that belongs to no field.
	Fail func(error)
	// Working shows a piece of background work in the status line until the
	// returned function is called; the context is cancelled by the person.
	Working func(text string) (ctx context.Context, progress func(part float64), finished func())
	// Changed asks the frame to ask Actions anew.
	Changed func()
	// Remember and Recall keep small things for this computer: widths, sort.
	Remember func(key, value string)
	Recall   func(key string) string
}

// Program is what a screen can ask of the program around the windows.
type Program struct {
	Version string
	// Moved opens the desk that is shown at another place, to which it has been
	// moved. It comes back to the screen that asked.
	Move func(file string)
	// Restore puts the desk of a backup in the place of the one shown, and shows
	// that. Where it fails, the one shown is opened again. The name under which
	// that is kept tells the moment at.
	Restore func(file string, keys app.Keys, at time.Time)
	// ShowFolder shows a folder with the system's own means.
	ShowFolder func(folder string) error
	// Picture gives the picture in the clipboard, or the latest screenshot;
	// found is false when there is neither. done runs on the UI goroutine.
	Picture func(done func(picture Picked, found bool, err error))
}

// Files picks files with the system's dialogs.
type Files interface {
	// Open asks for files to read; none picked gives none. done runs on the UI
	// goroutine.
	Open(title string, done func(files []Picked, err error))
	// Save asks where to write a file; an empty path means not at all.
	Save(title, name string, done func(path string, err error))
	// Folder asks for a folder; an empty path means that none was picked.
	Folder(title string, done func(path string, err error))
}

// Picked is a file that was picked or dropped.
type Picked struct {
	Name string
	Size int64
	Open func() (io.ReadCloser, error)
	Path string
}
