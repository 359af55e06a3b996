// Package app is the desk itself: it opens a database, takes commands from
// whoever acts, and tells who watches that something changed. All business is
// in the packages below it; all pixels and words are above.
package app

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/google/uuid"

	"tallydesk/app/access"
	"tallydesk/app/command"
	"tallydesk/app/facts"
	"tallydesk/app/fail"
	"tallydesk/app/view"
	"tallydesk/app/view/liaison"
	"tallydesk/data"
)

// Desk is one open desk, seen by one actor. Safe for concurrent use.
type Desk struct {
	*shared
	actor access.Actor
}

// shared is what all views of one open desk have in common.
type shared struct {
	db      *data.DB
	replica string
	version string
	now     func() time.Time
	newID   func() string // of commands and acts

	calendars facts.Calendars
	banks     view.Banks

	mu       sync.Mutex
	watchers map[int]func()
	next     int
}

// Options say how a desk is opened.
type Options struct {
	Program string           // who opens it: named to others who find it in use
	Version string           // of the program: written into backups
	Create  bool             // make a new desk where there is none
	As      string           // login name to act as; the owner when empty
	Now     func() time.Time // the clock; time.Now when nil
	IDs     func() string    // gives the ids of commands and acts; NewID when nil
}

// Open opens the desk in the file. On a desk without a server whoever can open
// the file is its owner: the first admin.
func Open(ctx context.Context, path string, options Options) (*Desk, error) {
	db, err := data.Open(ctx, path, data.Options{Derive: derive, Program: options.Program, Create: options.Create})
	if err != nil {
		return nil, refused(err)
	}
	desk := &Desk{shared: &shared{db: db, version: options.Version, now: options.Now, newID: options.IDs, watchers: map[int]func(){}}}
	if desk.now == nil {
		desk.now = time.Now
	}
	if desk.newID == nil {
		desk.newID = NewID
	}
	if err := desk.start(ctx, options.As); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return desk, nil
}

func (d *Desk) start(ctx context.Context, as string) error {
	if err := d.wantIndex(ctx); err != nil {
		return err
	}
	err := d.db.Reads().QueryRowContext(ctx, "SELECT value FROM meta WHERE key = 'replica_id'").Scan(&d.replica)
	if err != nil {
		return fmt.Errorf("read the desk's identity: %w", err)
	}
	owner, err := view.Owner(ctx, d.db)
	if err != nil {
		return err
	}
	d.actor = owner
	if as == "" {
		return nil
	}
	seen, err := d.As(ctx, as)
	if err == nil {
		d.actor = seen.actor
	}
	return err
}

// Close ends all use of the desk.
func (d *Desk) Close() error { return d.db.Close() }

// Actor tells who acts.
func (d *Desk) Actor() access.Actor { return d.actor }

// Path gives the database file.
func (d *Desk) Path() string { return d.db.Path() }

// Now gives the desk's clock.
func (d *Desk) Now() time.Time { return d.now() }

// As gives the same desk seen by the person with the login name ("view as").
// It takes the right to do so.
func (d *Desk) As(ctx context.Context, login string) (*Desk, error) {
	if err := d.actor.Require(access.ViewAs); err != nil {
		return nil, err
	}
	actor, err := view.ActorOf(ctx, d.db, login)
	if err != nil {
		return nil, err
	}
	return &Desk{shared: d.shared, actor: actor}, nil
}

// View gives what the actor may read.
func (d *Desk) View() *view.Reader { return view.NewReader(d.db, d.actor, &d.calendars, &d.banks) }

// Account gives what a liaison may read of its customer.
func (d *Desk) Account() *liaison.Reader { return liaison.New(d.db, d.actor) }

// Receipt tells what became of a command.
type Receipt struct {
	ID  string // the command's
	Act string // what Undo takes back
}

// Created gives the id of what the command created under the label.
func (r Receipt) Created(label string) string { return command.DeriveID(r.ID, label) }

// Do carries out a command, or says why not. When it returns without an error
// the change is on disk.
func (d *Desk) Do(ctx context.Context, cmd command.Command) (Receipt, error) {
	receipts, err := d.DoAll(ctx, cmd)
	if err != nil {
		return Receipt{}, err
	}
	return receipts[0], nil
}

