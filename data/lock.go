package data

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/gofrs/flock"
	"github.com/google/uuid"
)

// Every program that has a desk open holds a shared lock on the file
// "<desk>.lock" and a note of itself in the folder "<desk>.users": a file whose
// name tells the program and its process, and which it keeps locked. The note
// of a program that died is locked by nobody and counts for nothing, whatever
// process has its number today.

const (
	lockSuffix  = ".lock"
	usersSuffix = ".users"

	patience = 2 * time.Second       // how long to wait for others who are just passing
	retry    = 10 * time.Millisecond // how often to look meanwhile
)

// Holder is a program that has the desk open.
type Holder struct {
	Program string
	PID     int
}

// String names the holder as in "tallydesk (4711)".
func (h Holder) String() string { return fmt.Sprintf("%s (%d)", h.Program, h.PID) }

// lock is a hold on a desk, shared with other programs or alone.
type lock struct{ desk, note *flock.Flock }

// lockShared holds the desk together with others.
func lockShared(ctx context.Context, path, program string) (*lock, error) {
	if err := sweep(path); err != nil {
		return nil, refusalOf(path, err)
	}
	return take(ctx, path, program, (*flock.Flock).TryRLockContext)
}

// lockAlone holds the desk with nobody else having it open.
func lockAlone(ctx context.Context, path, program string) (*lock, error) {
	return take(ctx, path, program, (*flock.Flock).TryLockContext)
}

type tryLock func(*flock.Flock, context.Context, time.Duration) (bool, error)

func take(ctx context.Context, path, program string, try tryLock) (*lock, error) {
	desk := flock.New(path + lockSuffix)
	waiting, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	held, err := try(desk, waiting, retry)
	if ctx.Err() != nil {
		return nil, errors.Join(ctx.Err(), desk.Close())
	}
	if errors.Is(err, context.DeadlineExceeded) {
		return nil, &Refusal{Reason: InUse, Path: path, Holders: holders(path)}
	}
	if err != nil || !held {
		return nil, refusalOf(path, fmt.Errorf("lock: %w", err))
	}
	note, err := leaveNote(path, program)
	if err != nil {
		return nil, errors.Join(refusalOf(path, err), desk.Close())
	}
	return &lock{desk: desk, note: note}, nil
}

// release gives the desk up. It may be called on nil.
func (l *lock) release() error {
	if l == nil {
		return nil
	}
	return errors.Join(l.note.Close(), os.Remove(l.note.Path()), l.desk.Close())
}

func leaveNote(path, program string) (*flock.Flock, error) {
	dir := path + usersSuffix
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, err
	}
	name := fmt.Sprintf("%d-%s-%s", os.Getpid(), uuid.NewString()[:8], url.PathEscape(program))
	note := flock.New(filepath.Join(dir, name))
	if _, err := note.TryLock(); err != nil {
		return nil, err
	}
	return note, nil
}

// holders lists who has the desk open now.
func holders(path string) []Holder {
	entries, err := os.ReadDir(path + usersSuffix)
	if err != nil {
		return nil
	}
	var found []Holder
	for _, entry := range entries {
		holder, ok := readNote(entry.Name())
		if ok && locked(filepath.Join(path+usersSuffix, entry.Name())) {
			found = append(found, holder)
		}
	}
	return found
}

// others lists who has the desk open besides this program.
func others(path string) []Holder {
	return slices.DeleteFunc(holders(path), func(h Holder) bool { return h.PID == os.Getpid() })
}

func readNote(name string) (Holder, bool) {
	parts := strings.SplitN(name, "-", 3)
	if len(parts) != 3 {
		return Holder{}, false
	}
	pid, err := strconv.Atoi(parts[0])
	if err != nil {
		return Holder{}, false
	}
	program, err := url.PathUnescape(parts[2])
	return Holder{Program: program, PID: pid}, err == nil
}

// locked tells whether somebody alive holds the file.
func locked(path string) bool {
	probe := flock.New(path, flock.SetFlag(os.O_RDONLY))
	free, err := probe.TryLock()
	return errors.Join(err, probe.Close()) == nil && !free
}

// sweep takes away what programs that died have left, if nobody has the desk
// open: a note or a copy that is just being made may look left behind.
func sweep(path string) error {
	desk := flock.New(path + lockSuffix)
	free, err := desk.TryLock()
	if err != nil || !free {
		return err
	}
	return errors.Join(removeLeft(path), desk.Close())
}

// ownCopy matches what follows the desk's name in the copies that backups were
// made from by earlier versions.
// People may have made others, which are theirs.
var ownCopy = regexp.MustCompile(`^\.copy-[0-9a-f]{8}(-journal)?$`)

func removeLeft(path string) error {
	dir, name := filepath.Split(path)
	errs := []error{
		removeFrom(path+usersSuffix, func(string) bool { return true }),
		removeFrom(dir, func(entry string) bool {
			rest, own := strings.CutPrefix(entry, name)
			return own && ownCopy.MatchString(rest)
		}),
	}
	pending, err := swapPending(path)
	if err == nil && !pending {
		err = clearStaged(path)
	}
	return errors.Join(append(errs, err)...)
}

// removeFrom removes the files of a folder that are left.
func removeFrom(folder string, left func(name string) bool) error {
	entries, err := os.ReadDir(folder)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	var errs []error
	for _, entry := range entries {
		if left(entry.Name()) {
			errs = append(errs, os.Remove(filepath.Join(folder, entry.Name())))
		}
	}
	return errors.Join(errs...)
}
