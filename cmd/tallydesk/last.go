package main

import (
	"os"
	"path/filepath"
	"strings"

	"github.com/adrg/xdg"
)

// lastDesk is the file that names the desk opened last on this computer.
func lastDesk() string { return filepath.Join(xdg.StateHome, "tallydesk", "last") }

// recallDesk gives the desk opened last, or nothing.
func recallDesk() string {
	name, err := os.ReadFile(lastDesk())
	if err != nil {
		return ""
	}
	return strings.TrimSpace(string(name))
}

// rememberDesk notes which desk is open. It is written whole or not at all.
func rememberDesk(path string) error {
	if err := os.MkdirAll(filepath.Dir(lastDesk()), 0o700); err != nil {
		return err
	}
	fresh := lastDesk() + ".new"
	if err := os.WriteFile(fresh, []byte(path+"\n"), 0o600); err != nil {
		return err
	}
	return os.Rename(fresh, lastDesk())
}
