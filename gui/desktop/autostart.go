package desktop

import (
	"fmt"
	"html"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/adrg/xdg"
)

// Autostart tells whether the window opens by itself when the person signs in.
func Autostart() bool {
	_, err := os.Stat(autostartFile())
	return err == nil
}

// SetAutostart has the program open its window when the person signs in, or
// not any more.
func SetAutostart(on bool, program string) error {
	file := autostartFile()
	if !on {
		if err := os.Remove(file); err != nil && !os.IsNotExist(err) {
			return err
		}
		return nil
	}
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
		return err
	}
	return replace(file, autostartText(program), 0o600)
}

// autostartFile is what the system reads when the person signs in.
func autostartFile() string {
	switch runtime.GOOS {
	case "windows":
		return filepath.Join(os.Getenv("APPDATA"), "Microsoft", "Windows", "Start Menu", "Programs", "Startup", "Tallydesk.cmd")
	case "darwin":
		return filepath.Join(xdg.Home, "Library", "LaunchAgents", "io.tallydesk.desk.plist")
	}
	return filepath.Join(xdg.ConfigHome, "autostart", desktopID+".desktop")
}

func autostartText(program string) string {
	switch runtime.GOOS {
	case "windows":
		return fmt.Sprintf("@start \"\" \"%s\" --hidden\r\n", program)
	case "darwin":
		return fmt.Sprintf(`<?xml version="1.0" encoding="UTF-8"?>
<plist version="1.0"><dict><key>Label</key><string>io.tallydesk.desk</string><key>ProgramArguments</key>
<array><string>%s</string><string>--hidden</string></array><key>RunAtLoad</key><true/></dict></plist>
`, html.EscapeString(program))
	}
	return entryText(program, " --hidden") + "X-GNOME-Autostart-enabled=true\n"
}

// desktopID is the program's name among the desktop's programs.
const desktopID = "io.tallydesk.desk"

// entryText is the desktop's description of the program (freedesktop.org,
// Desktop Entry Specification).
func entryText(program, flags string) string {
	return "[Desktop Entry]\nType=Application\nName=Tallydesk\nGenericName=Customer care desk\nGenericName[sv]=Kundtjänst\n" +
		"Comment=Tickets, contracts and time on your own machine\nComment[sv]=Ärenden, avtal och tid på din egen dator\n" +
		"Exec=" + quoted(program) + flags + " %u\nIcon=" + desktopID + "\nTerminal=false\nCategories=Office;ProjectManagement;\n" +
		"MimeType=x-scheme-handler/tallydesk;\nStartupNotify=true\nStartupWMClass=Tallydesk\nKeywords=ticket;support;time;ärende;tid;\n"
}

// quoted writes a path as Exec wants it.
func quoted(path string) string {
	return `"` + strings.NewReplacer(`\`, `\\\\`, `"`, `\\"`, "`", "\\\\`", "$", `\\$`, "%", "%%").Replace(path) + `"`
}

// replace writes a file whole or not at all.
func replace(file, text string, mode os.FileMode) error {
	fresh := file + ".new"
	if err := os.WriteFile(fresh, []byte(text), mode); err != nil {
		return err
	}
	return os.Rename(fresh, file)
}
