package app

import (
	"context"
	"fmt"
	"slices"
	"time"

	"tallydesk/app/fail"
)

// Act is something that was done on the desk and can be undone.
type Act struct {
	ID       string
	Commands []string  // the kinds of command in it, each once, in the order of time: "ticket.open"
	At       time.Time // of the first
}

// LastAct gives what the actor did last and has not undone: what Undo takes
// back when nothing else is named. The desk's own beginning is not among it.
// What is last is told by the rows' order: a restored desk counts its commands
// from one again, and a clock may be set back.
func (d *Desk) LastAct(ctx context.Context) (Act, error) {
	undone, err := d.undoneActs(ctx)
	if err != nil {
		return Act{}, err
	}
	rows, err := d.db.Reads().QueryContext(ctx, `SELECT act, name, recorded_at FROM command
		WHERE actor_id = ? AND name NOT IN ('act.undo', 'desk.set_up') ORDER BY rowid DESC`, d.actor.UserID)
	if err != nil {
		return Act{}, fmt.Errorf("last act: %w", err)
	}
	defer rows.Close()
	var last Act
	for rows.Next() {
		var act, command string
		var at int64
		if err := rows.Scan(&act, &command, &at); err != nil {
			return Act{}, fmt.Errorf("last act: %w", err)
		}
		if last.ID != "" && act != last.ID {
			break
		}
		if undone[act] {
			continue
		}
		last.ID, last.At = act, time.UnixMilli(at)
		if !slices.Contains(last.Commands, command) {
			last.Commands = slices.Insert(last.Commands, 0, command)
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
		WHERE name = 'act.undo' ORDER BY rowid DESC`)
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
