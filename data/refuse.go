package data

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"syscall"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// Reason says why a desk is not opened or a file not taken. It ends the key of
// the words error.open.<reason>.
type Reason string

// The reasons of refusals.
const (
	Missing      Reason = "missing"      // there is no such file
	Directory    Reason = "directory"    // the path names a folder
	Unreadable   Reason = "unreadable"   // this person may not read the file
	ReadOnly     Reason = "readonly"     // the file or its folder cannot be written
	Network      Reason = "network"      // it lies on a network share, where SQLite is not safe
	NotDatabase  Reason = "notdatabase"  // it is no database at all
	Foreign      Reason = "foreign"      // it is the database of another program
	Damaged      Reason = "damaged"      // it is a desk, but cannot be read as it should
	Newer        Reason = "newer"        // a newer program wrote it
	InUse        Reason = "inuse"        // others have it open and it is needed alone, or the other way round
	DiskFull     Reason = "diskfull"     // there is no room left
	NoBackup     Reason = "nobackup"     // there is no such backup
	NoFolder     Reason = "nofolder"     // there is no folder to write to
	NotBackup    Reason = "notbackup"    // the file is no backup
	BrokenBackup Reason = "brokenbackup" // the file is a backup, but not whole
	Occupied     Reason = "occupied"     // there is a file where a new one is to be made
	Hopeless     Reason = "hopeless"     // nothing of a desk can be made out in the file
	BadKey       Reason = "badkey"       // what was given as a key is none

	Locked          Reason = "locked"          // the backup is sealed with a passphrase, and none was given
	LockedByKey     Reason = "lockedbykey"     // it is sealed to keys, and none was given
	WrongPassphrase Reason = "wrongpassphrase" // the passphrase given does not open it
	WrongKey        Reason = "wrongkey"        // none of the keys given opens it
)

// Refusal says that a desk or a backup cannot be used as it is. Nothing has
// been changed.
type Refusal struct {
	Reason  Reason
	Path    string
	Found   int64    // Newer: the file's schema version
	Known   int64    // Newer: the latest version this program knows
	Holders []Holder // InUse: who has it open
	Cause   error    // the technical reason, if there is one
}

// Error tells the refusal for a log.
func (r *Refusal) Error() string {
	text := fmt.Sprintf("%s: refused: %s", r.Path, r.Reason)
	if r.Reason == Newer {
		text += fmt.Sprintf(" (version %d, this is %d)", r.Found, r.Known)
	}
	if len(r.Holders) > 0 {
		text += " by " + r.holderNames()
	}
	if r.Cause != nil {
		text += ": " + r.Cause.Error()
	}
	return text
}

// Unwrap gives the technical reason.
func (r *Refusal) Unwrap() error { return r.Cause }

// Args are the values that the words error.open.<reason> may name.
func (r *Refusal) Args() map[string]any {
	return map[string]any{"Path": r.Path, "Found": r.Found, "Known": r.Known, "Holders": r.holderNames()}
}

func (r *Refusal) holderNames() string {
	names := make([]string, len(r.Holders))
	for i, holder := range r.Holders {
		names[i] = holder.String()
	}
	return strings.Join(names, ", ")
}

// RefusalOf makes a *Refusal of what went wrong at the path, if it has a plain
// reason; other errors are given back as they are.
func RefusalOf(path string, err error) error { return refusalOf(path, err) }

// refusalOf makes a refusal of a technical error that has a plain reason;
// other errors are given back as they are.
func refusalOf(path string, err error) error {
	var already *Refusal
	if err == nil || errors.As(err, &already) {
		return err
	}
	reason := reasonOf(err)
	if reason == "" {
		return err
	}
	refusal := &Refusal{Reason: reason, Path: path, Cause: err}
	if reason == InUse {
		refusal.Holders = others(path)
	}
	return refusal
}

func reasonOf(err error) Reason {
	var engine *sqlite.Error
	if errors.As(err, &engine) {
		return engineReason(engine.Code())
	}
	switch {
	case isFull(err):
		return DiskFull
	case isReadOnly(err), errors.Is(err, fs.ErrPermission):
		return ReadOnly
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, syscall.ENAMETOOLONG):
		return NoFolder
	}
	return ""
}

func engineReason(code int) Reason {
	if code == sqlite3.SQLITE_IOERR_SHMSIZE { // the memory that connections share lies on the disk too
		return DiskFull
	}
	switch code & 0xff {
	case sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT:
		return Damaged
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_CANTOPEN:
		return ReadOnly
	case sqlite3.SQLITE_FULL:
		return DiskFull
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
		return InUse
	}
	return ""
}

// Unwritable makes a refusal of the error of writing a file, where it has a
// plain reason; other errors are given back as they are.
func Unwritable(path string, err error) error { return refusalOf(path, err) }