// DoAll carries out several commands as one act: all of them or none.
func (d *Desk) DoAll(ctx context.Context, cmds ...command.Command) ([]Receipt, error) {
	var receipts []Receipt
	_, err := d.write(ctx, func(tx *data.Tx, act string) error {
		for _, cmd := range cmds {
			receipt, err := d.record(tx, act, cmd)
			if err != nil {
				return err
			}
			receipts = append(receipts, receipt)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return receipts, nil
}

// Doer carries out one command of an act. When it returns an error the command
// has left no trace, and the act can go on without it.
type Doer func(command.Command) (Receipt, error)

// Act carries out commands that hang together, such as an import: one can use
// what the one before has created, and Undo takes them back as one. Nothing is
// written unless steps returns nil.
func (d *Desk) Act(ctx context.Context, steps func(do Doer) error) (act string, err error) {
	return d.write(ctx, func(tx *data.Tx, act string) error {
		return steps(d.doer(tx, act))
	})
}

// write runs the steps of an act in one transaction and tells who watches.
func (d *Desk) write(ctx context.Context, steps func(tx *data.Tx, act string) error) (string, error) {
	act := d.newID()
	if err := d.db.Write(ctx, func(tx *data.Tx) error { return steps(tx, act) }); err != nil {
		return "", refused(err)
	}
	d.notify()
	return act, nil
}

// Try tells what a command would be refused with, without doing it.
func (d *Desk) Try(ctx context.Context, cmd command.Command) error {
	return d.db.Try(ctx, func(tx *data.Tx) error {
		_, err := d.record(tx, NewID(), cmd)
		return err
	})
}

// Undo takes an act back.
func (d *Desk) Undo(ctx context.Context, act string) (Receipt, error) {
	return d.Do(ctx, &command.Undo{Act: act})
}

// record applies one command and writes it into the journal. A desk without a
// server is its own authority, so Settle runs right away.
func (d *Desk) record(tx *data.Tx, act string, cmd command.Command) (Receipt, error) {
	if err := cmd.Validate(); err != nil {
		return Receipt{}, err
	}
	c := command.Ctx{ID: d.newID(), Actor: d.actor, At: d.now().UTC().Truncate(time.Millisecond)}
	if err := d.journal(tx, act, cmd, c); err != nil {
		return Receipt{}, err
	}
	tx.On(c.ID)
	if err := apply(tx, cmd, c); err != nil {
		return Receipt{}, err
	}
	return Receipt{ID: c.ID, Act: act}, nil
}

func apply(tx *data.Tx, cmd command.Command, c command.Ctx) error {
	if err := cmd.Authorize(tx, c.Actor); err != nil {
		return err
	}
	if checker, ok := cmd.(command.Checker); ok {
		if err := checker.Check(tx, c); err != nil {
			return err
		}
	}
	if err := cmd.Apply(tx, c); err != nil {
		return err
	}
	if settler, ok := cmd.(command.Settler); ok {
		return settler.Settle(tx, c)
	}
	return nil
}

func (d *Desk) journal(tx *data.Tx, act string, cmd command.Command, c command.Ctx) error {
	payload, err := json.Marshal(cmd)
	if err != nil { // dates are all that JSON may have no form for
		return fail.New(fail.NotValid, "years").Because(fmt.Errorf("journal %s: %w", cmd.Spec().Name, err))
	}
	return tx.Exec(`INSERT INTO command (id, replica_id, seq, actor_id, act, name, ver, payload, recorded_at)
		VALUES (?, ?, (SELECT COALESCE(MAX(seq), 0) + 1 FROM command WHERE replica_id = ?), ?, ?, ?, ?, ?, ?)`,
		c.ID, d.replica, d.replica, c.Actor.UserID, act, cmd.Spec().Name, cmd.Spec().Version, string(payload), c.Millis())
}

// NewID gives a new UUIDv7.
func NewID() string { return uuid.Must(uuid.NewV7()).String() }
