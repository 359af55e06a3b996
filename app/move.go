package app

import (
	"context"
	"time"

	"tallydesk/data"
)

// Move takes a desk, attachments included, from one file of this computer to
// another; nobody may have it open. What stays at the old place has another
// name. Where Move fails, the desk is where it was.
func Move(ctx context.Context, from, to string, now time.Time, program string, progress Progress) error {
	return refused(data.Move(ctx, from, to, data.MoveOptions{At: now, Program: program, Progress: progress}))
}

// Size gives the bytes of the open desk with its attachments.
func (d *Desk) Size() (int64, error) { return data.SizeOf(d.db.Path()) }
