package data

import (
	"context"
	"crypto/sha256"
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

// MoveOptions say how a desk is moved.
type MoveOptions struct {
	// At is the moment of the move; the name of what stays behind tells it.
	At time.Time
	// Program names the moving program to others who find the desk in use.
	Program string
	// Progress is told how far it has come; nil for nobody.
	Progress Progress
}

// Move takes a desk, contents included, to another file of this computer.
// Nobody may have it open. It is copied beside its new place, compared with the
// old one and read through before it stands there; only then the old one gets
// the name "<desk>.moved-<moment>", under which it is kept. Where Move fails,
// the desk is where it was.
func Move(ctx context.Context, from, to string, options MoveOptions) error {
	from, err := deskPath(from)
	if err != nil {
		return err
	}
	if to, err = filepath.Abs(to); err != nil {
		return err
	}
	if _, err := refusePlace(from, false); err != nil {
		return err
	}
	if err := refuseTaken(to); err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(to), 0o700); err != nil {
		return refusalOf(to, err)
	}
	err = alone(ctx, from, options.Program, func() error {
		return alone(ctx, to, options.Program, func() error { return move(ctx, from, to, options) })
	})
	return refusalOf(to, err)
}

// refuseTaken refuses a place where something is, and one where SQLite is not
// safe.
func refuseTaken(to string) error {
	if there, err := exists(to); err != nil || there {
		return errors.Join(err, &Refusal{Reason: Occupied, Path: to})
	}
	_, err := refusePlace(to, true)
	return err
}

func move(ctx context.Context, from, to string, options MoveOptions) error {
	if err := errors.Join(finishSwap(from), settle(ctx, from)); err != nil {
		return err
	}
	size, err := sizeOf(from)
	if err == nil {
		err = WantRoom(filepath.Dir(to), size)
	}
	if err == nil {
		err = copyDesk(ctx, from, to+stagedSuffix, newCounter(options.Progress, 2*size))
	}
	if err == nil {
		err = verifyMoved(ctx, to+stagedSuffix)
	}
	if err != nil {
		return errors.Join(err, clearStaged(to))
	}
	if err := swapIn(to, ".replaced"); err != nil { // where nothing is, nothing is replaced
		return err
	}
	return retire(from, ".moved-"+options.At.UTC().Format("20060102T150405"))
}

// settle brings what is in the log into the file.
func settle(ctx context.Context, path string) error {
	pool, err := sql.Open("sqlite", dsn(path, ""))
	if err != nil {
		return err
	}
	_, err = pool.ExecContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)")
	return errors.Join(err, pool.Close())
}

// verifyMoved reads all of the copy.
func verifyMoved(ctx context.Context, file string) error {
	known, err := schemaFrom(nil)
	if err != nil {
		return err
	}
	return known.verify(ctx, file)
}

// retire gives a desk that has moved another name: nobody shall go on working
// in it by mistake.
func retire(path, suffix string) error {
	suffix, err := freeSuffix(path, suffix)
	if err != nil {
		return err
	}
	for _, part := range []string{walSuffix, shmSuffix, blobsSuffix, ""} {
		if err := moveIfThere(path+part, path+suffix+part); err != nil {
			return err
		}
	}
	return syncDir(filepath.Dir(path))
}

// SizeOf gives the bytes of a desk with all that belongs to it.
func SizeOf(path string) (int64, error) {
	path, err := deskPath(path)
	if err != nil {
		return 0, err
	}
	size, err := sizeOf(path)
	if log, trouble := os.Stat(path + walSuffix); trouble == nil {
		size += log.Size()
	}
	return size, err
}

func sizeOf(path string) (int64, error) {
	info, err := os.Stat(path)
	if err != nil {
		return 0, err
	}
	size := info.Size()
	err = eachBlob(path, func(_ string, info fs.FileInfo) error {
		size += info.Size()
		return nil
	})
	return size, err
}

// eachBlob visits the files of a desk's contents, by their names within.
func eachBlob(path string, visit func(name string, info fs.FileInfo) error) error {
	root := path + blobsSuffix
	err := filepath.WalkDir(root, func(file string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		info, err := entry.Info()
		if err != nil {
			return err
		}
		return visit(strings.TrimPrefix(file, root), info)
	})
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// copyDesk copies a desk that nobody has open, until it is on disk, and
// compares what is there with what it was.
func copyDesk(ctx context.Context, from, to string, done *counter) error {
	if err := os.MkdirAll(to+blobsSuffix, 0o700); err != nil {
		return err
	}
	if err := copyFile(ctx, from, to, done); err != nil {
		return err
	}
	folders := map[string]bool{to + blobsSuffix: true, filepath.Dir(to): true}
	err := eachBlob(from, func(name string, _ fs.FileInfo) error {
		folders[filepath.Dir(to+blobsSuffix+name)] = true
		return copyFile(ctx, from+blobsSuffix+name, to+blobsSuffix+name, done)
	})
	for folder := range folders {
		if err == nil {
			err = syncDir(folder)
		}
	}
	return err
}

// copyFile copies a file and reads the copy back.
func copyFile(ctx context.Context, from, to string, done *counter) error {
	source, err := os.Open(from)
	if err != nil {
		return err
	}
	defer source.Close()
	sum := sha256.New()
	if err := writeNew(to, io.TeeReader(withContext(ctx, source), io.MultiWriter(sum, done))); err != nil {
		return err
	}
	copied, err := os.Open(to)
	if err != nil {
		return err
	}
	defer copied.Close()
	again := sha256.New()
	if _, err := io.Copy(io.MultiWriter(again, done), withContext(ctx, copied)); err != nil {
		return err
	}
	if string(sum.Sum(nil)) != string(again.Sum(nil)) {
		return fmt.Errorf("%s: the copy is not like the original", to)
	}
	return nil
}
