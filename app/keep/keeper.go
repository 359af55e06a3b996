package keep

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"github.com/gofrs/flock"

	"tallydesk/app"
	"tallydesk/app/fail"
)

// Options are what a Keeper is made of.
type Options struct {
	Desk     *app.Desk // as somebody who may keep it safe
	Settings func() Settings
	// Idle tells whether nobody is working just now; nil: always. A check goes
	// on only then.
	Idle func() bool
}

// Keeper keeps one open desk safe. Safe for concurrent use.
type Keeper struct {
	Options

	busy sync.Mutex // one thing at a time

	mu       sync.Mutex
	state    state
	loaded   bool
	trouble  error // of the last attempt to make a backup
	watchers []func()
}

// New makes the keeper of an open desk.
func New(options Options) *Keeper { return &Keeper{Options: options} }

// settle is how long after its start the program is left alone.
const settle = 20 * time.Second

// Run does what is due, every minute, until the context ends.
func (k *Keeper) Run(ctx context.Context) {
	wait := time.NewTimer(settle)
	defer wait.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-wait.C:
		}
		k.Step(ctx)
		wait.Reset(time.Minute)
	}
}

// Step does what is due now: a backup, a piece of the check, the daily
// clearing. What goes wrong is in Status.
func (k *Keeper) Step(ctx context.Context) {
	k.busy.Lock()
	defer k.busy.Unlock()
	if err := k.load(ctx); err != nil {
		return // the desk cannot be read: everybody else says so too
	}
	k.backUpWhenDue(ctx)
	if k.Idle == nil || k.Idle() {
		k.checkOn(ctx)
		k.collect(ctx)
	}
}

