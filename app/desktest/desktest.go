// Package desktest gives tests a desk: a fresh database, set up with a
// provider, its owner and the shipped calendars, and a clock that stands still
// until it is set.
package desktest

import (
	"context"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"tallydesk/app"
	"tallydesk/app/command"
	"tallydesk/app/demo"
)

// Desk is a desk under test.
type Desk struct {
	*app.Desk
	Provider app.Receipt // of SetUp
	Dir      string      // a folder of the test's own
	t        testing.TB
	clock    *clock
}

type clock struct {
	mu  sync.Mutex
	now time.Time
}

func (c *clock) read() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

// Start is what a fresh desk's clock shows: a Wednesday morning.
const Start = "2026-11-18T10:42:00+01:00"

// New gives a set-up desk that is closed when the test ends.
func New(t testing.TB) *Desk {
	t.Helper()
	desk := Empty(t)
	desk.Provider = desk.Do(&command.SetUp{
		Name: "Nordic Desk AB", Currency: "SEK", Language: "en",
		OwnerName: "Diane Berg", OwnerEmail: "diane@nordicdesk.example", OwnerLogin: "diane",
	})
	desk.Reopen()
	return desk
}

// Empty gives a desk that nobody has set up yet.
func Empty(t testing.TB) *Desk {
	t.Helper()
	desk := &Desk{Dir: t.TempDir(), t: t, clock: &clock{}}
	desk.At(Start)
	desk.open()
	t.Cleanup(func() { _ = desk.Close() })
	return desk
}

// Demo gives the demo desk, its stories ending at Start, as its owner.
func Demo(t testing.TB, lang string) *Desk {
	t.Helper()
	desk := &Desk{Dir: t.TempDir(), t: t, clock: &clock{}}
	desk.At(Start)
	options := demo.Options{Lang: lang, Now: desk.clock.read(), Program: "test"}
	if err := demo.Build(context.Background(), desk.Path(), options, func(float64) {}); err != nil {
		t.Fatal(err)
	}
	desk.open()
	t.Cleanup(func() { _ = desk.Close() })
	return desk
}

// Path gives the database file.
func (d *Desk) Path() string { return filepath.Join(d.Dir, "desk.db") }

// At sets the clock to a moment written as RFC 3339.
func (d *Desk) At(moment string) {
	d.t.Helper()
	at, err := time.Parse(time.RFC3339, moment)
	if err != nil {
		d.t.Fatal(err)
	}
	d.clock.mu.Lock()
	defer d.clock.mu.Unlock()
	d.clock.now = at
}

// Reopen closes the desk and opens it again, as its owner.
func (d *Desk) Reopen() {
	d.t.Helper()
	if err := d.Close(); err != nil {
		d.t.Fatal(err)
	}
	d.open()
}

func (d *Desk) open() {
	d.t.Helper()
	desk, err := app.Open(context.Background(), d.Path(), app.Options{Program: "test", Create: true, Now: d.clock.read})
	if err != nil {
		d.t.Fatal(err)
	}
	d.Desk = desk
}

// Do carries out a command that must succeed.
func (d *Desk) Do(cmd command.Command) app.Receipt {
	d.t.Helper()
	receipt, err := d.Desk.Do(context.Background(), cmd)
	if err != nil {
		d.t.Fatalf("%s: %v", cmd.Spec().Name, err)
	}
	return receipt
}

// Refuse carries out a command that must fail, and gives the error.
func (d *Desk) Refuse(cmd command.Command) error {
	d.t.Helper()
	_, err := d.Desk.Do(context.Background(), cmd)
	if err == nil {
		d.t.Fatalf("%s: was not refused", cmd.Spec().Name)
	}
	return err
}
