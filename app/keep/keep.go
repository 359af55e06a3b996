// Package keep keeps a desk safe by itself while it is open: backups at their
// time, each verified, older ones thinned out by a plain rule; a check of the
// whole desk, a little at a time; and the clearing away of what nothing refers
// to any more. It tells what stands and what is wrong until that is put right.
// It never deletes a file that is not a backup of this very desk, and never
// the newest good one.
package keep

import (
	"cmp"
	"os"
	"path/filepath"
	"strings"
	"time"

	"tallydesk/app/config"
)

// Settings say how a desk is kept safe.
type Settings struct {
	Folder     string        // where backups go
	Own        bool          // the folder is the desk's own, and made when it is not there
	Every      time.Duration // how often; 0: never by itself
	Plan       Plan          // which are kept
	Recipients []string      // public keys that backups are encrypted to; none: not encrypted
}

// SettingsFor reads the settings of the desk in the file.
func SettingsFor(desk string, chosen config.Backup) Settings {
	own := filepath.Join(filepath.Dir(desk), "backups")
	s := Settings{
		Folder: cmp.Or(chosen.Folder, own), Every: intervals[chosen.Every], Plan: PlanFor(chosen.Every, chosen.Keep),
		Recipients: strings.Fields(chosen.Recipient),
	}
	s.Own = s.Folder == own
	return s
}

// intervals are config.Intervals.
var intervals = map[string]time.Duration{"hour": time.Hour, "day": 24 * time.Hour, "week": 7 * 24 * time.Hour}

// wantFolder looks for the folder. One that the person chose and that is gone
// is on a disk that is not connected: to make it would put backups elsewhere.
func (s Settings) wantFolder() error {
	if s.Own {
		return os.MkdirAll(s.Folder, 0o700)
	}
	_, err := os.Stat(s.Folder)
	return err
}
