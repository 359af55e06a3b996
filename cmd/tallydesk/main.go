// Command tallydesk is the desktop program: one window on one desk.
package main

import (
	"fmt"
	"os"

	"fyne.io/fyne/v2/app"
	"github.com/alecthomas/kong"

	"tallydesk/app/config"
	"tallydesk/gui/desktop"
)

// version is set when a release is built.
var version = "dev"

// flags are what can be said on the command line.
type flags struct {
	DB      string           `help:"Desk to open; without it, the last one, or the choice of a first start." placeholder:"FILE"`
	As      string           `help:"See the desk as the person with this login." placeholder:"LOGIN"`
	Lang    string           `help:"Language of the window, en or sv." placeholder:"LANG"`
	Link    string           `arg:"" optional:"" help:"What to show, such as tallydesk://ticket/SUND-1042."`
	Hidden  bool             `help:"Wait in the tray, where there is one."`
	Share   string           `help:"Write the desktop's entry and the icons beneath this folder, as packages need them, and end." placeholder:"FOLDER"`
	Gallery bool             `help:"Show the widgets instead of a desk."`
	X11     bool             `name:"x11" help:"Use X11 where Wayland is troublesome (Linux)."`
	Version kong.VersionFlag `help:"Show the version."`
}

func main() {
	var given flags
	kong.Parse(&given, kong.Name("tallydesk"), kong.Description("Customer care on your own machine."), kong.Vars{"version": version})
	if given.Share != "" {
		if err := desktop.WriteFiles(given.Share, "tallydesk"); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	store, trouble := config.Load(config.Usual(os.Environ(), given.settings()))
	if store.Now().X11 {
		if err := os.Unsetenv("WAYLAND_DISPLAY"); err != nil {
			fmt.Fprintln(os.Stderr, err)
		}
	}
	program := newProgram(app.NewWithID("io.tallydesk.desk"), given, store)
	defer program.watchCrashes()()
	switch {
	case given.Gallery:
		program.showGallery()
	case trouble != nil:
		program.misconfigured(trouble)
	case program.handedOver():
		return
	default:
		program.begin()
	}
	program.run(given.Hidden)
}

// settings are what the flags say of the configuration, by its settings.
func (f flags) settings() map[string]string {
	said := map[string]string{}
	if f.DB != "" {
		said["db"] = f.DB
	}
	if f.Lang != "" {
		said["language"] = f.Lang
	}
	if f.X11 {
		said["x11"] = "true"
	}
	return said
}
