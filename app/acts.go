package app

import (
	"context"
	"fmt"
	"time"

	"tallydesk/app/fail"
)

// Act is something that was done on the desk and can be undone.
type Act struct {
	ID      string
	Command string // name of its first command: "ticket.open"
	At      time.Time
}

// LastAct gives what the actor did last and has not undone: what Undo takes
// back when nothing else is named. The desk's own beginning is not among it.
func (d *Desk) LastAct(ctx context.Context) (Act, error) {
	undone, err := d.undoneActs(ctx)
	if err != nil {
		return Act{}, err
	}
	rows, err := d.db.Reads().QueryContext(ctx, `SELECT act, name, recorded_at FROM command
		WHERE actor_id = ? AND name NOT IN ('act.undo', 'desk.set_up') ORDER BY seq DESC, id DESC`, d.actor.UserID)
	if err != nil {
		return Act{}, fmt.Errorf("last act: %w", err)
	}
	defer rows.Close()
	var last Act
	for rows.Next() {
		var act Act
		var at int64
		if err := rows.Scan(&act.ID, &act.Command, &at); err != nil {
			return Act{}, fmt.Errorf("last act: %w", err)
		}
		act.At = time.UnixMilli(at)
		if last.ID != "" && act.ID != last.ID {
			break
		}
		if !undone[act.ID] {
			last = act
		}
	}
	if err := rows.Err(); err != nil || last.ID != "" {
		return last, err
	}
	return Act{}, fail.New(fail.NotFound, "undo.nothing")
}

// undoneActs tells which acts are undone as things stand: an undo that has been
// undone itself counts for nothing.
func (d *Desk) undoneActs(ctx context.Context) (map[string]bool, error) {
	rows, err := d.db.Reads().QueryContext(ctx, `SELECT act, json_extract(payload, '$.Act') FROM command
		WHERE name = 'act.undo' ORDER BY seq DESC, id DESC`)
	if err != nil {
		return nil, fmt.Errorf("undone acts: %w", err)
	}
	defer rows.Close()
	undone := map[string]bool{}
	for rows.Next() {
		var act, target string
		if err := rows.Scan(&act, &target); err != nil {
			return nil, fmt.Errorf("undone acts: %w", err)
		}
		if !undone[act] { // newest first: what undid this one has been seen
			undone[target] = true
		}
	}
	return undone, rows.Err()
}
