package keep

import (
	"context"
	"time"

	"tallydesk/app"
)

// Status tells how the safe keeping of a desk stands.
type Status struct {
	Settings
	Last     time.Time     // when the last good backup was made; zero: never
	File     string        // where it is
	Size     int64         // bytes of that file
	Next     time.Time     // when the next one is due; zero: none is made by itself
	Trouble  error         // why the last attempt failed, until one succeeds
	Since    time.Time     // when attempts began to fail
	Stale    bool          // the last good backup is too old, and there is something to save
	Checked  time.Time     // when the last check came to its end; zero: never
	Findings []app.Finding // what it found
}

// Wrong tells whether somebody should do something.
func (s Status) Wrong() bool { return s.Trouble != nil || s.Stale || len(s.Findings) > 0 }

// Status tells how the safe keeping stands.
func (k *Keeper) Status(ctx context.Context) (Status, error) {
	k.mu.Lock()
	loaded := k.loaded
	k.mu.Unlock()
	if !loaded {
		if err := k.load(ctx); err != nil {
			return Status{}, err
		}
	}
	s, now := k.current(), k.now()
	told := Status{
		Settings: k.Settings(), Last: s.Last, File: s.File, Size: s.Size, Trouble: k.problem(), Since: s.Since,
		Checked: s.CheckDone, Findings: s.Findings,
	}
	if told.Every == 0 {
		told.Trouble = nil
		return told, nil
	}
	told.Next = now
	if next := s.Last.Add(told.Every); !s.Last.IsZero() && next.After(now) {
		told.Next = next
	}
	if s.Last.IsZero() || now.Sub(s.Last) > max(stale, 2*told.Every) {
		changed, err := k.changed(ctx, s)
		if err != nil {
			return told, err
		}
		told.Stale = changed && (!s.Last.IsZero() || !s.Since.IsZero())
	}
	return told, nil
}

// Watch calls changed whenever the status may have changed, on whatever
// goroutine did it.
func (k *Keeper) Watch(changed func()) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.watchers = append(k.watchers, changed)
}
