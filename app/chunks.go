package app

import (
	"context"

	"tallydesk/app/command"
	"tallydesk/data"
)

// Continue carries out more commands of an act in a transaction of their own,
// so that an act of many thousands shuts nobody else out, and what is done is
// done when it is broken off. The act is a NewID, or one that was given out
// before; Undo takes all of it back.
func (d *Desk) Continue(ctx context.Context, act string, steps func(do Doer) error) error {
	err := d.db.Write(ctx, func(tx *data.Tx) error { return steps(d.doer(tx, act)) })
	if err != nil {
		return refused(err)
	}
	d.notify()
	return nil
}

// Stands tells whether anything was done under an act that has not been undone
// since.
func (d *Desk) Stands(ctx context.Context, act string) (bool, error) {
	var done bool
	if err := d.db.Reads().QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM command WHERE act = ?)", act).Scan(&done); err != nil || !done {
		return false, err
	}
	undone, err := d.undoneActs(ctx)
	return !undone[act], err
}

// doer carries out single commands of an act: one that fails leaves no trace.
func (d *Desk) doer(tx *data.Tx, act string) Doer {
	return func(cmd command.Command) (receipt Receipt, err error) {
		err = tx.Savepoint(func() error {
			receipt, err = d.record(tx, act, cmd)
			return err
		})
		return receipt, err
	}
}
