package data

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// RestoreOptions say how a backup is restored.
type RestoreOptions struct {
	// At is the moment of the restore; the name of the old desk's copy tells it.
	At time.Time
	// Program names the restoring program to others who find the desk in use.
	Program string
	// Keys open a backup that is sealed.
	Keys Keys
	// Progress is told how far it has come; nil for nobody.
	Progress Progress

	migrations fs.FS // of tests; nil for the program's own
}

// Restore puts the desk of a backup at path. A desk that is there is kept,
// contents included, as "<desk>.replaced-<moment>"; nobody may have it open.
// The backup is unpacked beside it and verified first: where Restore fails,
// what was there is as it was. The restored desk gets a new replica id, since
// the commands of the old one may have gone on.
func Restore(ctx context.Context, file, path string, options RestoreOptions) error {
	path, err := deskPath(path)
	if err != nil {
		return err
	}
	if err := refuseReplacing(path); err != nil {
		return err
	}
	a, err := openArchive(ctx, file, options.Keys)
	if err != nil {
		return err
	}
	err = os.MkdirAll(filepath.Dir(path), 0o700)
	if err == nil {
		err = alone(ctx, path, options.Program, func() error { return a.restore(ctx, path, options) })
	}
	return errors.Join(refusalOf(path, err), a.close())
}

// refuseReplacing refuses to put a desk where something else is. A damaged
// desk may be replaced: that is what backups are for.
func refuseReplacing(path string) error {
	_, err := refusePlace(path, true)
	var refusal *Refusal
	if errors.As(err, &refusal) && (refusal.Reason == Damaged || refusal.Reason == NotDatabase) {
		return nil
	}
	return err
}

func (a *archive) restore(ctx context.Context, path string, options RestoreOptions) error {
	if err := errors.Join(finishSwap(path), clearStaged(path)); err != nil {
		return err
	}
	if err := a.stage(ctx, path, options); err != nil {
		return errors.Join(err, clearStaged(path))
	}
	return swapIn(path, replacedSuffix(options.At))
}

// stage unpacks and verifies the desk.
func (a *archive) stage(ctx context.Context, path string, options RestoreOptions) error {
	known, err := schemaFrom(options.migrations)
	if err != nil {
		return err
	}
	if a.manifest.Schema > known.latest {
		return &Refusal{Reason: Newer, Path: a.path, Found: a.manifest.Schema, Known: known.latest}
	}
	if err := WantRoom(filepath.Dir(path), a.manifest.Size()); err != nil {
		return err
	}
	staged := path + stagedSuffix
	if err := a.unpack(staged, newCounter(options.Progress, a.manifest.Size())); err != nil {
		return err
	}
	return a.verifyDatabase(ctx, staged, known)
}

// WantRoom refuses a folder on whose disk there is no room for so many bytes.
func WantRoom(dir string, size int64) error {
	free, err := freeSpace(dir)
	if err == nil && size > free {
		err = &Refusal{Reason: DiskFull, Path: dir, Cause: fmt.Errorf("%d bytes are needed, %d are free", size, free)}
	}
	return err
}

func (a *archive) unpack(staged string, done *counter) error {
	blobs := staged + blobsSuffix
	if err := os.MkdirAll(blobs, 0o700); err != nil {
		return err
	}
	folders := map[string]bool{blobs: true}
	err := a.each(func(e entry, content io.Reader) error {
		name := staged
		if strings.HasPrefix(e.name, blobsFolder) {
			name = blobPath(blobs, e.part.SHA256)
			folders[filepath.Dir(name)] = true
		}
		return writeNew(name, io.TeeReader(content, done))
	})
	for folder := range folders {
		if err == nil {
			err = syncDir(folder)
		}
	}
	return err
}

// writeNew writes a file that is not there yet, until it is on disk.
func writeNew(name string, content io.Reader) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
		return err
	}
	file, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(file, content)
	if err == nil {
		err = file.Sync()
	}
	return errors.Join(err, file.Close())
}

// verifyDatabase looks at the unpacked database as at any file that comes from
// elsewhere, and makes it a replica of its own.
func (a *archive) verifyDatabase(ctx context.Context, staged string, known schema) error {
	err := refuseContent(staged)
	if err == nil {
		err = known.verify(ctx, staged)
	}
	var newer *Refusal
	if errors.As(err, &newer) && newer.Reason == Newer {
		return err
	}
	if err != nil {
		return a.refuse(BrokenBackup, err)
	}
	pool, err := sql.Open("sqlite", dsn(staged, ""))
	if err != nil {
		return err
	}
	return errors.Join(setMeta(ctx, pool, "replica_id"), pool.Close())
}

// verify reads all of a database file.
func (s schema) verify(ctx context.Context, file string) error {
	if _, err := s.versionOf(ctx, file); err != nil {
		return err
	}
	pool, err := sql.Open("sqlite", readOnlyDSN(file))
	if err != nil {
		return err
	}
	defer pool.Close()
	wrong, err := integrity(ctx, pool)
	if err != nil {
		return err
	}
	strange, err := strangers(ctx, pool)
	if wrong = append(wrong, strange...); err == nil && len(wrong) > 0 {
		err = errors.New(wrong[0])
	}
	return err
}

// ReplacedName is the name that a desk at path would be kept under, were it
// replaced at the moment.
func ReplacedName(path string, at time.Time) (string, error) {
	path, err := deskPath(path)
	if err != nil {
		return "", err
	}
	suffix, err := freeSuffix(path, replacedSuffix(at))
	return path + suffix, err
}

func replacedSuffix(at time.Time) string { return ".replaced-" + at.UTC().Format("20060102T150405") }