// load reads the state anew: another program may keep the same desk.
func (k *Keeper) load(ctx context.Context) error {
	text, err := k.Desk.KeptNote(ctx)
	if err != nil {
		return err
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	failed, since := k.state.Tried, k.state.Since
	k.state, k.loaded = parseState(text), true
	if k.trouble != nil && k.state.Tried.Before(failed) { // it could not be noted, as when the disk is full
		k.state.Tried, k.state.Since = failed, since
	}
	return nil
}

// change alters the state and remembers it. Where it cannot be remembered, it
// holds for as long as the program runs.
func (k *Keeper) change(ctx context.Context, alter func(*state)) {
	k.mu.Lock()
	alter(&k.state)
	text, err := json.Marshal(k.state)
	watchers := slices.Clone(k.watchers)
	k.mu.Unlock()
	if err == nil {
		_ = k.Desk.KeepNote(context.WithoutCancel(ctx), string(text))
	}
	for _, changed := range watchers {
		changed()
	}
}

// now gives the desk's clock in the person's zone, to the second.
func (k *Keeper) now() time.Time { return k.Desk.Now().Truncate(time.Second) }

// Made tells what became of a backup.
type Made struct {
	File    string // where it is; empty when there was nothing new to save
	Saved   app.Saved
	Removed []string // older ones that are kept no longer
}

func (k *Keeper) backUpWhenDue(ctx context.Context) {
	s, settings := k.current(), k.Settings()
	if !s.backupDue(settings.Every, k.now()) {
		return
	}
	if trouble := k.problem(); trouble != nil && !s.mayTry(k.now()) {
		if _, err := os.Stat(settings.Folder); err != nil || !missing(trouble) {
			return // a disk that was missing is looked for every minute, anything else waits
		}
	}
	if changed, err := k.changed(ctx, s); err != nil || !changed {
		return
	}
	_, _ = k.backUp(ctx, settings, nil)
}

// changed tells whether the desk has what its last backup has not, or that
// backup is gone.
func (k *Keeper) changed(ctx context.Context, s state) (bool, error) {
	last, err := k.Desk.LastCommand(ctx)
	if err != nil || s.Last.IsZero() || last != s.Mark {
		return err == nil, err
	}
	_, gone := os.Stat(s.File)
	return gone != nil, nil
}

// BackUp makes a backup by the settings, due or not; only with ifChanged it
// makes none when there is nothing new to save.
func (k *Keeper) BackUp(ctx context.Context, ifChanged bool, progress app.Progress) (Made, error) {
	k.busy.Lock()
	defer k.busy.Unlock()
	if err := k.load(ctx); err != nil {
		return Made{}, err
	}
	if ifChanged {
		if changed, err := k.changed(ctx, k.current()); err != nil || !changed {
			return Made{}, err
		}
	}
	return k.backUp(ctx, k.Settings(), progress)
}

// backUp makes a backup while no other program does.
func (k *Keeper) backUp(ctx context.Context, settings Settings, progress app.Progress) (Made, error) {
	lock := flock.New(k.Desk.Path() + ".keeping")
	held, err := lock.TryLock()
	if err == nil && !held {
		return Made{}, fail.New(fail.Conflict, "keep.busy")
	}
	var made Made
	if err == nil {
		made, err = k.backUpAlone(ctx, settings, progress)
		err = errors.Join(err, lock.Close())
	}
	err = app.Refused(settings.Folder, err)
	if ctx.Err() != nil && err != nil {
		return made, ctx.Err() // it was called off, not refused
	}
	k.note(ctx, made, err)
	return made, err
}

func (k *Keeper) backUpAlone(ctx context.Context, settings Settings, progress app.Progress) (Made, error) {
	if err := settings.wantFolder(); err != nil {
		return Made{}, err
	}
	own, err := k.Own(ctx)
	if err != nil {
		return Made{}, err
	}
	if err := k.wantRoom(settings.Folder); err != nil {
		return Made{}, err
	}
	if err := removeParts(settings.Folder, own); err != nil {
		return Made{}, err
	}
	own.Made = k.now()
	file := filepath.Join(settings.Folder, own.File())
	saved, err := k.Desk.Backup(ctx, file, app.BackupOptions{Seal: app.Seal{Recipients: settings.Recipients}, Progress: progress})
	if err != nil {
		return Made{}, err
	}
	made := Made{File: file, Saved: saved}
	made.Removed, err = thinOut(ctx, settings, own, k.now())
	return made, err
}

// note remembers how an attempt has ended.
func (k *Keeper) note(ctx context.Context, made Made, err error) {
	k.mu.Lock()
	k.trouble = err
	k.mu.Unlock()
	now := k.now()
	k.change(ctx, func(s *state) {
		if made.File != "" {
			s.Last, s.File, s.Mark = now, made.File, made.Saved.LastCommand
			if info, err := os.Stat(made.File); err == nil {
				s.Size = info.Size()
			}
		}
		if err == nil {
			s.Tried, s.Since = time.Time{}, time.Time{}
			return
		}
		s.Tried = now
		if s.Since.IsZero() {
			s.Since = now
		}
	})
}

// reserve is the room that a backup made by itself leaves on the disk for
// those who work there.
const reserve = 64 << 20

// wantRoom refuses a folder that the backup would fill up.
func (k *Keeper) wantRoom(folder string) error {
	need := k.current().Size * 5 / 4
	if need == 0 {
		if info, err := os.Stat(k.Desk.Path()); err == nil {
			need = info.Size()
		}
	}
	return app.WantRoom(folder, need+reserve)
}

// Own is what the names of this desk's backups have in common.
func (k *Keeper) Own(ctx context.Context) (Name, error) {
	history, err := k.Desk.History(ctx)
	if err != nil {
		return Name{}, err
	}
	computer, _ := os.Hostname()
	path := k.Desk.Path()
	return Name{Desk: deskName(path), Tag: tagFor(history, computer, path)}, nil
}

func (k *Keeper) current() state {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.state
}

func (k *Keeper) problem() error {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.trouble
}

// missing tells whether the folder of the backups was not there.
func missing(err error) bool {
	known, ok := fail.As(err)
	return ok && known.Key == "open.nofolder"
}
