package data

import (
	"archive/tar"
	"context"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"time"

	"github.com/klauspost/compress/zstd"
)

const partSuffix = ".part" // of a backup that is being written

// BackupOptions say how a backup is made.
type BackupOptions struct {
	// Made is the moment to write into it.
	Made time.Time
	// Version is that of the program, to be written into it.
	Version string
	// Seal is what it is encrypted with.
	Seal Seal
	// Progress is told how far it has come; nil for nobody.
	Progress Progress
}

// Backup writes the desk as it stands now, contents included, into one file.
// Others may go on writing meanwhile, and no room is needed but that of the
// file. The database is checked first, and the file is read back from the disk
// and verified before it takes the place of what had its name. What rows refer
// to and is not here, or is damaged, is left out and named in the manifest.
func (db *DB) Backup(ctx context.Context, file string, options BackupOptions) (Manifest, error) {
	if err := db.refuseTarget(file); err != nil {
		return Manifest{}, err
	}
	from, err := db.freeze(ctx)
	if err != nil {
		return Manifest{}, refusalOf(db.path, err)
	}
	part := file + partSuffix
	m, err := db.backUp(ctx, from, part, options)
	err = errors.Join(err, from.close())
	if err == nil {
		err = moveInto(part, file)
	}
	if err != nil {
		return m, errors.Join(refusalOf(file, err), removeIfThere(part))
	}
	return m, nil
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

func (db *DB) backUp(ctx context.Context, from *frozen, part string, options BackupOptions) (Manifest, error) {
	m, err := db.describe(ctx, from, options)
	if err != nil {
		return m, refusalOf(db.path, err)
	}
	for {
		done := newCounter(options.Progress, 2*m.Size())
		keys, err := db.pack(ctx, m, from, part, options.Seal, done)
		var bad *badBlob
		if errors.As(err, &bad) { // found damaged only now: go on without it
			m.leaveOut(bad.sha)
			continue
		}
		if err == nil {
			err = verify(ctx, part, keys, done)
		}
		return m, err
	}
}

// pack writes the archive until it is on disk, and gives what opens it.
func (db *DB) pack(ctx context.Context, m Manifest, from *frozen, part string, seal Seal, done *counter) (Keys, error) {
	file, err := os.OpenFile(part, os.O_RDWR|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return Keys{}, err
	}
	sealed, keys, err := seal.close(keepOpen{file})
	if err != nil {
		return keys, errors.Join(err, file.Close())
	}
	zip, err := zstd.NewWriter(sealed)
	if err != nil {
		return keys, errors.Join(err, file.Close())
	}
	w := tar.NewWriter(zip)
	err = db.packAll(ctx, w, m, from, done)
	if err == nil {
		err = w.Close()
	}
	err = errors.Join(err, zip.Close(), sealed.Close())
	if err == nil {
		err = file.Sync()
	}
	if err == nil {
		forget(file)
	}
	return keys, errors.Join(err, file.Close())
}

// keepOpen is a file that is not closed with what is written through it.
type keepOpen struct{ *os.File }

// Close does nothing.
func (keepOpen) Close() error { return nil }

func (db *DB) packAll(ctx context.Context, w *tar.Writer, m Manifest, from *frozen, done *counter) error {
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
		content, err := db.content(ctx, e, from)
		if err != nil {
			return err
		}
		if err := w.WriteHeader(header(e.name, e.part.Size)); err != nil {
			return errors.Join(err, content.Close())
		}
		_, err = io.Copy(io.MultiWriter(w, done), withContext(ctx, content))
		err = errors.Join(err, content.Close())
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
func (db *DB) content(ctx context.Context, e entry, from *frozen) (io.ReadCloser, error) {
	if e.name == databaseName {
		return from.pages(ctx)
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

// InspectBackup tells what a backup holds, without reading it all. Of one that
// is sealed and not opened, the manifest tells how it is sealed.
func InspectBackup(ctx context.Context, file string, keys Keys) (Manifest, error) {
	a, err := openArchive(ctx, file, keys)
	if err != nil {
		return Manifest{Sealing: sealingIn(err)}, err
	}
	return a.manifest, a.close()
}

// VerifyBackup reads a backup from beginning to end and refuses one that is
// not whole.
func VerifyBackup(ctx context.Context, file string, keys Keys, progress Progress) error {
	m, err := InspectBackup(ctx, file, keys)
	if err != nil {
		return err
	}
	return verify(ctx, file, keys, newCounter(progress, m.Size()))
}

func verify(ctx context.Context, file string, keys Keys, done *counter) error {
	a, err := openArchive(ctx, file, keys)
	if err != nil {
		return err
	}
	err = a.each(func(_ entry, content io.Reader) error {
		_, err := io.Copy(done, content)
		return err
	})
	return errors.Join(err, a.close())
}
