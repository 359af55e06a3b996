package app

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"time"

	"tallydesk/app/access"
	"tallydesk/app/command"
	"tallydesk/app/fail"
	"tallydesk/data"
)

// Progress is told how many bytes of how many are done.
type Progress = func(done, total int64)

// Saved tells what a backup holds.
type Saved struct {
	Made    time.Time
	Size    int64    // bytes of what is in it, before it is compressed
	Files   int      // attachments, each content once
	Missing []string // hashes of attachments that were not there to be saved, or damaged
}

// Backup writes the desk as it stands now, attachments included, into one file
// that is read back and verified. Others may go on working meanwhile.
func (d *Desk) Backup(ctx context.Context, file string, progress Progress) (Saved, error) {
	if err := d.actor.Require(access.KeepSafe); err != nil {
		return Saved{}, err
	}
	manifest, err := d.db.Backup(ctx, file, d.now(), progress)
	if err != nil {
		return Saved{}, refused(err)
	}
	return Saved{Made: manifest.Made, Size: manifest.Size(), Files: len(manifest.Blobs), Missing: manifest.Missing}, nil
}

// Restore puts the desk of a backup at path; nobody may have the desk open. A
// desk that is there is kept beside it under another name. Where Restore
// fails, what was there is as it was.
func Restore(ctx context.Context, file, path string, now time.Time, program string, progress Progress) error {
	return refused(data.Restore(ctx, file, path, data.RestoreOptions{At: now, Program: program, Progress: progress}))
}

// AddFile keeps a file's content, to be attached to a message or a note. It is
// streamed: a large file costs no memory. A content that nothing is attached
// to goes away by itself after 30 days.
func (d *Desk) AddFile(ctx context.Context, path string) (command.File, error) {
	file, err := os.Open(path)
	if err != nil {
		return command.File{}, unreadable(path, err)
	}
	defer file.Close()
	if info, err := file.Stat(); err != nil || !info.Mode().IsRegular() {
		return command.File{}, unreadable(path, err)
	}
	sha, size, err := d.db.Blobs().Add(ctx, file)
	return command.File{Name: filepath.Base(path), Size: size, SHA256: sha}, refused(err)
}

// OpenFile reads the content of an attachment. It is verified on the way: a
// damaged one fails at its end.
func (d *Desk) OpenFile(ctx context.Context, attachmentID string) (io.ReadCloser, error) {
	var sha, bucket string
	err := d.db.Reads().QueryRowContext(ctx, `SELECT sha256, bucket FROM attachment WHERE id = ?1
		UNION ALL SELECT sha256, bucket FROM note_attachment WHERE id = ?1`, attachmentID).Scan(&sha, &bucket)
	if err != nil || !d.actor.Holds(bucket) {
		return nil, fail.New(fail.NotFound, "attachment").Because(err)
	}
	content, err := d.db.Blobs().Open(sha)
	if err != nil {
		return nil, fail.New(fail.NotFound, "attachment.content").Because(err)
	}
	return content, nil
}

func unreadable(path string, cause error) error {
	return fail.New(fail.NotFound, "file", fail.Args{"Path": path}).Because(cause)
}

// refused says in words for people why a desk or a backup cannot be used as it
// is; other errors pass.
func refused(err error) error {
	var refusal *data.Refusal
	if !errors.As(err, &refusal) {
		return err
	}
	key := "open." + string(refusal.Reason)
	if len(refusal.Holders) > 0 {
		key = "open.held" // the words name who holds it
	}
	return fail.New(fail.CannotOpen, key, refusal.Args()).Because(err)
}
