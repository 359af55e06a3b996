package app

import (
	"context"
	"time"
)

// Watch calls changed after every commit, of this desk or of another program
// on the same file, until the returned stop is called. It is called on a
// goroutine of its own and may be called once for several commits.
func (d *Desk) Watch(changed func()) (stop func()) {
	d.mu.Lock()
	defer d.mu.Unlock()
	key := d.next
	d.next++
	d.watchers[key] = changed
	return func() {
		d.mu.Lock()
		defer d.mu.Unlock()
		delete(d.watchers, key)
	}
}

// WatchOthers looks every interval whether another program has committed, and
// tells the watchers, until the context ends.
func (d *Desk) WatchOthers(ctx context.Context, interval time.Duration) {
	ticks := time.NewTicker(interval)
	defer ticks.Stop()
	last, _ := d.db.Version(ctx)
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticks.C:
		}
		if version, err := d.db.Version(ctx); err == nil && version != last {
			last = version
			d.notify()
		}
	}
}

func (d *Desk) notify() {
	d.mu.Lock()
	watchers := make([]func(), 0, len(d.watchers))
	for _, changed := range d.watchers {
		watchers = append(watchers, changed)
	}
	d.mu.Unlock()
	for _, changed := range watchers {
		changed()
	}
}
