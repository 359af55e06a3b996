// Package config is what a person has chosen for this computer: which desk
// opens, how the window looks, where backups go. It is laid together of
// defaults, files, the environment and flags, each over the one before, checked
// as a whole, and handed on as one plain struct. It never opens a desk, and
// writes no file but the person's own.
package config

// Config is the whole configuration. Every value in it has been checked.
type Config struct {
	DB            string `koanf:"db"`            // desk that opens at the start; empty: the one that was open last
	Folder        string `koanf:"folder"`        // where new desks are made; empty: the person's data folder
	Language      string `koanf:"language"`      // en or sv; empty: the system's
	Appearance    string `koanf:"appearance"`    // of Appearances
	TextSize      int    `koanf:"text_size"`     // percent, from LeastText to MostText
	Density       string `koanf:"density"`       // of Densities
	ReduceMotion  bool   `koanf:"reduce_motion"` // nothing fades in
	UndoSeconds   int    `koanf:"undo_seconds"`  // how long the undo bar stands
	Dialogs       string `koanf:"dialogs"`       // of Dialogs: who picks files
	Notifications bool   `koanf:"notifications"` // what is new is told outside the window
	Tray          bool   `koanf:"tray"`          // the program shows in the tray, where there is one
	X11           bool   `koanf:"x11"`           // X11 where Wayland is troublesome (Linux)
	Backup        Backup `koanf:"backup"`
}

// Backup is how the desk is kept safe by itself.
type Backup struct {
	Folder    string `koanf:"folder"`    // where to; empty: the folder "backups" beside the desk
	Every     string `koanf:"every"`     // of Intervals
	Keep      int    `koanf:"keep"`      // how many are kept
	Recipient string `koanf:"recipient"` // age public key that backups are encrypted to; empty: not encrypted
}

// What can be chosen.
var (
	Languages   = []string{"", "en", "sv"}
	Appearances = []string{"system", "light", "dark"}
	Densities   = []string{"auto", "compact", "comfortable"} // auto: comfortable for liaisons
	Dialogs     = []string{"native", "fyne"}
	Intervals   = []string{"off", "hour", "day", "week"}
)

// The bounds of the size of text, in percent.
const (
	LeastText = 90
	MostText  = 175
)

// Default is the configuration of somebody who has chosen nothing.
func Default() Config {
	return Config{
		Appearance: "system", TextSize: 100, Density: "auto", UndoSeconds: 10, Dialogs: "native", Notifications: true, Tray: true,
		Backup: Backup{Every: "day", Keep: 23},
	}
}
