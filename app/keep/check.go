package keep

import (
	"context"
	"slices"
	"time"

	"tallydesk/app"
)

// piece is how long a check works before others get their turn.
const piece = 2 * time.Second

// mostFound bounds how many findings are remembered.
const mostFound = 100

// checkOn goes on with the day's check, for a little while.
func (k *Keeper) checkOn(ctx context.Context) {
	s := k.current()
	if s.CheckNext == "" && !daily(s.CheckDone, k.now()) {
		return
	}
	_ = k.check(ctx, piece, nil)
}

// Check makes the whole check now, and tells how far it has come.
func (k *Keeper) Check(ctx context.Context, progress app.Progress) error {
	k.busy.Lock()
	defer k.busy.Unlock()
	if err := k.load(ctx); err != nil {
		return err
	}
	k.mu.Lock()
	k.state.CheckNext = "" // from its beginning
	k.mu.Unlock()
	return k.check(ctx, 0, progress)
}

// check makes one part after the other from where it stands, for as long as it
// may work; 0 is to the end. Each part ends at once when the context does.
func (k *Keeper) check(ctx context.Context, most time.Duration, progress app.Progress) error {
	parts, err := k.Desk.CheckParts(ctx)
	if err != nil {
		return err
	}
	s := k.current()
	at := max(slices.Index(parts, s.CheckNext), 0)
	began, found := s.CheckBegan, s.Found
	if s.CheckNext == "" {
		began, found = k.now(), nil
	}
	until := time.Now().Add(most)
	for ; at < len(parts) && (most == 0 || time.Now().Before(until)); at++ {
		more, err := k.Desk.CheckPart(ctx, parts[at])
		if err != nil {
			return err // it goes on from the last part that was noted
		}
		if found = append(found, more...); len(found) > mostFound {
			found = found[:mostFound]
		}
		if progress != nil {
			progress(int64(at+1), int64(len(parts)))
		}
	}
	k.change(ctx, func(s *state) {
		s.CheckBegan, s.Found, s.CheckNext = began, found, ""
		if at < len(parts) {
			s.CheckNext = parts[at]
			return
		}
		s.CheckDone, s.Findings, s.Found = k.now(), found, nil
	})
	return nil
}

// collect clears away, once a day, what nothing has referred to for long.
func (k *Keeper) collect(ctx context.Context) {
	if !daily(k.current().Collected, k.now()) {
		return
	}
	if _, err := k.Desk.Collect(ctx); err == nil {
		k.change(ctx, func(s *state) { s.Collected = k.now() })
	}
}
