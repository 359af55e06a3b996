package keep

import (
	"crypto/sha256"
	"encoding/hex"
	"path/filepath"
	"regexp"
	"strings"
	"time"
)

// Ending is what the name of a backup ends with.
const Ending = ".tdbackup"

const stamp = "20060102T150405Z"

// ownName matches the names of the backups that are made by themselves:
// "desk-3f9a2c1b-20261121T120000Z.tdbackup".
var ownName = regexp.MustCompile(`^(.+)-([0-9a-f]{8})-(\d{8}T\d{6}Z)` + regexp.QuoteMeta(Ending) + `$`)

// Name is what the name of a backup tells.
type Name struct {
	Desk string // name of the desk's file, without its ending
	Tag  string // which desk it is, on which computer and at which place
	Made time.Time
}

// File writes the name.
func (n Name) File() string { return n.Desk + "-" + n.Tag + "-" + n.Made.UTC().Format(stamp) + Ending }

// ParseName reads the name of a file; it is no backup that was made by itself
// unless it would be written the same.
func ParseName(file string) (Name, bool) {
	parts := ownName.FindStringSubmatch(file)
	if parts == nil {
		return Name{}, false
	}
	made, err := time.Parse(stamp, parts[3])
	n := Name{Desk: parts[1], Tag: parts[2], Made: made}
	return n, err == nil && n.File() == file
}

// tagFor tells the backups of a desk from those of its copies: a copy has the
// same history, but lies elsewhere.
func tagFor(history, computer, path string) string {
	sum := sha256.Sum256([]byte(history + "\n" + computer + "\n" + path))
	return hex.EncodeToString(sum[:4])
}

// deskName is how the desk is called in the names of its backups.
func deskName(path string) string {
	name := strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
	return strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`<>:"/\|?*`, r) {
			return '_'
		}
		return r
	}, name)
}
