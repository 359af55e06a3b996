// Command tallydesk is the desktop program: one window on one desk.
package main

import (
	"fmt"
	"os"

	"fyne.io/fyne/v2/app"
	"github.com/alecthomas/kong"
)

// version is set when a release is built.
var version = "dev"

// flags are what can be said on the command line.
type flags struct {
	DB      string           `help:"Desk to open; without it, the last one, or the choice of a first start." placeholder:"FILE" env:"TALLYDESK_DB"`
	As      string           `help:"See the desk as the person with this login." placeholder:"LOGIN"`
	Lang    string           `help:"Language of the window, en or sv." enum:"en,sv," default:""`
	Gallery bool             `help:"Show the widgets instead of a desk."`
	X11     bool             `name:"x11" help:"Use X11 where Wayland is troublesome (Linux)."`
	Version kong.VersionFlag `help:"Show the version."`
}

func main() {
	var given flags
	kong.Parse(&given, kong.Name("tallydesk"), kong.Description("Customer care on your own machine."), kong.Vars{"version": version})
	if given.X11 {
		if err := os.Unsetenv("WAYLAND_DISPLAY"); err != nil {
			fmt.Fprintln(os.Stderr, err)
		}
	}
	program := newProgram(app.NewWithID("io.tallydesk.desk"), given)
	if given.Gallery {
		program.showGallery()
	} else {
		program.begin()
	}
	program.window.ShowAndRun()
}
