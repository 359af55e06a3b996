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

type (
	// Seal is what a backup is encrypted with.
	Seal = data.Seal
	// Keys are what opens it.
	Keys = data.Keys
)

// NewKey makes a pair of keys: what is sealed to the public one is opened by
// the secret one.
func NewKey() (public, secret string, err error) { return data.NewKey() }

// BackupOptions say how a backup is made.
type BackupOptions struct {
	Seal     Seal     // the zero Seal: anybody who has the file can read it
	Progress Progress // nil: nobody is told
}

// Saved tells what a backup holds.
type Saved struct {
	Made        time.Time
	Size        int64    // bytes of what is in it, before it is compressed
	Files       int      // attachments, each content once
	Missing     []string // hashes of attachments that were not there to be saved, or damaged
	LastCommand string   // the last change that is in it
}

// Backup writes the desk as it stands now, attachments included, into one file
// that is read back and verified. A damaged desk is refused: no backup is
// better than one that replaces a good one. Others may go on working meanwhile.
func (d *Desk) Backup(ctx context.Context, file string, options BackupOptions) (Saved, error) {
	if err := d.actor.Require(access.KeepSafe); err != nil {
		return Saved{}, err
	}
	manifest, err := d.db.Backup(ctx, file, data.BackupOptions{
		Made: d.now(), Version: d.version, Seal: options.Seal, Progress: options.Progress,
	})
	if err != nil {
		return Saved{}, refused(err)
	}
	return Saved{
		Made: manifest.Made, Size: manifest.Size(), Files: len(manifest.Blobs), Missing: manifest.Missing, LastCommand: manifest.LastCommand,
	}, nil
}

// RestoreOptions say how a backup is restored.
type RestoreOptions struct {
	Now      time.Time
	Program  string   // named to others who find the desk in use
	Keys     Keys     // open a backup that is sealed
	Progress Progress // nil: nobody is told
}

// Restore puts the desk of a backup at path; nobody may have the desk open. A
// desk that is there is kept beside it under another name. Where Restore
// fails, what was there is as it was.
func Restore(ctx context.Context, file, path string, options RestoreOptions) error {
	return refused(data.Restore(ctx, file, path, data.RestoreOptions{
		At: options.Now, Program: options.Program, Keys: options.Keys, Progress: options.Progress,
	}))
}

// Collect removes the contents of attachments that nothing has referred to for
// thirty days, and tells how many they were. It is to run daily.
func (d *Desk) Collect(ctx context.Context) (removed int, err error) {
	if err := d.actor.Require(access.KeepSafe); err != nil {
		return 0, err
	}
	removed, err = d.db.Blobs().Collect(ctx, d.now())
	return removed, refused(err)
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

// Refused says in words for people why a file or folder cannot be used, where
// there is a plain reason; other errors pass.
func Refused(path string, err error) error {
	if _, told := fail.As(err); told {
		return err
	}
	return refused(data.RefusalOf(path, err))
}

// WantRoom refuses a folder on whose disk there is no room for so many bytes.
func WantRoom(folder string, bytes int64) error { return refused(data.WantRoom(folder, bytes)) }
