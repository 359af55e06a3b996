// Package place knows where desks are kept on this computer, and which one was
// open last, so that the window and the command line mean the same. It opens
// none.
package place

import (
	"cmp"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/adrg/xdg"
)

// Folder is where new desks are made.
func Folder() string { return filepath.Join(xdg.DataHome, "tallydesk") }

// Last gives the desk that was open last; before any was, and when the note
// cannot be read, desk.db in the folder where new desks are made, or Folder
// when that is empty.
func Last(folder string) string {
	name, err := os.ReadFile(note())
	if err != nil {
		return filepath.Join(cmp.Or(folder, Folder()), "desk.db")
	}
	return strings.TrimSpace(string(name))
}

// SetLast notes which desk is open. The note is written whole or not at all.
func SetLast(path string) error {
	if err := os.MkdirAll(filepath.Dir(note()), 0o700); err != nil {
		return err
	}
	fresh := note() + ".new"
	if err := os.WriteFile(fresh, []byte(path+"\n"), 0o600); err != nil {
		return err
	}
	return os.Rename(fresh, note())
}

// Forget takes the note away: no desk was open last. The desks themselves stay
// where they are.
func Forget() error {
	err := os.Remove(note())
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// note is the file that names the desk opened last.
func note() string { return filepath.Join(xdg.StateHome, "tallydesk", "last") }
