package data

import (
	"archive/tar"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"github.com/google/uuid"
	"github.com/klauspost/compress/zstd"
)

const copySuffix = ".copy-" // of a database copied for a backup

// Backup writes the desk as it stands now, contents included, into one file.
// Others may go on writing meanwhile. The file is read back and verified before
// it takes the place of what had its name. made is written into it. What rows
// refer to and is not here, or is damaged, is left out and named in the
// manifest.
func (db *DB) Backup(ctx context.Context, file string, made time.Time, progress Progress) (Manifest, error) {
	if err := db.refuseTarget(file); err != nil {
		return Manifest{}, err
	}
	snapshot := db.path + copySuffix + uuid.NewString()[:8]
	part := file + ".part"
	m, err := db.backUp(ctx, snapshot, part, made, progress)
	if err == nil {
		err = moveInto(part, file)
	}
	if err != nil {
		return m, errors.Join(refusalOf(file, err), removeIfThere(snapshot), removeIfThere(part))
	}
	return m, removeIfThere(snapshot)
}

// refuseTarget refuses to write a backup over what is no file, or the desk and
// what belongs to it.
func (db *DB) refuseTarget(file string) error {
	path, err := filepath.Abs(file)
	if err != nil {
		return err
	}
	for _, suffix := range []string{walSuffix, shmSuffix, lockSuffix, usersSuffix, swapSuffix, stagedSuffix} {
		if path == db.path+suffix {
			return &Refusal{Reason: InUse, Path: file, Holders: holders(db.path)}
		}
	}
	target, err := os.Stat(file)
	if err != nil {
		return nil // what is wrong shows when the file is made
	}
	if !target.Mode().IsRegular() {
		return &Refusal{Reason: Directory, Path: file}
	}
	if desk, err := os.Stat(db.path); err != nil || os.SameFile(desk, target) {
		return &Refusal{Reason: InUse, Path: file, Holders: holders(db.path), Cause: err}
	}
	return nil
}

func (db *DB) backUp(ctx context.Context, snapshot, part string, made time.Time, progress Progress) (Manifest, error) {
	if err := copyDatabase(ctx, db.path, snapshot); err != nil {
		return Manifest{}, fmt.Errorf("copy the database: %w", err)
	}
	m, err := db.describe(ctx, snapshot, made)
	if err != nil {
		return m, err
	}
	for {
		done := newCounter(progress, 2*m.Size())
		err := db.pack(ctx, m, snapshot, part, done)
		var bad *badBlob
		if errors.As(err, &bad) { // found damaged only now: go on without it
			m.leaveOut(bad.sha)
			continue
		}
		if err == nil {
			err = verify(ctx, part, done)
		}
		return m, err
	}
}

// pack writes the archive until it is on disk.
func (db *DB) pack(ctx context.Context, m Manifest, snapshot, part string, done *counter) error {
	file, err := os.OpenFile(part, os.O_RDWR|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	zip, err := zstd.NewWriter(file)
	if err != nil {
		return errors.Join(err, file.Close())
	}
	w := tar.NewWriter(zip)
	err = db.packAll(ctx, w, m, snapshot, done)
	if err == nil {
		err = w.Close()
	}
	err = errors.Join(err, zip.Close())
	if err == nil {
		err = file.Sync()
	}
	return errors.Join(err, file.Close())
}

func (db *DB) packAll(ctx context.Context, w *tar.Writer, m Manifest, snapshot string, done *counter) error {
	text, err := json.Marshal(m)
	if err != nil {
		return err
	}
	if err := w.WriteHeader(header(manifestName, int64(len(text)))); err != nil {
		return err
	}
	if _, err := w.Write(text); err != nil {
		return err
	}
	for _, e := range m.entries() {
		from, err := db.content(e, snapshot)
		if err != nil {
			return err
		}
		if err := w.WriteHeader(header(e.name, e.part.Size)); err != nil {
			return errors.Join(err, from.Close())
		}
		_, err = io.Copy(io.MultiWriter(w, done), withContext(ctx, from))
		err = errors.Join(err, from.Close())
		if errors.Is(err, ErrBlobDamaged) || errors.Is(err, tar.ErrWriteTooLong) {
			return &badBlob{e.part.SHA256}
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// content opens what goes into the archive.
func (db *DB) content(e entry, snapshot string) (io.ReadCloser, error) {
	if e.name == databaseName {
		return os.Open(snapshot)
	}
	blob, err := db.Blobs().Open(e.part.SHA256)
	if err != nil {
		return nil, &badBlob{e.part.SHA256}
	}
	return blob, nil
}

// badBlob names a content that cannot be put into a backup.
type badBlob struct{ sha string }

// Error names it.
func (b *badBlob) Error() string { return "content " + b.sha + " is gone or damaged" }

func header(name string, size int64) *tar.Header {
	return &tar.Header{Name: name, Size: size, Mode: 0o600, Typeflag: tar.TypeReg}
}

// InspectBackup tells what a backup holds, without reading it all.
func InspectBackup(ctx context.Context, file string) (Manifest, error) {
	a, err := openArchive(ctx, file)
	if err != nil {
		return Manifest{}, err
	}
	return a.manifest, a.close()
}

// VerifyBackup reads a backup from beginning to end and refuses one that is
// not whole.
func VerifyBackup(ctx context.Context, file string, progress Progress) error {
	m, err := InspectBackup(ctx, file)
	if err != nil {
		return err
	}
	return verify(ctx, file, newCounter(progress, m.Size()))
}

func verify(ctx context.Context, file string, done *counter) error {
	a, err := openArchive(ctx, file)
	if err != nil {
		return err
	}
	err = a.each(func(_ entry, content io.Reader) error {
		_, err := io.Copy(done, content)
		return err
	})
	return errors.Join(err, a.close())
}
