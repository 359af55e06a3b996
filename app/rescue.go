package app

import (
	"context"
	"errors"
	"time"

	"tallydesk/data"
)

type (
	// Rescued tells what could be saved of a damaged desk.
	Rescued = data.Rescued
	// RescuedTable tells what could be saved of one of its tables.
	RescuedTable = data.RescuedTable
)

// RescueOptions say how a damaged desk is rescued.
type RescueOptions struct {
	Program  string
	Now      func() time.Time
	Progress Progress // of tables; nil: nobody is told
}

// Rescue reads what can be read of a damaged desk into a new one at path, and
// computes anew what is computed. The damaged desk is only read.
func Rescue(ctx context.Context, damaged, path string, options RescueOptions) (Rescued, error) {
	told, err := data.Rescue(ctx, damaged, path, options.Program, options.Progress)
	if err != nil {
		return told, refused(err)
	}
	desk, err := Open(ctx, path, Options{Program: options.Program, Now: options.Now})
	if err != nil {
		return told, err
	}
	err = desk.db.Write(ctx, func(tx *data.Tx) error {
		var found []Finding
		for _, table := range data.Tables() {
			if err := desk.rebuildTable(ctx, tx, table, &found); err != nil {
				return err
			}
		}
		return nil
	})
	return told, errors.Join(refused(err), desk.Close())
}
